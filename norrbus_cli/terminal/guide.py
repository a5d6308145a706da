"""Guided entry at a terminal.

One question at a time, shown before it is saved, and nothing typed is ever lost.

``<`` goes back, Enter skips what is optional or keeps an earlier answer, ``-`` takes it away, ``?``
explains. After each answer the draft is kept, encrypted, in the register; it is offered the next
time and forgotten when the record has been saved (``guided.py``). What is shown before, and changed
there, is in ``review.py``.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from typing import TYPE_CHECKING, Generic, cast

from .answers import Raw, parse_answers, records, typed_of
from .context import Context
from .dialogue import ask
from .either import Other, answers_of, no_others
from .question import Filled, Form, Question, questions
from .reading import NOTHING_TOLD, Answers, Typed
from .wanted import GoBack, yes

if TYPE_CHECKING:
    from typing import Self

    from .answers import Given


class Guide(Generic[Filled]):
    """One guided entry. ``raw`` holds the answers so far, which are handed to ``keep`` when they
    have changed. ``passed`` are the questions that have been asked, each by its name ``within``.
    """

    def __init__(
        self,
        context: Context,
        form: type[Filled],
        raw: Raw,
        keep: Callable[[Raw], None],
        passed: set[str],
        within: str = "",
        about: Typed = NOTHING_TOLD,
        others: Callable[[str], list[Other]] = lambda _: [],
    ) -> None:
        self.context = context
        self.form = form
        self.raw = dict(raw)
        self._on_line: frozenset[str] = frozenset() if within else frozenset(raw)
        self._keep = keep
        self._passed = passed
        self._within = within
        self._about, self._others = about, others
        self._offered: set[str] = set()  # what a refusal has named
        self._aside: Raw = {}  # what was answered and no longer makes sense

    def ask_all(self, back_from: int | None = None) -> None:
        """Ask for each thing that has not been asked, in its order, one step back at a time; go
        ``back_from`` one first. Raises typer.Abort, and GoBack of a part, from its first question.
        """
        names = [name for name in questions(self.form) if name not in self._on_line]
        asked = [self._path(name) in self._passed for name in names]
        position = asked.index(False) if False in asked else len(names)
        if back_from is not None:
            position = self._before(names, back_from)
        while position < len(names):
            try:
                if self._makes_sense(names[position]):
                    self._answer(names[position])
                self._passed.add(self._path(names[position]))
                self._keep(self.raw)
                position += 1
            except GoBack:
                position = self._before(names, position)

    def _before(self, names: list[str], position: int) -> int:
        """The question before one; itself where there is none. Raises GoBack of a part."""
        earlier = [at for at in range(position) if self._makes_sense(names[at])]
        if not earlier and self._within:
            raise GoBack
        return earlier[-1] if earlier else position

    def _path(self, name: str) -> str:
        return f"{self._within}{name}"

    def _makes_sense(self, name: str) -> bool:
        each = questions(self.form)[name]
        wanted = each.ask and not (each.if_known and not self._known(each))
        asked = wanted or name in self._offered or name in self.raw
        return asked and each.when(self._parsed())

    def _parsed(self) -> Answers:
        """What is answered, but for groups: they may be unfinished, and no question depends on
        them.
        """
        asked = questions(self.form)
        single = {name: raw for name, raw in self.raw.items() if asked[name].form is None}
        return parse_answers(self.form, single, self.context)

    def _answer(self, name: str, revise: bool = False) -> None:
        each = questions(self.form)[name]
        if each.form is not None:
            self._ask_group(name, each.form, each)
            return
        if each.own:
            each = no_others(each, lambda: self._elsewhere(name))
        self._set(name, ask(self.context, each, self._typed(), self.raw.get(name, ""), revise))

    def _elsewhere(self, name: str) -> list[Other]:
        """The answers to the same question that the other records of the whole have."""
        groups = [each for each, asked in questions(self.form).items() if asked.form is not None]
        return [
            *self._others(name),
            *answers_of(name, [part for group in groups for part in self._parts(group)]),
        ]

    def _typed(self) -> dict[str, str]:
        """What was typed, also of what the whole is about that this is a part of."""
        return {**self._about, **typed_of(self.raw)}

    def _known(self, each: Question) -> bool:
        return bool(each.known and each.known(self.context, self._typed()))

    def _set(self, name: str, value: Given) -> None:
        self.raw.pop(name, None)
        if value:
            self.raw[name] = value
        self._keep(self.raw)

    def _ask_group(self, name: str, form: type[Form], each: Question) -> None:
        """Records one after the other; one that was broken off is completed first."""
        for number in range(len(self._parts(name))):
            if self._path(f"{name}.{number}") not in self._passed:
                self._ask_part(name, form, number)
        while True:
            count = len(self._parts(name))
            text = f"{each.text}{' till' if count else ''}?"
            if not yes(self.context.asker, text, default=False, back=True):
                return
            self._ask_part(name, form, count)

    def _parts(self, name: str) -> list[Raw]:
        return records(self.raw.get(name, []))

    def _part(self, name: str, form: type[Form], number: int) -> Self:
        """The entry of one record, which is kept with the rest."""

        def keep(part: Raw) -> None:
            parts = self._parts(name)
            self._set(name, [*parts[:number], dict(part), *parts[number + 1 :]])

        parts = self._parts(name)
        part = parts[number] if number < len(parts) else {}
        within = self._path(f"{name}.{number}.")
        # A record is asked for as the whole is.
        whole = cast("type[Filled]", form)
        asked, typed = questions(self.form), self._typed()
        about = {each: typed[each] for each in typed if each in asked and asked[each].argument}

        def others(asked: str) -> list[Other]:
            beside = [each for at, each in enumerate(self._parts(name)) if at != number]
            return answers_of(asked, [self.raw, *beside])

        return type(self)(self.context, whole, part, keep, self._passed, within, about, others)

    def _ask_part(self, name: str, form: type[Form], number: int) -> None:
        """Ask for one record. Gone back from at its first question it is none, when nothing is
        typed or whoever typed it says so.
        """
        guide = self._part(name, form, number)
        while True:
            with contextlib.suppress(GoBack):
                guide.ask_all()
                self._passed.add(self._path(f"{name}.{number}"))
                self._keep(self.raw)
                return
            text = "Ta bort det som är påbörjat här?"
            if not guide.raw or yes(self.context.asker, text, default=False):
                self._remove(name, number)
                return

    def _remove(self, name: str, number: int) -> None:
        parts = self._parts(name)
        within = self._path(f"{name}.")
        self._passed -= {each for each in self._passed if each.startswith(within)}
        left = [*parts[:number], *parts[number + 1 :]]
        self._passed |= {f"{within}{each}" for each in range(len(left))}
        self._set(name, left)

    def _ask_all_required(self) -> None:
        for name, each in questions(self.form).items():
            while each.required and name not in self.raw and self._makes_sense(name):
                with contextlib.suppress(GoBack):
                    self._answer(name)
