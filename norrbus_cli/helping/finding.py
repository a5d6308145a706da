"""Which commands and kinds of paper a word is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..desk.papers.purpose.model import PURPOSES
from ..rooms import ROOMS
from ..terminal.room import NAMELESS, Room, loaded
from ..words.record import Record
from ..words.swedish import did_you_mean, fold
from .synonyms import SYNONYMS

MOST = 12  # answers (own choice)
ON_SCREEN = 7  # of up to three rows: what a small terminal has room for (own choice)
_SHORTEST = 4  # letters that are left of a word whose ending is taken away (own choice)
_ENDINGS = ("erna", "arna", "orna", "er", "ar", "or", "en", "et", "na", "n", "r", "t", "s")


class Answer(Record):
    """A command, what it does, and those of its options that the word is about."""

    command: str
    what: str
    options: tuple[str, ...] = ()


class _Known(Record):
    """A command with the words in which a word is looked for, folded."""

    answer: Answer
    named: str
    text: str
    options: tuple[tuple[str, str], ...]


def command_named(words: Sequence[str]) -> list[str] | None:
    """The command or room that the words name; none for other words. Nothing at all: the root."""
    path: list[str] = []
    for word in words:
        room = _room(path)
        found = next((each for each in room if fold(each) == fold(word)), None)
        if found is None:
            return None
        path.append(found)
    return path


def _room(path: list[str]) -> list[str]:
    """The names of what is in a room; the root where there is no path."""
    if not path:
        return [name for name, _, _ in ROOMS]
    made = next(loaded(*each) for each in ROOMS if each[0] == path[0])
    for name in path[1:]:
        made = made.commands[name] if isinstance(made, Room) else made
    return [name for name in made.commands if name != NAMELESS] if isinstance(made, Room) else []


def about(word: str) -> list[Answer]:
    """The commands and kinds of paper that a word is about, in whatever form it stands, the nearest
    first; at most MOST.
    """
    folded = fold(word.strip())
    stem = _without_ending(folded)
    wanted = _SYNONYMS.get(folded) or _SYNONYMS.get(stem) or stem
    weighed = [(_weight(each, wanted), each) for each in (*_commands(), *_papers())]
    # What takes away is nobody's first answer.
    found = sorted(
        (each for each in weighed if each[0]),
        key=lambda each: (each[1].named.startswith("makulera"), -each[0]),
    )
    return [_told(each, wanted) for _, each in found[:MOST]]


def nothing(word: str) -> str:
    """What is said where nothing is about the word."""
    near = did_you_mean(word, {*SYNONYMS, *(name for name, _, _ in ROOMS)})
    return f"Inget kommando handlar om ”{word[:40]}”.{near} Alla kommandon: norrbus --hjälp"


def _without_ending(word: str) -> str:
    return next(
        (
            word.removesuffix(ending)
            for ending in _ENDINGS
            if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST
        ),
        word,
    )


_SYNONYMS = {fold(word): fold(meant) for word, meant in SYNONYMS.items()}


def _weight(known: _Known, wanted: str) -> int:
    """How near a command is to a word: named so, about it, with an option about it."""
    parts = wanted.split()
    if all(part in known.named for part in parts):
        return 3 + (wanted in known.named.split())
    if all(part in known.text for part in parts):
        return 2
    return int(any(all(part in text for part in parts) for _, text in known.options))


def _told(known: _Known, wanted: str) -> Answer:
    options = [name for name, text in known.options if wanted in text]
    return Answer(known.answer.command, known.answer.what, tuple(options))


def _commands() -> Iterator[_Known]:
    for name, help_text, parts in ROOMS:
        yield from _inside(("norrbus", name), loaded(name, help_text, parts))


def _inside(path: tuple[str, ...], made: object) -> Iterator[_Known]:
    if isinstance(made, Room):
        for name, each in made.commands.items():
            yield from _inside(path if name == NAMELESS else (*path, name), each)
        return
    what = str(getattr(made, "help", "") or "")
    options = tuple(
        (each.opts[0], fold(f"{each.opts[0]} {getattr(each, 'help', '') or ''}"))
        for each in getattr(made, "params", ())
        if each.param_type_name == "option"
    )
    first = re.split(r"(?<=\.) (?=[A-ZÅÄÖ])", what)[0]
    named = " ".join(path[1:])
    yield _Known(Answer(" ".join(path), first), fold(named), fold(what), options)


def _papers() -> Iterator[_Known]:
    for each in PURPOSES.values():
        yield _Known(Answer(each.command, each.what), fold(each.kind), fold(each.what), ())
