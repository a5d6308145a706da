"""Where the files lie: who can read them, on what kind of disk, with how much room."""

from __future__ import annotations

import re
import shutil
import stat
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from ...register import folders
from .model import ADVICE, FAULT, WARNING, Finding

if TYPE_CHECKING:
    from ...register.config import Settings

# Folders that a program copies to somebody else's computers.
_CLOUDS = r"onedrive|dropbox|google ?drive|icloud|mobile documents|nextcloud|owncloud|box sync"
# File systems without the locks that the register needs, and where others reach the file.
_NETWORKS = ("nfs", "cifs", "smb", "sshfs", "9p", "davfs")
# What norrbus has put aside beside the register; own choice: a month to see that all is right.
_ASIDE = (
    r".*\.(fore-schema-\d+|fore-aterstallning|skadat)\.(\d{4}-\d{2}-\d{2})T.*(?<!-wal)(?<!-shm)"
)
MONTH = timedelta(days=30)
ROOM = 100_000_000


def readable(settings: Settings) -> Iterator[Finding]:
    """Folders that others can look into.

    The register and the key are closed to others whenever the register is opened.
    """
    for folder in (settings.register.parent, settings.nyckel.parent, settings.dokument):
        if folder.is_dir() and stat.S_IMODE(folder.stat().st_mode) & 0o077:
            yield Finding(
                WARNING,
                "rättigheter",
                f"Mappen {folder} kan öppnas av andra på datorn.",
                f"chmod 700 {folder}",
            )


def shared(settings: Settings, mounts: str) -> Iterator[Finding]:
    """A folder that is synchronised, or on another computer; ``mounts`` as in ``/proc/mounts``."""
    place = settings.register.parent.resolve()
    if re.search(_CLOUDS, str(place), re.IGNORECASE):
        yield Finding(
            FAULT,
            "plats",
            f"Mappen {place} ser ut att synkas till ett moln. Filen kan skadas, och hamna hos"
            " andra.",
            "Flytta registret till en mapp på datorn (register i inställningsfilen)",
        )
    if (kind := _file_system(place, mounts)).removeprefix("fuse.").startswith(_NETWORKS):
        yield Finding(
            WARNING,
            "plats",
            f"Mappen {place} ligger på en annan dator ({kind}). Är lås inte påslagna där kan två"
            " som skriver samtidigt skada filen.",
            "Flytta registret till en disk på datorn",
        )


def _file_system(place: Path, mounts: str) -> str:
    """The kind of the file system that a folder lies on; empty where it is not told."""
    found = {}
    for line in mounts.splitlines():
        _, point, kind, *_ = line.split()
        if place.is_relative_to(point.replace("\\040", " ")):
            found[len(point)] = kind
    return found[max(found)] if found else ""


def mounted() -> str:
    """What is mounted on this computer; empty where the system does not tell."""
    try:
        return Path("/proc/mounts").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def roomy(settings: Settings) -> Iterator[Finding]:
    """A disk that is about to be full: a copy, or a new schema, needs as much again."""
    free = shutil.disk_usage(settings.register.parent).free
    needed = max(3 * settings.register.stat().st_size, ROOM)
    if free < needed:
        yield Finding(
            WARNING,
            "disk",
            f"Det är {free // 1_000_000} MB ledigt där registret ligger; {needed // 1_000_000} MB"
            " behövs för en ny version och en återställning.",
            "Gör plats på disken",
        )


def left(settings: Settings, today: date) -> Iterator[Finding]:
    """What killed commands left, which is removed, and what was put aside more than a month ago."""
    folders.sweep(settings.register)
    folders.sweep(settings.nyckel)
    for each in sorted(settings.register.parent.iterdir()):
        match = re.fullmatch(_ASIDE, each.name)
        if match and today - date.fromisoformat(match[2]) > MONTH:
            yield Finding(
                ADVICE,
                "undanlagt",
                f"{each} lades undan {match[2]} och har kvar det som kan ha gallrats sedan dess.",
                f"rm {each}",
            )
