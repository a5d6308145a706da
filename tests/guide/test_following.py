"""What is proposed after each deed of the way, and beside it, is sensible, and possible when it is run."""

from __future__ import annotations

import re
import shlex
import shutil

import given
from conftest import Norrbus

NEXT = re.compile(r"Nästa (?:steg|svar): (.*)")
REF = "NB-2026-0001"


def proposed(text: str) -> list[str]:
    """The commands of ``Nästa steg``, without the program's name."""
    told = NEXT.findall(text)
    found = [each for line in told for each in re.split(r", (?:eller |sedan )?(?=norrbus )", line)]
    return [each.removeprefix("norrbus ").removesuffix(" för nästa") for each in found]


def possible(norrbus: Norrbus, line: str) -> None:
    """A proposed command is not refused: it does what it says, or asks for the rest of what it needs."""
    words = ["idag" if word == "DAG" else word for word in shlex.split(line)]
    before = norrbus.home.parent / f"{norrbus.home.name}-before"
    shutil.copytree(norrbus.home, before)
    result = norrbus("--enkelt", *words, terminal=True)
    shutil.rmtree(norrbus.home)
    shutil.move(before, norrbus.home)
    assert result.code in {0, 130}, (line, result.code, result.err)


def after(norrbus: Norrbus, *line: str) -> list[str]:
    """Do a deed; what it proposes, each of which has been tried."""
    result = norrbus(*line)
    assert result.code == 0, (line, result.err)
    found = proposed(result.err)
    for each in found:
        possible(norrbus, each)
    guided = norrbus("guide", "1", terminal=True).out if norrbus.rows()["cases"] else ""
    for each in proposed(guided):
        possible(norrbus, each)
    return found


def test_the_whole_way_proposes_what_comes_next(norrbus: Norrbus) -> None:
    consented(norrbus)
    met(norrbus)
    agreed(norrbus)
    followed_up(norrbus)


BOOK = ("--tid", "13.00", "--plats", "Centrumskolan", "--syfte", "Skoldagen.")
CALLED = ("--aktör", "skola", "--aktör", "soc", "--aktör", "pv", "--sätt", "brev")


def consented(norrbus: Norrbus) -> None:
    actor = ("aktör", "lägg-till", "--kort")
    first = after(norrbus, *actor, "skola", "--namn", "Centrumskolan", "--slag", "skola")
    assert first == ["aktör lägg-till", "ärende skapa"]
    after(norrbus, *actor, "soc", "--namn", "Kalix socialtjänst", "--slag", "socialtjänst")
    after(norrbus, *actor, "pv", "--namn", "Kalix hälsocentral", "--slag", "primärvård")
    case = ("--barn", "Elsa Lantto", "--personnummer", given.ELSA, *given.need(norrbus.day))
    assert after(norrbus, "ärende", "skapa", *case) == [f"ärende vårdnadshavare {REF}"]
    anna = ("--namn", "Anna Lantto", "--personnummer", given.ANNA, "--vårdnad", "ensam")
    assert after(norrbus, "ärende", "vårdnadshavare", "1", *anna) == [f"samtycke registrera {REF}"]
    consent = (*CALLED[:6], "--gäller", "allt", "--form", "skriftligt", "--till", "2026-12-31")
    told = after(norrbus, "samtycke", "registrera", "1", "--vem", "Anna", *consent)
    assert told == [f"möte boka {REF}"]


def met(norrbus: Norrbus) -> None:
    told = after(norrbus, "möte", "boka", "1", "--dag", "2026-04-10", *BOOK)
    assert told == [f"möte kalla {REF}-M1"]
    # Another fact of the case does not book a second meeting.
    assert after(norrbus, "ärende", "ändra", "1", "--språk", "finska") == [f"möte kalla {REF}-M1"]
    assert after(norrbus, "möte", "kalla", "1", *CALLED) == [
        f"dokument skriv kallelse {REF}-M1",
        f"dokument skriv inbjudan {REF}-M1",
    ]
    # The day has not come: there is nothing to do with the meeting, and another answer to record.
    assert after(norrbus, "ärende", "ändra", "1", "--språk", "meänkieli") == []
    answer = ("möte", "svar", "1", "--svar", "ja", "--vem")
    for who in ("skola", "soc", "pv", "barnet"):
        assert after(norrbus, *answer, who) == [f"möte svar {REF}-M1"]
    assert after(norrbus, *answer, "Anna") == []
    norrbus.day = "2026-04-10"
    assert after(norrbus, "ärende", "ändra", "1", "--språk", "") == [f"möte genomför {REF}-M1"]
    came = [
        word for who in ("skola", "soc", "pv", "barnet", "Anna") for word in ("--närvarande", who)
    ]
    assert after(norrbus, "möte", "genomför", "1", *came, "--anteckningar", "Ja.") == [
        f"dokument skriv minnesanteckningar {REF}-M1",
        f"plan skapa {REF}",
    ]


def agreed(norrbus: Norrbus) -> None:
    assert after(norrbus, "plan", "skapa", "1") == [f"plan insats {REF}"]
    measure = ("--vad", "Rast", "--aktör", "skola", "--börjar", "2026-04-13")
    assert after(norrbus, "plan", "insats", "1", *measure) == [f"plan ändra-insats {REF} 1"]
    rest = ("--utförare", "Moa", "--omfattning", "varje dag", "--slutar", "2026-06-01")
    told = after(norrbus, "plan", "ändra-insats", "1", "1", *rest, "--följs-upp", "möte")
    assert told == [f"plan åsikt {REF}"]
    assert after(norrbus, "plan", "åsikt", "1", "--vem", "barnet", "--text", "Bra.") == [
        f"plan åsikt {REF}"
    ]
    assert after(norrbus, "plan", "åsikt", "1", "--vem", "Anna", "--text", "Bra.") == [
        f"plan ändra {REF}"
    ]
    lacking = norrbus("plan", "kontrollera", "1")
    assert (lacking.code, proposed(lacking.err)) == (4, [f"plan ändra {REF}"])
    day = ("--uppföljning", "2026-05-04", "--uppföljning-tid", "13.00", "--uppföljning-plats", "S")
    told = after(norrbus, "plan", "ändra", "1", "--huvudman", "Kalix kommun", *day)
    assert told == [f"dokument skriv genomförandeplan {REF}", f"plan underteckna {REF}"]
    sign = ("plan", "underteckna", "1")
    told = after(norrbus, *sign, "--aktör", "skola", "--namn", "Per Lindmark, rektor")
    assert told == [f"plan underteckna {REF}"]
    assert after(norrbus, *sign, "--vem", "Anna") == [
        f"dokument skriv genomförandeplan {REF}",
        f"möte boka {REF} --slag uppföljningsmöte",
    ]


def followed_up(norrbus: Norrbus) -> None:
    kind = ("--slag", "uppföljningsmöte", "--dag", "2026-05-04")
    assert after(norrbus, "möte", "boka", "1", *kind, *BOOK) == [f"möte kalla {REF}-M2"]
    after(norrbus, "möte", "kalla", f"{REF}-M2", *CALLED[:2], "--sätt", "brev")
    norrbus.day = "2026-04-14"
    measures = f"plan ändra-insats {REF} 1 --läge pågår"
    assert after(norrbus, "ärende", "ändra", "1", "--språk", "finska") == [measures]
    assert after(norrbus, *shlex.split(measures)) == []
    norrbus.day = "2026-05-04"
    assert after(
        norrbus, "möte", "genomför", f"{REF}-M2", "--närvarande", "skola", "--anteckningar", "Ja."
    ) == [f"dokument skriv minnesanteckningar {REF}-M2", f"uppföljning registrera {REF}"]
    follow = ("uppföljning", "registrera", "1", "--beslut")
    told = after(
        norrbus,
        *follow,
        "revidera",
        "--delvis",
        "1",
        "--därför",
        "1=vakans",
        "--nästa",
        "2026-06-30",
    )
    assert told == [f"dokument skriv uppföljning {REF}", f"plan ändra {REF}"]


def test_a_signed_plan_that_lacks_something_takes_the_rest_of_the_signatures_and_a_new_version(
    norrbus: Norrbus,
) -> None:
    given.consented(norrbus)
    norrbus.ok("ärende", "ändra", "1", "--vem", "Mikael", "--skydd", "ingen")
    assert after(norrbus, "plan", "skapa", "1") == [f"plan insats {REF}"]
    after(norrbus, "plan", "insats", "1", "--vad", "Rast", "--aktör", "skola")
    sign = ("plan", "underteckna", "1", "--vem")
    assert after(norrbus, *sign, "Anna") == [f"plan underteckna {REF}"]
    after(norrbus, "plan", "underteckna", "1", "--aktör", "skola")
    assert after(norrbus, *sign, "Mikael") == [f"plan revidera {REF}"]
    told = after(norrbus, "plan", "revidera", "1", "--orsak", "det som saknas")
    assert told == [f"plan ändra-insats {REF} 1"]


def test_a_plan_that_is_ended_is_written_and_the_case_closed_and_opened(norrbus: Norrbus) -> None:
    given.agreed(norrbus)
    norrbus.day = "2026-06-10"
    done = [word for number in "123" for word in ("--genomförd", number)]
    told = after(norrbus, "uppföljning", "registrera", "1", "--beslut", "avsluta", *done)
    assert told == [f"dokument skriv uppföljning {REF}", f"ärende avsluta {REF}"]
    assert after(norrbus, "ärende", "avsluta", "1", "--orsak", "behovet") == []
    told = after(norrbus, "ärende", "öppna", "1", "--orsak", "ny frånvaro")
    assert told == [f"möte boka {REF}"]


def test_a_plan_that_is_ended_and_a_case_that_is_not(norrbus: Norrbus) -> None:
    given.agreed(norrbus)
    norrbus.day = "2026-06-10"
    done = [word for number in "123" for word in ("--genomförd", number)]
    after(norrbus, "uppföljning", "registrera", "1", "--beslut", "avsluta", *done)
    told = after(norrbus, "ärende", "ändra", "1", "--språk", "finska")
    assert told == [f"ärende avsluta {REF}"]


def test_a_consent_that_is_withdrawn_proposes_nothing_against_it(norrbus: Norrbus) -> None:
    given.consented(norrbus)
    assert after(norrbus, "samtycke", "återkalla", "1", "--vem", "Anna", "--ja") == []


def test_a_consultation_is_met_about_and_has_no_plan(norrbus: Norrbus) -> None:
    given.actors(norrbus)
    told = after(norrbus, "ärende", "skapa", "--anonym", *given.need(norrbus.day))
    assert told == [f"möte boka {REF}"]
    book = ("--dag", "idag", "--tid", "13.00", "--plats", "x", "--syfte", "Råd.")
    assert after(norrbus, "möte", "boka", "1", *book) == [f"möte kalla {REF}-M1"]
    call = ("möte", "kalla", "1", "--aktör", "skola", "--aktör", "soc", "--sätt", "telefon")
    assert after(norrbus, *call) == [f"dokument skriv kallelse {REF}-M1"]
    held = ("möte", "genomför", "1", "--närvarande", "skola", "--närvarande", "soc")
    told = after(norrbus, *held, "--anteckningar", "Råd gavs.")
    assert told == [f"dokument skriv minnesanteckningar {REF}-M1"]


STEPS = (
    ("underteckna", "1", "--som", "chef"),
    ("skicka", "1", "--sätt", "brev"),
    ("analysera", "1", "--aktör", "primärvård", "--analys", "Vakans."),
    ("analysera", "1", "--nivå", "Forum barn och unga", "--analys", "Vakans."),
    ("analysera", "1", "--nivå", "länsdelens samverkansgrupp", "--analys", "Vakans."),
    ("besluta", "1", "--beslut", "Ersättare utses.", "--ansvarig", "primärvård"),
    ("genomför", "1", "--resultat", "Utsedd."),
    ("återkoppla", "1", "--text", "Samtalen startar."),
    ("skicka", "1", "--samverkansstruktur", "--sätt", "säkert meddelande"),
)


def test_each_step_of_a_deviation_proposes_the_next(norrbus: Norrbus) -> None:
    given.agreed(norrbus)
    norrbus.day = "2026-05-12"
    given.deviation(norrbus)
    told: list[str] = []
    for line in STEPS:
        assert told in ([], [f"avvikelse {line[0]} A-2026-0001"]) or told[0].startswith(
            f"avvikelse {line[0]} A-2026-0001 "
        )
        told = after(norrbus, "avvikelse", *line)
    assert told == ["avvikelse avsluta A-2026-0001"]
    assert after(norrbus, "avvikelse", "avsluta", "1") == []


def test_the_ways_beside_it_propose_what_is_possible(norrbus: Norrbus) -> None:
    given.agreed(norrbus)
    norrbus.day = "2026-05-12"
    dispute = ("--gäller", "kostnadsansvar", "--beskrivning", "Vem betalar?", "--aktör", "skola")
    told = after(norrbus, "oenighet", "anmäl", "1", *dispute, "--aktör", "soc")
    assert told == [f"oenighet avgör {REF}-O1", f"oenighet hänskjut {REF}-O1"]
    told = after(norrbus, "oenighet", "hänskjut", f"{REF}-O1", "--nivå", "styrgrupp")
    assert told == [f"oenighet avgör {REF}-O1"]
    place = ("--sedan", "2026-05-10", "--form", "familjehem", "--samordnare", "Karin Öberg")
    told = after(norrbus, "ärende", "placera", "1", *place)
    assert told == [f"ärende hälsoundersökning {REF} --begärd DAG"]
    examined = ("ärende", "hälsoundersökning", "1")
    told = after(norrbus, *examined, "--begärd", "idag")
    assert told == [f"ärende hälsoundersökning {REF} --gjord DAG"]
    assert after(norrbus, *examined, "--gjord", "idag") == []
    book = ("forum", "boka", "--slag", "styrgrupp", "--dag", "idag", "--tid", "9", "--plats", "x")
    told = after(norrbus, *book, "--agenda", "Avvikelser", "--deltagare", "Per Lindmark")
    assert told == ["dokument skriv mötesagenda F-2026-0001"]
    held = ("forum", "genomför", "1", "--närvarande", "Per", "--anteckningar", "Vi sågs.")
    assert after(norrbus, *held) == [
        "dokument skriv minnesanteckningar F-2026-0001",
        "forum skicka F-2026-0001",
    ]
