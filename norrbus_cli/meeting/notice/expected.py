"""Who may come to a meeting without consent, who is still to be told of it, and what can be done.

One that has declined, or has been sent a cancellation, does not come (own choice). The same is
counted in SQL in ``deadlines``.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ...case import store as case_store
from ...consent.reading import lacking
from ...consent.store import covering
from ...register.database import Register
from ...words.swedish import listed
from ..choices import NO
from ..covered import uncovered
from ..model import Meeting, Participant
from .kinds import CANCELLATION
from .model import Untold, Written, called_off, untold

REASON = "OSL 25 kap. 12 §, 26 kap. 9 §"


def expected(
    register: Register, meeting: Meeting, papers: Iterable[Written], on: date
) -> list[Participant]:
    """The uncovered actors of a meeting to come that have no reason to stay away: that have not
    declined, nor been sent a cancellation.
    """
    if not meeting.pending:
        return []
    off = called_off(meeting, papers)
    found = uncovered(register, meeting, on)
    return [each for each in found if each.answer != NO and each.id not in off]


def to_tell(
    register: Register, meeting: Meeting, papers: Iterable[Written], on: date
) -> list[Untold]:
    """Those to whom the letter of the last change is still to be sent (``notice.model.untold``): of
    a new time nothing is told to the uncovered.
    """
    kept = {each.id for each in uncovered(register, meeting, on)} if meeting.pending else set()
    return [each for each in untold(meeting, papers) if each.participant.id not in kept]


def told(register: Register, meeting: Meeting, found: Iterable[Participant], on: date) -> list[str]:
    """That actors are summoned to a meeting without consent, and what can be done, one of these;
    the last only for care and social services, and about one under 18. Nothing for nobody.
    """
    actors = [each.actor for each in found if each.actor]
    if not actors:
        return []
    case = case_store.by_id(register, meeting.case_id)
    people = lacking(covering(register, case, on), actors)
    who, names = f" från {listed(people)}" if people else "", listed(each.short for each in actors)
    called = "är kallad" if len(actors) == 1 else "är kallade"
    able = [each.short for each in actors if each.is_social_services or each.is_health_care]
    reason = (
        f"  ange skälet ({REASON}): norrbus möte kalla {meeting.reference}"
        f'{"".join(f" --aktör {each}" for each in able)} --sätt … --trots-saknat-samtycke "SKÄL"'
    )
    return [
        f"{names} {called} till {meeting.reference} {meeting.when}, och giltigt samtycke"
        f" saknas{who} (OSL 10 kap. 1 §, 12 kap. 2 §). Nästa steg, ett av:",
        f"  ta nytt samtycke: norrbus samtycke registrera {case.reference}",
        f"  ge {names} återbud: norrbus dokument skriv {CANCELLATION} {meeting.reference}",
        f"  ställ in mötet: norrbus möte ställ-in {meeting.reference}",
        *([reason] if able and not case.of_age(on) else []),
    ]
