"""A paper that is chosen at a terminal: its kind, what it is about, for whom."""

from __future__ import annotations

import given
import pytest
from conftest import Norrbus, Result

from norrbus_cli import main
from norrbus_cli.desk.papers import choosing
from norrbus_cli.terminal.context import Context

ELSA = "Elsa L., 2014"
MEETING = "NB-2026-0001-M1"


@pytest.fixture
def held(norrbus: Norrbus) -> Norrbus:
    given.agreed(norrbus)
    given.booked(norrbus, "2026-05-12")
    given.booked(norrbus, "2026-06-09")
    norrbus.ok("möte", "ställ-in", "NB-2026-0001-M3", "--orsak", "sjukdom", "--ja")
    given.deviation(norrbus)
    return norrbus


def written(norrbus: Norrbus, *answers: str) -> Result:
    stdin = "".join(f"{each}\n" for each in answers)
    return norrbus("dokument", "skriv", terminal=True, stdin=stdin)


@pytest.mark.parametrize(
    ("kind", "offered", "hidden"),
    [
        ("kallelse", [f"NB-2026-0001-M2 norrbusmöte ti 2026-05-12 {ELSA}"], ["M1", "M3"]),
        ("minnesant", [f"{MEETING} norrbusmöte ti 2026-04-21 {ELSA}"], ["M2", "M3"]),
        ("återbud", [f"NB-2026-0001-M3 norrbusmöte ti 2026-06-09 {ELSA}"], ["M1", "M2"]),
        ("samtycke", [f"NB-2026-0001 {ELSA}"], []),
        ("alla", [f"NB-2026-0001 {ELSA}"], []),
        ("SIP", [f"NB-2026-0001 {ELSA}"], ["NB-2026-0002"]),
        ("avvikelserapport", [f"A-2026-0001 NB-2026-0001 {ELSA}"], []),
        ("årsrapport", ["2026", "2025"], []),
        ("aktörens", ["soc Kalix socialtjänst"], []),
    ],
)
def test_what_there_is_of_each_kind_is_offered_with_the_child(
    held: Norrbus, kind: str, offered: list[str], hidden: list[str]
) -> None:
    given.child(held, "--född", "2013-05-07", number="", name="Kim Ek")
    told = written(held, kind)
    lines = [line.strip() for line in told.err.splitlines()]
    assert [each for each in offered if each not in lines] == [], told.err
    assert [each for each in hidden if each in told.err] == []


def test_an_extract_is_about_a_person_who_is_not_offered(held: Norrbus) -> None:
    assert "Elsa" not in written(held, "registerutdrag").err


def test_each_kind_is_told_in_a_few_words(held: Norrbus) -> None:
    told = " ".join(written(held).err.split())
    assert "3 kallelse Kallar en aktör till mötet" in told
    assert "alla Alla som kan skrivas nu." in told


def test_for_whom_is_asked_where_there_are_several_and_enter_is_all(held: Norrbus) -> None:
    alone = written(held, "minnesanteckningar", MEETING, "j")
    assert "Bara till" not in alone.out
    called = ("--aktör", "skola", "--aktör", "soc", "--sätt", "brev")
    held.ok("möte", "kalla", "NB-2026-0001-M2", *called)
    kind = ("kallelse", "NB-2026-0001-M2")
    asked = written(held, *kind, "soc", "j")
    assert "Bara till den här mottagaren, annars till alla" in " ".join(asked.out.split())
    assert asked.code == 0, asked.err
    assert "kallelse-soc.md" in asked.out
    assert "kallelse-skola.md" not in asked.out
    every = written(held, *kind, "", "n")
    assert "Utan svar: 3\xa0Bara till den här mottagaren" in every.err


def test_one_who_is_hidden_is_named_as_on_the_screen(held: Norrbus) -> None:
    for who in ("vårdnadshavare 2", "Vårdnadshavare 2 (skyddad)"):
        line = ("dokument", "skriv", "SIP", "1", "--till", who, "--skriv-över")
        wrote = held.ok(*line)
        assert wrote
        assert "Mikael" not in wrote


def test_nobody_is_offered_where_nothing_can_be_written(held: Norrbus) -> None:
    context = Context({}, main.due, main.invoke, main.names)
    assert choosing.recipients(context, {"kind": "kallelse", "reference": "77"}) == []
    assert choosing.recipients(context, {"kind": "kallelse"}) == []
    assert choosing.recipients(context, {"kind": "alla", "reference": "1"}) == []
    assert choosing.subjects(context, {"kind": "finns inte"}) == {}
    assert choosing.meant_recipient(context.register, "77", "barnet") == "barnet"
    assert choosing.meant_recipient(context.register, MEETING, "BUP") == "BUP"
    assert choosing.meant_recipient(context.register, MEETING, "barnet") == "Elsa Lantto"
    context.close()
