"""How the letters of every kind of document are made: a kind imports its paper when asked for."""

from __future__ import annotations

from collections.abc import Callable

from ...case import store as case_store
from ...meeting import joint
from ...meeting import store as meeting_store
from ...meeting.model import Meeting
from ...paper.model import Asked, Letter
from ...register.database import Register
from ...words.reference import FORUM

Make = Callable[[Register, str, Asked], list[Letter]]


def _consent(register: Register, typed: str, asked: Asked) -> list[Letter]:
    from ...consent import paper

    return paper.letters(register, case_store.find(register, typed), asked)


def _withdrawal(register: Register, typed: str, asked: Asked) -> list[Letter]:
    from ...consent import withdrawal_paper

    return withdrawal_paper.letters(register, case_store.find(register, typed), asked)


def _plan(kind: str) -> Make:
    def make(register: Register, typed: str, asked: Asked) -> list[Letter]:
        from ...plan import paper, store

        found = store.find(register, typed, asked.version)
        return paper.letters(register, found.case, found.plan, kind, asked)

    return make


def _followup(register: Register, typed: str, asked: Asked) -> list[Letter]:
    from ...plan.followup import paper

    return paper.letters(register, case_store.find(register, typed), asked)


def _timeline(register: Register, typed: str, asked: Asked) -> list[Letter]:
    from ..case import timeline_paper

    return timeline_paper.letters(register, case_store.find(register, typed), asked)


def _handover(register: Register, typed: str, asked: Asked) -> list[Letter]:
    from ..handover import paper

    return paper.letters(register, case_store.find(register, typed), asked)


def _summonses(register: Register, typed: str, asked: Asked) -> list[Letter]:
    from ...meeting import paper

    return _joint(register, typed, lambda each: paper.summonses(register, each, asked))


def _invitations(register: Register, typed: str, asked: Asked) -> list[Letter]:
    from ...meeting import paper

    return _joint(register, typed, lambda each: paper.invitations(register, each, asked))


def _new_times(register: Register, typed: str, asked: Asked) -> list[Letter]:
    from ...meeting.notice import paper

    return _joint(register, typed, lambda each: paper.new_times(register, each, asked))


def _cancellations(register: Register, typed: str, asked: Asked) -> list[Letter]:
    from ...meeting.notice import paper

    found = meeting_store.find(register, typed)
    return joint.letters(register, found, lambda each: paper.cancellations(register, each, asked))


def _to_come(register: Register, typed: str) -> Meeting:
    return meeting_store.find(register, typed, pending=True)


def _joint(register: Register, typed: str, make: Callable[[Meeting], list[Letter]]) -> list[Letter]:
    """What tells when and where a meeting is, of each of those that are one."""
    return joint.letters(register, _to_come(register, typed), make)


def _above(typed: str) -> bool:
    """Whether a meeting above the single case is named."""
    return typed.strip().upper().startswith(f"{FORUM.prefix}-")


def _agenda(register: Register, typed: str, asked: Asked) -> list[Letter]:
    from ...forum import paper as forum_paper
    from ...forum import store as forum_store
    from ...meeting import paper

    if _above(typed):
        return forum_paper.agendas(register, forum_store.find(register, typed), asked)
    return paper.agendas(register, _to_come(register, typed), asked)


def _minutes(register: Register, typed: str, asked: Asked) -> list[Letter]:
    from ...forum import paper as forum_paper
    from ...forum import store as forum_store
    from ...meeting import paper

    if _above(typed):
        return forum_paper.minutes(register, forum_store.find(register, typed), asked)
    return paper.minutes(register, meeting_store.find(register, typed), asked)


def _deviation(register: Register, typed: str, asked: Asked) -> list[Letter]:
    from ...deviation import paper, store

    return paper.reports(register, store.find(register, typed), asked)


def _notice(register: Register, typed: str, asked: Asked) -> list[Letter]:
    from ...deviation import notice_paper, store

    return notice_paper.letters(register, store.find(register, typed), asked)


def _reminder(register: Register, _typed: str, asked: Asked) -> list[Letter]:
    from ...deadline.reminder import letter

    return letter.letters(register, asked)


def _of_actor(register: Register, typed: str, asked: Asked) -> list[Letter]:
    from ..actor import paper

    return paper.letters(register, typed, asked)


def _compilation(register: Register, typed: str, asked: Asked) -> list[Letter]:
    from ..deviation import paper

    return paper.compilations(register, typed, asked)


def _of_year(kind: str) -> Make:
    def make(register: Register, typed: str, asked: Asked) -> list[Letter]:
        from ...statistics import papers

        return papers.letters(register, kind, typed, asked)

    return make


def _routine(register: Register, _typed: str, asked: Asked) -> list[Letter]:
    from ...deviation.recipient import paper

    return paper.routines(register, asked)


def _evaluation(register: Register, _typed: str, _asked: Asked) -> list[Letter]:
    from ...evaluation import paper

    return paper.letters(register)


def _standing(kind: str) -> Make:
    def make(register: Register, _typed: str, asked: Asked) -> list[Letter]:
        from . import standing

        return standing.letters(kind, register, asked)

    return make


def _calendar(register: Register, typed: str, asked: Asked) -> list[Letter]:
    from ...meeting.calendar_file import letters

    return _joint(
        register, typed, lambda each: letters(register, each, list(each.participants), asked)
    )


def _extract(register: Register, typed: str, asked: Asked) -> list[Letter]:
    from ..extract import paper

    return paper.letters(register, typed, asked)


KINDS: dict[str, Make] = {
    "samtycke": _consent,
    "återkallelse": _withdrawal,
    "kallelse": _summonses,
    "inbjudan": _invitations,
    "ny tid": _new_times,
    "återbud": _cancellations,
    "mötesagenda": _agenda,
    "minnesanteckningar": _minutes,
    "genomförandeplan": _plan("genomförandeplan"),
    "SIP": _plan("SIP"),
    "uppföljning": _followup,
    "tidslinje": _timeline,
    "överlämning": _handover,
    "utvärderingsblankett": _evaluation,
    "avvikelserapport": _deviation,
    "anmälan till Samverkansstruktur": _notice,
    "rutin för avvikelsehantering": _routine,
    "avvikelsesammanställning": _compilation,
    "årsrapport": _of_year("årsrapport"),
    "årsöversikt": _of_year("årsöversikt"),
    "föräldrainformation": _standing("föräldrainformation"),
    "grönt kort": _standing("grönt kort"),
    "kalenderfil": _calendar,
    "registerutdrag": _extract,
    "påminnelse": _reminder,
    "aktörens uppgifter": _of_actor,
}
