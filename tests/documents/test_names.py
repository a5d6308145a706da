"""What the files of papers are called: never by somebody's place in a list, never two papers alike."""

from __future__ import annotations

import given
from conftest import Norrbus
from documents.conftest import papers

ALL = ("--genomförd", "1", "--genomförd", "2", "--genomförd", "3")
GO_ON = ("--beslut", "fortsätt", "--nästa", "2026-12-16")
CONSENT = ("dokument", "skriv", "samtycke", "1", "--format", "md")


def names(norrbus: Norrbus) -> list[str]:
    return [path.stem.removeprefix("NB-2026-0001-") for path in papers(norrbus, "md")]


def ids(norrbus: Norrbus, table: str) -> list[int]:
    register = norrbus.open()
    found = [row["id"] for row in register.rows(f"SELECT id FROM {table} ORDER BY id")]
    register.close()
    return found


def test_a_blank_form_and_a_given_consent_never_share_a_name(norrbus: Norrbus) -> None:
    given.case(norrbus)
    norrbus.ok(*CONSENT)
    assert names(norrbus) == ["samtycke-2-blankett", "samtycke-3-blankett"]
    given.consent(norrbus, "Anna", "skola")
    norrbus.ok(*CONSENT, "--till", "Anna")
    assert names(norrbus) == ["samtycke-2-1", "samtycke-2-blankett", "samtycke-3-blankett"]


def test_nobody_gets_anothers_number(norrbus: Norrbus) -> None:
    given.case(norrbus)
    norrbus.ok(*CONSENT, "--till", "Mikael")
    norrbus.ok("makulera", "vårdnadshavare", "1", "--vem", "Anna", "--skäl", "fel", "--ja")
    third = ("--namn", "Vera Lantto", "--född", "1984-05-05", "--vårdnad", "gemensam")
    norrbus.ok("ärende", "vårdnadshavare", "1", *third)
    mikaels = papers(norrbus, "md")[0].read_bytes()
    norrbus.ok(*CONSENT, "--till", "Vera")
    assert names(norrbus) == ["samtycke-3-blankett", "samtycke-4-blankett"]
    assert papers(norrbus, "md")[0].read_bytes() == mikaels


def test_a_consents_number_is_its_own_whatever_becomes_of_the_others(norrbus: Norrbus) -> None:
    given.case(norrbus)
    given.consent(norrbus, "Anna", "skola")
    given.consent(norrbus, "Anna", "soc")
    norrbus.ok("makulera", "samtycke", "1", "--vem", "Anna", "--nr", "1", "--skäl", "x", "--ja")
    norrbus.ok(*CONSENT, "--till", "Anna")
    assert names(norrbus) == ["samtycke-2-2"]


def test_an_invitation_is_named_by_the_persons_number(norrbus: Norrbus) -> None:
    given.case(norrbus)
    given.consents(norrbus)
    given.booked(norrbus)
    given.summoned(norrbus)
    norrbus.ok("dokument", "skriv", "inbjudan", "1", "--format", "md")
    assert names(norrbus) == [f"M1-inbjudan-{number}" for number in (1, 2, 3)]
    norrbus.ok("dokument", "skriv", "mötesagenda", "1", "--format", "md", "--till", "Mikael")
    assert "M1-motesagenda-3" in names(norrbus)


def test_a_print_with_signatures_is_not_the_one_without(norrbus: Norrbus) -> None:
    given.consented(norrbus)
    given.plan(norrbus)
    plan = ("dokument", "skriv", "genomförandeplan", "1", "--format", "md")
    norrbus.ok(*plan)
    unsigned = names(norrbus)
    norrbus.ok("plan", "underteckna", "1", "--vem", "Anna")
    norrbus.ok(*plan)
    some = [name for name in names(norrbus) if name not in unsigned]
    assert [name.endswith("v1-delvis-underskriven") for name in some] == [True]
    for who in ("barnet", "Mikael"):
        norrbus.ok("plan", "underteckna", "1", "--vem", who)
    for actor in ("skola", "soc", "primärvård"):
        norrbus.ok("plan", "underteckna", "1", "--aktör", actor)
    norrbus.ok(*plan)
    every = [name for name in names(norrbus) if name not in (*unsigned, *some)]
    assert [name.endswith("v1-underskriven") for name in every] == [True]


def test_a_file_is_only_replaced_by_what_takes_its_place(norrbus: Norrbus) -> None:
    given.case(norrbus)
    norrbus.ok(*CONSENT, "--till", "Anna")
    path = papers(norrbus, "md")[0]
    before = path.read_bytes()
    for column, value in (("stem", "NB-2026-0001-samtycke-1"), ("kind", "kallelse")):
        change(norrbus, column, value)
        said = norrbus.refused(5, *CONSENT, "--till", "Anna", "--skriv-över")
        assert "annan mottagare" in said
        assert path.read_bytes() == before
        assert "annan mottagare" not in norrbus.refused(5, *CONSENT, "--till", "Anna")
        change(norrbus, column, {"stem": "NB-2026-0001-samtycke-2", "kind": "samtycke"}[column])
    norrbus.ok(*CONSENT, "--till", "Anna", "--skriv-över")


def test_before_names_were_registered_the_recipient_tells(norrbus: Norrbus) -> None:
    given.case(norrbus)
    norrbus.ok(*CONSENT, "--till", "Anna")
    change(norrbus, "stem", None)
    norrbus.ok(*CONSENT, "--till", "Anna", "--skriv-över")
    change(norrbus, "stem", None)
    change(norrbus, "recipient", "Mikael Lantto")
    assert "annan mottagare" in norrbus.refused(5, *CONSENT, "--till", "Anna", "--skriv-över")


def test_somebody_who_is_called_something_else_now_still_gets_a_new_one(norrbus: Norrbus) -> None:
    given.case(norrbus)
    norrbus.ok(*CONSENT, "--till", "Anna")
    register = norrbus.open()
    with register.operation():
        register.update("persons", 2, {"name": "Anna Berg"})
    register.close()
    norrbus.ok(*CONSENT, "--till", "Anna", "--skriv-över")
    assert "Anna Berg" in papers(norrbus, "md")[0].read_text(encoding="utf-8")


def test_a_followup_and_a_handover_keep_their_numbers(norrbus: Norrbus) -> None:
    given.agreed(norrbus)
    norrbus.ok("register", "samordnare", "--namn", "Nya Samordnaren")
    for day, to in (("2026-06-10", "Nya"), ("2026-09-16", "Karin")):
        norrbus.day = day
        norrbus.ok("uppföljning", "registrera", "1", *ALL, *GO_ON)
        norrbus.ok("ärende", "lämna-över", "1", "--till", to)
    register = norrbus.open()
    with register.operation():
        register.put_back("handovers", 1, None)
        for result in register.rows("SELECT id FROM results WHERE followup_id = 1"):
            register.put_back("results", result["id"], None)
        register.put_back("followups", 1, None)
    register.close()
    for kind in ("uppföljning", "överlämning"):
        norrbus.ok("dokument", "skriv", kind, "1", "--format", "md", "--skriv-över")
    assert {"uppfoljning-2", "overlamning-2"} <= set(names(norrbus))


def change(norrbus: Norrbus, column: str, value: str | None) -> None:
    register = norrbus.open()
    with register.operation():
        register.update("documents", ids(norrbus, "documents")[-1], {column: value})
    register.close()
