"""A whole case with nothing but the screen: every question answered by hand, at terminals of several kinds and widths.

The same case comes from files and through pipes (``SAME``), and nothing in it is another.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from subprocess import CompletedProcess

import given
import pytest
from conftest import Norrbus
from typed import END, fill, screen

pytestmark = pytest.mark.slow
ACTORS = "skola, soc, primärvård"
# What is typed in answer to a text of many lines, and ended as that kind of terminal ends it.
LONG = "§"
# What the case is when it has come from files, made once.
MADE: list[str] = []
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


def told(norrbus: Norrbus) -> str:
    """What the register says of the case, by nobody's way of telling it."""
    lines = (
        *("aktör lista", "ärende visa 1", "samtycke lista 1", "möte visa NB-2026-0001-M1"),
        *("plan visa 1", "guide 1"),
    )
    found = {line: json.loads(norrbus.ok(*line.split(), "--json")) for line in lines}
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


@pytest.mark.parametrize(
    ("kind", "columns", "environment", "options"),
    [
        ("drawn", 80, {}, ()),
        ("drawn", 120, {"NO_COLOR": "1"}, ()),
        ("drawn", 40, {}, ()),
        ("plain", 40, {"TERM": "dumb"}, ()),
        ("plain", 120, {}, ("--enkelt",)),
    ],
)
def test_a_whole_case_is_entered_with_nothing_but_the_screen(
    same: str,
    bare: Norrbus,
    kind: str,
    columns: int,
    environment: dict[str, str],
    options: tuple[str, ...],
) -> None:
    for day, line, asked in STORY:
        bare.day = day
        with screen(bare, *line.split(), *options, columns=columns, environment=environment) as at:
            fill(at, [(word, keys(answer, kind)) for word, answer in asked])
            assert at.end() == 0, at.text
            assert "Traceback" not in at.text
            if environment.get("NO_COLOR"):
                assert set(re.findall(r"\x1b\[[0-9;]*m", at.raw)) <= {"\x1b[0m"}
    assert told(bare) == same
    assert bare.rows()["drafts"] == 0


# The same case as somebody's script has it: a record for each command of the story.
SAME: tuple[str, ...] = (
    """
kommun = "Kalix"
myndighet = "Förskola/grundskola"
samordnare = "Karin Öberg"
titel = "specialpedagog"
""",
    """
kort = "skola"
namn = "Centrumskolan"
slag = "skola"
kontakt = "Per Lindmark"
""",
    """
kort = "soc"
namn = "Kalix soc"
slag = "socialtjänst"
kontakt = "Sara Niva"
""",
    """
kort = "primärvård"
namn = "Hälsan"
slag = "primärvård"
kontakt = "Ola Ek"
""",
    f"""
barn = "Elsa Lantto"
personnummer = "{given.ELSA}"
kon = "flicka"
behov-sett = "idag"
sett-av = "skola"
behov = "Hög frånvaro."
fungerar = "Hästar."
niva = "tidiga insatser"
[[vardnadshavare]]
namn = "Anna Lantto"
personnummer = "{given.ANNA}"
vardnad = "ensam"
""",
    """
ref = "elsa"
vem = "Anna Lantto"
aktor = ["skola", "soc", "primärvård"]
galler = "skolgång, hälsa"
form = "skriftligt"
dag = "idag"
till = "31 dec"
""",
    """
ref = "."
dag = "21 april"
tid = "13"
plats = "Centrumskolan rum 12"
syfte = "Trygg skoldag?"
""",
    """
mote = "M1"
aktor = ["skola", "soc", "primärvård"]
satt = "brev"
""",
    """
mote = "M1"
narvarande = ["skola", "soc", "primärvård", "barnet", "Anna Lantto"]
mandat = ["skola", "soc", "primärvård"]
anteckningar = "Alla är överens."
""",
    """
ref = "elsa"
huvudman = "kommun"
uppfoljning = "10 juni"
uppfoljning-tid = "14"
uppfoljning-plats = "Centrumskolan"
[[insatser]]
vad = "Vuxenstöd på rasten"
aktor = "skola"
utforare = "elevassistent"
omfattning = "varje rast"
borjar = "27 april"
slutar = "12 juni"
foljs-upp = "på mötet"
[[asikter]]
vem = "barnet"
text = "Jag vill ha Moa med."
""",
    """
aktor = "skola"
""",
)


def from_files(bare: Norrbus) -> None:
    for (day, line, _), record in zip(STORY, SAME, strict=True):
        bare.day = day
        file = bare.home / "uppgifter.toml"
        file.write_text(record, encoding="utf-8")
        bare.ok(*line.split(), "--från-fil", str(file))


@pytest.fixture
def same(bare: Norrbus) -> str:
    """The case as it is told when it has come from files, by a register that is gone again."""
    if not MADE:
        from_files(bare)
        MADE.append(told(bare))
        for folder in bare.home.iterdir():
            shutil.rmtree(folder) if folder.is_dir() else folder.unlink()
    return MADE[0]


def test_a_whole_case_comes_from_files(same: str) -> None:
    found = json.loads(same)
    assert [each["namn"] for each in found["guide 1"] if each["lage"] == "klart"] == [
        *("Ärende", "Samtycke", "Kallelse", "Möte", "Plan")
    ]
    case = found["ärende visa 1"]
    assert (case["behov"], case["fungerar"]) == ("Hög frånvaro.", "Hästar.")
    assert [each["vad"] for each in case["insatser"]] == ["Vuxenstöd på rasten"]
    assert case["moten"][0]["lage"] == "hållet"


def test_the_same_case_comes_through_pipes(
    same: str, bare: Norrbus, process: Callable[..., CompletedProcess[str]]
) -> None:
    for (day, line, _), record in zip(STORY, SAME, strict=True):
        bare.day = day
        words = (*line.split(), "--från-fil", "-")
        ended = process(*words, input=record, env={"NORRBUS_IDAG": day})
        assert ended.returncode == 0, ended.stderr
        assert "\x1b" not in ended.stdout + ended.stderr
    assert told(bare) == same
