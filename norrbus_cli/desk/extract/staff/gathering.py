"""The rows that are about one of the staff, in words, and the texts that name the one."""

from __future__ import annotations

from collections.abc import Iterator

from ....history.kinds import NAMES, TRUTHS
from ....history.labels import label
from ....paper.traces import Sought
from ....register.database import Register
from ..model import LEFT_OUT, NAMED, TAKEN_OUT, Entry, Judged, Line, Text
from ..store import Cells
from . import store
from .decisions import ACTOR, DECISIONS, FACT, NAME, TEXT, TOLD, USER, WHO, decided
from .finding import named, noun, place, shorts_of
from .model import NAMES_FAMILY, OF_CHILD, Staff, stands_in
from .names import StaffNames, of_child
from .refusals import OfFamily

_IDENTITY = ("contacts", "coordinators", "forum_members")


class StaffGathering:
    """Gathers what is about somebody of the staff."""

    def __init__(
        self, register: Register, staff: Staff, users: tuple[str, ...], judged: Judged
    ) -> None:
        self._register, self.staff = register, staff
        self._users, self._judged = users, judged
        self._shorts = shorts_of(register)
        own = {
            table: {
                int(str(row["id"])) for row in store.rows(register, table) if self._mine(table, row)
            }
            for table in _IDENTITY
        }
        self.names = StaffNames(register, staff, own)
        self._own = self._reached_by()
        self._sought = Sought([staff.name, *self._own], (), self._own)
        self.texts: list[Text] = []
        self.rows: dict[str, dict[int, str]] = {}
        self.cases: dict[int, None] = {}
        self.unsure = 0

    def entries(self) -> Iterator[Entry]:
        """All rows, each that is told of noted in ``rows``, its texts in ``texts``."""
        for table in TOLD:
            for row in store.rows(self._register, table):
                mine = self._tells(table, row)
                thing = self.names.thing(table, row)
                texts = list(self._texts(table, row, thing))
                lines = [*self._lines(table, row), *texts] if mine else texts
                if lines or mine:
                    self.rows.setdefault(table, {})[int(str(row["id"]))] = thing
                    yield Entry(self._case(row), table, thing, tuple(lines))

    def _case(self, row: Cells) -> str:
        case_id = row[store.OF_CASE]
        return self.names.called("cases", int(str(case_id))) if case_id is not None else ""

    def _tells(self, table: str, row: Cells) -> bool:
        """Whether a row names the one: by id, as a user, or by a typed name at the right place."""
        for column, kind in DECISIONS[table].items():
            if kind == WHO and row[column] in self.names.own[NAMES[column]]:
                return True
            if kind == USER and row[column] in self._users:
                return True
        return self._mine(table, row, count=True)

    def _mine(self, table: str, row: Cells, *, count: bool = False) -> bool:
        if not any(stands_in(self.staff.name, text) for text in named(table, row)):
            return False
        where = place(table, row, self._shorts)
        mine = where in self.staff.places or (not where and self.staff.alone)
        if count and not mine:
            self.unsure += 1
        return mine

    def _lines(self, table: str, row: Cells) -> Iterator[Line]:
        for column in DECISIONS[table]:
            kind, value = decided(table, column), row[column]
            if kind not in {NAME, WHO, FACT, ACTOR} or (column in TRUTHS and not value):
                continue
            if kind == WHO and value not in self.names.own[NAMES[column]]:
                continue
            if kind == NAME and not stands_in(self.staff.name, str(value)):
                continue
            if told := self.names.told(table, column, row):
                raw = str(value) if kind == FACT and told == str(value) else told
                yield Line(label(table, column), told, raw)

    def _texts(self, table: str, row: Cells, thing: str) -> Iterator[Line]:
        """The texts of a row in which the one is named."""
        for column in row:
            text = str(row[column] or "")
            if column == store.OF_CASE or decided(table, column) != TEXT:
                continue
            if not self._sought.stands_in(text):
                continue
            called = label(table, column)
            code = f"{noun(table)}-{row['id']}-{called.replace(' ', '-')}"
            why = self._why(table, row, text, code)
            self.texts.append(Text(code, thing, called, text, why))
            if isinstance(case_id := row[store.OF_CASE], int):
                self.cases[case_id] = None
            shown = LEFT_OUT if why else text
            yield Line(called, shown, shown)

    def _why(self, table: str, row: Cells, text: str, code: str) -> str:
        """Why a text is left out; empty when it is not. Raises OfFamily."""
        given = code in self._judged.given
        if self.names.names_family(text, row):
            if given:
                raise OfFamily(code)
            return NAMES_FAMILY
        if code in self._judged.out:
            return TAKEN_OUT
        if given:
            return ""
        return (
            OF_CHILD
            if of_child(table)
            else NAMED
            if self.names.names_others(text, self._own)
            else ""
        )

    def _reached_by(self) -> list[str]:
        """What the one can be reached by."""
        return [
            str(row[column])
            for table in _IDENTITY
            for row in store.rows(self._register, table)
            if row["id"] in self.names.own[table]
            for column in ("email", "phone")
            if row.get(column)
        ]
