"""A whole case with nothing but the screen: every question answered by hand, at terminals of several kinds and widths."""

from __future__ import annotations

import json
import re
from typing import Any

import given
import pytest
from conftest import Norrbus
from typed import END, fill, screen

pytestmark = pytest.mark.slow
ACTORS = "skola, soc, primärvård"
# What is typed in answer to a text of many lines, and ended as that kind of terminal ends it.
LONG = "§"
Asked = list[tuple[str, str]]


def actor(short: str, name: str, kind: str, contact: str) -> Asked:
    return [
        *(("namn", name), ("Kortnamn", short), ("Slag", kind), ("Huvudman", "")),
        ("Kontaktpersonens", contact),
        *([("roll", "")] if contact else []),
        *(("Telefon", ""), ("E-post", "")),
        ("Spara?", "j"),
    ]


# The day, the command, each question in its order by a word of it, and its answer.
STORY: tuple[tuple[str, str, Asked], ...] = (
    (
        "2026-03-30",
        "register skapa",
        [
            *(("Kommun", "Kalix"), ("Myndighet", "Förskola/grundskola")),
            *(("Samordnarens", "Karin Öberg"), ("titel", "specialpedagog"), ("telefon", "")),
            *(("e-post", ""), ("Spara?", "j")),
        ],
    ),
    ("2026-03-30", "aktör lägg-till", actor("skola", "Centrumskolan", "skola", "Per Lindmark")),
    ("2026-03-30", "aktör lägg-till", actor("soc", "Kalix soc", "socialtjänst", "Sara Niva")),
    ("2026-03-30", "aktör lägg-till", actor("primärvård", "Hälsan", "primärvård", "Ola Ek")),
    (
        "2026-03-30",
        "ärende skapa",
        [
            *(("namn", "Elsa Lantto"), ("Personnummer", given.ELSA), ("Kön", "flicka")),
            *(("Adress", ""), ("Telefon", ""), ("E-post", ""), ("Språk", ""), ("tolk", "")),
            *(("Skola", ""), ("Skyddade", ""), ("sågs", "idag"), ("såg", "skola")),
            *(("Behovet", f"Hög frånvaro.{LONG}"), ("fungerar", f"Hästar.{LONG}")),
            *(("Nivå", "tidiga insatser"), ("skyndsamhet", ""), ("Eget", ""), ("Chef", "")),
            *(("Lägga", "j"), ("namn", "Anna Lantto"), ("Personnummer", given.ANNA)),
            *(("Vårdnad", "ensam"), ("Adress", ""), ("Telefon", ""), ("E-post", "")),
            *(("Språk", ""), ("tolk", ""), ("Skyddade", ""), ("Lägga", "n"), ("Spara?", "j")),
        ],
    ),
    (
        "2026-04-01",
        "samtycke registrera",
        [
            *(("Ärendet", "elsa"), ("samtycker", "Anna Lantto"), ("Aktör", ACTORS)),
            *(("användas", LONG), ("uppgifter", f"skolgång, hälsa{LONG}"), ("inte", LONG)),
            *(("gavs", "skriftligt"), ("gavs", "idag"), ("Första", ""), ("Sista", "31 dec")),
            ("Spara?", "j"),
        ],
    ),
    (
        "2026-04-10",
        "möte boka",
        [
            *(("Ärendet", "."), ("Slag", ""), ("Mötesdag", "21 april"), ("Klockslag", "13")),
            *(("minuter", ""), ("Plats", "Centrumskolan rum 12"), ("Länk", "")),
            *(("syfte", f"Trygg skoldag?{LONG}"), ("förstår", LONG), ("Dagordning", LONG)),
            *(("kallar", ""), ("leder", ""), ("Spara?", "j")),
        ],
    ),
    (
        "2026-04-10",
        "möte kalla",
        [
            *(("Mötet", "M1"), ("kallas", ACTORS), ("skickas", "brev"), ("skickades", "")),
            ("Spara?", "j"),
        ],
    ),
    (
        "2026-04-21",
        "möte genomför",
        [
            *(("Mötet", "M1"), ("plats", f"{ACTORS}, barnet, Anna Lantto"), ("länk", "")),
            *(("Ersättare", ""), ("mandat", ACTORS), ("Andra", "")),
            *(("Minnesanteckningar", f"Alla är överens.{LONG}"), ("Reflektion", LONG)),
            *(("Nästa", ""), ("Spara?", "j")),
        ],
    ),
    (
        "2026-04-21",
        "plan skapa",
        [
            *(("Ärendet", "elsa"), ("Slag", ""), ("upprättades", ""), ("behov", LONG)),
            *(("fungerar", LONG), ("sikt", LONG), ("Samordningsansvarig", "kommun")),
            *(("första", "10 juni"), ("Tid", "14"), ("Plats", "Centrumskolan"), ("Samman", "")),
            *(("insats", "j"), ("göras", f"Vuxenstöd på rasten{LONG}"), ("Mål", LONG)),
            *(("ansvarar", "skola"), ("utför", "elevassistent"), ("ofta", "varje rast")),
            *(("börjar", "27 april"), ("slutar", "12 juni"), ("följs", "på mötet")),
            *(("insats", "n"), ("uppfattning", "j"), ("uppfattning", "barnet")),
            *(("Uppfattningen", f"Jag vill ha Moa med.{LONG}"), ("uppfattning", "n")),
            ("Spara?", "j"),
        ],
    ),
    ("2026-04-22", "plan underteckna 1", [("Vem som", "skola"), ("Spara?", "j")]),
)
END_OF = {"drawn": END, "plain": "\r"}


def keys(answer: str, kind: str) -> str:
    text = answer.removesuffix(LONG)
    return text + (END_OF[kind] if text != answer and text else "\r")


def shown(norrbus: Norrbus, *line: str) -> Any:
    return json.loads(norrbus.ok(*line, "--json"))


@pytest.mark.parametrize(
    ("kind", "columns", "environment"),
    [
        ("drawn", 80, {}),
        ("drawn", 120, {"NO_COLOR": "1"}),
        ("drawn", 40, {}),
        ("plain", 40, {"TERM": "dumb"}),
        ("plain", 80, {"NORRBUS_ENKELT": "1"}),
    ],
)
def test_a_whole_case_is_entered_with_nothing_but_the_screen(
    bare: Norrbus, kind: str, columns: int, environment: dict[str, str]
) -> None:
    for day, line, asked in STORY:
        bare.day = day
        with screen(bare, *line.split(), columns=columns, environment=environment) as at:
            fill(at, [(word, keys(answer, kind)) for word, answer in asked])
            assert at.end() == 0, at.text
            assert "Traceback" not in at.text
            if environment.get("NO_COLOR"):
                assert set(re.findall(r"\x1b\[[0-9;]*m", at.raw)) <= {"\x1b[0m"}
    states = {each["namn"]: each["lage"] for each in shown(bare, "guide", "1")}
    assert [name for name, state in states.items() if state == "klart"] == [
        *("Ärende", "Samtycke", "Kallelse", "Möte", "Plan")
    ]
    case = shown(bare, "ärende", "visa", "1")
    assert (case["behov"], case["fungerar"]) == ("Hög frånvaro.", "Hästar.")
    assert [each["vad"] for each in case["insatser"]] == ["Vuxenstöd på rasten"]
    assert case["moten"][0]["lage"] == "hållet"
    assert bare.rows()["drafts"] == 0
