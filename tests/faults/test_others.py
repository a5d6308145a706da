"""Others on the same computer: another account reads nothing, and links that somebody has planted are never written through."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import given
import pytest
from conftest import Norrbus

from norrbus_cli.authority.copies.buried import write_list
from norrbus_cli.register import cells, opening

pytestmark = pytest.mark.slow
NOBODY = "54321"


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every account can go into, as on a computer that several share."""
    folder = Path(tempfile.mkdtemp(prefix="norrbus-test-"))
    folder.chmod(0o755)
    old = os.umask(0)
    yield folder
    os.umask(old)
    shutil.rmtree(folder)


def as_another(*command: str) -> str:
    """What another account finds."""
    give_up = ["setpriv", "--reuid", NOBODY, "--regid", NOBODY, "--clear-groups", "--"]
    return subprocess.run([*give_up, *command], capture_output=True, text=True, check=False).stdout


def test_another_account_reads_neither_register_key_papers_nor_copies(
    norrbus: Norrbus, open_folder: Path
) -> None:
    if os.getuid() != 0 or shutil.which("setpriv") is None:
        pytest.skip("needs root to become another account")
    places = (
        *("--register", str(open_folder / "r.norrbus"), "--nyckel", str(open_folder / "r.nyckel")),
        *("--dokument", str(open_folder / "dok")),
    )
    create = ("register", "skapa", "--kommun", "Kalix", "--myndighet", "x", "--samordnare", "y")
    norrbus.ok(*places, *create)
    for line in (
        ("aktör", "lägg-till", "--kort", "skola", "--namn", "Skolan", "--slag", "skola"),
        ("ärende", "skapa", "--barn", "Elsa", "--född", "2014-09-03", *given.need(norrbus.day)),
        ("ärende", "vårdnadshavare", "1", "--namn", "Anna", "--vårdnad", "ensam"),
        ("dokument", "skriv", "samtycke", "1"),
        ("dokument", "skriv", "samtycke", "1", "--mapp", str(open_folder)),
        ("register", "utdrag", "Elsa", "--skriv"),
        ("kalender", "skriv"),
        ("register", "säkerhetskopiera", str(open_folder / "kopior")),
        ("register", "kopia-okrypterad", str(open_folder / "plain.db"), "--skäl", "x", "--ja"),
        ("påminn", "--skriv-ut"),
    ):
        norrbus.ok(*places, *line)
    (open_folder / "ours").write_text("to be seen", encoding="utf-8")
    (open_folder / "ours").chmod(0o644)
    # While another works there is a log of writes too.
    author = cells.Author("test", "test")
    holding = opening.open_register(open_folder / "r.norrbus", open_folder / "r.nyckel", author)
    holding.rows("SELECT 1 FROM cases")
    found = {path for path in open_folder.rglob("*") if path.is_file()}
    assert open_folder / "r.norrbus-wal" in found
    assert as_another("find", str(open_folder), "-type", "f", "-readable").split() == [
        str(open_folder / "ours")
    ]
    assert as_another("find", str(open_folder), "-writable").split() == []
    assert as_another("find", str(open_folder), "-type", "d", "-readable").split() == [
        str(open_folder)
    ]
    holding.close()


NEW = ("register", "skapa", "--kommun", "Kalix", "--myndighet", "x", "--samordnare", "y")
CHANGE = ("ärende", "ändra", "1", "--behov", "x")
PAPER = ("dokument", "skriv", "samtycke", "1")
UNIT = ".config/systemd/user/norrbus-paminn.service"
# A line, and where it writes, from the register's folder.
WRITING = (
    (PAPER, "dokument/NB-2026-0001/NB-2026-0001-samtycke-2-blankett.md"),
    ((*PAPER, "--skriv-över"), "dokument/NB-2026-0001/NB-2026-0001-samtycke-2-blankett.md"),
    (("kalender", "skriv"), "dokument/norrbus-kalender-1.ics"),
    (("kalender", "skriv", "--skriv-över"), "dokument/norrbus-kalender-1.ics"),
    (("påminn", "--skriv-ut"), "register.norrbus.paminn.lock"),
    (CHANGE, "register.norrbus-wal"),
    (CHANGE, "register.norrbus-shm"),
    (CHANGE, "register.norrbus-journal"),
    (("register", "kopia-okrypterad", "plain.db", "--skäl", "x", "--ja"), "~/plain.db"),
    ((*NEW, "--register", "ny/r"), "~/ny/r"),
    ((*NEW, "--register", "ny/r", "--nyckel", "ny/n"), "~/ny/n"),
    (("påminn", "installera", "--systemd", "--skriv"), f"~/{UNIT}"),
    (
        ("register", "arkivera", "1", "--mapp", "ut", "--arkiv", "x", "--ja"),
        "~/ut/NB-2026-0001/akt.json",
    ),
)


@pytest.mark.parametrize(("line", "place"), WRITING)
def test_a_planted_link_is_never_written_through(
    norrbus: Norrbus, line: tuple[str, ...], place: str
) -> None:
    given.case(norrbus)
    if "arkivera" in line:
        norrbus.ok("ärende", "avsluta", "1", "--orsak", "annat", "--anteckning", "x")
    victim = norrbus.home / "victim"
    link = norrbus.home / place[2:] if place[0] == "~" else norrbus.register.parent / place
    for there in (False, True):
        if there:
            victim.write_text("of value", encoding="utf-8")
        link.parent.mkdir(parents=True, exist_ok=True)
        link.unlink(missing_ok=True)
        link.symlink_to(victim)
        result = norrbus(*line)
        assert result.code in {0, 5}, result
        assert victim.exists() == there
    assert victim.read_text(encoding="utf-8") == "of value"


def test_the_list_of_what_is_disposed_of_is_not_written_through_a_link(norrbus: Norrbus) -> None:
    register = norrbus.open()
    with register.operation():
        day: dict[str, cells.Value] = {
            "disposed_on": "2026-03-30",
            "decided_by": "x",
            "source": "x",
        }
        register.insert("disposals", {**day, "acts": 0, "row_count": 0})
        stone: dict[str, cells.Value] = {
            "disposal_id": 1,
            "table_name": "cases",
            "row_id": 1,
            "made": "0" * 64,
        }
        register.insert("tombstones", stone)
    victim = norrbus.home / "victim"
    victim.write_text("of value", encoding="utf-8")
    (norrbus.home / "register.gallrat.txt").symlink_to(victim)
    write_list(register, norrbus.home)
    register.close()
    assert victim.read_text(encoding="utf-8") == "of value"
    assert "cases 1" in (norrbus.home / "register.gallrat.txt").read_text(encoding="utf-8")
