"""Guided entry at a terminal.

One question at a time, shown before it is saved, and nothing typed is ever lost.

``<`` goes back, Enter skips what is optional or keeps an earlier answer, ``-`` takes it away, ``?``
explains. After each answer the draft is kept, encrypted, in the register; it is offered the next
time and forgotten when the record has been saved.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from typing import TYPE_CHECKING, Generic

import typer

from ..words.errors import NorrbusError, WrongUsage
from .answers import Raw, build, parse_answers, records, unanswered
from .context import Context
from .dialogue import ask, spoken
from .draft import Draft
from .question import Filled, Form, Question, questions
from .reading import NotAChoice, chosen
from .stream import AnswerLost
from .wanted import GoBack, Wanted, number_of, yes

if TYPE_CHECKING:
    from .answers import Given


def run_guided(
    context: Context, form: type[Filled], raw: Raw, body: Callable[[Context, Filled], None]
) -> None:
    """Ask for what is missing, show it, save it. A refusal or Ctrl-C keeps the draft and says
    so."""
    draft = Draft(context, form, raw)
    guide = Guide(context, form, raw, draft.keep)
    try:
        guide.raw = draft.offer()
        body(context, guide.fill())
    except (typer.Exit, AnswerLost):
        draft.forget()  # the deed is done
        raise
    except (NorrbusError, typer.Abort, KeyboardInterrupt):
        draft.tell(guide.raw)
        raise
    draft.forget()


class Guide(Generic[Filled]):
    """One guided entry. ``raw`` holds the answers so far, which are handed to ``keep`` when they
    have changed.
    """

    def __init__(
        self, context: Context, form: type[Filled], raw: Raw, keep: Callable[[Raw], None]
    ) -> None:
        self.context = context
        self.form = form
        self.raw = dict(raw)
        self._on_line = set(raw)
        self._keep = keep

    def fill(self) -> Filled:
        """The filled-in form, as the user has seen and agreed to it. Raises typer.Abort."""
        self.context.output.notice(
            "Svara på en fråga i taget. Enter hoppar över eller behåller,"
            f" {self.context.asker.back} går tillbaka, ? förklarar."
        )
        if self.form.changes:
            self._ask_all_required()
            self._ask_what_to_change()
        else:
            self.ask_all()
        wanted = Wanted("Spara? (j = ja, n = nej, eller numret på det som ska ändras)")
        while True:
            self._show()
            answer = self.context.asker.ask(wanted).casefold()
            if answer in {"n", "nej"}:
                raise typer.Abort
            if answer in {"j", "ja"}:
                try:
                    return build(self.form, self.raw, self.context)
                except WrongUsage as error:
                    self.context.output.notice(error.sentence)
            elif number := number_of(answer, len(self._answered())):
                self._change(*self._answered()[number - 1])

    def ask_all(self) -> None:
        """Ask for each thing that is not answered, in its order, one step back at a time. Raises
        typer.Abort.
        """
        pending = [
            name
            for name, each in questions(self.form).items()
            if name not in self.raw or (each.form is not None and name not in self._on_line)
        ]
        position = 0
        while position < len(pending):
            name = pending[position]
            try:
                if self._makes_sense(name):
                    self._answer(name)
                position += 1
            except GoBack:
                earlier = [at for at in range(position) if self._makes_sense(pending[at])]
                position = earlier[-1] if earlier else position

    def _ask_what_to_change(self) -> None:
        by_text = {
            each.text: name
            for name, each in questions(self.form).items()
            if each.ask and not each.argument
        }
        wanted = Wanted(
            "Vad ska ändras", ":", ("Enter = klart",), choices=tuple(by_text), numbered=True
        )
        while typed := self.context.asker.ask(wanted):
            with contextlib.suppress(GoBack, NotAChoice):
                self._answer(by_text[chosen(typed, by_text)])

    def _makes_sense(self, name: str) -> bool:
        each = questions(self.form)[name]
        # Groups may be unfinished, and no question depends on them.
        single = {
            other: raw
            for other, raw in self.raw.items()
            if questions(self.form)[other].form is None
        }
        return each.ask and each.when(parse_answers(self.form, single, self.context))

    def _answer(self, name: str, revise: bool = False) -> None:
        each = questions(self.form)[name]
        if each.form is not None:
            value: Given = self._ask_group(name, each.form, each)
        else:
            typed = {other: raw for other, raw in self.raw.items() if isinstance(raw, str)}
            value = ask(self.context, each, typed, self.raw.get(name, ""), revise)
        self.raw.pop(name, None)
        if value:
            self.raw[name] = value
        self._keep(self.raw)

    def _ask_group(self, name: str, form: type[Form], each: Question) -> list[Raw]:
        """Records one after the other.

        What a draft holds of one that was broken off is completed first.
        """
        parts = records(self.raw.get(name, []))

        def ask_part(number: int, part: Raw) -> Raw:
            def keep(part: Raw) -> None:
                self.raw[name] = [*parts[:number], dict(part), *parts[number + 1 :]]
                self._keep(self.raw)

            guide = Guide(self.context, form, part, keep)
            guide.ask_all()
            return guide.raw

        for number, part in enumerate(parts):
            if unanswered(form, part, self.context):
                parts[number] = ask_part(number, part)
        while self._one_more(each, parts):
            parts.append(ask_part(len(parts), {}))
        return parts

    def _one_more(self, each: Question, parts: list[Raw]) -> bool:
        text = f"{each.text}{' till' if parts else ''}?"
        return yes(self.context.asker, text, default=False, back=True)

    def _answered(self) -> list[tuple[str, Question]]:
        return [(name, each) for name, each in questions(self.form).items() if name in self.raw]

    def _show(self) -> None:
        self.context.output.notice("")
        for number, (name, each) in enumerate(self._answered(), 1):
            said = spoken(self.context, each, self.raw[name])
            self.context.output.notice(f"{number:>3} {each.text}: {said}")

    def _change(self, name: str, each: Question) -> None:
        before = self.raw[name]
        if each.form is not None:
            self.context.output.notice("Skriv dem på nytt.")
            del self.raw[name]
        try:
            self._answer(name, revise=True)
        except GoBack:
            self.raw[name] = before
        # A changed answer may make other questions sensible or senseless.
        for other, _ in self._answered():
            if other not in self._on_line and not self._makes_sense(other):
                del self.raw[other]
        self._ask_all_required()

    def _ask_all_required(self) -> None:
        for name, each in questions(self.form).items():
            while each.required and name not in self.raw and self._makes_sense(name):
                with contextlib.suppress(GoBack):
                    self._answer(name)
