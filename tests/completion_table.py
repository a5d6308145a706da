"""The table of words that shells complete from, made of the commands themselves."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from norrbus_cli import main
from norrbus_cli.terminal.completion import answering, store
from norrbus_cli.terminal.entry import FROM_FILE
from norrbus_cli.terminal.question import Question, questions
from norrbus_cli.terminal.room import NAMELESS
from norrbus_cli.terminal.wide_options import GLOBAL_HELP
from norrbus_cli.words.swedish import fold

TABLE = Path(answering.__file__).with_name("words.tsv")
HEAD = "Printed from the commands by UPDATE_GOLDEN=1 pytest tests/completion. See answering.py.\n"
# By what a value is called in the help.
FILES = {"FIL": "fil", "KOPIA": "fil", "MAPP": "mapp"}
REFERENCES = {"REF": "NB", "MÖTE": "M", "OENIGHET": "O", "AVVIKELSE": "A", "VAD": "NB+M+A+F"}
COMMANDS = {"norrbus hjälp": "kommando", "norrbus json-schema": "kommando--json"}
FORUMS = ("norrbus forum", "norrbus makulera forum")


def kind(command: str, each: Question) -> str:
    """What may be completed of an answer."""
    name = each.metavar.removesuffix("...")
    if each.choices or "|" in name:
        found = "".join(f"|{word}" for word in each.choices or name.split("|"))
    elif name == "MÖTE" and command.startswith(FORUMS):
        found = "F"
    elif each.argument and command in COMMANDS:
        found = COMMANDS[command]
    else:
        known = {"--mapp": "mapp"} | FILES | REFERENCES
        found = known.get(name) or known.get(each.option) or answering.ANYTHING
    return found + (answering.AGAIN if each.many else "")


def sentence(text: str) -> str:
    """The first sentence of a help, without what the answer may be, on one row of a terminal."""
    first = re.split(r"\. | \(|\n|;", text, maxsplit=1)[0].removesuffix(".")
    return textwrap.shorten(first, 70, placeholder=" …")


def of_command(name: str, command: Any) -> Iterator[str]:
    """The lines of a command."""
    asked = questions(command.form)
    for parameter in command.params:
        option = parameter.opts[-1]
        if option == FROM_FILE:
            yield f"o\t{option}\tfil\t{sentence(parameter.help)}"
            continue
        each = asked[parameter.name]
        if each.argument:
            yield f"a\t{kind(name, each)}"
        else:
            value = "" if each.flag else kind(name, each)
            yield f"o\t{option}\t{value}\t{sentence(parameter.help)}"


def blocks(name: str, room: Any) -> Iterator[str]:
    """A block for a room and for each command in it."""
    lines = [f"= {fold(name.partition(' ')[2])}"]
    if not hasattr(room, "list_commands"):
        yield "\n".join([*lines, *of_command(name, room)])
        return
    inner = {each: room.get_command(None, each) for each in room.list_commands(None)}
    lines += [f"c\t{each}\t{sentence(room.declared.help(each))}" for each in inner]
    if NAMELESS in room.commands:
        lines += of_command(name, room.commands[NAMELESS])
    if name == "norrbus":
        lines += [f"a\t{REFERENCES['VAD']}", *anywhere()]
    yield "\n".join(lines)
    for each, command in inner.items():
        yield from blocks(f"{name} {each}", command)


def anywhere() -> Iterator[str]:
    """The options that may stand anywhere."""
    for told, text in GLOBAL_HELP:
        option, _, value = told.partition(" ")
        yield f"o\t{option}\t{FILES.get(value, answering.ANYTHING if value else '')}\t{sentence(text)}"


def table() -> str:
    """The whole table."""
    return HEAD + "".join(
        f"{each}\n" for each in blocks("norrbus", typer.main.get_command(main.app))
    )


assert set("+".join(REFERENCES.values()).split("+")) == set(store.SOUGHT)
