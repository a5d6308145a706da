"""``norrbus register arkivera``."""

from __future__ import annotations

from ...terminal.context import Context
from ...terminal.entry import command, confirm
from ...terminal.room import room
from .form import Deliver

app = room("")


@command(
    app,
    "arkivera",
    Deliver,
    "Skriv akter för leverans till ett arkiv: rader och logg som JSON med schema, och papperen."
    " Det som bara bevaras för arkivet kan sedan gallras ur registret.",
    'norrbus register arkivera --mapp leverans --arkiv "Kalix kommunarkiv"',
)
def deliver(context: Context, wanted: Deliver) -> None:
    """Deliver acts."""
    from ...register.folders import expand
    from ...words.swedish import listed
    from . import actions

    acts = actions.chosen(context.register, wanted.reference, context.today)
    folder = expand(wanted.folder).absolute()
    named = listed(reference for act in acts for reference in act.references)
    confirm(
        context,
        f"{named} skrivs okrypterat i {folder}, också skyddade personuppgifter.",
        wanted.agreed,
    )
    for path in actions.deliver(context.register, acts, folder, wanted.archive, context.today):
        context.output.line(str(path))
    context.output.warning(
        f"Den som får tag i {folder} läser allt. Lämna den till arkivet, och ta bort den när"
        " arkivet har kvitterat."
    )
