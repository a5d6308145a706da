"""What stands in the place of the names of all children and guardians where none is shown."""

from __future__ import annotations

from collections.abc import Iterable

from ...authority.municipalities import MUNICIPALITIES
from ...paper.traces import words
from ...register.cells import SOMEBODY, Row, hidden
from ...register.database import Register
from ...words.text import Veil
from ..store import names_of_others

# Names that norrbus itself begins a line with, as words.
_OURS = frozenset({"dag", "en", "nu", "ny", "ring", "vår"})


def of_all(register: Register, people: Iterable[Row]) -> Veil:
    """Whole names and numbers, and each word of a name where it has a capital, by the rows of
    ``cells.WHOLE_NAMES``.

    Own choice: somebody of the staff, or an actor, keeps the whole name, unless it is that of a
    child or a guardian, and what is called by one such word keeps it.
    """
    whole = hidden(people)
    others = [*MUNICIPALITIES.values(), *names_of_others(register)]
    kept = _OURS | {name.casefold() for name in others}
    single: dict[str, str] = {}
    for name, instead in whole.items():
        for each in {word.casefold() for word in words(name)} - kept:
            single[each] = instead if single.get(each, instead) == instead else SOMEBODY
    staff = {name: name for name in others if " " in name}
    return Veil({**staff, **whole}, single)
