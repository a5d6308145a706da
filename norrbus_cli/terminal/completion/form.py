"""What is asked about the shell's completion."""

from __future__ import annotations

import os
from pathlib import Path
from typing import ClassVar

from ..question import Form, argument
from ..reading import choice
from .shells import SHELLS


def used_shell() -> str:
    """The shell of whoever runs this; empty where nothing tells or it cannot complete."""
    name = Path(os.environ.get("SHELL", "")).stem or ("powershell" if os.name == "nt" else "")
    return name if name in SHELLS else ""


class Install(Form):
    """For which shell."""

    keeps_draft: ClassVar[bool] = False

    shell: str = argument(
        "SKAL",
        "Skalet; annars det som du använder",
        choice(*SHELLS),
        required=True,
        missing="",
        when=lambda answers: bool(answers.get("shell")) or not used_shell(),
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
