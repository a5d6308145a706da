"""What is asked about reminders."""

from __future__ import annotations

from typing import ClassVar

from ...terminal.question import Form, Listing, flag, question
from ...terminal.reading import time


class Remind(Listing):
    """How to tell what is due."""

    reads: ClassVar[bool] = False
    dry: bool = flag(
        "--torrkör", "Visa vad som skulle påminnas om; inget skickas och inget noteras."
    )
    by_mail: bool = flag(
        "--epost",
        "Skicka med e-post. Utan växeln sker det om e-post är inställd, annars skrivs"
        " påminnelserna ut.",
    )
    printed: bool = flag(
        "--skriv-ut", "Skriv ut, också om e-post är inställd, och räkna det som påmint."
    )
    tabs: bool = flag("--tabbar", "Skriv ut en rad för varje påminnelse, med tabbar, för skript.")
    alone: bool = flag(
        "--obevakad",
        "Körs av sig själv (så står det i raden från påminn installera): det som bara skrivs ut"
        " räknas inte som påmint om det inte kan nå någon.",
    )


class Install(Form):
    """How the morning run is set up."""

    keeps_draft: ClassVar[bool] = False

    cron: bool = flag("--cron", "Raden för cron; så blir det utan växel, utom på Windows.")
    systemd: bool = flag("--systemd", "En service och en timer för systemd.")
    windows: bool = flag("--windows", "En uppgift för Schemaläggaren i Windows.")
    write: bool = flag(
        "--skriv",
        "Lägg in raden eller uppgiften, eller skriv filerna, i stället för att bara visa dem.",
    )
    at: str = question("--tid", "Klockslag", time, default="06:30", ask=False, metavar="TT.MM")
