"""A telephone number in one form wherever it is shown, however it was typed."""

from __future__ import annotations

import json

import given
import pytest
from conftest import Norrbus

from norrbus_cli.words.phone import in_swedish_form, phone_digits


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("0701740605", "070-174 06 05"),
        ("070-1740605", "070-174 06 05"),
        ("+46 (0)70-174 06 05", "070-174 06 05"),
        ("0046701740605", "070-174 06 05"),
        ("46701740605", "070-174 06 05"),
        ("08 5123 4567", "08-512 345 67"),
        ("081234567", "08-123 45 67"),
        ("08123456", "08-12 34 56"),
        ("0104782000", "010-478 20 00"),
        ("026123456", "026-12 34 56"),
        ("0970/12345", "0970-123 45"),
        ("0920123456", "0920-12 34 56"),
        ("0923-10000", "0923-100 00"),
        ("095312345", "0953-123 45"),
        ("09531234", "0953-12 34"),
        ("0771524524", "0771-52 45 24"),
    ],
)
def test_a_swedish_number_has_one_form(typed: str, shown: str) -> None:
    assert in_swedish_form(typed) == shown
    assert in_swedish_form(shown) == shown
    assert phone_digits(shown) == phone_digits(typed)


@pytest.mark.parametrize(
    "typed",
    [
        *("", "+47 70 17 40 60", "0047 12 34 56 78", "112", "1177", "114 14", "0701-74"),
        *("070174060512", "0920-123 45/6", "0920-12345, 12346", "12 34 56 78"),
    ],
)
def test_any_other_stays_as_it_is_written(typed: str) -> None:
    assert in_swedish_form(typed) == typed


def test_what_is_typed_is_kept_and_what_was_kept_is_shown_in_that_form(norrbus: Norrbus) -> None:
    given.case(norrbus)
    norrbus.ok("ärende", "ändra", "1", "--vem", "Anna", "--telefon", "+46701740607")
    norrbus.ok("aktör", "kontakt", "skola", "--namn", "Ny Rektor", "--telefon", "0920123456")
    register = norrbus.open()
    kept = {
        row["phone"]
        for row in register.rows("SELECT phone FROM persons UNION SELECT phone FROM contacts")
    }
    assert {"070-174 06 07", "0920-12 34 56"} <= kept
    with register.operation():  # as it was kept before
        for table in ("persons", "contacts", "actors", "coordinators"):
            for row in register.rows(f"SELECT id FROM {table}"):
                register.update(table, row["id"], {"phone": "0701740608"})
    register.close()
    told = [
        norrbus.ok("ärende", "visa", "1", "--json"),
        norrbus.ok("aktör", "lista", "--json"),
        norrbus.ok("aktör", "visa", "skola", "--json"),
    ]
    for each in told:
        assert "070-174 06 08" in each
        assert "0701740608" not in each
    people = json.loads(told[0])
    assert people["barn"][0]["telefon"] == "070-174 06 08"
