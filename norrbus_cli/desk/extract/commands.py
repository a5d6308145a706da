"""``norrbus register utdrag``."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ...terminal.context import Context
from ...terminal.entry import command
from ...terminal.room import room
from .form import ALL, AskExtract

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ...paper.model import Asked, Letter
    from .model import Judged, Text

app = room("")


@command(
    app,
    "utdrag",
    AskExtract,
    "Registerutdrag (GDPR artikel 15): allt som registret har om ett barn, en vårdnadshavare eller"
    " någon i personalen, utan det som rör andra. Visas på skärmen, med texterna som du ska läsa"
    " och pröva; --skriv skriver det som brev och som JSON. Loggas.",
    'norrbus register utdrag "Anna Lantto"',
)
def extract(context: Context, wanted: AskExtract) -> None:
    """Show or write an extract."""
    from .model import Judged
    from .refusals import NothingJudged

    if wanted.given and not wanted.because:
        raise NothingJudged
    judged = Judged(wanted.out, wanted.given)
    if _is_of_staff(context, wanted):
        _of_staff(context, wanted, judged)
    elif wanted.write:
        _write(context, wanted, judged)
    else:
        _show(context, wanted, judged)


def _is_of_staff(context: Context, wanted: AskExtract) -> bool:
    """Whether somebody of the staff is meant: the one is said to be, or is none of the people."""
    from . import actions
    from .refusals import NobodyCalled
    from .staff import finding

    if wanted.at or wanted.users:
        return True
    if wanted.case:
        return False
    try:
        person = actions.find(context.register, wanted.person)
    except NobodyCalled:
        if finding.is_staff(context.register, wanted.person):
            return True
        raise
    if finding.is_staff(context.register, person.name, whole=True):
        context.output.notice("Någon i personalen heter också så. Det utdraget: --hos alla")
    return False


def _of_staff(context: Context, wanted: AskExtract, judged: Judged) -> None:
    from .staff import actions, page, paper

    here = context.settings.samordnare
    if wanted.write:
        letters = partial(paper.letters, context.register, wanted, here, judged, context.today)
        _put(context, wanted, letters)
        return
    found = actions.shown(context.register, wanted, here, judged, context.today)
    context.output.record(found, page.WHOLE, page.sections(found))
    if not found.users:
        context.output.notice(
            "Vad personen har gjort i registret är inte med: inloggningsnamnet är inte känt. Ange"
            " det med --användare NAMN."
        )
    if found.unsure:
        context.output.notice(
            f"{found.unsure} uppgifter med samma namn är inte med, eftersom de kan gälla någon"
            " annan. Är det samma person: --hos alla"
        )
    _tell_what_is_next(context, found.texts)


def _asked(context: Context, wanted: AskExtract) -> Asked:
    from ...paper.model import Asked

    return Asked(context.today, bool(wanted.unmask), recipient=wanted.recipient)


def _show(context: Context, wanted: AskExtract, judged: Judged) -> None:
    from . import actions, page

    asked = _asked(context, wanted)
    reason = "; ".join(each for each in (wanted.unmask, wanted.because) if each)
    found = actions.shown(context.register, wanted, asked, judged, reason)
    context.output.record(found, page.WHOLE, page.sections(found))
    _tell_what_is_next(context, found.texts)


def _tell_what_is_next(context: Context, texts: Sequence[Text]) -> None:
    kept = sum(1 for each in texts if not each.given)
    if texts:
        context.output.notice(
            f"Läs texterna innan något lämnas ut: {len(texts) - kept} är med och {kept} hålls"
            ' tillbaka. --ta-bort KOD tar bort en; --ta-med KOD --skäl "…" tar med en som har'
            " prövats."
        )
    context.output.notice(
        "Inget är skrivet. Skriv utdraget med samma rad och --skriv. Det ska lämnas senast en månad"
        " efter begäran (GDPR artikel 12.3), och bara till den som har visat vem den är."
    )


def _write(context: Context, wanted: AskExtract, judged: Judged) -> None:
    from . import paper

    asked = _asked(context, wanted)

    def letters() -> list[Letter]:
        found = paper.letters(context.register, wanted.person, asked, wanted.case, judged)
        return paper.chosen(found, asked)

    _put(context, wanted, letters)


def _put(context: Context, wanted: AskExtract, letters: Callable[[], list[Letter]]) -> None:
    from ...paper import writer
    from ...paper.model import BOTH
    from ...paper.template.own import OwnTemplates
    from ...register.folders import expand
    from ...register.house import load_house

    how = writer.How(
        folder=expand(wanted.folder) if wanted.folder else context.settings.dokument,
        by_case=not wanted.folder,
        formats=BOTH if wanted.formats == ALL else wanted.formats,
        overwrite=wanted.overwrite,
        sent_how=wanted.sent_how,
        unmasked_because=wanted.unmask,
        overridden_because=wanted.because,
        despite_protection=wanted.despite_protection,
        house=load_house(context.options),
        own=OwnTemplates(context.settings.mallar, context.today, context.output.warning),
    )
    for path in writer.write(context.register, letters, how, context.today):
        context.output.line(str(path))
    context.output.notice(
        "Läs igenom brevet innan du lämnar det, och fyll i vem som ansvarar för uppgifterna och"
        " dataskyddsombudet."
    )
