"""What the form for taking a consent back (återkallelse) may see: one for each consent in force."""

from __future__ import annotations

from datetime import date

from ..case.model import Case
from ..case.people import about, gate, sender, to_people
from ..case.refusals import NoIdentity
from ..paper.letterhead import Head, posted
from ..paper.model import Asked, Letter, NobodyToWriteTo
from ..paper.protection import PersonOnPaper
from ..register.database import Register
from ..words.record import Record
from . import store
from .model import Consent
from .paper import file_of, named

KIND = "återkallelse"


class WithdrawalForm(Record):
    """A form to take back a consent, wholly or for some of its actors."""

    child: PersonOnPaper
    giver: PersonOnPaper
    given_on: date
    actors: tuple[str, ...]


def letters(register: Register, case: Case, asked: Asked) -> list[Letter]:
    """A form for each consent in force on the day. Raises NoIdentity, NobodyToWriteTo."""
    if case.child is None:
        raise NoIdentity(case.reference)
    in_force = [each for each in store.of_case(register, case.id) if each.valid(asked.today)]
    if not in_force:
        raise NobodyToWriteTo(
            KIND,
            "Inget samtycke gäller i ärendet. En tom blankett: norrbus dokument skriv"
            " återkallelse --tom",
        )
    return [_letter(register, case, each, asked) for each in in_force]


def _letter(register: Register, case: Case, consent: Consent, asked: Asked) -> Letter:
    shown = gate(register, case, to_people([consent.giver]), asked.unmask)
    assert case.child is not None  # nobody consents for nobody
    giver = shown.person(consent.giver)
    return Letter(
        kind=KIND,
        title=f"Återkallelse av samtycke {case.reference}",
        name=file_of(register, case, "aterkallelse", consent.giver, consent),
        recipient=consent.giver.name,
        reads=consent.giver.language,
        template="consent/aterkallelse.md.j2",
        data=WithdrawalForm(
            shown.person(case.child),
            giver,
            consent.given_on,
            named(consent.left(asked.today), shown),
        ),
        head=Head(
            sender(register, case),
            asked.today,
            case.reference,
            to=posted(consent.giver.name, giver.address),
        ),
        **about(case, shown),
    )
