"""What a check-up finds."""

from __future__ import annotations

from ...words.record import Record

# Something is wrong now; it will be, or may be; it could be better.
FAULT, WARNING, ADVICE = "fel", "varning", "råd"


class Finding(Record):
    """What is not as it should be, how bad it is, and what mends it: a command or an act."""

    severity: str
    subject: str
    sentence: str
    mended_by: str


class Checkup(Record):
    """How much was gone through, and what was found; the worst first."""

    rows: int
    tables: int
    papers: int
    findings: list[Finding]

    @property
    def faulty(self) -> bool:
        """Whether something is wrong now."""
        return any(each.severity == FAULT for each in self.findings)
