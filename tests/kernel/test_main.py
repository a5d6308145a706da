from __future__ import annotations

import getpass
import os
import pwd
import subprocess
import sys
from pathlib import Path

import pytest
import typer
from conftest import ROOT, Norrbus

from norrbus_cli import __version__, main
from norrbus_cli.case import store
from norrbus_cli.terminal import boundary, output, stream
from norrbus_cli.terminal.context import Context
from norrbus_cli.words import clock


def broken(*_: object) -> None:
    raise ValueError("Elsa Lantto 20140903-2388")


def test_what_nobody_foresaw_prints_neither_traceback_nor_data(
    norrbus: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "open_ids", broken)
    result = norrbus("ärende", "lista")
    assert (result.code, result.out) == (1, "")
    assert result.err.startswith(
        "Något oväntat hände i norrbus (ValueError i norrbus_cli.desk.case.overview, rad "
    )
    assert "Elsa" not in result.err


def test_an_error_outside_norrbus_has_no_place_to_tell(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert boundary._place(ValueError()) == "okänd plats"
    assert boundary.boundary(broken) == 1
    assert "ValueError i norrbus_cli.terminal.boundary" in capsys.readouterr().err


def test_a_trouble_with_a_file_that_nobody_foresaw_is_still_a_sentence(
    capsys: pytest.CaptureFixture[str],
) -> None:
    def full() -> None:
        raise OSError(28, "x", "/hemlig/Elsa")

    assert boundary.boundary(full) == 5
    assert capsys.readouterr().err.startswith(
        "En fil eller mapp kunde inte användas: disken är full."
    )


def test_ctrl_c_changes_nothing_and_says_so(
    norrbus: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(store, "open_ids", interrupt)
    assert norrbus("ärende", "lista").code == 130

    def boundary_interrupt() -> None:
        raise KeyboardInterrupt

    assert boundary.boundary(boundary_interrupt) == 130


def test_a_path_too_long_or_with_an_unknown_home_is_a_sentence(norrbus: Norrbus) -> None:
    assert norrbus("--register", "x" * 5000, "ärende", "lista").code == 5
    assert (
        "Det finns inget register ~finnsinte/x"
        in norrbus("--register", "~finnsinte/x", "ärende", "lista").err
    )
    sentence = norrbus(
        "register",
        "skapa",
        "--register",
        "x" * 300,
        "--kommun",
        "Kalix",
        "--myndighet",
        "x",
        "--samordnare",
        "y",
    ).err
    assert "namnet är för långt" in sentence
    (norrbus.home / "fil").touch()
    create = ("register", "skapa", "--kommun", "Kalix", "--myndighet", "x", "--samordnare", "y")
    assert "är ingen mapp" in norrbus.refused(5, *create, "--register", "fil/r")
    assert "är ingen mapp" in norrbus.refused(5, *create, "--register", "r", "--nyckel", "fil/n")


def test_an_account_without_name_or_home_is_named_by_number(
    monkeypatch: pytest.MonkeyPatch, bare: Norrbus
) -> None:
    def unknown() -> str:
        raise KeyError

    monkeypatch.setattr(getpass, "getuser", unknown)
    assert Context({}, main.due, main.invoke).author.who.startswith("konto ")
    monkeypatch.delenv("HOME")
    monkeypatch.setattr(pwd, "getpwuid", lambda _: unknown())
    assert "Kontot har ingen hemmapp" in bare("register", "visa").err


def test_the_version_is_told_without_loading_the_rest() -> None:
    probe = "import sys; sys.argv = ['norrbus', '--register', 'x', '--version']\nfrom norrbus_cli.__main__ import main\nmain()\nsys.exit('typer' in sys.modules)"
    ended = subprocess.run(
        [sys.executable, "-c", probe], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (ended.stdout, ended.returncode) == (f"norrbus {__version__}\n", 0)


def test_a_terminal_that_is_gone_is_written_to_without_a_crash(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    output.Output().line("x")
    output.Output().warning("x")
    output.Output().table([], (), "x")


def test_the_process_ends_with_the_commands_code(
    norrbus: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    for line, code in ((["ärende", "visa", "9"], 3), (["ärende", "lista"], 0)):
        monkeypatch.setattr(sys, "argv", ["norrbus", *line])
        with pytest.raises(SystemExit) as end:
            main.run()
        assert end.value.code == code


def test_a_usage_error_of_an_unknown_kind_is_still_swedish() -> None:
    assert (
        boundary._in_swedish(typer.TyperException("Something odd"))
        == "Kommandoraden går inte att förstå. Se: norrbus --hjälp"
    )


def test_without_a_day_given_it_is_today() -> None:
    assert Context({}, main.due, main.invoke).today == clock.today()


def test_a_file_that_cannot_be_closed_to_others_is_told_of(
    norrbus: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    norrbus.key.chmod(0o644)

    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "chmod", refuse)
    assert "du äger den inte" in norrbus("aktör", "lista").err


def test_an_answer_that_cannot_be_written_is_told_and_a_closed_pipe_is_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        monkeypatch.setattr(sys, "stdout", full)
        with pytest.raises(stream.AnswerLost, match="disken är full"):
            output.Output().line("x")
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        monkeypatch.setattr(sys, "stderr", full)
        output.Output().notice("x")
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w", encoding="utf-8") as pipe:
        monkeypatch.setattr(sys, "stdout", pipe)
        output.Output().line("x")
