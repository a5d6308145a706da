"""What a deviation is, the steps it goes through, and what must come before what.

Sources: Avvikelserapport and Rutin för avvikelsehantering (Arjeplog 2012, bilaga 3 and 4); the
agreement of 2025 (reported to the Samverkansstruktur målgrupp barn och unga by the one who noticed
it); the grounds are those of Västbus.
"""

from __future__ import annotations

from datetime import date

from ..case.actor.model import Actor
from ..words.record import Record
from .levels import LOCAL, LOCALLY, PART
from .missing import Missing, require_nothing

GROUNDS = (
    "riktlinjer följs inte",
    "överenskommen insats utförs inte",
    "parterna kommer inte överens",
    "annat",
)
REPORTER, MANAGER = "rapportör", "chef"
SIGNERS = (MANAGER, REPORTER)
UPWARD = "Samverkansstruktur målgrupp barn och unga"
NOTICE = "anmälan till Samverkansstruktur"  # the paper

# The steps, in the order of the routine, and what a deviation is called while it waits for each.
SIGNATURES, SENT, ANALYSED, JOINT, DECISION, CARRIED_OUT, FEEDBACK, UPWARDS = range(8)
STATES = {
    SIGNATURES: "underskrift väntas",
    SENT: "kopia ska skickas",
    ANALYSED: "analyseras",
    JOINT: "ska analyseras gemensamt",
    DECISION: "beslut ska fattas",
    CARRIED_OUT: "åtgärder ska genomföras",
    FEEDBACK: "återkoppling väntas",
    UPWARDS: "ska rapporteras till Samverkansstruktur",
}
READY, CLOSED, MISTAKEN = "klar att avsluta", "avslutad", "makulerad"


class Concerned(Record):
    """An actor whom a deviation concerns: when its copy was sent, its own analysis."""

    actor: Actor
    sent_on: date | None
    analysis: str
    analysed_on: date | None


class Dispatch(Record):
    """A report or a copy that was sent.

    ``actor`` is None for one in the reporter's own line and for the one upwards.
    """

    actor: Actor | None
    what: str
    recipient: str
    sent_on: date
    sent_how: str


class Improvement(Record):
    """A decided measure (åtgärd): what, who answers, by when.

    Carried out when and with what result.
    """

    id: int
    number: int
    what: str
    actor: Actor | None
    decided_on: date
    due_on: date | None
    done_on: date | None
    result: str


class Deviation(Record):
    """A deviation report and what has become of it.

    ``case_id`` is None without a case; ``concerns`` is then what the form's
    Klient-/patientuppgifter says. Each field is a column of that name; those of the report are
    asked in ``form.NewDeviation``.
    """

    id: int
    reference: str
    case_id: int | None
    case_reference: str
    happened_on: date
    reporter: str
    workplace: Actor
    concerns: str
    ground: str
    description: str
    consequences: str
    proposal: str
    manager: str
    school_form: str
    reported_on: date
    reporter_signed_on: date | None
    manager_signed_on: date | None
    level: str
    joint_analysis: str
    joint_on: date | None
    joint_meeting: str
    part_analysis: str
    part_on: date | None
    part_meeting: str
    no_decision: str
    decided_on: date | None
    feedback: str
    feedback_on: date | None
    upward_on: date | None
    closed_on: date | None
    closing_note: str
    mistaken: str
    concerned: tuple[Concerned, ...]
    dispatches: tuple[Dispatch, ...]
    improvements: tuple[Improvement, ...]

    @property
    def signed_on(self) -> date | None:
        """The day of the last of the two signatures; None while one is missing."""
        return (
            max(self.reporter_signed_on, self.manager_signed_on)
            if self.reporter_signed_on and self.manager_signed_on
            else None
        )

    @property
    def local_on(self) -> date | None:
        """The day of the joint analysis in a local group of managers."""
        return self.joint_on if self.level in LOCAL else None

    @property
    def county_part_on(self) -> date | None:
        """The day of the joint analysis in the group of the part of the county (länsdel)."""
        return self.part_on or (self.joint_on if self.level == PART else None)

    @property
    def first_joint_on(self) -> date | None:
        """The day of the first joint analysis: from then something may be decided."""
        return min((on for on in (self.joint_on, self.part_on) if on), default=None)

    @property
    def missing(self) -> list[Missing]:
        """What it still lacks, in the order of the routine."""
        return [
            *self._unsigned(),
            *self._unsent(),
            *self._unanalysed(),
            *self._undecided(),
            *self._untold(),
        ]

    def _unsigned(self) -> list[Missing]:
        signers = (
            (self.reporter_signed_on, "rapportörens", REPORTER),
            (self.manager_signed_on, "närmaste chefens", MANAGER),
        )
        return [
            self._lack(SIGNATURES, f"{whose} underskrift", "underteckna", f" --som {who}")
            for signed, whose, who in signers
            if not signed
        ]

    def _unsent(self) -> list[Missing]:
        return [
            self._lack(SENT, f"kopian till {each.actor.short}", "skicka")
            for each in self.concerned
            if not each.sent_on
        ]

    def _unanalysed(self) -> list[Missing]:
        own = [
            self._lack(ANALYSED, f"analysen av {short}", "analysera", f" --aktör {short}")
            for short in (each.actor.short for each in self.concerned if not each.analysed_on)
        ]
        return [*own, *self._unanalysed_together()]

    def _unanalysed_together(self) -> list[Missing]:
        wanted = (
            (self.local_on, f"den gemensamma analysen i {LOCALLY}", LOCAL[0]),
            (self.county_part_on, f"den gemensamma analysen i {PART}", PART),
        )
        return [
            self._lack(JOINT, what, "analysera", f' --nivå "{level}"')
            for on, what, level in wanted
            if not on
        ]

    def _undecided(self) -> list[Missing]:
        if not self.decided_on:
            return [self._lack(DECISION, "beslutet", "besluta")]
        return [
            self._lack(CARRIED_OUT, f"genomförandet av åtgärd {number}", "genomför", f" {number}")
            for number in (each.number for each in self.improvements if not each.done_on)
        ]

    def _untold(self) -> list[Missing]:
        feedback = self._lack(FEEDBACK, "återkopplingen till rapportören", "återkoppla")
        upwards = self._lack(UPWARDS, f"rapporten till {UPWARD}", "skicka", " --samverkansstruktur")
        return [*([] if self.feedback_on else [feedback]), *([] if self.upward_on else [upwards])]

    def _lack(self, step: int, what: str, verb: str, more: str = "") -> Missing:
        return Missing(step, what, f"norrbus avvikelse {verb} {self.reference}{more}")

    @property
    def state(self) -> str:
        """What it waits for first, READY, CLOSED or MISTAKEN; computed from what has been
        recorded."""
        if self.closed_on:
            return MISTAKEN if self.mistaken else CLOSED
        return STATES[self.missing[0].step] if self.missing else READY

    @property
    def days_to_feedback(self) -> int | None:
        """Days from the report to the feedback."""
        return (self.feedback_on - self.reported_on).days if self.feedback_on else None

    def concerned_actor(self, actor_id: int) -> Concerned | None:
        """What it is about an actor, if it concerns it."""
        return next((each for each in self.concerned if each.actor.id == actor_id), None)

    def lacks(self, *steps: int) -> list[Missing]:
        """What it still lacks of some steps before the next may be taken.

        A decision waits for one joint analysis, not for every level (own choice: a measure need not
        wait for the next meeting of the part of the county).
        """
        enough = {JOINT} if self.first_joint_on else set()
        return [each for each in self.missing if each.step in {*steps} - enough]

    def require_open(self) -> None:
        """Raises IsClosed."""
        from .refusals import IsClosed

        if self.closed_on:
            raise IsClosed(self.reference, self.closed_on)

    def require(self, *steps: int) -> None:
        """Raises OutOfOrder when it lacks anything of some steps."""
        require_nothing(self.reference, self.lacks(*steps))
