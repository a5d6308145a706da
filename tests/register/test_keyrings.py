"""The passphrase of the key in the system's keyring: kept where it stays secret, asked for where it is not there or no longer right."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from conftest import Norrbus
from keyring.backend import KeyringBackend
from keyring.backends import chainer, fail, null
from keyring.errors import KeyringLocked
from register.test_passphrase import CHANGE, LIST, ON, OTHERS, REMOVE, WORDS, typed, written

from norrbus_cli.register import keyrings

REMEMBER, FORGET = ((*ON, each) for each in ("minns", "glöm"))


class Memory(KeyringBackend):
    """A keyring that lasts as long as a test."""

    priority = 5

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


class Plain(Memory):
    """As those of keyrings.alt, which write in plain text: not recommended."""

    priority = 0.5  # type: ignore[assignment]


class Locked(Memory):
    """A keyring that nobody has opened."""

    def get_password(self, service: str, username: str) -> str | None:
        raise KeyringLocked

    set_password = delete_password = get_password  # type: ignore[assignment]


class Deaf(Memory):
    """A keyring that says that it keeps what it does not."""

    def set_password(self, service: str, username: str, password: str) -> None:
        pass


@pytest.fixture
def ring() -> Iterator[Memory]:
    before, made = keyring.get_keyring(), Memory()
    keyring.set_keyring(made)
    yield made
    keyring.set_keyring(before)


@pytest.fixture
def locked(norrbus: Norrbus, ring: Memory) -> Norrbus:
    """A register whose key has the passphrase WORDS."""
    norrbus.ok(*ON, "sätt", "--ja", "--lösenord-ur", str(written(norrbus, WORDS)))
    norrbus.words = WORDS
    return norrbus


def test_what_is_remembered_is_not_asked_for_until_it_is_forgotten(
    locked: Norrbus, ring: Memory
) -> None:
    result = typed(locked, WORDS, line=REMEMBER)
    assert (result.code, result.err.count("Nyckelns lösenord")) == (0, 1)
    assert ring.kept == {("norrbus", str(locked.key)): WORDS}
    locked.ok(*LIST)
    assert locked.ok(*FORGET) == "Lösenordet är borta ur datorns nyckelring.\n"
    assert ring.kept == {}
    assert "ingen att fråga" in locked(*LIST).err
    assert "Det fanns inget lösenord" in locked.ok(*FORGET)


def test_what_is_remembered_follows_when_it_is_changed_and_taken_away(
    locked: Norrbus, ring: Memory
) -> None:
    typed(locked, WORDS, line=REMEMBER)
    locked.ok(*CHANGE, "--lösenord-ur", str(written(locked, OTHERS)))
    assert [*ring.kept.values()] == [OTHERS]
    locked.ok(*LIST)
    locked.ok(*REMOVE, "--ja")
    assert ring.kept == {}


def test_one_that_was_changed_elsewhere_is_asked_for(locked: Norrbus, ring: Memory) -> None:
    ring.set_password("norrbus", str(locked.key), OTHERS)
    result = typed(locked, WORDS)
    assert (result.code, "öppnar inte nyckelfilen längre" in result.err) == (0, True)
    assert "ingen att fråga" in locked(*LIST).err


@pytest.mark.parametrize("kind", [fail.Keyring, null.Keyring, Plain])
def test_one_that_keeps_nothing_or_in_plain_text_is_refused(
    locked: Norrbus, kind: type[KeyringBackend]
) -> None:
    keyring.set_keyring(kind())
    result = typed(locked, line=REMEMBER)
    assert (result.code, "i klartext sparas det inte" in " ".join(result.err.split())) == (5, True)
    assert typed(locked, WORDS).code == 0


def test_of_several_the_first_that_keeps_it_secret_is_used(
    locked: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    several = chainer.ChainerBackend()  # type: ignore[no-untyped-call]
    plain, good = Plain(), Memory()
    monkeypatch.setattr(chainer.ChainerBackend, "backends", [plain, good])
    keyring.set_keyring(several)
    assert typed(locked, WORDS, line=REMEMBER).code == 0
    assert (plain.kept, [*good.kept.values()]) == ({}, [WORDS])
    locked.ok(*LIST)


@pytest.mark.parametrize("kind", [Locked, Deaf])
def test_one_that_is_locked_or_does_not_keep_it_says_so(
    locked: Norrbus, kind: type[Memory]
) -> None:
    keyring.set_keyring(kind())
    result = typed(locked, WORDS, line=REMEMBER)
    assert (result.code, "är låst eller svarar inte" in " ".join(result.err.split())) == (5, True)
    assert typed(locked, WORDS).code == 0
    assert locked(*FORGET).code == (5 if kind is Locked else 0)


def test_one_that_says_no_to_the_new_one_is_told_after_the_change(
    locked: Norrbus, ring: Memory
) -> None:
    deaf = Deaf()
    deaf.kept = {("norrbus", str(locked.key)): WORDS}
    keyring.set_keyring(deaf)
    result = locked(*CHANGE, "--lösenord-ur", str(written(locked, OTHERS)))
    assert (result.code, "Varning: Datorns nyckelring är låst" in result.err) == (0, True)
    assert typed(locked, OTHERS).code == 0


def test_without_the_library_all_but_this_works(
    locked: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "keyring", None)
    for line in (REMEMBER, FORGET):
        result = locked(*line)
        assert (result.code, "pip install keyring" in result.err) == (5, True)
    assert keyrings.recall(locked.key) == ""
    assert typed(locked, WORDS).code == 0


def test_a_link_to_the_key_is_known_by_the_key(locked: Norrbus, tmp_path: Path) -> None:
    typed(locked, WORDS, line=REMEMBER)
    link = tmp_path / "genväg.nyckel"
    link.symlink_to(locked.key)
    locked.ok("--nyckel", str(link), *LIST)
