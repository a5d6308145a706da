"""The letters of every kind of document, as they are asked for."""

from __future__ import annotations

from collections.abc import Sequence

from ...paper.model import Asked, Letter, NotAnonymised, UnknownRecipient
from ...register.database import Register
from . import kinds
from .making import KINDS


def letters(register: Register, kind: str, typed: str, asked: Asked) -> list[Letter]:
    """The letters of a kind about a case or a meeting.

    An empty form where one is asked for, and each in its language. Raises NotAnonymised,
    NoEmptyForm, UnknownRecipient, UnknownLanguage, NotInLanguage, OnlySwedish and what the kind
    raises.
    """
    found = _in_swedish(register, kind, typed, asked)
    if not _of_languages(found, asked):
        return found
    from . import languages

    return languages.chosen(kind, found, asked.language)


def told(letters: Sequence[Letter], asked: Asked) -> list[str]:
    """What is said of the languages of letters that are written."""
    if not _of_languages(letters, asked):
        return []
    from . import languages

    return list(languages.told(letters, asked))


def _of_languages(letters: Sequence[Letter], asked: Asked) -> bool:
    """Whether any language but Swedish is asked for, or may be a reader's."""
    return bool(asked.language) or any(each.reads for each in letters)


def _in_swedish(register: Register, kind: str, typed: str, asked: Asked) -> list[Letter]:
    if asked.blank:
        from . import blank

        return blank.letters(register, kind)
    if asked.anonymised and not kinds.KINDS[kind].anonymised:
        raise NotAnonymised(kind, [each.name for each in kinds.KINDS.values() if each.anonymised])
    found = KINDS[kind](register, typed, asked)
    chosen = [letter for letter in found if asked.meant(letter.recipient)]
    if not chosen:
        raise UnknownRecipient(asked.recipient, [letter.recipient for letter in found])
    return chosen
