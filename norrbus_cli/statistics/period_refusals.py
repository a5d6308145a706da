"""What is refused of a period, or of a year in one, and the sentence for each."""

from __future__ import annotations

from ..words.errors import Refused
from .span import Years


class PeriodsOverlap(Refused):
    """Two periods that have a year in common can be subtracted from each other."""

    def __init__(self, years: Years, other: Years) -> None:
        super().__init__(
            f"{other} är fastställd och har år gemensamt med {years}. Den ena kan då dras från den"
            " andra, och skillnaden kan peka ut någon. Välj år som inte ingår i en fastställd"
            f" period, till exempel från och med {other.last + 1}. Ingenting sparades."
        )


class PeriodStands(Refused):
    """A period is not corrected."""

    def __init__(self, years: Years) -> None:
        super().__init__(
            f"En period rättas inte: {years} är summan av sina år, och de kan dras från den. Det"
            " som är rättat finns med i nästa år och nästa period. Ingenting sparades."
        )


class InPeriod(Refused):
    """A year is not corrected when a period that holds it is published."""

    def __init__(self, years: Years, period: Years) -> None:
        super().__init__(
            f"{years} ingår i {period}, som är fastställd: rättas året kan skillnaden räknas fram"
            " ur perioden. Talen ligger kvar, och det som är rättat finns med i nästa år. Se vad"
            f" som skiljer: norrbus statistik jämför {years} --internt. Ingenting sparades."
        )


class UntoldToCounty(Refused):
    """A period that the county has a year of holds a report that the county does not know of yet:
    other municipalities cannot have reckoned with it, nor this one with theirs.
    """

    def __init__(self, years: Years, of_county: Years, untold: Years) -> None:
        super().__init__(
            f"{years} hänger ihop med länets rapport för {of_county}, men enligt den vet länet inte"
            f" att {untold} är fastställt. Har en annan kommun gjort likadant kan rapporterna"
            " tillsammans röja dolda tal. Lämna en ny fil till länet (norrbus statistik skriv"
            f" {of_county} --internt --format json), läs in länets nya rapport (norrbus statistik"
            " läs-in FIL) och försök igen. Ingenting sparades."
        )
