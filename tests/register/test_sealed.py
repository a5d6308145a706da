"""A text sealed with words: nothing can be read without them, and nothing that has been changed is taken for whole."""

from __future__ import annotations

import os
import random
from pathlib import Path
from typing import Any

import pytest

from norrbus_cli.desk.moving.refusals import DamagedSeal, NewerSeal, NotSealed, WrongWords
from norrbus_cli.desk.moving.seal import SEAL
from norrbus_cli.register import sealed
from norrbus_cli.register.cells import PAGE
from norrbus_cli.words.errors import NorrbusError

TEXT = "Elsa Lantto sover dåligt. " * 800
WORDS = "K7QM-2XPD-ABCD-EFGH-JKMN"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A sealed file, alone in its folder."""
    path = tmp_path / "mapp/brev.norrbus-flytt"
    content = sealed.content(path, sealed.Sealed(TEXT, WORDS), SEAL)
    assert list(path.parent.iterdir()) == []
    path.write_bytes(content)
    return path


def refused(path: Path, words: str, kind: type[NorrbusError]) -> str:
    with pytest.raises(kind) as error:
        sealed.read(path, words, SEAL)
    assert "Lantto" not in error.value.sentence
    return error.value.sentence


def test_what_was_sealed_comes_out_to_the_letter_however_the_words_are_written(file: Path) -> None:
    assert sealed.read(file, WORDS, SEAL) == TEXT
    assert sealed.read(file, " k7qm2xpd abcd efgh-jkmn\n", SEAL) == TEXT
    assert list(file.parent.iterdir()) == [file]


def test_the_same_text_is_never_sealed_to_the_same_bytes_and_none_shows(file: Path) -> None:
    again = sealed.content(file, sealed.Sealed(TEXT, WORDS), SEAL)
    found = file.read_bytes()
    assert found[:16] != again[:16]
    assert not any(word.encode() in found for word in ("Elsa", "sover", "CREATE", "SQLite"))


def test_other_words_open_nothing(file: Path) -> None:
    for words in ("", "K7QM-2XPD-ABCD-EFGH-JKMP", WORDS[:-1]):
        assert "Lösenordet öppnar inte" in refused(file, words, WrongWords)


def test_a_bit_that_has_turned_anywhere_is_found(file: Path) -> None:
    whole, rng = file.read_bytes(), random.Random(7)
    for _ in range(25):
        found = bytearray(whole)
        found[rng.randrange(len(found))] ^= 1 << rng.randrange(8)
        file.write_bytes(found)
        with pytest.raises((WrongWords, DamagedSeal)):
            sealed.read(file, WORDS, SEAL)
    file.write_bytes(whole)
    assert sealed.read(file, WORDS, SEAL) == TEXT


def test_a_part_that_is_missing_or_added_is_found(file: Path) -> None:
    whole = file.read_bytes()
    for found in (whole[:-PAGE], whole + bytes(PAGE)):
        file.write_bytes(found)
        refused(file, WORDS, DamagedSeal)
    for found in (b"", whole[:-1], whole[:100], b"SQLite format 3\0" + bytes(4080)):
        file.write_bytes(found)
        assert "ingen hel fil" in refused(file, WORDS, NotSealed)


def test_a_file_that_is_not_there_is_told_with_its_reason(tmp_path: Path) -> None:
    assert "finns inte" in refused(tmp_path / "borta", WORDS, sealed.NoSuchFile)


def opened(path: Path) -> Any:
    return sealed._connect(path, sealed.as_told(WORDS), path.read_bytes()[:16], "rw")


def test_a_file_of_another_kind_a_newer_one_and_one_without_content(file: Path) -> None:
    connection = opened(file)
    connection.execute(f"PRAGMA user_version = {sealed.VERSION + 1}")
    refused(file, WORDS, NewerSeal)
    connection.execute(f"PRAGMA user_version = {sealed.VERSION}")
    connection.execute("DROP TABLE sealed")
    refused(file, WORDS, DamagedSeal)
    connection.execute("PRAGMA application_id = 1")
    refused(file, WORDS, NotSealed)
    connection.close()


@pytest.mark.skipif(os.name != "posix", reason="limits of a process")
def test_a_disk_that_is_full_leaves_nothing(tmp_path: Path) -> None:
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (3 * PAGE, hard))
    try:
        with pytest.raises(OSError, match="not written"):
            sealed.content(tmp_path / "x/brev", sealed.Sealed(TEXT, WORDS), SEAL)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert list((tmp_path / "x").iterdir()) == []


def test_words_can_be_told_by_telephone_and_are_never_the_same() -> None:
    made = {sealed.words() for _ in range(200)}
    assert len(made) == 200
    signs = set("".join(made))
    assert signs == {*sealed.ALPHABET, "-"}
    assert not signs & set("0O1IL")
    assert len(sealed.ALPHABET) ** (sealed.GROUPS * sealed.GROUP) > 2**95
