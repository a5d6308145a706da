"""Every trouble has an exit code that means one thing, in the program, the help and the docs."""

from __future__ import annotations

import os
import re

import pytest
import troubles
from conftest import ROOT, Norrbus

from norrbus_cli.words import errors
from norrbus_cli.words.errors import EXIT_CODES, NorrbusError

OPERATION = ROOT / "docs/drift.md"
BETWEEN = re.compile(r"(<!-- slutkoder.*? -->\n)(.*?)(<!-- slut -->)", re.DOTALL)


@pytest.fixture(scope="session")
def kinds() -> set[type[NorrbusError]]:
    """Every kind of trouble of the whole house."""
    return set(troubles.kinds())


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
        assert {each.exit_code for each in troubles.inside(family)} == {family.exit_code}


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


CURES = ROOT / "docs/felsokning.md"


def test_the_page_of_troubles_is_the_programs_own() -> None:
    if os.environ.get("UPDATE_GOLDEN"):
        CURES.write_text(troubles.page(), encoding="utf-8")
    assert CURES.read_text(encoding="utf-8") == troubles.page()


def test_every_kind_of_trouble_has_its_row_with_its_code(kinds: set[type[NorrbusError]]) -> None:
    parts = re.split(r"^## Slutkod (\d+)$", CURES.read_text(encoding="utf-8"), flags=re.MULTILINE)
    told = {
        (name, int(code))
        for code, part in zip(parts[1::2], parts[2::2], strict=True)
        for name in re.findall(r"` (\w+) \|$", part, re.MULTILINE)
    }
    assert told == {(each.__name__, each.exit_code) for each in kinds - troubles.FAMILIES}


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (("ärende", "visa", "9"), 3),
        (("ärende", "lista", "--status", "x"), 2),
        (("aktör", "ändra", "skola", "--namn", "x"), 3),
        (("register", "skapa", "--kommun", "Kalix", "--myndighet", "x", "--samordnare", "y"), 5),
        (("ångra", "--ja"), 4),
    ],
)
def test_what_is_said_is_found_on_the_page(
    norrbus: Norrbus, line: tuple[str, ...], code: int
) -> None:
    said = norrbus.refused(code, *line)
    rows = re.findall(r"^\| (.*) \| (.*) \| `", CURES.read_text(encoding="utf-8"), re.MULTILINE)
    patterns = [" ".join(row).strip() for row in rows if row[0] != troubles.VARIES]
    assert [each for each in patterns if _fits(each, " ".join(said.split()))], said


def _fits(pattern: str, said: str) -> bool:
    parts = re.split(r"\[|\]|…| / ", pattern)
    return len(parts[0]) > 5 and all(
        part.strip(" .") in said for part in parts if "[" not in pattern
    )
