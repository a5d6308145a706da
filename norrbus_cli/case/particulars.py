"""What is asked about a case, its child and its guardians when it is opened and changed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from ..authority.municipalities import CODES
from ..terminal.question import Change, Form, flag, question
from ..terminal.reading import choice, day, day_or_nothing, last_day, long_text, past_day
from ..words.identity import PersonalNumber
from . import choices
from .actor.choices import KINDS, KINDS_MEAN
from .choices import CHILD, GENDERS, LEVELS, NO_PROTECTION
from .form import (
    case_argument,
    check_person,
    despite_name_question,
    people,
    reason_question,
    told_person,
)
from .mention.form import OfCase, OfNewCase
from .person_form import (
    ADDRESS,
    BORN,
    CUSTODY,
    EMAIL,
    GUARDIANS_NUMBER,
    INTERPRETER,
    LANGUAGE,
    NUMBER,
    PHONE,
    PROTECTION,
    named_person,
)
from .possible import check_identified, open_argument

if TYPE_CHECKING:
    from typing import TypedDict

    from ..terminal.reading import Cleared

    class CaseChanges(TypedDict, total=False):
        """What a change of a case or of somebody in it is looked at for."""

        who: str
        name: str
        number: PersonalNumber
        born: date | None
        approved_by: str
        approved_on: date | None
        need_seen_on: date
        despite_duplicate: str
        despite_name: str
        need: str
        works_well: str
        urgency: str


_CALLED = {"name": ("--namn", f"Namn ({CHILD}s, eller den som --vem anger)")}


class NewGuardian(Form):
    """A guardian."""

    name: str = question("--namn", "Vårdnadshavarens namn", required=True, example="Anna Lantto")
    number: PersonalNumber | None = GUARDIANS_NUMBER
    born: date | None = BORN
    custody: str = question("--vårdnad", "Vårdnad", CUSTODY, required=True, source=choices.CUSTODY)
    address: str = ADDRESS
    phone: str = PHONE
    email: str = EMAIL
    language: str = LANGUAGE
    interpreter: bool = INTERPRETER
    protection: str = PROTECTION


class NewCase(OfNewCase):
    """A new case."""

    anonymous: bool = flag("--anonym", "Anonym konsultation: inga uppgifter om vem det gäller.")
    name: str = question(
        "--barn", "Barnets/den unges namn", required=True, when=named_person, example="Elsa Lantto"
    )
    number: PersonalNumber | None = NUMBER
    born: date | None = BORN
    gender: str = question(
        "--kön", "Kön", choice(*GENDERS), missing="", when=named_person, source=choices.EQUAL
    )
    address: str = ADDRESS
    phone: str = PHONE
    email: str = EMAIL
    language: str = LANGUAGE
    interpreter: bool = INTERPRETER
    school: str = question(
        "--skola",
        "Skola eller förskola, årskurs",
        missing="",
        when=named_person,
        example="Centrumskolan, årskurs 5",
    )
    protection: str = PROTECTION
    need_seen_on: date = question(
        "--behov-sett", "Dag då behovet sågs", past_day, required=True, source=choices.NEED_FIRST
    )
    need_seen_by: str = question(
        "--sett-av",
        "Vem som såg behovet",
        choice(*KINDS, means=KINDS_MEAN),
        required=True,
        source="överenskommelsen 2025, Behov av möte: den som ser behovet tar initiativet",
    )
    need: str = question(
        "--behov",
        "Behovet, med egna ord",
        long_text,
        required=True,
        example="Hög frånvaro sedan jul, svårt på raster.",
        source="överenskommelsen 2025, Målgrupp: barn och unga i behov av samordnade insatser",
    )
    works_well: str = question(
        "--fungerar",
        "Vad som fungerar bra, att bygga på",
        long_text,
        missing="",
        example="Trivs med hästarna och med läraren i slöjd.",
        source="blanketten Genomförandeplan (Arjeplog 2012, bilaga 2): vad man kan bygga på",
    )
    level: str = question(
        "--nivå",
        "Nivå",
        choice(*LEVELS, means=choices.LEVELS_MEAN),
        required=True,
        source="överenskommelsen 2025, Syfte & mål: både tidiga insatser och omfattande behov",
        note=choices.COUNTED,
    )
    urgency: str = question(
        "--skyndsamhet",
        "Bedömning av skyndsamhet i det här ärendet",
        missing="",
        example="brådskande, frånvaron ökar",
        source=choices.URGENCY,
        note=choices.URGENT,
    )
    latest_meeting: date | None = question(
        "--möte-senast",
        "Eget senaste datum för mötet, om så beslutats",
        last_day,
        source=choices.URGENCY,
    )
    discharge_notice_on: date | None = question(
        "--utskrivningsklar",
        "Dag för underrättelse om att barnet/den unge är utskrivningsklar från slutenvård",
        day,
        when=named_person,
        ask=False,
    )
    reviewed_on: date | None = question(
        "--sett-över", "Dag då ärendet sågs över utan att något behövde göras", day, ask=False
    )
    approved_by: str = question(
        "--chef",
        "Chef som har godkänt att kalla, om rutinen kräver det",
        missing="",
        example="Per Lindmark",
        source=choices.MANAGER,
    )
    approved_on: date | None = question(
        "--chefsbeslut",
        "Dag för chefens beslut",
        day,
        when=lambda answers: bool(answers.get("approved_by")),
        source=choices.MANAGER,
    )
    municipality: str = question(
        "--kommun", "Kommun, om inte registrets", choice(*CODES), missing="", ask=False
    )
    guardians: tuple[NewGuardian, ...] = question(
        "--vårdnadshavare", "Lägga till en vårdnadshavare", form=NewGuardian, when=named_person
    )
    despite_duplicate: str = reason_question(
        "--trots-dubblett", "Öppna trots att barnet redan finns; skälet loggas"
    )
    despite_name: str = despite_name_question()

    @classmethod
    def whose(cls, typed: Mapping[str, object]) -> str:
        """``Elsa L.``, whom a new case is begun about; not one who is protected."""
        from .naming.model import shortened

        name, hidden = str(typed.get("name", "")), typed.get("protection", NO_PROTECTION)
        return shortened(name) if name and hidden == NO_PROTECTION else ""


class AddGuardian(NewGuardian):
    """A guardian to add to a case."""

    reference: str = open_argument(check_identified)


class CaseChange(
    Change["CaseChanges"], OfCase, of=NewCase, without=("municipality",), called=_CALLED
):
    """New particulars about a case, its child or a guardian."""

    reference: str = case_argument()
    who: str | None = question(
        "--vem",
        f"Vems uppgifter som ändras (annars {CHILD}s)",
        ask=False,
        selects=True,
        known=people,
        check=check_person,
        told=told_person,
        example="Anna",
    )
    custody: str | None = question("--vårdnad", "Vårdnad", CUSTODY, ask=False)
    ended_on: date | Cleared | None = question(
        "--upphörde",
        "Första dag då personen inte längre är vårdnadshavare; tomt tar bort dagen",
        day_or_nothing,
        ask=False,
    )
