"""The handbook as it stands: the days, lines and answers of its thread, and what its tables are made of."""

from __future__ import annotations

import re
import shlex
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from conftest import ROOT
from test_help import COMMANDS

PAGE = ROOT / "docs/handbok.md"
MONTHS = "januari februari mars april maj juni juli augusti september oktober november december"
WEEKDAYS = ["Måndag", "Tisdag", "Onsdag", "Torsdag", "Fredag", "Lördag", "Söndag"]
DAY = re.compile(
    rf"^\*\*({'|'.join(WEEKDAYS)}) (\d+) ({'|'.join(MONTHS.split())})(?: (\d{{4}}))?\.\*\*"
)
LEFT_OUT = "…"
PLAYED = {
    "console": "a line and what it shows",
    "dialog": "a line, its questions, and what it shows",
}
TABLE = re.compile(r"<!-- kommandon: (.+?) -->\n(.*?)<!-- slut -->\n", re.DOTALL)
OPTION = re.compile(r"--[a-zåäö][\w-]*")
CHAPTER = re.compile(r"^## ", re.MULTILINE)
# What is said once for all commands, under "Så skriver du".
GENERAL = "Så skriver du"
LONGEST = 80  # signs of what a command does, in a table
WIDTH = 110
INFINITIVES = {
    "anmäl": "anmäla",
    "avgör": "avgöra",
    "bestäm": "bestämma",
    "byt": "byta",
    "fastställ": "fastställa",
    "gör": "göra",
    "hänskjut": "hänskjuta",
    "jämför": "jämföra",
    "kör": "köra",
    "läs": "läsa",
    "påminn": "påminna",
    "välj": "välja",
    "lägg": "lägga",
    "låt": "låta",
    "sammanställ": "sammanställa",
    "skriv": "skriva",
    "ställ": "ställa",
    "sätt": "sätta",
    "säg": "säga",
    "återställ": "återställa",
    "sök": "söka",
}
# Where the first words of a help say too little, or another thing, when they stand alone.
OWN = {
    "norrbus sök": "hitta ett ärende, en aktör eller en kontaktperson på namnet",
    "norrbus hjälp": "läsa hjälpen för ett kommando, eller hitta ett för ett ord",
    "norrbus komplettering installera": "låta Tab fylla i det du har börjat skriva",
    "norrbus uppdatera": "veta om det finns en nyare norrbus, och hur den läggs in",
    "norrbus register nyckel byt": "byta nyckel, så att registret krypteras om",
    "norrbus register utdrag": "skriva ut allt som registret har om en person",
    "norrbus ärende ändra": "ändra uppgifter om ärendet, barnet eller en vårdnadshavare",
    "norrbus möte kalla": "kalla aktörer, och bjuda in barnet och vårdnadshavarna",
    "norrbus kalender skriv": "skriva möten, uppföljningar och frister till en kalender",
    "norrbus plan ändra-insats": "ändra en insats, eller säga att den pågår, är klar eller avbruten",
    "norrbus idag": "se vad som är försenat, vad som ska göras och vad som väntar på andra",
    "norrbus frist regler ändra": "välja profil, egna antal dagar och dagar då ni har stängt",
    "norrbus påminn installera": "låta påminnelserna komma av sig själva varje morgon",
    "norrbus avvikelse analysera": "registrera en aktörs analys, eller den gemensamma",
    "norrbus avvikelse skicka": "registrera att kopior eller rapporten uppåt är skickade",
    "norrbus avvikelse avsluta": "avsluta en avvikelse, eller makulera en som blev fel",
    "norrbus dokument skriv": "skriva papper: kallelse, plan, tidslinje och alla andra",
    "norrbus dokument kontrollera": "kontrollera mallarna, och att varje papper ligger kvar",
    "norrbus exportera": "skriva en lista som fil för egen analys",
    "norrbus importera": "läsa in ärenden, aktörer eller svar ur en fil",
    "norrbus logg visa": "se vad ett kommando ändrade, och vilka som visades",
    "norrbus logg granska": "granska ett slumpmässigt urval av vad som har gjorts",
    "norrbus makulera forum": "makulera ett möte ovanför ärendena",
    "norrbus ärende hälsoundersökning": "registrera att hälsoundersökningen är begärd, gjord eller avböjd",
    "norrbus statistik stäng-av": "dölja en indikator i det som lämnas ut",
}


@dataclass(frozen=True)
class Line:
    """A line of the thread: its day, what is answered to its questions, what is shown then."""

    day: str
    line: tuple[str, ...]
    questions: tuple[tuple[str, str], ...]
    shown: tuple[str, ...]


def thread(text: str) -> Iterator[Line]:
    """The lines of the thread in the order of the page."""
    day = ""
    block: tuple[str, list[str]] | None = None
    for row in text.splitlines():
        if found := DAY.match(row):
            weekday, number, month, year = found.groups()
            told = date(int(year or 2026), MONTHS.split().index(month) + 1, int(number))
            assert WEEKDAYS[told.weekday()] == weekday, row
            assert told.isoformat() >= day, f"{row} comes after {day}"
            day = told.isoformat()
        elif row.removeprefix("```") in PLAYED:
            block = (row.removeprefix("```"), [])
        elif row == "```" and block:
            yield from _lines(day, *block)
            block = None
        elif block:
            block[1].append(row)


def _lines(day: str, fence: str, rows: list[str]) -> Iterator[Line]:
    text = re.sub(r" \\\n +", " ", "\n".join(rows))
    for each in re.split(r"^\$ norrbus", text, flags=re.MULTILINE)[1:]:
        typed, _, rest = each.partition("\n")
        questions: list[tuple[str, str]] = []
        if fence == "dialog":
            asked, _, rest = rest.partition("\n\n")
            for row in asked.splitlines():
                words, _, answer = row.partition(": ")
                questions += [(word, answer) for word in words.split(" · ")]
        shown = tuple(rest.rstrip("\n").splitlines())
        yield Line(day, tuple(shlex.split(typed)), tuple(questions), shown)


def keys(answer: str) -> str:
    """What is typed in answer to a question."""
    if answer == "Enter":
        return "\n"
    return answer.removesuffix(" (Ctrl-D)") + "\n"


def agrees(shown: tuple[str, ...], real: list[str]) -> bool:
    """Whether what the page shows is what the screen shows, but for lines and words that are left out."""
    pattern = "".join(
        r"(?:.*\n)*?" if row == LEFT_OUT else re.escape(row).replace(LEFT_OUT, ".*") + "\n"
        for row in shown
    )
    return bool(re.fullmatch(pattern, "".join(f"{row.rstrip()}\n" for row in real)))


def said(name: str) -> str:
    """What somebody may want to do with a command: the first thing that its help says, as an infinitive."""
    if name in OWN:
        return OWN[name]
    text = re.split(r"\. |: |; | \(", " ".join(COMMANDS[name].help.split()))[0].rstrip(".")
    text = text if len(text) <= LONGEST else text.split(", ")[0]
    first, _, rest = text.partition(" ")
    word = INFINITIVES.get(first.lower(), first.lower())
    assert word.endswith("a"), f"{name}: {first} is in no list of infinitives"
    return f"{word} {rest}".strip()


def short(option: str, help_text: str) -> str:
    """What an option says, in few words."""
    text = " ".join(help_text.split()).removesuffix(" (kan upprepas)").rstrip(".")
    text = text.replace(". (", " (")
    plain = re.split(r"\. | \(", text)[0]
    if plain.lower() != option.strip("-"):
        text = plain if len(plain) <= LONGEST else re.split(", |; ", plain)[0]
    return text[0].lower() + text[1:] if text[1:2].islower() else text


def options(name: str) -> dict[str, str]:
    """The options of a command, each with what it says."""
    return {
        each.opts[-1]: short(each.opts[-1], each.help)
        for each in COMMANDS[name].params
        if each.param_type_name == "option"
    }


def chapters(text: str) -> list[str]:
    """The page, cut before each heading of the second level."""
    return re.split(r"(?m)^(?=## )", text)


def placed(text: str) -> dict[str, list[str]]:
    """The commands by the marker of the table where each belongs: the one that says most of its name."""
    markers = [found[1] for found in TABLE.finditer(text)]
    of: dict[str, list[str]] = {marker: [] for marker in markers}
    for name in COMMANDS:
        fitting = [
            (len(start), marker)
            for marker in markers
            for start in marker.split("; ")
            if f"{name} ".startswith(f"norrbus {start} ")
        ]
        assert fitting, f"{name} has no table in the handbook: write its room in the marker of one"
        of[max(fitting)[1]].append(name)
    return of


def explained(chapter: str) -> set[str]:
    """The options that somebody has written of in a chapter."""
    return set(OPTION.findall(TABLE.sub("", chapter)))


def table(names: list[str], known: set[str]) -> str:
    """A table of commands, and the options that are not written of."""
    rows = [f"| {said(name)} | `{name}` |" for name in names]
    left: dict[str, str] = {}
    for name in names:
        left |= {
            each: text for each, text in options(name).items() if each not in known | set(left)
        }
    more = "; ".join(f"`{each}` {text}" for each, text in left.items())
    told = textwrap.fill(
        f"Växlar som inte är nämnda ovan: {more}.",
        WIDTH,
        break_on_hyphens=False,
        break_long_words=False,
    )
    lines = ["| Vill du … | skriv |", "| --- | --- |", *rows, *(["", told] if more else [])]
    return "\n".join(lines) + "\n"


def with_tables(text: str) -> str:
    """The page with its tables made anew."""
    of = placed(text)
    general = next((explained(each) for each in chapters(text) if GENERAL in each[:30]), set())
    made = []
    for chapter in chapters(text):
        known = general | explained(chapter)

        def made_anew(found: re.Match[str], known: Any = known) -> str:
            head = f"<!-- kommandon: {found[1]} -->\n"
            return f"{head}{table(of[found[1]], known)}<!-- slut -->\n"

        made.append(TABLE.sub(made_anew, chapter))
    return "".join(made)
