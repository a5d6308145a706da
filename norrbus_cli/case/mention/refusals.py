"""What is said of a text that names somebody."""

from __future__ import annotations

from collections.abc import Sequence

from ...words.errors import Doubted, Refused
from ...words.swedish import listed

NUMBER, PHONE, EMAIL = "ett personnummer", "ett telefonnummer", "en e-postadress"


class TellsOutside(Refused):
    """A text that is read outside the case tells who it is about. Whose the words are, and whether
    the register has them in a case, is not said.
    """

    def __init__(self, found: Sequence[str], where: Sequence[str] = ()) -> None:
        super().__init__(
            f"Texten{_in(where)} läses av andra än dem som är med i ärendet, och där står"
            f" {listed(found)}. Skriv ”barnet” eller ”vårdnadshavaren” i stället, utan namn,"
            " nummer och adress. Ingenting sparades."
        )


class MayNameTheChild(Doubted):
    """A text that is read outside the case has what may be the child's given name, or the ordinary
    word that it is too; or the family's name, or somebody else's.
    """

    def __init__(self, found: Sequence[str], where: Sequence[str] = ()) -> None:
        told = (
            f"Texten{_in(where)} läses av andra än dem som är med i ärendet, och där står"
            f" {listed(found)}"
        )
        super().__init__(
            f"{told}. Är det barnet eller familjen, skriv ”barnet” eller ”familjen” i stället; är"
            ' det något annat, lägg till --trots-namn "SKÄL". Ingenting sparades.',
            f"{told}. Är det varken barnet eller familjen går det bra.",
            "despite_name",
        )


class TellsOfAnother(Refused):
    """A text of a case has what may be another child's, and whoever wrote it will write it anew."""

    def __init__(self, found: list[str]) -> None:
        super().__init__(f"Skriv om texten utan {listed(found)}. Ingenting sparades.")


def _in(where: Sequence[str]) -> str:
    """`` i --beskrivning och --förslag``; empty where it is not known."""
    return f" i {listed(where)}" if where else ""


def quoted(written: str) -> str:
    """``”Elsas”``, on one line."""
    return f"”{' '.join(written.split())}”"
