"""Two authorities with a register each, in a home each."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import given
import pytest
from conftest import MONDAY, ROOT, Norrbus, Result

from norrbus_cli.desk.moving.seal import SEAL
from norrbus_cli.register import sealed


class Elsewhere(Norrbus):
    """The program at another authority."""

    environment: pytest.MonkeyPatch

    def __call__(self, *line: str, **how: Any) -> Result:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("HOME", str(self.home))
            return super().__call__(*line, **how)


@pytest.fixture(scope="session")
def made_elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of another authority, made once and copied."""
    folder = tmp_path_factory.mktemp("elsewhere")
    line = ["register", "skapa", "--kommun", "Luleå", "--myndighet", "Barnnämnden"]
    subprocess.run(
        [sys.executable, "-m", "norrbus_cli", *line, "--samordnare", "Sara Niva"],
        env={"HOME": str(folder), "PATH": os.environ["PATH"], "NORRBUS_IDAG": MONDAY},
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    return folder


@pytest.fixture
def elsewhere(
    tmp_path: Path,
    made_elsewhere: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Norrbus:
    """Luleå, with an empty register."""
    home = tmp_path / "lulea"
    shutil.copytree(made_elsewhere, home)
    found = Elsewhere(home, monkeypatch, capsys)
    found.day = "2026-05-04"
    return found


@pytest.fixture
def kalix(norrbus: Norrbus) -> Norrbus:
    """A whole case with a signed plan, on the day when the family moves."""
    given.agreed(norrbus)
    norrbus.day = "2026-05-04"
    return norrbus


def out(norrbus: Norrbus, *more: str, to: str = "soc") -> tuple[Path, str]:
    """Let the case go; the file and the words."""
    told = norrbus.ok("ärende", "flytta-ut", "1", "--till", to, "--ja", *more)
    return Path(told.split("Fil: ")[1].split("\n")[0]), told.split("Lösenord: ")[1].split("\n")[0]


def into(norrbus: Norrbus, path: Path, words: str, *more: str, **how: Any) -> Result:
    """Take the file in; the words on standard input."""
    line = ("ärende", "flytta-in", str(path), "--lösenord-ur", "-", "--ja", *more)
    return norrbus(*line, stdin=f"{words}\n", **how)


def held(path: Path, words: str) -> str:
    """All that a file holds."""
    assert re.fullmatch(r"([A-HJ-KM-NP-Z2-9]{4}-){4}[A-HJ-KM-NP-Z2-9]{4}", words)
    return sealed.read(path, words, SEAL)
