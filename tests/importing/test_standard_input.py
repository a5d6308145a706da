"""Rows that come by a pipe: nobody can be asked, and what is wrong with them stands where one is."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import MONDAY, Norrbus
from importing.conftest import CASE, ELSA, NILS, failed, row, workbook, written

from norrbus_cli.desk.importing import source
from norrbus_cli.desk.importing.source import source_of
from norrbus_cli.words.errors import FileTrouble


def piped(norrbus: Norrbus, line: str) -> subprocess.CompletedProcess[str]:
    """A line of the shell, with real processes; ``norrbus`` in it is ours."""
    ours = f"{sys.executable} -m norrbus_cli"
    environment = {"HOME": str(norrbus.home), "PATH": os.environ["PATH"], "NORRBUS_IDAG": MONDAY}
    return subprocess.run(
        ["bash", "-c", line.replace("norrbus", ours)],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.no_cover
@pytest.mark.parametrize(
    "line",
    [
        "cat barn.csv | norrbus importera - --ja",
        "cat barn.csv | norrbus importera /dev/stdin --ja",
        "norrbus importera - --ja < barn.csv",
        "norrbus importera <(cat barn.csv) --ja < /dev/null",
        "cat barn.xlsx | norrbus importera - --ja",
    ],
)
def test_rows_come_by_a_real_pipe(norrbus: Norrbus, line: str) -> None:
    written([row(), row("Nils Berg", NILS)])
    workbook([CASE, row(), row("Nils Berg", NILS)])
    ended = piped(norrbus, line)
    assert (ended.returncode, ended.stderr) == (0, "Ångra alltsammans med: norrbus ångra\n")
    assert "Inläst: 2 ärenden." in ended.stdout
    assert norrbus.rows()["cases"] == 2
    assert failed("importera-fel.csv") == []
    assert "Rader med fel står i" in ended.stdout


@pytest.mark.no_cover
def test_nothing_is_asked_of_a_pipe(norrbus: Norrbus) -> None:
    written([row()])
    ended = piped(norrbus, "cat barn.csv | norrbus importera -")
    assert ended.returncode == 2
    assert "så det går inte att fråga om de ska sparas. Lägg till --ja" in ended.stderr
    assert norrbus.rows()["cases"] == 0
    tried = piped(norrbus, "cat barn.csv | norrbus importera - --prova")
    assert tried.returncode == 0
    assert "Nya: 1 ärende" in tried.stdout
    assert norrbus.rows()["cases"] == 0


def content(*rows: list[str]) -> str:
    return Path(written(rows)).read_text("utf-8")


@pytest.mark.parametrize("name", ["-", "/dev/stdin", "/dev/fd/0", "/proc/self/fd/0"])
def test_it_must_be_agreed_beforehand_or_only_tried(norrbus: Norrbus, name: str) -> None:
    told = norrbus.refused(2, "importera", name, stdin=content(row()))
    assert "Lägg till --ja för att läsa in dem, eller --prova för att bara se." in told
    assert not Path("importera-fel.csv").exists()


def test_rows_that_are_wrong_go_where_one_stands(norrbus: Norrbus) -> None:
    both = content(row(), row("Fel", "x"))
    told = norrbus.refused(4, "importera", "-", "--ja", stdin=both)
    assert f"{Path.cwd()}/importera-fel.csv" in told
    (wrong,) = failed("importera-fel.csv")
    assert wrong[0] == "Fel"
    assert "Inläst: 1 ärende" in norrbus.ok("importera", "-", "--ja", "--delvis", stdin=both)
    assert "Inget nytt" in norrbus.ok("importera", "-", "--ja", stdin=content(row()))


def test_another_file_of_that_name_is_left_alone(norrbus: Norrbus) -> None:
    Path("importera-fel.csv").write_text("mitt eget", encoding="utf-8")
    told = norrbus.refused(5, "importera", "-", "--ja", stdin=content(row()))
    assert "ingen lista över fel som norrbus har skrivit" in told
    assert Path("importera-fel.csv").read_text("utf-8") == "mitt eget"


def test_nothing_or_no_table_is_one_sentence(
    norrbus: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Filen har inga rader" in norrbus.refused(2, "importera", "-", "--ja")
    told = norrbus.refused(2, "importera", "-", "--ja", stdin="Barn;x\0y\n")
    assert "standard in går inte att läsa in: den är ingen text" in told
    monkeypatch.setattr(source, "LARGEST", 100)
    told = norrbus.refused(5, "importera", "-", "--ja", stdin=content(row(), row()))
    assert "standard in är för stor" in told
    monkeypatch.setattr(sys, "stdin", None)
    assert source_of("-").held == b""


def test_what_the_shell_has_opened_is_read_once_and_a_closed_one_told() -> None:
    reader, writer = os.pipe()
    os.write(writer, b"Barn\n" + ELSA.encode())
    os.close(writer)
    found = source_of(f"/dev/fd/{reader}")
    assert found.content().read() == found.content().read() == b"Barn\n" + ELSA.encode()
    os.close(reader)
    with pytest.raises(FileTrouble, match="standard in går inte att läsa"):
        source_of("/dev/fd/987")
