"""``norrbus samtycke återkalla``: after showing what it touches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...consent.form import Withdrawal
from ...terminal.context import Context
from ...terminal.entry import command, confirm
from ...terminal.room import room
from ...words.swedish import listed

if TYPE_CHECKING:
    from ...consent import actions
    from ...register.database import Register

app = room("Återkallelse av samtycke.")


@command(
    app,
    "återkalla",
    Withdrawal,
    "Återkalla ett samtycke, helt eller för några aktörer. Först visas vad det berör.",
    "norrbus samtycke återkalla 7 --vem Anna --aktör soc",
)
def withdraw(context: Context, withdrawal: Withdrawal) -> None:
    """Withdraw a consent after showing what it touches."""
    from ...consent import actions
    from ...consent.commands import tell_coverage
    from .after import next_steps

    found = actions.in_force(context.register, withdrawal, context.today)
    for_some = "" if found.whole else f" för {listed(each.short for each in found.actors)}"
    context.output.notice(
        f"Samtycket från {found.giver} i {found.case.reference} upphör{for_some}. Det berör:"
    )
    for sentence in _touched(context.register, found) or [
        "Inga bokade möten, kallelser eller insatser."
    ]:
        context.output.notice(f"  {sentence}")
    confirm(context, f"Samtycket återkallas{for_some}.", withdrawal.agreed)
    case = actions.withdraw(context.register, withdrawal, context.today)
    context.output.line(f"Samtycket från {found.giver} är återkallat{for_some} i {case.reference}.")
    tell_coverage(context, case)
    for line in next_steps(context.register, case, context.today):
        context.output.notice(line)


def _touched(register: Register, found: actions.InForce) -> list[str]:
    """One sentence for each thing that a withdrawal touches."""
    lost = {actor.id for actor in found.actors}
    return [
        *_meetings(register, found.case.id, lost, found.whole),
        *_plan(register, found.case.id, lost),
    ]


def _meetings(register: Register, case_id: int, lost: set[int], whole: bool) -> list[str]:
    from ...meeting import store as meeting_store

    sentences = []
    for meeting in meeting_store.of_case(register, case_id):
        if not meeting.pending:
            continue
        summoned = [
            participant.actor.short
            for participant in meeting.actors
            if participant.actor and participant.actor.id in lost
        ]
        if summoned:
            sentences.append(
                f"Mötet {meeting.reference} {meeting.when}: {listed(summoned)} är kallade."
            )
        elif whole:
            sentences.append(f"Mötet {meeting.reference} {meeting.when} är bokat.")
        one = meeting_store.tied(register, meeting) if summoned or whole else []
        if one:
            with_whom = listed(each.reference for each in one)
            sentences.append(
                f"Mötet {meeting.reference} är gemensamt med {with_whom} och kan inte vara det utan"
                f" samtycket. Skilj dem åt: norrbus möte skilj {meeting.reference}"
            )
    return sentences


def _plan(register: Register, case_id: int, lost: set[int]) -> list[str]:
    from ...plan import store as plan_store

    plans = plan_store.of_case(register, case_id)
    shorts = [actor.short for actor in plans[-1].actors if actor.id in lost] if plans else []
    return [f"Planen version {plans[-1].version}: {listed(shorts)} har insatser."] if shorts else []
