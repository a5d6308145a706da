"""What is refused about a review of the log."""

from __future__ import annotations

from ...words.errors import NotFound, Refused, WrongUsage


class NothingToReview(Refused):
    """Nothing has been done or looked at since the last review."""

    def __init__(self) -> None:
        super().__init__(
            "Ingen har gjort eller sett något sedan den senaste granskningen. Se den med: norrbus"
            " logg granskningar"
        )


class NothingBegun(Refused):
    """No review is under way."""

    def __init__(self) -> None:
        super().__init__("Ingen granskning är påbörjad. Dra ett urval först: norrbus logg granska")


class Begun(Refused):
    """A review is under way: another sample is not drawn until it is finished."""

    def __init__(self, number: int) -> None:
        super().__init__(
            f"Granskning {number} är påbörjad, och dess urval är draget. Se det med: norrbus logg"
            " granska. Avsluta den med --klar innan ett nytt urval dras."
        )


class UnknownReview(NotFound):
    """No review has the number."""

    def __init__(self, number: int) -> None:
        super().__init__(
            f"Det finns ingen granskning {number}. Se numren med: norrbus logg granskningar"
        )


class RemarkWithoutEnd(WrongUsage):
    """A remark belongs to a review that is finished."""

    def __init__(self) -> None:
        super().__init__(
            "En anmärkning skrivs när granskningen är klar. Lägg till --klar, eller ta bort"
            " --anmärkning."
        )


class RemarkMissing(WrongUsage):
    """A finished review says what was found."""

    def __init__(self) -> None:
        super().__init__(
            'Säg vad du fann: --anmärkning "Inget att anmärka.", eller vad som ska utredas.'
        )
