"""What is given before the claim: a municipality's actors, a case, consents, a meeting, a plan; made by the commands themselves."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from conftest import Norrbus

ELSA = "20140903-2388"
ANNA = "19850211-2389"
MIKAEL = "19830627-2397"
# The day on which each of the registers that are kept was ready.
READY: dict[Path, str] = {}
SECRET = ("Skolgatan 8", "982 31", "070-174 06 12")


def actors(norrbus: Norrbus) -> None:
    """School, social services, primary care and BUP."""
    add = ("aktör", "lägg-till")
    norrbus.ok(
        *add,
        "--kort",
        "skola",
        "--namn",
        "Centrumskolan",
        "--slag",
        "skola",
        "--kontakt",
        "Per Lindmark",
        "--roll",
        "rektor",
        "--e-post",
        "per@example.se",
    )
    norrbus.ok(
        *add,
        "--kort",
        "soc",
        "--namn",
        "Kalix socialtjänst",
        "--slag",
        "socialtjänst",
        "--kontakt",
        "Sara Niva",
        "--e-post",
        "sara@example.se",
    )
    norrbus.ok(
        *add,
        "--kort",
        "primärvård",
        "--namn",
        "Kalix hälsocentral",
        "--slag",
        "primärvård",
        "--kontakt",
        "Ola Engström",
        "--roll",
        "kurator",
    )
    norrbus.ok(*add, "--kort", "BUP", "--namn", "BUP Kalix", "--slag", "BUP")


def child(norrbus: Norrbus, *more: str, number: str = ELSA, name: str = "Elsa Lantto") -> None:
    """A case about a child, without guardians. Need seen today."""
    person = ("--barn", name, *(("--personnummer", number) if number else ()))
    norrbus.ok("ärende", "skapa", *person, *need(norrbus.day), *more)


def need(day: str) -> tuple[str, ...]:
    """The options that say what was seen, when and by whom."""
    return (
        "--behov-sett",
        day,
        "--sett-av",
        "skola",
        "--behov",
        "Hög frånvaro.",
        "--fungerar",
        "Hästar.",
        "--nivå",
        "tidiga",
    )


def guardians(norrbus: Norrbus, case: str = "1") -> None:
    """Anna, and Mikael whose personal data are protected; shared custody."""
    add = ("ärende", "vårdnadshavare", case)
    norrbus.ok(
        *add,
        "--namn",
        "Anna Lantto",
        "--personnummer",
        ANNA,
        "--vårdnad",
        "gemensam",
        "--e-post",
        "anna@example.se",
        "--adress",
        "Köpmannagatan 3",
    )
    secret = (
        "--skydd",
        "sekretessmarkering",
        "--adress",
        "Skolgatan 8, 982 31 Gällivare",
        "--telefon",
        "070-174 06 12",
        "--e-post",
        "mikael@example.se",
    )
    norrbus.ok(
        *add, "--namn", "Mikael Ström", "--personnummer", MIKAEL, "--vårdnad", "gemensam", *secret
    )


def once(norrbus: Norrbus, name: str, build: Callable[[Norrbus], None]) -> None:
    """Do ``build`` by its commands the first time, and copy what came of it from then on.

    Not for what writes papers: where each lies is told whole, and that is in this home. Not kept where the test has put files of its own in the home folder: they are nobody else's.
    """
    made = norrbus.kept
    if made is None:
        build(norrbus)
        return
    kept = made.parent / f"{name}-{norrbus.day}"
    if kept.exists():
        shutil.copytree(kept, norrbus.home, dirs_exist_ok=True)
        norrbus.kept, norrbus.day = None, READY[kept]
        return
    untouched = _inside(norrbus.home) == _inside(made)
    build(norrbus)
    if untouched:
        shutil.copytree(norrbus.home, kept)
        READY[kept] = norrbus.day


def _inside(folder: Path) -> set[Path]:
    return {path.relative_to(folder) for path in folder.rglob("*") if path.is_file()}


def case(norrbus: Norrbus) -> None:
    """Actors and a case with two guardians."""
    once(norrbus, "case", _case)


def consented(norrbus: Norrbus) -> None:
    """A case in which both guardians consent to the three core actors."""
    once(norrbus, "consented", _consented)


def _consented(norrbus: Norrbus) -> None:
    _case(norrbus)
    consents(norrbus)


def _case(norrbus: Norrbus) -> None:
    actors(norrbus)
    child(
        norrbus,
        "--adress",
        "Köpmannagatan 3",
        "--skola",
        "Centrumskolan årskurs 6",
        "--kön",
        "flicka",
    )
    guardians(norrbus)


def consent(
    norrbus: Norrbus, who: str, *actors: str, case: str = "1", until: str = "2026-12-31"
) -> None:
    """A written consent today."""
    named = [word for actor in actors for word in ("--aktör", actor)]
    norrbus.ok(
        "samtycke",
        "registrera",
        case,
        "--vem",
        who,
        *named,
        "--gäller",
        "skolgång, hälsa",
        "--form",
        "skriftligt",
        "--till",
        until,
    )


def consents(norrbus: Norrbus) -> None:
    """Both guardians consent to the three core actors."""
    for who in ("Anna", "Mikael"):
        consent(norrbus, who, "skola", "soc", "primärvård")


def booked(norrbus: Norrbus, day: str = "2026-04-21", case: str = "1", *more: str) -> None:
    """A Norrbus meeting."""
    place = () if "--plats" in more else ("--plats", "Centrumskolan rum 12")
    norrbus.ok(
        "möte",
        "boka",
        case,
        "--dag",
        day,
        "--tid",
        "13.00",
        *place,
        "--syfte",
        "Hur får eleven en trygg skoldag?",
        *more,
    )


def summoned(norrbus: Norrbus, case: str = "1") -> None:
    """The three core actors are summoned."""
    norrbus.ok(
        "möte",
        "kalla",
        case,
        "--aktör",
        "skola",
        "--aktör",
        "soc",
        "--aktör",
        "primärvård",
        "--sätt",
        "brev",
    )


def held(norrbus: Norrbus, case: str = "1") -> None:
    """The meeting is held with everyone."""
    came = [
        word
        for who in ("skola", "soc", "primärvård", "barnet", "Anna")
        for word in ("--närvarande", who)
    ]
    came += ["--på-länk", "Mikael", "--mandat", "skola"]
    norrbus.ok("möte", "genomför", case, *came, "--anteckningar", "Vi talades vid.")


def plan(norrbus: Norrbus, case: str = "1") -> None:
    """A plan with three measures and two opinions, complete but for the signatures."""
    follow_up = (
        "--uppföljning",
        "2026-06-10",
        "--uppföljning-tid",
        "14.00",
        "--uppföljning-plats",
        "Centrumskolan rum 12",
    )
    norrbus.ok("plan", "skapa", case, "--huvudman", "Kalix kommun", *follow_up)
    for actor, what in (
        ("skola", "Vuxenstöd"),
        ("primärvård", "Sömnsamtal"),
        ("soc", "Familjerådgivning"),
    ):
        measure(norrbus, what, actor, case)
    norrbus.ok("plan", "åsikt", case, "--vem", "barnet", "--text", "Jag vill ha Moa med.")
    norrbus.ok("plan", "åsikt", case, "--vem", "Anna", "--text", "Bra.")


def measure(norrbus: Norrbus, what: str, actor: str, case: str = "1") -> None:
    """A complete measure."""
    how = (
        "--utförare",
        "någon",
        "--omfattning",
        "varje vecka",
        "--följs-upp",
        "på uppföljningsmötet",
    )
    norrbus.ok(
        "plan",
        "insats",
        case,
        "--vad",
        what,
        "--aktör",
        actor,
        *how,
        "--börjar",
        "2026-05-04",
        "--slutar",
        "2026-06-30",
    )


def signed(norrbus: Norrbus, case: str = "1") -> None:
    """Everyone signs."""
    for actor in ("skola", "soc", "primärvård"):
        norrbus.ok("plan", "underteckna", case, "--aktör", actor)
    for who in ("barnet", "Anna", "Mikael"):
        norrbus.ok("plan", "underteckna", case, "--vem", who)


def over(norrbus: Norrbus) -> None:
    """A year with one case in which nothing is missing that the statistics ask for, and the second day of the next."""
    agreed(norrbus)
    norrbus.ok("ärende", "ändra", "1", "--kön", "flicka")
    for number in ("1", "2", "3"):
        norrbus.ok("plan", "ändra-insats", "1", number, "--läge", "pågår")
    norrbus.day = "2027-01-02"


def agreed(norrbus: Norrbus) -> None:
    """The whole way to a signed plan, all on 2026-04-21."""
    norrbus.day = "2026-04-21"
    once(norrbus, "agreed", _agreed)


def _agreed(norrbus: Norrbus) -> None:
    _consented(norrbus)
    booked(norrbus)
    summoned(norrbus)
    held(norrbus)
    plan(norrbus)
    signed(norrbus)


def deviation(norrbus: Norrbus, *more: str, case: str = "1") -> None:
    """A deviation against primary care, signed by the reporter."""
    what = (
        "--arbetsplats",
        "skola",
        "--grund",
        "överenskommen insats",
        "--beskrivning",
        "Sömnsamtalen har inte startat.",
        "--chef",
        "Per Lindmark",
        "--skolform",
        "förskola/grundskola",
    )
    rest = (
        "--konsekvenser",
        "Barnet sover sämre.",
        "--förslag",
        "Ersättare vid vakans.",
        "--aktör",
        "primärvård",
    )
    norrbus.ok("avvikelse", "rapportera", *((case,) if case else ()), *what, *rest, *more)


def told(norrbus: Norrbus, table: str = "deviations", **texts: str) -> None:
    """Texts of the first row of a table as they may stand from before anybody looked them through."""
    register = norrbus.open()
    with register.operation(day=norrbus.day):
        register.update(table, 1, texts)
    register.close()


def handled(norrbus: Norrbus) -> None:
    """The deviation through every step but the closing."""
    norrbus.ok("avvikelse", "underteckna", "1", "--som", "chef")
    norrbus.ok("avvikelse", "skicka", "1", "--sätt", "brev")
    norrbus.ok("avvikelse", "analysera", "1", "--aktör", "primärvård", "--analys", "Vakans.")
    together = ("--analys", "Vakans utan ersättare.")
    norrbus.ok("avvikelse", "analysera", "1", "--nivå", "styrgrupp", *together)
    norrbus.ok("avvikelse", "analysera", "1", "--nivå", "länsdelens samverkansgrupp", *together)
    norrbus.ok(
        "avvikelse",
        "besluta",
        "1",
        "--beslut",
        "Ersättare utses.",
        "--ansvarig",
        "primärvård",
        "--senast",
        "2026-06-01",
    )
    norrbus.ok("avvikelse", "genomför", "1", "--resultat", "Ersättare är utsedd.")
    norrbus.ok("avvikelse", "återkoppla", "1", "--text", "Samtalen startar.")
    norrbus.ok("avvikelse", "skicka", "1", "--samverkansstruktur", "--sätt", "säkert meddelande")


def evaluations(norrbus: Norrbus, group: str = "barnet", count: int = 5) -> None:
    """Answers of one group about this year's meetings, every question answered 4."""
    rows = "".join(f"{group};4;4;4;4;4\n" for _ in range(count))
    answers(norrbus, f"grupp;lyssnad;syfte;rätt personer;vem gör vad;nöjd\n{rows}")


def answers(norrbus: Norrbus, content: str) -> None:
    """Answers under their headings."""
    file = norrbus.home / "svar.csv"
    file.write_text(content, encoding="utf-8")
    norrbus.ok("importera", str(file), "--ja", "--trots-dubblett", "andra svar, lika")
    file.unlink()
    file.with_name("svar-fel.csv").unlink()


def forum(norrbus: Norrbus, *more: str, day: str = "2026-04-21", kind: str = "styrgrupp") -> None:
    """A meeting above the single case."""
    norrbus.ok(
        "forum",
        "boka",
        "--slag",
        kind,
        "--dag",
        day,
        "--tid",
        "9.00",
        "--plats",
        "Kommunhuset",
        *more,
    )


def forum_held(norrbus: Norrbus) -> None:
    """Its members and a guest have met about the first case's deviation and disagreement, and got the minutes."""
    norrbus.ok(
        "forum",
        "ledamot",
        "lägg-till",
        "--slag",
        "styrgrupp",
        "--namn",
        "Maj Niemi",
        "--roll",
        "socialchef",
        "--e-post",
        "maj@example.se",
    )
    forum(norrbus, "--agenda", "Avvikelser\nNästa möte", "--deltagare", "Per Lindmark, rektor")
    treated = ("--avvikelse", "1", "--oenighet", "NB-2026-0001-O1")
    norrbus.ok(
        "forum",
        "genomför",
        "1",
        "--närvarande",
        "Maj",
        "--anteckningar",
        "Vi gick igenom dem.",
        "--reflektion",
        "Bra.",
        "--nästa",
        "I höst.",
        *treated,
    )
    norrbus.ok("forum", "skicka", "1", "--sätt", "e-post")
