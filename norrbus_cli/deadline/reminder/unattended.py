"""What would keep the morning run, which nobody can be asked by, from reaching anybody: the
passphrase of the key, mail, addresses.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ...register import config
from ...register.folders import read
from ...register.key import has_passphrase
from ...words.swedish import listed
from .install import CRON, SERVICE, units_folder
from .reader import INSTEAD, NO_MAIL, mails

if TYPE_CHECKING:
    from ...register.config import Settings
    from .model import Recipient

HOW = "Skriv losenordsfil i inställningsfilen, eller ge systemd lösenordet (docs/drift.md)."


NOBODY = "De räknas då inte som påminda, utan prövas varje morgon, och slutkoden är 6"


def warnings(
    settings: Settings, file: Path, way: str, recipients: Iterable[Recipient]
) -> Iterator[str]:
    """Sentences to say when the run is set up in a ``way``: it reads the settings ``file``."""
    if sentence := lacking(settings, file):
        yield sentence
    if any(name.startswith("NORRBUS_EPOST_") for name in os.environ):
        yield (
            "E-post är inställd i miljön, som den schemalagda körningen inte har. Skriv den i"
            " inställningsfilen (docs/drift.md)."
        )
    yield from undelivered(file, way, recipients)


def undelivered(file: Path, way: str, recipients: Iterable[Recipient]) -> Iterator[str]:
    """Why reminders would reach nobody, or not everybody."""
    mail = config.content_of(file).get("epost")
    if isinstance(mail, dict) and mail.get("server"):
        without = [each.name for each in recipients if not each.email]
        if without:
            yield (
                f"Utan e-postadress, och därmed utan påminnelser: {listed(without)}. Lägg till den"
                " med norrbus register samordnare eller norrbus aktör ändra."
            )
    elif way == CRON and mails(os.environ):
        yield (
            "E-post är inte inställd. Påminnelserna skrivs ut, och cron skickar dem till kontots"
            f" brevlåda på datorn (MAILTO i crontab väljer en annan). {INSTEAD}, så kommer de till"
            " var och en."
        )
    elif way == CRON:
        yield f"Påminnelserna når ingen: {NO_MAIL}. {NOBODY}. {INSTEAD}."
    else:
        yield (
            "Påminnelserna når ingen: det som skrivs ut av en schemalagd körning ser ingen."
            f" {NOBODY}. {INSTEAD}."
        )


def lacking(settings: Settings, file: Path) -> str:
    """What stands in its way, by the settings file that it reads and its service; empty where
    nothing does. Cron has neither the variables nor the keyring of who is logged in.
    """
    if not has_passphrase(settings.nyckel):
        return ""
    if "losenordsfil" in config.content_of(file) or _has_credential():
        return ""
    return f"Nyckeln har ett lösenord, som påminnelserna inte får när de körs av sig själva. {HOW}"


def _has_credential() -> bool:
    from ...register.unlocking import CREDENTIAL

    service = units_folder() / SERVICE
    told = (service, *service.with_name(f"{SERVICE}.d").glob("*.conf"))
    return any(CREDENTIAL.encode() in _content(each) for each in told)


def _content(file: Path) -> bytes:
    try:
        return read(file)
    except OSError:
        return b""
