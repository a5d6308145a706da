"""Settings, declared once: file < environment < option.

Nothing is ever read from the current folder by itself.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from ..words.errors import FileTrouble, NorrbusError, WrongUsage, reason
from ..words.record import Record
from ..words.swedish import did_you_mean, fold, listed
from .folders import expand, read

if TYPE_CHECKING:
    from datetime import date, time
    from typing import TypeAlias

    # What a file of TOML or JSON holds.
    Written: TypeAlias = (
        "str | int | float | bool | date | time | list[Written] | dict[str, Written] | None"
    )

SETTINGS_VARIABLE = "NORRBUS_INSTALLNINGAR"
DAY_VARIABLE = "NORRBUS_IDAG"
REGIONS = "lansdelar"
_XDG = {"config": ("XDG_CONFIG_HOME", ".config"), "data": ("XDG_DATA_HOME", ".local/share")}
PATHS = ("register", "nyckel", "dokument", "losenordsfil", "mallar", "uppdateringar")


class BadSettings(WrongUsage):
    """The settings file cannot be used as it is."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(
            f"Inställningsfilen {path} stämmer inte: {why}. Rätta den och försök igen."
        )


class UnknownSetting(WrongUsage):
    """A key in the settings file that is none."""

    def __init__(self, path: Path, key: str, known: set[str]) -> None:
        super().__init__(
            f"{key} i {path} är ingen inställning.{did_you_mean(key, known)} De som finns är"
            f" {listed(sorted(known))}."
        )


class Settings(Record):
    """Where things are, and who uses them. The field names, folded, are the keys of the file.

    ``losenordsfil`` holds the passphrase of the key, for what runs by itself; ``utannamn``: cases
    are shown without the names of children; ``utanpaminnelser``: no morning run is missed
    before the first; ``uppdateringar``: where new releases lie.
    """

    register: Path
    nyckel: Path
    dokument: Path
    samordnare: str
    mallar: Path
    losenordsfil: Path | None = None
    utannamn: bool = False
    utanpaminnelser: bool = False
    uppdateringar: Path | None = None


def settings_path(named: str | None = None) -> Path:
    """The settings file.

    As named, else ``NORRBUS_INSTALLNINGAR``, else in the user's own settings folder.
    """
    named = named or os.environ.get(SETTINGS_VARIABLE)
    return expand(named) if named else user_folder("config") / "installningar.toml"


def load(options: Mapping[str, str | None]) -> Settings:
    """Settings from the file, the environment (``NORRBUS_REGISTER``, ``NORRBUS_NYCKEL``, ...) and
    options.

    Without any: register and documents in the user's data folder; the key in the settings folder,
    away from them, named after the register; the municipality's own templates beside the settings
    file. A relative path in the file counts from the file's
    folder. Raises BadSettings, FileTrouble.
    """
    named = options.get("installningar")
    path = settings_path(named)
    content = content_of(path, bool(named or os.environ.get(SETTINGS_VARIABLE)))
    found = {
        key: path.parent / expand(_text(path, key, content[key])) for key in PATHS if key in content
    }
    for key in PATHS:
        typed = options.get(key) or os.environ.get(f"NORRBUS_{key.upper()}")
        if typed:
            found[key] = expand(typed)
    register = found.get("register") or user_folder("data") / "register.norrbus"
    return Settings(
        register=register,
        nyckel=found.get("nyckel") or default_key(register),
        dokument=found.get("dokument") or register.parent / "dokument",
        samordnare=os.environ.get("NORRBUS_SAMORDNARE")
        or _text(path, "samordnare", content.get("samordnare", "")),
        losenordsfil=found.get("losenordsfil"),
        uppdateringar=found.get("uppdateringar"),
        mallar=found.get("mallar") or path.parent / "mallar",
        utannamn=_yes(path, "utan_namn", content.get("utannamn", False)),
        utanpaminnelser=_yes(path, "utan_paminnelser", content.get("utanpaminnelser", False)),
    )


def load_regions(options: Mapping[str, str | None]) -> dict[str, tuple[str, ...]]:
    """The parts of the county (länsdelar) with the municipalities in each, as written in
    ``[lansdelar]``; none without it. Raises BadSettings, FileTrouble.
    """
    path = settings_path(options.get("installningar"))
    section = content_of(path).get(REGIONS, {})
    if not isinstance(section, dict):
        raise BadSettings(path, "lansdelar ska vara ett avsnitt, [lansdelar]")
    return {name: _region(path, name, written) for name, written in section.items()}


def _region(path: Path, name: str, written: Written) -> tuple[str, ...]:
    if isinstance(written, list) and name.isprintable():
        municipalities = tuple(each for each in written if isinstance(each, str))
        if len(municipalities) == len(written):
            return municipalities
    raise BadSettings(
        path,
        f'länsdelen {name[:40]} ska vara en lista av kommuner, till exempel ["Kalix", "Haparanda"]',
    )


def _text(path: Path, key: str, value: object) -> str:
    if not isinstance(value, str) or (not value and key in PATHS) or not value.isprintable():
        raise BadSettings(
            path, f"{key} ska vara en {'sökväg' if key in PATHS else 'text'} inom citattecken"
        )
    return value


def _yes(path: Path, key: str, value: Written) -> bool:
    if not isinstance(value, bool):
        raise BadSettings(path, f"{key} ska vara true eller false, utan citattecken")
    return value


def default_key(register: Path) -> Path:
    """Where the key of a register lies unless told otherwise."""
    return user_folder("config") / "nycklar" / f"{register.stem}.nyckel"


def user_folder(kind: str) -> Path:
    """The user's own folder for settings (``config``) or for ``data``. Raises FileTrouble.

    On Linux by the XDG Base Directory Specification as platformdirs reads it, which is not loaded
    for that: it takes half as long as to open the register (a test holds the two together).
    """
    try:
        if sys.platform == "linux":
            variable, place = _XDG[kind]
            told = Path(os.environ.get(variable, ""))
            return (told if told.is_absolute() else Path.home() / place) / "norrbus"
        from platformdirs import PlatformDirs

        folders = PlatformDirs("norrbus")
        return folders.user_config_path if kind == "config" else folders.user_data_path
    except RuntimeError:
        raise FileTrouble(
            "Kontot har ingen hemmapp. Ange --inställningar, --register, --nyckel och --dokument."
        ) from None


def content_of(path: Path, must_exist: bool = False) -> dict[str, Written]:
    """The settings file with its keys folded. Raises UnknownSetting."""
    try:
        written = read(path)
    except FileNotFoundError:
        if must_exist:
            raise FileTrouble(
                f"Det finns ingen inställningsfil {path}. Rätta --inställningar eller"
                f" {SETTINGS_VARIABLE}."
            ) from None
        return {}
    except OSError as error:
        raise FileTrouble(f"Inställningsfilen {path} går inte att läsa: {reason(error)}.") from None
    import tomllib

    try:
        content = tomllib.loads(written.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        raise BadSettings(
            path, "den är inte giltig TOML (ord före likhetstecknet skrivs utan å, ä och ö)"
        ) from None
    known = {*Settings.__fields__, "brevhuvud", "epost", "granskning", "kopior", REGIONS}
    for key in content:
        if fold(key).replace("-", "") not in known:
            raise UnknownSetting(path, key, known)
    folded = ((fold(key).replace("-", ""), value) for key, value in content.items())
    # The names of the parts of the county are printed as they are written.
    return {
        key: (
            {fold(name): each for name, each in value.items()}
            if isinstance(value, dict) and key != REGIONS
            else value
        )
        for key, value in folded
    }


def is_there() -> bool:
    """Whether there is a register where one is looked for.

    Settings that cannot be read are named by the command that needs them.
    """
    try:
        return load({}).register.is_file()
    except NorrbusError:
        return True
