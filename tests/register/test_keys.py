"""The key on paper, back from paper, and changed, also by a command that is killed on the way."""

from __future__ import annotations

import errno
import os
import random
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import given
import pytest
from conftest import ROOT, Norrbus
from hypothesis import assume
from hypothesis import given as drawn
from hypothesis import strategies as st
from register.test_copies import made
from test_robustness import environment

from norrbus_cli.authority.keys.model import key_of, lines_of
from norrbus_cli.authority.keys.refusals import WrongLine
from norrbus_cli.register import opening
from norrbus_cli.register.key import pending, read_key
from norrbus_cli.register.trouble import WrongKey
from norrbus_cli.register.wholeness import look_through

SHOW, WRITE, CHANGE = (
    ("register", "nyckel", each) for each in ("visa-återställning", "återskapa", "byt")
)
KEYS = st.binary(min_size=32, max_size=32).map(bytes.hex)


def options(lines: list[str]) -> list[str]:
    return [word for number, line in enumerate(lines, 1) for word in (f"--rad{number}", line)]


def shown(norrbus: Norrbus) -> list[str]:
    lines = norrbus.ok(*SHOW, "--ja").splitlines()
    assert [line[:7] for line in lines] == ["Rad 1: ", "Rad 2: ", "Rad 3: ", "Rad 4: "]
    return [line[7:] for line in lines]


# --- four lines ----------------------------------------------------------------------


@drawn(KEYS)
def test_four_lines_say_the_key(key: str) -> None:
    lines = lines_of(key)
    assert key_of(lines) == key
    assert key_of([line.lower().replace(" ", "").replace("–", "-") for line in lines]) == key


@drawn(KEYS, st.integers(0, 3), st.integers(0, 17), st.sampled_from("0123456789ABCDEF"))
def test_one_wrong_digit_is_found_in_its_line(key: str, line: int, place: int, digit: str) -> None:
    lines = lines_of(key)
    digits = [sign for sign in lines[line] if sign.isalnum()]
    assume(digits[place] != digit)
    digits[place] = digit
    lines[line] = "".join(digits)
    with pytest.raises(WrongLine, match=f"Rad {line + 1} "):
        key_of(lines)


@drawn(KEYS, st.integers(0, 3), st.integers(0, 14))
def test_two_digits_that_have_changed_places_are_found(key: str, line: int, place: int) -> None:
    lines = lines_of(key)
    digits = [sign for sign in lines[line] if sign.isalnum()]
    assume(digits[place] != digits[place + 1])
    digits[place], digits[place + 1] = digits[place + 1], digits[place]
    lines[line] = "".join(digits)
    with pytest.raises(WrongLine):
        key_of(lines)


@drawn(KEYS)
def test_lines_in_the_wrong_order_are_found(key: str) -> None:
    first, second, *rest = lines_of(key)
    with pytest.raises(WrongLine):
        key_of([second, first, *rest])


@pytest.mark.parametrize(
    "line",
    ["", "3F2A", "3F2A 99C1 07DE 4B10 – 7", "XF2A 99C1 07DE 4B10 – 7B", "٣F2A 99C1 07DE 4B10 – 7B"],
)
def test_what_is_no_line_is_refused(line: str) -> None:
    with pytest.raises(WrongLine, match="Rad 1"):
        key_of([line])


# --- on paper and back -----------------------------------------------------------------


def test_a_lost_key_comes_back_from_the_paper(norrbus: Norrbus) -> None:
    given.case(norrbus)
    paper, key = shown(norrbus), norrbus.key.read_bytes()
    norrbus.key.unlink()
    assert "Det finns ingen norrbus-nyckel" in norrbus("ärende", "lista").err
    assert norrbus.ok(*WRITE, *options(paper)) == f"Nyckelfilen {norrbus.key} är skriven.\n"
    assert norrbus.key.read_bytes() == key
    assert stat.S_IMODE(norrbus.key.stat().st_mode) == 0o600
    norrbus.ok("ärende", "lista")


def test_that_the_key_was_shown_stands_in_the_log_without_it(norrbus: Norrbus) -> None:
    assert "Lägg till --ja" in norrbus.refused(2, *SHOW)
    key = shown(norrbus)
    register = norrbus.open()
    rows = register.rows("SELECT * FROM operations ORDER BY id DESC LIMIT 1")
    register.close()
    assert rows[0]["command"] == "norrbus register nyckel visa-återställning --ja"
    # The two check digits of a line can be those of a day.
    parts = [part for line in key for part in line.split(" ") if len(part) > 2]
    assert parts
    assert not any(part in str(dict(rows[0])) for part in parts)


def test_a_key_is_not_written_over_another_nor_where_it_does_not_fit(
    norrbus: Norrbus, tmp_path: Path
) -> None:
    paper = shown(norrbus)
    assert "Det finns redan en nyckelfil" in norrbus.refused(4, *WRITE, *options(paper))
    norrbus.key.rename(tmp_path / "undan")
    wrong = lines_of("ab" * 32)
    assert "öppnar inte registret" in norrbus(*WRITE, *options(wrong)).err
    assert (
        "Rad 2 av nyckeln stämmer inte"
        in norrbus(*WRITE, *options([paper[0], *paper[2:], paper[1]])).err
    )
    assert not norrbus.key.exists()
    assert not list(norrbus.key.parent.iterdir())
    file = tmp_path / "fil"
    file.touch()
    elsewhere = ("--nyckel", str(file / "x.nyckel"))
    assert "Det går inte att skriva" in norrbus(*elsewhere, *WRITE, *options(paper)).err


def test_without_a_register_the_key_is_written_and_that_is_said(norrbus: Norrbus) -> None:
    paper = shown(norrbus)
    norrbus.key.unlink()
    norrbus.register.unlink()
    result = norrbus(*WRITE, *options(paper))
    assert (result.code, "Det finns inget register" in result.err) == (0, True)


def test_guided_entry_says_which_line_is_wrong_at_once(norrbus: Norrbus) -> None:
    paper, key = shown(norrbus), norrbus.key.read_bytes()
    norrbus.key.unlink()
    typed = "\n".join([paper[0], paper[2], *paper[1:], "j", ""])
    result = norrbus(*WRITE, stdin=typed, terminal=True)
    assert "Rad 2 av nyckeln stämmer inte" in result.err
    assert norrbus.key.read_bytes() == key


# --- changed -------------------------------------------------------------------------


def test_a_changed_key_opens_and_the_old_one_opens_only_what_is_older(
    norrbus: Norrbus, tmp_path: Path
) -> None:
    given.case(norrbus)
    copy, rows, old = made(norrbus, tmp_path / "kopior"), norrbus.rows(), read_key(norrbus.key)
    assert "Lägg till --ja" in norrbus.refused(2, *CHANGE)
    said = norrbus.ok(*CHANGE, "--ja")
    (aside,) = norrbus.key.parent.glob("*.gammal.*")
    assert str(aside) in said
    assert (read_key(aside), read_key(norrbus.key) != old) == (old, True)
    assert norrbus.rows() == rows | {each: rows[each] + 1 for each in ("operations", "seals")}
    with pytest.raises(WrongKey):
        opening.open_copy(norrbus.register, aside)
    opening.open_copy(copy, aside).close()
    with pytest.raises(WrongKey):
        opening.open_copy(copy, norrbus.key)
    register = norrbus.open()
    assert look_through(register).faults == []
    register.close()


def test_a_register_that_others_have_open_keeps_its_key(
    norrbus: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    key, other = read_key(norrbus.key), norrbus.open()
    other.rows("SELECT 1 FROM actors")
    monkeypatch.setattr(opening, "BUSY_SECONDS", 0)
    result = norrbus(*CHANGE, "--ja")
    assert (result.code, "används av någon annan just nu" in result.err) == (5, True)
    other.close()
    assert read_key(norrbus.key) == key
    norrbus.ok("aktör", "lista")
    # What was left of it is in nobody's way.
    norrbus.ok(*CHANGE, "--ja")
    assert not pending(norrbus.key).exists()


def test_a_key_that_cannot_be_written_is_not_changed(
    norrbus: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = read_key(norrbus.key)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as patch:
        patch.setattr(os, "link", full)
        assert "disken är full" in norrbus(*CHANGE, "--ja").err
    assert read_key(norrbus.key) == key
    norrbus.ok("aktör", "lista")


def test_a_change_broken_off_after_the_register_was_encrypted_is_finished(
    norrbus: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, link = read_key(norrbus.key), os.link

    def only_the_first(source: str | Path, target: str | Path) -> None:
        if ".gammal." in str(target):
            raise OSError(errno.ENOSPC, "full")
        link(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(os, "link", only_the_first)
        assert "disken är full" in norrbus(*CHANGE, "--ja").err
    assert read_key(norrbus.key) == old
    norrbus.ok("aktör", "lista")
    assert read_key(norrbus.key) != old
    (aside,) = norrbus.key.parent.glob("*.gammal.*")
    assert read_key(aside) == old


CHANGING = """
import sys
from norrbus_cli.main import invoke
print("redo", flush=True)
invoke(["register", "nyckel", "byt", "--ja"])
"""


@pytest.mark.slow
def test_a_change_killed_at_any_moment_leaves_a_register_that_opens(norrbus: Norrbus) -> None:
    given.case(norrbus)
    chance, keys = random.Random(5), set()
    for _ in range(25):
        with subprocess.Popen(
            [sys.executable, "-c", CHANGING],
            env=environment(norrbus),
            cwd=ROOT,
            stdout=subprocess.PIPE,
        ) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(chance.uniform(0, 0.5))
            process.send_signal(signal.SIGKILL)
        assert norrbus("ärende", "lista").code == 0
        register = norrbus.open()
        assert look_through(register).faults == []
        register.close()
        keys.add(read_key(norrbus.key))
    assert len(keys) > 1, "none came far enough to change it"
