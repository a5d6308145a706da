"""Guided entry at a terminal.

One question at a time, shown before it is saved, and nothing typed is ever lost.

``<`` goes back, Enter skips what is optional or keeps an earlier answer, ``-`` takes it away, ``?``
explains. After each answer the draft is kept, encrypted, in the register; it is offered the next
time and forgotten when the record has been saved.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

import typer

from ..words.errors import FileTrouble, NorrbusError, WrongUsage
from ..words.swedish import listed
from ..words.text import is_empty
from . import question as asking
from .answers import Raw, build, parse_answers, parse_value, reading, unanswered
from .ask import prompt, yes
from .context import Context
from .editor import edit
from .output import AnswerLost, plain
from .question import Question, questions

Form = TypeVar("Form")
BACK = "<"
CLEAR = "-"


class GoBack(Exception):
    """The user wants the question before."""


def run_guided(
    context: Context, form: type[Form], raw: Raw, body: Callable[[Context, Form], None]
) -> None:
    """Ask for what is missing, show it, save it. A refusal or Ctrl-C keeps the draft and says
    so."""
    with contextlib.suppress(ImportError):
        # Without it the terminal cuts a typed line at 4,096 bytes.
        import readline  # noqa: F401
    guide = Guide(context, form, raw, keeps=getattr(form, "keeps_draft", True))
    try:
        filled = guide.fill()
        body(context, filled)
    except (typer.Exit, AnswerLost):
        guide.forget()  # the deed is done
        raise
    except (NorrbusError, typer.Abort, KeyboardInterrupt):
        guide.tell_what_is_kept()
        raise
    guide.forget()


class Guide:
    """One guided entry."""

    def __init__(
        self,
        context: Context,
        form: type[Any],
        raw: Raw,
        keeps: bool,
        kept: Callable[[Raw], None] | None = None,
    ) -> None:
        self.context = context
        self.form = form
        self.raw = dict(raw)
        self.on_line = set(raw)
        self.kept = kept
        # Opening the register now also means that a wrong path is known before anything has been
        # typed.
        self.can_keep = keeps and bool(context.register)
        arguments = [
            str(raw[name])
            for name, each in questions(form).items()
            if each.argument and name in raw
        ]
        self.draft = " ".join([context.command, *arguments])

    def fill(self) -> Any:
        """The filled-in form, as the user has seen and agreed to it."""
        self._offer_draft()
        self.context.output.notice(
            "Svara på en fråga i taget. Enter hoppar över eller behåller, < går tillbaka, ?"
            " förklarar."
        )
        self._ask_all_required() if getattr(self.form, "changes", False) else self._ask_all()
        if getattr(self.form, "changes", False):
            self._ask_what_to_change()
        while True:
            self._show()
            answer = prompt(
                "Spara? (j = ja, n = nej, eller numret på det som ska ändras)"
            ).casefold()
            if answer in {"n", "nej"}:
                raise typer.Abort
            if answer in {"j", "ja"}:
                try:
                    return build(self.form, self.raw, self.context)
                except WrongUsage as error:
                    self.context.output.notice(error.sentence)
            elif answer.isdigit():
                self._change(int(answer))

    def tell_what_is_kept(self) -> None:
        """Say where the typed text is, if anything was typed."""
        if not self.raw.keys() - self.on_line:
            return
        if self.can_keep:
            self.context.output.notice(
                "Det du skrev är sparat som utkast. Kör samma kommando igen, så fortsätter du där"
                " du var."
            )
            return
        self.context.output.notice("Det du skrev kunde inte sparas. Här är det:")
        for name, each in self._answered():
            self.context.output.notice(f"  {each.option}: {self._spoken(each, self.raw[name])}")

    def forget(self) -> None:
        """Drop the draft: the record is saved."""
        if self.can_keep:
            self.context.register.forget_draft(self.draft)

    def _offer_draft(self) -> None:
        content = self.context.register.draft(self.draft) if self.can_keep else ""
        if not content:
            return
        kept = {
            name: value
            for name, value in json.loads(content).items()
            if name in questions(self.form)
        }
        if yes("Det finns ett utkast sedan förra gången. Fortsätta med det?", default=True):
            self.raw = {**kept, **self.raw}
        else:
            self.forget()

    def _keep(self) -> None:
        if self.kept is not None:
            self.kept(self.raw)
        if self.can_keep:
            try:
                self.context.register.save_draft(
                    self.draft, json.dumps(self.raw, ensure_ascii=False)
                )
            except FileTrouble:
                self.can_keep = False

    def _ask_all(self) -> None:
        pending = [
            name
            for name, each in questions(self.form).items()
            if name not in self.raw or (each.form is not None and name not in self.on_line)
        ]
        position = 0
        while position < len(pending):
            name = pending[position]
            try:
                if self._makes_sense(name):
                    self._answer(name)
                position += 1
            except GoBack:
                position = self._step_back(pending, position)

    def _ask_what_to_change(self) -> None:
        names = [
            name for name, each in questions(self.form).items() if each.ask and not each.argument
        ]
        for number, name in enumerate(names, 1):
            self.context.output.notice(f"{number:>3} {questions(self.form)[name].text}")
        while typed := prompt("Numret på det som ska ändras (Enter = klart):"):
            if typed.isascii() and typed.isdigit() and 0 < int(typed) <= len(names):
                with contextlib.suppress(GoBack):
                    self._answer(names[int(typed) - 1])

    def _step_back(self, pending: list[str], position: int) -> int:
        for earlier in range(position - 1, -1, -1):
            if self._makes_sense(pending[earlier]):
                return earlier
        return position

    def _makes_sense(self, name: str) -> bool:
        each = questions(self.form)[name]
        # Groups may be unfinished, and no question depends on them.
        single = {
            other: raw
            for other, raw in self.raw.items()
            if questions(self.form)[other].form is None
        }
        return each.ask and each.when(parse_answers(self.form, single, self.context))

    def _answer(self, name: str) -> None:
        value = self._ask(name, questions(self.form)[name])
        self.raw.pop(name, None)
        if value:
            self.raw[name] = value
        self._keep()

    def _ask(self, name: str, each: Question) -> Any:
        if each.form is not None:
            return self._ask_group(name, each)
        if each.many:
            return self._ask_many(each, self.raw.get(name, []))
        return self._until_good(
            each, lambda typed: self._parse_and_check(each, typed), self.raw.get(name, "")
        )

    def _ask_group(self, name: str, each: Question) -> list[Raw]:
        """Records one after the other.

        What a draft holds of one that was broken off is completed first.
        """
        assert each.form is not None
        parts: list[Raw] = list(self.raw.get(name, []))

        def keep(number: int) -> Callable[[Raw], None]:
            def kept(part: Raw) -> None:
                self.raw[name] = [*parts[:number], dict(part), *parts[number + 1 :]]
                self._keep()

            return kept

        for number, part in enumerate(parts):
            if unanswered(each.form, part, self.context):
                parts[number] = self._ask_part(each.form, part, keep(number))
        while yes(f"{each.text}{' till' if parts else ''}?", default=False):
            parts.append(self._ask_part(each.form, {}, keep(len(parts))))
        return parts

    def _ask_part(self, form: type[Any], part: Raw, kept: Callable[[Raw], None]) -> Raw:
        guide = Guide(self.context, form, part, keeps=False, kept=kept)
        guide._ask_all()
        return guide.raw

    def _ask_many(self, each: Question, current: list[str]) -> list[str]:
        def split(typed: str) -> list[str]:
            return [
                self._chosen_by_number(each, part.strip())
                for part in typed.split(each.between)
                if not is_empty(part)
            ]

        def check_each(typed: str) -> None:
            for part in split(typed):
                parse_value(each, part, self.context)
                self._check(each, part)

        return split(self._until_good(each, check_each, f"{each.between} ".join(current)))

    def _check(self, each: Question, typed: str) -> None:
        if each.check is not None:
            each.check(self.context, typed, self.raw)

    def _parse_and_check(self, each: Question, typed: str) -> Any:
        value = parse_value(each, typed, self.context)
        self._check(each, typed)
        return value

    def _until_good(self, each: Question, parse: Callable[[str], Any], current: str) -> str:
        """Ask until the answer can be read; what is wrong is said.

        Enter keeps an earlier answer, ``-`` takes it away.
        """
        label = self._label(each, current)
        while True:
            typed = self._chosen_by_number(each, prompt(label)) if not each.many else prompt(label)
            if typed == BACK:
                raise GoBack
            if typed == "?":
                self._explain(each)
                continue
            try:
                if each.parse is asking.long_text and typed == "e":
                    typed = edit(current)
                seen = "" if is_empty(typed) else typed
                typed = "" if typed == CLEAR else seen or current or each.default
                if not typed and not each.required:
                    return ""
                value = parse(typed) if typed else ""
                if value == "":
                    raise WrongUsage("Det här behövs.")
            except NorrbusError as error:
                self.context.output.notice(error.sentence)
                continue
            # "idag" in a draft must be the same day tomorrow.
            return value.isoformat() if isinstance(value, date) else typed

    def _choices(self, each: Question) -> tuple[str, ...]:
        return each.choices or (tuple(each.known(self.context, self.raw)) if each.known else ())

    def _chosen_by_number(self, each: Question, typed: str) -> str:
        """The choice with a number.

        Cases and meetings are named by numbers of their own, so a number typed for one is that.
        """
        choices = () if each.argument else self._choices(each)
        if typed.isascii() and typed.isdigit() and 0 < int(typed) <= len(choices):
            return choices[int(typed) - 1]
        return typed

    def _label(self, each: Question, current: str) -> str:
        choices = self._choices(each)
        for number, name in enumerate(choices, 1):
            self.context.output.notice(f"  {name}" if each.argument else f"  {number} {name}")
        hints = []
        if choices and not each.argument:
            hints.append(
                "nummer eller namn, flera med komma emellan" if each.many else "nummer eller namn"
            )
        elif each.many:
            hints.append(f"flera med {'komma' if each.between == ',' else 'semikolon'} emellan")
        if each.parse is asking.long_text:
            hints.append("e = redigerare")
        if current:
            hints.append(
                f"Enter = {self._spoken(each, current) if not each.many else current}, {CLEAR} = ta"
                " bort"
            )
        elif each.default:
            hints.append(f"Enter = {each.default}")
        return each.text + (f" ({', '.join(hints)})" if hints else "") + ":"

    def _explain(self, each: Question) -> None:
        need = "måste anges" if each.required else "får hoppas över med Enter"
        forms: dict[Any, str] = {
            asking.day: " Skriv till exempel 2026-04-21, idag, i fredags, +5d eller v42.",
            asking.time: " Skriv till exempel 13.00.",
        }
        form = forms.get(each.parse, "")
        self.context.output.notice(
            f"  {each.text}. Uppgiften {need}.{form} På kommandoraden: {each.option}."
        )

    def _answered(self) -> list[tuple[str, Question]]:
        return [(name, each) for name, each in questions(self.form).items() if name in self.raw]

    def _show(self) -> None:
        self.context.output.notice("")
        for number, (name, each) in enumerate(self._answered(), 1):
            self.context.output.notice(
                f"{number:>3} {each.text}: {self._spoken(each, self.raw[name])}"
            )

    def _spoken(self, each: Question, raw: Any) -> str:
        if each.form is not None:
            return "; ".join(", ".join(str(value) for value in part.values()) for part in raw)
        if each.flag:
            return "ja"
        if each.many:
            return listed(raw)
        value = each.parse(raw, reading(self.context))
        return plain(value) if isinstance(value, date | bool | str | int) else str(raw)

    def _change(self, number: int) -> None:
        answered = self._answered()
        if not 0 < number <= len(answered):
            return
        name, each = answered[number - 1]
        before = self.raw[name]
        if each.form is not None:
            self.context.output.notice("Skriv dem på nytt.")
            del self.raw[name]
        if each.parse is asking.long_text and isinstance(before, str):
            self.raw[name] = edit(before) or before
            return
        try:
            self._answer(name)
        except GoBack:
            self.raw[name] = before
        # A changed answer may make other questions sensible or senseless.
        for other in [
            other
            for other, _ in self._answered()
            if other not in self.on_line and not self._makes_sense(other)
        ]:
            del self.raw[other]
        self._ask_all_required()

    def _ask_all_required(self) -> None:
        for name, each in questions(self.form).items():
            if each.required and name not in self.raw and self._makes_sense(name):
                self._answer(name)
