"""A sheet that is fitted: never higher than its room where that can be, never without saying what is gone."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from norrbus_cli.terminal.fitting import fitted, shortened
from norrbus_cli.terminal.sheet import LATE, PLAIN, QUIET, Entry, Line, page
from norrbus_cli.words.record import replace

WORDS = st.lists(st.sampled_from(["ett", "möte", "insatsen", "Öppnades"]), min_size=1, max_size=40)
LINES = st.builds(
    lambda words, tone: Line(" ".join(words), tone), WORDS, st.sampled_from([PLAIN, QUIET])
)
LISTS = st.lists(LINES, max_size=9)
MORE = re.compile(r"… (\d+) till")


@pytest.fixture(scope="module", autouse=True)
def size() -> object:
    """80 x 24, whatever terminal runs the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COLUMNS", "80")
        patch.setenv("LINES", "24")
        yield None


def rows(groups: list[list[Entry]], plain: bool) -> list[str]:
    place = page(groups, plain=plain)
    found = [
        head + part
        for group in groups
        for entry in group
        for label, line in place.labelled(entry)
        for head, part in place.folded(label, line.text)
    ]
    return found + [""] * (
        0 if plain else sum(any(each.lines for each in group) for group in groups) - 1
    )


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.lists(LISTS, min_size=1, max_size=6), LISTS.filter(bool), st.booleans(), st.integers(0, 3)
)
def test_a_sheet_fits_and_says_what_is_gone(
    lists: list[list[Line]], last: list[Line], plain: bool, below: int
) -> None:
    above = [[Entry(f"Del {n}", lines, 1, "--allt")] for n, lines in enumerate(lists)]
    groups = [*above, [Entry("Sist", last, 2, "--resten")]]
    made = [list(group) for group in fitted(groups, plain=plain, below=below)]
    shown = rows(made, plain)
    assert len(shown) <= 23 - below
    if made == groups:
        return
    assert len(rows(groups, plain)) > 23 - below
    [entries] = made
    for before, after in zip([each for group in groups for each in group], entries, strict=True):
        gone = [int(found[1]) for line in after.lines if (found := MORE.match(line.text))]
        said = [line for line in after.lines if line.text.startswith("… ")]
        assert len(after.lines) - len(said) + sum(gone) == len(before.lines)
        assert len(after.lines) - len(said) >= min(len(before.lines), before.least or 0)
    cut = any("…" in line.text for entry in entries[:-1] for line in entry.lines)
    assert ("allt: --allt" in entries[-1].lines[-1].text) or not cut


def test_a_late_line_stays_where_others_go() -> None:
    lines = [Line(f"{n}", LATE if n in {3, 17} else PLAIN) for n in range(30)]
    [[first, _]] = fitted(
        [[Entry("A", lines, 1, "--allt")], [Entry("B", [Line("x")], 2, "--b")]], plain=False
    )
    texts = [line.text for line in first.lines]
    assert {"3", "17"} < set(texts)
    assert texts == sorted(texts[:-1], key=int) + texts[-1:]


@pytest.mark.parametrize(("above", "groups"), [(13, 1), (15, 5)])
def test_where_only_the_empty_lines_are_too_many_nothing_is_cut(above: int, groups: int) -> None:
    each = above // groups
    upper = [[Entry("A", [Line(f"{n}") for n in range(each)])] for _ in range(groups)]
    last = Entry("B", [Line(f"{n}") for n in range(23 - above if groups == 1 else 5)], 2, "--b")
    [made] = fitted([*upper, [last]], plain=False)
    assert list(made[-1].lines) == list(last.lines)
    assert sum(len(entry.lines) for entry in made) == above + len(last.lines)


def test_a_line_that_is_cut_closes_its_parenthesis_and_keeps_its_end() -> None:
    numbers = ", ".join(map(str, range(1, 40)))
    end = ": 39, äldst 12 dagar försenad, on 2026-06-10"
    name = f"! insats börjar (insats {numbers})"
    line = Line(name + end, LATE, name, end)
    place = page([[Entry("A", [line])]], plain=False)
    assert shortened(place, "A", line, 1).text == f"! insats börjar (insats 1, 2, …){end}"
    closed = replace(line, brief=f"! insats (alla) {numbers}")
    assert re.search(r"\(alla\) [\d, ]+, …: 39", shortened(place, "A", closed, 1).text)


def test_of_a_line_that_takes_more_rows_however_short_no_word_goes_in_vain(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    line = Line(
        "", LATE, "! insats börjar (insats 1, 2, 3)", ": 3, äldst 12 dagar försenad, on 2026-06-10"
    )
    place = page([[Entry("Frister", [line])]], plain=False)
    one = shortened(place, "  ", replace(line, text="x" + " x" * 99), 1)
    assert one.text.startswith("! insats börjar ")
    assert len(place.folded("  ", one.text)) == 2
