"""The manual pages, made of the commands' own help: ``norrbus(1)``, and a page for each room, as git has for its commands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from test_help import COMMANDS

from norrbus_cli import __version__
from norrbus_cli.rooms import ROOMS
from norrbus_cli.terminal.wide_options import GLOBAL_HELP, HELP
from norrbus_cli.words.errors import EXIT_CODES
from norrbus_cli.words.swedish import fold

FOLDER = "man"
FILES = (
    ("~/.local/share/norrbus/register.norrbus", "Registret, krypterat."),
    ("~/.local/share/norrbus/dokument", "Dokumenten."),
    ("~/.config/norrbus/nycklar/register.nyckel", "Registrets nyckel."),
    ("~/.config/norrbus/installningar.toml", "Inställningarna."),
)


def escaped(text: str) -> str:
    """A text as roff prints it: a hyphen that can be copied, and no line that is a request."""
    plain = text.replace("\\", "\\e").replace("-", "\\-")
    return re.sub(r"(?m)^([.'])", r"\\&\1", plain)


def quoted(text: str) -> str:
    """One argument of a request."""
    return '"' + escaped(text).replace('"', "\\(dq") + '"'


def paragraphs(text: str) -> Iterator[str]:
    """A paragraph of roff for each of a help."""
    for each in text.split("\n\n"):
        yield ".PP"
        yield escaped(" ".join(each.split()))


def listed(rows: list[tuple[str, str]]) -> Iterator[str]:
    """Names with what they mean."""
    for name, text in rows:
        yield from (".TP", f".B {quoted(name)}", escaped(text or "\u2013"))


def head(name: str, text: str) -> list[str]:
    """What every page begins with."""
    title = f'.TH "{name.upper()}" 1 "" "norrbus {__version__}" "Norrbus"'
    summary = text.split(". ", maxsplit=1)[0].removesuffix(".")
    return [
        '.\\" Printed from the commands by UPDATE_GOLDEN=1 pytest tests/test_manual.py',
        # The hyphens and the margins are those of English.
        *(title, ".nh", ".ad l", ".SH NAMN", f"{escaped(name)} \\- {escaped(summary)}"),
    ]


def options(command: Any) -> list[tuple[str, str]]:
    """The options of a command, each with what it takes."""
    return [
        (" ".join([each.opts[-1], *([] if each.is_flag else [each.metavar])]), each.help)
        for each in command.params
        if each.param_type_name == "option"
    ]


def arguments(command: Any) -> list[tuple[str, str]]:
    """The arguments of a command."""
    return [
        (each.human_readable_name, each.help)
        for each in command.params
        if each.param_type_name == "argument"
    ]


def of_room(name: str, text: str) -> list[str]:
    """The page of a room."""
    whole = f"norrbus {name}"
    found = {
        each: command for each, command in COMMANDS.items() if f"{each} ".startswith(f"{whole} ")
    }
    lines = [*head(f"norrbus-{fold(name)}", text), ".SH ÖVERSIKT"]
    for each, command in found.items():
        words = "".join(f" [{argument}]" for argument, _ in arguments(command))
        lines += [f".B {quoted(each)}", f"{escaped(words.strip())} [VÄXLAR]".strip(), ".br"]
    lines[-1:] = [".SH BESKRIVNING", *list(paragraphs(text))[1:]]
    lines.append(".SH KOMMANDON")
    for each, command in found.items():
        lines += [f".SS {quoted(each)}", escaped(" ".join(command.help.split()))]
        lines += listed(arguments(command) + options(command))
        example = command.epilog.removeprefix("Exempel: ")
        lines += [".PP", "Exempel:", ".PP", ".EX", escaped(example), ".EE"]
    return [*lines, ".SH SE ÄVEN", ".BR norrbus (1)"]


def of_all() -> list[str]:
    """The page of the whole."""
    first = HELP.split("\n", maxsplit=1)[0]
    lines = [*head("norrbus", first.removeprefix("norrbus ")), ".SH ÖVERSIKT", ".B norrbus"]
    lines += ["KOMMANDO [VÄXLAR]", ".SH BESKRIVNING", *list(paragraphs(HELP))[1:], ".SH KOMMANDON"]
    for name, text, _ in ROOMS:
        lines += [".TP", f".BR {quoted(f'norrbus-{fold(name)}')} (1)", escaped(text)]
    lines += [".SH VÄXLAR", "De här får stå var som helst på raden.", *listed(GLOBAL_HELP)]
    lines += [".SH SLUTKODER", *listed([(str(code), text) for code, text in EXIT_CODES.items()])]
    lines += [".SH FILER", *listed(list(FILES)), ".PP"]
    lines.append("Andra platser sägs med växlarna, i miljön eller i inställningsfilen.")
    pages = [f".BR {quoted(f'norrbus-{fold(name)}')} (1)" for name, _, _ in ROOMS]
    return [*lines, ".SH SE ÄVEN", *(f"{each}," for each in pages[:-1]), pages[-1]]


def pages() -> dict[str, str]:
    """Every page by its file's name."""
    made = {"norrbus.1": of_all()}
    made |= {f"norrbus-{fold(name)}.1": of_room(name, text) for name, text, _ in ROOMS}
    return {name: "\n".join(lines) + "\n" for name, lines in made.items()}
