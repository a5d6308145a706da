"""A passphrase on the key: set, told in each way that there is, changed, taken away, also by a command that is killed on the way."""

from __future__ import annotations

import errno
import fcntl
import io
import os
import pty
import random
import select
import signal
import stat
import subprocess
import sys
import termios
import threading
import time
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

import given
import keyring
import pytest
import typer
from conftest import ROOT, Norrbus, Result, Terminal
from keyring.backends import fail
from register.test_copies import made
from test_robustness import Process, environment, limit_files

from norrbus_cli.register import opening, rekeying, sealed
from norrbus_cli.register.cells import PAGE
from norrbus_cli.register.key import has_passphrase, pending, read, read_key, unsealed
from norrbus_cli.register.passphrase import KIND
from norrbus_cli.register.trouble import Busy, NewerKey, NoKey, WrongPassphrase
from norrbus_cli.register.wholeness import look_through
from norrbus_cli.terminal import ask

WORDS, OTHERS = "lugn kantarell åker skridskor", "Tre gråa båtar väntar 17"
KEY, ON = ("register", "nyckel"), ("register", "nyckel", "lösenord")
SET, CHANGE, REMOVE = ((*ON, each) for each in ("sätt", "byt", "ta-bort"))
LIST = ("aktör", "lista")
WRONG = "Lösenordet öppnar inte nyckelfilen"


def written(norrbus: Norrbus, words: str, name: str = "lösen") -> Path:
    """A file with a passphrase, for its owner only."""
    path = norrbus.home / name
    path.write_text(f"{words}\n", encoding="utf-8")
    path.chmod(0o600)
    return path


@pytest.fixture(autouse=True)
def no_keyring() -> Iterator[None]:
    """The keyring of who runs the tests is left alone."""
    before = keyring.get_keyring()
    keyring.set_keyring(fail.Keyring())  # type: ignore[no-untyped-call]
    yield
    keyring.set_keyring(before)


@pytest.fixture
def locked(norrbus: Norrbus) -> Norrbus:
    """A register whose key has the passphrase WORDS."""
    norrbus.ok(*SET, "--ja", "--lösenord-ur", str(written(norrbus, WORDS)))
    norrbus.words = WORDS
    return norrbus


@pytest.fixture
def told(locked: Norrbus, monkeypatch: pytest.MonkeyPatch) -> Norrbus:
    """The same, and a file that says it."""
    monkeypatch.setenv("NORRBUS_LOSENORDSFIL", str(written(locked, WORDS)))
    return locked


def typed(norrbus: Norrbus, *lines: str, line: tuple[str, ...] = LIST) -> Result:
    """What comes of a command at a terminal where these lines are typed."""
    return norrbus(*line, stdin="".join(f"{each}\n" for each in lines), terminal=True)


def logged(norrbus: Norrbus) -> list[str]:
    register = norrbus.open()
    rows = register.rows("SELECT command FROM operations ORDER BY id")
    register.close()
    return [row["command"] for row in rows]


def test_what_is_added_inside_an_entry_does_not_ask_for_it_again(locked: Norrbus) -> None:
    result = typed(locked, WORDS, "j", "<", line=("möte", "boka", "--enkelt"))
    said = result.out + result.err
    assert "Barnets/den unges namn" in said
    assert said.count("Nyckelns lösenord") == 1
    assert "Nyckelns lösenord" in typed(locked).err


# --- set -----------------------------------------------------------------------------


def test_with_a_passphrase_the_key_file_says_nothing_and_nothing_opens_without_it(
    norrbus: Norrbus,
) -> None:
    given.case(norrbus)
    key, before = read_key(norrbus.key), norrbus.rows()
    said = norrbus.ok(*SET, "--ja", "--lösenord-ur", str(written(norrbus, WORDS)))
    assert said == f"Nyckelfilen {norrbus.key} öppnas nu bara med lösenordet.\n"
    content = norrbus.key.read_bytes()
    assert not any(each in content for each in (key.encode(), bytes.fromhex(key), b"norrbus"))
    assert stat.S_IMODE(norrbus.key.stat().st_mode) == 0o600
    assert list(norrbus.key.parent.iterdir()) == [norrbus.key]
    assert unsealed(norrbus.key, WORDS).key == key
    result = norrbus(*LIST)
    assert (result.code, result.out) == (5, "")
    assert "har ett lösenord, och här finns ingen att fråga" in result.err
    assert "NORRBUS_LOSENORDSFIL" in result.err
    norrbus.words = WORDS
    assert norrbus.rows() == before | {each: before[each] + 1 for each in ("operations", "seals")}
    assert logged(norrbus)[-1] == "norrbus register nyckel lösenord sätt --ja --lösenord-ur"


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("", "det har 0 tecken"),
        ("kort", "det har 4 tecken"),
        ("fjorton tecken", "det har 14 tecken"),
        ("abababababababab", "samma tecken kommer om och om igen"),
        ("två rader\nsom ingen kan skriva", "flera rader"),
    ],
)
def test_a_passphrase_that_can_be_guessed_or_not_typed_is_refused(
    norrbus: Norrbus, words: str, why: str
) -> None:
    file = str(written(norrbus, words))
    said = norrbus.refused(2, *SET, "--ja", "--lösenord-ur", file)
    assert why in said
    assert "Fyra eller fem ord" in said
    assert not has_passphrase(norrbus.key)


def test_it_is_typed_twice_without_being_shown_and_a_bad_one_is_told_at_once(
    norrbus: Norrbus,
) -> None:
    result = typed(norrbus, "j", "kort", WORDS, OTHERS, WORDS, WORDS, line=SET)
    assert result.code == 0, result.err
    assert "det har 4 tecken" in result.err
    assert "De två är inte lika" in result.err
    assert not any(word in result.err + result.out for word in (WORDS, OTHERS))
    assert unsealed(norrbus.key, WORDS)


def test_what_is_never_typed_alike_or_not_agreed_to_changes_nothing(norrbus: Norrbus) -> None:
    before = norrbus.key.read_bytes()
    assert "Lägg till --ja" in norrbus.refused(2, *SET)
    assert "Skriv det aldrig på raden" in norrbus.refused(2, *SET, "--ja")
    assert typed(norrbus, "n", line=SET).code == 0
    result = typed(norrbus, "j", *["kort"] * 3, line=SET)
    assert (result.code, "inte skrivet två gånger" in result.err) == (2, False)
    assert "Inget lösenord blev skrivet två gånger lika" in result.err
    assert typed(norrbus, "j", WORDS, line=SET).code == 130
    assert norrbus.key.read_bytes() == before
    assert not any("lösenord" in each for each in logged(norrbus))


def test_what_is_so_already_is_told(told: Norrbus) -> None:
    assert "har redan ett lösenord" in told.refused(4, *SET, "--ja")
    told.ok(*REMOVE, "--ja")
    for line in (CHANGE, (*REMOVE, "--ja"), (*ON, "minns")):
        assert "har inget lösenord" in told.refused(3, *line)


def test_an_older_key_without_passphrase_beside_it_is_named(norrbus: Norrbus) -> None:
    norrbus.ok(*KEY, "byt", "--ja")
    (aside,) = norrbus.key.parent.glob("*.gammal.*")
    result = norrbus(*SET, "--ja", "--lösenord-ur", str(written(norrbus, WORDS)))
    assert f"En äldre nyckel ligger kvar utan lösenord: {aside}" in result.err


# --- told ----------------------------------------------------------------------------


def test_it_is_asked_for_once_a_command_and_may_be_mistyped_twice(locked: Norrbus) -> None:
    result = typed(locked, WORDS)
    assert (result.code, result.err.count("Nyckelns lösenord: ")) == (0, 1)
    assert WORDS not in result.err
    result = typed(locked, "", "fel", WORDS)
    assert (result.code, f"{WRONG}. Försök igen (1 kvar)." in result.err) == (0, True)
    result = typed(locked, "fel", "fel", WORDS.upper(), WORDS)
    assert (result.code, "Stora och små bokstäver räknas" in result.err) == (5, True)
    assert WORDS.upper() not in result.err
    assert typed(locked).code == 130
    copies = locked.home / "kopior"
    result = typed(locked, WORDS, line=("register", "säkerhetskopiera", str(copies)))
    assert (result.code, result.err.count("Nyckelns lösenord")) == (0, 1)


def test_the_same_signs_from_another_keyboard_open_it(locked: Norrbus) -> None:
    assert typed(locked, f"  {unicodedata.normalize('NFD', WORDS)} ").code == 0


def test_the_settings_and_the_environment_name_a_file_with_it(
    locked: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = locked.home / ".config/norrbus/installningar.toml"
    settings.write_text('losenordsfil = "hemligt"\n', encoding="utf-8")
    written(locked, WORDS, ".config/norrbus/hemligt")
    locked.ok(*LIST)
    wrong = written(locked, OTHERS, "fel")
    monkeypatch.setenv("NORRBUS_LOSENORDSFIL", str(wrong))
    result = typed(locked, WORDS)  # what is named must be right, also where somebody could be asked
    assert (result.code, f"Lösenordet i {wrong} öppnar" in " ".join(result.err.split())) == (
        5,
        True,
    )


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda path: path.chmod(0o640), "kan läsas av andra"),
        (lambda path: path.unlink(), "finns inte"),
        (lambda path: path.write_bytes(b"\xff\xfe\x00"), "den är inte text"),
        (lambda path: path.write_bytes(b""), "öppnar inte nyckelfilen"),
    ],
)
def test_a_file_that_does_not_say_it_is_told_with_its_reason(
    told: Norrbus, spoil: Callable[[Path], object], says: str
) -> None:
    spoil(told.home / "lösen")
    result = told(*LIST)
    assert (result.code, says in result.err, len(result.err.splitlines())) == (5, True, 1)


def test_a_service_gets_it_from_systemd(
    locked: Norrbus, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path / "run"))
    assert "ingen att fråga" in locked(*LIST).err
    (tmp_path / "run").mkdir()
    (tmp_path / "run/norrbus-losenord").write_text(WORDS, encoding="utf-8")
    (tmp_path / "run/norrbus-losenord").chmod(0o440)
    locked.ok(*LIST)


def test_a_key_without_passphrase_asks_for_none_and_looks_for_none(
    norrbus: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NORRBUS_LOSENORDSFIL", str(norrbus.home / "finns inte"))
    norrbus.ok(*LIST)


# --- changed, taken away -------------------------------------------------------------


def test_another_passphrase_opens_and_the_old_one_does_not(
    told: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = unsealed(told.key, WORDS).key
    result = told(*CHANGE, "--lösenord-ur", str(written(told, OTHERS, "nytt")))
    assert (result.code, f"Skriv det nya lösenordet i {told.home / 'lösen'}" in result.err) == (
        0,
        True,
    )
    assert told(*LIST).code == 5
    monkeypatch.delenv("NORRBUS_LOSENORDSFIL")
    assert typed(told, OTHERS).code == 0
    assert typed(told, *[WORDS] * 3).code == 5
    assert unsealed(told.key, OTHERS).key == key
    told.words = OTHERS
    assert logged(told)[-1] == "norrbus register nyckel lösenord byt --lösenord-ur"
    # At a terminal: the one that it has, and the new one twice.
    assert typed(told, OTHERS, WORDS, WORDS, line=CHANGE).code == 0
    assert unsealed(told.key, WORDS).key == key


def test_taken_away_the_file_is_as_it_was(norrbus: Norrbus) -> None:
    before = norrbus.key.read_bytes()
    norrbus.ok(*SET, "--ja", "--lösenord-ur", str(written(norrbus, WORDS)))
    assert typed(norrbus, WORDS, "n", line=REMOVE).code == 0
    assert has_passphrase(norrbus.key)
    result = typed(norrbus, WORDS, "j", line=REMOVE)
    assert (result.code, "har inget lösenord längre" in result.out) == (0, True)
    assert norrbus.key.read_bytes() == before
    assert stat.S_IMODE(norrbus.key.stat().st_mode) == 0o600
    norrbus.ok(*LIST)
    assert logged(norrbus)[-1] == "norrbus register nyckel lösenord ta-bort"


def test_the_paper_opens_the_register_whose_passphrase_is_forgotten(told: Norrbus) -> None:
    lines = [
        each.split(": ")[1] for each in told.ok(*KEY, "visa-återställning", "--ja").split("\n")[:4]
    ]
    options = [word for number, line in enumerate(lines, 1) for word in (f"--rad{number}", line)]
    assert "Det finns redan en nyckelfil" in told(*KEY, "återskapa", *options).err
    told.key.rename(told.home / "glömd")
    told.ok(*KEY, "återskapa", *options)
    assert read_key(told.key) == unsealed(told.home / "glömd", WORDS).key
    told.ok(*LIST)


def test_another_key_keeps_the_passphrase(told: Norrbus, tmp_path: Path) -> None:
    old, copy = unsealed(told.key, WORDS).key, made(told, tmp_path / "kopior")
    told.ok(*KEY, "byt", "--ja")
    (aside,) = told.key.parent.glob("*.gammal.*")
    assert unsealed(aside, WORDS).key == old
    assert unsealed(told.key, WORDS).key != old
    told.ok(*LIST)
    opening.open_copy(copy, aside, unlock=lambda path: unsealed(path, WORDS)).close()


def test_a_change_of_key_that_was_broken_off_is_finished_with_the_passphrase(
    told: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, link = unsealed(told.key, WORDS).key, os.link

    def only_the_first(source: str | Path, target: str | Path) -> None:
        if ".gammal." in str(target):
            raise OSError(errno.ENOSPC, "full")
        link(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(os, "link", only_the_first)
        assert "disken är full" in told(*KEY, "byt", "--ja").err
    assert unsealed(pending(told.key), WORDS).key != old
    monkeypatch.delenv("NORRBUS_LOSENORDSFIL")
    result = typed(told, WORDS)
    assert (result.code, result.err.count("Nyckelns lösenord")) == (0, 1)
    assert unsealed(told.key, WORDS).key != old


# --- copies --------------------------------------------------------------------------


def test_a_copy_is_restored_with_it_in_its_place_and_in_an_empty_one(
    norrbus: Norrbus, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    given.case(norrbus)
    before = made(norrbus, tmp_path / "kopior")
    norrbus.ok(*SET, "--ja", "--lösenord-ur", str(written(norrbus, WORDS)))
    norrbus.words = WORDS
    monkeypatch.setenv("NORRBUS_LOSENORDSFIL", str(norrbus.home / "lösen"))
    monkeypatch.setenv("NORRBUS_KOPIOR_MAPP", str(tmp_path / "kopior"))
    norrbus.ok("påminn", "--skriv-ut")
    norrbus.ok("register", "kontrollera", "--kopia")
    norrbus.ok("register", "återställ", str(before), "--ja")
    after = sorted((tmp_path / "kopior").glob("*.norrbus"))[-1]
    norrbus.register.unlink()
    for rest in ("-wal", "-shm"):
        norrbus.register.with_name(norrbus.register.name + rest).unlink(missing_ok=True)
    monkeypatch.delenv("NORRBUS_LOSENORDSFIL")
    result = typed(norrbus, WORDS, line=("register", "återställ", str(after), "--ja"))
    assert (result.code, result.err.count("Nyckelns lösenord")) == (0, 1), result.err
    register = norrbus.open()
    assert look_through(register).faults == []
    register.close()


# --- what goes wrong -----------------------------------------------------------------


def test_a_key_file_that_is_damaged_or_cut_opens_nothing(locked: Norrbus) -> None:
    whole, rng = locked.key.read_bytes(), random.Random(11)
    for _ in range(25):
        turned = bytearray(whole)
        turned[rng.randrange(len(turned))] ^= 1 << rng.randrange(8)
        locked.key.write_bytes(turned)
        with pytest.raises((WrongPassphrase, NoKey)):
            unsealed(locked.key, WORDS)
    for found in (b"", whole[:-1], whole[:PAGE], whole[:100]):
        locked.key.write_bytes(found)
        with pytest.raises((WrongPassphrase, NoKey)):
            read(locked.key, lambda path: unsealed(path, WORDS))
    with pytest.raises(NoKey):
        unsealed(locked.home / "borta", WORDS)
    assert not has_passphrase(locked.home / "borta")


def test_a_newer_key_file_and_one_that_holds_something_else(locked: Norrbus) -> None:
    salt = locked.key.read_bytes()[: sealed.SALT]
    connection = sealed._connect(locked.key, WORDS, salt, "rw")
    connection.execute(f"PRAGMA user_version = {sealed.VERSION + 1}")
    with pytest.raises(NewerKey):
        unsealed(locked.key, WORDS)
    connection.close()
    locked.key.write_bytes(sealed.content(locked.key, sealed.Sealed("ingen nyckel", WORDS), KIND))
    with pytest.raises(NoKey):
        unsealed(locked.key, WORDS)


@pytest.mark.parametrize("line", [(*SET, "--ja"), CHANGE, (*REMOVE, "--ja")])
def test_a_key_file_of_another_account_is_left_to_it(
    norrbus: Norrbus, line: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    if os.geteuid() != 0:
        pytest.skip("needs root to give a file away")
    file = str(written(norrbus, WORDS))
    if line[3] != "sätt":
        norrbus.ok(*SET, "--ja", "--lösenord-ur", file)
        norrbus.words = WORDS
        monkeypatch.setenv("NORRBUS_LOSENORDSFIL", file)
    os.chown(norrbus.key, 54321, 54321)
    before = norrbus.key.read_bytes()
    assert "ägs av ett annat konto" in norrbus.refused(5, *line)
    assert norrbus.key.read_bytes() == before


def test_a_link_to_the_key_stays_a_link(norrbus: Norrbus, tmp_path: Path) -> None:
    real = tmp_path / "stick" / "kalix.nyckel"
    real.parent.mkdir()
    norrbus.key.rename(real)
    norrbus.key.symlink_to(real)
    norrbus.ok(*SET, "--ja", "--lösenord-ur", str(written(norrbus, WORDS)))
    assert norrbus.key.is_symlink()
    assert has_passphrase(real)
    assert list(real.parent.iterdir()) == [real]


def test_while_others_write_the_key_file_stays_as_it_is(
    norrbus: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = norrbus.key.read_bytes()
    monkeypatch.setattr(opening, "BUSY_SECONDS", 0)
    other, register = norrbus.open(), norrbus.open()
    other.rows("BEGIN IMMEDIATE")
    with pytest.raises(Busy):
        rekeying.protect(register, norrbus.key, WORDS)
    register.close()
    file = str(written(norrbus, WORDS))
    assert norrbus(*SET, "--ja", "--lösenord-ur", file).code == 5
    other.close()
    assert norrbus.key.read_bytes() == before
    assert not any("lösenord" in each for each in logged(norrbus))


@pytest.mark.parametrize("line", [(*SET, "--ja"), CHANGE])
@pytest.mark.parametrize("size", [0, PAGE, 2 * PAGE - 1])
def test_on_a_full_disk_the_key_file_stays_as_it_is(
    norrbus: Norrbus, process: Process, line: tuple[str, ...], size: int
) -> None:
    file = str(written(norrbus, WORDS))
    if line == CHANGE:
        norrbus.ok(*SET, "--ja", "--lösenord-ur", file)
    register = norrbus.register.stat().st_size
    before = norrbus.key.read_bytes()

    def full() -> None:
        limit_files(size)()

    how = {"env": {"NORRBUS_LOSENORDSFIL": file}, "preexec_fn": full}
    ended = process(*line, "--lösenord-ur", file, **how)
    assert (ended.returncode, len(ended.stderr.splitlines())) == (5, 1), ended.stderr
    assert norrbus.key.read_bytes() == before
    assert list(norrbus.key.parent.iterdir()) == [norrbus.key]
    assert norrbus.register.stat().st_size == register


def test_what_cannot_be_put_in_place_changes_nothing(
    told: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = told.key.read_bytes()

    def nowhere(*_: object) -> None:
        raise OSError(errno.EIO, "no")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", nowhere)
        result = told(*REMOVE, "--ja")
    assert (result.code, "disken svarade med ett fel" in result.err) == (5, True)
    assert told.key.read_bytes() == before
    assert list(told.key.parent.iterdir()) == [told.key]
    told.ok(*LIST)


def test_what_is_not_as_it_was_written_never_gets_the_name(
    norrbus: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that says that it has written what it has not."""
    before, write = norrbus.key.read_bytes(), Path.write_bytes

    def other_bytes(path: Path, content: bytes) -> int:
        return write(path, before[:-3] + b"00\n")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", other_bytes)
        result = norrbus(*SET, "--ja", "--lösenord-ur", str(written(norrbus, WORDS)))
    assert (result.code, "Det går inte att skriva" in result.err) == (5, True)
    assert norrbus.key.read_bytes() == before


CHANGING = """
import sys
from norrbus_cli.main import invoke
print("redo", flush=True)
sys.exit(invoke(sys.argv[1:]))
"""


@pytest.mark.slow
def test_killed_at_any_moment_the_key_file_is_the_one_or_the_other(norrbus: Norrbus) -> None:
    given.case(norrbus)
    key, chance, found = read_key(norrbus.key), random.Random(5), []
    told_in = {"NORRBUS_LOSENORDSFIL": str(written(norrbus, WORDS))}
    for number in range(24):
        line = REMOVE if has_passphrase(norrbus.key) else SET
        more = (
            ("--ja",)
            if line is REMOVE
            else ("--ja", "--lösenord-ur", told_in["NORRBUS_LOSENORDSFIL"])
        )
        with subprocess.Popen(
            [sys.executable, "-c", CHANGING, *line, *more],
            env=environment(norrbus) | told_in,
            cwd=ROOT,
            stdout=subprocess.PIPE,
        ) as process:
            assert process.stdout is not None
            process.stdout.readline()
            if number % 3:
                time.sleep(chance.uniform(0.2, 0.9))
                process.send_signal(signal.SIGKILL)
        assert read(norrbus.key, lambda path: unsealed(path, WORDS)).key == key
        assert stat.S_IMODE(norrbus.key.stat().st_mode) == 0o600
        found.append(has_passphrase(norrbus.key))
    assert len(set(found)) > 1, "none came far enough to change it"
    norrbus.words = WORDS
    register = norrbus.open()
    assert look_through(register).faults == []
    register.close()
    file = told_in["NORRBUS_LOSENORDSFIL"]
    last = (*CHANGE, "--lösenord-ur", file) if found[-1] else (*SET, "--ja", "--lösenord-ur", file)
    assert subprocess.run(
        [sys.executable, "-c", CHANGING, *last],
        env=environment(norrbus) | told_in,
        cwd=ROOT,
        check=True,
    )
    # What the killed ones left is gone after the next.
    assert list(norrbus.key.parent.iterdir()) == [norrbus.key]


# --- at a real terminal --------------------------------------------------------------


class Screen:
    """A process at a terminal of its own."""

    def __init__(self, norrbus: Norrbus, *line: str) -> None:
        self.ours, theirs = pty.openpty()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "norrbus_cli", *line],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env=environment(norrbus) | {"TERM": "dumb"},
            cwd=ROOT,
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509
        )
        os.close(theirs)
        self.shown = ""

    def answer(self, question: str, answer: str) -> None:
        """Wait for a question to stand last, and type."""
        while not self.shown.rstrip().endswith(question):
            ready, _, _ = select.select([self.ours], [], [], 20)
            assert ready, self.shown
            self.shown += os.read(self.ours, 1000).decode()
        self.shown += "|"
        os.write(self.ours, f"{answer}\n".encode())

    def end(self) -> int:
        try:
            while part := os.read(self.ours, 1000):
                self.shown += part.decode()
        except OSError:
            pass
        os.close(self.ours)
        code: int = self.process.wait(20)
        return code


@pytest.mark.slow
def test_at_a_real_terminal_nothing_that_is_typed_is_shown(norrbus: Norrbus) -> None:
    screen = Screen(norrbus, *SET, "--ja")
    screen.answer("Nytt lösenord, minst 15 tecken:", WORDS)
    screen.answer("Samma lösenord en gång till:", WORDS)
    assert (screen.end(), WORDS in screen.shown) == (0, False), screen.shown
    screen = Screen(norrbus, *LIST)
    screen.answer("Nyckelns lösenord:", OTHERS)
    screen.answer("Nyckelns lösenord:", WORDS)
    assert screen.end() == 0, screen.shown
    assert WRONG in screen.shown
    assert not any(word in screen.shown for word in (WORDS, OTHERS))


def type_unseen(terminal: int, keys: bytes) -> None:
    """Type when the terminal no longer shows what is typed; what came before is thrown away."""
    while termios.tcgetattr(terminal)[3] & termios.ECHO:
        time.sleep(0.01)
    os.write(terminal, keys)


@pytest.mark.parametrize(
    ("keys", "answer"), [(WORDS.encode() + b"\n", WORDS), (b"\xff\n", ""), (b"\x04", None)]
)
def test_what_is_typed_at_a_terminal_is_read_and_what_is_no_text_opens_nothing(
    monkeypatch: pytest.MonkeyPatch, keys: bytes, answer: str | None
) -> None:
    ours, theirs = pty.openpty()
    opened = os.open

    def own_terminal(name: str, *how: int, **more: int) -> int:
        return os.dup(theirs) if name == "/dev/tty" else opened(name, *how, **more)

    with os.fdopen(theirs, "r", encoding="utf-8") as stdin, monkeypatch.context() as patch:
        patch.setattr(sys, "stdin", stdin)
        patch.setattr(os, "open", own_terminal)
        typing = threading.Thread(target=type_unseen, args=(ours, keys))
        typing.start()
        if answer is None:
            with pytest.raises(typer.Abort):
                ask.unseen("Lösenord")
        else:
            assert ask.unseen("Lösenord") == answer
        typing.join()
    os.close(ours)


def test_the_end_of_what_is_typed_is_an_answer_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    for stdin in (Terminal(""), io.TextIOWrapper(io.BytesIO(b""))):
        monkeypatch.setattr(sys, "stdin", stdin)
        with pytest.raises(typer.Abort):
            ask.unseen("Lösenord")


# --- the morning run -----------------------------------------------------------------


def test_cron_is_told_how_it_gets_it_and_where_it_does_not(
    told: Norrbus, process: Process, monkeypatch: pytest.MonkeyPatch
) -> None:
    lacks = "som påminnelserna inte får när de körs av sig själva"
    install = ("påminn", "installera", "--cron")
    assert lacks in told(*install).err
    assert lacks in told.ok("register", "kontrollera")
    result = process("påminn")
    assert (result.returncode, "Cron och skript läser det ur en fil" in result.stderr) == (5, True)
    service = told.home / ".config/systemd/user/norrbus-paminn.service.d/losenord.conf"
    service.parent.mkdir(parents=True)
    service.write_text("[Service]\nLoadCredentialEncrypted=norrbus-losenord:/x\n", encoding="utf-8")
    assert lacks not in told(*install).err
    service.unlink()
    settings = told.home / ".config/norrbus/installningar.toml"
    settings.write_text(f'losenordsfil = "{told.home / "lösen"}"\n', encoding="utf-8")
    assert lacks not in told(*install).err
    assert lacks not in told.ok("register", "kontrollera")
    assert process("påminn").returncode == 0


def test_no_process_is_told_it(told: Norrbus, monkeypatch: pytest.MonkeyPatch) -> None:
    program = told.home / "bin/crontab"
    program.parent.mkdir()
    program.write_text('#!/bin/sh\n{ env; echo "$@"; cat /proc/$PPID/environ; } >> "$HOME/sett"\n')
    program.chmod(0o700)
    monkeypatch.setenv("PATH", f"{program.parent}:{os.environ['PATH']}")
    told("påminn", "installera", "--cron", "--skriv")
    seen = (told.home / "sett").read_text(encoding="utf-8")
    assert "NORRBUS_LOSENORDSFIL" in seen
    assert "kantarell" not in seen


def test_it_is_written_nowhere(told: Norrbus) -> None:
    given.case(told)
    told.ok(*CHANGE, "--lösenord-ur", str(written(told, OTHERS, "nytt")))
    (told.home / "nytt").rename(told.home / "lösen")
    told.ok("logg", "visa", "1")
    plain = told.home / "allt.sqlite"
    told.ok("register", "kopia-okrypterad", str(plain), "--skäl", "prov", "--ja")
    files = [each for each in told.home.rglob("*") if each.is_file() and each.name != "lösen"]
    assert plain in files
    for file in files:
        content = file.read_bytes()
        assert not any(word.encode() in content for word in (WORDS, OTHERS)), file
