"""``norrbus visa``, which is also what a number alone does."""

from __future__ import annotations

from ...terminal.context import Context
from ...terminal.entry import command
from ...terminal.room import room
from .form import ShowAnything

app = room("")


@command(
    app,
    "visa",
    ShowAnything,
    "Visa det som har numret eller namnet: ett ärende (1, elsa, . för det senaste), ett möte (M1),"
    " en avvikelse (A-2026-0001), ett möte ovanför ärendena (F-2026-0001) eller en aktör. Numret"
    " räcker: norrbus 1.",
    "norrbus visa 1",
)
def show(context: Context, wanted: ShowAnything) -> None:
    """Show what is named, as its own room does."""
    from . import model
    from .found import is_actor

    kind = model.kind_of(wanted.what)
    if kind == model.MEETING:
        from ...meeting import form as meeting_form
        from ..meeting import page as meeting

        meeting.show(context, meeting_form.ShowMeeting(json=wanted.json, meeting=wanted.what))
    elif kind == model.DEVIATION:
        from ...deviation import form as deviation_form
        from ..deviation import page as deviation

        shown = deviation_form.ShowDeviation(json=wanted.json, deviation=wanted.what)
        deviation.show(context, shown)
    elif kind == model.FORUM:
        from ...forum import form as forum_form
        from ...forum import page as forum

        forum.show(context, forum_form.ShowForum(json=wanted.json, forum=wanted.what))
    elif is_actor(context.register, wanted.what):
        from ..actor import form as actor_form
        from ..actor import page as actor

        actor.show(context, actor_form.ShowActor(json=wanted.json, actor=wanted.what))
    else:
        from ...case import form as case_form
        from ..case import page as case

        case.show(context, case_form.ShowCase(json=wanted.json, reference=wanted.what))
