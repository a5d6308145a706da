"""Every kind of document with what it is for, and in which forms there is one."""

from __future__ import annotations

from ....paper.languages import languages
from ....paper.template.environment import built_in, templates_folder
from ....words.record import Record
from ..kinds import KINDS
from .model import PURPOSES, Purpose


class Listed(Record):
    """A kind of document, the languages that it can be had in beside Swedish, and whether there is
    an empty form of it to fill in by hand.
    """

    purpose: Purpose
    languages: tuple[str, ...]
    form: bool


def listed() -> list[Listed]:
    """Every kind, in the order of the way of a case. Raises BadTemplate."""
    others = languages(templates_folder())
    found = []
    for purpose in PURPOSES.values():
        kind = KINDS.get(purpose.kind)
        templates = kind.translated if kind else ()
        known = [each.name for each in others if any(map(built_in, map(each.template, templates)))]
        found.append(Listed(purpose, tuple(known), bool(kind and kind.form)))
    return found
