from __future__ import annotations

import json
from datetime import date
from typing import Any

import given
import pytest
from conftest import Norrbus
from hypothesis import given as generated
from hypothesis import strategies

from norrbus_cli.authority.model import Coordinator
from norrbus_cli.case.actor.model import Actor
from norrbus_cli.case.model import Case, Guardian, Person
from norrbus_cli.consent.model import Consent, Narrowing, coverage
from norrbus_cli.words.record import replace

SKOLA, SOC, BUP = (
    Actor(number, short, short, short, "kommun", "", "", False, ())
    for number, short in enumerate(("skola", "soc", "bup"), 1)
)


def person(number: int, born: date) -> Person:
    return Person(number, f"Person {number}", "", "", born, "", "", "", "", "", False, "", "")


ELSA, ANNA, MIKAEL = (
    person(1, date(2014, 9, 3)),
    person(2, date(1985, 2, 11)),
    person(3, date(1983, 6, 27)),
)
CASE = Case(
    id=1,
    reference="NB-2026-0001",
    opened_on=date(2026, 3, 30),
    municipality="2514",
    coordinator=Coordinator(1, "Karin", "", "", ""),
    child=ELSA,
    guardians=(Guardian(1, ANNA, "gemensam", None), Guardian(2, MIKAEL, "gemensam", None)),
    need_seen_on=date(2026, 3, 30),
    need_seen_by="skola",
    need="x",
    works_well="",
    level="tidiga insatser",
    urgency="",
    latest_meeting=None,
    discharge_notice_on=None,
    reviewed_on=None,
    approved_by="",
    approved_on=None,
    closings=(),
)


def consent(
    giver: Person,
    *actors: Actor,
    on: str = "2026-04-01",
    until: str = "2026-12-31",
    withdrawn: str = "",
    start: str = "",
) -> Consent:
    given_on = date.fromisoformat(on)
    first = date.fromisoformat(start) if start else given_on
    withdrawn_on = date.fromisoformat(withdrawn) if withdrawn else None
    return Consent(
        1,
        1,
        giver,
        given_on,
        "skriftligt",
        "x",
        "x",
        "",
        first,
        date.fromisoformat(until),
        withdrawn_on,
        "",
        actors,
    )


def days(*texts: str) -> list[date]:
    return [date.fromisoformat(text) for text in texts]


def test_a_consent_holds_from_its_first_day_to_its_last() -> None:
    held = consent(ANNA, SKOLA, on="2026-04-01", until="2026-04-03")
    assert [
        held.valid(day) for day in days("2026-03-31", "2026-04-01", "2026-04-03", "2026-04-04")
    ] == [False, True, True, False]
    later = consent(ANNA, SKOLA, on="2026-04-01", start="2026-04-03")
    assert [later.valid(day) for day in days("2026-04-02", "2026-04-03", "2026-04-04")] == [
        False,
        True,
        True,
    ]
    assert [later.state(day) for day in days("2026-04-02", "2026-04-03", "2027-01-01")] == [
        "gäller från fr 2026-04-03",
        "gäller",
        "utgånget",
    ]


def test_a_withdrawn_consent_is_not_valid_from_the_day_of_withdrawal() -> None:
    held = consent(ANNA, SKOLA, withdrawn="2026-04-10")
    assert [held.valid(day) for day in days("2026-04-09", "2026-04-10", "2026-04-11")] == [
        True,
        False,
        False,
    ]
    assert [held.state(day) for day in days("2026-04-09", "2026-04-10")] == ["gäller", "återkallat"]


def narrowed(before: Consent, actor: Actor, day: str) -> Consent:
    return replace(before, narrowed=(Narrowing(actor, date.fromisoformat(day), "Anna"),))


def test_a_narrowed_consent_covers_all_but_one_actor_from_the_day() -> None:
    both = narrowed(consent(ANNA, SKOLA, SOC), SOC, "2026-05-01")
    for day, left in (("2026-04-30", {"skola", "soc"}), ("2026-05-01", {"skola"})):
        on = date.fromisoformat(day)
        other = consent(MIKAEL, SKOLA, SOC)
        found = coverage(CASE, [both, other], on)
        assert {actor.short for actor in found.covered} == left
        assert both.valid(on)
        assert found.since == date(2026, 4, 1)
    (lacking,) = found.partly
    assert (lacking[0], lacking[1]) == (SOC, (ANNA,))


def test_with_another_actor_alone_the_stretch_begins_when_both_consent_to_it() -> None:
    """Anna lets in soc until 1 May, and school from 20 April; Mikael both: never a gap. Without school there is one."""
    mikael = consent(MIKAEL, SKOLA, SOC)
    soc = narrowed(consent(ANNA, SOC, BUP), SOC, "2026-05-01")
    school = consent(ANNA, SKOLA, on="2026-04-20")
    day = date(2026, 5, 2)
    assert coverage(CASE, [mikael, soc, school], day).since == date(2026, 4, 1)
    assert coverage(CASE, [mikael, soc], day).state == "ofullständigt"
    late = consent(ANNA, SKOLA, on="2026-05-02")
    assert coverage(CASE, [mikael, soc, late], day).since == day


def test_both_guardians_must_consent_to_an_actor() -> None:
    on = date(2026, 4, 7)
    one = [consent(ANNA, SKOLA, SOC, BUP)]
    assert (coverage(CASE, one, on).state, coverage(CASE, one, on).missing) == (
        "ofullständigt",
        (MIKAEL,),
    )
    both = [*one, consent(MIKAEL, SKOLA, SOC, on="2026-04-07")]
    covered = coverage(CASE, both, on)
    assert (covered.state, covered.covered, covered.since) == ("komplett", (SKOLA, SOC), on)
    assert covered.partly == ((BUP, (MIKAEL,)),)
    assert (covered.lacking(BUP.id), covered.lacking(SKOLA.id), covered.lacking(99)) == (
        (MIKAEL,),
        (),
        (ANNA, MIKAEL),
    )


def test_consents_that_share_no_actor_are_incomplete_and_say_who_lacks() -> None:
    covered = coverage(CASE, [consent(ANNA, SKOLA), consent(MIKAEL, SOC)], date(2026, 4, 7))
    assert covered.state == "ofullständigt"
    assert covered.spoken == "ofullständigt: Person 3 och Person 2 saknas"


def test_complete_since_is_the_day_the_last_needed_consent_began() -> None:
    consents = [
        consent(ANNA, SKOLA, on="2026-04-01"),
        consent(MIKAEL, SKOLA, on="2026-04-07"),
        consent(MIKAEL, SKOLA, on="2026-04-09"),
    ]
    assert coverage(CASE, consents, date(2026, 4, 10)).since == date(2026, 4, 7)
    assert coverage(CASE, consents, date(2026, 4, 6)).since is None


def test_a_guardian_whose_custody_has_ended_is_not_asked() -> None:
    ended = replace(
        CASE, guardians=(CASE.guardians[0], replace(CASE.guardians[1], ended_on=date(2026, 4, 7)))
    )
    consents = [consent(ANNA, SKOLA)]
    assert [
        coverage(ended, consents, day).state
        for day in days("2026-04-06", "2026-04-07", "2026-04-08")
    ] == ["ofullständigt", "komplett", "komplett"]


def test_from_18_the_young_person_alone_consents() -> None:
    young = replace(ELSA, born=date(2008, 4, 7))
    case = replace(CASE, child=young)
    by_guardians = [consent(ANNA, SKOLA), consent(MIKAEL, SKOLA)]
    assert [
        coverage(case, by_guardians, day).state
        for day in days("2026-04-06", "2026-04-07", "2026-04-08")
    ] == ["komplett", "saknas", "saknas"]
    own = [consent(young, SKOLA, on="2026-04-01")]
    assert [
        coverage(case, own, day).state for day in days("2026-04-06", "2026-04-07", "2026-04-08")
    ] == ["saknas", "komplett", "komplett"]


def test_without_guardians_consent_is_missing_and_says_why() -> None:
    assert (
        coverage(replace(CASE, guardians=()), [], date(2026, 4, 7)).spoken
        == "saknas: ingen vårdnadshavare är registrerad"
    )


@generated(
    strategies.lists(
        strategies.tuples(
            strategies.sampled_from([ANNA, MIKAEL, ELSA]),
            strategies.sets(strategies.sampled_from([SKOLA, SOC, BUP]), min_size=1),
            strategies.integers(1, 28),
            strategies.integers(1, 28),
        ),
        max_size=8,
    ),
    strategies.integers(1, 28),
)
def test_an_actor_is_covered_exactly_when_each_guardian_has_a_valid_consent_naming_it(
    parts: list[tuple[Person, set[Actor], int, int]], today: int
) -> None:
    consents = [
        consent(
            giver,
            *sorted(actors, key=lambda actor: actor.id),
            on=f"2026-04-{min(a, b):02d}",
            until=f"2026-04-{max(a, b):02d}",
        )
        for giver, actors, a, b in parts
    ]
    covered = coverage(CASE, consents, date(2026, 4, today))
    for actor in (SKOLA, SOC, BUP):
        each = [
            any(
                g == giver and actor in actors and min(a, b) <= today <= max(a, b)
                for g, actors, a, b in parts
            )
            for giver in (ANNA, MIKAEL)
        ]
        assert covered.covers(actor.id) == all(each)
    assert (covered.since is not None) == bool(covered.covered) == (covered.state == "komplett")


# --- by command ---------------------------------------------------------------

GIVE = ("--aktör", "skola", "--gäller", "skolgång", "--form", "muntligt")


def test_a_consent_has_an_end_and_it_is_not_before_its_start(norrbus: Norrbus) -> None:
    given.case(norrbus)
    give = ("samtycke", "registrera", "1", "--vem", "Anna", *GIVE)
    assert "--till" in norrbus.refused(2, *give)
    assert "kan inte gälla till" in norrbus.refused(2, *give, "--till", "2026-03-29")
    assert "kan inte gälla till" in norrbus.refused(
        2, *give, "--från", "2026-05-01", "--till", "2026-04-30"
    )
    assert "framtiden" in norrbus.refused(2, *give, "--dag", "2026-03-31", "--till", "2026-12-31")
    norrbus.ok(*give, "--till", "2026-03-30")


def test_only_one_who_may_consent_can_give_one(norrbus: Norrbus) -> None:
    given.case(norrbus)
    norrbus.ok("ärende", "ändra", "1", "--vem", "Mikael", "--upphörde", "2026-03-30")
    give = ("samtycke", "registrera", "1", *GIVE, "--till", "2026-12-31", "--vem")
    assert "har inte vårdnaden" in norrbus.refused(4, *give, "Mikael")
    norrbus.ok(*give, "barnet")
    assert "Ingen i ärendet heter Moa" in norrbus.refused(3, *give, "Moa")
    assert "ingen aktör" in norrbus.refused(
        3,
        "samtycke",
        "registrera",
        "1",
        "--vem",
        "Anna",
        "--aktör",
        "x",
        *GIVE[2:],
        "--till",
        "2026-12-31",
    )


def test_a_guardian_of_one_who_is_18_cannot_consent(norrbus: Norrbus) -> None:
    given.actors(norrbus)
    given.child(norrbus, "--född", "2008-03-31", number="", name="Kim Niva")
    norrbus.ok(
        "ärende",
        "vårdnadshavare",
        "1",
        "--namn",
        "Anna Lantto",
        "--personnummer",
        given.ANNA,
        "--vårdnad",
        "ensam",
    )
    give = ("samtycke", "registrera", "1", *GIVE, "--till", "2026-12-31", "--vem")
    norrbus.ok(*give, "Anna")
    norrbus.day = "2026-03-31"
    assert "har fyllt 18 år" in norrbus.refused(4, *give, "Anna")
    assert "komplett för skola" in norrbus.ok(*give, "barnet")


def test_a_withdrawal_first_shows_what_it_touches(norrbus: Norrbus) -> None:
    given.agreed(norrbus)
    given.booked(norrbus, "2026-06-10", "1", "--slag", "uppföljningsmöte")
    norrbus.ok("möte", "kalla", "NB-2026-0001-M2", "--aktör", "skola", "--sätt", "brev")
    given.booked(norrbus, "2026-06-11", "1")
    withdraw = ("samtycke", "återkalla", "1", "--vem", "Anna")
    sentence = norrbus.refused(2, *withdraw)
    assert sentence.splitlines() == [
        "Samtycket från Anna Lantto i NB-2026-0001 upphör. Det berör:",
        "  Mötet NB-2026-0001-M2 on 2026-06-10 kl. 13.00: skola är kallade.",
        "  Mötet NB-2026-0001-M3 to 2026-06-11 kl. 13.00 är bokat.",
        "  Planen version 1: skola, primärvård och soc har insatser.",
        "Samtycket återkallas. Lägg till --ja för att göra det utan fråga. Inget har ändrats.",
    ]
    assert norrbus(*withdraw, stdin="n\n", terminal=True).code == 0
    assert "gäller\t" in norrbus.ok("samtycke", "lista", "1")
    assert "ofullständigt: Anna Lantto saknas" in norrbus(*withdraw, stdin="j\n", terminal=True).out
    assert "Anna Lantto\tåterkallat\t" in norrbus.ok("samtycke", "lista", "1")
    assert "har inget samtycke som gäller" in norrbus.refused(4, *withdraw, "--ja")
    assert "samtycke för skola saknas av Anna Lantto" in norrbus("plan", "kontrollera", "1").out


def test_a_withdrawal_can_be_by_somebody_else_and_touch_nothing(norrbus: Norrbus) -> None:
    given.case(norrbus)
    given.consent(norrbus, "Anna", "skola")
    assert "framtiden" in norrbus.refused(
        2, "samtycke", "återkalla", "1", "--vem", "Anna", "--dag", "2026-03-31", "--ja"
    )
    result = norrbus("samtycke", "återkalla", "1", "--vem", "Anna", "--av", "hennes ombud", "--ja")
    assert "Inga bokade möten, kallelser eller insatser." in result.err
    listed = norrbus.ok("samtycke", "lista", "1", "--json")
    assert '"aterkallat_av": "hennes ombud"' in listed


def test_a_look_at_consents_is_logged(norrbus: Norrbus) -> None:
    given.case(norrbus)
    given.consents(norrbus)
    before = norrbus.rows()["looks"]
    norrbus.ok("samtycke", "lista", "1")
    assert norrbus.rows()["looks"] == before + 3


# --- what a hostile tester met --------------------------------------------------


def test_one_registered_guardian_with_shared_custody_is_not_complete(norrbus: Norrbus) -> None:
    given.actors(norrbus)
    given.child(norrbus)
    norrbus.ok(
        "ärende",
        "vårdnadshavare",
        "1",
        "--namn",
        "Anna Lantto",
        "--personnummer",
        given.ANNA,
        "--vårdnad",
        "gemensam",
    )
    out = norrbus.ok("samtycke", "registrera", "1", "--vem", "Anna", *GIVE, "--till", "2026-12-31")
    assert (
        "ofullständigt: den andra vårdnadshavaren med gemensam vårdnad är inte registrerad" in out
    )
    norrbus.ok("ärende", "ändra", "1", "--vem", "Anna", "--vårdnad", "ensam")
    assert "Status: kallelse ska skickas" in norrbus.ok("ärende", "visa", "1")


def test_a_consent_can_be_withdrawn_in_a_closed_case(norrbus: Norrbus) -> None:
    given.case(norrbus)
    given.consents(norrbus)
    norrbus.ok("ärende", "avsluta", "1", "--orsak", "behovet tillgodosett")
    norrbus.ok("samtycke", "återkalla", "1", "--vem", "Anna", "--ja")


# --- what a second reader met -----------------------------------------------------


def test_complete_since_is_the_end_of_the_others_custody_when_that_completed_it() -> None:
    ended = replace(
        CASE, guardians=(CASE.guardians[0], replace(CASE.guardians[1], ended_on=date(2026, 5, 4)))
    )
    assert coverage(
        ended, [consent(ANNA, SKOLA, on="2026-04-01")], date(2026, 5, 10)
    ).since == date(2026, 5, 4)


def test_a_renewal_in_time_does_not_move_the_start() -> None:
    consents = [
        consent(giver, SKOLA, on=on, until=until)
        for giver in (ANNA, MIKAEL)
        for on, until in (("2026-04-01", "2026-04-30"), ("2026-04-28", "2026-12-31"))
    ]
    assert coverage(CASE, consents, date(2026, 5, 1)).since == date(2026, 4, 1)
    gap = [
        consent(giver, SKOLA, on=on, until=until)
        for giver in (ANNA, MIKAEL)
        for on, until in (("2026-04-01", "2026-04-29"), ("2026-05-01", "2026-12-31"))
    ]
    assert coverage(CASE, gap, date(2026, 5, 2)).since == date(2026, 5, 1)


@pytest.mark.parametrize(
    ("born", "eighteen"), [("2008-04-07", "2026-04-07"), ("2008-02-29", "2026-02-28")]
)
def test_complete_since_is_the_18th_birthday_when_an_own_consent_was_there(
    born: str, eighteen: str
) -> None:
    young = replace(ELSA, born=date.fromisoformat(born))
    case = replace(CASE, child=young)
    assert coverage(
        case, [consent(young, SKOLA, on="2026-01-01")], date(2026, 5, 1)
    ).since == date.fromisoformat(eighteen)
    assert case.eighteen == date.fromisoformat(eighteen)
    assert replace(CASE, child=None).eighteen is None


def test_what_names_people_afterwards_is_a_look_at_them(norrbus: Norrbus) -> None:
    given.case(norrbus)
    given.consent(norrbus, "Anna", "skola")
    assert norrbus.rows()["looks"] == 3
    norrbus.ok("samtycke", "återkalla", "1", "--vem", "Anna", "--ja")
    assert norrbus.rows()["looks"] == 6


def shown(norrbus: Norrbus) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(norrbus.ok("samtycke", "lista", "1", "--json"))
    return found


WITHDRAW = ("samtycke", "återkalla", "1", "--vem", "Anna", "--ja")


def test_a_consent_is_withdrawn_for_one_actor_and_nothing_begins_anew(norrbus: Norrbus) -> None:
    given.consented(norrbus)

    def deadlines() -> set[str]:
        return {
            f"{each['frist']} {each['senast']}"
            for each in json.loads(norrbus.ok("frist", "lista", "--json"))
        }

    before = deadlines()
    norrbus.day = "2026-03-31"
    said = norrbus(*WITHDRAW, "--aktör", "primärvård")
    assert "är återkallat för primärvård" in said.out
    assert "upphör för primärvård" in said.err
    assert deadlines() == before
    anna = shown(norrbus)[0]
    assert anna["lage"] == "gäller"
    assert anna["inte_langre"] == ["primärvård från 2026-03-31, av Anna Lantto"]
    assert "primärvård" in anna["aktorer"]
    refused = norrbus.refused(4, *WITHDRAW, "--aktör", "primärvård")
    assert "inget samtycke för primärvård" in refused


def test_the_last_actor_taken_back_ends_the_consent(norrbus: Norrbus) -> None:
    given.consented(norrbus)
    norrbus.ok(*WITHDRAW, "--aktör", "primärvård", "--dag", "2026-03-30")
    norrbus.day = "2026-04-01"
    norrbus.ok(*WITHDRAW, "--aktör", "skola", "--dag", "2026-03-31", "--av", "god man")
    assert shown(norrbus)[0]["aterkallat"] is None
    norrbus.ok(*WITHDRAW, "--aktör", "soc", "--dag", "2026-03-30")
    anna = shown(norrbus)[0]
    assert (anna["lage"], anna["aterkallat"]) == ("återkallat", "2026-03-31")
    assert anna["inte_langre"][0] == "skola från 2026-03-31, av god man"
    norrbus.ok("ångra", "--ja")
    assert shown(norrbus)[0]["lage"] == "gäller"


def test_only_a_meeting_that_the_actor_is_summoned_to_is_touched(norrbus: Norrbus) -> None:
    given.consented(norrbus)
    given.booked(norrbus)
    assert "NB-2026-0001-M1" not in norrbus(*WITHDRAW, "--aktör", "primärvård").err
    norrbus.ok("möte", "kalla", "NB-2026-0001-M1", "--aktör", "soc", "--sätt", "brev")
    assert "soc är kallade" in norrbus(*WITHDRAW, "--aktör", "soc").err


def test_a_new_consent_says_for_whom_an_earlier_one_still_holds(norrbus: Norrbus) -> None:
    given.consented(norrbus)
    new = ("samtycke", "registrera", "1", "--vem", "Anna", "--gäller", "x", "--form", "muntligt")
    said = norrbus(*new, "--till", "2026-12-31", "--aktör", "skola", "--aktör", "primärvård")
    assert (
        "gäller fortfarande för soc. Ska det inte göra det: norrbus samtycke återkalla" in said.err
    )
    assert said.err.count("--aktör soc") == 1
    norrbus.ok(*WITHDRAW, "--aktör", "soc")
    said = norrbus(*new, "--till", "2026-12-31", "--aktör", "skola", "--aktör", "primärvård")
    assert "fortfarande" not in said.err


def test_papers_say_for_whom_a_consent_no_longer_holds(norrbus: Norrbus) -> None:
    given.consented(norrbus)
    norrbus.ok(*WITHDRAW, "--aktör", "soc")
    for language, says in (
        (
            "sv",
            "Återkallat för Kalix socialtjänst (socialtjänst) från och med måndag 30 mars 2026.",
        ),
        ("en", "Withdrawn for"),
        ("fi", "Peruutettu toimijalta"),
    ):
        folder = norrbus.home / language
        norrbus.ok(
            *("dokument", "skriv", "samtycke", "1", "--till", "Anna", "--språk", language),
            *("--mapp", str(folder)),
        )
        (text,) = (each.read_text("utf-8") for each in folder.rglob("*.md"))
        assert says in text
    norrbus.ok("dokument", "skriv", "återkallelse", "1", "--till", "Anna", "--mapp", str(folder))
    (form,) = (each.read_text("utf-8") for each in folder.rglob("*terkallelse*.md"))
    assert "Centrumskolan" in form
    assert "Kalix socialtjänst" not in form


@pytest.mark.parametrize(
    ("born", "asked"), [("2011-03-31", False), ("2011-03-30", True), ("2011-03-29", True)]
)
def test_from_fifteen_one_is_reminded_to_ask_the_young_person_too(
    norrbus: Norrbus, born: str, asked: bool
) -> None:
    given.actors(norrbus)
    given.child(norrbus, "--född", born, number="", name="Kim Niva")
    guardian = ("--namn", "Anna Lantto", "--personnummer", given.ANNA, "--vårdnad", "ensam")
    norrbus.ok("ärende", "vårdnadshavare", "1", *guardian)
    give = ("samtycke", "registrera", "1", *GIVE, "--till", "2026-12-31", "--vem")
    said = norrbus(*give, "Anna").err
    assert ("Kim Niva har fyllt 15 år: fråga också den unge." in said) is asked
    assert ("OSL 12 kap. 3 §" in said) is asked
    # Whose own consent is there is not asked for.
    assert "fråga också" not in norrbus(*give, "barnet").err
    assert "fråga också" not in norrbus(*give, "Anna").err
