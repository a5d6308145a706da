"""How mail is sent: ``[epost]`` in the settings file, ``NORRBUS_EPOST_…`` in the environment."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from ..words.errors import FileTrouble, WrongUsage, reason
from ..words.record import Record
from ..words.swedish import listed
from ..words.text import is_address
from .config import BadSettings, UnknownSetting, content_of, settings_path
from .folders import expand, read

STARTTLS, TLS, NO_ENCRYPTION = "starttls", "tls", "ingen"
PORTS = {STARTTLS: 587, TLS: 465, NO_ENCRYPTION: 25}
MAIL_KEYS = (
    "server",
    "port",
    "kryptering",
    "anvandare",
    "losenord",
    "losenordsfil",
    "avsandare",
    "tidsgrans",
    "kalenderfil",
)


class BadMail(WrongUsage):
    """The mail settings cannot be used as they are."""

    def __init__(self, why: str) -> None:
        super().__init__(
            "Inställningarna för e-post ([epost] i inställningsfilen, NORRBUS_EPOST_…) stämmer"
            f" inte: {why}. Rätta och försök igen."
        )


class Mail(Record):
    """How mail is sent.

    ``encryption`` is STARTTLS, TLS or NO_ENCRYPTION; ``patience`` seconds to wait for the server.
    """

    server: str
    port: int
    encryption: str
    user: str
    password: str
    sender: str
    patience: int
    calendar_files: bool


def load_mail(options: Mapping[str, str | None]) -> Mail | None:
    """Mail settings from ``[epost]`` and ``NORRBUS_EPOST_…``; none without a server.

    Raises BadMail, UnknownSetting, FileTrouble.
    """
    path = settings_path(options.get("installningar"))
    return _mail(path, content_of(path).get("epost", {}))


def _mail(path: Path, content: object) -> Mail | None:
    if not isinstance(content, dict):
        raise BadSettings(path, "epost ska vara ett avsnitt, [epost]")
    for key in content:
        if key not in MAIL_KEYS or key == "losenord":
            raise UnknownSetting(path, key, set(MAIL_KEYS) - {"losenord"})
    values = {key: _word(key, value) for key, value in content.items()}
    values |= {
        key: os.environ[name]
        for key in MAIL_KEYS
        if (name := f"NORRBUS_EPOST_{key.upper()}") in os.environ
    }
    if not values.get("server"):
        return None
    encryption, user = values.get("kryptering", STARTTLS), values.get("anvandare", "")
    if encryption not in PORTS:
        raise BadMail(f"kryptering ska vara {listed(PORTS, 'eller')}")
    if not is_address(values.get("avsandare", "")):
        raise BadMail("avsandare ska vara en e-postadress")
    if user and encryption == NO_ENCRYPTION:
        raise BadMail(
            "ett lösenord får inte skickas okrypterat; ange kryptering starttls eller tls"
        )
    if values.get("kalenderfil", "nej") not in {"ja", "nej"}:
        raise BadMail("kalenderfil ska vara ja eller nej")
    return Mail(
        server=values["server"],
        port=_whole("port", values.get("port", str(PORTS[encryption])), 65535),
        encryption=encryption,
        user=user,
        password=_password(path, values) if user else "",
        sender=values["avsandare"],
        patience=_whole("tidsgrans", values.get("tidsgrans", "30"), 300),
        calendar_files=values.get("kalenderfil") == "ja",
    )


def _word(key: str, value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int) or not str(value).isprintable():
        raise BadMail(f"{key} ska vara en text inom citattecken eller ett tal")
    return str(value)


def _whole(key: str, value: str, highest: int) -> int:
    if not value.isascii() or not value.isdigit() or not 1 <= int(value) <= highest:
        raise BadMail(f"{key} ska vara ett tal från 1 till {highest}")
    return int(value)


def _password(path: Path, values: Mapping[str, str]) -> str:
    """From ``NORRBUS_EPOST_LOSENORD``, or from the file named ``losenordsfil``, which nobody else
    may read.
    """
    if values.get("losenord"):
        return values["losenord"]
    if not values.get("losenordsfil"):
        raise BadMail("lösenord saknas; ange losenordsfil eller NORRBUS_EPOST_LOSENORD")
    file = path.parent / expand(values["losenordsfil"])
    try:
        if os.name == "posix" and file.stat().st_mode & 0o077:
            raise BadMail(f"lösenordsfilen {file} kan läsas av andra; sätt läge 600")
        return read(file).decode("utf-8").strip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        why = reason(error) if isinstance(error, OSError) else "den är inte text"
        raise FileTrouble(
            f"Lösenordsfilen {file} går inte att läsa: {why}. Rätta losenordsfil under [epost]."
        ) from None
