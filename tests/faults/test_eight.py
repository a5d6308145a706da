"""Eight processes that write and read at once, with a copy and the morning run in the middle: nothing lost, nothing half."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import given
import pytest
from conftest import ROOT, Norrbus
from faults.whole import forms, whole
from test_robustness import environment

from norrbus_cli.register import checking, opening
from norrbus_cli.register.wholeness import look_through

pytestmark = pytest.mark.slow
# Eight at once, with the program loaded once: each does its own lines until the time is over, and says how many of each were done.
EIGHT = """
import json, os, sys, time
from faults.worker import load, quiet
load()
from norrbus_cli import main
seconds, copies = float(sys.argv[1]), sys.argv[2]
CASE = ["ärende", "skapa", "--barn", "Barn {name} {}", "--född", "2014-09-03", "--behov-sett", "2026-03-30", "--sett-av", "skola", "--behov", "x", "--nivå",
    "tidiga"]
LINES = [CASE, CASE, CASE, ["ärende", "ändra", "1", "--språk", "{}"], ["ärende", "visa", "1"], ["ärende", "lista"], ["idag"],
    ["register", "säkerhetskopiera", copies]]
MORNING = ["påminn", "--skriv-ut"]
until = time.monotonic() + seconds
children = []
for number, line in enumerate(LINES):
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        codes, said = [], quiet()
        while time.monotonic() < until:
            codes.append(main.invoke([word.format(len(codes), name=number) for word in line]))
            if line[0] == "register":
                codes.append(main.invoke(MORNING))
        os.write(writing, json.dumps([codes.count(0), len(codes), said()]).encode())
        os._exit(0)
    os.close(writing)
    children.append((child, reading))
ended = []
for child, reading in children:
    os.waitpid(child, 0)
    ended.append(json.loads(os.read(reading, 100000)))
print(json.dumps(ended))
"""


@forms(1, 60)
def test_eight_at_once_lose_nothing(norrbus: Norrbus, tmp_path: Path, times: int) -> None:
    given.case(norrbus)
    copies = tmp_path / "kopior"
    settings = environment(norrbus) | {"PYTHONPATH": f"{ROOT}:{ROOT / 'tests'}"}
    before = norrbus.rows()
    ended = subprocess.run(
        [sys.executable, "-c", EIGHT, str(times), str(copies)],
        env=settings,
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    found: list[tuple[int, int, str]] = json.loads(ended.stdout)
    assert [said for done, count, said in found if done != count] == []
    assert min(done for done, _, _ in found) > 0
    made = sum(done for done, _, _ in found[:3])
    assert norrbus.rows()["cases"] == before["cases"] + made
    lines = norrbus.ok("ärende", "lista", "--alla").splitlines()
    assert sorted(line.split("\t")[0] for line in lines) == [
        f"NB-2026-{number:04d}" for number in range(1, made + 2)
    ]
    changed = found[3][0] - 1
    register = norrbus.open()
    assert register.rows("SELECT language FROM persons WHERE id = 1")[0]["language"] == str(changed)
    register.close()
    whole(norrbus)
    must_be_copies(norrbus, list(copies.glob("*.norrbus")), found[7][0] // 2)


def must_be_copies(norrbus: Norrbus, copies: list[Path], least: int) -> None:
    assert len(copies) >= least > 0
    for copy in copies:
        opened = opening.open_copy(copy, norrbus.key)
        assert look_through(opened).faults == []
        assert checking.check(opened).findings == ()
        opened.close()
