"""Whether there is a newer norrbus: looked for only when asked, only where said, and never installed."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest
from conftest import ROOT, Norrbus

from norrbus_cli import __version__
from norrbus_cli.desk.update import actions
from norrbus_cli.desk.update.model import between, command, version_of, version_of_file
from norrbus_cli.desk.update.refusals import PipFailed

CHANGES = """# Changes

## 9.1.0, 2031-02-01

- Frister visas i färg.

## 9.0.0, 2031-01-01

- Schemat har ett nytt steg.

## 0.1.0, 2026-11-30

- Den första.
"""
ENGLISH = "# Changes\n\n## 9.1.0, 2031-02-01\n\n- Deadlines in colour.\n"
CHECK = ("uppdatera", "--kontrollera", "--från")


def release(folder: Path, version: str, news: str = CHANGES, name: str = actions.NEWS) -> Path:
    """A wheel with what is new, as the build makes it."""
    folder.mkdir(exist_ok=True)
    file = folder / f"norrbus-{version}-py3-none-any.whl"
    with zipfile.ZipFile(file, "w") as wheel:
        wheel.writestr("norrbus_cli/CHANGELOG.md", ENGLISH)
        wheel.writestr(name, news)
    return file


def test_a_newer_one_is_told_with_what_has_changed_and_how_it_is_put_in_place(
    bare: Norrbus,
) -> None:
    folder = bare.home / "utgåvor från IT"
    for version in ("0.0.9", "9.0.0", "9.1.0"):
        newest = release(folder, version)
    (folder / "norrbus-99.0.0.tar.gz").touch()
    (folder / "annat-99.0.0-py3-none-any.whl").touch()
    result = bare(*CHECK, str(folder))
    assert result.code == 4
    assert f"Körs: {__version__}\nNyast: 9.1.0\n" in result.out
    assert "Frister visas i färg." in result.out
    assert "Schemat har ett nytt steg." in result.out
    assert "Den första." not in result.out
    assert "Deadlines" not in result.out
    assert "norrbus register säkerhetskopiera MAPP" in result.err
    assert f'-m pip install --upgrade "{newest}"' in result.err
    one = bare(*CHECK, str(folder / "norrbus-9.0.0-py3-none-any.whl"), "--json")
    told = json.loads(one.out)
    assert (one.code, told["kor"], told["nyast"], told["finns_nyare"]) == (
        4,
        __version__,
        "9.0.0",
        True,
    )
    assert told["andringar"] == "## 9.0.0, 2031-01-01\n\n- Schemat har ett nytt steg."


def test_of_one_that_has_no_news_in_swedish_the_list_of_changes_is_told(bare: Norrbus) -> None:
    release(bare.home / "it", "9.1.0", name="norrbus_cli/x.md")
    assert "- Deadlines in colour." in bare(*CHECK, str(bare.home / "it")).out


def points(text: str) -> dict[str, int]:
    """How many points each version has, the newest first; of the first one, in which all is new,
    none.
    """
    sections = re.split(r"^## (?=[0-9])", text, flags=re.MULTILINE)[1:]
    found = {each.split(",")[0]: len(re.findall(r"^- ", each, re.MULTILINE)) for each in sections}
    return found | {"0.1.0": 0}


def days(text: str) -> list[str]:
    """The heading of each version; one that is not out has no day."""
    return re.findall(r"^## ([0-9.]+(?:, [0-9-]{10}(?=$))?)", text, flags=re.MULTILINE)


def test_the_news_tell_each_point_of_the_changelog_in_swedish() -> None:
    news = (ROOT / "norrbus_cli/NYHETER.md").read_text(encoding="utf-8")
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert points(news) == points(changelog)
    assert days(news) == days(changelog)
    assert days(news)[0].startswith(__version__)


def test_a_point_or_a_version_that_the_news_lack_is_seen() -> None:
    changelog = "## 0.2.0, 2026-12-01\n\n- a\n  b\n- c\n\n## 0.1.0, not released\n\n- d\n"
    assert points(changelog) == {"0.2.0": 2, "0.1.0": 0}
    assert days(changelog) == ["0.2.0, 2026-12-01", "0.1.0"]
    assert list(points("## 0.1.0, inte utgiven\n")) == ["0.1.0"]


@pytest.mark.parametrize("version", ["0.0.9", __version__])
def test_nothing_newer_is_said_too(bare: Norrbus, version: str) -> None:
    release(bare.home / "it", version)
    result = bare(*CHECK, str(bare.home / "it"))
    assert (result.code, result.err) == (0, "Det som körs är det nyaste.\n")
    assert "säkerhetskopiera" not in result.out


def test_the_setting_says_where_when_nobody_does(bare: Norrbus) -> None:
    file = bare.home / ".config/norrbus/installningar.toml"
    file.parent.mkdir(parents=True)
    file.write_text('uppdateringar = "it"\n', encoding="utf-8")
    release(file.parent / "it", "9.0.0", "# Changes\n")
    result = bare("uppdatera", "--kontrollera")
    assert (result.code, "Nyheterna säger inget om den." in result.out) == (4, True)


def test_without_a_place_or_without_being_asked_nothing_is_looked_for(
    bare: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    def started(*asked: object, **how: object) -> None:
        raise AssertionError("a process was started")

    monkeypatch.setattr(subprocess, "run", started)
    assert "frågar inte nätet av sig självt" in bare.refused(2, "uppdatera", "--kontrollera")
    assert "installerar ingenting av sig självt" in bare.refused(2, "uppdatera")
    assert "inte båda" in bare.refused(2, *CHECK, "x", "--från-pip")


def test_what_is_no_release_is_refused(bare: Norrbus) -> None:
    folder = bare.home / "it"
    assert "Ingen utgåva" in bare.refused(3, *CHECK, str(folder))
    folder.mkdir()
    assert "Ingen utgåva" in bare.refused(3, *CHECK, str(folder))
    file = folder / "norrbus-9.0.0-py3-none-any.whl"
    file.write_bytes(b"no zip")
    assert "den är skadad" in bare.refused(5, *CHECK, str(folder))
    with zipfile.ZipFile(file, "w") as wheel:
        wheel.writestr("x", "y")
    assert "den är skadad" in bare.refused(5, *CHECK, str(folder))
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as wheel:
        wheel.writestr(actions.NEWS, "x" * (actions.MOST + 1))
    assert "orimligt långa" in bare.refused(5, *CHECK, str(folder))
    file.unlink()
    release(folder, "9.0.0")
    (folder / actions.SUMS).mkdir()
    assert "går inte att använda" in bare.refused(5, *CHECK, str(folder))


def test_a_folder_that_cannot_be_listed_is_said(
    bare: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = bare.home / "it"
    folder.mkdir()

    def hindered(_: Path) -> None:
        raise PermissionError(13, "no")

    monkeypatch.setattr(Path, "iterdir", hindered)
    assert "går inte att använda" in bare(*CHECK, str(folder)).err


def test_one_that_is_not_as_the_list_of_sums_says_is_refused(bare: Norrbus) -> None:
    folder = bare.home / "it"
    file = release(folder, "9.0.0")
    sums = folder / "SHA256SUMS"
    right = f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n"
    sums.write_text(right, encoding="utf-8")
    assert bare(*CHECK, str(folder)).code == 4
    for wrong in ("", right.replace(right[0], "g"), f"{right.split(maxsplit=1)[0]}  other.whl\n"):
        sums.write_text(wrong, encoding="utf-8")
        assert "SHA256SUMS" in bare.refused(5, *CHECK, str(folder))


# --- pip ------------------------------------------------------------------


def test_pip_is_asked_as_it_is_set_up_and_leaves_nothing(
    bare: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the user's own settings of pip: here a folder for an index."""
    folder = bare.home / "index"
    wheel = release(folder, "9.0.0")
    meta = "norrbus-9.0.0.dist-info"
    with zipfile.ZipFile(wheel, "a") as file:
        file.writestr(f"{meta}/METADATA", "Metadata-Version: 2.1\nName: norrbus\nVersion: 9.0.0\n")
        file.writestr(
            f"{meta}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        file.writestr(f"{meta}/RECORD", "")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(folder))
    between_times = bare.home / "tmp"
    between_times.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(between_times))
    result = bare("uppdatera", "--kontrollera", "--från-pip")
    assert (result.code, "Nyast: 9.0.0" in result.out) == (4, True)
    assert f'"{sys.executable}" -m pip install --upgrade norrbus' in result.err
    assert list(between_times.iterdir()) == []
    wheel.unlink()
    assert "indexet har ingen norrbus" in bare("uppdatera", "--kontrollera", "--från-pip").err


def test_an_environment_without_pip_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    python = tmp_path / "python"
    python.write_text('#!/bin/sh\necho "$0: No module named pip" >&2\nexit 1\n')
    python.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(python))
    with pytest.raises(PipFailed, match="pip finns inte"):
        actions.look_by_pip((0, 1, 0))
    python.write_text("#!/bin/sh\nexec sleep 60\n")
    monkeypatch.setattr(actions, "PATIENCE", 0.1)
    with pytest.raises(PipFailed, match="svarade inte"):
        actions.look_by_pip((0, 1, 0))


# --- versions ------------------------------------------------------------------


def test_versions_are_numbers_and_not_words() -> None:
    assert version_of("1.10.0") > version_of("1.9.9")
    assert version_of_file("norrbus-0.12.3-py3-none-any.whl") == (0, 12, 3)
    for name in (
        "norrbus-1.0-py3-none-any.whl",
        "norrbus-1.0.0rc1-py3-none-any.whl",
        "norrbus-1.0.0.whl",
    ):
        assert version_of_file(name) is None
    with pytest.raises(ValueError, match="no version"):
        version_of("1.0")


@pytest.mark.parametrize(
    ("after", "until", "told"),
    [
        ((9, 0, 0), (9, 1, 0), ["9.1.0"]),
        ((8, 9, 9), (9, 1, 0), ["9.1.0", "9.0.0"]),
        ((0, 1, 0), (9, 0, 0), ["9.0.0"]),
        ((9, 1, 0), (9, 1, 0), []),
        ((0, 0, 0), (0, 1, 0), ["0.1.0"]),
    ],
)
def test_the_sections_between_are_those_after_what_runs_up_to_the_newest(
    after: tuple[int, int, int], until: tuple[int, int, int], told: list[str]
) -> None:
    text = between(CHANGES, after, until)
    assert [
        line.split()[1].rstrip(",") for line in text.splitlines() if line.startswith("## ")
    ] == told


def test_how_it_is_put_in_place_follows_how_it_was_installed() -> None:
    pipx = PurePosixPath("/home/x/.local/share/pipx/venvs/norrbus/bin/python")
    uv = PureWindowsPath("C:/Users/Åsa/AppData/Roaming/uv/tools/norrbus/Scripts/python.exe")
    other = PurePosixPath("/opt/norrbus/bin/python")
    assert command(pipx, "norrbus", "/it/n.whl") == 'pipx install --force "/it/n.whl"'
    assert command(pipx, "norrbus", "") == "pipx upgrade norrbus"
    assert command(uv, "norrbus.exe", "D:\\n.whl") == 'uv tool install --force "D:\\n.whl"'
    assert command(uv, "norrbus.exe", "") == "uv tool upgrade norrbus"
    assert (
        command(other, "norrbus", "/it/n.whl")
        == '"/opt/norrbus/bin/python" -m pip install --upgrade "/it/n.whl"'
    )
    assert command(other, "/srv/norrbus.pyz", "/it/n.whl").startswith(
        "byt ut filen /srv/norrbus.pyz"
    )
