"""What is asked about the shell's completion."""

from __future__ import annotations

from typing import ClassVar

from ..question import Form, argument
from ..reading import choice
from .shells import SHELLS


class Install(Form):
    """For which shell."""

    keeps_draft: ClassVar[bool] = False

    shell: str = argument(
        "SKAL", "Skalet; annars det som du använder", choice(*SHELLS), ask=False, missing=""
    )


class Remove(Form):
    """For which shell."""

    keeps_draft: ClassVar[bool] = False

    shell: str = argument("SKAL", "Skalet; annars alla", choice(*SHELLS), ask=False, missing="")


class Show(Form):
    """For which shell."""

    reads: ClassVar[bool] = True
    keeps_draft: ClassVar[bool] = False

    shell: str = argument("SKAL", "Skalet", choice(*SHELLS), required=True)
