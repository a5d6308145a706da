"""What a deadline rule is, what a deadline is, and how it stands on a day.

A rule without a number of days never gets one: such a deadline is open from its first day and shows
its age.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from ..words.dates import short
from ..words.errors import NotFound, Refused, WrongUsage
from ..words.record import Record
from ..words.swedish import listed

if TYPE_CHECKING:
    from ..register.database import Register

WORKING_DAYS, DAYS, WEEKS = "arbetsdagar", "dagar", "veckor"
UNITS = (WORKING_DAYS, DAYS, WEEKS)
SINGULAR = {WORKING_DAYS: "arbetsdag", DAYS: "dag", WEEKS: "vecka"}
# Who made a rule.
LAW, AGREEMENT, LOCAL, OWN = "lag", "överenskommelse", "lokal rutin", "egen"
# How a deadline stands on a day.
LATE, TODAY, THIS_WEEK, COMING, OPEN = "försenad", "idag", "inom en vecka", "kommande", "öppen"
WEEK = 7
MONTH = 31
# From when the days of summons and meeting are counted.
FROM_CONSENT, FROM_NEED = "samtycke", "behov"


class Span(Record):
    """So many working days, days or weeks; negative working days count backwards."""

    count: int
    unit: str

    @property
    def spoken(self) -> str:
        """``5 arbetsdagar``, ``1 vecka``, ``10 arbetsdagar före``."""
        number = abs(self.count)
        return f"{number} {SINGULAR[self.unit] if number == 1 else self.unit}" + (
            " före" if self.count < 0 else ""
        )


# The last day is itself a fact: a day that somebody has set, a birthday.
THAT_DAY = Span(0, DAYS)


class Rule(Record):
    """A deadline rule.

    ``facts`` is a query for what is missing something, with the columns subject_id, subject (how it
    is called), case_id (NULL for what stands without a case), reference (the case's, or its own),
    coordinator_id, start (day 0, ISO), why (why that day), own (the case's own last day or NULL)
    and actors (ids of the actors whom it concerns, with commas). It may name the tables of
    ``catalogue.COMMON`` and the parameters ``:today``, ``:from_need`` and ``:cases`` (a list of the
    cases asked for as JSON, NULL for everything). ``lead``: from how many working days before the
    last day a reminder is told. ``waits``: it is somebody else's turn. ``settle``: the command that
    settles it, from {subject}, its first word {named}, its last word {number}, and {reference}.
    ``first``: the command instead, while the subject is the case itself and no meeting yet.
    ``chosen``: the register's profile gives the number. Not ``in_case``: it is never about a case.
    """

    kind: str
    what: str
    source: str
    origin: str
    facts: str
    settle: str
    span: Span | None = None
    lead: int = 2
    waits: bool = False
    first: str = ""
    chosen: bool = False
    in_case: bool = True

    @property
    def moves(self) -> bool:
        """Whether a last day that is no working day moves to the next one.

        Only for a period given by law (lag 1930:173, 2 §).
        """
        return self.origin == LAW and self.span is not None and self.span.count > 0

    @property
    def number(self) -> str:
        """The number in words: ``5 arbetsdagar``, ``på dagen``, ``inget antal dagar``."""
        if self.span is None:
            return "inget antal dagar"
        return self.span.spoken if self.span.count else "på dagen"


class Deadline(Record):
    """What is to be done, and by which day: ``due``, or None where no rule gives a number.

    ``start`` is day 0, ``why`` says why.
    """

    rule: Rule
    subject_id: int
    subject: str
    case_id: int | None
    reference: str
    coordinator_id: int
    start: date
    why: str
    own: bool
    due: date | None
    actors: tuple[int, ...] = ()

    @property
    def kind(self) -> str:
        """What kind of deadline it is."""
        return self.rule.kind

    @property
    def due_day(self) -> date:
        """The last day, or the first where there is no last one: what a reminder is about."""
        return self.due or self.start

    @property
    def source(self) -> str:
        """Who says so."""
        return OWN_DAY if self.own else self.rule.source

    @property
    def origin(self) -> str:
        """What kind of rule says so."""
        return OWN if self.own else self.rule.origin

    @property
    def settled_by(self) -> str:
        """The command that settles it."""
        template = (
            self.rule.first
            if self.rule.first and self.subject == self.reference
            else self.rule.settle
        )
        words = self.subject.split(" ")
        return template.format(
            subject=self.subject, reference=self.reference, named=words[0], number=words[-1]
        )

    def standing(self, today: date) -> str:
        """LATE, TODAY, THIS_WEEK (the next seven days), COMING or, without a number, OPEN."""
        if self.due is None:
            return OPEN
        days = (self.due - today).days
        return LATE if days < 0 else TODAY if not days else THIS_WEEK if days <= WEEK else COMING

    def near(self, today: date) -> bool:
        """Whether it belongs in a look at a case.

        Not what lies more than a month ahead (own choice).
        """
        return self.due is None or (self.due - today).days <= MONTH

    def spoken(self, today: date) -> str:
        """How it stands, in words: ``2 dagar försenad``, ``om 5 dagar``, ``öppen sedan 3
        dagar``."""
        days = (self.due_day - today).days
        if self.due is None:
            return (
                "öppen sedan idag"
                if not days
                else f"öppen sedan {_days(-days)}"
                if days < 0
                else f"öppen om {_days(days)}"
            )
        if days < 0:
            return f"{_days(-days)} försenad"
        return "idag" if not days else f"om {_days(days)}"


OWN_DAY = "eget senaste datum i ärendet"


def _days(count: int) -> str:
    return "1 dag" if count == 1 else f"{count} dagar"


class Unreadable(Record):
    """A row that a deadline could not be made of."""

    kind: str
    reference: str

    @property
    def sentence(self) -> str:
        """What is wrong and what to do."""
        return (
            f"Fristen {self.kind} i {self.reference} går inte att räkna fram: en sparad dag stämmer"
            " inte. Meddela den som sköter norrbus."
        )


class Profile(Record):
    """A set of numbers for summons and meeting that a register can choose."""

    name: str
    origin: str
    spans: dict[str, tuple[Span, str]]
    otherwise: str


NO_NUMBER = "överenskommelsen 2025: behovet av skyndsamhet bedöms i varje enskilt fall"
MODEL_2013, ARJEPLOG, OWN_PROFILE, NO_PROFILE = "2013 års modell", "Arjeplog 2012", "egen", "ingen"
SUMMONS, MEETING = "kallelse", "möte"
PROFILES = {
    profile.name: profile
    for profile in (
        Profile(
            MODEL_2013,
            AGREEMENT,
            {
                SUMMONS: (
                    Span(5, WORKING_DAYS),
                    "2013 års arbetsmodell: kallelse inom 5 arbetsdagar",
                ),
                MEETING: (
                    Span(10, WORKING_DAYS),
                    "2013 års arbetsmodell: möte inom 10 arbetsdagar",
                ),
            },
            NO_NUMBER,
        ),
        Profile(
            ARJEPLOG,
            LOCAL,
            {MEETING: (Span(2, WEEKS), "Arjeplogs rutin 2012: mötet senast inom 2 veckor")},
            NO_NUMBER,
        ),
        Profile(OWN_PROFILE, OWN, {}, NO_NUMBER),
        Profile(NO_PROFILE, AGREEMENT, {}, NO_NUMBER),
    )
}


class NoDeadline(NotFound):
    """The case has no open deadline of a kind."""

    def __init__(self, reference: str, kind: str, known: list[str]) -> None:
        have = f"Öppna frister är {listed(known)}." if known else "Inga frister är öppna."
        what = f"ingen öppen frist av slaget {kind}" if kind else "inga öppna frister"
        super().__init__(
            f"{reference} har {what}: den är uppfylld eller har inte börjat räknas. {have}"
        )


class FixedByLaw(Refused):
    """A number or a source that a law gives cannot be chosen."""

    def __init__(self, kind: str, source: str) -> None:
        super().__init__(
            f"Fristen {kind} följer av lag och kan varken få ett annat antal dagar eller stängas av"
            f" ({source}). Ingenting ändrades."
        )


class NeedsOwnProfile(Refused):
    """Summons and meeting have the numbers of the chosen profile."""

    def __init__(self, kind: str, profile: str) -> None:
        super().__init__(
            f"Fristen {kind} följer profilen {profile}. Välj först egna frister: norrbus frist"
            " regler ändra --profil egen"
        )


class ChosenByProfile(Refused):
    """Summons and meeting are not switched off: a case's own last day would be lost with them."""

    def __init__(self, kind: str) -> None:
        super().__init__(
            f"Fristen {kind} stängs inte av. Välj --profil {NO_PROFILE}, så har den inget antal"
            " dagar men ärendets eget datum gäller."
        )


class NoNumber(WrongUsage):
    """A deadline whose last day is a fact has no number to change."""

    def __init__(self, kind: str) -> None:
        super().__init__(
            f"Fristen {kind} gäller en bestämd dag och har inget antal. Ändra --påminn-före, eller"
            " stäng av den med --av."
        )


class AlreadyClosed(Refused):
    """A day that is no working day need not be closed."""

    def __init__(self, day: date, why: str) -> None:
        super().__init__(f"{short(day)} är redan ingen arbetsdag ({why}).")


class NotClosedHere(Refused):
    """Only a day that the authority closed can be opened."""

    def __init__(self, day: date) -> None:
        super().__init__(
            f"{short(day)} är inte stängd av er. Se de stängda dagarna med: norrbus frist regler"
        )


# The open deadline of a kind in a case on a day, if there is one.
Due = Callable[["Register", date, int, str], "Deadline | None"]
