"""What each kind of paper is made of: its templates, and the record that each of them sees.

The one place to write it. A test fails for a kind that is not here, and for a letter whose template
or data is another.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

from ...paper.language import SWEDISH, Language
from ...paper.languages import languages
from ...paper.template.environment import built_in, templates_folder
from ...words.record import Record, replace

# Kind of paper -> (template, the module of its record, the record).
_MEETING = ("meeting.paper", "MeetingPaper")
_NEW_TIME = ("meeting.notice.letter", "NewTimePaper")
_CANCELLATION = ("meeting.notice.letter", "CancellationPaper")
_FORUM = ("forum.paper", "ForumPaper")
_PLAN = ("plan.paper", "PlanPaper")
_STANDING = ("desk.papers.standing", "StandingPaper")
DISPOSAL = "gallringsprotokoll"  # written by the disposal alone
PAPERS: dict[str, tuple[tuple[str, str, str], ...]] = {
    "samtycke": (("consent/samtycke.md.j2", "consent.paper", "ConsentForm"),),
    "återkallelse": (("consent/aterkallelse.md.j2", "consent.withdrawal_paper", "WithdrawalForm"),),
    "kallelse": (("meeting/kallelse.md.j2", *_MEETING),),
    "inbjudan": (("meeting/inbjudan.md.j2", *_MEETING),),
    "ny tid": (("meeting/ny-tid.md.j2", *_NEW_TIME), ("meeting/ny-tid-aktor.md.j2", *_NEW_TIME)),
    "återbud": (
        ("meeting/aterbud.md.j2", *_CANCELLATION),
        ("meeting/aterbud-aktor.md.j2", *_CANCELLATION),
    ),
    "mötesagenda": (("meeting/motesagenda.md.j2", *_MEETING), ("forum/motesagenda.md.j2", *_FORUM)),
    "minnesanteckningar": (
        ("meeting/minnesanteckningar.md.j2", *_MEETING),
        ("forum/minnesanteckningar.md.j2", *_FORUM),
    ),
    "genomförandeplan": (("agreement/genomforandeplan.md.j2", *_PLAN),),
    "SIP": (("agreement/sip.md.j2", *_PLAN),),
    "uppföljning": (("followup/uppfoljning.md.j2", "plan.followup.paper", "FollowUpPaper"),),
    "tidslinje": (("case/tidslinje.md.j2", "desk.case.timeline_paper", "TimelinePaper"),),
    "överlämning": (("handover/overlamning.md.j2", "desk.handover.paper", "HandoverPaper"),),
    "utvärderingsblankett": (
        ("evaluation/utvarderingsblankett.md.j2", "evaluation.paper", "BlankForm"),
    ),
    "avvikelserapport": (
        ("deviation/avvikelserapport.md.j2", "deviation.paper", "DeviationPaper"),
    ),
    "anmälan till Samverkansstruktur": (
        ("deviation/anmalan.md.j2", "deviation.notice_paper", "NoticePaper"),
    ),
    "rutin för avvikelsehantering": (
        ("deviation/rutin.md.j2", "deviation.recipient.paper", "RoutinePaper"),
    ),
    "avvikelsesammanställning": (
        ("deviation/sammanstallning.md.j2", "desk.deviation.paper", "CompilationPaper"),
    ),
    "årsrapport": (("statistics/arsrapport.md.j2", "statistics.paper", "ReportPaper"),),
    "årsöversikt": (("statistics/arsoversikt.md.j2", "statistics.steering", "SteeringPaper"),),
    "föräldrainformation": (
        ("register/foraldrainformation.md.j2", *_STANDING),
        ("register/information-barn.md.j2", *_STANDING),
        ("register/information-ung.md.j2", *_STANDING),
    ),
    "grönt kort": (("register/gront-kort.md.j2", *_STANDING),),
    "registerutdrag": (
        ("extract/registerutdrag.md.j2", "desk.extract.paper", "ExtractPaper"),
        ("extract/registerutdrag_personal.md.j2", "desk.extract.staff.paper", "StaffPaper"),
    ),
    "påminnelse": (("reminder/brev.md.j2", "deadline.reminder.letter", "ReminderLetter"),),
    "aktörens uppgifter": (("actor/uppgifter.md.j2", "desk.actor.paper", "ActorPaper"),),
    DISPOSAL: (("register/gallringsprotokoll.md.j2", "desk.disposal.paper", "DisposalPaper"),),
}


class Written(Record):
    """A template of a kind of paper, the record that it sees, and its language."""

    kind: str
    template: str
    data: type[Record]
    language: Language = SWEDISH


def written(kind: str = "") -> Iterator[Written]:
    """The templates of a kind; of every kind, if none is named."""
    for name, made_of in PAPERS.items():
        for template, module, record in made_of if kind in {"", name} else ():
            found = getattr(import_module(f"norrbus_cli.{module}"), record)
            yield Written(name, template, found)


def in_every_language() -> Iterator[Written]:
    """The templates of every kind: the Swedish ones, and those that are there in other languages.

    Raises BadTemplate for a language whose table cannot be read.
    """
    others = languages(templates_folder())
    for each in written():
        yield each
        for language in others:
            name = language.template(each.template)
            if built_in(name):
                yield replace(each, template=name, language=language)
