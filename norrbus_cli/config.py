"""Settings, declared once: file < environment < option. Nothing is ever read from the current folder by itself."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from .errors import FileTrouble, WrongUsage, reason
from .folders import expand
from .swedish import did_you_mean, fold, listed

SETTINGS_VARIABLE = "NORRBUS_INSTALLNINGAR"
DAY_VARIABLE = "NORRBUS_IDAG"


class BadSettings(WrongUsage):
    """The settings file cannot be used as it is."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"Inställningsfilen {path} stämmer inte: {why}. Rätta den och försök igen.")


class UnknownSetting(WrongUsage):
    """A key in the settings file that is none."""

    def __init__(self, path: Path, key: str, known: set[str]) -> None:
        super().__init__(f"{key} i {path} är ingen inställning.{did_you_mean(key, known)} De som finns är {listed(sorted(known))}.")


@dataclass(frozen=True)
class Settings:
    """Where things are. The field names, folded, are the keys of the file; ``NORRBUS_`` and the key the variables."""

    register: Path
    nyckel: Path
    dokument: Path


def settings_path(named: str | None = None) -> Path:
    """The settings file: as named, else ``NORRBUS_INSTALLNINGAR``, else in the user's own settings folder."""
    named = named or os.environ.get(SETTINGS_VARIABLE)
    return expand(named) if named else _folder("config") / "installningar.toml"


def load(options: Mapping[str, str | None]) -> Settings:
    """Settings from the file, the environment (``NORRBUS_REGISTER``, ``NORRBUS_NYCKEL``, ``NORRBUS_DOKUMENT``) and options.

    Without any: register and documents in the user's data folder; the key in the settings folder, away from them,
    named after the register. A relative path in the file counts from the file's folder. Raises BadSettings, FileTrouble.
    """
    named = options.get("installningar")
    found = _from_file(settings_path(named), bool(named or os.environ.get(SETTINGS_VARIABLE)))
    for field in fields(Settings):
        typed = options.get(field.name) or os.environ.get(f"NORRBUS_{field.name.upper()}")
        if typed:
            found[field.name] = expand(typed)
    register = found.get("register") or _folder("data") / "register.norrbus"
    return Settings(
        register=register,
        nyckel=found.get("nyckel") or default_key(register),
        dokument=found.get("dokument") or register.parent / "dokument",
    )


def default_key(register: Path) -> Path:
    """Where the key of a register lies unless told otherwise."""
    return _folder("config") / "nycklar" / f"{register.stem}.nyckel"


def _folder(kind: str) -> Path:
    import platformdirs

    try:
        return Path(platformdirs.user_config_dir("norrbus") if kind == "config" else platformdirs.user_data_dir("norrbus"))
    except RuntimeError:
        raise FileTrouble("Kontot har ingen hemmapp. Ange --inställningar, --register, --nyckel och --dokument.") from None


def _from_file(path: Path, must_exist: bool) -> dict[str, Path]:
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        if must_exist:
            raise FileTrouble(f"Det finns ingen inställningsfil {path}. Rätta --inställningar eller {SETTINGS_VARIABLE}.") from None
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        raise BadSettings(path, "den är inte giltig TOML") from None
    except OSError as error:
        raise FileTrouble(f"Inställningsfilen {path} går inte att läsa: {reason(error)}.") from None
    known = {field.name for field in fields(Settings)}
    found = {}
    for key, value in content.items():
        if fold(key) not in known:
            raise UnknownSetting(path, key, known)
        if not isinstance(value, str) or not value:
            raise BadSettings(path, f"{key} ska vara en sökväg inom citattecken")
        found[fold(key)] = path.parent / expand(value)
    return found
