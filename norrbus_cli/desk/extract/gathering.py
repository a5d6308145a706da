"""The rows about one person in one case: each in words, each text judged."""

from __future__ import annotations

from collections.abc import Iterator

from ...case.model import Case, Person
from ...history.kinds import KINDS, NAMES, TRUTHS
from ...history.labels import label
from ...register.database import Register
from ...words.record import Record
from ...words.swedish import listed
from ...words.text import first_upper
from . import store
from .decisions import (
    ABOUT_ONE,
    DECISIONS,
    FACT,
    HEADING,
    LINES,
    NOTHING,
    OF_GUARDIAN,
    TEXTS,
    TO_GUARDIAN,
    decided,
)
from .masked import Masked, is_something
from .model import (
    LEFT_OUT,
    NAMED,
    OTHERS_WORDS,
    TAKEN_OUT,
    Entry,
    Judged,
    Line,
    Situation,
    Text,
    held_back,
)
from .store import Cells


class Between(Record):
    """Whose data are told to whom, and whether that one is of age."""

    person: Person
    reader: Person
    grown: bool


class Found(Record):
    """What is told of a case, its texts, and how many rows there are about others."""

    entries: tuple[Entry, ...]
    texts: tuple[Text, ...]
    others: int


class Gathering:
    """Gathers what is about somebody in a case, for a reader."""

    def __init__(self, register: Register, case: Case, between: Between, judged: Judged) -> None:
        person, reader = between.person, between.reader
        self._register, self._case, self.person = register, case, person
        self.is_child = case.child is not None and case.child.id == person.id
        self.situation = Situation(
            own=person.id == reader.id, grown=between.grown, is_child=self.is_child
        )
        self._judged = judged
        self.names = Masked(register, case, person, reader)
        self._texts: list[Text] = []
        self._others = 0

    def found(self) -> Found:
        """All of it."""
        entries: list[Entry] = []
        for table in DECISIONS:
            if table not in LINES:
                entries += [self._entry(table, row) for row in self._rows(table)]
        return Found(tuple(entries), tuple(self._texts), self._others)

    def tells(self, table: str, row: Cells) -> bool:
        """Whether a row of the case is about the person."""
        if self.is_child:
            whose = row.get(ABOUT_ONE.get(table, ""))
            return table in DECISIONS and whose in {None, self.person.id}
        return row.get(OF_GUARDIAN.get(table, "")) == self.person.id

    def _rows(self, table: str) -> list[Cells]:
        if not self.is_child:
            return store.about_guardian(self._register, table, self._case.id, self.person.id)
        rows = store.about_child(self._register, table, self._case.id)
        told = [row for row in rows if self.tells(table, row)]
        self._others += len(rows) - len(told)
        return told

    def _entry(self, table: str, row: Cells) -> Entry:
        kind = KINDS[table]
        thing = first_upper(self.names.filled(kind.subject, table, row).rstrip(","))
        lines = (*self._lines(table, row, thing), *self._beside(table, row))
        return Entry(self._case.reference, table, thing, lines)

    def _lines(self, table: str, row: Cells, thing: str) -> Iterator[Line]:
        mine = self.is_child or table in OF_GUARDIAN
        for column in row:
            kind = decided(table, column)
            told = mine or column in TO_GUARDIAN.get(table, ())
            empty = row[column] in {None, ""} or (column in TRUTHS and not row[column])
            if kind in {HEADING, NOTHING} or not told or empty:
                continue
            if kind in TEXTS:
                yield self._text(table, column, row, thing)
            elif is_something(value := self.names.value(table, column, row)):
                as_kept = kind == FACT and column not in {*NAMES, "municipality"}
                yield Line(label(table, column), value, str(row[column]) if as_kept else value)

    def _text(self, table: str, column: str, row: Cells, thing: str) -> Line:
        text, called = str(row[column]), label(table, column)
        noun = KINDS[table].subject.split(" ")[0].lower()
        code = f"{noun}-{row['id']}-{called.replace(' ', '-')}"
        why = self._why(table, column, row, text)
        if code in self._judged.out:
            why = TAKEN_OUT
        if code in self._judged.given:
            why = ""
        self._texts.append(Text(code, thing, called, text, why))
        shown = LEFT_OUT if why else text
        return Line(called, shown, shown)

    def _why(self, table: str, column: str, row: Cells, text: str) -> str:
        own_row = row[ABOUT_ONE[table]] == self.person.id if table in ABOUT_ONE else False
        names = self.names.names_others(text)
        if column == "guardians_view" and not self.is_child:
            # The only one there is can be nobody else's.
            alone = len(self._case.guardians) == 1
            return (NAMED if names else "") if alone else OTHERS_WORDS
        return held_back(decided(table, column), self.situation, own_row=own_row, names=names)

    def _actor(self, row: Cells) -> str:
        """An actor in a line, and since when a consent has been taken back for it."""
        called = self.names.called("actors", int(str(row["actor_id"])))
        withdrawn = row.get("withdrawn_on")
        return f"{called} (återkallat {withdrawn})" if withdrawn else called

    def _beside(self, table: str, row: Cells) -> Iterator[Line]:
        """The actors of a consent or a disagreement, as a line of it."""
        for part, column in LINES.items():
            if NAMES[column] == table:
                rows = [each for each in self._rows(part) if each[column] == row["id"]]
                actors = dict.fromkeys(self._actor(each) for each in rows)
                yield Line("aktörer", listed(actors), listed(actors))
