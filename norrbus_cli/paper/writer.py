"""The deed of writing documents: files and their registration stand or fall together."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path

from ..register.cells import Value
from ..register.database import Register
from ..register.house import House
from ..words.hashed import NOTHING
from ..words.record import Record
from ..words.swedish import listed
from . import store
from .decisions import NO_PLACE
from .files import placed
from .kept import store as kept
from .kept.model import said
from .met import met
from .model import (
    ALL,
    BOTH,
    CALENDAR,
    HTML,
    JSON,
    MARKDOWN,
    PDF,
    AnotherPaper,
    File,
    HeldBack,
    Letter,
)
from .protection import HEAD
from .render import PLAIN, Rendered, render, render_page, template_hash
from .template.model import Trouble
from .template.own import OwnTemplates

# What is written for a word that means several formats.
FORMATS = {BOTH: (MARKDOWN, HTML), ALL: (MARKDOWN, HTML, PDF)}


class How(Record):
    """How documents are written: where (``by_case``.

    In a folder of its own there for what it is about), in which formats, over what, and how they
    are sent. The reasons for showing protected data, for going on without consent and for giving
    the paper in spite of somebody's protection are empty when none is given; ``again``: the same
    people have had an earlier one. ``house``: the letterhead; ``own``: the municipality's own
    templates.
    """

    folder: Path
    by_case: bool = False
    formats: str = BOTH
    overwrite: bool = False
    sent_how: str = ""
    unmasked_because: str = ""
    overridden_because: str = ""
    despite_protection: str = ""
    again: bool = False
    house: House = PLAIN
    own: OwnTemplates | None = None

    @property
    def reason(self) -> str:
        """What stands in the log as the reason."""
        reasons = (self.unmasked_because, self.overridden_because, self.despite_protection)
        return "; ".join(dict.fromkeys(reason for reason in reasons if reason))


def write(
    register: Register, make: Callable[[], list[Letter]], how: How, today: date
) -> list[Path]:
    """Write and register the documents that ``make`` gives; all of them or none. Returns the paths.

    ``make`` is called inside the deed, so that consent, protection and time are those of the moment
    of writing. Raises what it raises, and HeldBack, BadTemplate, AlreadyThere, CannotWrite,
    AnotherPaper.
    """
    with ExitStack() as placing, register.operation(day=today.isoformat(), reason=how.reason):
        letters = make()
        if not how.despite_protection:
            _require_nothing_told(letters, how.again)
        made = [(letter, _made(letter, how)) for letter in letters]
        files = [(letter, file) for letter, found in made for file in found.files]
        contents = store.keeping(register, {file.path: file.content for _, file in files})
        for letter, file in files:
            if how.overwrite and store.is_another(register, file.path, letter):
                raise AnotherPaper(file.path)
        placing.enter_context(placed(contents, how.overwrite))
        for letter, found in made:
            _register(register, letter, found, how, today)
        for letter in letters:
            if letter.written is not None:
                letter.written(register)
            for person_id in letter.people:
                register.look(person_id, letter.case_id, protected=bool(how.unmasked_because))
    return [file.path for _, file in files]


def there_already(register: Register, letter: Letter, how: How) -> list[Path]:
    """The files of a letter that was written with those of another case, when all that are asked
    for stand there, are not to be written over, and nothing is to be noted of them.
    """
    if not letter.together or how.overwrite or how.sent_how:
        return []
    paths = [_path(letter, how, ending) for ending in _endings(letter, how)]
    return paths if all(store.stands(register, path, letter) for path in paths) else []


def _endings(letter: Letter, how: How) -> tuple[str, ...]:
    """The formats of the files that a letter becomes."""
    if letter.content:
        return (CALENDAR,)
    beside = (JSON,) if letter.beside and how.formats in {JSON, *FORMATS} else ()
    return tuple(each for each in FORMATS.get(how.formats, (how.formats,)) if each != JSON) + beside


def _path(letter: Letter, how: How, ending: str) -> Path:
    folder = (how.folder / letter.reference if how.by_case else how.folder).absolute()
    return folder / f"{letter.file_name}.{ending}"


def _require_nothing_told(letters: list[Letter], again: bool) -> None:
    """Raises HeldBack for letters to one who may not know, but when sent ``again``, or with texts
    that hold what is protected or one guardian's alone.
    """
    unknowing = [name for letter in letters if not again for name in letter.gate.unknowing]
    texts, carried = telling(letters), carrying(letters)
    if unknowing or texts or carried:
        children = dict.fromkeys(letter.gate.child for letter in letters)
        raise HeldBack(listed(children), list(dict.fromkeys(unknowing)), texts, carried)


def telling(letters: list[Letter]) -> list[str]:
    """What a user calls the texts in letters that hold what their readers must not see."""
    found = (text for letter in letters for text in met(letter.data, letter.gate.holds))
    return list(dict.fromkeys(found))


def carrying(letters: list[Letter]) -> list[str]:
    """What a user calls the other texts that hold one guardian's particulars, read by another."""
    found = (
        text
        for letter in letters
        for text in met(letter.data, letter.gate.kept.stands_in, NO_PLACE)
    )
    told = telling(letters)
    return [text for text in dict.fromkeys(found) if text not in told]


class _Made(Record):
    """The files of a letter, and what they were made of, where it is no calendar file."""

    files: tuple[File, ...]
    rendered: Rendered | None = None


def _made(letter: Letter, how: How) -> _Made:
    if letter.content:
        return _Made((File(_path(letter, how, CALENDAR), CALENDAR, letter.content),))
    rendered, of_pdf = _rendered(letter, how, PDF in _endings(letter, how))
    return _Made(tuple(_files(letter, how, rendered, of_pdf)), rendered)


def _files(letter: Letter, how: How, rendered: Rendered, of_pdf: bytes) -> Iterator[File]:
    template = letter.page or rendered.template
    of_page = template_hash(letter.page) if letter.page else rendered.template_hash
    made: dict[str, tuple[Callable[[], bytes], str, str]] = {
        MARKDOWN: (lambda: rendered.markdown, rendered.template, rendered.template_hash),
        HTML: (lambda: _page(letter, rendered), template, of_page),
        PDF: (lambda: of_pdf, rendered.template, rendered.template_hash),
        JSON: (lambda: letter.beside, "", NOTHING),
    }
    for ending in _endings(letter, how):
        content, of, digest = made[ending]
        yield File(_path(letter, how, ending), ending, content(), of, digest)


def _rendered(letter: Letter, how: How, as_pdf: bool) -> tuple[Rendered, bytes]:
    """A letter, and its PDF if one is wanted: by the built-in template where one's own makes what
    cannot be set.
    """
    # Who hands it over reads Swedish, who gets it the language of the paper.
    words = dict.fromkeys((HEAD, str(letter.language.word(HEAD))))
    said = " ".join(words) if letter.gate.unmasked else ""
    to_write = (
        *(letter.template, letter.title, letter.data, letter.head),
        *(how.house, said, letter.language),
    )
    rendered = render(*to_write, how.own)
    if not as_pdf:
        return rendered, b""
    from .pdf import NotSet, pdf

    try:
        return rendered, pdf(rendered)
    except NotSet:
        if how.own is None or rendered.template == letter.template:
            raise
        built_in = render(*to_write)
        found = built_in, pdf(built_in)
        how.own.broken(Trouble(rendered.template, 0, "papperet går inte att göra som PDF"))
        return found


def _page(letter: Letter, rendered: Rendered) -> bytes:
    if not letter.page:
        return rendered.html
    return render_page(letter.page, letter.data, rendered.head, rendered.house)


def _register(register: Register, letter: Letter, made: _Made, how: How, today: date) -> None:
    of_letter: dict[str, Value] = {
        "case_id": letter.case_id,
        "meeting_id": letter.meeting_id,
        "participant_id": letter.participant_id,
        "meeting_sequence": letter.meeting_sequence,
        "plan_id": letter.plan_id,
        "recipient": letter.recipient,
        "sent_how": how.sent_how,
        "protected": int(bool(how.unmasked_because)),
    }
    about = (letter.kind, letter.reference, letter.name)
    protected = kept.protected_now(register, letter.people, letter.case_id)
    contents = {file.format: file.content for file in made.files}
    words = said(letter, made.rendered, contents, protected)
    store.add(register, about, made.files, today, of_letter, words=words)
