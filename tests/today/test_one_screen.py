"""Today on one screen: nothing late or due is cut, what may wait is, and that is said."""

from __future__ import annotations

import re
from itertools import takewhile

import given
import pytest
from conftest import Norrbus

CASES = 6


@pytest.fixture
def many(norrbus: Norrbus) -> Norrbus:
    """Some cases: consented, so that a summons is due; one with a meeting, one without consent."""
    given.once(norrbus, "many of today", _many)
    return norrbus


def _many(norrbus: Norrbus) -> None:
    given.case(norrbus)
    given.consents(norrbus)
    for number in range(2, CASES + 1):
        case = str(number)
        name = f"Barn {'ABCDEFG'[number]}"
        given.child(norrbus, "--född", "2014-01-01", number="", name=name)
        add = ("ärende", "vårdnadshavare", case, "--namn", "Eva Niva", "--född", "1980-01-01")
        norrbus.ok(*add, "--vårdnad", "ensam")
        if number < CASES:
            given.consent(norrbus, "Eva", "skola", "soc", "primärvård", case=case)
    given.booked(norrbus, "2026-04-13", "1")
    given.summoned(norrbus, "1")


def seen(
    norrbus: Norrbus, monkeypatch: pytest.MonkeyPatch, rows: int, columns: int, *more: str
) -> tuple[list[str], int]:
    """The lines of the answer at a terminal so high and wide, and how many rows all of it takes."""
    monkeypatch.setenv("LINES", str(rows))
    monkeypatch.setenv("COLUMNS", str(columns))
    result = norrbus("idag", *more, terminal=True)
    assert result.code == 0, result.err
    out = re.sub(r"\x1b\[[0-9;]*m", "", result.out).splitlines()
    assert max(map(len, out)) <= columns
    return out, len(out) + len(result.err.splitlines())


def rows_of(lines: list[str], title: str) -> list[str]:
    """The rows under a title, up to the next one."""
    start = lines.index(title) + 1
    return [*takewhile(lambda line: line.startswith("NB-"), lines[start:])]


@pytest.mark.parametrize("columns", [80, 132])
@pytest.mark.parametrize("rows", [5, 24, 30])
@pytest.mark.parametrize(
    ("day", "title"),
    [
        ("2026-04-07", "Inom en vecka"),
        ("2026-04-08", "Idag"),
        ("2026-04-09", "Försenat"),
        ("2026-04-13", "Försenat"),
    ],
)
def test_what_is_late_or_due_is_never_cut(
    many: Norrbus, monkeypatch: pytest.MonkeyPatch, day: str, title: str, rows: int, columns: int
) -> None:
    many.day = day
    lines, _ = seen(many, monkeypatch, rows, columns)
    said = "\n".join(lines)
    summonses = re.findall(r"^NB-2026-000[2-5] .*  kallelse\b", said, re.M)
    if title == "Inom en vecka":
        assert rows > 5 or (summonses == [] and "Inom en vecka: 4" in said)
    else:
        assert len(summonses) == 4
        assert title in lines
    meeting = [
        line for line in lines if line.startswith("NB-2026-0001-M1 ") and "kl. 13.00" in line
    ]
    assert len(meeting) == 1 or day != "2026-04-13"


@pytest.mark.parametrize("rows", range(16, 40, 3))
def test_the_rest_takes_what_is_left_of_the_screen(
    many: Norrbus, monkeypatch: pytest.MonkeyPatch, rows: int
) -> None:
    many.day = "2026-04-07"
    lines, high = seen(many, monkeypatch, rows, 80)
    assert high <= rows - 1, "\n".join(lines)
    said = "\n".join(lines)
    assert lines[0].startswith("Idag")
    cut = [int(each) for each in re.findall(r"^(?:… (\d+) till|)$", said, re.M) if each]
    cut += [int(each) for each in re.findall(r"^[^:\d]+: (\d+)$", said, re.M)]
    whole, _ = seen(many, monkeypatch, 500, 80)
    there = len([line for line in lines if line.startswith("NB-")])
    assert there + sum(cut) == len([line for line in whole if line.startswith("NB-")])
    assert ("norrbus möte boka NB-2026-0002" in said) == (lines == whole)
    assert (
        lines[-1]
        == {
            (True, True): whole[-1],
            (False, True): "… kommandona: --hela",
            (False, False): "… kommandona och resten: --hela",
        }[(lines == whole, not cut)]
    )


def test_all_of_it_is_had_and_a_pipe_always_has_it(
    many: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    many.day = "2026-04-09"
    whole, _ = seen(many, monkeypatch, 500, 80)
    assert seen(many, monkeypatch, 10, 80, "--hela")[0] == whole
    assert whole != seen(many, monkeypatch, 10, 80)[0]
    monkeypatch.setenv("LINES", "10")
    short = [many.ok("idag", *more) for more in ((), ("--json",), ("--hela",))]
    monkeypatch.setenv("LINES", "500")
    assert short == [many.ok("idag", *more) for more in ((), ("--json",), ("--hela",))]
    assert short[0] == short[2]


def test_on_a_narrow_screen_a_row_is_folded_and_nothing_of_it_lost(
    many: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    many.day = "2026-04-09"
    lines, _ = seen(many, monkeypatch, 10, 40)
    said = " ".join(lines)
    for number in range(2, CASES):
        assert re.search(rf"NB-2026-000{number} .*?kallelse\s+1 dag försenad", said)


def test_a_wide_screen_has_the_commands_on_the_same_row(
    many: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    many.day = "2026-04-09"
    lines, high = seen(many, monkeypatch, 24, 150)
    [line] = [each for each in rows_of(lines, "Försenat") if each.startswith("NB-2026-0002 ")]
    assert line.endswith("norrbus möte boka NB-2026-0002")
    assert "kommandona" not in lines[-1]
    assert high <= 23
