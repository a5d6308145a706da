"""``norrbus ärende lämna-över``."""

from __future__ import annotations

from ...terminal.context import Context
from ...terminal.entry import command
from ...terminal.room import room
from .form import HandOver

app = room("Överlämning till en annan samordnare.")


@command(
    app,
    "lämna-över",
    HandOver,
    "Lämna över ett ärende till en annan samordnare, med en sammanfattning som dokument."
    " Påminnelserna går sedan till den nya.",
    'norrbus ärende lämna-över 7 --till "Sara Niva" --anteckning "Mikael nås lättast på kvällar."',
)
def hand_over(context: Context, new: HandOver) -> None:
    """Hand a case over."""
    from ...case import store as case_store
    from ...coordination.handover import store
    from ...coordination.placement import store as placement_store
    from ...paper.template.own import OwnTemplates
    from ...paper.writer import How
    from ...register.folders import expand
    from ...register.house import load_house
    from . import actions

    how = How(
        folder=expand(new.folder) if new.folder else context.settings.dokument,
        by_case=not new.folder,
        overwrite=new.overwrite,
        despite_protection=new.despite_protection,
        house=load_house(context.options),
        own=OwnTemplates(context.settings.mallar, context.today, context.output.warning),
    )
    paths = actions.hand_over(context.register, new, how, context.today)
    case = case_store.find(context.register, new.reference)
    context.output.line(f"{case.reference} är överlämnat till {case.coordinator.presented}.")
    for path in paths:
        context.output.line(str(path))
    if any(each.until is None for each in placement_store.of_case(context.register, case.id)):
        context.output.notice(
            "Barnet är placerat, och socialtjänsten har samordningsansvaret (överenskommelsen"
            " 2025): den nya samordnaren ska vara därifrån."
        )
    if named := store.plan_still_names(context.register, case):
        context.output.warning(
            f"I planen står {named} som samordnare. Byt i nästa version: norrbus plan revidera"
            f" {case.reference}"
        )
