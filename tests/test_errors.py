"""Every trouble has an exit code that means one thing, in the program, the help and the docs."""

from __future__ import annotations

import importlib
import os
import pkgutil
import re
from collections.abc import Iterator

import pytest
from conftest import ROOT, Norrbus

import norrbus_cli
from norrbus_cli.words import errors
from norrbus_cli.words.errors import EXIT_CODES, NorrbusError

OPERATION = ROOT / "docs/drift.md"
BETWEEN = re.compile(r"(<!-- slutkoder.*? -->\n)(.*?)(<!-- slut -->)", re.DOTALL)


def errors_of(kind: type[NorrbusError] = NorrbusError) -> Iterator[type[NorrbusError]]:
    """Every kind of trouble."""
    yield kind
    for each in kind.__subclasses__():
        yield from errors_of(each)


@pytest.fixture(scope="session")
def kinds() -> set[type[NorrbusError]]:
    """Every kind of trouble of the whole house."""
    for each in pkgutil.walk_packages(norrbus_cli.__path__, "norrbus_cli."):
        if not each.name.endswith("__main__"):
            importlib.import_module(each.name)
    return {each for each in errors_of() if each.__module__.startswith("norrbus_cli")}


def codes() -> dict[str, int]:
    """The exit codes by name."""
    return {
        name: code for name, code in vars(errors).items() if re.fullmatch("EXIT_(?!CODES).*", name)
    }


def test_every_exit_code_means_one_thing_and_stays_what_it_is() -> None:
    assert codes() == {
        "EXIT_DONE": 0,
        "EXIT_BUG": 1,
        "EXIT_USAGE": 2,
        "EXIT_NOT_FOUND": 3,
        "EXIT_REFUSED": 4,
        "EXIT_FILE_TROUBLE": 5,
        "EXIT_REMINDERS_FAILED": 6,
        "EXIT_INTERRUPTED": 130,
    }
    assert list(EXIT_CODES) == list(codes().values())


def test_every_kind_of_trouble_ends_with_a_code_that_is_told(
    kinds: set[type[NorrbusError]],
) -> None:
    assert len(kinds) > 300
    assert [each for each in kinds if each.exit_code not in EXIT_CODES] == []
    # Each family has a code of its own, and every kind ends as its family does.
    families = {errors.WrongUsage, errors.NotFound, errors.Refused, errors.FileTrouble}
    assert len({each.exit_code for each in families}) == 4
    for family in families:
        assert {each.exit_code for each in errors_of(family)} == {family.exit_code}


def test_the_help_ends_with_the_exit_codes(bare: Norrbus) -> None:
    told = bare.ok("--hjälp").partition("Slutkoder:\n")[2]
    rows = re.findall(r"^  (\d+) +(.*(?:\n {4,}.*)*)", told, re.MULTILINE)
    assert {int(code): " ".join(text.split()) for code, text in rows} == EXIT_CODES


def test_the_exit_codes_in_the_docs_are_the_programs_own() -> None:
    page = OPERATION.read_text(encoding="utf-8")
    rows = "".join(f"| {code} | {meaning} |\n" for code, meaning in EXIT_CODES.items())
    printed = BETWEEN.sub(rf"\g<1>\n| slutkod | betyder |\n| --- | --- |\n{rows}\n\g<3>", page)
    if os.environ.get("UPDATE_GOLDEN"):
        OPERATION.write_text(printed, encoding="utf-8")
    assert OPERATION.read_text(encoding="utf-8") == printed
    told = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [int(code) for code in re.findall(r"^\| (\d+) \| ", told, re.MULTILINE)] == list(
        EXIT_CODES
    )
