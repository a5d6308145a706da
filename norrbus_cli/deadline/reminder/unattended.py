"""Whether the morning run, which nobody can be asked by, gets the passphrase of the key."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ...register import config
from ...register.folders import read
from ...register.key import has_passphrase
from .install import SERVICE, units_folder

if TYPE_CHECKING:
    from ...register.config import Settings

HOW = "Skriv losenordsfil i inställningsfilen, eller ge systemd lösenordet (docs/drift.md)."


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
