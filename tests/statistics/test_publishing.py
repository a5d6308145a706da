"""A year that is published stands; what differs later is told with the kind of event that explains it; an indicator can be switched off."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import given
import pytest
from conftest import Norrbus
from drawn import put
from statistics_attacker import Attack
from statistics_invented import CLOSED, LEFT, LEFT_BEFORE, OPENED, flow, years

from norrbus_cli.case.choices import LEVELS
from norrbus_cli.statistics import publishing, store
from norrbus_cli.statistics.comparing.commands import DIFFERENCE_COLUMNS
from norrbus_cli.statistics.corrections import between
from norrbus_cli.statistics.counting import changes as counting_changes
from norrbus_cli.statistics.counting import years as counting
from norrbus_cli.statistics.definitions import BY_GENDER
from norrbus_cli.statistics.exchange import (
    NotFigures,
    checksum,
    counted_as,
    counted_from,
    shown_as,
    shown_from,
)
from norrbus_cli.statistics.form import PublishYear
from norrbus_cli.statistics.indicators import BY_KEY, INDICATORS, VERSION
from norrbus_cli.statistics.model import HIDDEN, Distribution, Figure, ProtectedYear
from norrbus_cli.statistics.protection.years import protected
from norrbus_cli.statistics.refusals import EndsOtherwise, TooLittleToCorrect
from norrbus_cli.statistics.relations import FLOW_SPLITS
from norrbus_cli.statistics.span import only
from norrbus_cli.statistics.unhidden import whole

PUBLISH = ("statistik", "fastställ", "--ja", "2026")
COMPARE = ("statistik", "jämför", "2026", "--internt")
CORRECTED = COMPARE[:3]


@pytest.fixture
def over(norrbus: Norrbus) -> Norrbus:
    """A year with one case, that is over."""
    given.over(norrbus)
    return norrbus


def compared(norrbus: Norrbus) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(norrbus.ok(*COMPARE, "--json"))
    return found


def logged(norrbus: Norrbus) -> list[str]:
    register = norrbus.open()
    reasons = [row["reason"] for row in register.rows("SELECT reason FROM operations ORDER BY id")]
    register.close()
    return reasons


# --- publishing -----------------------------------------------------------------------


def test_a_year_is_published_from_the_day_after_its_last(over: Norrbus) -> None:
    over.day = "2026-12-31"
    assert over.refused(4, *PUBLISH).startswith(
        "2026 är inte slut. Fastställ från och med 2027-01-01"
    )
    assert over.refused(3, *COMPARE).endswith(
        "Året är inte slut. Talen som de är nu: norrbus statistik år 2026 --internt\n"
    )
    over.day = "2027-01-01"
    assert over.ok(*PUBLISH).startswith("2026 är fastställt den 1 januari 2027. Kontrollsumma ")
    assert over.refused(3, "statistik", "fastställ", "--ja", "2025").startswith(
        "Inget är registrerat för 2025"
    )


def test_it_is_asked_before_a_year_is_published(over: Norrbus) -> None:
    line = ("statistik", "fastställ", "2026")
    assert "Det går inte att ångra, bara att rätta i en ny version. Lägg till --ja" in over.refused(
        2, *line
    )
    assert over(*line, terminal=True, stdin="n\n").code == 0
    assert over.refused(3, *COMPARE).endswith("Fastställ med: norrbus statistik fastställ 2026\n")
    assert (
        over(*line, terminal=True, stdin="j\n")
        .out.split("(j/N) ")[1]
        .startswith("2026 är fastställt")
    )
    again = over(*line, terminal=True, stdin="j\n")
    assert (again.code, "Fortsätta?" in again.out) == (
        4,
        False,
    )  # what cannot be done is not asked about


def test_one_who_is_asked_for_the_year_says_only_once_that_it_is_to_be_published(
    over: Norrbus,
) -> None:
    over.day = "2027-01-02"
    asked = over("statistik", "fastställ", terminal=True, stdin="2026\nj\n")
    assert asked.code == 0, asked.err
    assert "Spara?" not in asked.out
    assert asked.out.count("Fortsätta? (j/N)") == 1
    assert over.rows()["published_years"] == 1


def test_a_correction_is_held_against_every_version_before_it(norrbus: Norrbus) -> None:
    register = norrbus.open()
    facts = {"opened_on": "2026-03-02", "municipality": "2514", "coordinator_id": 1, "anonymous": 0}
    need = {"need_seen_on": "2026-03-02", "need_seen_by": "skola", "need": "x", "level": LEVELS[0]}
    for number in range(30):
        child = put(register, "persons", name="x", born="2015-01-01", gender="pojke")
        put(
            register,
            "cases",
            reference=f"NB-2026-{number + 1:04d}",
            child_id=child,
            **facts,
            **need,
        )

    def publish(girls: int, why: str) -> int:
        register._connection.execute(
            "UPDATE persons SET gender = CASE WHEN id <= ? THEN 'flicka' ELSE 'pojke' END", [girls]
        )
        asked = PublishYear(
            years=only(2026), correction=why, with_gaps=False, preview=False, agreed=True
        )
        return publishing.publish(register, asked, date(2027, 1, 2)).version

    assert [publish(14, ""), publish(8, "fel")] == [1, 2]
    with pytest.raises(TooLittleToCorrect):
        publish(13, "fel igen")
    assert publish(19, "fel igen") == 3
    register.close()
    norrbus.day = "2027-01-02"
    name = norrbus.ok("statistik", "skriv", "2026", "--format", "md").strip()
    assert name.endswith("/statistik-2026-kalix-kommun-forskola-grundskola-version-3.md")


def test_the_reason_of_a_correction_names_no_child(over: Norrbus) -> None:
    over.ok(*PUBLISH)
    over.ok("ärende", "ändra", "1", "--nivå", "omfattande insatser")
    line = (*PUBLISH, "--rättelse")
    for reason in (
        "Elsas nivå var fel",
        "Lantto, Elsa",
        "20140903 2388",
        "2014-09-03-2388",
        "nivån i NB-2026-0001",
    ):
        assert over.refused(4, *line, reason).startswith(
            "Skälet innehåller ett namn eller nummer som leder till någon i registret"
        )
    assert over.refused(4, *line, "en nivå var fel").startswith("Inget i 2026 skiljer")


def test_what_is_published_is_what_is_shown_from_then_on(over: Norrbus) -> None:
    inside = json.loads(over.ok("statistik", "år", "2026", "--internt", "--json"))
    assert inside["anmarkningar"] == ["Preliminärt: 2026 är inte fastställt, och talen kan ändras."]
    said = over.ok(*PUBLISH).strip()
    first = json.loads(over.ok("statistik", "år", "2026", "--json"))
    over.day = "2027-02-01"
    over.ok("ärende", "ändra", "2026-1", "--kön", "pojke")
    over.ok("statistik", "stäng-av", "moten")
    shown = json.loads(over.ok("statistik", "år", "2026", "--json"))
    assert shown["faststallt"] == said
    assert shown == first
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
    found = store.published(register, only(2026))
    register.close()
    assert found is not None
    assert checksum(found.shown) == found.checksum
    assert found.checksum in said
    assert (found.shown.definitions, found.shown.figure("oppnade").total) == (
        found.counted.definitions,
        HIDDEN,
    )
    assert found.counted.figure("oppnade").total == 1


def test_a_published_year_is_not_published_again_unless_it_is_corrected(over: Norrbus) -> None:
    over.ok(*PUBLISH)
    assert "2026 fastställdes lö 2027-01-02 och ligger fast." in over.refused(4, *PUBLISH)
    assert "Inget i 2026 skiljer" in over.refused(4, *PUBLISH, "--rättelse", "x")
    assert "det finns inget att rätta" in over.refused(
        4, "statistik", "fastställ", "--ja", "2025", "--rättelse", "x"
    )


def test_a_year_with_gaps_is_published_only_when_that_is_said(norrbus: Norrbus) -> None:
    given.child(norrbus, "--född", "2015-01-01", number="", name="Kim Niva")
    norrbus.day = "2027-01-01"
    refusal = norrbus.refused(4, *PUBLISH)
    assert refusal.startswith("1 uppgift saknas för 2026 och gör talen sämre.")
    assert "norrbus statistik brister 2026" in refusal
    assert norrbus.refused(3, *COMPARE).startswith("2026 är inte fastställt")
    norrbus.ok(*PUBLISH, "--med-brister")


def test_a_year_with_gaps_is_asked_about_once_at_a_terminal(norrbus: Norrbus) -> None:
    given.child(norrbus, "--född", "2015-01-01", number="", name="Kim Niva")
    norrbus.day = "2027-01-01"
    line = ("statistik", "fastställ", "2026")
    asked = "2026 fastställs fast uppgifter saknas. Det går inte att ångra"
    for answer, published in (("n", 0), ("j", 1)):
        ended = norrbus(*line, terminal=True, stdin=f"{answer}\n")
        assert ended.code == 0, ended.err
        shown = " ".join(ended.out.split())
        assert (shown.count("Fortsätta?"), asked in shown) == (1, True)
        assert "Fastställs med varningar: " in ended.err
        assert norrbus.rows()["published_years"] == published


def test_the_year_before_is_read_beside_it_when_it_is_published() -> None:
    first, second = years(random.Random(3), "2514", 20)
    earlier = protected(first)
    again = shown_from(json.loads(json.dumps(shown_as(earlier))))
    assert again == earlier
    assert protected(second, (again,)) == protected(second, (earlier,))


def numbers(year: ProtectedYear) -> list[tuple[tuple[str, ...], object]]:
    """Every number of a report with its place."""
    found: list[tuple[tuple[str, ...], object]] = []
    for figure in year.figures:
        found.append(((figure.key,), figure.total))
        found += [
            ((figure.key, each.by, part.category), part.count)
            for each in figure.breakdowns
            for part in each.parts
        ]
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
        (
            "shown",
            row["shown"].replace(f'"definitioner":{VERSION}', '"definitioner":99'),
            "kontrollsumman stämmer inte",
        ),
        (
            "counted",
            row["counted"].replace('"totalt":1', '"totalt":9', 1),
            "delarna av oppnade ger inte summan",
        ),
        (
            "counted",
            row["counted"].replace('"totalt"', '"total"', 1),
            "den är inte skriven av norrbus, eller har ändrats för hand",
        ),
        (
            "counted",
            row["counted"].replace("2026-12-31", "2026-13-31"),
            "till_och_med är ingen dag",
        ),
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
    assert {(each["nyckel"], each["kategori"]) for each in told} == {
        (key, gender)
        for key in ("oppnade", "pagaende_ar_ut")
        for gender in ("flicka", "annan könsidentitet")
    }
    assert {tuple(each["forklaras_av"]) for each in told if each["forklaras_av"]} == {
        ("norrbus ärende ändra, 2 gånger, 2027-02-03 till 2027-02-04",)
    }


def test_nobody_is_told_that_a_published_year_differs_now(over: Norrbus) -> None:
    """Which indicators do tells of the one whose case was changed."""
    assert over.refused(4, *CORRECTED).startswith("2026 är inte fastställt, och inga tal om barn")
    over.ok(*PUBLISH)
    before = over(*CORRECTED)
    over.ok("ärende", "ändra", "2026-1", "--kön", "pojke")
    assert over(*CORRECTED) == before
    assert before.out == ""
    assert before.err.startswith("Inget i 2026 är rättat.\n2026 är fastställt den 2 januari 2027.")
    assert before.err.endswith("för den som får se ärendena: lägg till --internt (loggas).\n")
    assert "rättad version" not in before.err
    assert logged(over)[-1] == ""


def test_what_corrected_versions_changed_is_told_to_all(cases: Cases) -> None:
    cases.opened("2026-03-02", 12)
    cases.anonymous("2026-03-02", 3)
    cases.publish(2026)
    for month in (3, 4):
        cases.opened(f"2026-0{month}-03", 5)
        cases.anonymous("2026-03-03", 1)
        cases.publish(2026, "glömda ärenden")
    cases.norrbus.day = "2030-01-02"
    told = json.loads(cases.norrbus.ok(*CORRECTED, "--json"))
    assert [
        (each["version"], each["faststallt"], each["nu"])
        for each in told
        if (each["nyckel"], each["efter"]) == ("oppnade", "")
    ] == [(2, 12, 17), (3, 17, 22)]
    # What is held back stays so, and does not tell that it would have been another.
    assert {each["nyckel"] for each in told} == {"oppnade", "pagaende_ar_ut"}
    assert {each["kategori"] for each in told} >= {"", "flicka"}
    assert all(isinstance(each["nu"], int) and not each["forklaras_av"] for each in told)
    shown = cases.norrbus(*CORRECTED, terminal=True)
    assert "12 → 17" in shown.out
    assert "Varning" not in shown.err


def test_inside_the_authority_the_numbers_are_told_and_that_is_logged(over: Norrbus) -> None:
    over.ok(*PUBLISH)
    over.ok("ärende", "ändra", "2026-1", "--kön", "pojke")
    before = len(logged(over))
    told = [each for each in compared(over) if each["nyckel"] == "oppnade"]
    assert [(each["efter"], each["kategori"], each["faststallt"], each["nu"]) for each in told] == [
        ("kön", "flicka", 1, 0),
        ("kön", "pojke", 0, 1),
    ]
    assert [each["forklaras_av"] for each in told] == [["norrbus ärende ändra, 2027-01-02"], []]
    assert logged(over)[before:] == ["statistik med små tal"]
    result = over(*COMPARE, terminal=True)
    assert "Varning: Små tal visas." in result.err
    assert "1 → 0" in result.out
    assert "--rättelse" in result.err


def test_a_meeting_that_was_written_down_late_explains_what_it_changes(norrbus: Norrbus) -> None:
    given.consented(norrbus)
    given.booked(norrbus, "2026-12-15")
    given.summoned(norrbus)
    norrbus.day = "2027-01-01"
    norrbus.ok(*PUBLISH, "--med-brister")
    norrbus.day = "2027-01-11"
    anyway = ("--gäller-ändå", "Brådskande.")
    norrbus.ok("möte", "genomför", "1", "--närvarande", "skola", "--anteckningar", "x", *anyway)
    told = {
        each["nyckel"]: each["forklaras_av"] for each in compared(norrbus) if each["forklaras_av"]
    }
    assert set(told) == {"mote", "moten", "narvaro"}
    assert set(map(tuple, told.values())) == {("norrbus möte genomför, 2027-01-11",)}


def test_rules_and_definitions_that_have_changed_explain_too(
    over: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    over.ok(*PUBLISH)
    over.ok("frist", "regler", "ändra", "--profil", "Arjeplog 2012")
    told = {each["nyckel"]: each["forklaras_av"] for each in compared(over) if each["forklaras_av"]}
    assert told["kallelse"] == ["norrbus frist regler ändra, 2027-01-02"]
    over.ok("statistik", "stäng-av", "planer")
    told = {each["nyckel"]: each["forklaras_av"] for each in compared(over) if each["forklaras_av"]}
    assert told["planer"] == ["norrbus statistik stäng-av, 2027-01-02"]
    assert told["kallelse"] == ["norrbus frist regler ändra, 2027-01-02"]
    from norrbus_cli.statistics.counting import years as counting

    monkeypatch.setattr(counting, "VERSION", VERSION + 1)
    assert f"Definitionerna hade version {VERSION}" in over(*COMPARE).err


def explained(norrbus: Norrbus) -> dict[str, list[str]]:
    """For each indicator that differs, the commands that explain it."""
    return {
        each["nyckel"]: [why.split(",")[0] for why in each["forklaras_av"]]
        for each in reversed(compared(norrbus))
    }


def test_whatever_changes_a_number_is_named(over: Norrbus) -> None:
    """Things that decide an indicator without standing in its own row, or in its own year."""
    given.booked(over, "2027-01-20")
    over.day = "2026-12-30"
    over.ok(
        "möte", "kalla", "1", "--aktör", "skola", "--sätt", "brev", "--trots-saknat-samtycke", "x"
    )
    over.day = "2027-01-02"
    over.ok(*PUBLISH)
    assert explained(over) == {}
    over.ok("aktör", "ändra", "skola", "--slag", "förskola")
    assert explained(over) == {key: ["norrbus aktör ändra"] for key in ("narvaro", "insatser")}
    over.ok("ärende", "ändra", "1", "--vem", "Anna", "--upphörde", "2026-04-01")
    assert "norrbus ärende ändra" in explained(over)["planer"]


def test_a_plan_that_was_revised_later_explains_the_measures_of_the_year(over: Norrbus) -> None:
    over.ok(*PUBLISH)
    over.day = "2027-02-03"
    partly = (
        "--delvis",
        "1",
        "--delvis",
        "2",
        "--delvis",
        "3",
        "--därför",
        "1=x",
        "--därför",
        "2=x",
        "--därför",
        "3=x",
        "--till",
        "1=2027-09-30",
    )
    over.ok(
        "uppföljning", "registrera", "1", *partly, "--beslut", "revidera", "--nästa", "2027-06-10"
    )
    assert explained(over)["insatser"] == ["norrbus uppföljning registrera"]
    assert "uppfoljningar" not in explained(over)


def test_a_summons_of_a_meeting_that_was_cancelled_later_explains_the_summonses_of_the_year(
    norrbus: Norrbus,
) -> None:
    given.consented(norrbus)
    norrbus.ok("ärende", "ändra", "1", "--kön", "flicka")
    norrbus.day = "2026-12-28"
    given.booked(norrbus, "2027-01-20")
    given.summoned(norrbus)
    norrbus.day = "2027-01-02"
    norrbus.ok(*PUBLISH)
    norrbus.ok("frist", "regler", "ändra", "--stängt", "2026-05-05", "--orsak", "x")
    assert explained(norrbus) == {"kallelse": ["norrbus frist regler ändra"]}
    assert {(each["efter"][:11], each["kategori"]) for each in compared(norrbus)} == {
        ("arbetsdagar", "median"),
        ("arbetsdagar", "90:e percentilen"),
    }
    norrbus.ok("möte", "ställ-in", "1", "--orsak", "x", "--ja")
    assert explained(norrbus) == {
        "kallelse": ["norrbus frist regler ändra", "norrbus möte ställ-in"]
    }


def test_a_distribution_that_alone_differs_is_told_as_such() -> None:
    indicator = BY_KEY["mote"]
    was, now = (
        whole(Figure("mote", 3, (), Distribution(days)))
        for days in (((1, 1), (5, 2)), ((2, 1), (5, 2)))
    )
    (found,) = between(indicator, was, now, ("x",))
    assert (found.by, found.category, found.was, found.now, found.causes) == (
        indicator.days,
        "hur de fördelar sig",
        None,
        None,
        ("x",),
    )
    assert DIFFERENCE_COLUMNS[-3].value(found) == ""
    assert found.id == "mote.matt"
    marks = BY_KEY["utvardering_heard"]
    was, now = (whole(Figure(marks.key, 2, (), Distribution(((mark, 2),)))) for mark in (3, 4))
    (found,) = between(marks, was, now, ())
    assert (found.category, found.was, found.now, found.tenths) == ("medel", 30, 40, True)


# --- several publications side by side --------------------------------------------------


# Three girls were opened: 20 + 3 = 18 + 5.
FIRST = flow("2514", 2025, (20, 22), (3, 12), (18, 22))
SECOND = flow("2514", 2026, (5, 12), (20, 20), (9, 9))


def of_both(first: ProtectedYear, second: ProtectedYear) -> int:
    return Attack(
        {"före": first, "x": second},
        {"före": FIRST, "x": SECOND},
        follows={"x": "före"},
        frozen={"före"},
    ).made()


def test_years_are_protected_together_in_whatever_order_they_are_published() -> None:
    first = protected(FIRST)
    assert of_both(first, protected(SECOND, (first,)))
    second = protected(SECOND)
    assert dict(numbers(second))[LEFT_BEFORE, BY_GENDER, "flicka"] == 5
    assert of_both(protected(FIRST, (second,)), second)


class Cases:
    """A register whose cases are put in and taken out by number."""

    def __init__(self, norrbus: Norrbus) -> None:
        self.norrbus, self.register, self.number = norrbus, norrbus.open(), 0

    def opened(self, day: str, many: int, gender: str = "flicka") -> None:
        """So many cases, seen by the school."""
        for _ in range(many):
            self.number += 1
            child = put(self.register, "persons", name="x", born="2015-01-01", gender=gender)
            put(
                self.register,
                "cases",
                reference=f"NB-2026-{self.number:04d}",
                child_id=child,
                opened_on=day,
                municipality="2514",
                coordinator_id=1,
                anonymous=0,
                need_seen_on=day,
                need_seen_by="skola",
                need="x",
                level=LEVELS[0],
            )

    def anonymous(self, day: str, many: int) -> None:
        """So many anonymous consultations."""
        for _ in range(many):
            self.number += 1
            where = {"municipality": "2514", "coordinator_id": 1, "level": LEVELS[0]}
            put(
                self.register,
                "cases",
                reference=f"NB-2026-{self.number:04d}",
                opened_on=day,
                anonymous=1,
                need_seen_on=day,
                need_seen_by="skola",
                need="x",
                **where,
            )

    def publish(self, year: int, why: str = "") -> store.Published:
        """The year as it is published at the beginning of 2030."""
        asked = PublishYear(
            years=only(year), correction=why, with_gaps=True, preview=False, agreed=True
        )
        return publishing.publish(self.register, asked, date(2030, 1, 2))

    def said(self, year: int, key: str) -> dict[tuple[str, ...], object]:
        """What is shown of an indicator, but for the zeros."""
        found = store.published(self.register, only(year))
        assert found is not None
        return {
            place: count
            for place, count in found.shown.figure(key).counts.items()
            if count != 0 and (not place or place[0] in {*FLOW_SPLITS, "ålder"})
        }


@pytest.fixture
def cases(norrbus: Norrbus) -> Iterator[Cases]:
    found = Cases(norrbus)
    yield found
    found.register.close()


@pytest.mark.parametrize("more", [1, 4])
def test_a_correction_by_one_to_four_leaves_all_as_it_was(cases: Cases, more: int) -> None:
    """What is hidden anew would tell of whom: every category of the child that was forgotten."""
    cases.opened("2026-03-02", 12)
    cases.publish(2026)
    before = cases.said(2026, OPENED)
    cases.opened("2026-03-03", more, "pojke")
    with pytest.raises(TooLittleToCorrect) as refused:
        cases.publish(2026, "glömda ärenden")
    assert "ändrar 2 indikatorer med så lite" in str(refused.value)
    assert cases.said(2026, OPENED) == before


def test_a_correction_by_five_is_made(cases: Cases) -> None:
    cases.opened("2026-03-02", 12)
    cases.publish(2026)
    cases.opened("2026-03-03", 5)
    assert cases.publish(2026, "glömda ärenden").version == 2
    assert cases.said(2026, OPENED)[()] == 17
    assert cases.said(2026, LEFT)[BY_GENDER, "flicka"] == 17


def test_a_correction_that_shows_five_and_leads_to_one_is_not_made(cases: Cases) -> None:
    """Thirty became thirty-six with twenty-five girls instead of twenty: one boy more."""
    cases.opened("2026-03-02", 20)
    cases.opened("2026-03-02", 10, "pojke")
    cases.publish(2026)
    cases.opened("2026-03-03", 5)
    cases.opened("2026-03-03", 1, "pojke")
    with pytest.raises(TooLittleToCorrect):
        cases.publish(2026, "glömda ärenden")


def test_a_correction_does_not_touch_what_is_held_back(cases: Cases) -> None:
    cases.opened("2026-03-02", 30)
    cases.anonymous("2026-03-02", 3)
    cases.publish(2026)
    assert cases.said(2026, "anonyma") == {(): HIDDEN}
    cases.anonymous("2026-03-02", 6)
    with pytest.raises(TooLittleToCorrect):
        cases.publish(2026, "glömda konsultationer")
    cases.opened("2026-03-03", 6)
    assert cases.publish(2026, "glömda ärenden").kept == ("anonyma",)
    assert cases.said(2026, OPENED)[BY_GENDER, "flicka"] == 36
    assert cases.said(2026, "anonyma") == {(): HIDDEN}


def test_what_tells_nobody_is_corrected_and_the_rest_stays(cases: Cases) -> None:
    cases.opened("2026-03-02", 12)
    found = cases.publish(2026)
    cases.opened("2026-03-03", 1)
    held = {"booked_on": "2026-05-01", "day": "2026-05-05", "held_on": "2026-05-05"}
    who = {
        "summoned_by": "x",
        "notes": "x",
        "record": 1,
        "led_by": "x",
        "uid": "x",
        "time": "13:00",
        "length": 60,
        "place": "x",
    }
    put(cases.register, "forums", reference="F-2026-0001", kind="styrgrupp", **held, **who)
    found = cases.publish(2026, "glömda möten")
    assert found.kept == (OPENED, LEFT)
    assert (found.shown.figure("forum").total, found.counted.figure(OPENED).total) == (1, 12)
    cases.norrbus.day = "2030-01-02"
    assert {each["nyckel"] for each in compared(cases.norrbus)} == {OPENED, LEFT}


def test_the_one_who_corrects_is_told_what_stays(cases: Cases) -> None:
    cases.opened("2026-03-02", 12)
    cases.publish(2026)
    cases.opened("2026-03-03", 1)
    cases.opened("2026-03-03", 0)
    cases.anonymous("2026-03-03", 5)
    norrbus = cases.norrbus
    norrbus.day = "2030-01-02"
    line = ("statistik", "fastställ", "2026", "--rättelse", "glömt", "--med-brister", "--ja")
    result = norrbus(*line)
    assert result.code == 0, result.err
    assert "Ligger kvar som förut" in result.err
    assert "oppnade och pagaende_ar_ut" in result.err


def test_a_correction_by_other_definitions_is_refused(
    over: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    over.ok(*PUBLISH)
    monkeypatch.setattr(counting, "VERSION", VERSION + 1)
    assert over.refused(4, *PUBLISH, "--rättelse", "x").startswith(
        "2026 fastställdes med andra definitioner"
    )


def test_the_next_year_begins_as_this_one_was_published_to_end(cases: Cases) -> None:
    """A case that was written down late is not told by the two years side by side."""
    cases.opened("2026-03-02", 12)
    cases.publish(2026)
    cases.opened("2026-03-03", 1, "pojke")
    cases.opened("2027-03-02", 30)
    found = cases.publish(2027)
    assert found.shown.late
    assert cases.said(2027, LEFT_BEFORE).items() <= cases.said(2026, LEFT).items()
    shown = [dict(numbers(found.shown))[key,] for key in (LEFT_BEFORE, OPENED, CLOSED, LEFT)]
    assert shown[0] == 12
    assert HIDDEN in shown  # else one more than came is left
    cases.norrbus.day = "2030-01-02"
    said = json.loads(cases.norrbus.ok("statistik", "år", "2027", "--json"))
    assert "Årets början står som förra året slutade" in said["anmarkningar"][0]


def test_a_year_that_was_not_corrected_may_still_be_followed(cases: Cases) -> None:
    cases.opened("2026-03-02", 12)
    cases.publish(2026)
    cases.opened("2027-03-02", 30)
    found = cases.publish(2027)
    assert not found.shown.late
    assert [dict(numbers(found.shown))[key,] for key in (LEFT_BEFORE, OPENED, CLOSED, LEFT)] == [
        12,
        30,
        0,
        42,
    ]


def test_a_year_is_not_published_after_the_next_when_it_does_not_end_as_that_begins(
    cases: Cases,
) -> None:
    cases.opened("2026-03-02", 12)
    cases.opened("2027-03-02", 30)
    cases.publish(2027)
    cases.opened("2026-03-03", 1)
    with pytest.raises(EndsOtherwise):
        cases.publish(2026)
    cases.register._connection.execute("DELETE FROM cases WHERE id = 43")
    cases.publish(2026)
    assert cases.said(2027, LEFT_BEFORE).items() <= cases.said(2026, LEFT).items()


def test_a_correction_of_what_the_next_year_begins_with_is_not_made(cases: Cases) -> None:
    cases.opened("2026-03-02", 12)
    cases.publish(2026)
    cases.opened("2027-03-02", 30)
    cases.publish(2027)
    cases.opened("2026-03-03", 9)
    with pytest.raises(TooLittleToCorrect):
        cases.publish(2026, "glömda ärenden")


def test_what_would_be_published_is_seen_inside_first(over: Norrbus) -> None:
    line = ("statistik", "fastställ", "2026", "--förhandsvisa")
    found = over(*line)
    assert "Förhandsvisning: så skulle 2026 fastställas nu." in found.err
    assert "Får inte lämnas ut" in found.err
    assert "Öppnade ärenden\t\ttotalt\t.." in found.out
    assert logged(over)[-1] == "statistik med små tal"
    assert over.refused(4, "statistik", "år", "2026").startswith("2026 är inte fastställt, och")


def test_the_evaluation_holds_back_what_the_published_year_holds_back(norrbus: Norrbus) -> None:
    given.evaluations(norrbus, "barnet", 3)
    given.evaluations(norrbus, "vårdnadshavare", 5)
    given.evaluations(norrbus, "aktör", 20)
    norrbus.day = "2027-01-02"
    norrbus.ok(*PUBLISH)
    before = norrbus.ok("utvärdering", "sammanställ", "2026", "--json")
    rows = "".join("barnet;4;4;4;4;4;2026\n" for _ in range(6))
    given.answers(norrbus, f"grupp;lyssnad;syfte;rätt personer;vem gör vad;nöjd;år\n{rows}")
    shown = json.loads(norrbus.ok("utvärdering", "sammanställ", "2026", "--json"))
    counts = {each["grupp"]: each["antal"] for each in shown if each["fraga"] == "Jag är nöjd"}
    assert norrbus.ok("utvärdering", "sammanställ", "2026", "--json") == before
    # The five guardians would tell of the three children.
    assert counts == {
        "barnet/den unge": None,
        "vårdnadshavare": None,
        "aktör": 20,
        "alla grupper": 28,
    }


def test_every_indicator_and_every_table_has_its_reading(norrbus: Norrbus) -> None:
    assert set(counting_changes.TABLES) == set(BY_KEY)
    assert {table for tables in counting_changes.TABLES.values() for table in tables} == set(
        counting_changes._READ
    )
    register = norrbus.open()
    for table, reading in counting_changes._READ.items():
        columns = {
            row["name"] for row in register.rows(f"SELECT name FROM pragma_table_info('{table}')")
        }
        assert columns
        assert {
            *reading.days,
            *reading.until,
            *reading.columns,
            *(column for column, _ in reading.parents),
        } <= columns
    register.close()


# --- switched off ---------------------------------------------------------------------


def test_an_indicator_that_is_switched_off_is_not_there_and_can_be_switched_on_again(
    over: Norrbus,
) -> None:
    def keys() -> set[str]:
        return {
            each["nyckel"]
            for each in json.loads(over.ok("statistik", "år", "2026", "--internt", "--json"))[
                "indikatorer"
            ]
        }

    def off() -> set[str]:
        return {
            each["nyckel"]
            for each in json.loads(over.ok("statistik", "definitioner", "--json"))
            if each["avstangd"]
        }

    everything = {indicator.key for indicator in INDICATORS}
    assert (keys(), off()) == (everything, set())
    assert (
        over.ok("statistik", "stäng-av", "oppnade", "anonyma")
        == "Visas inte längre: oppnade och anonyma. År som är fastställda ändras inte.\n"
    )
    assert (keys(), off()) == (everything - {"oppnade", "anonyma"}, {"oppnade", "anonyma"})
    over.ok("statistik", "stäng-av", "anonyma")
    assert (
        over.ok("statistik", "slå-på", "Anonyma konsultationer", "mote", "MOTE")
        == "Visas: anonyma och mote. År som är fastställda ändras inte.\n"
    )
    assert off() == {"oppnade"}
    assert "öppnades" not in over("statistik", "år", "2026", "--internt", terminal=True).out
    sentence = over.refused(3, "statistik", "stäng-av", "oppnde", "moten")
    assert sentence.startswith("”oppnde” är ingen indikator. Menade du oppnade")
    assert off() == {"oppnade"}
    assert "NYCKEL" in over.refused(2, "statistik", "stäng-av")


# --- the deadline ---------------------------------------------------------------------


def test_the_year_that_is_over_is_to_be_published(over: Norrbus) -> None:
    def open_deadlines() -> list[tuple[str, str, str]]:
        rows = json.loads(over.ok("frist", "lista", "--alla", "--json"))
        return [
            (each["galler"], each["senast"], each["nasta_steg"])
            for each in rows
            if each["frist"] == "årets statistik"
        ]

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


def test_a_register_that_had_no_case_when_the_year_ended_has_nothing_to_publish(
    norrbus: Norrbus,
) -> None:
    norrbus.day = "2027-01-04"
    given.child(norrbus)
    assert "årets statistik" not in norrbus.ok("frist", "lista", "--alla")


def test_every_table_that_an_indicator_reads_can_explain_it(norrbus: Norrbus) -> None:
    """By the bytecode of its question. The calendar follows the closed days; rules are read beside the question."""
    register = norrbus.open()
    tables = {
        row["rootpage"]: row["tbl_name"]
        for row in register.rows("SELECT rootpage, tbl_name FROM sqlite_master WHERE rootpage > 0")
    }
    parameters = counting._parameters(
        register, counting.Period(date(2026, 1, 1), date(2026, 12, 31))
    )
    for keys, question in counting.QUESTIONS.items():
        code = register.rows(f"EXPLAIN {question}", parameters)
        read = {tables[row["p2"]] for row in code if row["opcode"] == "OpenRead" and row["p3"] == 0}
        told = {table for key in keys for table in counting_changes.TABLES[key]}
        # Meetings and plans ask the case only whose it is, measures when it came: that never changes.
        of_case = {("moten",), ("planer",), ("insatser",)}
        beside = {"calendar_days"} | ({"cases"} if keys in of_case else set())
        assert read - beside == told - {
            "switched_off",
            "closed_days",
            "deadline_choices",
            "own_rules",
        }, keys
    register.close()


def test_who_publishes_is_told_to_whom_the_year_goes(over: Norrbus) -> None:
    said = over(*PUBLISH).err
    assert "Samverkansstruktur målgrupp barn och unga" in said
    assert "Politiska samverkansberedningen (överenskommelsen 2025, Uppföljning)" in said
