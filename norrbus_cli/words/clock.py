"""The only place that asks what time it is."""

from __future__ import annotations

from datetime import UTC, date, datetime


def now() -> str:
    """The moment, UTC, ISO 8601 with milliseconds: ``2026-04-07T06:30:00.000Z``."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def today() -> date:
    """The local day of the machine."""
    return datetime.now().astimezone().date()


def stamp(moment: str) -> str:
    """A moment as it may stand in a file's name: ``2026-04-07T063000.000Z``."""
    return moment.replace(":", "")


def local(moment: str) -> datetime:
    """A moment as ``now`` gives it, in the machine's own time."""
    return datetime.fromisoformat(moment).astimezone()
