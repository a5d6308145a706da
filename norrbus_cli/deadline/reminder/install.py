"""How the morning run is set up.

A line for cron, or a service and a timer for systemd, with absolute paths.
"""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

from ...paper.files import placed
from ...register.config import Settings
from ...words.errors import FileTrouble, WrongUsage
from ...words.record import Record

MARK = "# norrbus påminn"
SERVICE, TIMER = "norrbus-paminn.service", "norrbus-paminn.timer"


CRON, SYSTEMD, WINDOWS = "cron", "systemd", "windows"


def way(system: str, *, cron: bool, systemd: bool, windows: bool) -> str:
    """How the run is set up: as chosen, else as a ``system`` (``os.name``) does. Raises
    WrongUsage where more than one is chosen.
    """
    asked = {CRON: cron, SYSTEMD: systemd, WINDOWS: windows}
    chosen = [name for name, wanted in asked.items() if wanted]
    if len(chosen) > 1:
        raise WrongUsage("Välj ett av --cron, --systemd och --windows.")
    return chosen[0] if chosen else WINDOWS if system == "nt" else CRON


def program(python: str, started: str) -> list[str]:
    """How norrbus is run again: by its module, or as the one file (``.pyz``) that it was started
    as, which has no module outside itself.
    """
    if started.endswith(".pyz"):
        return [python, str(Path(started).absolute())]
    return [python, "-P", "-m", "norrbus_cli"]


class NoCrontab(FileTrouble):
    """The machine's cron cannot be reached."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"Programmet crontab {why}. Ingenting ändrades. Lägg in raden själv (utan --skriv visas"
            " den), eller använd --systemd."
        )


class Plan(Record):
    """When the run takes place (``hour``, ``minute``), and where its register and settings are."""

    hour: int
    minute: int
    settings: Settings
    settings_file: Path | None

    @property
    def command(self) -> list[str]:
        """The run, with absolute paths and plain letters.

        Cron knows neither the shell's folders nor its locale.
        """
        places = {
            "--register": self.settings.register,
            "--nyckel": self.settings.nyckel,
            "--installningar": self.settings_file,
        }
        options = [
            word
            for option, path in places.items()
            if path
            for word in (option, str(path.absolute()))
        ]
        if any(not word.isprintable() for word in options):
            raise WrongUsage(
                "Sökvägen till registret, nyckeln eller inställningarna har ett osynligt tecken."
                " Flytta dem till en annan sökväg."
            )
        return [*program(sys.executable, sys.argv[0]), *options, "paminn", "--obevakad"]

    @property
    def cron_line(self) -> str:
        """The line of a crontab; a per cent sign would end the command there."""
        return f"{self.minute} {self.hour} * * * {_for_cron(shlex.join(self.command))} {MARK}"

    def wrote(self, line: str) -> bool:
        """Whether a line is one of ours for the same register."""
        ours = _for_cron(shlex.join(["--register", str(self.settings.register.absolute())]))
        return line.endswith(MARK) and f" {ours} " in line

    @property
    def units(self) -> dict[str, str]:
        """The service and the timer, by file name.

        A run that was missed while the machine was off takes place when it is on.
        """
        start = " ".join(_for_systemd(word) for word in self.command)
        service = (
            "[Unit]\nDescription=norrbus: påminnelser om"
            f" frister\n\n[Service]\nType=oneshot\nExecStart={start}\n"
        )
        timer = (
            "[Unit]\nDescription=norrbus: varje morgon\n\n[Timer]\nOnCalendar=*-*-*"
            f" {self.hour:02d}:{self.minute:02d}:00\nPersistent=true\n\n"
        )
        return {SERVICE: service, TIMER: timer + "[Install]\nWantedBy=timers.target\n"}


def _for_cron(command: str) -> str:
    return command.replace("%", "\\%")


def _for_systemd(word: str) -> str:
    quoted = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").replace("$", "$$")
    return f'"{quoted}"'


def write_cron(plan: Plan) -> None:
    """Put the line in the user's crontab, in the place of an earlier one for the same register.

    All other lines stay. Raises NoCrontab.
    """
    lines = [line for line in _crontab("-l").splitlines() if not plan.wrote(line)]
    _crontab("-", "\n".join([*lines, plan.cron_line]) + "\n")


def _crontab(argument: str, content: str | None = None) -> str:
    """Run crontab; a user who has none yet has an empty one.

    What cannot be read is never taken for empty.
    """
    try:
        ended = subprocess.run(
            ["crontab", argument],
            input=content,
            capture_output=True,
            check=False,
            encoding="utf-8",
            errors="surrogateescape",
            env={**os.environ, "LC_ALL": "C"},
        )
    except OSError:
        raise NoCrontab("finns inte") from None
    if ended.returncode and content is not None:
        raise NoCrontab("tog inte emot raden")
    if ended.returncode and "no crontab" not in ended.stderr:
        raise NoCrontab("kunde inte läsa de rader som finns")
    return "" if ended.returncode else ended.stdout


def units_folder() -> Path:
    """Where a user's own units lie."""
    return Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "systemd/user"


def write_units(plan: Plan) -> list[Path]:
    """Write the service and the timer; earlier ones are replaced. Raises CannotWrite."""
    units = {units_folder() / name: content.encode() for name, content in plan.units.items()}
    with placed(units, overwrite=True):
        return list(units)
