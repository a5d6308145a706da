"""The two locks: each lists all that is installed with it, so that nothing is looked for elsewhere.

With a package missing, or one that only an extra asks for, pip takes whatever is newest that day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.metadata import requires

import pytest
from conftest import ROOT
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

LOCKS = {
    "requirements.lock": ("pdf",),
    ".ci/requirements.lock": ("pdf", "nyckelring", "parquet", "test", "lint"),
}
_PIN = re.compile(r"^([A-Za-z0-9._-]+)(\[[^]]*\])?==([^\s;]+)", re.MULTILINE)
# Every environment has it already; sqlite-utils says that it needs it.
THERE = {"pip"}


def pins(lock: str) -> dict[str, str]:
    return {canonicalize_name(name): version for name, _, version in _PIN.findall(lock)}


def asked(package: str, extras: tuple[str, ...]) -> Iterator[Requirement]:
    """What a package asks for here, with some of its extras."""
    for line in requires(package) or []:
        wanted = Requirement(line)
        environments = [{"extra": extra} for extra in ("", *extras)]
        if wanted.marker is None or any(wanted.marker.evaluate(each) for each in environments):
            yield wanted


def missing(lock: str, extras: tuple[str, ...]) -> list[str]:
    """What is asked for, by norrbus or by what it asks for, and not pinned as asked."""
    pinned, found = pins(lock), []
    todo: list[tuple[str, tuple[str, ...]]] = [("norrbus", extras)]
    seen = set(todo)
    while todo:
        package, wanted_extras = todo.pop()
        for wanted in asked(package, wanted_extras):
            name = canonicalize_name(wanted.name)
            if name in THERE:
                continue
            if name not in pinned or not wanted.specifier.contains(pinned[name], prereleases=True):
                found.append(f"{package} asks for {wanted}")
            elif (step := (name, tuple(sorted(wanted.extras)))) not in seen:
                seen.add(step)
                todo.append(step)
    return found


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_lists_all_that_is_asked_for_with_extras_and_hashes(name: str) -> None:
    lock = (ROOT / name).read_text(encoding="utf-8")
    assert missing(lock, LOCKS[name]) == []
    # In a lock with hashes every line has one, and nothing tells where a package is fetched.
    assert all("--hash=sha256:" in part for part in re.split(r"\n(?=\S)", lock) if "==" in part)
    assert not re.search(r"://|--index|--find-links", lock)
    assert not THERE & pins(lock).keys()


@pytest.mark.parametrize("package", ["coverage", "jinja2", "filelock"])
def test_a_package_that_a_lock_lacks_or_pins_too_old_is_found_out(package: str) -> None:
    lock = (ROOT / ".ci/requirements.lock").read_text(encoding="utf-8")
    for spoiled in (f"not-{package}==1", f"{package}==0.0.1"):
        found = missing(re.sub(rf"(?m)^{package}==\S+", spoiled, lock), ("test", "lint"))
        assert any(f"asks for {package}" in each for each in found)


def test_what_only_an_extra_asks_for_is_found_out() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert any(each.startswith("norrbus asks for pytest") for each in missing(lock, ("test",)))
