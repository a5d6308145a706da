"""The wheel as it is installed: templates included, run from a folder of its own; and the checkout as an editable install sees it."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from conftest import ROOT

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built without network by the build tool of this environment."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    return next(folder.glob("*.whl"))


def test_the_wheel_holds_the_templates_and_nothing_of_the_tests(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    ours = {
        str(path.relative_to(ROOT / "templates"))
        for path in (ROOT / "templates").rglob("*")
        if path.is_file()
    }
    assert {
        name.removeprefix("norrbus_cli/templates/")
        for name in names
        if name.startswith("norrbus_cli/templates/")
    } == ours
    assert {name.split("/")[0].split("-")[0] for name in names} == {"norrbus_cli", "norrbus"}


def test_the_wheel_brings_the_manual_pages(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    ours = {path.name for path in (ROOT / "man").iterdir()}
    assert {name.rpartition("/")[2] for name in names if "/share/man/man1/" in name} == ours


def run_demo(folder: Path, code: Path) -> None:
    folder.mkdir()
    probe = "import sys; from norrbus_cli.__main__ import main; import norrbus_cli; print(norrbus_cli.__file__, file=sys.stderr); sys.argv = ['norrbus', 'demo']; main()"
    environment = {"HOME": str(folder), "PATH": os.environ["PATH"], "PYTHONPATH": str(code)}
    ended = subprocess.run(
        [sys.executable, "-c", probe],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    assert str(code) in ended.stderr.splitlines()[0]
    assert len(list(folder.rglob("*.html"))) == 14


def test_the_installed_wheel_writes_the_documents(wheel: Path, tmp_path: Path) -> None:
    code = tmp_path / "installed"
    zipfile.ZipFile(wheel).extractall(code)
    run_demo(tmp_path / "run", code)


def test_the_installed_wheel_completes(wheel: Path, tmp_path: Path) -> None:
    code = tmp_path / "installed"
    zipfile.ZipFile(wheel).extractall(code)
    environment = {"HOME": str(tmp_path), "PATH": os.environ["PATH"], "PYTHONPATH": str(code)}
    shown = subprocess.run(
        [sys.executable, "-P", "-m", "norrbus_cli", "komplettering", "visa", "bash"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert f" {code} " in shown
    (tmp_path / "norrbus.bash").write_text(shown, encoding="utf-8")
    tab = "source norrbus.bash; COMP_LINE='norrbus påm' COMP_POINT=11 _norrbus norrbus påm; echo ${COMPREPLY[@]}"
    ended = subprocess.run(
        ["bash", "-c", tab],
        cwd=tmp_path,
        env={"HOME": str(tmp_path), "PATH": os.environ["PATH"], "LANG": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert (ended.stdout, ended.stderr) == ("påminn\n", "")


def test_the_checkout_writes_the_documents(tmp_path: Path) -> None:
    run_demo(tmp_path / "run", ROOT)


def test_the_module_can_be_run_by_name() -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "norrbus_cli", "--version"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert ended.stdout.startswith("norrbus 0.")
