"""The handbook as it stands: the days, lines and answers of its thread, and what its tables are made of."""

from __future__ import annotations

import re
import shlex
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
TABLE = re.compile(r"<!-- kommandon: (.+?) -->\n(.*?)<!-- slut -->\n", re.DOTALL)
OPTION = re.compile(r"--[a-zåäö][\w-]*")
CHAPTER = re.compile(r"^## ", re.MULTILINE)
# What is said once for all commands, under "Så skriver du".
GENERAL = "Så skriver du"
LONGEST = 72  # signs of what a command does, in a table


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
        elif row in {"```console", "```dialog"}:
            block = (row, [])
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
        if fence == "```dialog":
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


def said(help_text: str, longest: int = LONGEST) -> str:
    """The first thing that a help says, as short as a table wants it."""
    text = re.split(r"\. |: |; | \((?!med )", " ".join(help_text.split()))[0].rstrip(".")
    return text if len(text) <= longest else text.split(", ")[0]


def options(name: str) -> dict[str, str]:
    """The options of a command, each with what it says."""
    return {
        each.opts[-1]: said(each.help, 60)
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
        assert fitting, f"{name} has no table in the handbook"
        of[max(fitting)[1]].append(name)
    return of


def explained(chapter: str) -> set[str]:
    """The options that somebody has written of in a chapter."""
    return set(OPTION.findall(TABLE.sub("", chapter)))


def table(names: list[str], known: set[str]) -> str:
    """A table of commands, and the options that are not written of."""
    rows = [f"| {said(COMMANDS[name].help)} | `{name}` |" for name in names]
    left: dict[str, str] = {}
    for name in names:
        left |= {
            each: text for each, text in options(name).items() if each not in known | set(left)
        }
    more = [f"`{each}` {text[0].lower()}{text[1:]}" for each, text in left.items()]
    return "\n".join(
        ["| Vill du … | skriv |", "| --- | --- |", *rows]
        + (["", f"Växlar som inte är nämnda ovan: {'; '.join(more)}."] if more else [])
        + [""]
    )


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
