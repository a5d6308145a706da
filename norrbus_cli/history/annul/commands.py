"""``norrbus makulera``."""

from __future__ import annotations

from ...terminal.context import Context
from ...terminal.entry import command
from ...terminal.room import room
from . import form

app = room(
    "Makulera det som aldrig skulle ha funnits: ett ärende på fel barn, ett dubbelt möte, ett"
    " samtycke som ingen gav. Det visas först. Loggen behåller det, med vem och varför; listor,"
    " frister och statistik glömmer det."
)


@command(
    app,
    "ärende",
    form.AnnulCase,
    "Makulera ett ärende med allt som hör till det. Avvikelser står kvar, utan ärende. Den som"
    " inte står i något annat ärende försvinner ur registret.",
    'norrbus makulera ärende 7 --skäl "öppnat på fel barn"',
)
def case(context: Context, wanted: form.AnnulCase) -> None:
    """Annul a case."""
    from . import finding
    from .page import annul

    annul(context, wanted, finding.case(context.register, wanted))


@command(
    app,
    "vårdnadshavare",
    form.AnnulGuardian,
    "Makulera en vårdnadshavare i ett ärende, med personens samtycken, inbjudningar, åsikter och"
    " underskrifter där.",
    'norrbus makulera vårdnadshavare 7 --vem Anna --skäl "fel person"',
)
def guardian(context: Context, wanted: form.AnnulGuardian) -> None:
    """Annul a guardian."""
    from . import finding
    from .page import annul

    annul(context, wanted, finding.guardian(context.register, wanted))


@command(
    app,
    "samtycke",
    form.AnnulConsent,
    "Makulera ett samtycke som ingen har gett. Ett som har getts återkallas: norrbus samtycke"
    " återkalla",
    'norrbus makulera samtycke 7 --vem Anna --skäl "registrerat på fel person"',
)
def consent(context: Context, wanted: form.AnnulConsent) -> None:
    """Annul a consent."""
    from . import finding
    from .page import annul

    annul(context, wanted, finding.consent(context.register, wanted))


@command(
    app,
    "möte",
    form.AnnulMeeting,
    "Makulera ett möte som aldrig skulle ha bokats, med kallelser, svar och dokument. Ett som inte"
    " blir av ställs in: norrbus möte ställ-in",
    'norrbus makulera möte NB-2026-0007-M2 --skäl "bokat två gånger"',
)
def meeting(context: Context, wanted: form.AnnulMeeting) -> None:
    """Annul a meeting."""
    from . import finding
    from .page import annul

    annul(context, wanted, finding.meeting(context.register, wanted))


@command(
    app,
    "kallelse",
    form.AnnulSummons,
    "Makulera en kallelse eller inbjudan till ett möte, med svar och närvaro.",
    'norrbus makulera kallelse NB-2026-0007-M2 --vem skola --skäl "fel skola"',
)
def summons(context: Context, wanted: form.AnnulSummons) -> None:
    """Annul a summons."""
    from . import finding
    from .page import annul

    annul(context, wanted, finding.summons(context.register, wanted))


@command(
    app,
    "plan",
    form.AnnulPlan,
    "Makulera planens senaste version, med insatser, åsikter, underskrifter, uppföljningar och"
    " dokument. Den version som fanns före gäller igen.",
    'norrbus makulera plan 7 --skäl "skriven i fel ärende"',
)
def plan(context: Context, wanted: form.AnnulPlan) -> None:
    """Annul the current version of a plan."""
    from . import finding
    from .page import annul

    annul(context, wanted, finding.plan(context.register, wanted))


@command(
    app,
    "insats",
    form.AnnulMeasure,
    "Makulera en insats i planens senaste version. Numret används inte igen.",
    'norrbus makulera insats 7 2 --skäl "skriven två gånger"',
)
def measure(context: Context, wanted: form.AnnulMeasure) -> None:
    """Annul a measure."""
    from . import finding
    from .page import annul

    annul(context, wanted, finding.measure(context.register, wanted))


@command(
    app,
    "underskrift",
    form.AnnulSignature,
    "Makulera en underskrift på planens senaste version.",
    'norrbus makulera underskrift 7 --vem Anna --skäl "har inte skrivit under"',
)
def signature(context: Context, wanted: form.AnnulSignature) -> None:
    """Annul a signature."""
    from . import finding
    from .page import annul

    annul(context, wanted, finding.signature(context.register, wanted))


@command(
    app,
    "uppföljning",
    form.AnnulFollowUp,
    "Makulera en uppföljning med resultaten av insatserna.",
    'norrbus makulera uppföljning 7 --skäl "registrerad två gånger"',
)
def followup(context: Context, wanted: form.AnnulFollowUp) -> None:
    """Annul a follow-up."""
    from . import finding
    from .page import annul

    annul(context, wanted, finding.followup(context.register, wanted))


@command(
    app,
    "placering",
    form.AnnulPlacement,
    "Makulera en placering. En som är slut avslutas: norrbus ärende placering-upphör",
    'norrbus makulera placering 7 --skäl "gäller ett annat barn"',
)
def placement(context: Context, wanted: form.AnnulPlacement) -> None:
    """Annul a placement."""
    from . import finding
    from .page import annul

    annul(context, wanted, finding.placement(context.register, wanted))


@command(
    app,
    "avvikelse",
    form.AnnulDeviation,
    "Makulera en avvikelse så att den inte räknas alls. En som avslutas utan stegen och räknas som"
    " makulerad: norrbus avvikelse avsluta --makulera",
    'norrbus makulera avvikelse A-2026-0001 --skäl "rapporterad två gånger"',
)
def deviation(context: Context, wanted: form.AnnulDeviation) -> None:
    """Annul a deviation."""
    from . import finding
    from .page import annul

    annul(context, wanted, finding.deviation(context.register, wanted))


@command(
    app,
    "oenighet",
    form.AnnulDisagreement,
    "Makulera en oenighet som aldrig fanns.",
    'norrbus makulera oenighet NB-2026-0007-O1 --skäl "anmäld i fel ärende"',
)
def disagreement(context: Context, wanted: form.AnnulDisagreement) -> None:
    """Annul a disagreement."""
    from . import finding
    from .page import annul

    annul(context, wanted, finding.disagreement(context.register, wanted))


@command(
    app,
    "forum",
    form.AnnulForum,
    "Makulera ett möte i Forum barn och unga, länsdelens samverkansgrupp, gruppnivå eller"
    " styrgrupp.",
    'norrbus makulera forum F-2026-0001 --skäl "bokat två gånger"',
)
def forum(context: Context, wanted: form.AnnulForum) -> None:
    """Annul a meeting above the single case."""
    from . import finding
    from .page import annul

    annul(context, wanted, finding.forum(context.register, wanted))


@command(
    app,
    "aktör",
    form.AnnulActor,
    "Makulera en aktör som ingenting hör till, med kontaktpersoner.",
    'norrbus makulera aktör BUP --skäl "upplagd två gånger"',
)
def actor(context: Context, wanted: form.AnnulActor) -> None:
    """Annul an actor."""
    from . import finding
    from .page import annul

    annul(context, wanted, finding.actor(context.register, wanted))


@command(
    app,
    "bilaga",
    form.AnnulAttachment,
    "Makulera en inskannad sida som bifogades fel. Numret används inte igen.",
    'norrbus makulera bilaga 3 --skäl "hör till ett annat ärende"',
)
def attachment(context: Context, wanted: form.AnnulAttachment) -> None:
    """Annul a scanned page."""
    from . import finding
    from .page import annul

    annul(context, wanted, finding.attachment(context.register, wanted))
