"""What a Norrbus meeting that was held lacked of what the agreement asks for, each with its source.

Such a meeting does not count as the first until somebody has said why it counts all the same.
"""

from __future__ import annotations

from ..case.actor.model import core_parties
from ..case.model import Case, Person
from ..paper.protection import unknowing
from ..words.errors import Lacking
from ..words.record import Record
from ..words.swedish import listed
from .choices import NO, NORRBUS_MEETING, YES
from .model import Meeting, Participant

MET = "överenskommelsen 2025, Norrbusmötet"
SUMMONED = "överenskommelsen 2025, Kallelse"
MANDATE = "mandat"


class Lack(Record):
    """Something that a meeting lacked: in a word, in a sentence, and who asks for it."""

    word: str
    sentence: str
    source: str


class NotCounted(Lacking):
    """A meeting that is about to be recorded and will not count as the first."""

    def __init__(self, found: list[Lack]) -> None:
        told = " ".join(f"{each.sentence} ({each.source})." for each in found)
        mandate = ["mandate"] if any(each.word == MANDATE for each in found) else []
        super().__init__(
            f"{told} Mötet räknas då inte. Ange --gäller-ändå, eller hoppa över med Enter och spara"
            " ändå.",
            *mandate,
            "counts_anyway",
        )


def lacks(case: Case, meeting: Meeting) -> list[Lack]:
    """What a Norrbus meeting of a child lacked; nothing of an anonymous consultation or any other.

    Fewer than two core actors, a child or guardian with custody who was not invited or declined and
    did not come, nobody with mandate to decide (agreement of 2025). One who may not know where a
    hidden child is should not be invited, and is not missed.
    """
    if meeting.kind != NORRBUS_MEETING or case.anonymous:
        return []
    return [*_core(meeting), *_family(case, meeting), *_mandate(meeting)]


def _came(meeting: Meeting) -> list[Participant]:
    return [each for each in meeting.actors if each.came]


def _core(meeting: Meeting) -> list[Lack]:
    parties = core_parties([each.actor for each in _came(meeting) if each.actor])
    if len(parties) >= 2:
        return []
    there = f"bara {parties[0]}" if parties else "ingen"
    sentence = f"Av de tre kärnaktörerna var {there} med; det ska vara tre, undantagsvis två"
    return [Lack("kärnaktörer", sentence, MET)]


def _family(case: Case, meeting: Meeting) -> list[Lack]:
    invited = {each.person.id: each for each in meeting.invited if each.person}
    people = case.attending(meeting.day)
    barred = {each.id for each in unknowing(case, {each.id for each in people})}
    found = []
    for person in people:
        was = invited.get(person.id)
        if was is None and person.id not in barred:
            found.append(_of(case, person, "blev inte inbjuden"))
        elif was and was.answer == NO and not was.came:
            found.append(_of(case, person, "hade tackat nej"))
    return found


def _of(case: Case, person: Person, what: str) -> Lack:
    child = case.child is not None and person.id == case.child.id
    wanted = "den unge och vårdnadshavaren ska acceptera och kunna delta"
    word = "barnet" if child else "vårdnadshavare"
    return Lack(word, f"{person.name} {what}; {wanted}", SUMMONED)


def _mandate(meeting: Meeting) -> list[Lack]:
    if any(each.mandate == YES for each in _came(meeting)):
        return []
    sentence = (
        "Ingen aktör med mandat att besluta var med; de som deltar ska ha det (--mandat KORT)"
    )
    return [Lack(MANDATE, sentence, SUMMONED)]


def words(found: list[Lack]) -> str:
    """What was lacking, as it is kept: ``kärnaktörer och mandat``; empty for nothing."""
    return listed(dict.fromkeys(each.word for each in found)) if found else ""
