"""Why nothing is disposed of."""

from __future__ import annotations

from collections.abc import Iterable

from ...words.errors import NotFound, Refused
from ...words.swedish import listed


class NothingDue(NotFound):
    """No act is old enough."""

    def __init__(self) -> None:
        super().__init__("Det finns inget att gallra i dag. Ingenting ändrades.")


class NotPublished(Refused):
    """The statistics of years in which acts count would lose them."""

    def __init__(self, years: Iterable[int]) -> None:
        told = sorted(years)
        super().__init__(
            f"Statistiken för {listed(map(str, told))} är inte fastställd, och efter gallringen går"
            f" den inte att räkna. Fastställ den först: norrbus statistik fastställ {told[0]}."
            ' Ska den aldrig räknas: --utan-statistik "SKÄL"; skälet loggas. Ingenting gallrades.'
        )


class HasMoved(Refused):
    """Something was done while the question stood."""

    def __init__(self) -> None:
        super().__init__(
            "Något hände i registret medan frågan stod. Ingenting gallrades. Kör om, så visas det"
            " som gäller nu."
        )
