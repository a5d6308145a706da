"""A text of a case that names a child of another one is asked about.

Source: OSL 25 kap. 1 § and 26 kap. 1 §: secrecy holds for each child by itself, also in a family,
and the papers of a case go to those who take part in it. Own choice: it is a question and no
refusal, since a sibling is sometimes rightly named; where nobody can be asked it is said. A whole
name counts, a sibling's given name alone, a personal number. What is held for siblings is refused
as before (``meeting.siblings``), and an anonymous consultation has a rule of its own
(``case.nameless``).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from ...paper.traces import words
from ...terminal.question import Form, questions
from ...terminal.reading import long_text, short_text
from ...words.record import Record
from ...words.swedish import fold, listed
from .. import store as case_store
from . import store
from .model import Text
from .refusals import NUMBER, TellsOfAnother, quoted
from .store import Child
from .surname import alone, families, of_family, surname

if TYPE_CHECKING:
    from datetime import date

    from ...register.database import Register
    from ...terminal.context import Context
    from ...terminal.question import Question

PEOPLE = frozenset({"name", "number", "address"})  # what says who somebody is, and is no text
NAMING = frozenset({"deputies"})  # for whom they stand is checked, their names are one's own words
# What changes a text afterwards, where another command than the one that took it does.
_MENDED = {
    "ärende skapa": "ärende ändra",
    "plan skapa": "plan ändra",
    "plan insats": "plan ändra-insats",
    "möte boka": "möte ändra",
}
_WHY = (
    "Papperen i ett ärende läses av dem som är med i det, och de har ingen grund att få veta något"
    " om ett annat barn (OSL 25 kap. 1 §, 26 kap. 1 §)."
)


class Near(Record):
    """Whom a text may name: children, siblings among them, whose families may be, and the numbers
    in it; ``own`` are the words of names that may stand there.
    """

    children: tuple[Child, ...]
    siblings: tuple[Child, ...]
    families: tuple[Child, ...]
    numbers: frozenset[str]
    own: frozenset[str] = frozenset()

    def surnames(self, children: Iterable[Child]) -> list[tuple[str, ...]]:
        """The words of their family names, of those that nobody has who may be named."""
        found = dict.fromkeys(surname(each.name) for each in children)
        return [parts for parts in found if not self.own.issuperset(map(fold, parts))]


def ask_within(
    context: Context,
    filled: Form,
    typed: str,
    own: Iterable[str] = (),
    spared: Callable[[], Collection[int]] = tuple,
) -> None:
    """Ask about what an answered form has of other children; without a terminal it is said.

    ``typed`` names the case, or nothing for a new one, ``own`` are names that may stand there,
    ``spared`` gives the children, by id, that another rule looks for. Raises TellsOfAnother for
    what is not to be kept, UnknownReference, AmbiguousReference.
    """
    if getattr(filled, "despite_name", ""):
        return
    found = found_in(context.register, texts(filled), typed, context.today, own, spared)
    if not found:
        return
    there = f"I texten står {listed(found)}, som kan vara ett annat barn. {_WHY}"
    if not context.interactive:
        context.output.notice(
            f"{there} Är det så: skriv om den när den är sparad, med: {_mending(context, typed)}"
        )
    elif there not in context.allowed:
        from ...terminal.wanted import yes

        if not yes(context.asker, f"{there} Får det stå där?", default=False):
            raise TellsOfAnother(found)
        context.allowed.add(there)


def _mending(context: Context, typed: str) -> str:
    """The command that changes the text afterwards; of one that cannot be changed, what undoes."""
    command = context.command.removeprefix("norrbus ")
    changes = _MENDED.get(command, command if "ändra" in command else "")
    return f"norrbus {changes} {typed}".rstrip() if changes else "norrbus ångra"


def texts(filled: Form) -> Iterator[str]:
    """What was answered in one's own words, also in the records of a form."""
    for name, each in questions(type(filled)).items():
        answer = getattr(filled, name)
        for one in answer if isinstance(answer, tuple) else (answer,):
            if isinstance(one, Form):
                yield from texts(one)
            elif isinstance(one, str) and _is_text(name, each):
                yield one


def text_names(form: type[Form]) -> list[str]:
    """Which answers of a form are in one's own words."""
    return [name for name, each in questions(form).items() if _is_text(name, each)]


def _is_text(name: str, each: Question) -> bool:
    chosen = each.argument or each.known or (each.check and name not in NAMING)
    return each.parse in (long_text, short_text) and not chosen and name not in PEOPLE


def found_in(
    register: Register,
    written: Iterable[str],
    typed: str,
    today: date,
    own: Iterable[str] = (),
    spared: Callable[[], Collection[int]] = tuple,
    among: Collection[str] | None = None,
) -> list[str]:
    """What texts, each by itself, have of other children than that of the case, as it may be told:
    see ``ask_within``. ``among`` are the given names, in small letters, that alone need be asked
    for.
    """
    read = [text for text in map(Text, written) if text.begins]
    if not read:
        return []
    case = store.case_of(register, typed) if typed else store.NEW
    begins = {word for text in read for word in text.begins}
    if among is not None:
        begins = {word for word in begins if word.casefold() in among}
    numbers = {number for text in read for number in text.numbers(today)}
    known = [] if case.anonymous else store.children(register, begins, numbers)
    siblings = [] if case.anonymous else store.siblings(register, case.id)
    called = {each for text in read for each in families(text.text)}
    households = [] if case.anonymous else store.children_of_families(register, called)
    near = Near(tuple(known), tuple(siblings), tuple(households), frozenset(numbers))
    if not _named(register, read, near):
        return []
    people = case_store.by_id(register, case.id).people if case.id else ()
    names = [*own, *(each.name for each in people)]
    mine, aside = {each.id for each in people}, {*spared()}
    same = {fold(name) for name in names}
    given = {fold(word) for name in names for word in words(name)}
    others = [each for each in known if each.id not in mine]
    beside = [*names, *store.staff(register)]
    left = Near(
        tuple(each for each in others if each.id not in aside and fold(each.name) not in same),
        tuple(each for each in siblings if each.id not in aside),
        tuple(each for each in (*households, *siblings) if each.id not in mine | aside),
        frozenset(numbers & {each.number for each in others}),
        frozenset(given),
    )
    return _named(register, [text.without(beside) for text in read], left)


def _named(register: Register, read: Sequence[Text], near: Near) -> list[str]:
    """The names of some children as they are written in texts, and whether a number stands
    there.
    """
    found = [text.whole_name(each.name) for text in read for each in near.children]
    found += [
        text.whole_name(each.name) or text.given_name(each.name)
        for text in read
        for each in near.siblings
        if fold(each.name.split()[0]) not in near.own
    ]
    found += [
        of_family(parts, text.stands(parts))
        for text in read
        for parts in near.surnames(near.families)
    ]
    found += [
        alone(parts, text.stands(parts), lambda: store.words_of_staff(register))
        for text in read
        for parts in near.surnames(near.siblings)
    ]
    told = [quoted(name) for name in found if name]
    return list(dict.fromkeys([*told, *([NUMBER] if near.numbers else [])]))
