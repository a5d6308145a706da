"""What every test stands on: a home of its own, a real register, the program run as a user runs it."""

from __future__ import annotations

import compileall
import gc
import importlib
import io
import os
import pkgutil
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Generator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck
from hypothesis import settings as examples
from json_shapes import hold

import norrbus_cli
from norrbus_cli import main
from norrbus_cli.register import cells, database, opening
from norrbus_cli.register.key import unsealed
from norrbus_cli.register.schema.tables import TABLES

ROOT = Path(__file__).resolve().parents[1]
MONDAY = "2026-03-30"
MEMORY, ENOUGH = Path("/dev/shm"), 4 * 1024**3  # bytes: three times what a whole run has at most
# Every command waits for its disk to have what it wrote: half of the tests' time where the disk is one of memory already.
if MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ENOUGH:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))
# What only reads the code, or goes through much that is covered elsewhere, is not watched line by line: that would take longer than the rest.
# Counting and protecting take three times as long while they are; a test there that goes where no other does is marked ``watched``.
UNWATCHED = {
    *("benchmarks", "machines", "test_house_rules.py", "test_lives.py", "test_sources.py"),
    *("test_attacks.py", "test_county_attacks.py", "test_periods.py", "test_usefulness.py"),
}
UNWATCHED_TESTS = ("nobody_with_an_integer_programme", "every_day_of_two_years_agrees")

# How fast a machine makes examples up is no claim: the first of a run reads all our code for it.
examples.register_profile("norrbus", deadline=None, suppress_health_check=[HealthCheck.too_slow])
examples.load_profile("norrbus")

# As the program itself does: looking for garbage among all that lasts took a tenth of the run.
gc.set_threshold(20_000, 50, 50)


def pytest_configure(config: pytest.Config) -> None:
    """As an installation leaves it: a process that is run hundreds of times has nothing to compile."""
    if not hasattr(config, "workerinput"):
        compileall.compile_dir(ROOT / "norrbus_cli", quiet=2)


def pytest_collection_finish() -> None:
    """Tests, modules and whatever they hold are here to stay."""
    gc.freeze()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The quick loop: what needs no register, and the story, which goes through every room."""
    for item in items:
        needs_register = {"norrbus", "process", "made_register"} & set(
            getattr(item, "fixturenames", ())
        )
        if "stories" in item.path.parts or not (needs_register or item.get_closest_marker("slow")):
            item.add_marker("quick")
        heavy = UNWATCHED & set(item.path.parts) or any(
            each in item.name for each in UNWATCHED_TESTS
        )
        if heavy and not item.get_closest_marker("watched"):
            item.add_marker("no_cover")


@pytest.hookimpl(wrapper=True, trylast=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    """In a worker pytest-cov stops one of two tracers at ``no_cover``; the other goes on, so it is stopped here."""
    if not item.get_closest_marker("no_cover"):
        return (yield)
    tracer = sys.gettrace()
    sys.settrace(None)
    try:
        return (yield)
    finally:
        sys.settrace(tracer)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Before pytest-cov stops watching: what is first imported meanwhile would never be seen."""
    if item.get_closest_marker("no_cover") and sys.gettrace():
        _whole_house()


@cache
def _whole_house() -> None:
    for each in pkgutil.walk_packages(norrbus_cli.__path__, "norrbus_cli."):
        if not each.name.endswith("__main__"):
            importlib.import_module(each.name)


@dataclass(frozen=True)
class Result:
    """What a run ended with."""

    code: int
    out: str
    err: str


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


class Norrbus:
    """Runs command lines in this process, on a day, against this test's register."""

    def __init__(
        self, home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        self.home = home
        self.day = MONDAY
        # The passphrase of the key, where it has one.
        self.words = ""
        # The register that this one was copied from, as long as nothing has been done to it: what many tests are given is kept beside that.
        self.kept: Path | None = None
        self._monkeypatch = monkeypatch
        self._capsys = capsys

    @property
    def register(self) -> Path:
        return self.home / ".local/share/norrbus/register.norrbus"

    @property
    def key(self) -> Path:
        return self.home / ".config/norrbus/nycklar/register.nyckel"

    @property
    def documents(self) -> Path:
        return self.register.parent / "dokument"

    def __call__(
        self, *line: str, stdin: str = "", terminal: bool = False, answer_elsewhere: bool = False
    ) -> Result:
        """``answer_elsewhere``: at a terminal, with stdout redirected."""
        self._capsys.readouterr()
        self.kept = None
        with self._monkeypatch.context() as patch:
            patch.setenv("NORRBUS_IDAG", self.day)
            stream = io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8")
            patch.setattr(sys, "stdin", Terminal(stdin) if terminal else stream)
            shown = (io.StringIO() if answer_elsewhere else Terminal()) if terminal else None
            said = Terminal() if terminal else None
            if shown is not None:
                patch.setattr(sys, "stdout", shown)
                patch.setattr(sys, "stderr", said)
            code = main.invoke(list(line))
        if shown is not None and said is not None:
            return Result(code, shown.getvalue(), said.getvalue())
        captured = self._capsys.readouterr()
        if "--json" in line and captured.out:
            hold(line, captured.out)
        return Result(code, captured.out, captured.err)

    def ok(self, *line: str, **how: object) -> str:
        """Run a line that must succeed; its answer."""
        result = self(*line, **how)  # type: ignore[arg-type]
        assert result.code == 0, f"{line}\n{result.out}{result.err}"
        return result.out

    def refused(self, code: int, *line: str, **how: object) -> str:
        """Run a line that must end with a code and one sentence, and change nothing; the sentence."""
        before = self._files()
        result = self(*line, **how)  # type: ignore[arg-type]
        assert result.code == code, f"{line}: {result.code}\n{result.out}{result.err}"
        assert result.out == ""
        # Where no byte is another, no row is.
        if self._files() != before:
            assert self.rows() == self._rows_in(before)
        return result.err

    def open(self) -> database.Register:
        """The register, for looking at what has been stored."""
        author = cells.Author("test", "test")
        return opening.open_register(
            self.register, self.key, author, lambda path: unsealed(path, self.words)
        )

    def rows(self) -> dict[str, int]:
        """How many rows each table has."""
        if not self.register.exists() or not self.key.exists():
            return {}
        register = self.open()
        try:
            counts = (f'(SELECT count(*) FROM "{table}") AS "{table}"' for table in sorted(TABLES))
            return dict(register.rows(f"SELECT {', '.join(counts)}")[0])
        finally:
            register.close()

    def _files(self) -> dict[Path, bytes]:
        """What the register and its key are on the disk, with what lies beside."""
        beside = self.register.with_name(f"{self.register.name}-wal")
        return {
            file.relative_to(self.home): file.read_bytes()
            for file in (self.key, self.register, beside)
            if file.exists()
        }

    def _rows_in(self, files: dict[Path, bytes]) -> dict[str, int]:
        """How many rows each table had when these were the files."""
        with tempfile.TemporaryDirectory(dir=self.home) as folder:
            was = Norrbus(Path(folder), self._monkeypatch, self._capsys)
            was.words = self.words
            for file, content in files.items():
                (was.home / file).parent.mkdir(parents=True, exist_ok=True)
                (was.home / file).write_bytes(content)
            return was.rows()


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder for the test alone, and no setting from outside."""
    for name in list(os.environ):
        if name.startswith(("NORRBUS_", "XDG_")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.setenv("SHELL", "/bin/bash")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(scope="session")
def made_register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with an empty register in it, made once and copied: the calendar takes most of a second to fill."""
    folder = tmp_path_factory.mktemp("made")
    environment = {"HOME": str(folder), "PATH": os.environ["PATH"], "NORRBUS_IDAG": MONDAY}
    line = [
        "register",
        "skapa",
        "--kommun",
        "Kalix",
        "--myndighet",
        "Förskola/grundskola",
        "--samordnare",
        "Karin Öberg",
    ]
    more = [
        "--titel",
        "specialpedagog",
        "--telefon",
        "070-174 06 10",
        "--e-post",
        "karin.oberg@example.se",
    ]
    subprocess.run(
        [sys.executable, "-m", "norrbus_cli", *line, *more],
        env=environment,
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    return folder


@pytest.fixture
def bare(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Norrbus:
    """The program without a register."""
    return Norrbus(home, monkeypatch, capsys)


@pytest.fixture
def norrbus(bare: Norrbus, made_register: Path) -> Norrbus:
    """The program with an empty register."""
    shutil.copytree(made_register, bare.home, dirs_exist_ok=True)
    bare.kept = made_register
    return bare


@pytest.fixture
def process(home: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Runs the program as a process of its own."""

    def run(*line: str, **how: object) -> subprocess.CompletedProcess[str]:
        environment = {
            "HOME": str(home),
            "PATH": os.environ["PATH"],
            "NORRBUS_IDAG": MONDAY,
            "PYTHONDONTWRITEBYTECODE": "1",
            **how.pop("env", {}),  # type: ignore[dict-item]
        }
        command = [sys.executable, "-m", "norrbus_cli", *line]
        settings = {
            "cwd": ROOT,
            "text": True,
            "capture_output": True,
            "env": environment,
            "encoding": "utf-8",
            **how,
        }
        return subprocess.run(command, check=False, **settings)  # type: ignore[call-overload, no-any-return]

    return run
