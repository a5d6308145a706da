from __future__ import annotations

import sys
from pathlib import Path

import pytest
from conftest import Norrbus
from platformdirs import PlatformDirs
from platformdirs.unix import Unix

from norrbus_cli.register import config
from norrbus_cli.words.errors import FileTrouble, WrongUsage

NOTHING: dict[str, str | None] = {}


def settings_file(home: Path, content: str) -> Path:
    path = home / ".config/norrbus/installningar.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return path


def test_without_settings_register_and_key_lie_apart_in_the_users_folders(home: Path) -> None:
    found = config.load(NOTHING)
    assert found.register == home / ".local/share/norrbus/register.norrbus"
    assert found.nyckel == home / ".config/norrbus/nycklar/register.nyckel"
    assert found.dokument == home / ".local/share/norrbus/dokument"


@pytest.mark.parametrize("told", [None, "", "här", "/egen/å", "/egen/å/"])
@pytest.mark.parametrize("kind", ["config", "data"])
def test_the_users_folders_are_those_of_the_library_that_other_systems_ask(
    told: str | None, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)
        if told is not None:
            monkeypatch.setenv(name, f"{told}{kind}" if told else "")
    assert PlatformDirs is Unix  # as this is Linux
    ours = config.user_folder(kind)
    monkeypatch.setattr(sys, "platform", "darwin")
    assert config.user_folder(kind) == ours


def test_an_option_wins_over_the_environment_and_that_over_the_file(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings_file(home, 'register = "/fil"\nnyckel = "/fil.nyckel"\ndokument = "/dok"')
    assert config.load(NOTHING) == config.Settings(
        Path("/fil"), Path("/fil.nyckel"), Path("/dok"), "", home / ".config/norrbus/mallar"
    )
    monkeypatch.setenv("NORRBUS_REGISTER", "/miljö")
    assert config.load(NOTHING).register == Path("/miljö")
    assert config.load({"register": "/växel"}).register == Path("/växel")


def test_the_key_is_looked_for_under_the_name_of_the_register(home: Path) -> None:
    assert (
        config.load({"register": "/x/kalix.norrbus"}).nyckel
        == home / ".config/norrbus/nycklar/kalix.nyckel"
    )


def test_a_relative_path_in_the_file_counts_from_the_file(home: Path) -> None:
    path = settings_file(home, 'register = "x/r.norrbus"\nNYCKEL = "~/k"')
    assert config.load(NOTHING).register == path.parent / "x/r.norrbus"
    assert config.load(NOTHING).nyckel == home / "k"


def test_nothing_is_read_from_the_current_folder(home: Path) -> None:
    (home / "installningar.toml").write_text('register = "/fel"', encoding="utf-8")
    assert config.load(NOTHING).register != Path("/fel")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("register = ", "inte giltig TOML"),
        ("registre = '/x'", "registre i"),
        ("register = 5", "ska vara en sökväg"),
        ('register = ""', "ska vara en sökväg"),
    ],
)
def test_a_wrong_settings_file_is_named_with_what_is_wrong(
    home: Path, content: str, says: str
) -> None:
    path = settings_file(home, content)
    with pytest.raises(WrongUsage) as refusal:
        config.load(NOTHING)
    assert says in refusal.value.sentence
    assert str(path) in refusal.value.sentence


def test_an_unknown_setting_proposes_the_near_one(home: Path) -> None:
    settings_file(home, "registre = '/x'")
    with pytest.raises(WrongUsage, match="Menade du register"):
        config.load(NOTHING)


def test_a_settings_file_that_was_named_must_be_there(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(FileTrouble, match="Det finns ingen inställningsfil"):
        config.load({"installningar": str(home / "saknas.toml")})
    monkeypatch.setenv("NORRBUS_INSTALLNINGAR", str(home))
    with pytest.raises(FileTrouble, match="det är en mapp"):
        config.load(NOTHING)


def test_a_settings_file_can_be_chosen_for_one_command(bare: Norrbus) -> None:
    (bare.home / "andra.toml").write_text('register = "r.norrbus"', encoding="utf-8")
    sentence = bare.refused(5, "--inställningar", "andra.toml", "register", "visa")
    assert sentence.startswith("Det finns inget register r.norrbus.")
