"""A language that a paper can be in: beside Swedish each has a folder under the templates.

``language/fi/`` has the Finnish templates under the same names as the Swedish ones, and
``words.toml``: what the language is called, and what the program's own words are in it. A folder
without that table is no language yet. What people have typed is in no table and stays as it is.

The only module that knows Babel, which is imported when a paper in such a language is made.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, time
from typing import TYPE_CHECKING, ClassVar

from ..words.errors import FileTrouble
from ..words.record import Record
from ..words.swedish import fold
from . import marks

if TYPE_CHECKING:
    from babel import Locale

FOLDER, TABLE = "language", "words.toml"
_FROM_LEFT, _BY_ITSELF, _END = "\u2066", "\u2068", "\u2069"
_GROUPS = r"\+?\d[\d \u00a0()-]*\d"
_HOURS = r"kl\. (\d\d)\.(\d\d)–(\d\d)\.(\d\d)"
_ACTOR = r"(.*, |.* \()?([^,()]+)(\)?)"


class UnknownLocale(FileTrouble):
    """Nobody knows how days and numbers are written in what a language says that it has."""

    def __init__(self, code: str, locale: str) -> None:
        super().__init__(
            f"Språket {code} har locale ”{locale[:20]}” i {FOLDER}/{code}/{TABLE}, och det är inte"
            " känt. Skriv ett som finns i Unicodes CLDR, till exempel fi eller en_GB. Inget skrevs."
        )


class Language(Record):
    """A language: its ``code`` (ISO 639), what it is called in Swedish, and otherwise (``names``).

    ``locale`` says whose days and numbers it has, ``days`` how a day is written where that is not
    as the locale has it (a pattern of Unicode, UTS 35), ``words`` the program's words in it.
    """

    # What a template calls.
    FILTERS: ClassVar[tuple[str, ...]] = ("day", "hours", "number", "word", "actor", "in_order")

    code: str
    name: str
    names: tuple[str, ...] = ()
    locale: str = ""
    days: str = "full"
    words: Mapping[str, str] = {}

    def __hash__(self) -> int:
        return hash(self.code)

    @property
    def region(self) -> str:
        """The country whose way of writing it is (``gb``); empty where none is said."""
        return self.locale.partition("_")[2].lower() if self.locale else "se"

    @property
    def direction(self) -> str:
        """``ltr``, or ``rtl`` for one that is written from the right."""
        return self._of_locale().text_direction if self.locale else "ltr"

    def in_order(self, text: str) -> str:
        """A text whose numbers in groups (``070-174 06 10``) are read in their order also where the
        text is read from the right: each is set apart (Unicode, UAX 9).
        """
        if self.direction == "ltr":
            return text
        return re.sub(_GROUPS, f"{_FROM_LEFT}\\g<0>{_END}", text)

    def line(self, text: str) -> str:
        """A line of an address, read from the left when it begins with Latin letters or figures."""
        return text if self.direction == "ltr" else f"{_BY_ITSELF}{text}{_END}"

    def template(self, swedish: str) -> str:
        """The name of a template in this language, by that of the Swedish one."""
        return f"{FOLDER}/{self.code}/{swedish}" if self.locale else swedish

    def word(self, text: object) -> object:
        """A word or sentence of the program in this language; whatever else as it is."""
        return self.words.get(text, text) if isinstance(text, str) else text

    def actor(self, text: object) -> object:
        """An actor, or somebody at one, where what stands last or in brackets is a kind of actor:
        ``Per Lindmark, rektor, skola``, ``Centrumskolan (skola)``.
        """
        found = re.fullmatch(_ACTOR, text) if isinstance(text, str) else None
        return f"{found[1] or ''}{self.word(found[2])}{found[3]}" if found else text

    def title(self, text: str) -> str:
        """A title in this language, with what it is about after it: ``Samtycke NB-2026-0001``."""
        first = max((each for each in self.words if text.startswith(each)), key=len, default="")
        return f"{self.words[first]}{text.removeprefix(first)}" if first else text

    def day(self, value: date | marks.Blank | None) -> str:
        """A day as it stands on paper; nothing for none."""
        if not isinstance(value, date):
            return ""
        if not self.locale:
            return marks.day(value)
        from babel.dates import format_date

        return format_date(value, self.days, self._of_locale())

    def hours(self, text: object) -> object:
        """From when to when, from ``kl. 13.00–14.30``; anything else as it is."""
        found = re.fullmatch(_HOURS, text) if self.locale and isinstance(text, str) else None
        if not found:
            return text
        from babel.dates import format_time

        hour, minute, last_hour, last_minute = (int(each) for each in found.groups())
        first, last = (
            format_time(each, "short", locale=self._of_locale())
            for each in (time(hour, minute), time(last_hour, last_minute))
        )
        return f"{self.words.get('kl.', '')} {first}–{last}".strip()

    def number(self, value: int) -> str:
        """A whole number."""
        if not self.locale:
            return str(value)
        from babel.numbers import format_decimal

        return format_decimal(value, locale=self._of_locale())

    def means(self, typed: str) -> bool:
        """Whether somebody who has typed this has said this language and nothing else."""
        said = fold(typed).strip(" .")
        return said in {fold(each) for each in (self.code, self.name, *self.names)}

    def _of_locale(self) -> Locale:
        from babel import Locale, UnknownLocaleError

        try:
            return Locale.parse(self.locale)
        except (UnknownLocaleError, ValueError):
            raise UnknownLocale(self.code, self.locale) from None


SWEDISH = Language("sv", "svenska", ("swedish", "ruotsi"), "")


def tables_of(template: str) -> set[str]:
    """The table that goes into what a template makes; none for a Swedish one."""
    parts = template.split("/")
    return {f"{FOLDER}/{parts[1]}/{TABLE}"} if parts[0] == FOLDER else set()
