"""References: ``NB-2026-0007`` names a case, ``NB-2026-0007-M2`` its second meeting,
``A-2026-0001`` a deviation.

A reference is permanent and never reused. It is printed whole; when typed, a unique beginning or
the running number is enough.
"""

from __future__ import annotations

import re

from .errors import NotFound, WrongUsage
from .record import Record
from .swedish import did_you_mean, listed


class UnknownReference(NotFound):
    """Nothing of a series answers to what was typed.

    ``what`` is ``inget ärende``, ``see`` the command that lists them all.
    """

    def __init__(self, what: str, typed: str, known: list[str], see: str) -> None:
        super().__init__(
            f"Det finns {what} {typed}.{did_you_mean(typed, known)} Se alla med: {see}"
        )


class AmbiguousReference(WrongUsage):
    """Several of a series answer to what was typed."""

    def __init__(self, typed: str, found: list[str]) -> None:
        shown = listed(found[:5], "eller") + (
            f" (och {len(found) - 5} till)" if len(found) > 5 else ""
        )
        year, number = found[0].split("-")[-2:]
        self.found = found
        super().__init__(
            f"{typed} kan vara {shown}. Skriv mer av numret, till exempel {year}-{int(number)}."
        )


class Typed(Record):
    """What a user typed to name a part of a case: the case, and perhaps which of its parts."""

    case: str
    number: int | None


class PartOfCase(Record):
    """A numbered part of a case, named by a letter: ``M`` a meeting, ``O`` a disagreement."""

    letter: str

    def reference(self, case: str, number: int) -> str:
        """``NB-2026-0007-M2``."""
        return f"{case}-{self.letter}{number}"

    def split(self, typed: str) -> Typed:
        """Split ``NB-2026-0007-M2`` in case and number; a bare case reference has no number."""
        match = re.fullmatch(
            rf"(?P<case>.+?)-?{self.letter}(?P<number>\d{{1,6}})",
            typed.strip(),
            re.IGNORECASE | re.ASCII,
        )
        return Typed(match["case"], int(match["number"])) if match else Typed(typed.strip(), None)


MEETING = PartOfCase("M")


class Series(Record):
    """Things that are numbered year by year.

    ``counter`` names the row that keeps the last number, so that none is ever reused.
    """

    prefix: str
    counter: str
    nothing: str
    see: str

    def reference(self, year: int, number: int) -> str:
        """The reference of the ``number``:th of ``year``: ``NB-2026-0007``."""
        return f"{self.prefix}-{year:04d}-{number:04d}"

    def find(self, typed: str, known: list[str]) -> str:
        """The one reference of ``known`` that ``typed`` names.

        Accepts the whole reference, year and number (``2026-7``), the running number alone (``7``,
        ``0007``) or a unique beginning. Raises UnknownReference, AmbiguousReference.
        """
        wanted = typed.strip().upper()
        if wanted in known:
            return wanted
        parts = re.fullmatch(
            rf"(?:{self.prefix}-?)?(?P<year>\d{{4}})-(?P<number>\d{{1,6}})", wanted, re.ASCII
        )
        if parts:
            found = [
                reference
                for reference in known
                if reference == self.reference(int(parts["year"]), int(parts["number"]))
            ]
            found = found or [reference for reference in known if reference.startswith(wanted)]
        elif wanted.isascii() and wanted.isdigit():
            found = [
                reference for reference in known if int(reference.rsplit("-", 1)[1]) == int(wanted)
            ]
        else:
            found = [reference for reference in known if wanted and reference.startswith(wanted)]
        if not found:
            raise UnknownReference(self.nothing, typed.strip()[:40], known, self.see)
        if len(found) > 1:
            raise AmbiguousReference(typed.strip(), found)
        return found[0]


CASE = Series("NB", "case", "inget ärende", "norrbus ärende lista --alla")
DEVIATION = Series("A", "deviation", "ingen avvikelse", "norrbus avvikelse lista --alla")
FORUM = Series("F", "forum", "inget möte", "norrbus forum lista --alla")
