from __future__ import annotations

import pytest
from hypothesis import given, strategies

from norrbus_cli.words import hashed, reference, swedish, text
from norrbus_cli.words.errors import WrongUsage


def test_letters_fold_as_people_type_them_without_dots() -> None:
    assert swedish.fold("Återkalla_ÖPPNA") == "aterkalla-oppna"
    assert swedish.fold("A\u030angstrom") == "angstrom"
    assert swedish.fold("é") == "e"


def test_swedish_names_sort_with_a_o_last() -> None:
    names = ["Örjan", "Åsa", "Zara", "Ärla", "Anna", "André", "3:an"]
    assert sorted(names, key=swedish.sort_key) == [
        "3:an",
        "André",
        "Anna",
        "Zara",
        "Åsa",
        "Ärla",
        "Örjan",
    ]


def test_words_are_listed_as_in_a_sentence() -> None:
    assert [swedish.listed(words) for words in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a och b",
        "a, b och c",
    ]


def test_near_words_are_proposed_whatever_the_dots() -> None:
    assert swedish.did_you_mean("arende", ["ärende", "möte"]) == " Menade du ärende?"
    assert swedish.did_you_mean("xyz", ["ärende"]) == ""
    assert swedish.did_you_mean("Kalic", ["Arjeplogs kommun", "Kalix kommun"]) == (
        " Menade du Kalix kommun?"
    )
    assert swedish.did_you_mean("sol", ["Kalix kommun", " "]) == ""


def test_a_text_keeps_its_paragraphs_and_loses_only_blanks() -> None:
    assert text.long_text("  a\r\nb\t\n\n c  \n") == "a\nb\n\n c"
    assert text.short_text(" a \n b ") == "a b"
    assert text.long_text("A\u030a") == "Å"


@pytest.mark.parametrize(("limit", "length"), [(text.SHORT, 200), (text.LONG, 20_000)])
def test_a_text_may_be_as_long_as_the_limit_and_not_longer(limit: int, length: int) -> None:
    assert len(text.long_text("x" * length, limit)) == length
    with pytest.raises(text.TooLong, match=f"{length + 1} tecken"):
        text.long_text("x" * (length + 1), limit)


@pytest.mark.parametrize(
    "sign", ["\x00", "\x1b", "\x7f", "\x9b", "\u202e", "\u2066", "\u2028", "\ud800"]
)
def test_signs_that_cannot_be_seen_are_refused(sign: str) -> None:
    with pytest.raises(text.ControlCharacter, match=f"U\\+{ord(sign):04X}"):
        text.long_text(f"a{sign}b")
    assert text.one_line(f"a{sign}b") == "a b"


@pytest.mark.parametrize(
    "typed", ["<script>alert(1)</script>", "[b]x[/b]", "{{ x }}", "| a | b |", "👩‍👧 åäö"]
)
def test_what_looks_like_markup_is_ordinary_text(typed: str) -> None:
    assert text.long_text(typed) == typed


@given(strategies.integers(2000, 2100), strategies.integers(1, 99999))
def test_a_reference_that_was_printed_is_found_again(year: int, number: int) -> None:
    printed = reference.CASE.reference(year, number)
    assert reference.CASE.find(printed, [printed]) == printed
    assert reference.CASE.find(printed.lower(), [printed]) == printed
    assert reference.CASE.find(str(number), [printed]) == printed
    assert reference.MEETING.split(reference.MEETING.reference(printed, number)) == reference.Typed(
        printed, number
    )


KNOWN = ["NB-2025-0001", "NB-2025-0002", "NB-2026-0001"]


def test_a_unique_beginning_or_number_is_enough() -> None:
    assert reference.CASE.find("NB-2026", KNOWN) == "NB-2026-0001"
    assert reference.CASE.find("0002", KNOWN) == "NB-2025-0002"
    assert reference.MEETING.split("7m2") == reference.Typed("7", 2)
    assert reference.MEETING.split("NB-2026-0001") == reference.Typed("NB-2026-0001", None)
    assert reference.MEETING.split("m2") == reference.Typed("m2", None)


def test_what_could_be_several_is_refused_with_them_named() -> None:
    with pytest.raises(reference.AmbiguousReference, match="NB-2025-0001 eller NB-2026-0001"):
        reference.CASE.find("1", KNOWN)
    with pytest.raises(reference.AmbiguousReference, match="och 2 till"):
        reference.CASE.find("NB", [f"NB-2026-{number:04d}" for number in range(1, 8)])


@pytest.mark.parametrize("typed", ["NB-2026-0002", "", "9", "Elsa", "٧"])
def test_an_unknown_reference_is_refused(typed: str) -> None:
    with pytest.raises(reference.UnknownReference):
        reference.CASE.find(typed, KNOWN)


def test_an_unknown_reference_proposes_near_ones() -> None:
    with pytest.raises(reference.UnknownReference, match="Menade du NB-2026-0001"):
        reference.CASE.find("NB-2026-0011", KNOWN)
    assert issubclass(text.TooLong, WrongUsage)


def test_the_hash_of_a_content_and_of_none() -> None:
    import hashlib

    assert hashed.sha256(b"Elsa") == hashlib.sha256(b"Elsa").hexdigest()
    assert hashed.sha256(b"") == hashed.NOTHING
