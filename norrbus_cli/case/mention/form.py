"""What asks for a text that those who take part in a case will read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...terminal.question import Form

if TYPE_CHECKING:
    from typing import Protocol

    from ...terminal.context import Context

    class Named(Protocol):
        """Somebody of the case."""

        @property
        def name(self) -> str:
            """What they are called."""


class OfCase(Form):
    """Texts about a case that is there."""

    reference: str

    def heed(self, context: Context) -> None:
        """Raises TellsOfAnother."""
        from .within import ask_within

        ask_within(context, self, self.reference)


class OfNewCase(Form):
    """Texts about a case to open, with its people."""

    anonymous: bool
    name: str
    guardians: tuple[Named, ...]

    def heed(self, context: Context) -> None:
        """Raises TellsOfAnother. An anonymous consultation has a rule of its own."""
        from .within import ask_within

        if not self.anonymous:
            ask_within(context, self, "", [self.name, *(each.name for each in self.guardians)])
