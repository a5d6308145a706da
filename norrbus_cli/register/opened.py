"""An open register: its connection, what it is asked, and drafts, which stand outside the log."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ..words import clock
from .cells import Author, Row, Value, driver, stored
from .key import Unlock, nobody
from .trouble import as_sentence

if TYPE_CHECKING:
    # SQLCipher's driver has no types; it has the names of the one in the library.
    from sqlite3 import Connection

    from sqlite_utils import Database


# Milliseconds.
SHORT_WAIT = 250


class Opened:
    """An open register file, before anything is written in it; ``unlock`` opens its key's file."""

    def __init__(
        self, path: Path, connection: Connection, author: Author, unlock: Unlock = nobody
    ) -> None:
        self.path = path
        self.author = author
        self.unlock = unlock
        self._connection = connection
        self._run: int | None = None
        self._descriptors: list[int] = []

    @property
    def run(self) -> int | None:
        """The number of the first operation of this command; None before it has written any."""
        return self._run

    @cached_property
    def database(self) -> Database:
        """sqlite-utils over the same connection.

        Imported on first use, since it costs more than most reads.
        """
        from sqlite_utils import Database

        return Database(self._connection, execute_plugins=False)

    def rows(self, sql: str, parameters: Sequence[Value] | Mapping[str, Value] = ()) -> list[Row]:
        """All rows of a query."""
        with self.translated():
            cursor = self._connection.cursor()
            cursor.row_factory = driver().Row
            return list(cursor.execute(sql, parameters).fetchall())

    def row(self, sql: str, parameters: Sequence[Value] | Mapping[str, Value] = ()) -> Row | None:
        """The first row of a query, if any."""
        found = self.rows(sql, parameters)
        return found[0] if found else None

    def each(self, sql: str, parameters: Sequence[Value] = ()) -> Iterator[Row]:
        """The rows of a query one by one, however many they are."""
        with self.translated():
            cursor = self._connection.cursor()
            cursor.row_factory = driver().Row
            found = cursor.execute(sql, parameters)
            # Not from the cursor itself: closed before its end it tells again of a damaged page.
            yield from iter(found.fetchone, None)

    @contextmanager
    def still(self) -> Iterator[None]:
        """While the body reads, nothing that others write is seen. Nothing is written."""
        with self.translated():
            self._connection.execute("BEGIN")
            try:
                yield
            finally:
                self._connection.execute("ROLLBACK")

    @contextmanager
    def unmoved(self) -> Iterator[int | None]:
        """While the body runs nobody changes the register's file, whoever writes: a descriptor of
        it, to be read and not closed; None where that cannot be had just now.

        All that was saved has been moved into the file, and while somebody reads it so, what others
        save stays beside it (SQLite's WAL, its read lock 0).
        """
        with self.translated():
            settled = self.settle()
            self._connection.execute("BEGIN")
            try:
                self._connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
                beside = self.path.with_name(f"{self.path.name}-wal")
                yield self._descriptor() if settled and not _size(beside) else None
            finally:
                self._connection.execute("ROLLBACK")

    def settle(self) -> bool:
        """Move all that is saved into the file itself, so that nothing of it, nor of what was taken
        out, is left beside it; whether it could be. Nobody is waited for long: what others are
        reading just now is left to the next.
        """
        with self.translated():
            patience = self._connection.execute("PRAGMA busy_timeout").fetchone()[0]
            self._connection.execute(f"PRAGMA busy_timeout = {SHORT_WAIT}")
            try:
                moved = self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
                return bool(moved[0] == 0)
            finally:
                self._connection.execute(f"PRAGMA busy_timeout = {patience}")

    def _descriptor(self) -> int:
        # Closing one gives up all locks that this process has on the file: it stays open as long
        # as the connection.
        self._descriptors.append(os.open(self.path, os.O_RDONLY))
        return self._descriptors[-1]

    def columns(self, table: str) -> frozenset[str]:
        """What the columns of a table are called."""
        found = self.rows("SELECT name FROM pragma_table_info(?)", [table])
        return frozenset(row["name"] for row in found)

    def fitting(self, table: str, answers: Mapping[str, object]) -> dict[str, Value]:
        """Those of the answers that are columns of a table, as SQLite keeps them."""
        columns = self.columns(table)
        return stored({name: value for name, value in answers.items() if name in columns})

    def save_draft(self, command: str, content: str) -> None:
        """Keep what has been typed so far for a command.

        Encrypted with all the rest, outside the log.
        """
        with self.translated():
            self._connection.execute(
                "INSERT INTO drafts (command, at, content) VALUES (?, ?, ?) ON CONFLICT (command)"
                " DO UPDATE SET at = excluded.at, content = excluded.content",
                [command, clock.now(), content],
            )

    def drafts(self) -> list[tuple[str, str, str]]:
        """The drafts, the latest first: of which command, what was typed, when it was kept."""
        found = self.rows("SELECT command, content, at FROM drafts ORDER BY at DESC, command")
        return [(row["command"], row["content"], row["at"]) for row in found]

    def forget_draft(self, command: str) -> None:
        """Drop the draft of a command."""
        with self.translated():
            self._connection.execute("DELETE FROM drafts WHERE command = ?", [command])

    def keep_paper(self, path: Path, file_hash: str, content: bytes, *, leaving: bool) -> None:
        """Keep what a file holds, under its path and the SHA-256 of it, outside the log.

        ``leaving``: the file itself is to be removed, when what says so is saved.
        """
        with self.translated():
            self._connection.execute(
                "INSERT INTO kept_papers (path, file_hash, content, leaving) VALUES (?, ?, ?, ?) ON"
                " CONFLICT (path, file_hash) DO UPDATE SET leaving = excluded.leaving",
                [str(path), file_hash, content, int(leaving)],
            )

    def paper_stays(self, path: Path, file_hash: str) -> None:
        """The file has been removed, or is no longer to be."""
        with self.translated():
            self._connection.execute(
                "DELETE FROM kept_papers WHERE path = ? AND file_hash = ? AND length(content) = 0",
                [str(path), file_hash],
            )
            self._connection.execute(
                "UPDATE kept_papers SET leaving = 0 WHERE path = ? AND file_hash = ?",
                [str(path), file_hash],
            )

    def keep_page(self, number: int, content: bytes) -> None:
        """Keep what an attachment holds, under its number, outside the log. It stays when the
        attachment is taken back, so that it can come again.
        """
        with self.translated():
            sql = "INSERT INTO attached_pages (id, content) VALUES (?, ?)"
            self._connection.execute(sql, [number, content])

    def keep_words(self, number: int, content: bytes) -> None:
        """Keep what a paper said, under the number of its first file, outside the log. It stays
        when the paper is taken back, so that it can come again.
        """
        with self.translated():
            sql = "INSERT INTO kept_words (id, content) VALUES (?, ?)"
            self._connection.execute(sql, [number, content])

    def keep_logo(self, file_hash: str, content: bytes) -> None:
        """Keep a logo under its SHA-256, once however many papers have it, outside the log."""
        with self.translated():
            sql = "INSERT OR IGNORE INTO kept_logos (file_hash, content) VALUES (?, ?)"
            self._connection.execute(sql, [file_hash, content])

    def close(self) -> None:
        """Close the file."""
        with self.translated():
            self._connection.close()
        while self._descriptors:
            os.close(self._descriptors.pop())

    @contextmanager
    def translated(self) -> Iterator[None]:
        """Turn the driver's errors into sentences."""
        errors = driver()
        try:
            yield
        except errors.IntegrityError:
            raise
        except errors.DatabaseError as error:
            if re.match(r"no such|near|no query solution", str(error)):
                raise  # a fault in our own SQL, not in the file
            raise as_sentence(self.path, str(error), self._run is not None) from None


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0
