"""What is refused when an extract of the staff is asked for."""

from __future__ import annotations

from collections.abc import Sequence

from ....words.errors import NotFound, Refused, WrongUsage
from ....words.swedish import listed
from .model import ALL


class SeveralNames(WrongUsage):
    """Several names begin so."""

    def __init__(self) -> None:
        super().__init__("Flera i personalen har namn som börjar så. Skriv hela namnet.")


class SeveralPlaces(WrongUsage):
    """The name stands in several places, and may be several people's."""

    def __init__(self, places: Sequence[str]) -> None:
        super().__init__(
            f"Namnet finns på flera ställen: {listed(places)}. Säg vilket med --hos, till exempel"
            f' --hos "{places[0]}" (kan upprepas). Är det samma person överallt: --hos {ALL}'
        )


class NotThere(NotFound):
    """Nobody with the name is at a place."""

    def __init__(self, typed: str, places: Sequence[str]) -> None:
        found = f" Namnet finns här: {listed(places)}." if places else ""
        super().__init__(
            f"Ingen med det namnet finns hos {typed[:40]}.{found} Se aktörerna med: norrbus aktör"
            " lista"
        )


class NobodyThere(NotFound):
    """Nobody of the staff has the name."""

    def __init__(self) -> None:
        super().__init__(
            "Ingen i personalen heter så i registret. Skriv början av namnet som det står i"
            " registret. --hos gäller personal, inte barn och vårdnadshavare."
        )


class OfFamily(Refused):
    """A text about a child or a guardian by name is to stand in an extract of the staff."""

    def __init__(self, code: str) -> None:
        super().__init__(
            f"Texten {code} nämner ett barn eller en vårdnadshavare, och står aldrig i ett utdrag"
            " om personal (OSL 26 kap. 1 §). Ta bort --ta-med för den. Inget skrevs."
        )


class NotOfStaff(WrongUsage):
    """Somebody else is to have the extract."""

    def __init__(self) -> None:
        super().__init__(
            "Ett utdrag om personal lämnas bara till den som det gäller. Ta bort --till, --ärende"
            " och --visa-skyddat; de gäller barn och vårdnadshavare."
        )
