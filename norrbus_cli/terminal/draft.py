"""What has been typed so far, kept encrypted in the register until the record has been saved."""

from __future__ import annotations

import json

from ..words.errors import FileTrouble
from .answers import Raw
from .called import short
from .context import Context
from .dialogue import spoken
from .question import Form, questions
from .wanted import yes

HALF_TYPED, PASSED = "", "?"  # no question has these names


class Draft:
    """The draft of one form, for one thing that it is about."""

    def __init__(self, context: Context, form: type[Form], raw: Raw) -> None:
        self._context = context
        self._form = form
        self._on_line = dict(raw)
        # Opening the register now also means that a wrong path is known before anything has been
        # typed.
        self._can_keep = form.keeps_draft and not form.reads and bool(context.register)
        arguments = [
            str(raw[name])
            for name, each in questions(form).items()
            if each.argument and name in raw
        ]
        self._name = " ".join([context.command, *arguments])
        self.passed: set[str] = set()  # what has been asked
        self._kept = False

    def offer(self) -> Raw:
        """The answers to begin with: those on the line, over those of a draft that is wanted."""
        content, at = self._context.register.draft(self._name) if self._can_keep else ("", "")
        if content:
            kept = json.loads(content)
            known = questions(self._form)
            answers = {name: kept[name] for name in kept if name in known}
            about = self._about({**answers, **self._on_line})
            text = f"Det finns ett utkast{about}, lämnat {_when(at)}"
            if yes(self._context.asker, f"{text}. Fortsätta där du var?", default=True):
                self._context.asker.left.update(kept.get(HALF_TYPED, {}))
                self.passed.update(kept.get(PASSED, answers))
                self._kept = True
                return answers | self._on_line
            self._context.output.notice(
                "Utkastet ersätts när du har svarat på första frågan. Vill du behålla det: avbryt"
                " med Ctrl-C nu och kör samma kommando igen."
            )
        return dict(self._on_line)

    def _about(self, raw: Raw) -> str:
        """Which case it is about, or who a new one is about, where it says so."""
        said = [
            spoken(self._context, each, raw[name])
            for name, each in questions(self._form).items()
            if each.told is not None and name in raw
        ]
        if not said and not self._context.nameless:
            said = [name for name in [self._form.whose(raw)] if name]
        return f" för {said[0]}" if said else ""

    def keep(self, raw: Raw) -> None:
        """Keep the answers, and what was half typed when a question was left."""
        typed = raw.keys() - self._on_line.keys() or self._context.asker.left
        if self._can_keep and (typed or self._kept):
            self._kept = True
            passed = sorted(self.passed)
            content = {**raw, HALF_TYPED: self._context.asker.left, PASSED: passed}
            try:
                self._context.register.save_draft(
                    self._name, json.dumps(content, ensure_ascii=False)
                )
            except FileTrouble:
                self._can_keep = False

    def tell(self, raw: Raw) -> None:
        """Say where the typed text is, if anything was typed."""
        half = self._context.asker.left
        if self._form.reads or (not raw.keys() - self._on_line and not half):
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
                notice(f"  {short(each)}: {spoken(self._context, each, raw[name])}")
        for text, typed in half.items():
            notice(f"  {text}: {typed}")

    def forget(self) -> None:
        """Drop the draft: the record is saved."""
        if self._can_keep:
            self._context.register.forget_draft(self._name)


def _when(moment: str) -> str:
    from ..words import clock
    from ..words.dates import at

    return at(clock.local(moment))
