"""What is shown about templates."""

from __future__ import annotations

from ...words.record import Record
from ..checkup.model import FAULT, Finding

BUILT_IN, OWN, BROKEN = "inbyggd", "egen", "egen som inte går att använda"


class InForce(Record):
    """A template, or a part of one, and what holds on a day.

    ``kinds`` are the papers that it is in, ``time`` when it holds (empty: always), ``file`` where
    one's own lies, ``why`` what is wrong with it.
    """

    name: str
    kinds: tuple[str, ...]
    source: str
    time: str = ""
    file: str = ""
    why: str = ""


class UsableField(Record):
    """A field that a template can use.

    ``said`` is what stands before it on the paper or what it is called, ``written`` how it is
    written in a template, ``used`` the line of the built-in one.
    """

    template: str
    path: str
    holds: str
    said: str
    written: str
    used: str


class Checked(Record):
    """How much was gone through: templates and papers, and what was found, the worst first."""

    built_in: int
    own: int
    whole: int
    changed: int
    missing: int
    findings: list[Finding]

    @property
    def faulty(self) -> bool:
        """Whether something is wrong now."""
        return any(each.severity == FAULT for each in self.findings)
