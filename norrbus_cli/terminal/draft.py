"""What has been typed so far, kept encrypted in the register until the record has been saved."""

from __future__ import annotations

import json
from contextlib import suppress

from ..words.errors import FileTrouble, NorrbusError
from ..words.swedish import fold
from ..words.text import as_typed
from .answers import Raw, typed_of
from .called import short
from .context import Context
from .output import Output
from .question import Form, Question, questions
from .readback import spoken
from .reading import Typed
from .wanted import Asker, Wanted

THROWN = "kasta"
HALF_TYPED, PASSED, GOES_ON = "", "?", "!"  # no question has these names


class Draft:
    """The draft of one form, for one thing that it is about: whether that was said on the line or
    answered, and by what name, it has the same draft.
    """

    def __init__(self, context: Context, form: type[Form], raw: Raw) -> None:
        self._context = context
        self._form = form
        self._on_line = dict(raw)
        # Opening the register now also means that a wrong path is known before anything has been
        # typed.
        self._can_keep = form.keeps_draft and not form.reads and bool(context.register)
        self.passed: set[str] = set()  # what has been asked
        self._kept = ""  # the name under which it is kept

    def offer(self) -> Raw:
        """The answers to begin with: those on the line, over those of a draft that is wanted.

        One can be thrown away. One that is about what the line says is replaced when it is not
        wanted and something else has been answered; of one that may be about something else that
        is not known yet.
        """
        here = self._name(self._on_line)
        for name, content, at in self._context.register.drafts() if self._can_keep else []:
            kept = json.loads(content)
            if not self._fits(name, kept):
                continue
            known = questions(self._form)
            answers = {each: kept[each] for each in kept if each in known}
            about = self._about({**answers, **self._on_line})
            answer = _goes_on_with(self._context.asker, f"utkast{about}, lämnat {_when(at)}")
            if answer == THROWN:
                self._context.register.forget_draft(name)
                self._context.output.notice("Utkastet är kastat.")
                continue
            if answer == "ja":
                self._context.asker.left.update(kept.get(HALF_TYPED, {}))
                self.passed.update(kept.get(PASSED, answers), self._arguments(answers))
                self._kept = name
                return answers | self._on_line
            if name == here:
                self._context.output.notice(
                    "Utkastet ersätts när du har svarat på första frågan. Vill du behålla det:"
                    " avbryt med Ctrl-C nu och kör samma kommando igen."
                )
        return dict(self._on_line)

    def _fits(self, name: str, kept: Raw) -> bool:
        """Whether a draft is one of this form, and not about something else than the line says."""
        about, here = self._arguments(kept), self._arguments(self._on_line)
        return name == self._named(about) and about | here == about

    def _name(self, raw: Raw) -> str:
        return self._named(self._arguments(raw))

    def _named(self, arguments: dict[str, str]) -> str:
        """The command that goes on with it."""
        return " ".join([self._context.command, *map(as_typed, arguments.values())])

    def _arguments(self, raw: Raw) -> dict[str, str]:
        """What it is about, by field name: by its reference, where it has one."""
        typed = typed_of(raw)
        return {
            name: self._reference(each, typed[name], typed) or typed[name]
            for name, each in questions(self._form).items()
            if each.argument and name in typed
        }

    def _reference(self, each: Question, said: str, answers: Typed) -> str:
        """The reference of what an answer names; empty where that has none, or is not there."""
        found: object = None
        if each.check is not None:
            with suppress(NorrbusError):
                found = each.check(self._context, said, answers)
        return str(getattr(found, "reference", ""))

    def _about(self, raw: Raw) -> str:
        """Which case it is about, or who a new one is about, where it says so."""
        said = [
            spoken(self._context, each, raw[name], typed_of(raw))
            for name, each in questions(self._form).items()
            if each.argument and each.told is not None and name in raw
        ]
        if not said and not self._context.nameless:
            said = [name for name in [self._form.whose(raw)] if name]
        return f" för {said[0]}" if said else ""

    def keep(self, raw: Raw) -> None:
        """Keep the answers, and what was half typed when a question was left; nothing where all
        that is said is what it is about.
        """
        if not self._can_keep or not (self._kept or self._typed(raw)):
            return
        try:
            name = self._name(raw) if self._typed(raw) else ""
            if self._kept not in {"", name}:
                self._context.register.forget_draft(self._kept)
            if name:
                passed = sorted(self.passed)
                about = self._arguments(raw)
                content = {
                    **raw,
                    **about,
                    HALF_TYPED: self._context.asker.left,
                    PASSED: passed,
                    GOES_ON: self._goes_on(about),
                }
                self._context.register.save_draft(name, json.dumps(content, ensure_ascii=False))
            self._kept = name
        except FileTrouble:
            self._can_keep = False

    def _goes_on(self, about: dict[str, str]) -> str:
        """The command that goes on with it, without what may be somebody's name or number."""
        asked = questions(self._form)
        said = [each for name, each in about.items() if self._reference(asked[name], each, about)]
        return " ".join([self._context.command, *said])

    def _typed(self, raw: Raw) -> bool:
        known = questions(self._form)
        new = [name for name in raw if name not in self._on_line and not known[name].argument]
        return bool(new or self._context.asker.left)

    def tell(self, raw: Raw) -> None:
        """Say where the typed text is, if anything was typed."""
        half = self._context.asker.left
        if self._form.reads or not self._typed(raw):
            return
        if half:
            self.keep(raw)
        notice = self._context.output.notice
        if self._can_keep:
            notice(
                "Det du skrev är sparat som utkast. Kör samma kommando igen, så fortsätter du där"
                " du var."
            )
            return
        notice("Det du skrev kunde inte sparas. Här är det:")
        for name, each in questions(self._form).items():
            if name in raw:
                notice(f"  {short(each)}: {spoken(self._context, each, raw[name], typed_of(raw))}")
        for text, typed in half.items():
            notice(f"  {text}: {typed}")

    def forget(self) -> None:
        """Drop the draft: the record is saved."""
        if self._can_keep and self._kept:
            self._context.register.forget_draft(self._kept)


def waiting(context: Context) -> list[str]:
    """The drafts there are, the latest first, each with the command that goes on with it."""
    found = []
    for _, content, at in context.register.drafts():
        goes_on = json.loads(content).get(GOES_ON, "")
        what = goes_on.removeprefix("norrbus ")
        if what:
            text = f"Utkast: {what}, lämnat {_when(at)}. Fortsätt med: {goes_on}"
            found.append(context.named(text))
    return found


def _goes_on_with(asker: Asker, draft: str) -> str:
    """``ja``, ``nej`` or THROWN; Enter is ``ja``."""
    wanted = Wanted(f"Det finns ett {draft}. Fortsätta där du var? (J/n, k = kasta det)")
    while typed := fold(asker.ask(wanted)):
        for word in ("ja", "nej", THROWN):
            if word.startswith(typed):
                return word
        Output().notice("Svara j, n eller k.")
    return "ja"


def _when(moment: str) -> str:
    from ..words import clock
    from ..words.dates import at

    return at(clock.local(moment))
