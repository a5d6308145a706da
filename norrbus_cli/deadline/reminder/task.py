"""The morning run on Windows: a task for the Task Scheduler, as XML that ``schtasks`` takes.

What each element means: the schema of the Task Scheduler, version 1.2, of which
``tests/reminder/task.xsd`` has what is used here.
"""

from __future__ import annotations

import subprocess
from pathlib import Path
from xml.sax.saxutils import escape

from ...paper.files import placed
from ...words.errors import FileTrouble
from .install import Plan

NAME, FILE = "norrbus påminn", "norrbus-paminn.xml"
SPACE = "http://schemas.microsoft.com/windows/2004/02/mit/task"
_TASK = """<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="{space}">
  <RegistrationInfo>
    <Description>norrbus: påminnelser om frister, varje morgon</Description>
  </RegistrationInfo>
  <Triggers>
    <CalendarTrigger>
      <Enabled>true</Enabled>
      <StartBoundary>2026-01-01T{hour:02d}:{minute:02d}:00</StartBoundary>
      <ScheduleByDay>
        <DaysInterval>1</DaysInterval>
      </ScheduleByDay>
    </CalendarTrigger>
  </Triggers>
  <Principals>
    <Principal id="Author">
      <LogonType>InteractiveToken</LogonType>
      <RunLevel>LeastPrivilege</RunLevel>
    </Principal>
  </Principals>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <StartWhenAvailable>true</StartWhenAvailable>
    <Enabled>true</Enabled>
    <ExecutionTimeLimit>PT1H</ExecutionTimeLimit>
  </Settings>
  <Actions Context="Author">
    <Exec>
      <Command>{program}</Command>
      <Arguments>{arguments}</Arguments>
    </Exec>
  </Actions>
</Task>
"""


class NoScheduler(FileTrouble):
    """The task could not be handed to the Task Scheduler."""

    def __init__(self, file: Path, why: str) -> None:
        super().__init__(
            f"Uppgiften ligger i {file}, men {why}. Öppna Schemaläggaren, välj Importera uppgift"
            " och peka på filen."
        )


def task(plan: Plan) -> str:
    """The task: daily, as soon as it can be when the machine was off, also on a battery, for the
    one who is logged in.
    """
    program, *arguments = plan.command
    return _TASK.format(
        space=SPACE,
        hour=plan.hour,
        minute=plan.minute,
        program=escape(program),
        arguments=escape(subprocess.list2cmdline(arguments)),
    )


def handing_over(file: Path) -> list[str]:
    """The command that makes a task of the file; an earlier one is replaced."""
    return ["schtasks", "/Create", "/TN", NAME, "/XML", str(file), "/F"]


def write_task(plan: Plan, folder: Path) -> Path:
    """Write the task beside the settings and hand it to the Task Scheduler; the file.

    Raises CannotWrite, NoScheduler.
    """
    file = folder / FILE
    with placed({file: task(plan).encode("utf-16")}, overwrite=True):
        pass
    try:
        ended = subprocess.run(handing_over(file), capture_output=True, check=False)
    except OSError:
        raise NoScheduler(file, "programmet schtasks finns inte") from None
    if ended.returncode:
        raise NoScheduler(file, "Schemaläggaren tog inte emot den")
    return file
