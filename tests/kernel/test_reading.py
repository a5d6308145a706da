"""Files that are named on the line or in the settings: one that is no file never makes norrbus wait."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import given
import pytest
from conftest import ROOT, Norrbus

from norrbus_cli.register import folders

Process = Callable[..., "subprocess.CompletedProcess[str]"]
NO_FILE = "det är ingen vanlig fil"


@pytest.fixture
def pipe(home: Path) -> str:
    path = home / "rör"
    os.mkfifo(path)
    return str(path)


def test_a_key_a_register_or_settings_that_are_a_pipe_are_a_sentence(
    norrbus: Norrbus, pipe: str
) -> None:
    line = ("ärende", "lista")
    assert f"ingen norrbus-nyckel i {pipe}" in norrbus.refused(5, "--nyckel", pipe, *line)
    assert f"inget register {pipe}" in norrbus.refused(5, "--register", pipe, *line)
    assert NO_FILE in norrbus.refused(5, "--inställningar", pipe, *line)


def test_a_password_file_that_is_a_pipe_is_a_sentence(norrbus: Norrbus, pipe: str) -> None:
    Path(pipe).chmod(0o600)
    settings = norrbus.home / "i.toml"
    settings.write_text(
        f'[epost]\nserver = "x"\nanvandare = "a"\navsandare = "a@example.se"\nlosenordsfil = "{pipe}"\n',
        encoding="utf-8",
    )
    assert NO_FILE in norrbus.refused(5, "påminn", "--inställningar", str(settings))


def test_a_record_a_text_a_table_or_figures_that_are_a_pipe_are_a_sentence(
    norrbus: Norrbus, pipe: str
) -> None:
    given.child(norrbus)
    assert NO_FILE in norrbus.refused(5, "ärende", "skapa", "--från-fil", pipe)
    assert NO_FILE in norrbus.refused(5, "ärende", "ändra", "1", "--behov", f"@{pipe}")
    assert NO_FILE in norrbus.refused(5, "importera", pipe)
    assert NO_FILE in norrbus.refused(5, "statistik", "slå-ihop", pipe)


def test_no_settings_can_be_said_with_the_null_device(norrbus: Norrbus) -> None:
    norrbus.ok("ärende", "lista", "--inställningar", "/dev/null")


@pytest.mark.slow
def test_what_the_shell_has_opened_can_be_read(norrbus: Norrbus) -> None:
    record = (
        'anonym = true\nbehov-sett = 2026-03-30\nsett-av = "BUP"\nbehov = "x"\nniva = "tidiga"\n'
    )
    (norrbus.home / "post.toml").write_text(record, encoding="utf-8")
    create = f"{sys.executable} -m norrbus_cli ärende skapa --från-fil"
    for line in (
        f"{create} <(sleep 0.2; cat $HOME/post.toml)",
        f"cat $HOME/post.toml | {create} /dev/stdin",
        f"{create} /dev/stdin < $HOME/post.toml",
        f"{sys.executable} -m norrbus_cli ärende ändra 1 --behov @<(echo Nytt.)",
    ):
        ended = subprocess.run(
            ["bash", "-c", line],
            cwd=ROOT,
            env={
                "HOME": str(norrbus.home),
                "PATH": os.environ["PATH"],
                "NORRBUS_IDAG": norrbus.day,
            },
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        assert ended.returncode == 0, ended.stderr
    assert norrbus.rows()["cases"] == 3
    assert "Behov: Nytt." in norrbus.ok("ärende", "visa", "1")


def test_a_descriptor_that_is_not_open_is_no_file() -> None:
    with pytest.raises(OSError, match="Bad file descriptor"):
        folders.read(Path("/dev/fd/987"), opened=True)
    reader, writer = os.pipe()
    os.write(writer, b"x")
    os.close(writer)
    with pytest.raises(OSError, match="not a file"):
        folders.read(Path(f"/dev/fd/{reader}"))
    assert folders.read(Path(f"/dev/fd/{reader}"), opened=True) == b"x"
    os.close(reader)
