"""The script that makes a release (``.ci/release``): what it refuses, and that it builds the same bytes twice."""

from __future__ import annotations

import shutil
import subprocess
import sys
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from types import ModuleType

import pytest
from conftest import ROOT

RELEASED = '__version__ = "1.2.3"\n'


@pytest.fixture(scope="module")
def release() -> ModuleType:
    """The script, as a module."""
    loader = SourceFileLoader("release", str(ROOT / ".ci/release"))
    spec = spec_from_loader("release", loader)
    assert spec is not None
    module = module_from_spec(spec)
    sys.dont_write_bytecode, before = True, sys.dont_write_bytecode
    loader.exec_module(module)
    sys.dont_write_bytecode = before
    return module


def at(root: Path, says: str, changes: str) -> Path:
    (root / "norrbus_cli").mkdir()
    (root / "norrbus_cli/__init__.py").write_text(says, encoding="utf-8")
    (root / "CHANGELOG.md").write_text(changes, encoding="utf-8")
    return root


@pytest.mark.parametrize(
    ("heading", "trial", "why"),
    [
        ("## 1.2.3, 2026-11-30", False, ""),
        ("## 1.2.3, not released", True, ""),
        ("## 1.2.3, not released", False, "no day for 1.2.3"),
        ("## 1.2.3, 2026-11-31", False, "no day for 1.2.3"),
        ("## 1.2.4, 2026-11-30\n\n## 1.2.3, 2026-11-29", False, "not about 1.2.3"),
        ("## 1.2.2, 2026-11-30", True, "not about 1.2.3"),
        ("Nothing yet.", True, "not about 1.2.3"),
    ],
)
def test_a_version_without_a_dated_section_of_its_own_is_not_released(
    release: ModuleType, tmp_path: Path, heading: str, trial: bool, why: str
) -> None:
    root = at(tmp_path, RELEASED, f"# Changes\n\n{heading}\n\n- What.\n")
    if why:
        with pytest.raises(release.Unfit, match=why):
            release.check(root, trial=trial)
    else:
        assert release.check(root, trial=trial) == "1.2.3"


def test_a_version_of_another_form_is_not_released(release: ModuleType, tmp_path: Path) -> None:
    root = at(tmp_path, '__version__ = "1.2.3.dev1"\n', "## 1.2.3, 2026-11-30\n")
    with pytest.raises(release.Unfit, match="no version of three numbers"):
        release.check(root)


def test_the_changelog_is_about_the_version_that_is_here(release: ModuleType) -> None:
    assert release.check(ROOT, trial=True) == release.version(ROOT)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """What goes into a release, committed in a repository of its own."""
    root = tmp_path / "repository"
    root.mkdir()
    for name in ("norrbus_cli", "templates"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "CHANGELOG.md", "LICENSE", ".gitignore"):
        shutil.copy(ROOT / name, root)
    git = ("git", "-c", "user.name=x", "-c", "user.email=x@example.se")
    for line in (("init", "-q"), ("add", "-A"), ("commit", "-q", "-m", "x")):
        subprocess.run([*git, *line], cwd=root, check=True, capture_output=True)
    return root


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("git") is None, reason="what is committed is built")
def test_wheel_and_source_are_the_same_bytes_in_whatever_folder_they_are_built(
    release: ModuleType, repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    python = Path(sys.executable)
    made = release.built_twice(python, repository, tmp_path / "work")
    assert [each.suffix for each in made] == [".whl", ".gz"]
    folder = made[0].parent
    (folder / "SHA256SUMS").write_text(release.sums(folder), encoding="utf-8")
    subprocess.run(["sha256sum", "-c", "--quiet", "SHA256SUMS"], cwd=folder, check=True)

    # A build that is another each time is refused.
    def drifting(*asked: object) -> list[Path]:
        files: list[Path] = real(*asked)
        for each in files if asked[-1] == "wheel" else []:
            each.write_bytes(each.read_bytes() + b"x")
        return files

    real = release.build
    monkeypatch.setattr(release, "build", drifting)
    with pytest.raises(release.Unfit, match="is another when it is built again"):
        release.built_twice(python, repository, tmp_path / "other")


@pytest.mark.lång
@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="what is committed is released")
def test_a_whole_release_is_made_and_tried() -> None:
    ended = subprocess.run(
        [sys.executable, ".ci/release", "--trial"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.count("tried: ") == 3
    names = {each.name for each in (ROOT / "dist").iterdir()}
    assert {"SHA256SUMS", "CHANGELOG.md", "requirements.lock"} <= names
    assert {each.rpartition(".")[2] for each in names} >= {"whl", "gz", "pyz", "json"}
