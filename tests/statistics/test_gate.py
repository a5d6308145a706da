"""The gate: no count about people leaves the authority but as the year was published, and it says the same every day after."""

from __future__ import annotations

import ast
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import given
import pytest
from conftest import ROOT, Norrbus
from statistics_attacker import Attack
from statistics_invented import (
    CLOSED,
    LEFT,
    LEFT_BEFORE,
    OPENED,
    Thing,
    flow,
    summed,
    year_of,
    years,
)
from test_house_rules import FUNCTIONS, NAMES, PACKAGE, name, parsed, room, strings

from norrbus_cli.evaluation.model import ALL, GROUPS
from norrbus_cli.register.cells import Value
from norrbus_cli.statistics import store
from norrbus_cli.statistics.exchange import shown_as
from norrbus_cli.statistics.indicators import INDICATORS
from norrbus_cli.statistics.json_file import as_json
from norrbus_cli.statistics.marks import marks, open_sum
from norrbus_cli.statistics.merging.county import merged
from norrbus_cli.statistics.merging.files import Handed
from norrbus_cli.statistics.model import HIDDEN, Figure, ProtectedYear, Shown, Spread, Year
from norrbus_cli.statistics.protection.sources import County
from norrbus_cli.statistics.protection.years import protected
from norrbus_cli.statistics.relations import AT_MOST, FLOW, SAME, UNTIED, of_reader, tied
from norrbus_cli.statistics.report import report
from norrbus_cli.statistics.span import only
from norrbus_cli.words.record import replace

GATE = "2026 är inte fastställt, och inga tal om barn lämnar myndigheten före det: två rapporter"
KALIX, HAPARANDA, BODEN, LULEA = "2514", "2583", "2582", "2580"
# Every command that prints or writes counts about people, of a register.
COUNTS: tuple[tuple[str, ...], ...] = (
    ("statistik", "år", "2026"),
    ("statistik", "år", "2026", "--json"),
    ("statistik", "år", "2026", "--csv"),
    ("statistik", "skriv", "2026", "--skriv-över", "--format", "json"),
    ("statistik", "skriv", "2026", "--skriv-över", "--format", "csv"),
    ("avvikelse", "sammanställ", "2026"),
    ("avvikelse", "sammanställ", "2026", "--json"),
    ("utvärdering", "sammanställ", "2026"),
    ("utvärdering", "sammanställ", "2026", "--json"),
    ("utvärdering", "sammanställ", "2026", "--csv"),
    ("dokument", "skriv", "avvikelsesammanställning", "2026", "--format", "md", "--skriv-över"),
    ("statistik", "skriv", "2026", "--styrgrupp", "--skriv-över", "--format", "md"),
    ("dokument", "skriv", "årsrapport", "2026", "--format", "md", "--skriv-över"),
    ("dokument", "skriv", "årsöversikt", "2026", "--format", "html", "--skriv-över"),
    ("statistik", "jämför", "2026"),
    ("statistik", "jämför", "2026", "--json"),
)
ABOUT = ("--arbetsplats", "skola", "--grund", "annat", "--beskrivning", "x", "--konsekvenser", "x")


def reported(norrbus: Norrbus, count: int) -> None:
    for _ in range(count):
        rest = ("--förslag", "x", "--aktör", "primärvård", "--händelse", "2026-04-01")
        norrbus.ok("avvikelse", "rapportera", *ABOUT, *rest)


@pytest.fixture
def full(norrbus: Norrbus) -> Norrbus:
    """A year that is over, with one case, six deviations and the answers of two groups."""
    given.over(norrbus)
    norrbus.day = "2026-05-12"
    reported(norrbus, 6)
    given.evaluations(norrbus, "aktör", 6)
    given.evaluations(norrbus, "barnet", 2)
    norrbus.day = "2027-01-02"
    return norrbus


def answer(norrbus: Norrbus, line: tuple[str, ...]) -> str:
    """What a command says, or what stands in the file that it writes; but for the day of printing."""
    out = norrbus.ok(*line)
    if "skriv" not in line:
        return out
    text = Path(out.strip()).read_text(encoding="utf-8")
    return "\n".join(each for each in text.splitlines() if "Utskrivet" not in each)


# --- one gate ------------------------------------------------------------------------------


def test_every_command_that_tells_counts_is_refused_until_the_year_is_published(
    full: Norrbus,
) -> None:
    for line in COUNTS:
        assert full.refused(4, *line).startswith(GATE), line
    full.ok("statistik", "fastställ", "2026", "--ja", "--med-brister")
    for line in COUNTS:
        assert full(*line).code == 0, line


def test_every_command_tells_the_published_counts_and_the_same_whatever_comes_after(
    full: Norrbus,
) -> None:
    full.ok("statistik", "fastställ", "2026", "--ja", "--med-brister")
    register = full.open()
    published = store.published(register, only(2026))
    register.close()
    assert published is not None
    shown = published.shown
    first = {line: answer(full, line) for line in COUNTS}
    in_report = {
        each["nyckel"]: each["totalt"]["antal"]
        for each in json.loads(first[COUNTS[1]])["indikatorer"]
    }
    assert in_report == {each.key: [told(each.total)] for each in shown.figures}
    deviations = json.loads(first[COUNTS[6]])
    assert deviations["antal"] == told(shown.figure("avvikelser").total) == 6
    for key, figure, by in (
        ("grund", "avvikelser", "grund"),
        ("lage", "avvikelser", "läge"),
        ("beror", "berorda", "verksamhet"),
    ):
        assert {each["vad"]: each["antal"] for each in deviations[key]} == {
            place[1]: told(count)
            for place, count in shown.figure(figure).counts.items()
            if place[:1] == (by,) and count != 0
        }
    sums = {
        each["grupp"]: (each["antal"], each["summa"])
        for each in json.loads(first[COUNTS[8]])
        if each["fraga"] == "Jag är nöjd"
    }
    satisfied = shown.figure("utvardering_satisfied")
    assert sums[ALL] == (satisfied.total, 32)
    assert sums[GROUPS[0]] == (None, None)
    # Another day, and more rows of the same year.
    full.day = "2027-01-20"
    reported(full, 3)
    given.evaluations(full, "aktör", 1)
    rows = "".join("barnet;2026;5;5;5;5;5\n" for _ in range(7))
    given.answers(full, f"grupp;år;lyssnad;syfte;rätt personer;vem gör vad;nöjd\n{rows}")
    full.ok("ärende", "ändra", "1", "--kön", "pojke")
    assert {line: answer(full, line) for line in COUNTS} == first


def told(count: Shown) -> int | str | None:
    return ".." if count is HIDDEN else count


def test_a_preview_is_seen_inside_logged_and_saves_nothing(full: Norrbus) -> None:
    before = full.rows()
    seen = full("statistik", "fastställ", "2026", "--förhandsvisa", "--med-brister")
    assert seen.code == 0
    assert "Förhandsvisning: så skulle 2026 fastställas nu." in seen.err
    assert "Små tal visas. Får inte lämnas ut" in seen.err
    after = full.rows()
    changed = {table for table in after if after[table] != before[table]}
    assert changed == {"operations", "seals"}
    assert full.refused(4, *COUNTS[0]).startswith(GATE)


# --- nothing else can write a count -----------------------------------------------------------

# Who may count, or see what is counted: each publishes, or is for those who may see the cases.
MAY: dict[str, set[str]] = {
    "statistics.counting.years.count": {
        "statistics.actions",
        "statistics.comparing.differences",
        "statistics.publishing",
        "desk.deviation.compilation",
    },
    "statistics.counting.years.counted": set(),
    "statistics.unhidden.unhidden": {
        "statistics.actions",
        "statistics.comparing.differences",
        "statistics.merging.county",
        "desk.deviation.compilation",
    },
    "statistics.unhidden.whole": {"statistics.correcting", "statistics.protection.years"},
    "evaluation.store.of_year": {"desk.evaluation.actions"},
    "evaluation.compilation.compiled": {"desk.evaluation.actions"},
    # What is missing is listed for the one who completes it; the measures are told without names.
    "deviation.store.of_year": {"desk.deviation.paper"},
    "deviation.store.without_feedback": {"statistics.counting.rules.missing"},
    "statistics.store.published": {"statistics.comparing.differences"},
    "statistics.store.versions_of": {
        "statistics.actions",
        "statistics.gate",
        "statistics.publishing",
    },
    "statistics.store.newest_of_others": {"statistics.actions", "statistics.publishing"},
}
INSIDE = {"statistics.actions", "statistics.comparing.differences", "desk.deviation.compilation"}


def used(path: Path) -> Iterator[str]:
    """Every function of ours that a module imports, or reaches through a module it imports."""
    here = list(path.relative_to(PACKAGE).with_suffix("").parts)
    modules: dict[str, str] = {}
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.ImportFrom) and node.level:
            base = ".".join([*here[: -node.level], *filter(None, (node.module or "").split("."))])
            for alias in node.names:
                whole = f"{base}.{alias.name}".removeprefix(".")
                if whole in NAMES:
                    modules[alias.asname or alias.name] = whole
                else:
                    yield whole
    for node in ast.walk(parsed(path)):
        if (
            isinstance(node, ast.Attribute)
            and isinstance(node.value, ast.Name)
            and node.value.id in modules
        ):
            yield f"{modules[node.value.id]}.{node.attr}"


def test_nothing_else_can_write_a_count() -> None:
    found: dict[str, set[str]] = {guarded: set() for guarded in MAY}
    for module, path in NAMES.items():
        for each in used(path):
            if each in MAY:
                found[each].add(module)
    assert found == MAY


def test_what_is_seen_unhidden_is_seen_through_the_gate_only() -> None:
    for module in INSIDE:
        for node in ast.walk(parsed(NAMES[module])):
            if isinstance(node, FUNCTIONS) and "unhidden(" in ast.unparse(node):
                assert "gate.internal(" in ast.unparse(node), (module, node.name)


def test_the_answers_and_the_years_are_read_by_their_stores_and_the_counting() -> None:
    for path in NAMES.values():
        module = name(path)
        # The deadline of the publishing asks whether there is any.
        by_stores = {"evaluation.store", "statistics.store", "deadline.yearly"}
        if module in by_stores or room(module) == "register":
            continue
        if module.startswith("statistics.counting"):
            continue
        for table in ("evaluations", "published_years", "county_reports"):
            assert not [text for text in strings(path) if f"FROM {table}" in text], (module, table)


# --- marks -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("count", "total", "whether"),
    [
        (5, 8, False),  # the sum less the number: 3, 4, 5
        (5, 9, True),
        (5, 10, True),
        (5, 20, True),  # five times the number, less the sum: 5, 4, 3
        (5, 21, True),
        (5, 22, False),
        (4, 12, False),
        (5, 15, True),
        (5, 5, False),
        (5, 25, False),
        (0, 0, False),
    ],
)
def test_a_sum_is_open_where_each_mark_in_it_could_be_any(
    count: int, total: int, whether: bool
) -> None:
    assert open_sum(count, total) is whether
    # Reckoned the slow way: each mark from 1 to 5 leaves the others a sum that they can have.
    if count >= 5:
        slow = all(count - 1 <= total - mark <= 5 * (count - 1) for mark in range(1, 6))
        assert slow is whether


def answered(**groups: list[int]) -> Figure:
    """A question's figure, by the first letters of the groups."""
    things = [
        Thing({"vem som svarar": next(each for each in GROUPS if each.startswith(group))}, mark)
        for group, given_marks in groups.items()
        for mark in given_marks
    ]
    return year_of(KALIX, 2026, {"utvardering_heard": things}).figure("utvardering_heard")


def spread(figure: Figure, *held: str) -> Spread:
    """What may be shown, with the numbers of some groups held back."""
    groups: dict[str, Shown] = {
        part.category: HIDDEN if part.category in held else part.count
        for part in figure.breakdowns[0].parts
    }
    return marks(figure, figure.total, groups)


def test_the_sum_of_all_is_shown_where_what_the_groups_leave_is_open_too() -> None:
    both = answered(barn=[3] * 5, aktör=[3] * 5)
    assert dict(spread(both).sums) == {GROUPS[0]: 15, GROUPS[2]: 15, ALL: 30}
    # The actors' own is not open, and all less the children's would be theirs.
    one = answered(barn=[3] * 5, aktör=[5] * 5)
    found = spread(one)
    assert (dict(found.sums), found.mean, found.count) == ({GROUPS[0]: 15}, None, 10)
    # With the children's number held back all that is left is the whole, in which each mark could be any.
    held = spread(one, GROUPS[0])
    assert (dict(held.sums), held.mean) == ({ALL: 40}, 40)
    # Two groups are left that are no more than four together with what they answered.
    few = answered(barn=[3] * 6, vård=[2, 3], aktör=[4, 2])
    assert (dict(spread(few, GROUPS[1], GROUPS[2]).sums), spread(few).mean) == (
        {GROUPS[0]: 18},
        None,
    )
    five = answered(barn=[3] * 6, vård=[2, 3, 3], aktör=[4, 2])
    assert dict(spread(five, GROUPS[1], GROUPS[2]).sums) == {GROUPS[0]: 18, ALL: 32}


def test_of_a_number_that_is_held_back_no_sum_is_shown() -> None:
    figure = answered(barn=[3] * 9)
    assert marks(figure, HIDDEN, dict.fromkeys(GROUPS, HIDDEN)) == Spread(HIDDEN)
    assert spread(answered()) == Spread(0)


# --- the county's report in the register ---------------------------------------------------------


def county_file(folder: Path, parts: list[Year]) -> Path:
    """The county's report of some municipalities, each published."""
    handed = [Handed(Path("x"), each, protected(each)) for each in parts]
    path = folder / "lanet.json"
    path.write_bytes(as_json(merged(handed, {"Östra": (KALIX, HAPARANDA)}, internal=False)))
    return path


def invented(seed: int, *codes: str, size: int = 20, first: int = 2026) -> list[Year]:
    rng = random.Random(seed)
    return [years(rng, code, size, first)[0] for code in codes]


def test_the_countys_report_is_read_in_and_kept(norrbus: Norrbus, tmp_path: Path) -> None:
    norrbus.day = "2027-03-01"
    path = county_file(tmp_path, invented(1, KALIX, HAPARANDA, BODEN, size=4))
    result = norrbus("statistik", "läs-in", str(path))
    assert result.out == "Länets rapport för 2026 är inläst.\n"
    assert result.err.startswith("När 2027 fastställs hålls också det inne som de två annars")
    register = norrbus.open()
    (kept,) = store.counties(register)
    register.close()
    content = json.loads(path.read_text(encoding="utf-8"))
    assert [shown_as(each) for each in kept.shown] == content["redovisat"]
    assert kept.areas == (
        ("Östra", (HAPARANDA, KALIX))
        if content["delar"]["Östra"][0] == HAPARANDA
        else ("Östra", (KALIX, HAPARANDA)),
        ("Norrbotten", (BODEN, HAPARANDA, KALIX)),
    )
    # A newer one of the same year takes its place.
    norrbus.ok("statistik", "läs-in", str(county_file(tmp_path, invented(2, KALIX, BODEN))))
    register = norrbus.open()
    (newer,) = store.counties(register)
    register.close()
    assert newer.shown != kept.shown


NOT_COUNTY = " går inte att använda: den är inte en rapport för länet att lämna ut. Länets rapport"


def test_what_is_no_report_of_the_county_is_not_read_in(norrbus: Norrbus, tmp_path: Path) -> None:
    line = ("statistik", "läs-in")
    parts = invented(3, KALIX, BODEN)
    path = county_file(tmp_path, parts)
    good = json.loads(path.read_text(encoding="utf-8"))

    def with_(**changed: Any) -> str:
        path.write_text(json.dumps(good | changed), encoding="utf-8")
        return norrbus.refused(5, *line, str(path)).removeprefix(str(path))

    not_county: tuple[dict[str, Any], ...] = (
        {"redovisat": None},
        {"redovisat": []},
        {"redovisat": {}},
        {"delar": None},
        {"delar": []},
    )
    for changed in not_county:
        assert with_(**changed).startswith(NOT_COUNTY), changed
    one, *rest = good["redovisat"]
    other = one | {"ar": 2025, "till_och_med": "2025-12-31"}
    assert with_(redovisat=[*rest, other]).startswith(" går inte att använda: den gäller flera år.")
    changed_by_hand = " går inte att använda: den är inte skriven av norrbus, eller har ändrats"
    assert with_(delar={"Östra": 7}).startswith(changed_by_hand)
    assert with_(redovisat=[7]).startswith(changed_by_hand)
    assert with_(format="x").startswith(
        " går inte att använda: den är inte statistik från norrbus."
    )
    inside = merged([Handed(Path("x"), each, None) for each in parts], {}, internal=True)
    path.write_bytes(as_json(inside))
    assert norrbus.refused(5, *line, str(path)).startswith(f"{path}{NOT_COUNTY}")
    path.write_bytes(as_json(report([protected(parts[0])], internal=False)))
    assert norrbus.refused(5, *line, str(path)).startswith(f"{path}{NOT_COUNTY}")
    assert norrbus.refused(5, *line, str(county_file(tmp_path, [parts[1]]))).startswith(
        f"{path} går inte att använda: Kalix kommun är inte med i den. Länets rapport skrivs med:"
    )
    assert "FIL" in norrbus.refused(2, *line)


def test_a_county_report_that_has_been_damaged_in_the_register_is_said_to_be(
    norrbus: Norrbus,
) -> None:
    given.over(norrbus)
    register = norrbus.open()
    with register.operation(day="2027-01-02"):
        values: dict[str, Value] = {
            "year": 2025,
            "read_on": "2027-01-02",
            "shown": '[{"ar": 1}]',
            "areas": "{}",
        }
        register.insert("county_reports", values)
    register.close()
    assert norrbus.refused(5, "statistik", "fastställ", "2026", "--ja").startswith(
        "Det fastställda 2025 går inte att läsa: den är inte skriven av norrbus"
    )


def test_what_is_about_nobody_is_not_told_where_it_is_off(norrbus: Norrbus) -> None:
    given.over(norrbus)
    given.forum(norrbus, "--deltagare", "Per Lindmark, rektor")
    norrbus.ok("forum", "genomför", "1", "--anteckningar", "x", "--närvarande", "Per")
    norrbus.ok("statistik", "stäng-av", "forum", "forum_fragade", "moten")
    norrbus.ok("statistik", "fastställ", "2026", "--ja")
    seen = json.loads(norrbus.ok("statistik", "år", "2026", "--json"))
    assert {"forum", "forum_fragade", "moten"}.isdisjoint(
        each["nyckel"] for each in seen["indikatorer"]
    )
    path = norrbus.ok("statistik", "skriv", "2026", "--internt", "--format", "json").strip()
    handed = json.loads(Path(path).read_text(encoding="utf-8"))
    assert handed["underlag"]["tal"]["forum"]["totalt"] == 1
    shown = handed["publicerat"]["tal"]
    assert {"forum", "forum_fragade"}.isdisjoint(shown)
    assert shown["moten"]["totalt"] == ".."
    # The one who adds the county up does not tell it either.
    report_of = norrbus.ok("statistik", "slå-ihop", path, "--json")
    assert all("forum" not in each["tal"] for each in json.loads(report_of)["redovisat"])


def girls(year: ProtectedYear, key: str) -> Shown:
    return year.figure(key).counts["kön", "flicka"]


def with_county(seed: int) -> tuple[Attack, Attack]:
    """A register's two years and the county's report of the first, as somebody reads them: with what the county shows read in, and without."""
    rng = random.Random(seed)
    pairs = [years(rng, code, rng.choice([4, 8, 15])) for code in (KALIX, BODEN)]
    then = [protected(pair[0]) for pair in pairs]
    handed = [Handed(Path("x"), pair[0], shown) for pair, shown in zip(pairs, then, strict=True)]
    county = merged(handed, {}, internal=False)
    by_name = {each.municipality: each for each in county.shown}
    truth = {
        "före": pairs[0][0],
        "nu": pairs[0][1],
        "andra": pairs[1][0],
        "länet": summed("länet", [pair[0] for pair in pairs]),
    }

    def read(*counties: County) -> Attack:
        reports = {
            "före": then[0],
            "nu": protected(pairs[0][1], (then[0],), counties),
            "andra": by_name[BODEN],
            "länet": by_name["Norrbotten"],
        }
        frozen = {"före", "andra", "länet"}
        return Attack(
            reports, truth, {"länet": ("före", "andra")}, follows={"nu": "före"}, frozen=frozen
        )

    return read(County(only(2026), county.shown, county.parts)), read()


@pytest.mark.no_cover
def test_the_next_year_is_protected_beside_what_the_county_has_shown() -> None:
    """Nobody works out a small number from the two years and the county's report; without it somebody would."""
    for seed in (0, 1, 2, 9, 23):
        beside, _ = with_county(seed)
        beside.made()
    for seed in (9, 23):
        beside, alone = with_county(seed)
        assert beside.reports["nu"] != alone.reports["nu"]
        with pytest.raises(AssertionError):
            alone.made()


# --- what is switched off -------------------------------------------------------------------------

OFF = ((OPENED,), (LEFT,), (LEFT_BEFORE, CLOSED), ("moten", "kallelse"), ("mal", "avvikelser"))


@pytest.mark.parametrize("off", OFF)
def test_all_of_an_indicator_that_is_off_is_hidden_and_not_printed(off: tuple[str, ...]) -> None:
    for seed in range(3):
        year = replace(years(random.Random(seed), "x", 12)[0], off=off)
        shown = protected(year)
        assert shown.off == off
        for key in off:
            assert set(shown.figure(key).counts.values()) == {HIDDEN}
            spread_ = shown.figure(key).days
            assert spread_ is None or (spread_.count, spread_.median) == (HIDDEN, None)
            assert shown.accounted(key).total is None
        printed = {each.indicator.key for each in report([shown], internal=False).entries}
        assert printed == {each.key for each in INDICATORS} - set(off)


@pytest.mark.parametrize("off", OFF)
def test_no_small_number_of_what_is_off_is_told_by_the_flow(off: tuple[str, ...]) -> None:
    bounded = 0
    for seed in range(4):
        year = years(random.Random(seed), "x", (3, 8, 12, 20)[seed])[0]
        shown = protected(replace(year, off=off))
        bounded += Attack({"x": shown}, {"x": year}).made()
    assert bounded


def test_a_small_number_that_is_off_makes_others_hidden_for_its_sake() -> None:
    """Three came, which is not told; nor can it be by what was there, went and is left."""
    year = flow("x", 2026, (20, 20), (3, 9), (8, 8))
    assert girls(protected(year), LEFT_BEFORE) == 20 or girls(protected(year), OPENED) is HIDDEN
    shown = protected(replace(year, off=(OPENED,)))
    assert HIDDEN in {girls(shown, key) for key in (LEFT_BEFORE, CLOSED, LEFT)}
    # A number that is not small is no secret, and hides nothing.
    many = protected(replace(flow("x", 2026, (20, 20), (9, 9), (8, 8)), off=(OPENED,)))
    assert {girls(many, key) for key in (LEFT_BEFORE, CLOSED, LEFT)} == {20, 8, 21}


# --- relations ------------------------------------------------------------------------------------


def test_every_indicator_about_people_is_tied_or_says_why_not_and_never_both() -> None:
    related = {place[0] for each in AT_MOST for place in (*each.smaller, *each.greater)}
    related |= {place[0] for each in SAME for place in (each.one, each.other)}
    related |= {*FLOW[0], *FLOW[1]}
    people = {each.key for each in INDICATORS if each.about_people}
    assert related | set(UNTIED) == people
    assert not related & set(UNTIED)
    assert all(UNTIED.values())
    groups = tied()
    assert sorted(key for group in groups for key in group) == sorted(people)
    assert {group[0] for group in groups if len(group) == 1} >= set(UNTIED)


def test_a_relation_names_places_that_figures_have() -> None:
    places = {
        (each.key, *rest)
        for each in INDICATORS
        for rest in (
            (),
            *(
                (split.by, name)
                for split in each.splits
                for rung in split.rungs
                for name, _ in rung
            ),
            *((("dagar", has)) for has in ("har", "saknar") if each.days),
        )
    }
    for relation in AT_MOST:
        assert {*relation.smaller, *relation.greater} <= places, relation.why
    for same in SAME:
        assert {same.one, same.other} <= places, same.why


def test_what_a_reader_can_reckon_with_stands_in_the_page_about_the_protection() -> None:
    page = " ".join((ROOT / "docs/statistik-skydd.md").read_text(encoding="utf-8").split())
    missing = [sentence for sentence in of_reader() if sentence not in page]
    assert not missing
