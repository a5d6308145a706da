"""What the summons (kallelse), the invitation (inbjudan), the agenda and the minutes may see."""

from __future__ import annotations

from datetime import date

from ..case import store as case_store
from ..case.actor.model import file_name
from ..case.model import Case
from ..case.people import Addressed, about, addressed, numbered, sender, to_actors, to_people
from ..consent.store import covering
from ..paper.letterhead import Head, Sender, posted
from ..paper.model import Asked, Letter, NobodyToWriteTo
from ..paper.protection import Gate
from ..register.database import Register
from ..words.dates import clock_time
from ..words.record import Record, replace
from ..words.swedish import fold, listed
from .choices import INVITATION, SUMMONS
from .covered import may_get
from .joint import called_to_several, gate_of
from .model import Meeting, Participant, require_consent
from .named import Attendant, addressee, attendant, greeted, is_child, presented, represents
from .refusals import CalledOff, NotHeld
from .sent import as_sent

AGENDA, MINUTES = "mötesagenda", "minnesanteckningar"


class MeetingPaper(Record):
    """A paper about a meeting.

    ``child`` is empty for an anonymous consultation; ``to_child`` when the reader is the child.
    ``same``: the reader is called to another meeting that is one with this; ``joint``: it is held
    together with another, which those in the room know and nobody else is told.
    """

    reference: str
    case_reference: str
    sender: Sender
    recipient: str
    greeted: str
    recipient_role: str
    to_child: bool
    child: str
    child_number: str
    kind: str
    purpose: str
    child_purpose: str
    interpreters: tuple[str, ...]
    agenda: tuple[str, ...]
    day: date
    time: str
    place: str
    link: str
    summoned_by: str
    led_by: str
    summoned: tuple[str, ...]
    invited: tuple[str, ...]
    attendants: tuple[Attendant, ...]
    absent: tuple[Attendant, ...]
    others: str
    notes: str
    reflection: str
    next_meeting: str
    same: bool = False
    joint: bool = False


def summonses(register: Register, meeting: Meeting, asked: Asked) -> list[Letter]:
    """A summons for each summoned actor.

    Raises NobodyToWriteTo, CalledOff, and NotCovered for one whose consent no longer holds, unless
    a reason was given at the summons or is given now.
    """
    _require_live(meeting)
    if not meeting.actors:
        raise NobodyToWriteTo(SUMMONS, f"Kalla först: norrbus möte kalla {meeting.reference}")
    case = case_store.by_id(register, meeting.case_id)
    covered = covering(register, case, asked.today)
    for participant in meeting.actors:
        if (
            participant.actor
            and asked.meant(participant.actor.short)
            and not participant.override
            and not asked.override
        ):
            require_consent(case, covered, participant.actor)
    return [_to_one(register, case, meeting, participant, asked) for participant in meeting.actors]


def invitations(register: Register, meeting: Meeting, asked: Asked) -> list[Letter]:
    """An invitation for each invited person. Raises NobodyToWriteTo, CalledOff."""
    _require_live(meeting)
    if not meeting.invited:
        raise NobodyToWriteTo(INVITATION, f"Bjud först in: norrbus möte kalla {meeting.reference}")
    case = case_store.by_id(register, meeting.case_id)
    places = {person.id for person in case.attending(meeting.day)}
    return [
        _to_one(register, case, meeting, participant, asked)
        for participant in meeting.invited
        if participant.person and participant.person.id in places
    ]


def agendas(register: Register, meeting: Meeting, asked: Asked) -> list[Letter]:
    """The agenda, the same for all. Raises CalledOff, MayNotGet."""
    _require_live(meeting)
    return _to_all(register, meeting, AGENDA, asked)


def minutes(register: Register, meeting: Meeting, asked: Asked) -> list[Letter]:
    """The minutes, the same for all. Raises NotHeld, MayNotGet."""
    if meeting.held_on is None:
        raise NotHeld(meeting.reference)
    return _to_all(register, meeting, MINUTES, asked)


def _require_live(meeting: Meeting) -> None:
    if meeting.cancelled_on:
        raise CalledOff(meeting.reference)


def _to_one(
    register: Register, case: Case, meeting: Meeting, participant: Participant, asked: Asked
) -> Letter:
    """A summons to an actor, an invitation to a person."""
    # Names of people are kept out of file names; actors are offices.
    if participant.person:
        mark, reader = (
            f"-{numbered(register, case, participant.person)}",
            to_people([participant.person]),
        )
    else:
        mark, reader = f"-{file_name(participant.called)}", to_actors()
    kind = SUMMONS if participant.actor else INVITATION
    to = Addressed(participant.called, mark, reader)
    return _letter(register, case, meeting, kind, to, participant, asked)


def _to_all(register: Register, meeting: Meeting, kind: str, asked: Asked) -> list[Letter]:
    """One paper to all who are summoned or invited, or to each that was asked for by name.

    Before anybody is, it is meant for all who can be. Actors without consent are left out, unless a
    reason was given at the summons or is given now. Raises MayNotGet.
    """
    case = case_store.by_id(register, meeting.case_id)
    invited = meeting.guests if meeting.participants else case.attending(meeting.day)
    actors, left_out = may_get(register, case, meeting, asked)
    to_all = [each for each in meeting.participants if each.actor in (None, *actors)]
    return [
        replace(_letter(register, case, meeting, kind, to, None, asked), left_out=left_out)
        for to in addressed(
            register, case, asked, listed(each.called for each in to_all), actors, invited
        )
    ]


def _letter(
    register: Register,
    case: Case,
    meeting: Meeting,
    kind: str,
    to: Addressed,
    participant: Participant | None,
    asked: Asked,
) -> Letter:
    shown = gate_of(register, case, meeting, to.reader, asked.unmask)
    one = bool(participant and called_to_several(register, meeting, participant, asked.today))
    joint = kind in {INVITATION, MINUTES} and bool(meeting.joint)
    found = as_sent(register, case, meeting) if kind == MINUTES else (case, meeting)
    return Letter(
        kind=kind,
        title=f"{kind.capitalize()} {meeting.reference}",
        name=f"{meeting.reference}-{fold(kind)}{to.mark}",
        recipient=to.recipient,
        reads=participant.person.language if participant and participant.person else None,
        template=f"meeting/{fold(kind)}.md.j2",
        data=replace(_paper(register, *found, participant, shown), same=one, joint=joint),
        head=Head(
            sender(register, case),
            asked.today,
            meeting.reference,
            to=address_of(participant, shown),
        ),
        meeting_id=meeting.id,
        participant_id=participant.id if participant else None,
        meeting_sequence=meeting.sequence,
        **about(case, shown),
    )


def address_of(participant: Participant | None, shown: Gate) -> tuple[str, ...]:
    """The address: that of a person, or who comes for which actor."""
    if participant is None:
        return ()
    if participant.person:
        return posted(participant.person.name, shown.person(participant.person).address)
    return tuple(dict.fromkeys((addressee(participant, shown), represents(participant, shown))))


def _paper(
    register: Register, case: Case, meeting: Meeting, participant: Participant | None, shown: Gate
) -> MeetingPaper:
    return MeetingPaper(
        reference=meeting.reference,
        case_reference=case.reference,
        sender=sender(register, case),
        recipient=addressee(participant, shown) if participant else "",
        greeted=greeted(case, participant),
        recipient_role=represents(participant, shown) if participant else "",
        to_child=is_child(case, participant),
        child=case.child.name if case.child else "",
        child_number=case.child.identified_by if case.child else "",
        kind=meeting.kind,
        purpose=meeting.purpose,
        child_purpose=meeting.child_purpose,
        interpreters=_interpreters(meeting),
        agenda=tuple(line.strip() for line in meeting.agenda.split("\n") if line.strip()),
        day=meeting.day,
        time=hours(meeting.time, meeting.length),
        place=shown.place(meeting.place),
        link=shown.link(meeting.link),
        summoned_by=shown.role(meeting.summoned_by),
        led_by=shown.role(meeting.led_by),
        summoned=tuple(presented(each, shown) for each in meeting.actors),
        invited=tuple(presented(each, shown) for each in meeting.invited),
        attendants=tuple(attendant(each, shown) for each in meeting.participants if each.came),
        absent=tuple(attendant(each, shown) for each in meeting.participants if not each.came),
        others=shown.role(meeting.others),
        notes=meeting.notes,
        reflection=meeting.reflection,
        next_meeting=shown.role(meeting.next_meeting),
    )


def _interpreters(meeting: Meeting) -> tuple[str, ...]:
    """For whom among the invited an interpreter is needed, and in which language."""
    return tuple(
        f"{person.name}, {person.language or 'språket är inte antecknat'}"
        for person in (each.person for each in meeting.invited)
        if person and person.interpreter
    )


def hours(time: str, length: int) -> str:
    """``kl. 13.00–14.30``, from ``13:00`` and so many minutes."""
    ends, rest = divmod(int(time[:2]) * 60 + int(time[3:]) + length, 60)
    return f"{clock_time(time)}–{ends % 24:02d}.{rest:02d}"
