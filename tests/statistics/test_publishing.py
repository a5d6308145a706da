"""A year that is published stands; what differs later is told with the kind of event that explains it; an indicator can be switched off."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import given
import pytest
from conftest import Norrbus
from statistics_invented import years

from norrbus_cli.statistics import counting_changes, store
from norrbus_cli.statistics.definitions import BY_KEY, INDICATORS
from norrbus_cli.statistics.exchange import NotFigures, checksum, counted_as, counted_from, shown_as, shown_from
from norrbus_cli.statistics.model import HIDDEN, ProtectedYear
from norrbus_cli.statistics.protection import protected

PUBLISH = ("statistik", "fastställ", "2026")
COMPARE = ("statistik", "jämför", "2026")


@pytest.fixture
def over(norrbus: Norrbus) -> Norrbus:
    """A year with one case, that is over."""
    given.agreed(norrbus)
    norrbus.ok("ärende", "ändra", "1", "--kön", "flicka")
    norrbus.day = "2027-01-02"
    return norrbus


def compared(norrbus: Norrbus, *more: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(norrbus.ok(*COMPARE, "--json", *more))
    return found


def logged(norrbus: Norrbus) -> list[str]:
    register = norrbus.open()
    reasons = [row["reason"] for row in register.rows("SELECT reason FROM operations ORDER BY id")]
    register.close()
    return reasons


# --- publishing -----------------------------------------------------------------------


def test_a_year_is_published_from_the_day_after_its_last(norrbus: Norrbus) -> None:
    norrbus.day = "2026-12-31"
    assert norrbus.refused(4, *PUBLISH).startswith("2026 är inte slut. Fastställ från och med 2027-01-01")
    norrbus.day = "2027-01-01"
    assert norrbus.ok(*PUBLISH).startswith("2026 är fastställt den 1 januari 2027. Kontrollsumma ")
    assert "statistik skriv 2026 --internt --format json" in norrbus(*PUBLISH[:2], "2025").err.replace("2025", "2026")


def test_what_is_published_is_what_is_shown_from_then_on(over: Norrbus) -> None:
    preliminary = json.loads(over.ok("statistik", "år", "2026", "--json"))
    assert preliminary["anmarkningar"] == ["Preliminärt: 2026 är inte fastställt, och talen kan ändras."]
    said = over.ok(*PUBLISH).strip()
    over.day = "2027-02-01"
    over.ok("ärende", "ändra", "2026-1", "--kön", "pojke")
    over.ok("statistik", "stäng-av", "moten")
    shown = json.loads(over.ok("statistik", "år", "2026", "--json"))
    assert shown["faststallt"] == said
    assert (shown["indikatorer"], shown["anmarkningar"]) == (preliminary["indikatorer"], [])
    # Inside the authority the numbers are those of now.
    internal = json.loads(over.ok("statistik", "år", "2026", "--internt", "--json"))
    assert internal["anmarkningar"] == [f"Talen är räknade nu. {said}"]
    assert "moten" not in {each["nyckel"] for each in internal["indikatorer"]}
    screen = over("statistik", "år", "2026", terminal=True)
    assert "Kontrollsumma" in screen.out
    path = Path(over.ok("statistik", "skriv", "2026").strip())
    assert said.split("Kontrollsumma ")[1].rstrip(".") in path.read_text(encoding="utf-8")


def test_the_checksum_is_that_of_what_is_shown(over: Norrbus) -> None:
    said = over.ok(*PUBLISH)
    register = over.open()
    found = store.published(register, 2026)
    register.close()
    assert found is not None
    assert checksum(found.shown) == found.checksum
    assert found.checksum in said
    assert (found.shown.definitions, found.shown.figure("oppnade").total) == (found.counted.definitions, HIDDEN)
    assert found.counted.figure("oppnade").total == 1


def test_a_published_year_is_not_published_again_unless_it_is_corrected(over: Norrbus) -> None:
    over.ok(*PUBLISH)
    assert "2026 fastställdes lö 2027-01-02 och ligger fast." in over.refused(4, *PUBLISH)
    assert "Inget i 2026 skiljer" in over.refused(4, *PUBLISH, "--rättelse", "x")
    assert "det finns inget att rätta" in over.refused(4, "statistik", "fastställ", "2025", "--rättelse", "x")
    over.day = "2027-02-03"
    over.ok("ärende", "ändra", "2026-1", "--kön", "pojke")
    said = over.ok(*PUBLISH, "--rättelse", "fel kön på Elsa")
    assert said.startswith("2026 är fastställt den 3 februari 2027, rättad version 2. Kontrollsumma ")
    # Why stands in the log, and not in what is handed out.
    assert "Elsa" not in said + over.ok("statistik", "år", "2026", "--json")
    assert "fel kön på Elsa" in logged(over)
    assert compared(over) == []


def test_a_year_with_gaps_is_published_only_when_that_is_said(norrbus: Norrbus) -> None:
    given.child(norrbus, "--född", "2015-01-01", number="", name="Kim Niva")
    norrbus.day = "2027-01-01"
    refusal = norrbus.refused(4, *PUBLISH)
    assert refusal.startswith("1 uppgift saknas för 2026 och gör talen sämre.")
    assert "norrbus statistik brister 2026" in refusal
    assert norrbus.refused(3, *COMPARE).startswith("2026 är inte fastställt")
    norrbus.ok(*PUBLISH, "--med-brister")


def test_the_year_before_is_read_beside_it_when_it_is_published() -> None:
    first, second = years(random.Random(3), "2514", 20)
    earlier = protected(first)
    again = shown_from(json.loads(json.dumps(shown_as(earlier))))
    assert again == earlier
    assert protected(second, again) == protected(second, earlier)


def test_what_a_version_held_back_is_held_back_in_the_corrected_one() -> None:
    differs = 0
    for seed in range(8):
        before, now = (years(random.Random(seed + number), "2514", 30)[0] for number in (0, 100))
        old = protected(before)
        new = protected(now, corrects=old)
        shown, was, free = (dict(numbers(each)) for each in (new, old, protected(now)))
        assert all(shown[place] is HIDDEN for place, number in was.items() if number is HIDDEN)
        differs += shown != free
    assert differs


def numbers(year: ProtectedYear) -> list[tuple[tuple[str, ...], object]]:
    """Every number of a report with its place."""
    found: list[tuple[tuple[str, ...], object]] = []
    for figure in year.figures:
        found.append(((figure.key,), figure.total))
        found += [((figure.key, each.by, part.category), part.count) for each in figure.breakdowns for part in each.parts]
    return found


def test_a_published_row_that_has_been_changed_is_told(over: Norrbus) -> None:
    over.ok(*PUBLISH)
    register = over.open()
    row = register.rows("SELECT * FROM published_years")[0]
    connection = register._connection
    with pytest.raises(Exception, match="a published year stands"):
        connection.execute("UPDATE published_years SET published_on = '2027-01-03'")
    connection.execute("DROP TRIGGER published_years_stand")
    for column, content, why in (
        ("shown", row["shown"].replace('"ar":2026', '"ar":2025'), "kontrollsumman stämmer inte"),
        ("counted", row["counted"].replace('"totalt":1', '"totalt":9', 1), "delarna av oppnade ger inte summan"),
        ("counted", row["counted"].replace('"totalt"', '"total"', 1), "uppgiften 'totalt' saknas eller är av fel slag"),
        ("counted", row["counted"].replace("2026-12-31", "2026-13-31"), "till_och_med är ingen dag"),
        ("shown", row["shown"].replace('"totalt":0', '"totalt":-1', 1), "”-1” är inget antal"),
    ):
        connection.execute(f"UPDATE published_years SET {column} = ?", [content])
        assert f"Det fastställda 2026 går inte att läsa: {why}." in over.refused(5, *COMPARE)
        connection.execute(f"UPDATE published_years SET {column} = ?", [row[column]])
    register.close()
    over.ok(*COMPARE)


def test_figures_as_plain_data_are_the_same_figures() -> None:
    for seed in range(4):
        for year in years(random.Random(seed), "2514", 12):
            assert counted_from(json.loads(json.dumps(counted_as(year)))) == year
            shown = protected(year)
            assert shown_from(json.loads(json.dumps(shown_as(shown)))) == shown
    plain = shown_as(shown)
    plain["tal"]["mote"]["matt"]["median"] = "två"
    with pytest.raises(NotFigures):
        shown_from(plain)
    with pytest.raises(NotFigures):
        counted_from({"ar": 2026})


# --- what differs ---------------------------------------------------------------------


def test_what_differs_is_told_with_the_event_that_explains_it(over: Norrbus) -> None:
    over.ok(*PUBLISH)
    assert compared(over) == []
    result = over(*COMPARE)
    assert "Inget i 2026 skiljer från det som är fastställt." in result.err
    assert "Kontrollsumman stämmer." in result.err
    # What belongs to the next year explains nothing, nor does what no indicator reads.
    given.child(over, "--född", "2015-01-01", number="", name="Kim Niva")
    over.ok("ärende", "ändra", "2026-1", "--skola", "Manhemskolan")
    over.day = "2027-02-03"
    over.ok("ärende", "ändra", "2026-1", "--kön", "pojke")
    over.day = "2027-02-04"
    over.ok("ärende", "ändra", "2026-1", "--kön", "annan könsidentitet")
    told = compared(over)
    assert {(each["nyckel"], each["faststallt"], each["nu"]) for each in told} == {("oppnade", "..", ".."), ("pagaende_ar_ut", "..", "..")}
    assert {tuple(each["forklaras_av"]) for each in told} == {("norrbus ärende ändra, 2 gånger, 2027-02-03 till 2027-02-04",)}


def test_inside_the_authority_the_numbers_are_told_and_that_is_logged(over: Norrbus) -> None:
    over.ok(*PUBLISH)
    over.ok("ärende", "ändra", "2026-1", "--kön", "pojke")
    before = len(logged(over))
    told = [each for each in compared(over, "--internt") if each["nyckel"] == "oppnade"]
    assert [(each["efter"], each["kategori"], each["faststallt"], each["nu"]) for each in told] == [("kön", "flicka", "1", "0"), ("kön", "pojke", "0", "1")]
    assert [each["forklaras_av"] for each in told] == [["norrbus ärende ändra, 2027-01-02"], []]
    assert logged(over)[before:] == ["statistik med små tal"]
    result = over(*COMPARE, "--internt", terminal=True)
    assert "Varning: Små tal visas." in result.err
    assert "--rättelse" in result.err


def test_a_meeting_that_was_written_down_late_explains_what_it_changes(norrbus: Norrbus) -> None:
    given.consented(norrbus)
    given.booked(norrbus, "2026-12-15")
    given.summoned(norrbus)
    norrbus.day = "2027-01-01"
    norrbus.ok(*PUBLISH, "--med-brister")
    norrbus.day = "2027-01-11"
    norrbus.ok("möte", "genomför", "1", "--närvarande", "skola", "--anteckningar", "x")
    told = {each["nyckel"]: each["forklaras_av"] for each in compared(norrbus) if each["forklaras_av"]}
    assert set(told) == {"mote", "moten", "narvaro"}
    assert set(map(tuple, told.values())) == {("norrbus möte genomför, 2027-01-11",)}


def test_rules_and_definitions_that_have_changed_explain_too(over: Norrbus, monkeypatch: pytest.MonkeyPatch) -> None:
    over.ok(*PUBLISH)
    over.ok("frist", "regler", "ändra", "--profil", "Arjeplog 2012")
    told = {each["nyckel"]: each["forklaras_av"] for each in compared(over) if each["forklaras_av"]}
    assert told["kallelse"] == ["norrbus frist regler ändra, 2027-01-02"]
    over.ok("statistik", "stäng-av", "planer")
    told = {each["nyckel"]: each["forklaras_av"] for each in compared(over) if each["forklaras_av"]}
    assert told["planer"] == ["norrbus statistik stäng-av, 2027-01-02"]
    from norrbus_cli.statistics import counting

    monkeypatch.setattr(counting, "VERSION", 2)
    assert "Definitionerna hade version 1" in over(*COMPARE).err


def test_every_indicator_and_every_table_has_its_reading(norrbus: Norrbus) -> None:
    assert set(counting_changes.TABLES) == set(BY_KEY)
    assert {table for tables in counting_changes.TABLES.values() for table in tables} == set(counting_changes._READ)
    register = norrbus.open()
    for table, reading in counting_changes._READ.items():
        columns = {row["name"] for row in register.rows(f"SELECT name FROM pragma_table_info('{table}')")}
        assert columns
        assert {*reading.days, *reading.until, *reading.columns, *filter(None, reading.parent[:1])} <= columns
    register.close()


# --- switched off ---------------------------------------------------------------------


def test_an_indicator_that_is_switched_off_is_not_there_and_can_be_switched_on_again(over: Norrbus) -> None:
    def keys() -> set[str]:
        return {each["nyckel"] for each in json.loads(over.ok("statistik", "år", "2026", "--json"))["indikatorer"]}

    def off() -> set[str]:
        return {each["nyckel"] for each in json.loads(over.ok("statistik", "definitioner", "--json")) if each["avstangd"]}

    everything = {indicator.key for indicator in INDICATORS}
    assert (keys(), off()) == (everything, set())
    assert over.ok("statistik", "stäng-av", "oppnade", "anonyma") == "Räknas inte längre: oppnade och anonyma.\n"
    assert (keys(), off()) == (everything - {"oppnade", "anonyma"}, {"oppnade", "anonyma"})
    over.ok("statistik", "stäng-av", "anonyma")
    assert over.ok("statistik", "slå-på", "anonyma", "mote") == "Räknas: anonyma och mote.\n"
    assert off() == {"oppnade"}
    assert "öppnades" not in over("statistik", "år", "2026", terminal=True).out
    sentence = over.refused(3, "statistik", "stäng-av", "oppnde", "moten")
    assert sentence.startswith("”oppnde” är ingen indikator. Menade du oppnade")
    assert off() == {"oppnade"}
    assert "NYCKEL" in over.refused(2, "statistik", "stäng-av")


# --- the deadline ---------------------------------------------------------------------


def test_the_year_that_is_over_is_to_be_published(over: Norrbus) -> None:
    def open_deadlines() -> list[tuple[str, str, str]]:
        rows = json.loads(over.ok("frist", "lista", "--alla", "--json"))
        return [(each["galler"], each["senast"], each["nasta_steg"]) for each in rows if each["frist"] == "årets statistik"]

    over.day = "2026-12-31"
    assert open_deadlines() == []
    over.day = "2027-01-01"
    assert open_deadlines() == [("2026", "2027-01-31", "norrbus statistik fastställ 2026")]
    over.day = "2027-12-31"
    assert open_deadlines() == [("2026", "2027-01-31", "norrbus statistik fastställ 2026")]
    over.ok(*PUBLISH)
    assert open_deadlines() == []
    over.day = "2028-01-01"
    assert open_deadlines() == [("2027", "2028-01-31", "norrbus statistik fastställ 2027")]


def test_a_register_that_had_no_case_when_the_year_ended_has_nothing_to_publish(norrbus: Norrbus) -> None:
    norrbus.day = "2027-01-04"
    given.child(norrbus)
    assert "årets statistik" not in norrbus.ok("frist", "lista", "--alla")
