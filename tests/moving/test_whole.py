"""A move is done or not done, is taken back whole at both ends, and is counted once; what a file holds is never trusted."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import given
import pytest
from conftest import ROOT, Norrbus
from disposal.test_disposal import WITHOUT, everything, rows, sound
from history.test_every_command import differing, state

from moving.conftest import held, into, out
from norrbus_cli.desk.moving import actions, coming, written
from norrbus_cli.desk.moving.form import MoveIn, MoveOut
from norrbus_cli.desk.moving.refusals import BadContent, IsOtherwise, NewerContent, TakenInAlready
from norrbus_cli.desk.moving.seal import SEAL
from norrbus_cli.register import sealed

OUT = ("ärende", "flytta-ut", "1", "--till", "soc", "--ja")


def test_what_went_comes_back_and_the_file_that_stays_is_named(kalix: Norrbus) -> None:
    before = state(kalix)
    path, _ = out(kalix)
    after = state(kalix)
    said = kalix.refused(4, "ångra", "--ja")
    assert "flyttfil NB-2026-0001 må 2026-05-04" in said
    told = kalix.ok("ångra", "--ja", "--trots-utskick", "filen lämnades aldrig")
    assert str(path) in told.replace("\n", "")
    assert state(kalix)[0] == before[0]
    assert path.exists()
    kalix.ok("gör-om", "--ja")
    assert differing(state(kalix), after) == []
    sound(kalix)


def test_what_came_is_taken_back_whole_and_may_come_again(
    kalix: Norrbus, elsewhere: Norrbus
) -> None:
    path, words = out(kalix)
    given.actors(elsewhere)
    given.child(elsewhere)
    elsewhere.ok("ärende", "avsluta", "1", "--orsak", "barnet har flyttat")
    before = state(elsewhere)
    assert into(elsewhere, path, words).code == 0
    after = state(elsewhere)
    elsewhere.ok("ångra", "--ja")
    assert differing(state(elsewhere), before) == []
    elsewhere.ok("gör-om", "--ja")
    assert differing(state(elsewhere), after) == []
    elsewhere.ok("ångra", "--ja")
    assert into(elsewhere, path, words).code == 0
    assert len(rows(elsewhere, "SELECT * FROM cases WHERE reference = 'NB-2026-0003'")) == 1
    sound(elsewhere)


def test_what_has_been_signed_since_it_came_is_a_paper_that_has_left(
    kalix: Norrbus, elsewhere: Norrbus
) -> None:
    kalix.ok("ångra", "--ja", "--trots-utskick", "Mikael väntar")
    path, words = out(kalix)
    assert into(elsewhere, path, words).code == 0
    (came,) = rows(elsewhere, "SELECT max(operation_id) AS id FROM seals WHERE deed_of <> ''")
    elsewhere.ok("plan", "underteckna", "1", "--vem", "Mikael")
    said = elsewhere.refused(4, "ångra", str(came["id"]), "--med-följder", "--ja")
    assert "underskriven plan NB-2026-0001, version 1 må 2026-05-04" in said


def counted(norrbus: Norrbus, key: str, category: str = "totalt") -> int:
    """A number of this year's statistics, as those who may see the cases see it."""
    lines = norrbus.ok("statistik", "år", "2026", "--internt", "--csv").splitlines()
    found = [line.split(";") for line in lines]
    (row,) = [each for each in found if each[1] == key and each[4] == category]
    return int(row[5])


def test_both_count_the_case_and_only_the_first_what_was_done_there(
    kalix: Norrbus, elsewhere: Norrbus
) -> None:
    kalix.day = "2026-06-10"
    kalix.ok(
        "uppföljning",
        "registrera",
        "1",
        *(word for number in "123" for word in ("--genomförd", number)),
        "--mål-uppnått",
        "1",
        "--beslut",
        "fortsätt",
        "--nästa",
        "2026-09-10",
    )
    kalix.ok(
        "ärende",
        "placera",
        "1",
        "--sedan",
        "2026-06-01",
        "--form",
        "familjehem",
        "--samordnare",
        "Karin",
    )
    path, words = out(kalix)
    elsewhere.day = kalix.day = "2026-07-01"
    assert into(elsewhere, path, words).code == 0
    assert counted(kalix, "avslutade", "lämnat till annan myndighet") == 1
    assert (counted(kalix, "oppnade"), counted(elsewhere, "oppnade")) == (1, 1)
    assert (counted(kalix, "pagaende_ar_ut"), counted(elsewhere, "pagaende_ar_ut")) == (0, 1)
    for key in ("moten", "mote", "planer", "uppfoljningar", "mal", "placeringar"):
        assert (key, counted(kalix, key), counted(elsewhere, key)) == (key, 1, 0)
    assert (counted(kalix, "insatser"), counted(elsewhere, "insatser")) == (3, 0)
    gaps = elsewhere.ok("statistik", "brister", "2026")
    assert "B26" not in gaps
    assert "stopp" not in gaps
    elsewhere.day = "2026-08-12"
    given.booked(elsewhere, "2026-08-12")
    given.summoned(elsewhere)
    given.held(elsewhere)
    assert counted(elsewhere, "moten") == 1
    assert (counted(elsewhere, "kallelse"), counted(elsewhere, "mote")) == (0, 0)


def test_a_measure_to_be_done_since_is_counted_where_the_case_is(
    kalix: Norrbus, elsewhere: Norrbus
) -> None:
    path, words = out(kalix)
    elsewhere.day = "2026-06-30"
    assert into(elsewhere, path, words).code == 0
    assert counted(elsewhere, "insatser") == 3


def test_a_case_that_comes_before_its_meeting_keeps_its_day_0(
    norrbus: Norrbus, elsewhere: Norrbus
) -> None:
    given.consented(norrbus)
    path, words = out(norrbus)
    elsewhere.day = "2026-04-02"
    assert into(elsewhere, path, words).code == 0
    there = json.loads(norrbus.ok("ärende", "visa", "1", "--json"))
    here = json.loads(elsewhere.ok("ärende", "visa", "1", "--json"))
    assert here["samtycke_komplett_sedan"] == there["samtycke_komplett_sedan"] == "2026-03-30"
    norrbus.ok("ångra", "--ja", "--trots-utskick", "prov")
    norrbus.day = elsewhere.day
    there = json.loads(norrbus.ok("ärende", "visa", "1", "--json"))
    assert here["frister"] == there["frister"] != []


# --- broken off -----------------------------------------------------------------------------------


def killed(norrbus: Norrbus, moment: float, *line: str, stdin: str = "") -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "norrbus_cli", *line],
        env={"HOME": str(norrbus.home), "PATH": os.environ["PATH"], "NORRBUS_IDAG": norrbus.day},
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    assert process.stdin is not None
    process.stdin.write(stdin.encode())
    process.stdin.close()
    time.sleep(moment)
    process.kill()
    process.wait()


@pytest.mark.slow
def test_killed_at_any_moment_it_is_done_or_not(kalix: Norrbus, elsewhere: Norrbus) -> None:
    before = state(kalix)[0]
    for moment in range(12):
        killed(kalix, 0.1 + moment * 0.06, *OUT)
        gone = bool(rows(kalix, "SELECT * FROM moves_out"))
        assert bool(rows(kalix, "SELECT * FROM closings")) == gone
        if gone:
            (move,) = rows(kalix, "SELECT path FROM moves_out")
            assert Path(move["path"]).is_file()
            kalix.ok("ångra", "--ja", "--trots-utskick", "prov")
        assert state(kalix)[0] == before
    path, words = out(kalix)
    assert [each for each in path.parent.iterdir() if each.name.startswith(".")] == []
    line = ("ärende", "flytta-in", str(path), "--lösenord-ur", "-", "--ja")
    nothing = state(elsewhere)[0]
    whole: list[Any] = []
    for moment in range(12):
        killed(elsewhere, 0.1 + moment * 0.06, *line, stdin=words)
        if rows(elsewhere, "SELECT * FROM cases"):
            tables = ("persons", "consents", "meetings", "measures", "approvals", "moves_in")
            whole.append([len(rows(elsewhere, f"SELECT * FROM {each}")) for each in tables])
            elsewhere.ok("ångra", "--ja", "--trots-utskick", "prov")
        assert state(elsewhere)[0] == nothing
    assert all(each == [3, 2, 1, 3, 6, 1] for each in whole)
    assert into(elsewhere, path, words).code == 0
    sound(kalix)
    sound(elsewhere)


def test_what_a_killed_one_left_half_written_goes_with_the_next(kalix: Norrbus) -> None:
    folder = kalix.documents / "NB-2026-0001"
    folder.mkdir(parents=True)
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    name = f".flytt-NB-2026-0001-0123abcd.norrbus-flytt.{process.pid}-0123abcd.ny"
    (folder / name).write_bytes(b"x")
    path, _ = out(kalix)
    assert list(folder.iterdir()) == [path]


def test_what_goes_is_what_was_shown(kalix: Norrbus) -> None:
    register = kalix.open()
    wanted = MoveOut(reference="1", to="soc")
    today = date(2026, 5, 4)
    shown = actions.packed(register, wanted, today)
    kalix.ok("ärende", "ändra", "1", "--behov", "Något annat.")
    with pytest.raises(IsOtherwise):
        actions.let_go(register, wanted, shown, Path("ut").absolute(), today)
    assert not Path("ut").exists()
    shown = actions.packed(register, wanted, today)
    gone = actions.let_go(register, wanted, shown, Path("ut").absolute(), today)
    assert json.loads(held(gone.path, gone.words))["content"]["id"] == shown.id
    register.close()


def test_where_it_cannot_be_written_nothing_is_done(kalix: Norrbus) -> None:
    Path("fil").write_text("x", encoding="utf-8")
    before = state(kalix)
    result = kalix(*OUT, "--mapp", "fil")
    assert (result.code, "Det går inte att skriva" in result.err) == (5, True)
    assert state(kalix) == before
    path, _ = out(kalix, "--mapp", "ut")
    assert path.parent == Path("ut").absolute()


def test_nothing_is_left_of_the_move_at_either_end_when_the_case_is_disposed_of(
    kalix: Norrbus, elsewhere: Norrbus
) -> None:
    assert into(elsewhere, *out(kalix)).code == 0
    elsewhere.ok("ärende", "avsluta", "1", "--orsak", "behovet tillgodosett")
    for each in (kalix, elsewhere):
        each.ok("register", "gallringsregel", "socialtjänst")
        each.day = "2033-01-10"
        each.ok(*WITHOUT)
        left = everything(each)
        assert not any(word in left for word in ("Elsa", "Mikael", "Hög frånvaro", "norrbus-flytt"))
        sound(each)


def test_what_is_still_to_be_done_here_is_told(kalix: Norrbus) -> None:
    given.booked(kalix, "2026-05-20")
    given.deviation(kalix)
    said = kalix(*OUT).err.replace("\n", " ")
    assert "NB-2026-0001-M2 är fortfarande bokat" in said
    assert "Avvikelsen A-2026-0001 är inte avslutad" in said


# --- what a file holds is not trusted -------------------------------------------------------------


def _set(*path: str | int, to: object) -> Callable[[Any], None]:
    def change(told: Any) -> None:
        for each in path[:-1]:
            told = told[each]
        told[path[-1]] = to

    return change


CONTENT = "content"
PLAN: tuple[str | int, ...] = (CONTENT, "plans", 0)
BROKEN: tuple[Callable[[Any], None], ...] = (
    _set("format", to="annat"),
    _set("version", to="1"),
    _set("version", to=True),
    _set(CONTENT, to=[]),
    _set(CONTENT, "id", to=None),
    _set(CONTENT, "made_on", to="i går"),
    _set(CONTENT, "persons", to=[]),
    _set(CONTENT, "persons", to={}),
    _set(CONTENT, "persons", 0, to="Elsa"),
    _set(CONTENT, "persons", 0, "name", to="El\u202esa"),
    _set(CONTENT, "persons", 0, "name", to="x" * 20_001),
    _set(CONTENT, "persons", 0, "interpreter", to=1),
    _set(CONTENT, "persons", 0, "number", to="20140903-2387"),
    _set(CONTENT, "persons", 0, "born", to="2014-09-04"),
    _set(CONTENT, "persons", 0, "key", to=9),
    _set(CONTENT, "guardians", 0, "person", to=0),
    _set(CONTENT, "consents", 0, "giver", to=7),
    _set(CONTENT, "consents", 0, "actors", to=[0]),
    _set(CONTENT, "need", "need_seen_by", to="grannen"),
    _set(CONTENT, "meetings", 0, "kind", to="fika"),
    _set(CONTENT, "actors", 0, "kind", to="grannen"),
    _set(*PLAN, "measures", 0, "actor", to=0),
    _set(*PLAN, "opinions", 0, "person", to=0),
    _set(*PLAN, "approvals", 0, "actor", to=8),
    _set(*PLAN, "approvals", 3, "person", to=8),
    _set(CONTENT, "plans", to=[]),
)


@pytest.fixture
def told(kalix: Norrbus) -> str:
    """What a file holds, with a follow-up."""
    kalix.day = "2026-06-10"
    met = [word for number in "123" for word in ("--genomförd", number)]
    kalix.ok(
        "uppföljning", "registrera", "1", *met, "--beslut", "fortsätt", "--nästa", "2026-09-10"
    )
    return held(*out(kalix))


def test_only_what_is_whole_is_read(told: str) -> None:
    assert written.text(written.package(told)) == told
    for change in BROKEN:
        broken = json.loads(told)
        change(broken)
        with pytest.raises(BadContent):
            written.package(json.dumps(broken))
    for text in ("", "[]", "{}", "[" * 100_000, told[:-1]):
        with pytest.raises(BadContent):
            written.package(text)
    newer = json.loads(told)
    newer["version"] += 1
    with pytest.raises(NewerContent):
        written.package(json.dumps(newer))


@pytest.mark.parametrize(
    "change",
    [
        _set(CONTENT, "persons", 1, "gender", to="okänt"),
        _set(CONTENT, "guardians", 0, "custody", to="halv"),
        _set(CONTENT, "consents", 1, "valid_until", to="2026-01-01"),
        _set(CONTENT, "id", to="kort"),
        _set(*PLAN, "measures", 1, "state", to="glömd"),
        _set(*PLAN, "approvals", 0, "person", to=2),
    ],
)
def test_what_the_register_refuses_leaves_nothing(
    told: str, elsewhere: Norrbus, tmp_path: Path, change: Callable[[Any], None]
) -> None:
    broken = json.loads(told)
    change(broken)
    path, words = tmp_path / "x.norrbus-flytt", sealed.words()
    path.write_bytes(sealed.content(path, sealed.Sealed(json.dumps(broken), words), SEAL))
    before = everything(elsewhere)
    result = into(elsewhere, path, words)
    assert (result.code, "inget helt ärende" in result.err) == (5, True)
    assert everything(elsewhere) == before


def test_the_second_of_two_who_read_the_same_file_is_refused(
    kalix: Norrbus, elsewhere: Norrbus
) -> None:
    path, words = out(kalix)
    package = coming.opened(path, words)
    assert into(elsewhere, path, words).code == 0
    register = elsewhere.open()
    wanted = MoveIn(file="x")
    with pytest.raises(TakenInAlready):
        coming.take_in(register, package, wanted, package.made_on)
    register.close()
