"""A case fits the screen that it is shown on, the most important first, and what is cut says so."""

from __future__ import annotations

import re
from collections.abc import Callable

import given
import half_siblings
import pytest
from case.sized import seen
from conftest import Norrbus

LINE = re.compile(r"… (\d+) till(?: \((\d+) med !\))?: --tidslinje(?:; allt: --allt)?")
EMPTY, ORDINARY, CROWDED = "an empty case", "an ordinary case", "a crowded case"


def crowded(norrbus: Norrbus) -> None:
    """A joint meeting of siblings, a protected child, four guardians, nine measures, two of them late, and papers."""
    half_siblings.family(norrbus)
    for name, born in (("Eva Niva", "1979-01-02"), ("Bo Ek", "1981-05-06")):
        line = ("ärende", "vårdnadshavare", "1", "--namn", name, "--vårdnad", "gemensam")
        norrbus.ok(*line, "--född", born, "--telefon", "070-174 06 21")
        given.consent(norrbus, name, "skola", "soc", "primärvård", "BUP")
    half_siblings.booked(norrbus, "2026-05-29")
    half_siblings.summoned(norrbus)
    norrbus.ok("plan", "skapa", "1", "--uppföljning", "2026-09-10", "--uppföljning-tid", "14.00")
    for each in range(1, 10):
        actor = ("skola", "soc", "primärvård")[each % 3]
        given.measure(norrbus, f"Något som är långt att läsa, nummer {each}", actor)
    late = ("--börjar", "2026-04-01", "--slutar", "2026-04-30")
    for number in ("8", "9"):
        norrbus.ok("plan", "ändra-insats", "1", number, *late)
    norrbus.ok("ärende", "ändra", "1", "--skydd", "sekretessmarkering", "--språk", "finska")
    norrbus.day = "2026-05-02"


def ordinary(norrbus: Norrbus) -> None:
    """A signed plan, and nobody protected."""
    given.agreed(norrbus)
    norrbus.ok("ärende", "ändra", "1", "--vem", "Mikael", "--skydd", "ingen")


CASES: dict[str, Callable[[Norrbus], None]] = {
    EMPTY: given.child,
    ORDINARY: ordinary,
    CROWDED: crowded,
}


@pytest.mark.parametrize("term", ["dumb", "xterm-256color"])
@pytest.mark.parametrize("more", [(), ("--enkelt",)])
@pytest.mark.parametrize(
    ("rows", "columns", "most"),
    [(24, 80, 23), (40, 80, 39), (40, 120, 39), (24, 132, 23), (24, 40, 35), (24, 59, 35)],
)
@pytest.mark.parametrize("which", CASES)
def test_a_case_fits_the_screen(
    norrbus: Norrbus,
    monkeypatch: pytest.MonkeyPatch,
    which: str,
    rows: int,
    columns: int,
    most: int,
    more: tuple[str, ...],
    term: str,
) -> None:
    CASES[which](norrbus)
    monkeypatch.setenv("TERM", term)
    lines = seen(norrbus, monkeypatch, rows, columns, *more)
    assert len(lines) <= most, "\n".join(lines)
    assert max(map(len, lines)) <= columns, "\n".join(lines)
    if len(lines) < most - 2:  # then nothing is cut
        assert "…" not in "".join(lines)


@pytest.mark.parametrize(("rows", "columns"), [(24, 80), (40, 80), (24, 120), (24, 40)])
def test_what_matters_most_is_there_in_a_crowded_case(
    norrbus: Norrbus, monkeypatch: pytest.MonkeyPatch, rows: int, columns: int
) -> None:
    crowded(norrbus)
    lines = seen(norrbus, monkeypatch, rows, columns)
    said = " ".join(" ".join(lines).split())
    for words in (
        "NB-2026-0001: ",
        "skyddade personuppgifter, 2014, flicka, sekretessmarkering",
        *("Anna Lantto", "vårdnadshavare 2 (", "Eva Niva", "Bo Ek"),
        "2026-12-31",
        "skulle ha slutat to 2026-04-30",
        "norrbusmöte M1 fr 2026-05-29 kl. 13.00 (kallat), gemensamt",
        "to 2026-09-10 kl. 14.00",
        "utskick, ",
        ", må 2026-03-30",
        "--allt",
    ):
        assert words in said, (words, said)
    labels = ["Barnet", "Vårdnad", "Frister", "Väntar på", "Samtycke", "Plan", "Insatser"]
    labels += ["Nästa möte", "Uppföljning", "Skickat", "Hänt"]
    starts = [next(n for n, line in enumerate(lines) if line.startswith(each)) for each in labels]
    assert starts == sorted(starts)
    # Two of what happened, and how the rest is seen.
    found = LINE.search(" ".join(lines[starts[-1] :]))
    assert found
    told = len([line for line in lines[starts[-1] :] if re.search(r"\d{4}-\d\d-\d\d", line)])
    assert told >= 2
    whole = seen(norrbus, monkeypatch, 400, 400, "--tidslinje")
    assert told + int(found[1]) == len(
        [each for each in whole[1:] if each and "kommer:" not in each]
    )


def test_of_a_long_list_the_late_ones_stay(
    norrbus: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    crowded(norrbus)
    lines = seen(norrbus, monkeypatch, 24, 80)
    at = next(number for number, line in enumerate(lines) if line.startswith("Insatser"))
    shown = [line[13:] for line in lines[at : at + 9] if re.match(r".{13}(! )?\d Något", line)]
    [cut] = [line.split(": ")[0].strip() for line in lines[at:] if line.endswith("till: --allt")]
    assert cut == f"… {9 - len(shown)} till"
    assert [each[:3] for each in shown][-2:] == ["! 8", "! 9"]
    assert all(re.search(r"\((skola|soc|primärvård)\): ", each) for each in shown)


def test_nothing_is_cut_when_all_is_asked_for(
    norrbus: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    crowded(norrbus)
    lines = seen(norrbus, monkeypatch, 24, 80, "--allt")
    assert "…" not in "".join(lines)
    assert len([line for line in lines if re.match(r".{13}(! )?\d Något", line)]) == 9


def test_what_is_hidden_stays_hidden_at_every_height(
    norrbus: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    crowded(norrbus)
    for rows in (10, 24, 40, 200):
        said = " ".join(" ".join(seen(norrbus, monkeypatch, rows, 80)).split())
        assert not [each for each in (*given.SECRET, "Centrumskolan rum 12") if each in said]


def test_a_lacking_decision_is_written_below_and_the_child_stays(
    norrbus: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    given.agreed(norrbus)
    norrbus.ok("frist", "regler", "ändra", "--profil", "Arjeplog")
    monkeypatch.setenv("LINES", "24")
    result = norrbus("ärende", "visa", "1", terminal=True)
    assert "Chefens beslut" in result.err
    assert len(result.out.splitlines()) + len(result.err.splitlines()) == 23


def test_consents_that_are_alike_are_one_line(
    norrbus: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    given.consented(norrbus)
    both = "Samtycke     komplett från Anna Lantto och vårdnadshavare 2 (skyddad) för skola, soc och primärvård, till 2026-12-31"
    assert both in seen(norrbus, monkeypatch, 40, 120)
    norrbus.ok("samtycke", "återkalla", "1", "--vem", "Mikael", "--aktör", "soc", "--ja")
    lines = seen(norrbus, monkeypatch, 40, 120)
    at = next(number for number, line in enumerate(lines) if line.startswith("Samtycke"))
    assert [line[13:] for line in lines[at : at + 3]] == [
        "komplett för skola och primärvård; inte för soc: vårdnadshavare 2 (skyddad) saknas",
        "Anna Lantto: skola, soc och primärvård, gäller till 2026-12-31",
        "vårdnadshavare 2 (skyddad): skola och primärvård, gäller till 2026-12-31",
    ]


def test_deadlines_that_are_alike_are_one_line(
    norrbus: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    given.consented(norrbus)
    norrbus.day = "2026-12-30"
    said = "\n".join(seen(norrbus, monkeypatch, 60, 80))
    assert said.count("samtycke löper ut") == 1
    assert "samtycke löper ut (2 st): om 1 dag, to 2026-12-31" in said


def test_that_the_reminders_have_not_run_is_written_below_and_the_child_stays(
    norrbus: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    crowded(norrbus)
    norrbus.ok("ärende", "ändra", "1", "--vem", "Mikael", "--skydd", "ingen")
    norrbus.day = "2026-04-01"
    norrbus.ok("påminn")
    for day, missed in (("2026-04-02", False), ("2026-04-03", True)):
        norrbus.day = day
        monkeypatch.setenv("LINES", "24")
        result = norrbus("ärende", "visa", "1", terminal=True)
        assert ("Påminnelserna har inte körts" in result.err) == missed
        assert len(result.out.splitlines()) + len(result.err.splitlines()) == 23


def test_a_label_is_bold_and_what_stands_after_it_is_not(
    norrbus: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    given.child(norrbus)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    out = norrbus("ärende", "visa", "1", terminal=True).out
    assert "\x1b[1mBarnet       \x1b[0mElsa Lantto" in out
    assert "\x1b[1mSamtycke     \x1b[0m\x1b[1;31m! saknas" in out
