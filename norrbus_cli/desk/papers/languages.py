"""In which language each paper is written, and what a language lacks.

A paper to somebody in the family is in the language that the register has for that person, when
it says one language that the paper is there in and nothing else; otherwise in Swedish. An actor's
is always in Swedish.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from ...case.actor.choices import KINDS as KINDS_OF_ACTORS
from ...consent.form import FORMS, PURPOSE
from ...evaluation.model import QUESTIONS
from ...evaluation.paper import FOR_CHILDREN
from ...evaluation.paper import KIND as EVALUATION
from ...meeting.choices import KINDS as KINDS_OF_MEETINGS
from ...paper.language import SWEDISH, Language
from ...paper.languages import languages
from ...paper.letterhead import LABELS
from ...paper.model import Asked, Letter
from ...paper.protection import AT_COORDINATOR, HEAD, MASK, SPOKEN, WITHHELD
from ...paper.template.environment import templates_folder
from ...words.record import Record, replace
from ...words.text import first_upper
from .kinds import KINDS
from .refusals import NotInLanguage, OnlySwedish, UnknownLanguage

# The titles of the papers, and how a form without a case is marked.
TITLES = (
    *("Samtycke", "Återkallelse av samtycke", "Inbjudan", "Utvärdering av mötet"),
    *("Ny tid", "Återbud"),
    *("Information till vårdnadshavare", "Information till barn"),
    "Information till den som har fyllt 18",
    *(
        f"{first_upper(kind.name)}, blankett"
        for kind in KINDS.values()
        if kind.translated and kind.form
    ),
)
# What the program itself says on the papers that a family reads.
TERMS = (
    *(*TITLES, *LABELS, "kl."),
    *(*KINDS_OF_MEETINGS, *FORMS, PURPOSE, *KINDS_OF_ACTORS),
    *(*QUESTIONS.values(), *FOR_CHILDREN),
    *(MASK, SPOKEN, WITHHELD, AT_COORDINATOR, HEAD),
)


class Missing(Record):
    """What a language lacks: templates by their Swedish names, and words of the program."""

    templates: tuple[str, ...]
    terms: tuple[str, ...]


def missing_texts(language: Language, templates: Path | None = None) -> Missing:
    """What a language lacks of what a family reads, of the templates in a folder (ours, if none
    is named). Raises BadTemplate without any templates.
    """
    folder = templates or templates_folder()
    names = [name for kind in KINDS.values() for name in kind.translated]
    return Missing(
        tuple(name for name in names if not (folder / language.template(name)).is_file()),
        tuple(dict.fromkeys(term for term in TERMS if term not in language.words)),
    )


def chosen(kind: str, letters: Sequence[Letter], typed: str) -> list[Letter]:
    """Letters of a kind, each in the language that is ``typed``, or else in that of its reader.

    Raises UnknownLanguage, NotInLanguage, OnlySwedish, BadTemplate.
    """
    known = languages(templates_folder())
    if not typed:
        return [_in(_of_reader(each, known), each) for each in letters]
    asked = next((each for each in (SWEDISH, *known) if each.means(typed)), None)
    if asked is None:
        raise UnknownLanguage(typed, [each.name for each in (SWEDISH, *known)])
    if asked == SWEDISH:
        return list(letters)
    there = [each.name for each in KINDS.values() if each.translated and _has(each.name, asked)]
    if kind not in there:
        raise NotInLanguage(kind, asked.name, there)
    for_family = [each for each in letters if each.reads is not None]
    if not for_family:
        raise OnlySwedish(letters[0].recipient, asked.name)
    return [_in(asked, each) for each in for_family]


def told(letters: Sequence[Letter], asked: Asked) -> Iterator[str]:
    """What is said of the languages of written letters: which was chosen, and why."""
    if asked.language:
        evaluation = letters[0].kind == EVALUATION and not asked.recipient
        if evaluation and letters[0].language != SWEDISH:
            yield "Blanketten till aktörerna finns bara på svenska och är inte med."
        return
    for each in letters:
        if each.language != SWEDISH and each.reads:
            yield (
                f"Till {each.recipient} på {each.language.name}, som registret säger"
                f" (”{each.reads[:40]}”). Annars: --språk svenska."
            )
        elif each.reads and not SWEDISH.means(each.reads):
            yield (
                f"Till {each.recipient} på svenska: ”{each.reads[:40]}” är inte ett enda språk som"
                " papperet finns på. Välj ett med --språk."
            )


def _of_reader(letter: Letter, known: Sequence[Language]) -> Language:
    for each in known:
        if letter.reads and each.means(letter.reads) and _is_there(letter.template, each):
            return each
    return SWEDISH


def _has(kind: str, language: Language) -> bool:
    return all(_is_there(template, language) for template in KINDS[kind].translated)


def _is_there(template: str, language: Language) -> bool:
    return (templates_folder() / language.template(template)).is_file()


def _in(language: Language, letter: Letter) -> Letter:
    """A letter in a language; its file says so, so that both can lie side by side."""
    if language == SWEDISH:
        return letter
    head = letter.head and replace(letter.head, mark=language.title(letter.head.mark))
    return replace(
        letter,
        title=language.title(letter.title),
        name=f"{letter.name}-{language.code}",
        template=language.template(letter.template),
        head=head,
        language=language,
    )
