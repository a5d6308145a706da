from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import Norrbus

from norrbus_cli.paper.files import placed
from norrbus_cli.register import folders
from norrbus_cli.words.errors import AlreadyThere


def ended_process() -> int:
    with subprocess.Popen([sys.executable, "-c", "pass"]) as process:
        process.wait()
        return process.pid


def test_what_an_ended_process_left_is_swept_and_a_running_ones_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.html"
    left = folders.unfinished(path, f"{ended_process()}-0123abcd", "ny")
    running = folders.unfinished(path, folders.mark(), "ny")
    others = [tmp_path / name for name in (".b.html.1-0123abcd.ny", ".a.html.1-x.ny", "a.html")]
    for each in (left, running, *others):
        each.touch()
    folders.sweep(path)
    assert {each for each in (left, running, *others) if each.exists()} == {running, *others}

    def not_ours(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "kill", not_ours)
    folders.sweep(path)
    assert running.exists()


def test_folders_are_made_closed_all_the_way(tmp_path: Path) -> None:
    folders.make(tmp_path / "a/b/c")
    folders.make(tmp_path / "a/b/c")
    assert {(tmp_path / name).stat().st_mode & 0o777 for name in ("a", "a/b", "a/b/c")} == {0o700}
    (tmp_path / "fil").touch()
    with pytest.raises(NotADirectoryError):
        folders.make(tmp_path / "fil")


def test_files_are_taken_back_when_what_follows_fails(tmp_path: Path) -> None:
    new, old = tmp_path / "ny", tmp_path / "gammal"
    old.write_bytes(b"gammalt")
    with pytest.raises(ZeroDivisionError), placed({new: b"x", old: b"y"}, overwrite=True):
        assert (new.read_bytes(), old.read_bytes()) == (b"x", b"y")
        raise ZeroDivisionError
    assert not new.exists()
    assert old.read_bytes() == b"gammalt"
    with pytest.raises(AlreadyThere), placed({new: b"x", old: b"y"}, overwrite=False):
        pass
    assert [path.name for path in tmp_path.iterdir()] == ["gammal"]


@pytest.mark.parametrize("number", [0, 0xD800, 0xDFFF])
def test_a_sign_that_no_name_can_have_is_refused(norrbus: Norrbus, number: int) -> None:
    sign = chr(number)
    for line in (
        ("register", "utdrag", "x", "--mapp", sign),
        ("ärende", "skapa", "--från-fil", f"a{sign}"),
        ("--register", sign, "ärende", "lista"),
    ):
        assert f"(U+{number:04X})" in norrbus.refused(2, *line)
