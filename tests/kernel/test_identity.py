from __future__ import annotations

from datetime import date

import pytest

from norrbus_cli.words.identity import NotAPersonalNumber, parse_personal_number

TODAY = date(2026, 3, 30)


@pytest.mark.parametrize(
    ("typed", "number", "kind", "born"),
    [
        ("20140903-2388", "20140903-2388", "personnummer", "2014-09-03"),
        ("201409032388", "20140903-2388", "personnummer", "2014-09-03"),
        (" 20140903 2388 ", "20140903-2388", "personnummer", "2014-09-03"),
        ("140903-2388", "20140903-2388", "personnummer", "2014-09-03"),
        ("850211-2389", "19850211-2389", "personnummer", "1985-02-11"),
        ("20220161-2393", "20220161-2393", "samordningsnummer", "2022-01-01"),
        ("19000101-9801", "19000101-9801", "personnummer", "1900-01-01"),
        ("000101+9801", "19000101-9801", "personnummer", "1900-01-01"),
    ],
)
def test_a_number_is_read_in_its_usual_forms(typed: str, number: str, kind: str, born: str) -> None:
    read = parse_personal_number(typed, TODAY)
    assert (read.number, read.kind, read.born) == (number, kind, date.fromisoformat(born))


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("20140903-2389", "kontrollsiffran är fel"),
        ("20140932-2388", "det börjar inte med ett datum som finns"),
        ("20141303-2388", "det börjar inte med ett datum som finns"),
        ("2014093-2388", "fel antal siffror"),
        ("20140903-238", "fel antal siffror"),
        ("20140903–2388", "fel tecken"),
        ("２０１４０９０３-2388", "fel tecken"),
        ("20140903+2388", "plustecknet betyder att personen fyller eller har fyllt 100 år"),
        ("19850211+2389", "men födelseåret är 1985; skriv bindestreck"),
        ("", "fel antal siffror"),
        ("20140903-2388x", "fel tecken"),
    ],
)
def test_a_wrong_number_is_refused_with_the_reason_and_is_not_repeated(
    typed: str, why: str
) -> None:
    with pytest.raises(NotAPersonalNumber) as refusal:
        parse_personal_number(typed, TODAY)
    assert why in refusal.value.sentence
    assert not typed or typed not in refusal.value.sentence


def test_a_number_is_lawful_from_the_day_of_birth() -> None:
    assert parse_personal_number("20240229-2383", date(2024, 2, 29)).born == date(2024, 2, 29)
    with pytest.raises(NotAPersonalNumber, match="framtiden"):
        parse_personal_number("20240229-2383", date(2024, 2, 28))


def test_ten_digits_mean_the_latest_century_that_is_not_in_the_future() -> None:
    assert parse_personal_number("240229-2383", date(2024, 2, 29)).born == date(2024, 2, 29)
    assert parse_personal_number("240229-2383", date(2024, 2, 28)).born == date(1924, 2, 29)
