"""What is refused because of the rules, and the sentence for each."""

from __future__ import annotations

from ....words.errors import NotFound, Refused


class UnknownRule(NotFound):
    """No rule has the number."""

    def __init__(self, typed: str, first: str, last: str) -> None:
        super().__init__(
            f"Det finns ingen regel {typed[:40]}. Reglerna är {first} till {last}: norrbus"
            " statistik regler"
        )


class GapsLeft(Refused):
    """Something warns that the figures are worse than they could be; it can still be mended."""

    def __init__(self, year: int, count: int, rules: str) -> None:
        missing = "1 uppgift" if count == 1 else f"{count} uppgifter"
        super().__init__(
            f"{missing} saknas för {year} och gör talen sämre. Regler: {rules}. Se vilka, och hur"
            f" de läggs till: norrbus statistik brister {year}. Ska året fastställas ändå, lägg"
            " till --med-brister."
        )


class StopsLeft(Refused):
    """What contradicts itself is mended before a year is published."""

    def __init__(self, year: int, count: int, rules: str) -> None:
        what = "1 uppgift" if count == 1 else f"{count} uppgifter"
        super().__init__(
            f"{what} för {year} kan inte stämma, och då kan året inte fastställas. Regler: {rules}."
            f" Se vilka, och hur de rättas: norrbus statistik brister {year} --allvar stopp"
        )
