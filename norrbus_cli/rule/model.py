"""What a deadline rule is, what a deadline is, and how it stands on a day.

A rule without a number of days never gets one: such a deadline is open from its first day and shows
its age.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from ..words.record import Record

if TYPE_CHECKING:
    from ..register.database import Register

WORKING_DAYS, DAYS, WEEKS = "arbetsdagar", "dagar", "veckor"
UNITS = (WORKING_DAYS, DAYS, WEEKS)
SINGULAR = {WORKING_DAYS: "arbetsdag", DAYS: "dag", WEEKS: "vecka"}
# Who made a rule.
LAW, AGREEMENT, LOCAL, OWN = "lag", "överenskommelse", "lokal rutin", "egen"
# The working model of 2013, which the agreement of 2025 has replaced: nobody is bound by its days.
REPLACED = "äldre arbetsmodell (2013)"
# The profile under which a manager decides before anybody is summoned.
ARJEPLOG = "Arjeplog 2012"
# How a deadline stands on a day.
LATE, TODAY, THIS_WEEK, COMING, OPEN = "försenad", "idag", "inom en vecka", "kommande", "öppen"
WEEK = 7
MONTH = 31
# The two rules whose numbers a register chooses by a profile, and from when they count.
SUMMONS, MEETING = "kallelse", "möte"
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

    ``facts`` is one SELECT of what is missing something, with the columns, in this order,
    subject_id, subject (how it is called), case_id (NULL for what stands without a case), reference
    (the case's, or its own), coordinator_id, start (day 0, ISO), why (why that day), own (the
    case's own last day or NULL) and actors (ids of the actors whom it concerns, with commas): what
    all rules have in common is put before its columns. It may name the tables of
    ``catalogue.COMMON`` and the parameters ``:today``, ``:from_need`` and ``:cases`` (a list of the
    cases asked for as JSON, NULL for everything). ``lead``: from how many working days before the
    last day a reminder is told. ``waits``: it is somebody else's turn. ``settle``: the command that
    settles it, from {subject}, its first word {named}, its last word {number}, and {reference}.
    ``called``: what people read, where the kind is not what they would say (the kind is stored and
    promised in JSON). ``first``: the command instead, while the subject is the case itself, and no
    meeting or signed version of the plan yet.
    ``chosen``: the register's profile gives the number. Not ``in_case``: it is never about a case.
    ``of``: the table of ``catalogue.COMMON``, with a ``case_id``, without a row of which there is
    nothing to tell. ``leap_day``: what the source says of those who are born on 29 February.
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
    of: str = ""
    called: str = ""
    leap_day: str = ""

    @property
    def name(self) -> str:
        """What kind of deadline it is, as people read it."""
        return self.called or self.kind

    @property
    def whole_source(self) -> str:
        """Who says so, also of those who are born on 29 February."""
        return "; ".join(filter(None, (self.source, self.leap_day)))

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
    def name(self) -> str:
        """The same as people read it."""
        return self.rule.name

    @property
    def due_day(self) -> date:
        """The last day, or the first where there is no last one: what a reminder is about."""
        return self.due or self.start

    @property
    def source(self) -> str:
        """Who says so."""
        return OWN_DAY if self.own else self.rule.whole_source

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
            subject=self.subject,
            reference=self.reference,
            named=words[0],
            number=words[-1],
            beyond=self.subject.removeprefix(self.reference).strip(),
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


# The open deadline of a kind in a case on a day, if there is one.
Due = Callable[["Register", date, int, str], "Deadline | None"]
