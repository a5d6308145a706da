"""What has been answered is shown before it is saved, and can be changed by number."""

from __future__ import annotations

import contextlib

import typer

from ..words.errors import Lacking, NorrbusError, WrongUsage
from .answers import build
from .called import in_words, short
from .dialogue import EXPLAIN
from .either import ask_any
from .guide import Guide
from .question import Filled, Question, questions
from .readback import spoken
from .reading import Answers, NotAChoice, chosen
from .summary import CHANGE_PART, REMOVE, SAVE, SHOW, Line, one, show
from .wanted import BACK, GoBack, Wanted, named, number_of, yes

YES, NO = ("j", "ja"), ("n", "nej")
_ANSWERED = "något"  # whatever is answered


class Review(Guide[Filled]):
    """A guided entry that ends when whoever answers agrees to what is shown."""

    def fill(self) -> Filled:
        """The filled-in form, as the user has seen and agreed to it. Raises typer.Abort."""
        if self.form.changes or self._left_to_ask():
            self.context.output.notice(
                "Svara på en fråga i taget. Det som är märkt (behövs) måste ha ett svar; Enter"
                " hoppar över resten eller behåller,"
                f" {self.context.asker.back} går tillbaka, ? förklarar."
            )
        if self.form.changes:
            self._ask_all_required()
            self._ask_what_to_change()
        else:
            self.ask_all()
        if self.form.asks_itself:
            show(self.context, self._lines())
        if self.form.asks_itself or self.form.reads:
            return build(self.form, self.raw, self.context)
        return self.agreed()

    def agreed(self) -> Filled:
        """The filled-in form, once the answers that are shown are said to be right; any of them can
        be changed before. Raises typer.Abort.
        """
        while True:
            lines = self._lines()
            show(self.context, lines)
            answer = self._said_of(lines)
            if answer in NO:
                raise typer.Abort
            if answer in YES:
                try:
                    return build(self.form, self.raw, self.context)
                except WrongUsage as error:
                    self.context.output.notice(in_words(self.context, error.sentence))
            elif answer == BACK:
                self._go_back()
            else:
                self._change(lines[int(answer) - 1])

    def _said_of(self, lines: list[Line]) -> str:
        """What is wanted of what is shown, asked until it is something that can be done."""
        while True:
            answer = self.context.asker.ask(SHOW if self.form.reads else SAVE).casefold()
            if answer in {*YES, *NO, BACK} or number_of(answer, len(lines)):
                return answer
            self.context.output.notice(f"Svara j, n, {BACK} eller ett av numren.")

    def refused(self, error: NorrbusError) -> None:
        """Say what is refused. What the sentence asks for can be answered from now on; what was
        lacking is asked for.
        """
        if isinstance(error, Lacking) and error.asks:
            with contextlib.suppress(GoBack):
                self._answer_one(error)
            return
        lacking = error.fields if isinstance(error, Lacking) else ()
        for name, each in questions(self.form).items():
            named = each.option in error.sentence or name in lacking
            if named and not (each.ask or each.flag):
                self._offered.add(name)
                self.context.guided[each.option] = short(each)
        self.context.output.notice(in_words(self.context, error.sentence))
        for name in lacking:
            with contextlib.suppress(GoBack):
                self._answer(name)
            if name in self.raw:
                return

    def _left_to_ask(self) -> bool:
        return any(
            self._path(name) not in self._passed and self._makes_sense(name)
            for name in questions(self.form)
            if name not in self._on_line
        )

    def _answer_one(self, lacking: Lacking) -> None:
        """Ask the one question for any of the fields that are lacking. Raises GoBack."""
        name, value = ask_any(self.context, self.form, lacking, self._typed())
        for other in lacking.fields:
            self._set(other, value if other == name else "")

    def _go_back(self) -> None:
        """From what is shown, to the last question."""
        if self.form.changes:
            self._ask_what_to_change()
        else:
            self.ask_all(len([each for each in questions(self.form) if each not in self._on_line]))

    def _ask_what_to_change(self) -> None:
        """First which thing, where there are several; then what of it, until it is all said."""
        for name, each in questions(self.form).items():
            known = each.known(self.context, self._typed()) if each.selects and each.known else []
            if len(known) > 1 and name not in self.raw:
                with contextlib.suppress(GoBack):
                    self._answer(name)
        by_text = {
            short(each): name
            for name, each in questions(self.form).items()
            if each.ask and not each.argument
        }
        wanted = Wanted(
            "Vad ska ändras", ":", ("Enter = klart",), choices=tuple(by_text), numbered=True
        )
        while (typed := named(wanted.choices, self.context.asker.ask(wanted))) not in {"", BACK}:
            try:
                if typed == EXPLAIN:
                    for line in wanted.numbers():
                        self.context.output.notice(f"  {line}")
                else:
                    self._answer(by_text[chosen(typed, by_text)])
            except NotAChoice as error:
                self.context.output.notice(error.nearest)
            except GoBack:
                continue

    def _lines(self) -> list[Line]:
        """What is answered and then, but in a change, what else can be."""
        answered, rest = [], []
        parsed, answers = self._parsed(), self._typed()
        for name, each in questions(self.form).items():
            makes_sense = not self.form.changes and self._makes_sense(name)
            if each.form is not None:
                for number, part in enumerate(self._parts(name)):
                    said = spoken(self.context, each, [part], answers)
                    answered.append(Line(name, f"{one(each)} {number + 1}", said, number))
                rest += [Line(name, each.text, "", None)] if makes_sense else []
            elif name in self.raw:
                said = spoken(self.context, each, self.raw[name], answers)
                answered.append(Line(name, short(each), said, None))
            elif makes_sense and each.default:
                said = spoken(self.context, each, each.default, answers)
                answered.append(Line(name, short(each), said, None))
            elif makes_sense and not self._spoils(name, parsed):
                rest.append(Line(name, short(each), "", None))
        return [*answered, *rest]

    def _spoils(self, name: str, parsed: Answers) -> bool:
        """Whether an answer here would leave another one without sense: a person signs, and so no
        actor does.
        """
        asked = questions(self.form)
        beside = {**parsed, name: _ANSWERED}
        return any(asked[other].when(parsed) and not asked[other].when(beside) for other in parsed)

    def _change(self, line: Line) -> None:
        each = questions(self.form)[line.name]
        if each.form is None:
            with contextlib.suppress(GoBack):
                self._answer(line.name, revise=bool(line.said))
        elif line.part is None:
            self._ask_part(line.name, each.form, len(self._parts(line.name)))
        else:
            self._change_part(line.name, each, line.part)
        self._settle()

    def _change_part(self, name: str, each: Question, number: int) -> None:
        """One record of several: any of its answers, or all of it gone."""
        assert each.form is not None
        guide = self._part(name, each.form, number)
        while True:
            lines = guide._lines()
            show(self.context, lines)
            answer = self.context.asker.ask(CHANGE_PART).casefold()
            if answer in {"", BACK}:
                return
            if answer == REMOVE:
                text = f"Ta bort {one(each)} {number + 1}?"
                if yes(self.context.asker, text, default=False):
                    self._remove(name, number)
                    return
            elif at := number_of(answer, len(lines)):
                guide._change(lines[at - 1])
            else:
                self.context.output.notice(f"Svara med ett av numren, {REMOVE} eller Enter.")

    def _settle(self) -> None:
        """A changed answer may make others senseless, which are laid aside, or sensible."""
        for name, each in questions(self.form).items():
            if name in self.raw and name not in self._on_line and not self._makes_sense(name):
                self._aside[name] = self.raw.pop(name)
                self.context.output.notice(f"”{short(each)}” hör inte hit längre och sparas inte.")
            elif name in self._aside and self._makes_sense(name):
                self.raw[name] = self._aside.pop(name)
        self._keep(self.raw)
        self._ask_all_required()
