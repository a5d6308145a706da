"""What a column can be: each question about a thing, and what it is usually called in a heading."""

from __future__ import annotations

from datetime import date

from ...case.actor.form import NewActor, NewContact
from ...case.choices import CLOSING_MEANS, CLOSING_REASONS
from ...case.form import closing_note_question
from ...case.particulars import NewCase, NewGuardian
from ...evaluation.form import NewEvaluation
from ...evaluation.model import ANSWERS
from ...terminal.question import Form, Question, question, questions
from ...terminal.reading import choice, day
from ...words.record import Record, replace
from ...words.swedish import fold
from .choices import ACTORS, CASES, CLOSED, CONTACTS

GUARDIANS = 2  # that a row has place for
CASE, CLOSING, GUARDIAN = "case", "closing", "guardian"
GUARDIAN_PARTS = tuple(f"{GUARDIAN} {number}" for number in range(1, GUARDIANS + 1))
_GUARDIAN = "vårdnadshavare"


class Field(Record):
    """One thing that a column can hold.

    ``name`` is the question's in its form, ``part`` what of the row it belongs to (a guardian with
    its number), ``key`` what it is called in ``--kolumn`` and in an error.
    """

    key: str
    name: str
    each: Question
    part: str = CASE
    synonyms: tuple[str, ...] = ()
    required: bool = False

    @property
    def called(self) -> frozenset[str]:
        """What the heading of its column may be, folded."""
        return frozenset(map(heading_key, (self.key, self.each.text, *self.synonyms)))


def words(kind: str) -> list[str]:
    """What the fields of a kind are called, those of several guardians once."""
    found = [each.key for each in FIELDS[kind] if GUARDIAN not in each.part]
    return [*found, f"{_GUARDIAN} 1 namn, personnummer …"] if kind in {CASES, CLOSED} else found


def heading_key(heading: str) -> str:
    """A heading as it is compared: letters folded, no signs."""
    folded = fold(heading)
    return " ".join("".join(one if one.isalnum() else " " for one in folded).split())


# What people write instead of the word of the question; own choice, from forms of schools and
# social services.
_SYNONYMS = {
    "name": "namn;barnets namn;barnet;den unge;barnet/den unge;elev;elevens namn;elevnamn",
    "number": "pnr;personnr;person nr;nummer;barnets personnummer;samordningsnummer",
    "born": "födelsedag;födelsedatum;född den",
    "phone": "tel;telefonnummer;mobil",
    "email": "epost;e-postadress;mejl;mail",
    "language": "modersmål;språk",
    "interpreter": "tolkbehov;behov av tolk",
    "school": "förskola;skolenhet;skola eller förskola",
    "protection": "skyddade personuppgifter;sekretess;skyddad identitet",
    "need_seen_on": "behovet sett;behov sett den;datum för behov",
    "need_seen_by": "vem såg behovet;behovet sett av",
    "need": "behovet;beskrivning av behov;behovsbeskrivning",
    "works_well": "fungerar bra;styrkor",
    "level": "behovsnivå;insatsnivå",
    "approved_by": "godkänt av;närmaste chef",
    "approved_on": "godkänt den",
    "short": "kortnamn",
    "kind": "slag av aktör;typ",
    "actor": "aktör;kort;kortnamn;verksamhet",
    "contact": "kontaktperson",
    "role": "titel;befattning",
    "opened_on": "öppnad;ärendet öppnat;startdatum;inlett",
    "closed_on": "avslutad;avslutsdatum;slutdatum;ärendet avslutat",
    "reason": "avslutsorsak;orsak till avslut;orsak till att ärendet avslutas",
    "note": "anteckning om avslutet",
}
_NOT_ASKED = {"anonymous", "guardians", "despite_duplicate", "despite_name", "replace"}


class Ending(Form):
    """When a case was opened; when and why it was closed, which a closed one must tell."""

    opened_on: date | None = question("--öppnat", "Dag då ärendet öppnades", day)
    closed_on: date | None = question("--avslutat", "Dag då ärendet avslutades", day)
    reason: str = question(
        "--orsak", "Orsak till avslutet", choice(*CLOSING_REASONS, means=CLOSING_MEANS), missing=""
    )
    note: str = closing_note_question()


def _fields(form: type[Form], part: str = CASE) -> list[Field]:
    return [
        Field(_word(each), name, each, part, _synonyms(name), each.required)
        for name, each in questions(form).items()
        if name not in _NOT_ASKED
    ]


def _word(each: Question) -> str:
    word = each.option.lstrip("-")
    return "aktör" if each.argument else word if word == "e-post" else word.replace("-", " ")


def _synonyms(name: str) -> tuple[str, ...]:
    return tuple(filter(None, _SYNONYMS.get(name, "").split(";")))


def _guardians() -> list[Field]:
    found = []
    for number, part in enumerate(GUARDIAN_PARTS, 1):
        for each in _fields(NewGuardian):
            befores = [f"vårdnadshavare {number}", f"vh {number}", f"vh{number}"]
            befores += ["vårdnadshavare", "vårdnadshavarens"] if number == 1 else []
            words = [each.key, *each.synonyms] if each.name != "name" else ["namn", ""]
            others = [f"{before} {word}" for before in befores for word in words]
            found.append(
                Field(f"{_GUARDIAN} {number} {each.key}", each.name, each.each, part, tuple(others))
            )
    return found


def _cases(*, closed: bool) -> tuple[Field, ...]:
    ending = [
        replace(each, required=closed and each.name != "note")
        for each in _fields(Ending, CLOSING)
        if closed or each.name == "opened_on"
    ]
    return (*_fields(NewCase), *ending, *_guardians())


FIELDS: dict[str, tuple[Field, ...]] = {
    CASES: _cases(closed=False),
    CLOSED: _cases(closed=True),
    ACTORS: tuple(_fields(NewActor)),
    CONTACTS: tuple(_fields(NewContact)),
    ANSWERS: tuple(_fields(NewEvaluation)),
}
