"""Whether anybody gets what the morning run prints.

Cron mails it, where the machine can send mail; what runs under systemd or the Task Scheduler prints
where nobody looks.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from ...words.record import Record

CRONS = ("cron", "crond", "anacron", "fcron")
SENDMAIL_FOLDERS = "/usr/sbin:/usr/lib"  # where cron looks
GENERATIONS = 4  # cron, its child, a shell, a shell that it calls


class Printout(Record):
    """Where a printout goes. ``alone``: nobody started the run; ``mailed``: cron sends it on."""

    nowhere: bool
    journal: bool
    alone: bool
    mailed: bool

    @property
    def unread(self) -> str:
        """Why nobody gets it, as a Swedish clause; empty where somebody does."""
        if self.nowhere:
            return "utskriften kastas (den går till /dev/null)"
        if self.journal:
            return f"utskriften hamnar i datorns journal, inte hos någon. {INSTEAD}"
        if self.alone and not self.mailed:
            return f"ingen får det som skrivs ut: {NO_MAIL}. {INSTEAD}"
        return ""


NO_MAIL = "datorn kan inte skicka brev från cron (programmet sendmail saknas, eller MAILTO är tomt)"
INSTEAD = "Ställ in e-post, avsnittet [epost] (docs/drift.md)"


def printout(alone: bool) -> Printout:
    """Where this process prints; ``alone`` as it was told, or as cron among those who started it
    shows.
    """
    to = _standard_output()
    return Printout(
        nowhere=to is not None and _thrown_away(to),
        journal=to is not None and os.environ.get("JOURNAL_STREAM") == f"{to.st_dev}:{to.st_ino}",
        alone=alone or by_cron(os.getppid()),
        mailed=mails(os.environ),
    )


def mails(environment: Mapping[str, str]) -> bool:
    """Whether cron, with this environment, can send on what is printed."""
    path = f"{environment.get('PATH', '')}{os.pathsep}{SENDMAIL_FOLDERS}"
    return environment.get("MAILTO") != "" and shutil.which("sendmail", path=path) is not None


def by_cron(process: int) -> bool:
    """Whether a process is cron or one of the nearest that cron started, where the system tells."""
    with suppress(OSError, ValueError):
        for _ in range(GENERATIONS):
            told = Path(f"/proc/{process}/stat").read_text(encoding="utf-8", errors="replace")
            name, _, rest = told.partition("(")[2].rpartition(")")
            if name in CRONS:
                return True
            process = int(rest.split()[1])
    return False


def _standard_output() -> os.stat_result | None:
    with suppress(OSError, ValueError):  # a stream of a test has no file
        return os.fstat(sys.stdout.fileno())
    return None


def _thrown_away(to: os.stat_result) -> bool:
    # What Windows has no number for is not the same for that.
    return bool(to.st_ino) and os.path.samestat(os.stat(os.devnull), to)  # noqa: PTH116
