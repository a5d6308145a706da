"""The outsider finds what files that are made by hand tell, and nothing in those that tell nothing."""

from __future__ import annotations

from typing import Any

import pytest
from outsider.files import Place
from outsider.groups import FINEST
from outsider.judge import Judge

WHO = "Kalix kommun"
BOYS, GIRLS = ("kön", "pojke"), ("kön", "flicka")
Counts = dict[Place, Any]


def entry(key: str, counts: dict[Place, list[Any]], columns: int) -> dict[str, Any]:
    """An indicator as a file has it."""
    nothing = [None] * columns
    by: dict[str, list[dict[str, Any]]] = {}
    for place, values in counts.items():
        if place:
            part = {"kategori": place[1], "antal": values, "promille": nothing}
            by.setdefault(place[0], []).append(part)
    for name, parts in by.items():
        there = {part["kategori"] for part in parts}
        parts += [
            {"kategori": each, "antal": [0] * columns, "promille": nothing}
            for each in FINEST[key, name]
            if each not in there
        ]
    whole = {"redovisas_inte": [False] * columns}
    return {
        "nyckel": key,
        "totalt": {"antal": counts.get((), nothing), "promille": nothing},
        "uppdelningar": [{"efter": name, **whole, "delar": parts} for name, parts in by.items()],
        "matt": None,
    }


def file(year: int, figures: dict[str, Counts], *notes: str) -> dict[str, Any]:
    """A register's file of one year; ``..`` is what is held back."""
    return {
        "internt": False,
        "agare": f"{WHO}, Förskola/grundskola",
        "ar": year,
        "kolumner": [str(year)],
        "anmarkningar": list(notes),
        "indikatorer": [
            entry(key, {place: [value] for place, value in counts.items()}, 1)
            for key, counts in figures.items()
        ],
    }


def county(year: int, columns: dict[str, dict[str, Counts]]) -> dict[str, Any]:
    """The county's file, the last column the sum."""
    keys = dict.fromkeys(key for figures in columns.values() for key in figures)
    entries = []
    for key in keys:
        places = dict.fromkeys(place for each in columns.values() for place in each.get(key, {}))
        told = {
            place: [each.get(key, {}).get(place) for each in columns.values()] for place in places
        }
        entries.append(entry(key, told, len(columns)))
    codes = [*("2514", "2583", "2582")[: len(columns) - 1], "Norrbotten"]
    return file(year, {}) | {
        "agare": "Ur 2 register",
        "kolumner": list(columns),
        "indikatorer": entries,
        "redovisat": [{"kommun": code, "myndighet": "x", "tal": {}} for code in codes],
        "delar": {"Norrbotten": codes[:-1]},
    }


def flow(before: Any, opened: Any, again: Any, closed: Any, left: Any) -> dict[str, Counts]:
    """The flow of a year: each a total."""
    keys = ("pagaende_ar_in", "oppnade", "ateroppnade", "avslutade", "pagaende_ar_ut")
    return {
        key: {(): n} for key, n in zip(keys, (before, opened, again, closed, left), strict=True)
    }


def told(judge: Judge, truth: dict[Place, int], year: int = 2026, who: str = WHO) -> list[str]:
    edition = judge.ledger.newest(who, year)
    assert edition is not None
    judge.knows(edition, truth)
    return judge.leaks()


def test_one_that_is_held_back_alone_is_the_rest() -> None:
    judge = Judge()
    judge.ledger.statistics(file(2026, {"oppnade": {(): 12, GIRLS: 9, BOYS: ".."}}))
    assert told(judge, {("oppnade", *BOYS): 3}) == [
        f"{(WHO, 2026, 0, 'oppnade', *BOYS)} is 3, from 3 to 3"
    ]


@pytest.mark.parametrize(("girls", "leaks"), [(".. ", 0), (9, 1)])
def test_two_that_are_held_back_are_not_told_until_one_of_them_is(girls: Any, leaks: int) -> None:
    judge = Judge()
    parts: Counts = {GIRLS: "..", BOYS: "..", ("kön", "uppgift saknas"): 0}
    judge.ledger.statistics(file(2026, {"oppnade": {(): 12, **parts}}))
    if girls == 9:
        judge.ledger._beside(WHO, 2026, {("oppnade", *GIRLS): 9})
    assert len(told(judge, {("oppnade", *BOYS): 3})) == leaks


def test_three_values_are_too_few() -> None:
    judge = Judge()
    judge.ledger.statistics(file(2026, {"oppnade": {(): 4, GIRLS: "..", BOYS: ".."}}))
    assert told(judge, {("oppnade", *BOYS): 2}) == [
        f"{(WHO, 2026, 0, 'oppnade', *BOYS)} is 2, from 1 to 3"
    ]


def test_what_is_left_is_there_when_the_next_year_begins() -> None:
    judge = Judge()
    judge.ledger.statistics(file(2025, flow(0, 20, 0, "..", "..")))
    assert told(judge, {("pagaende_ar_ut",): 17, ("avslutade",): 3}, 2025) == []
    judge.ledger.statistics(file(2026, flow("..", 6, 0, 6, 17)))
    assert f"{(WHO, 2025, 0, 'avslutade')} is 3, from 3 to 3" in judge.leaks()


def test_an_indicator_that_is_not_there_follows_unless_the_beginning_is_late() -> None:
    figures = flow(5, 20, None, 9, 18)
    judge = Judge()
    judge.ledger.statistics(file(2026, figures))
    assert told(judge, {("ateroppnade",): 2}) == [
        f"{(WHO, 2026, 0, 'ateroppnade')} is 2, from 2 to 2"
    ]
    judge = Judge()
    judge.ledger.statistics(file(2026, figures, "Uppgifter om tiden före 2026 har ändrats sedan."))
    assert told(judge, {("ateroppnade",): 2}) == []


def test_how_many_more_there_were_at_the_beginning_is_a_count_too() -> None:
    judge = Judge()
    note = "Uppgifter om tiden före 2026 har ändrats sedan."
    judge.ledger.statistics(file(2026, flow(5, 20, 0, 9, 18), note))
    assert told(judge, {("rättat",): 2}) == [f"{(WHO, 2026, 0, 'rättat')} is 2, from 2 to 2"]


def test_a_kind_of_actor_is_concerned_once_by_each_deviation() -> None:
    judge = Judge()
    kinds = {("verksamhet", "skola"): "..", ("verksamhet", "BUP"): "..", (): 8}
    judge.ledger.statistics(file(2026, {"avvikelser": {(): ".."}, "berorda": kinds}))
    assert told(judge, {("avvikelser",): 4}) == [
        f"{(WHO, 2026, 0, 'avvikelser')} is 4, from 4 to 4"
    ]


def test_editions_of_a_year_can_be_subtracted() -> None:
    judge = Judge()
    for all_, girls, boys in ((30, 20, ".."), (36, 25, "..")):
        parts: Counts = {GIRLS: girls, BOYS: boys, ("kön", "uppgift saknas"): ".."}
        judge.ledger.statistics(file(2026, {"oppnade": {(): all_, **parts}}))
    assert judge.leaks() == [
        f"{WHO} 2026, edition 0 and 1: the others of ('oppnade', 'kön') differ by 1"
    ]
    judge.ledger.statistics(file(2026, {"oppnade": {(): 36, GIRLS: 25, BOYS: 11}}))
    assert f"{WHO} 2026, edition 1 and 2: {('oppnade', *BOYS)} is hidden in one" in judge.leaks()


def test_the_county_is_the_sum() -> None:
    judge = Judge()
    columns: dict[str, dict[str, Counts]] = {
        WHO: {"placeringar": {(): ".."}},
        "Haparanda stad": {"placeringar": {(): ".."}},
        "Norrbotten (2 av 14 kommuner)": {"placeringar": {(): 8}},
    }
    judge.ledger.statistics(county(2026, columns))
    # Each is 1 to 4, as nothing leads to it.
    assert told(judge, {("placeringar",): 4}) == [
        f"{(WHO, 2026, 0, 'placeringar')} is 4, from 4 to 4"
    ]


def sums(groups: dict[str, tuple[Any, Any]]) -> list[dict[str, Any]]:
    """The evaluations' sums of one question."""
    return [
        {"grupp": group, "fraga": "Jag är nöjd", "antal": count, "medel": None, "summa": total}
        for group, (count, total) in groups.items()
    ]


def test_marks_that_are_all_fives_and_those_that_are_what_is_left() -> None:
    judge = Judge()
    judge.ledger.evaluations(WHO, 2026, sums({"aktör": (6, 30), "alla grupper": (6, 30)}))
    assert len(judge.leaks()) == 4  # nobody gave one of the other four
    judge = Judge()
    some = {"aktör": (6, 18), "barnet/den unge": (None, None), "vårdnadshavare": (None, None)}
    judge.ledger.evaluations(WHO, 2026, sums({**some, "alla grupper": (12, 48)}))
    truth: dict[Place, int] = {("utvardering_satisfied", "vem som svarar", "barnet/den unge"): 3}
    assert len(told(judge, truth)) == 4
    judge = Judge()
    judge.ledger.evaluations(WHO, 2026, sums({**some, "alla grupper": (12, 40)}))
    assert told(judge, truth) == []


def test_the_sixth_answer_is_the_difference() -> None:
    judge = Judge()
    for many, total in ((5, 15), (6, 20)):
        judge.ledger.evaluations(WHO, 2026, sums({"aktör": (many, total)}))
    assert len(list(judge.solved())) == 4
    assert "differs by 1" in judge.leaks()[0]


def test_a_mean_tells_the_sum() -> None:
    mean = {"utvardering_heard": {(): 6, ("vem som svarar", "aktör"): 6}}
    read = file(2026, mean)
    read["indikatorer"][0]["matt"] = {"rader": [{"matt": "medel", "varden": [50]}]}
    judge = Judge()
    judge.ledger.statistics(read)
    assert len(judge.leaks()) == 4


def test_measures_that_change_are_somebodys() -> None:
    judge = Judge()
    nothing: dict[str, Any] = {
        "ar": 2026,
        "antal": 6,
        "i_arende": 6,
        "aterkopplade": "..",
        "inget_beslut": None,
    }
    parts: dict[str, Any] = {"grund": [], "beror": [], "lage": []}
    for many in (5, 6):
        decided = [{"ansvarig": "", "atgard": "x", "lage": "genomförd"}] * many
        judge.ledger.deviations(WHO, nothing | parts | {"atgarder": decided})
    assert judge.leaks() == [f"measures of {WHO} 2026 were 5 and became 6"]
