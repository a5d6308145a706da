"""A paper that a killed command had put in place is registered or gone at the next command that comes there."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import given
import pytest
from conftest import Norrbus
from faults.whole import hidden

WRITE = ("dokument", "skriv", "samtycke", "1")


@pytest.fixture
def dead() -> int:
    """The number of a process that has ended."""
    ended = subprocess.run(
        [sys.executable, "-c", "import os; print(os.getpid())"],
        check=True,
        capture_output=True,
        text=True,
    )
    return int(ended.stdout)


@pytest.fixture
def paper(norrbus: Norrbus) -> Path:
    given.case(norrbus)
    norrbus.ok(*WRITE)
    return next(norrbus.documents.rglob("*.md"))


def left(path: Path, dead: int, what: str) -> Path:
    return path.with_name(f".{path.name}.{dead}-0123abcd.{what}")


def unregister(norrbus: Norrbus) -> None:
    register = norrbus.open()
    register._connection.execute("DELETE FROM documents")
    register.close()


def test_one_that_was_not_registered_is_gone(norrbus: Norrbus, paper: Path, dead: int) -> None:
    unregister(norrbus)
    for each in list(paper.parent.iterdir()):
        os.link(each, left(each, dead, "ny"))
    norrbus.ok(*WRITE)
    assert hidden(norrbus) == []


def test_one_that_was_registered_stays(norrbus: Norrbus, paper: Path, dead: int) -> None:
    os.link(paper, left(paper, dead, "ny"))
    assert "--skriv-över" in norrbus.refused(5, *WRITE)
    assert paper.exists()


def test_one_that_somebody_else_put_there_stays(norrbus: Norrbus, paper: Path, dead: int) -> None:
    unregister(norrbus)
    left(paper, dead, "ny").write_text("another", encoding="utf-8")
    assert "--skriv-över" in norrbus.refused(5, *WRITE)


def test_what_stood_there_before_comes_back(norrbus: Norrbus, paper: Path, dead: int) -> None:
    before = paper.read_bytes()
    paper.rename(left(paper, dead, "gammal"))
    paper.write_text("half done", encoding="utf-8")
    norrbus("register", "kontrollera")
    assert paper.read_bytes() == before
    assert hidden(norrbus) == []


def test_what_was_written_over_and_registered_stays(
    norrbus: Norrbus, paper: Path, dead: int
) -> None:
    left(paper, dead, "gammal").write_text("older", encoding="utf-8")
    before = paper.read_bytes()
    norrbus("register", "kontrollera")
    assert paper.read_bytes() == before
    assert hidden(norrbus) == []
