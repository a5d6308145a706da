"""What a command needs, made late: settings, today, the output, the register on first use."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from ..words.errors import NorrbusError
from .columns import EACH, ONCE
from .output import Output

if TYPE_CHECKING:
    from ..register import cells, database
    from ..register.calendar import Calendar
    from ..register.config import Settings
    from ..register.key import Unlocked
    from ..register.unlocking import Unlocking
    from ..rule.model import Due
    from .wanted import Asker

    Follows = Callable[[database.Register, str, date], list[str]]
    Names = Callable[["Context", Sequence[str], str], list[str]]
    Over = Callable[[str], str]

PLAIN_VARIABLE = "NORRBUS_ENKELT"
NAMELESS_VARIABLE = "NORRBUS_UTAN_NAMN"


class Context:
    """One run of one command.

    ``options`` are the global options as typed, ``command`` its name, ``used`` its options' names.
    ``due``, ``run``, ``names``, ``hides`` and ``follows`` are handed in by ``main``: what lies
    below the rooms, the catalogue of all deadlines, the program itself, what puts the child beside
    a case that a sentence names, what takes names out of what is written, and what comes next in a
    case. ``seen``: what stands beside the cases whose child has been logged as seen in this run,
    ``said``: those that a sentence of the answer has named.
    """

    _lent: ClassVar[Unlocking | None] = None  # by the command that another is run within

    def __init__(
        self,
        options: Mapping[str, str | None],
        due: Due,
        run: Callable[[list[str]], int],
        names: Names = lambda _, texts, __: list(texts),
        hides: Callable[[database.Register, bool], Over] = lambda _, __: str,
        follows: Follows = lambda _, __, ___: [],
    ) -> None:
        self.options, self.due, self.run, self._names = options, due, run, names
        self._hides, self._seen_at, self._follows = hides, (-1, False), follows
        self._over: Over = str
        self._also: Over = str
        self._closed = False
        self.unmasked = False  # whether protected names are shown, or what is written is an extract
        self.seen: dict[str, str] = {}
        self.said: set[str] = set()
        self.command = "norrbus"
        self.used: tuple[str, ...] = ()
        self.output = Output()
        self.output.receipt = lambda text: self._names(self, [text], ONCE)[0]
        self.output.beside = lambda texts, how: self._names(self, texts, how)
        self.spoken: set[str] = set()
        self.allowed: set[str] = set()  # what was asked about a text, and may be done
        # What was meant by what can mean either of two, by question and what was typed.
        self.meant: dict[tuple[str, str], str] = {}
        # In guided entry the options of what is asked, each with its question: see ``called``.
        self.guided: dict[str, str] = {}
        self.changing = False  # whether the command's form is a change: see ``entry``

    @cached_property
    def settings(self) -> Settings:
        """The settings in force."""
        from ..register import config

        return config.load(self.options)

    @cached_property
    def today(self) -> date:
        """The day this run is for: ``--idag-är``, ``NORRBUS_IDAG``, or the clock's."""
        from ..register import config
        from ..words import clock

        today, typed = clock.today(), self.options.get("idag_ar")
        if not (typed := typed or os.environ.get(config.DAY_VARIABLE)):
            return today
        from ..words.typed_days import parse_day

        return parse_day(typed, today, lambda day, count: self.calendar.after(day, count))

    @cached_property
    def register(self) -> database.Register:
        """The register, opened.

        A file that stood open to others is closed to them, and that is said.
        """
        from ..register import opening

        settings = self.settings
        register = opening.open_register(
            settings.register, settings.nyckel, self.author, self.unlock
        )
        for path in (settings.register, settings.nyckel):
            self._close_to_others(path)
        return register

    def unlock(self, path: Path) -> Unlocked:
        """The key in a file that has a passphrase, which is asked for once a run. Raises as
        ``Unlocking``.
        """
        return self._unlocking(path)

    @cached_property
    def _unlocking(self) -> Unlocking:
        if Context._lent:
            return Context._lent
        from ..register.unlocking import Unlocking
        from .ask import unseen

        ask = unseen if self.interactive else None
        return Unlocking(self.settings.losenordsfil, ask, self.output.notice)

    def _close_to_others(self, path: Path) -> None:
        from ..register.key import tighten

        try:
            if tighten(path):
                self.output.warning(
                    f"{path} kunde läsas av andra. Den är nu stängd för alla utom dig (läge 600)."
                    " Tala om det för IT."
                )
        except OSError:
            self.output.warning(
                f"{path} kan läsas av andra, och du äger den inte så den kunde inte stängas. Be IT"
                " att sätta läge 600."
            )

    @cached_property
    def calendar(self) -> Calendar:
        """The register's working days."""
        from ..register.calendar import Calendar

        return Calendar(self.register)

    def term_end(self, on: date) -> date:
        """The last day of the school's term that a day is in. Raises TermNotSaid."""
        from ..register.terms import end_of_term

        return end_of_term(self.register, on)

    @property
    def author(self) -> cells.Author:
        """Who runs what, for the log: never with the values that were typed."""
        from ..register import cells
        from .account import account

        return cells.Author(who=account(), command=" ".join([self.command, *self.used]))

    @property
    def plain(self) -> bool:
        """Whether plain lines are asked for: ``--enkelt``, ``NORRBUS_ENKELT``."""
        return bool(self.options.get("enkelt") or os.environ.get(PLAIN_VARIABLE))

    @cached_property
    def asker(self) -> Asker:
        """Who asks at the terminal: with plain lines where they are asked for."""
        from .ask import asker

        return asker(plain=self.plain)

    @property
    def interactive(self) -> bool:
        """Whether there is somebody to ask."""
        return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr))

    @property
    def nameless(self) -> bool:
        """Whether cases are shown without names: ``--utan-namn``, ``NORRBUS_UTAN_NAMN``, or the
        setting.
        """
        told = self.options.get("utan_namn") or os.environ.get(NAMELESS_VARIABLE)
        return bool(told) or self.settings.utannamn

    def veiled(self, text: str) -> str:
        """A text without the names and numbers that nobody should read: of those with protected
        personal data, or where names are not shown, of all children and guardians.
        """
        if self.register_used and not self._closed:
            self._look_again()
        return self._also(self._over(text))

    def hide(self, whole: Mapping[str, str]) -> None:
        """Hide in this run what the register does not know yet: names, and what stands for them."""
        from ..words.text import Veil

        self._also = Veil(whole).over

    def _look_again(self) -> None:
        """Who is to be hidden may be new since something was written."""
        at = (self.register.writes, self.unmasked)
        if at != self._seen_at:
            self._seen_at = at
            shown = self.unmasked and not self.nameless
            with suppress(NorrbusError):
                self._over = str if shown else self._hides(self.register, self.nameless)

    def named(self, text: str) -> str:
        """A sentence with the child beside the first case that it names."""
        return self._names(self, [text], EACH)[0]

    def follow(self, reference: str, *first: str) -> None:
        """Say what comes next in a case, after what comes ``first``."""
        self.output.next_steps([*first, *self._follows(self.register, reference, self.today)])

    def within(self, command: str) -> int:
        """Run another command, which asks for what it needs, with the same global options; its exit
        code. A passphrase that was told here is not asked for there.
        """
        from .wide_options import FLAGS, GLOBAL

        wide = [(GLOBAL[name], value) for name, value in self.options.items() if name in GLOBAL]
        named = [part for option, value in wide if value for part in (option, value)]
        flags = [flag for flag in FLAGS if self.options.get(flag.lstrip("-").replace("-", "_"))]
        before, Context._lent = Context._lent, self._unlocking
        try:
            return self.run([*named, *flags, *command.split()])
        finally:
            Context._lent = before

    @property
    def register_used(self) -> bool:
        """Whether the register has been opened."""
        return "register" in self.__dict__

    def close(self) -> None:
        """Close the register if it was opened; what is said afterwards hides whom it hid."""
        if self.register_used:
            self.veiled("")
            self._closed = True
            self.register.close()
