"""Whether every template can be used, and every paper lies as it was written.

A template is read against the record of its paper, and filled in with made-up data: all that the
record can hold, and as little.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from ...paper.language import Language
from ...paper.languages import languages
from ...paper.marks import Blank
from ...paper.model import Document
from ...paper.render import PLAIN, own_body
from ...paper.template import own
from ...paper.template.choosing import chosen
from ...paper.template.environment import templates_folder
from ...paper.template.model import Chosen, Part, Trouble, Unusable
from ...paper.template.reading import read
from ...paper.template.samples import samples
from ...words.swedish import did_you_mean, listed
from ...words.text import first_upper
from ..checkup.model import ADVICE, FAULT, WARNING, Finding
from ..checkup.papers import MISSING, finding, states
from ..papers.kinds import KINDS
from ..papers.languages import missing_texts
from ..papers.records import Written, in_every_language
from .copying import OUTDATED, compare, names_of
from .model import Checked

_ORDER = (FAULT, WARNING, ADVICE)
OF_BUILT_IN, OF_OWN = "inbyggd mall", "egen mall"


def check(folder: Path, documents: list[Document], day: date) -> Checked:
    """Go through all templates, and the papers that are registered. Writes nothing."""
    files = own.files(folder)
    papers, by_id = list(states(documents)), {each.id: each for each in documents}
    found = [
        *_built_in(),
        *_own(folder, files, day),
        *_outdated(folder),
        *lacking(languages(templates_folder())),
        *(finding(each, wrong, by_id) for each, wrong in papers if wrong),
    ]
    found.sort(key=lambda each: _ORDER.index(each.severity))
    missing = sum(wrong == MISSING for _, wrong in papers)
    whole = sum(not wrong for _, wrong in papers)
    return Checked(
        built_in=len(names_of("")),
        own=len(files),
        whole=whole,
        changed=len(papers) - whole - missing,
        missing=missing,
        findings=list(dict.fromkeys(found)),
    )


def _built_in() -> Iterator[Finding]:
    for each in in_every_language():
        for trouble in _troubles(chosen(each.template), each):
            yield Finding(FAULT, OF_BUILT_IN, trouble.spoken, "Uppdatera norrbus")


def _own(folder: Path, files: list[Path], day: date) -> Iterator[Finding]:
    used: set[Path] = set()
    for path in files:
        try:
            yield from _own_file(folder, path, day, used)
        except Unusable as error:
            used.add(path)
            yield _fault(error.trouble)
    for path in files:
        if path not in used:
            name = own.name_of(folder, path)
            yield Finding(
                WARNING,
                OF_OWN,
                f"{path} ersätter ingen inbyggd mall och tas inte in av någon."
                f"{did_you_mean(name, names_of(''))}",
                "norrbus dokument mall lista",
            )


def _own_file(folder: Path, path: Path, day: date, used: set[Path]) -> Iterator[Finding]:
    """What is wrong with one's own template in each paper that it is in; its files are ``used``."""
    part = own.read_own(folder, path)
    time = own.time_of(part)
    when = day if time.holds(day) else time.first or time.last or day
    for each in in_every_language():
        plain = chosen(each.template)
        if part.name not in plain.parts:
            continue
        used.add(path)
        found = chosen(each.template, folder, when, part)
        used.update(each.path for each in found.parts.values() if each.path)
        troubles = _troubles(found, each)
        yield from map(_fault, troubles)
        if not troubles:
            yield from _left_out(plain, found, each, part)


def _fault(trouble: Trouble) -> Finding:
    return Finding(
        FAULT,
        OF_OWN,
        f"{trouble.spoken} Papper skrivs med den inbyggda så länge.",
        f"Rätta {trouble.where}",
    )


def _troubles(found: Chosen, each: Written) -> list[Trouble]:
    """What is wrong with a template: fields that its paper does not have, else what shows when it
    is filled in.
    """
    troubles = read(found, each.data).troubles
    if troubles:
        return troubles
    of_kind = KINDS.get(each.kind)
    empty = [Blank()] if of_kind and each.template == each.language.template(of_kind.form) else []
    for data in (*samples(each.data), *empty):
        try:
            own_body(found, data, PLAIN, each.language)
        except Unusable as error:
            return [error.trouble]
    return []


def _left_out(plain: Chosen, found: Chosen, each: Written, part: Part) -> Iterator[Finding]:
    """What the built-in template writes and one's own does not; of a part that is left out, not
    what is in it.
    """
    there = read(found, each.data).used
    lacking = [path for path in read(plain, each.data).used if path not in there]
    outermost = [
        path
        for path in lacking
        if not any(path.startswith((f"{other}.", f"{other}[]")) for other in lacking)
    ]
    if outermost:
        yield Finding(
            ADVICE,
            OF_OWN,
            f"{part.where} tar inte med {listed(outermost)}, som den inbyggda mallen för"
            f" {each.kind} skriver.",
            f'norrbus dokument mall jämför "{each.kind}"',
        )


def _outdated(folder: Path) -> Iterator[Finding]:
    for each in compare(folder, ""):
        if each.state == OUTDATED:
            yield Finding(
                WARNING,
                OF_OWN,
                f"{each.path}: {first_upper(each.state)}.",
                "norrbus dokument mall jämför",
            )


def lacking(found: Iterable[Language]) -> Iterator[Finding]:
    """What each language lacks: a paper with a word too few says it in Swedish, and one without its
    template is in Swedish.
    """
    for language in found:
        missing = missing_texts(language)
        words = [f"orden {listed(missing.terms)}"] if missing.terms else []
        templates = [f"mallarna {listed(missing.templates)}"] if missing.templates else []
        if words or templates:
            yield Finding(
                ADVICE,
                OF_BUILT_IN,
                f"På {language.name} saknas {'; '.join([*templates, *words])}.",
                f"Översätt i templates/language/{language.code}",
            )
