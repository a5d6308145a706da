"""The deeds of taking back and doing again: whole operations, in one of their own."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from datetime import date
from pathlib import Path

from ...deadline.store import closed_days
from ...paper import taken_back
from ...paper.taken_back import Paper
from ...register import calendar
from ...register.cells import driver
from ...register.database import Register
from ...register.schema.tables import FOLLOWED
from ...words.record import Record
from .. import store as log
from ..logged.store import in_tables, tables_made
from ..model import Change, Deed
from ..refusals import UnknownOperation
from ..telling import Field, Teller, Told
from . import refusals, store


class Chosen(Record):
    """What is to be taken back or done again, the newest first, in words.

    ``asked`` is the operation that was asked for, ``fields`` what becomes of each value.
    """

    asked: int
    deeds: tuple[Deed, ...]
    told: tuple[Told, ...]
    fields: tuple[Field, ...]
    people: frozenset[int]

    @property
    def numbers(self) -> tuple[int, ...]:
        """The operations' numbers."""
        return tuple(deed.operation.id for deed in self.deeds)


def to_take_back(
    register: Register,
    number: int | None,
    *,
    follow: bool,
    despite_sent: str,
    everything: bool = False,
) -> Chosen:
    """What ``ångra`` would take back: the user's last operation that stands, or the named one.

    With ``follow`` what builds on it, too; ``everything`` tells of each row of a file. Raises
    NothingToTakeBack, UnknownOperation, ChangedNothing, TakesBack, IsTakenBack, DisposedOf,
    MadeTheRegister, Published, BuiltUpon, HasLeft.
    """
    who = register.author.who
    asked = store.last(register, who) if number is None else number
    if asked is None:
        raise refusals.NothingToTakeBack(who)
    deed = _deed(register, asked)
    if deed.of:
        raise refusals.TakesBack(asked, deed.of)
    if deed.operation.undone:
        raise refusals.IsTakenBack(asked)
    if asked not in log.of_command(register, [asked]):
        raise refusals.ChangedNothing(asked)
    deeds = _with_later(register, deed, follow=follow)
    for each in deeds:
        _require_may_be_taken_back(register, each)
    papers = [refusals.paper(**row) for row in store.left(register, deeds)]
    if papers and not despite_sent:
        raise refusals.HasLeft(asked, papers)
    return _chosen(register, asked, deeds, everything)


def to_do_again(register: Register, number: int | None, *, everything: bool = False) -> Chosen:
    """What ``gör-om`` would do again: what the user took back last, or what is named, by its own
    number or by that of the operation that took it back. ``everything`` as above.

    Raises NothingToDoAgain, UnknownOperation, IsNotTakenBack, BuiltUpon.
    """
    who = register.author.who
    taking = store.last_taking(register, who) if number is None else _taking(register, number)
    if taking is None:
        raise refusals.NothingToDoAgain(who)
    deed = _deed(register, taking)
    later = log.deeds_by_id(register, store.built_upon(register, deed))
    if later:
        operations = [each.operation for each in reversed(later)]
        raise refusals.BuiltUpon(taking, operations, may_follow=False)
    return _chosen(register, taking, [deed], everything)


def _taking(register: Register, number: int) -> int:
    deed = _deed(register, number)
    found = number if deed.of else store.taking(register, number)
    if found is None or (deed.of and deed.operation.undone) or _does_again(register, deed):
        raise refusals.IsNotTakenBack(number)
    return found


def _does_again(register: Register, deed: Deed) -> bool:
    return any(each.of for each in log.deeds_by_id(register, deed.of))


def turn(register: Register, chosen: Chosen, today: date, reason: str = "") -> int:
    """Take back what was chosen, or do it again; the number of the operation that did.

    Raises HasMoved, IsOtherwise, InTheWay, PaperChanged, AlreadyThere, CannotWrite.
    """
    papers = _of_deeds(register, chosen, "documents")
    leaving = [_paper(each) for each in papers if each.after]
    coming = [_paper(each) for each in papers if each.before]
    with ExitStack() as placing, register.operation(day=today.isoformat(), reason=reason) as number:
        _require_still(register, chosen)
        for deed in chosen.deeds:
            _turn(register, deed)
        if _of_deeds(register, chosen, "closed_days"):
            calendar.fill(register, closed_days(register))
        for person_id in sorted(chosen.people):
            register.look(person_id, None)
        placing.enter_context(taken_back.moved(register, leaving, coming))
    taken_back.finish(register)
    return number


def _of_deeds(register: Register, chosen: Chosen, table: str) -> list[Change]:
    """What operations changed in a table, the newest first."""
    of_each = (in_tables(register, number, [table]) for number in chosen.numbers)
    return [change for changes in of_each for change in reversed(changes)]


def _turn(register: Register, deed: Deed) -> None:
    errors = driver()
    for change in store.told_backwards(deed):
        if not _stands(register, change):
            raise refusals.IsOtherwise(deed.operation.id)
        try:
            register.put_back(change.table, change.row_id, change.before)
        except errors.IntegrityError:
            raise refusals.InTheWay(deed.operation.id) from None
    register.reverse(deed.operation.id)


def _stands(register: Register, change: Change) -> bool:
    """Whether a row is what an operation left."""
    now = register.stored(change.table, change.row_id)
    if now is None or change.after is None:
        return now is None and change.after is None
    return all(now[name] == value for name, value in change.after.items() if name != FOLLOWED)


def _require_still(register: Register, chosen: Chosen) -> None:
    """Raises HasMoved when what was shown is not what would be done now."""
    for deed in chosen.deeds:
        now = store.is_taken_back(register, deed.operation.id)
        if now or store.built_upon(register, deed) - set(chosen.numbers):
            raise refusals.HasMoved


def _with_later(register: Register, deed: Deed, *, follow: bool) -> list[Deed]:
    """A whole command with all that builds on it, the newest first. Raises BuiltUpon."""
    asked = deed.operation.id
    own = log.of_command(register, [asked])
    found: dict[int, Deed] = {}
    new = [deed, *log.deeds_by_id(register, own - {asked})]
    while new:
        found |= {each.operation.id: each for each in new}
        later = {number for each in new for number in store.built_upon(register, each)}
        more = (later | log.of_command(register, later)) - found.keys()
        new = log.deeds_by_id(register, more)
    upon = [found[number].operation for number in sorted(found.keys() - own)]
    if upon and not follow:
        raise refusals.BuiltUpon(asked, upon, may_follow=True)
    return [found[number] for number in sorted(found, reverse=True)]


def _require_may_be_taken_back(register: Register, deed: Deed) -> None:
    number = deed.operation.id
    tables = tables_made(register, number)
    if "disposals" in tables or store.is_disposed_of(register, number):
        raise refusals.DisposedOf(number)
    if tables & {"register", "deadline_choices"}:
        raise refusals.MadeTheRegister(number)
    read_before = "county_reports" in tables and store.published_since(register, number)
    if "published_years" in tables or read_before:
        raise refusals.Published(number)


def _chosen(register: Register, asked: int, deeds: Sequence[Deed], everything: bool) -> Chosen:
    teller = Teller(register)
    told = tuple(teller.told(deed) for deed in deeds)
    fields = tuple(teller.becomes_when_turned(deeds, everything=everything))
    return Chosen(asked, tuple(deeds), told, fields, frozenset(teller.names.seen))


def _deed(register: Register, number: int) -> Deed:
    found = log.deeds_by_id(register, [number])
    if not found:
        raise UnknownOperation(number)
    return found[0]


def _paper(change: Change) -> Paper:
    return Paper(Path(str(change.row["path"])), str(change.row["file_hash"]))
