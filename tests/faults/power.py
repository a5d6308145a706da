"""What a command writes to the register's files and when it waits for the disk, and all that a power loss can leave of it."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

from conftest import ROOT, Norrbus
from test_robustness import environment

from norrbus_cli.words.record import Record

STRACE = shutil.which("strace")
CALLS = "pwrite64,write,pwritev,ftruncate,fdatasync,fsync,unlink,unlinkat,rename,renameat2"
# What stands in the files, by name; a file that is not there has no name.
Files = dict[str, bytes]


class Event(Record):
    """A write (with its place and content), a cut (with the new length), a sync or a removal of a file."""

    what: str
    name: str
    place: int = 0
    content: bytes = b""


def recorded(norrbus: Norrbus, report: Path, *line: str) -> list[Event]:
    """Run a line, and what it did to the register's files in turn."""
    assert STRACE is not None
    files = [f"{norrbus.register}{rest}" for rest in ("", "-wal")]
    watched = [word for each in files for word in ("-P", each)]
    how = ["-f", "-qq", "-y", "-xx", "-s", "1000000", "-e", f"trace={CALLS}", "-e", "signal=none"]
    subprocess.run(
        [STRACE, *how, "-o", str(report), *watched, sys.executable, "-m", "norrbus_cli", *line],
        env=environment(norrbus),
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    return [_event(line) for line in report.read_text("utf-8").splitlines()]


def _event(line: str) -> Event:
    call, rest = line.split(" ", 1)[1].lstrip().split("(", 1)
    texts = [bytes.fromhex(each.replace("\\x", "")) for each in re.findall(r'"([^"]*)"', rest)]
    if call.startswith("unlink"):
        return Event("remove", Path(texts[0].decode()).name)
    opened = re.match(r"\d+<([^>]*)>", rest)
    assert opened is not None, line[:200]
    name = Path(bytes.fromhex(opened[1].replace("\\x", "")).decode()).name
    if call == "pwrite64":
        place = re.search(r", (\d+)\)\s+= (\d+)$", rest)
        assert place is not None, line[-200:]
        assert int(place[2]) == len(texts[0])
        return Event("write", name, int(place[1]), texts[0])
    if call == "ftruncate":
        length = re.search(r">, (\d+)\)", rest)
        assert length is not None
        return Event("cut", name, int(length[1]))
    assert call in {"fsync", "fdatasync"}, call
    return Event("sync", name)


# Which events have reached the disk, in order: their numbers, and of one that was broken off how much.
Reached = tuple[tuple[int, int | None], ...]


def built(files: Files, events: list[Event], reached: Reached) -> Files:
    """The files when so much has reached the disk."""
    now = {name: bytearray(content) for name, content in files.items()}
    for number, part in reached:
        event = events[number]
        if event.what == "remove":
            now.pop(event.name, None)
            continue
        content = now.setdefault(event.name, bytearray())
        if event.what == "cut":
            del content[event.place :]
        if len(content) < event.place:
            content.extend(bytes(event.place - len(content)))
        if event.what == "write":
            written = event.content[:part]
            content[event.place : event.place + len(written)] = written
    return {name: bytes(content) for name, content in now.items()}


def left(events: list[Event]) -> list[Reached]:
    """All that a power loss after any event can leave: what was not waited for is on the disk, or not, or all but one of it, or only
    the last, or half of the last.
    """
    safe, waiting = list[int](), list[int]()
    found: dict[Reached, None] = {}
    for number, event in enumerate(events):
        if event.what == "sync":
            safe = sorted([*safe, *(each for each in waiting if events[each].name == event.name)])
            waiting = [each for each in waiting if events[each].name != event.name]
        else:
            waiting.append(number)
        but_one = [[each for each in waiting if each != one] for one in waiting]
        for chosen in ([], waiting, waiting[-1:], *but_one):
            found[tuple((each, None) for each in sorted([*safe, *chosen]))] = None
        if event.what == "write":
            whole = [(each, None) for each in sorted([*safe, *waiting[:-1]])]
            found[(*whole, (number, len(event.content) // 2))] = None
    return list(found)
