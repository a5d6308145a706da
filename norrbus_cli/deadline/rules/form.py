"""What is asked about the rules."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from ...rule.model import UNITS
from ...terminal.question import Form, flag, question
from ...terminal.reading import choice, day, number
from ..kinds import kind_named
from ..model import COUNTED_FROM_MEANS, NO_NUMBER, PROFILES, PROFILES_MEAN


class ChangeRules(Form):
    """What to change in the rules."""

    changes: ClassVar[bool] = True  # with nothing on the line there is nothing to do
    keeps_draft: ClassVar[bool] = False

    profile: str = question(
        "--profil",
        "Antal dagar för kallelse och möte",
        choice(*PROFILES, means=PROFILES_MEAN),
        missing="",
        source=NO_NUMBER,
    )
    counted_from: str = question(
        "--räknas-från",
        "Dag 0: samtycke (den senare av behov sett och samtycke komplett) eller behov",
        choice(*COUNTED_FROM_MEANS, means=COUNTED_FROM_MEANS),
        missing="",
    )
    kind: str = question("--frist", "Frist som ändras", kind_named, missing="", ask=False)
    count: int | None = question(
        "--antal",
        "Fristens antal",
        number(1, 999, "dagar eller veckor"),
        metavar="ANTAL",
        ask=False,
    )
    unit: str = question("--enhet", "Vad antalet räknas i", choice(*UNITS), missing="", ask=False)
    source: str = question(
        "--källa",
        "Vem som har bestämt antalet, till exempel den lokala rutinen",
        missing="",
        ask=False,
    )
    lead: int | None = question(
        "--påminn-före",
        "Hur många arbetsdagar före påminnelsen kommer",
        number(0, 99, "arbetsdagar"),
        metavar="ANTAL",
        ask=False,
    )
    off: bool = flag("--av", "Använd inte fristen.")
    on: bool = flag("--på", "Använd fristen igen.")
    reset: bool = flag("--återställ", "Ta bort fristens egna antal, källa och påminnelsetid.")
    closed: tuple[date, ...] = question(
        "--stängt",
        "Dag då myndigheten är stängd, så att den inte är arbetsdag",
        day,
        many=True,
        metavar="DAG",
        ask=False,
    )
    because: str = question("--orsak", "Varför det är stängt", missing="", ask=False)
    opened: tuple[date, ...] = question(
        "--öppet", "Dag som inte längre är stängd", day, many=True, metavar="DAG", ask=False
    )
