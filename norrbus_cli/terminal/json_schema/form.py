"""What is asked about a schema."""

from __future__ import annotations

from typing import ClassVar

from ..question import Form, argument


class ShowSchema(Form):
    """Whose schema."""

    keeps_draft: ClassVar[bool] = False

    command: tuple[str, ...] = argument(
        "KOMMANDO...", "Kommandot, till exempel ärende visa; annars alla", many=True, ask=False
    )
