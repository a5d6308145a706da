"""Codes that stay between years: each number has an id, and an old file is read by today's definitions."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, Norrbus
from statistics_rows import Rows

from norrbus_cli.statistics.codes import Code, Codes, code_of, current, id_of, listed
from norrbus_cli.statistics.coding import codes_as, reading, todays
from norrbus_cli.statistics.corrections import corrections
from norrbus_cli.statistics.exchange import CHANGED, NotFigures, checksum, shown_from
from norrbus_cli.statistics.indicators import INDICATORS, VERSION
from norrbus_cli.statistics.model import (
    HIDDEN,
    Breakdown,
    Figure,
    Part,
    ProtectedBreakdown,
    ProtectedFigure,
    ProtectedPart,
    Year,
)
from norrbus_cli.statistics.store import Published
from norrbus_cli.statistics.unhidden import unhidden
from norrbus_cli.words.events import FIRST_EVENT
from norrbus_cli.words.record import replace

CODES = current()
PAGE = ROOT / "docs/statistik-koder.md"
FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)


# --- the list -------------------------------------------------------------------------


def page() -> str:
    """The codes as Markdown."""
    rows = [
        f"| `{each.id}` | {each.name} | {each.since.isoformat()} |"
        f" {each.until.isoformat() if each.until else ''} |"
        for each in CODES.all
    ]
    return "\n".join(
        [
            "# Statistikens koder",
            "",
            "Varje indikator, uppdelning, kategori och grupp har en kod som är densamma varje år, också när",
            "det som den står för heter något annat, och två dagar: från och med, och till och med, tom medan",
            "koden används. Sidan skrivs av programmet (`UPDATE_GOLDEN=1 pytest tests/statistics/test_codes.py`).",
            "En kod som en gång har stått här tas aldrig bort: den får en sista dag.",
            "",
            "| kod | betyder | från | till |",
            "| --- | --- | --- | --- |",
            *rows,
            "",
        ]
    )


def test_the_page_of_codes_is_the_programs_own_and_none_is_lost() -> None:
    before = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
    lost = set(re.findall(r"^\| `([^`]+)`", before, re.M)) - CODES.by_id.keys()
    assert not lost, (
        "What is called something else keeps its code in codes.KEPT; what is no longer counted"
        " stands in codes.RETIRED."
    )
    if os.environ.get("UPDATE_GOLDEN"):
        PAGE.write_text(page(), encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == page()


def test_every_number_has_an_id_of_its_own() -> None:
    ids = [each.id for each in CODES.all]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[a-z0-9_]+(\.[a-z0-9-]+){0,2}", each) for each in ids)
    for indicator in INDICATORS:
        assert id_of(indicator.key) in CODES.by_id
        for split in indicator.splits:
            assert id_of(indicator.key, split.by) in CODES.by_id
            for name in {name for rung in split.rungs for name, _ in rung}:
                assert CODES.by_id[id_of(indicator.key, split.by, name)].name == name
    group = CODES.by_id["oppnade.alder.13-17-ar"]
    assert group.parts == ("oppnade.alder.13-15-ar", "oppnade.alder.16-17-ar")
    assert CODES.by_id["oppnade.kon.flicka"].parts == ()
    assert code_of("barnet/den unge med") == "barnet-den-unge-med"
    assert CODES.by_id["mote.matt.median"].name == "median"
    assert "utvardering_heard.matt.medel" in CODES.by_id
    assert "oppnade.matt" not in CODES.by_id


def test_a_code_is_in_use_from_its_first_day_to_its_last() -> None:
    assert Code("x", "x").used_in(FIRST_EVENT.year)
    for since, until, used in (
        (date(2027, 1, 1), None, False),
        (LAST, None, True),
        (FIRST_EVENT, date(2025, 12, 31), False),
        (FIRST_EVENT, FIRST, True),
        (FIRST_EVENT, LAST, True),
    ):
        assert Code("x", "x", since, until).used_in(2026) is used


def test_a_code_that_came_later_and_one_that_is_gone_stand_in_the_list() -> None:
    gone = Code("moten.slag.telefonmote", "telefonmöte", until=date(2025, 12, 31))
    codes = listed(since={"moten.slag.uppfoljningsmote": FIRST}, retired=(gone,))
    assert codes.by_id["moten.slag.uppfoljningsmote"].since == FIRST
    plain = {each["id"]: each for each in codes_as(codes)}  # type: ignore[index, call-overload]
    assert plain["moten.slag.telefonmote"] == {
        "id": "moten.slag.telefonmote",
        "namn": "telefonmöte",
        "fran": "2008-01-01",
        "till": "2025-12-31",
        "grupp_av": [],
    }


# --- reading ---------------------------------------------------------------------------

SPLIT = "moten.slag"


def of_meetings(parts: dict[str, Any], *, by: str = "slag", whole: bool = False) -> dict[str, Any]:
    """A year's meetings, as plain data."""
    figure = {"totalt": 12, "delar": {by: parts}, "hela": [by] if whole else []}
    return {"ar": 2026, "tal": {"moten": figure}}


def read(
    plain: dict[str, Any], written: Sequence[tuple[str, str]], codes: Codes = CODES
) -> dict[str, Any]:
    """Its splits by today's names; ``written`` are the codes and names of the file."""
    listed_ = [{"id": each, "namn": name} for each, name in written]
    figures = todays(plain, reading(listed_, codes))["tal"]["moten"]
    return {"delar": figures["delar"], "hela": figures["hela"]}


NOW = ((SPLIT, "slag"), (f"{SPLIT}.norrbusmote", "norrbusmöte"))
BOTH = (*NOW, (f"{SPLIT}.uppfoljningsmote", "uppföljningsmöte"))


def test_what_was_called_something_else_is_read_by_its_code() -> None:
    then = ((SPLIT, "sort"), (f"{SPLIT}.norrbusmote", "möte"), (BOTH[2][0], "återträff"))
    plain = of_meetings({"möte": 7, "återträff": ".."}, by="sort", whole=True)
    assert read(plain, then) == {
        "delar": {"slag": {"norrbusmöte": 7, "uppföljningsmöte": ".."}},
        "hela": ["slag"],
    }


def retired(became: str = "") -> Codes:
    """A list in which there was a meeting by telephone until 2025, or during 2026 if it became something."""
    until = date(2026, 6, 30) if became else date(2025, 12, 31)
    gone = Code(f"{SPLIT}.telefonmote", "telefonmöte", until=until, became=became)
    return listed(retired=(gone,))


TELEPHONE = (*BOTH, (f"{SPLIT}.telefonmote", "telefonmöte"))


@pytest.mark.parametrize(
    ("counts", "together"), [((5, 2, 5), 10), ((5, 2, ".."), ".."), (("..", 2, 5), "..")]
)
def test_what_is_no_longer_counted_is_counted_as_what_it_became(
    counts: tuple[Any, ...], together: int | str
) -> None:
    names = ("norrbusmöte", "uppföljningsmöte", "telefonmöte")
    plain = of_meetings(dict(zip(names, counts, strict=True)))
    codes = retired(f"{SPLIT}.norrbusmote")
    found = read(plain, TELEPHONE, codes)["delar"]["slag"]
    assert found == {"norrbusmöte": together, "uppföljningsmöte": 2}


def test_a_code_that_was_not_in_use_in_the_year_is_refused() -> None:
    plain = of_meetings({"norrbusmöte": 5, "uppföljningsmöte": 2, "telefonmöte": 5})
    with pytest.raises(NotFigures) as refused:
        read(plain, TELEPHONE, retired())
    assert str(refused.value) == (
        "koden moten.slag.telefonmote gäller från 2008-01-01 till 2025-12-31, inte 2026"
    )
    later = listed(since={f"{SPLIT}.norrbusmote": date(2027, 1, 1)})
    with pytest.raises(NotFigures) as refused:
        read(of_meetings({"norrbusmöte": 5}), NOW, later)
    assert str(refused.value) == "koden moten.slag.norrbusmote gäller från 2027-01-01, inte 2026"


@pytest.mark.parametrize(("whole", "none"), [(False, 0), (True, "..")])
def test_a_category_that_came_later_had_none(whole: bool, none: int | str) -> None:
    came = listed(since={f"{SPLIT}.uppfoljningsmote": date(2027, 1, 1)})
    plain = of_meetings({"norrbusmöte": 12}, whole=whole)
    assert read(plain, NOW, came)["delar"]["slag"] == {"norrbusmöte": 12, "uppföljningsmöte": none}
    # One that was in use is missing, and is not made up.
    assert read(plain, NOW)["delar"]["slag"] == {"norrbusmöte": 12}


def test_groups_are_read_as_they_stand() -> None:
    group = "pojke, annan könsidentitet eller uppgift saknas"
    names = ("kön", "flicka", group)
    ids = ("oppnade.kon", "oppnade.kon.flicka", id_of("oppnade", "kön", group))
    listed_ = [{"id": each, "namn": name} for each, name in zip(ids, names, strict=True)]
    figure = {"totalt": 12, "delar": {"kön": {"flicka": 7, group: 5}}, "hela": []}
    plain = {"ar": 2026, "tal": {"oppnade": figure}}
    assert todays(plain, reading(listed_, CODES))["tal"]["oppnade"]["delar"] == figure["delar"]


def test_sums_of_marks_follow_their_groups() -> None:
    key, by = "utvardering_heard", "vem som svarar"
    groups = ("barn", "vårdnadshavare", "aktör")
    ids = [{"id": id_of(key, by), "namn": by}]
    ids += [
        {"id": id_of(key, by, now), "namn": then}
        for then, now in zip(groups, ("barnet/den unge", *groups[1:]), strict=True)
    ]
    sums = {"barn": 26, "aktör": 20}
    figure = {
        "totalt": 14,
        "delar": {by: dict.fromkeys(groups, 5)},
        "summor": sums,
        "matt": {"summor": sums | {"alla grupper": 60}, "medel": 30},
    }
    found = todays({"ar": 2026, "tal": {key: figure}}, reading(ids, CODES))["tal"][key]
    assert found["summor"] == {"barnet/den unge": 26, "aktör": 20}
    assert found["matt"]["summor"] == found["summor"] | {"alla grupper": 60}
    assert found["matt"]["medel"] == 30


def test_a_file_that_is_changed_by_hand_is_refused() -> None:
    read_ = reading([{"id": each, "namn": name} for each, name in BOTH], CODES)
    for plain in ({}, {"ar": "x", "tal": {"moten": {"delar": {"slag": {"norrbusmöte": 1}}}}}):
        with pytest.raises(NotFigures, match=CHANGED):
            todays(plain, read_)
    with pytest.raises(NotFigures, match=r"”okänt” i moten\.slag har ingen kod"):
        todays(of_meetings({"okänt": 12}), read_)


# --- the file ----------------------------------------------------------------------------


def opened(norrbus: Norrbus, many: int, *more: str) -> None:
    register = norrbus.open()
    Rows(register).cases(many, date(2026, 5, 4))
    register.close()
    norrbus.day = "2027-01-10"
    norrbus.ok("statistik", "fastställ", "2026", "--ja", "--med-brister", *more)


def file_of(norrbus: Norrbus, *more: str) -> dict[str, Any]:
    line = ("statistik", "skriv", "2026", "--format", "json", "--skriv-över", *more)
    found: dict[str, Any] = json.loads(Path(norrbus.ok(*line).strip()).read_text(encoding="utf-8"))
    return found


def test_the_file_carries_its_codes_and_an_id_for_each_number(norrbus: Norrbus) -> None:
    opened(norrbus, 12)
    found = file_of(norrbus)
    assert found["koder"] == codes_as(CODES)
    known = {each["id"] for each in found["koder"]}
    for each in found["indikatorer"]:
        assert each["id"] in known
        assert {row["id"] for row in (each["matt"] or {"rader": ()})["rader"]} <= known
        for split in each["uppdelningar"]:
            assert split["id"] in known
            assert {part["id"] for part in split["delar"]} <= known
    assert found["rattelser"] == []


def test_the_file_marks_what_was_a_mistake_and_since_which_version(norrbus: Norrbus) -> None:
    opened(norrbus, 12)
    opened(norrbus, 6, "--rättelse", "glömda ärenden")
    found = file_of(norrbus)
    (correction,) = found["rattelser"]
    assert {key: correction[key] for key in ("version", "fran_version", "dag")} == {
        "version": 2,
        "fran_version": 1,
        "dag": "2027-01-10",
    }
    assert set(correction["celler"]) >= {"oppnade", "pagaende_ar_ut"}
    shown = {
        part["id"]: part["antal"]
        for each in found["indikatorer"]
        for split in each["uppdelningar"]
        for part in (*split["delar"], {"id": each["id"], **each["totalt"]})
    }
    assert all(isinstance(shown[each][0], int) for each in correction["celler"])
    assert (
        "Rättat i version 2: Öppnade ärenden och Pågående ärenden vid årets slut."
        in (found["anmarkningar"])
    )
    inside = file_of(norrbus, "--internt")
    assert inside["rattelser"] == found["rattelser"]
    # The one who adds the county up is told.
    line = ("statistik", "slå-ihop", str(next(norrbus.documents.glob("*/*-internt.json"))))
    assert (
        "Kalix kommun har rättat det som först fastställdes: Öppnade ärenden och Pågående ärenden"
        " vid årets slut." in norrbus(*line).err
    )


def test_what_is_held_back_is_never_among_what_was_corrected() -> None:
    """What is told of two versions is what both show."""

    def version(number: int, girls: int, closed: int) -> Published:
        genders = (Part("flicka", girls), Part("pojke", 12 - girls))
        figures = (Figure("oppnade", 12, (Breakdown("kön", genders),)), Figure("avslutade", closed))
        counted = Year(2026, "2514", "x", LAST, VERSION, figures)
        shown = unhidden(counted)
        parts = tuple(ProtectedPart(each.category, HIDDEN) for each in genders)
        held = ProtectedFigure("oppnade", 12, (ProtectedBreakdown("kön", parts),))
        shown = replace(shown, figures=(held, *shown.figures[1:]))
        return Published(number, LAST, "", counted, shown, "", 0)

    versions = [version(1, 7, 20), version(2, 9, 20), version(3, 9, 26)]
    assert [
        (each.version, [one.id for one in each.differences]) for each in corrections(versions)
    ] == [(2, []), (3, ["avslutade"])]


def test_a_file_with_other_words_for_the_same_codes_is_added_up(norrbus: Norrbus) -> None:
    opened(norrbus, 12)
    file_of(norrbus, "--internt")
    (path,) = norrbus.documents.glob("*/*-internt.json")
    line = ("statistik", "slå-ihop", str(path), "--json")
    before = json.loads(norrbus.ok(*line))["indikatorer"]
    plain = json.loads(path.read_text(encoding="utf-8"))
    for code in plain["koder"]:
        if code["id"].endswith(".kon.pojke"):
            code["namn"] = "kille"
    for figure in (*plain["underlag"]["tal"].values(), *plain["publicerat"]["tal"].values()):
        if parts := figure["delar"].get("kön"):
            figure["delar"]["kön"] = {
                "kille" if name == "pojke" else name: count for name, count in parts.items()
            }
    plain["kontrollsumma"] = checksum(shown_from(plain["publicerat"]))
    path.write_text(json.dumps(plain), encoding="utf-8")
    assert json.loads(norrbus.ok(*line))["indikatorer"] == before
    assert "kille" in path.read_text(encoding="utf-8")
