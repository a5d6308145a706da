"""The languages that there are: read from their folders under the templates."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from .language import FOLDER, TABLE, Language
from .model import BadTemplate

if TYPE_CHECKING:
    from typing import TypeAlias

    Table: TypeAlias = Mapping[str, str | list[str] | Mapping[str, str]]


def languages(templates: Path) -> tuple[Language, ...]:
    """All languages with a folder under the templates, by code; Swedish is not among them.

    Raises BadTemplate for a table that cannot be read.
    """
    return tuple(_read(table) for table in sorted((templates / FOLDER).glob(f"*/{TABLE}")))


def _read(path: Path) -> Language:
    import tomllib

    code = path.parent.name
    try:
        table: Table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise _bad(code, "den går inte att läsa som TOML i UTF-8") from None
    name, locale, days = (table.get(key, "") for key in ("name", "locale", "days"))
    names, words = table.get("names", []), table.get("words", {})
    if not isinstance(words, Mapping) or not isinstance(names, list):
        raise _bad(code, "names ska vara en lista och [words] ett avsnitt")
    found = (name, locale, days, *names, *words.values())
    if not all(isinstance(each, str) for each in found) or not (name and locale):
        raise _bad(code, "name och locale ska finnas, och allt ska vara text")
    return Language(code, str(name), tuple(names), str(locale), str(days) or "full", words)


def _bad(code: str, why: str) -> BadTemplate:
    return BadTemplate(f"{FOLDER}/{code}/{TABLE}", why)
