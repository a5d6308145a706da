"""What holds of every step: of an open deviation, not before what comes first, and once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from ...case.mention.outside import check_outside
from ...register.database import Register
from ...terminal.reading import NOTHING_TOLD
from ...words.events import Before, check_event
from .. import store
from ..model import Deviation
from ..refusals import DoneAlready


def step(
    register: Register,
    typed: str,
    what: str,
    on: date,
    today: date,
    deed: Callable[[Deviation], Mapping[str, object]],
    texts: Mapping[str, object] = NOTHING_TOLD,
    despite: str = "",
) -> Deviation:
    """One step of an open deviation: ``deed`` answers with what changes in it, or refuses.

    Of the answers those that are columns are kept; ``texts`` are what was told in own words, by
    option, ``despite`` why they stay in spite of what looks like a name. Raises IsClosed,
    InTheFuture, TooEarly, Before, TellsOutside, MayNameTheChild.
    """
    check_event(what, on, today)
    with register.operation(day=today.isoformat(), reason=despite):
        found = store.find_open(register, typed)
        after(what, on, "rapporten", found.reported_on)
        if any(texts.values()):
            check_outside(register, store.case_of(register, found), texts, today, despite)
        values = register.fitting("deviations", deed(found))
        if found.signed_on:
            after(what, on, "underskrifterna", found.signed_on)
        store.change(register, found.id, values)
        return store.find(register, found.reference)


def once(found: Deviation, what: str, done_on: date | None) -> None:
    """Raises DoneAlready."""
    if done_on:
        raise DoneAlready(found.reference, what, done_on)


def after(what: str, on: date, than: str, than_on: date | None) -> None:
    """Raises Before."""
    if than_on is not None and on < than_on:
        raise Before(what, on, than, than_on)
