"""Looking for a newer norrbus, in a folder or by pip. Nothing is installed."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from ...register import folders
from ...words.errors import reason
from .model import Found, Release, Version, between, version_of_file
from .refusals import BadRelease, NoReleases, PipFailed

NEWS = "norrbus_cli/NYHETER.md"
CHANGELOG = "norrbus_cli/CHANGELOG.md"  # of a release that has no news in Swedish
MOST = 5_000_000  # bytes of what is new
SUMS = "SHA256SUMS"
PATIENCE = 120  # seconds for pip


def look(place: Path, running: Version) -> Found:
    """The newest release in a folder, or the one that a file is, beside what runs.

    Raises NoReleases, BadRelease.
    """
    release = _read(_newest(place))
    changes = between(release.changes, running, release.version)
    return Found(running, release.version, str(release.file.absolute()), changes)


def look_by_pip(running: Version) -> Found:
    """The newest release in the index that pip on this machine is set up for; fetched into a folder
    that is taken away again. Raises PipFailed, NoReleases, BadRelease.
    """
    with tempfile.TemporaryDirectory(prefix="norrbus-") as folder:
        line = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-input"]
        try:
            ended = subprocess.run(
                [*line, "--only-binary=:all:", "--dest", folder, "norrbus"],
                capture_output=True,
                check=False,
                timeout=PATIENCE,
                stdin=subprocess.DEVNULL,
            )
        except (OSError, subprocess.TimeoutExpired):
            raise PipFailed("det svarade inte i tid") from None
        if b"No module named pip" in ended.stderr:
            raise PipFailed("pip finns inte i den miljö som norrbus körs i")
        if ended.returncode:
            raise PipFailed("indexet har ingen norrbus som passar, eller kan inte nås")
        found = look(Path(folder), running)
        return Found(found.running, found.newest, "", found.changes)


def _newest(place: Path) -> Path:
    try:
        files = list(place.iterdir()) if place.is_dir() else [place]
    except OSError as error:
        raise BadRelease(place, reason(error)) from None
    found = [(version, each) for each in files if (version := version_of_file(each.name))]
    if not found or not (newest := max(found)[1]).is_file():
        raise NoReleases(place)
    return newest


def _read(file: Path) -> Release:
    """A wheel with what is new in it, as the list of sums beside it says that it should be, where
    there is one. Raises BadRelease.
    """
    version = version_of_file(file.name)
    assert version is not None
    try:
        _compare(file)
        with zipfile.ZipFile(file) as wheel:
            told = NEWS if NEWS in wheel.namelist() else CHANGELOG
            if wheel.getinfo(told).file_size > MOST:
                raise BadRelease(file, "dess nyheter är orimligt långa")
            changes = wheel.read(told).decode("utf-8")
    except OSError as error:
        raise BadRelease(file, reason(error)) from None
    except (zipfile.BadZipFile, KeyError, UnicodeDecodeError, NotImplementedError, RuntimeError):
        raise BadRelease(file, "den är skadad, eller ingen utgåva av norrbus") from None
    return Release(file, version, changes)


def _compare(file: Path) -> None:
    try:
        told = folders.read(file.with_name(SUMS)).decode("utf-8", errors="replace")
    except FileNotFoundError:
        return
    if f"{hashlib.sha256(folders.read(file)).hexdigest()}  {file.name}" not in told.splitlines():
        raise BadRelease(file, f"den är inte den som {SUMS} bredvid räknar upp")
