"""``norrbus ärende flytta-ut`` and ``flytta-in``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...terminal.context import Context
from ...terminal.entry import command, confirm
from ...terminal.question import filled
from ...terminal.room import room
from .choices import NOTHING, REST
from .form import MoveIn, MoveOut

if TYPE_CHECKING:
    from .coming import Arrived
    from .model import Package
    from .page import Shown
    from .refusals import SayWhatGoes

app = room("Ärenden som går till en annan myndighet, och som kommer därifrån.")


@command(
    app,
    "flytta-ut",
    MoveOut,
    "Lämna ett ärende till en annan myndighet: en krypterad fil med det som samtyckena täcker, och"
    " ett lösenord som lämnas på ett annat sätt. Ärendet avslutas. Visas först; skyddade uppgifter"
    " följer inte med utan skäl.",
    'norrbus ärende flytta-ut 7 --till "soc Luleå"',
)
def move_out(context: Context, wanted: MoveOut) -> None:
    """Let a case go."""
    from ...case import looking
    from ...case import store as case_store
    from ...register.folders import expand
    from ..case import overview
    from . import actions, page

    wanted, package = _packed(context, wanted)
    case = case_store.find(context.register, wanted.reference)
    looking.look(context.register, [case], context.today, reason=wanted.unmask)
    if wanted.dry or context.output.form == "auto":
        _show(context, page.Shown(package))
    if wanted.dry:
        return
    context.output.require_reader()
    confirm(
        context,
        f"{case.reference} lämnas till {package.receiver} i en krypterad fil och avslutas.",
        wanted.agreed,
    )
    where = expand(wanted.folder) if wanted.folder else context.settings.dokument / case.reference
    gone = actions.let_go(context.register, wanted, package, where, context.today)
    if context.output.form == "json":
        shown = page.Shown(gone.package, str(gone.path), gone.words)
        columns = (*page.COLUMNS, *page.MADE)
        context.output.record(shown, columns, [page.left_out(gone.package)])
    else:
        context.output.line(f"{case.reference} är lämnat till {package.receiver} och avslutat.")
        context.output.line(f"Fil: {gone.path}")
        context.output.line(f"Lösenord: {gone.words}")
    context.output.notice(
        "Lösenordet visas bara nu och finns inte sparat. Säg det i telefon till den som tar emot,"
        " när filen är framme. Skicka det aldrig tillsammans med filen."
    )
    for sentence in overview.left_open(
        context.register, case.reference, context.today, agreed=False
    ):
        context.output.warning(sentence)


def _packed(context: Context, wanted: MoveOut) -> tuple[MoveOut, Package]:
    """What would go; what is not said of it is asked where somebody can be."""
    from . import actions
    from .refusals import SayWhatGoes

    try:
        return wanted, actions.packed(context.register, wanted, context.today)
    except SayWhatGoes as unsaid:
        if not context.interactive:
            raise
        said = filled(MoveOut, {**vars(wanted), "parts": _what_goes(context, unsaid)})
    return said, actions.packed(context.register, said, context.today)


def _what_goes(context: Context, unsaid: SayWhatGoes) -> tuple[str, ...]:
    """What is to go, asked as in a guided entry until it is said. Raises typer.Abort."""
    from ...terminal.answers import texts
    from ...terminal.dialogue import ask
    from ...terminal.question import questions
    from ...terminal.reading import chosen
    from ...terminal.wanted import GoBack
    from ...words.record import replace
    from .refusals import NothingAndSomething

    asked = questions(MoveOut)["parts"]
    each = replace(asked, text=f"Vad som ska med utöver {REST}", required=True)
    context.output.notice(f"{unsaid.why}.")
    while True:
        try:
            answer = tuple(texts(ask(context, each, {}, "", revise=False)))
        except GoBack:  # there is no question before
            continue
        found = tuple(dict.fromkeys(chosen(part, each.choices) for part in answer))
        if NOTHING not in found or len(found) == 1:
            return found
        context.output.notice(NothingAndSomething().sentence)


@command(
    app,
    "flytta-in",
    MoveIn,
    "Ta emot ett ärende från en annan myndighet: det blir ett nytt ärende här, som säger var det"
    " kommer från. Lösenordet frågas efter.",
    "norrbus ärende flytta-in flytt-NB-2026-0007-3f2a9c1b.norrbus-flytt",
)
def move_in(context: Context, wanted: MoveIn) -> None:
    """Take a case in."""
    from ...register.folders import expand
    from . import coming, page

    package = coming.opened(expand(wanted.file), _words(context, wanted.words_from))
    context.hide(package.hidden(everybody=context.nameless))
    coming.require_welcome(context.register, package, wanted.despite_duplicate)
    if context.output.form == "auto":
        _show(context, page.Shown(package))
    confirm(
        context,
        f"Ärendet från {package.origin.called} blir ett nytt ärende i det här registret.",
        wanted.agreed,
    )
    arrived = coming.take_in(context.register, package, wanted, context.today)
    reference = arrived.case.reference
    if context.output.form == "json":
        shown = page.Shown(package, reference=reference)
        columns = (*page.COLUMNS, *page.CAME)
        context.output.record(shown, columns, [page.left_out(package)])
    else:
        came_from = f"från {package.origin.called} ({package.origin.reference} där)"
        context.output.line(f"Ärende {reference} är öppnat, {came_from}.")
    _tell_actors(context, package, arrived)


def _words(context: Context, source: str) -> str:
    """The words, asked for or read. Raises NobodyToAsk, FileTrouble."""
    from ...terminal.reading import read_text
    from ...terminal.wanted import Wanted
    from .refusals import NobodyToAsk

    if source:
        return read_text(source)
    if not context.interactive:
        raise NobodyToAsk
    return context.asker.ask(Wanted("Lösenordet, som avsändaren säger i telefon"))


def _show(context: Context, shown: Shown) -> None:
    from . import page

    context.output.record(shown, page.COLUMNS, [page.left_out(shown.package)])


def _tell_actors(context: Context, package: Package, arrived: Arrived) -> None:
    from ...words.swedish import listed

    reference = arrived.case.reference
    if arrived.known:
        context.output.notice(f"Aktörer som fanns här: {listed(arrived.known)}.")
    if arrived.added:
        context.output.notice(
            f"Nya aktörer: {listed(arrived.added)}. Kontaktpersoner följde inte med: norrbus aktör"
            " kontakt"
        )
    context.output.warning(
        "Samtyckena står som de gavs hos den förra myndigheten. Kontrollera att de gäller er och"
        " era aktörer, och ta nya där de inte gör det: norrbus samtycke lista"
        f" {reference}; norrbus samtycke registrera {reference}"
    )
    if any(each.protection for each in package.persons):
        context.output.warning(
            "Någon i ärendet har skyddade personuppgifter. Märkningen följde med; fråga avsändaren"
            " i telefon om det som inte står här."
        )
