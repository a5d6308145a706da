"""What must be true of a register after any fault, and what it and the files beside it hold, without what differs between two runs."""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Norrbus

from norrbus_cli.register import checking
from norrbus_cli.register.database import Register
from norrbus_cli.register.schema.tables import COUNTERS, LOG_TABLES, OUTSIDE, TABLES
from norrbus_cli.register.wholeness import look_through

# A moment, in a row, a text or a file's name; a hash; the mark of a calendar file.
_MOVING = re.compile(
    r"\d{4}-\d\d-\d\dT[\d:.]+Z|\d{8}T\d{6}Z|\b[0-9a-f]{64}\b|[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{32}"
)
Seen = tuple[dict[str, list[str]], dict[str, str]]


def forms(short: int, long: int) -> pytest.MarkDecorator:
    """The short form, a few seconds, and the one that ``pytest -m lång`` runs."""
    return pytest.mark.parametrize(
        "times",
        [pytest.param(short, id="short"), pytest.param(long, id="long", marks=pytest.mark.lång)],
    )


def still(text: str) -> str:
    """``text`` without what moves."""
    return _MOVING.sub("*", text)


def seen(norrbus: Norrbus) -> Seen:
    """Every row but those of the log, and every file that has its name."""
    register = norrbus.open()
    rows = {
        table: [still(str(tuple(row))) for row in register.rows(f'SELECT * FROM "{table}"')]
        for table in sorted(TABLES - {*LOG_TABLES, *COUNTERS, *OUTSIDE, "calendar_days"})
    }
    register.close()
    return rows, files(norrbus)


def files(norrbus: Norrbus) -> dict[str, str]:
    """Every file that has its name, but the register and its copies, with a hash over its content."""
    return {
        still(str(path.relative_to(norrbus.home))): hashlib.sha256(
            still(path.read_bytes().decode("latin-1")).encode()
        ).hexdigest()
        for path in norrbus.home.rglob("*")
        if path.is_file() and not _is_register(path.name)
    }


def _is_register(name: str) -> bool:
    return name.startswith((".", "register.norrbus", "register.kopia."))


def hidden(norrbus: Norrbus) -> list[Path]:
    """Files that some command did not finish."""
    return [path for path in norrbus.home.rglob(".*.*") if path.is_file()]


def must_be_whole(register: Register) -> None:
    """Pages, structure, references, and the log."""
    assert look_through(register).faults == []
    findings = checking.check(register).findings
    assert findings == (), [vars(each) for each in findings]


def whole(norrbus: Norrbus) -> None:
    """The same of the register in its place."""
    register = norrbus.open()
    must_be_whole(register)
    register.close()


def keep(norrbus: Norrbus, name: str) -> Callable[[], None]:
    """Keep all that the home holds; what puts it back."""
    kept = norrbus.home.parent / f"{norrbus.home.name}-{name}"
    shutil.rmtree(kept, ignore_errors=True)
    shutil.copytree(norrbus.home, kept)

    def put_back() -> None:
        for each in norrbus.home.iterdir():
            shutil.rmtree(each) if each.is_dir() else each.unlink()
        shutil.copytree(kept, norrbus.home, dirs_exist_ok=True)

    return put_back
