"""What a document is before it is a file, and what is known of it afterwards."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from ..register.database import Register
from ..words.errors import FileTrouble, NotFound, Refused, WrongUsage
from ..words.hashed import NOTHING
from ..words.record import Record
from ..words.swedish import fold, listed
from .language import SWEDISH, Language
from .letterhead import Head
from .marks import Blank
from .protection import Gate

MARKDOWN, HTML, PDF, CALENDAR, JSON = "md", "html", "pdf", "ics", "json"
BOTH, ALL = "båda", "alla"


class NobodyToWriteTo(Refused):
    """A kind of document that has no recipient yet."""

    def __init__(self, kind: str, step: str) -> None:
        super().__init__(f"Det finns ingen att skriva {kind} till. {step}")


class UnknownRecipient(NotFound):
    """Nobody among the recipients answers to what was typed."""

    def __init__(self, typed: str, known: Sequence[str]) -> None:
        super().__init__(
            f"{typed[:40]} är ingen mottagare av det här dokumentet. Mottagare är {listed(known)}."
        )


class NotAnonymised(WrongUsage):
    """Only some kinds of document have a form without what tells whom they are about."""

    def __init__(self, kind: str, known: Sequence[str]) -> None:
        super().__init__(
            f"{kind} finns inte avidentifierad; det gör {listed(known)}. Ta bort --avidentifierad."
            " Inget skrevs."
        )


class HeldBack(Refused):
    """A paper that would tell where a hidden person is: to one of ``unknowing``, or by a text.

    ``texts`` are what a user calls the places where something protected is written (OSL 21 kap. 3,
    3 a §§; folkbokföringslagen 16 §), ``carried`` those where one guardian would read what is
    another's. Nothing of either stands in the sentence.
    """

    def __init__(
        self, child: str, unknowing: Sequence[str], texts: Sequence[str], carried: Sequence[str]
    ) -> None:
        who = listed(unknowing)
        reader = (
            f"Papperet går till {who}, men var {child} finns är skyddat, och {child} bor inte hos"
            f" {who} enligt registret (OSL 21 kap. 3, 3 a §§). Skriv till var och en av de andra"
            " med --till. "
            if unknowing
            else ""
        )
        text = (
            f"Skyddade uppgifter står i {listed(texts)} (OSL 21 kap. 3, 3 a §§). Ändra texten. "
            if texts
            else ""
        )
        between = (
            "Personnummer, adress, telefon eller e-post för en vårdnadshavare står i"
            f" {listed(carried)}, och en annan vårdnadshavare läser papperet. Ändra texten. "
            if carried
            else ""
        )
        super().__init__(
            f'{reader}{text}{between}Ska papperet lämnas ändå: --trots-skydd "SKÄL"; skälet loggas.'
            " Inget skrevs."
        )


class AnotherPaper(FileTrouble):
    """A file holds a paper of another kind or to somebody else."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} är ett annat papper, eller till en annan mottagare, och ersätts inte. Inget"
            " skrevs. Flytta filen, eller skriv i en annan mapp med --mapp."
        )


class BadTemplate(FileTrouble):
    """A template cannot be used."""

    def __init__(self, template: str, why: str) -> None:
        super().__init__(
            f"Mallen {template} går inte att använda: {why}. Inget skrevs. Rätta mallen."
        )


class Asked(Record):
    """How documents are asked for.

    For which day, with protected personal data or not, why in spite of missing consent, to whom
    only, which version of a plan, without what tells whom it is about, with which actors to choose
    among, as an empty form, in which ``language``, as typed (empty for that of the reader), and how
    it is sent when it is written; empty for not yet.
    """

    today: date
    unmask: bool = False
    override: str = ""
    recipient: str = ""
    version: int | None = None
    anonymised: bool = False
    actors: tuple[str, ...] = ()
    blank: bool = False
    language: str = ""
    sent_how: str = ""

    def meant(self, recipient: str) -> bool:
        """Whether a letter to ``recipient`` is among those asked for."""
        return fold(recipient).startswith(fold(self.recipient))


class Letter(Record):
    """One document to be written.

    The template and what it may see, or finished ``content`` for a calendar file.

    ``reference`` is what it is about: a case, or what stands without one. ``name`` is the file's
    name without ending; it holds no personal data, and is the same for what takes its place.
    ``state`` ends it and tells forms that are to be filled in or signed from those that are.
    ``people`` are ids of those whose data are in
    it, ``gate`` what its reader may see of them; ``head`` is what stands around the text;
    ``written`` is called inside the deed when it has
    been. ``page``: the template of its page, where that is not made of the Markdown. ``beside``:
    the same as JSON, for a paper that other programs read too. ``lacks``: what is missing in a
    draft. ``reads`` is what the register says of its reader's language; None for an actor's,
    which is in Swedish whatever is asked for. ``participant_id`` is to whom it is, of those who are
    summoned or invited, ``meeting_sequence`` which of the meeting's moves it tells of. It is
    written ``together`` with those of another case, where it may have been asked for before.
    ``left_out`` says who else would have had it and may not.
    """

    kind: str
    title: str
    name: str
    case_id: int | None
    reference: str
    recipient: str
    template: str
    data: Record | Blank | None
    people: tuple[int, ...]
    gate: Gate
    head: Head | None = None
    meeting_id: int | None = None
    participant_id: int | None = None
    meeting_sequence: int | None = None
    plan_id: int | None = None
    written: Callable[[Register], None] | None = None
    content: bytes = b""
    page: str = ""
    beside: bytes = b""
    state: str = ""
    lacks: tuple[str, ...] = ()
    reads: str | None = ""
    language: Language = SWEDISH
    together: bool = False
    left_out: tuple[str, ...] = ()

    @property
    def file_name(self) -> str:
        """``name`` with its state, and with a mark when it holds what is protected."""
        ends = (self.state, "skyddat" if self.gate.unmasked else "")
        return "-".join((self.name, *filter(None, ends)))


class File(Record):
    """A file to be written: where, in which format, and from which template, if any."""

    path: Path
    format: str
    content: bytes
    template: str = ""
    template_hash: str = NOTHING


class Document(Record):
    """A written file as it is registered.

    ``paper_id`` is the first file of the same paper, None for that one; ``stem`` the name of its
    letter. Of what was registered before there were such, both are None. ``words_hash``: what the
    paper said is kept under it, by its first file.
    """

    id: int
    paper_id: int | None
    stem: str | None
    case_id: int | None
    reference: str
    kind: str
    format: str
    written_on: date
    path: str
    recipient: str
    sent_how: str
    protected: int
    template: str
    template_hash: str
    file_hash: str
    participant_id: int | None = None
    words_hash: str | None = None
    meeting_id: int | None = None
