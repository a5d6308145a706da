"""What is said before the day itself: of reminders, copies, reviews and drafts."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ...terminal.context import Context

ALL = "norrbus register kontrollera"


def before_the_day(context: Context, *, whole: bool) -> list[str]:
    """Sentences. At a terminal those for who looks after norrbus are one line, unless the ``whole``
    is asked for; reminders that nobody got, and drafts, always stand.
    """
    from ..reminder.heartbeat import notes, undelivered

    failed = undelivered(context.register, context.today)
    told = notes(context.register, context.today, context.settings.utanpaminnelser)
    rest = [each for each in (*told, _copy_is_late(context), review_is_late(context)) if each]
    later = [each for each in rest if each != failed]
    if later and context.output.on_screen and not whole:
        count = "En sak" if len(later) == 1 else f"{len(later)} saker"
        later = [f"{count} för den som sköter norrbus: {ALL}"]
    return [*filter(None, [failed]), *later, *_drafts(context)]


def _copy_is_late(context: Context) -> str:
    from ...authority.copies import store as copies
    from ...authority.copies.model import COPIED, lateness
    from ...register.copy_settings import load_copies

    copied = copies.last(context.register, COPIED, context.today)
    return lateness(copied, load_copies(context.options), context.today)


def review_is_late(context: Context) -> str:
    """That the log should have been reviewed; empty while there is time."""
    from ...authority import store as register_store
    from ...authority.review import store
    from ...authority.review.model import USUAL_DAYS, lateness
    from ...register.review_settings import load_review_days

    return lateness(
        store.last_day(context.register, context.today),
        register_store.facts(context.register).created_on,
        load_review_days(context.options, USUAL_DAYS),
        context.today,
    )


def _drafts(context: Context) -> list[str]:
    """What somebody at a terminal has begun to type and can go on with."""
    if not (context.output.on_screen and context.register.drafts()):
        return []
    from ...terminal.draft import waiting

    return waiting(context)
