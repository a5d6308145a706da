"""Why a case is not marked as kept."""

from __future__ import annotations

from ...words.errors import NotFound, Refused, WrongUsage


class KeptAlready(Refused):
    """The same reason holds already."""

    def __init__(self, reference: str, why: str) -> None:
        super().__init__(
            f"{reference} bevaras redan: {why}. Gäller det inte längre: norrbus ärende bevara-inte"
            f' {reference} --därför "{why}"'
        )


class NotKept(NotFound):
    """The reason does not hold."""

    def __init__(self, reference: str, why: str) -> None:
        super().__init__(
            f"{reference} bevaras inte för orsaken {why}. Vad som gäller visas av: norrbus ärende"
            f" visa {reference} --historik"
        )


class ReasonMissing(WrongUsage):
    """What is kept for another reason needs it."""

    def __init__(self) -> None:
        super().__init__(
            'Skriv vilket beslut som gör att akten bevaras: --skäl "Beslut 2026-11-30, pågående'
            ' tvist".'
        )


class NotBorn(Refused):
    """Until which birthday an investigation is kept cannot be said."""

    def __init__(self, reference: str) -> None:
        super().__init__(
            f"En barnutredning bevaras tills barnet fyller 30 år, och {reference} har ingen"
            f" födelsedag. Ange den: norrbus ärende ändra {reference} --född DAG"
        )
