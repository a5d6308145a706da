"""Every command that writes has a way back: it is taken back and done again, and each time the register is what it was, byte for byte.

The commands are collected from the program itself: a new one that is not walked through here goes red.
"""

from __future__ import annotations

import hashlib
import json
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
from conftest import Norrbus, Result

from norrbus_cli import main
from norrbus_cli.desk.demo.story import REFUSED, STORY
from norrbus_cli.register.schema.tables import COUNTERS, LOG_TABLES, OUTSIDE, TABLES
from norrbus_cli.terminal.room import NAMELESS

# What has no way back, and why: each has a test of its own in test_undo.py.
WITHOUT = {
    "register skapa": "makes the file that the rest stands in",
    "påminn": "tells what is due; it is no fact about anybody, and its ledger is what keeps it from telling twice",
    "påminn installera": "writes in no register",
    "komplettering installera": "writes in no register",
    "komplettering ta-bort": "writes in no register",
    "statistik fastställ": "what has been shown stands; it is corrected",
    "demo": "has a register of its own",
    "uppdatera": "looks at releases; opens no register",
    "register säkerhetskopiera": "writes beside the register",
    "register gallra": "takes out for ever what it is decided to",
    "register kopia-okrypterad": "writes beside the register, and that it did stays logged",
    "register återställ": "puts what it replaces aside, and is taken back by restoring that",
    "register nyckel byt": "changes the lock and not what is kept; the old key lies aside",
    "register nyckel lösenord sätt": "changes the lock and not what is kept; that it did stays logged",
    "register nyckel lösenord byt": "the same",
    "register nyckel lösenord ta-bort": "the same",
    "register nyckel lösenord minns": "writes in the system's keyring",
    "register nyckel lösenord glöm": "writes in the system's keyring",
    "register nyckel återskapa": "writes the key's file anew, and nothing in the register",
    "register nyckel visa-återställning": "shows the key; that it was shown stays logged",
    "dokument mall kopiera": "writes templates, which stand beside the register",
    "ångra": "is the way back",
    "gör-om": "is the way back",
}
# What writes nothing but that somebody looked.
READ = frozenset(
    {
        *("register kopior", "register kontrollera"),
        *("register visa", "register rutiner", "aktör lista", "aktör visa", "ärende lista"),
        "ärende visa",
        *("samtycke lista", "möte visa", "möte lista", "plan kontrollera", "plan visa"),
        *("uppföljning visa", "utvärdering sammanställ", "avvikelse lista", "avvikelse visa"),
        *("avvikelse sammanställ", "avvikelse mottagare", "oenighet lista", "forum lista"),
        *("forum visa", "forum ledamot", "forum regler", "idag", "frist lista", "frist förklara"),
        *("frist regler", "kalender skriv", "statistik år", "statistik jämför"),
        *("statistik utlämnat", "statistik slå-ihop", "statistik definitioner"),
        *("statistik brister", "statistik regler", "logg", "logg visa", "logg kontrollera"),
        *("logg fingeravtryck", "logg granskningar", "dokument lista", "dokument hämta"),
        *("dokument mall lista", "dokument mall visa", "dokument mall jämför", "dokument fält"),
        *("dokument kontrollera", "dokument slag", "komplettering visa", "json-schema"),
        *("sök", "visa", "guide", "hjälp", "exportera"),
    }
)
MIDSUMMER = """
register visa
komplettering visa bash
json-schema ärende visa
sök lantto
visa 1
guide 1
hjälp möte
register ändra --myndighet Barnnämnden
register samordnare --namn "Berit Lund" --telefon "070-174 06 15"
register rutin --namn "Lokal rutin" --reviderad idag
register rutin --namn "Lokal rutin" --reviderad idag --anteckning "Läst."
register rutiner
register ta-bort-rutin "Lokal rutin"
register utdrag "Elsa Lantto"
register utdrag "Elsa Lantto" --skriv
register utdrag "Per Lindmark" --hos alla --skriv
dokument skriv registerutdrag "Anna Lantto"
aktör ändra soc --påminns ja --e-post soc@example.se
aktör kontakt soc --namn "Maj Niemi"
importera nya.csv --ja
exportera ärenden --till ut.csv
aktör lista
aktör visa skola
ärende skapa --anonym --behov-sett 2026-06-11 --sett-av skola --behov "Råd." --nivå tidiga
ärende skapa --barn "Nils Berg" --personnummer 20120315-2390 --behov-sett 2026-06-11 --sett-av skola --behov "Oro." --nivå tidiga
ärende vårdnadshavare 3 --namn "Anna Lantto" --personnummer 19850211-2389 --vårdnad ensam --telefon "070-174 06 16"
ärende ändra 1 --telefon "070-174 06 13" --behov "Nytt."
ärende placera 1 --sedan 2026-06-01 --form familjehem --var Gården --samordnare Berit
ärende ändra-placering 1 --sedan 2026-06-02
ärende hälsoundersökning 1 --begärd idag
ärende placering-upphör 1 --dag 2026-06-11
ärende lämna-över 1 --till Karin --anteckning "Ring på kvällar."
ärende invändning 1 --vem Anna --om behovet --text "Tre dagar."
ärende bevara 1 --därför barnutredning
ärende bevara-inte 1 --därför barnutredning
register gallringsregel socialtjänst
ärende lista
ärende visa 1
plan ändra 1 --mål "Hela dagar."
plan visa 1
plan underteckna 1 --aktör primärvård
plan revidera 1 --orsak "ny insats"
plan insats 1 --vad "Läxhjälp" --aktör skola
möte boka 1 --slag uppföljningsmöte --dag 2026-09-16 --tid 14 --plats Skolan --syfte "Hur har det gått?"
möte kalla NB-2026-0001-M2 --aktör skola --sätt brev
möte svar NB-2026-0001-M2 --vem skola --svar ja
dokument skriv kalenderfil NB-2026-0001-M2
möte flytta NB-2026-0001-M2 --dag 2026-09-17
dokument skriv "ny tid" NB-2026-0001-M2
möte flytta NB-2026-0001-M2 --dag 2026-09-18 --syfte-barnet "Rasterna." --skriv
möte ändra NB-2026-0001-M2 --agenda "Rasterna" --minuter 45 --leds-av "Per Lindmark"
möte ställ-in NB-2026-0001-M2 --orsak sjukdom --ord "Vi hörs." --ja
dokument skriv återbud NB-2026-0001-M2
möte lista
möte visa NB-2026-0001-M2
samtycke registrera 3 --vem Anna --aktör skola --gäller skolgång --form skriftligt --till 2026-12-31
möte boka 1 --slag uppföljningsmöte --tillsammans-med 3 --överens "Alla har sagt ja." --dag 2026-09-17 --tid 10 --plats Skolan --syfte "Hur går det?"
möte kalla NB-2026-0003-M1 --aktör skola --sätt brev
möte svar NB-2026-0003-M1 --vem skola --svar ja
dokument skriv kalenderfil NB-2026-0003-M1
möte flytta NB-2026-0003-M1 --dag 2026-09-18 --skriv
möte skilj NB-2026-0003-M1
möte ställ-in NB-2026-0003-M1 --orsak sjukdom --ja
möte ställ-in NB-2026-0001-M3 --orsak sjukdom --ja
dokument skriv samtycke 1 --skriv-över --sätt brev
dokument lista
dokument mall lista
dokument mall visa kallelse
dokument mall jämför
dokument fält kallelse
dokument slag
dokument kontrollera
dokument skickat 1 --sätt brev --till "Anna Lantto"
dokument underskrivet 1 --av "Anna Lantto"
dokument bifoga sida.png --papper 1
dokument hämta 1 --till hamtat.png
dokument återskapa 1 --mapp igen
dokument bifoga sida.png --ärende 1 --vad intyg --från BUP
samtycke lista 1
samtycke återkalla 1 --vem Anna --aktör primärvård --ja
samtycke återkalla 1 --vem Anna --ja
uppföljning visa 1
avvikelse rapportera --arbetsplats skola --grund annat --beskrivning "Ingen kom." --konsekvenser "Väntan." --förslag "Ring." --aktör soc --chef "Per Lindmark" --skolform förskola/grundskola
avvikelse ändra 2 --förslag "Ring före." --aktör primärvård
avvikelse lista
avvikelse visa 2
avvikelse sammanställ --internt
avvikelse mottagare lägg-till --för BUP --mottagare enhetschef
avvikelse mottagare
avvikelse mottagare ta-bort enhetschef --för BUP
avvikelse mottagare exempel Arjeplog
oenighet anmäl 1 --gäller kostnadsansvar --beskrivning "Vem betalar?" --aktör skola --aktör soc
oenighet hänskjut NB-2026-0001-O1 --nivå styrgrupp
oenighet avgör NB-2026-0001-O1 --beslut "Kommunen betalar."
oenighet lista 1
forum ledamot lägg-till --slag styrgrupp --namn "Maj Niemi" --roll socialchef
forum boka --slag styrgrupp --dag 2026-06-12 --tid 9 --plats Kommunhuset
forum ändra 1 --agenda "Avvikelser"
forum lista
forum visa 1
forum ledamot
forum regler
forum regler exempel Arjeplog
forum regler ändra --slag styrgrupp --antal 2 --per år --källa rutin --från 2026-01-01
forum boka --slag styrgrupp --dag 2026-09-12 --tid 9 --plats Kommunhuset
forum ställ-in 2 --orsak sjukdom
frist regler ändra --profil egen --frist möte --antal 15 --enhet arbetsdagar
frist regler ändra --stängt 2026-07-06 --orsak stängt
frist regler ändra --öppet 2026-07-06
frist regler
frist lista
frist förklara 3
ärende avsluta 1 --orsak "behovet tillgodosett"
ärende öppna 1 --orsak "ny frånvaro"
"""
FORUM = """
forum genomför 1 --närvarande Maj --anteckningar "Vi gick igenom dem." --avvikelse 2 --oenighet NB-2026-0001-O1
forum skicka 1 --sätt e-post
forum ledamot ta-bort "Maj Niemi" --slag styrgrupp
"""
YEAR = """
register kopior
register kontrollera
statistik stäng-av anonyma
statistik slå-på anonyma
statistik definitioner
statistik regler
statistik jämför 2026
statistik skriv 2026 --format json --mapp tal
statistik skriv 2026 --internt --format json --mapp odolt
statistik utlämnat
logg
logg visa 3
logg kontrollera
logg fingeravtryck
logg granska --antal 3
logg granska
logg granska --klar --anmärkning "Inget att anmärka."
logg granska --nummer 1
logg granskningar
"""
CLOSED = """
ärende avsluta 2 --orsak annat --anteckning "Råd gavs."
register arkivera 2 --mapp ut --arkiv Kommunarkivet --ja
"""
ANNULLED = """
makulera kallelse NB-2026-0001-M1 --vem skola
makulera möte NB-2026-0001-M1
makulera uppföljning 1
makulera insats 1 2
makulera bilaga 2
makulera plan 1
makulera plan 1
makulera underskrift 1 --aktör primärvård
makulera placering 1
makulera oenighet NB-2026-0001-O1
makulera avvikelse 1
makulera forum 1
makulera samtycke 1 --vem Anna --nr 1
makulera vårdnadshavare 1 --vem Anna
makulera ärende 1
makulera aktör BUP
"""
MOVED = (
    *("ärende", "flytta-ut", "1", "--till", "BUP", "--ja", "--mapp", "bort"),
    *("--trots-saknat-samtycke", "OSL 25 kap. 12 §", "--med", "plan", "--med", "möten", "--json"),
)
ANSWER = """
utvärdering registrera --grupp barnet --lyssnad 4 --syfte 4 --rätt-personer 4 --vem-gör-vad 4 --nöjd 4
"""
# Shown as it is in the register, and as it is on disk.
State = tuple[dict[str, list[tuple[Any, ...]]], dict[str, str]]


def commands(command: Any, path: tuple[str, ...] = ()) -> Iterator[str]:
    """The program's commands as they are typed."""
    parts = getattr(command, "commands", None)
    if parts is None:
        yield " ".join(path)
        return
    for name in parts:
        yield from commands(parts[name], path if name == NAMELESS else (*path, name))


ALL = frozenset(commands(typer.main.get_command(main.app)))


def state(norrbus: Norrbus) -> State:
    """Every row but those of the log and the counters, and every paper."""
    register = norrbus.open()
    compared = sorted(TABLES - {*LOG_TABLES, *COUNTERS, *OUTSIDE})
    rows = {
        table: [tuple(row) for row in register.rows(f'SELECT * FROM "{table}" ORDER BY 1')]
        for table in compared
    }
    # Forty thousand days: what a command can change of them is told by these.
    calendar = "SELECT count(*), sum(working), sum(ordinal), group_concat(CASE WHEN local THEN day || working || because END) FROM calendar_days"
    rows["calendar_days"] = [tuple(register.rows(calendar)[0])]
    register.close()
    files = {
        str(path): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(norrbus.documents.rglob("*"))
        if path.is_file()
    }
    return rows, files


def differing(one: State, other: State) -> list[str]:
    tables = [table for table in one[0] if one[0][table] != other[0][table]]
    return tables + sorted({str(each) for each in one[1].items() ^ other[1].items()})


class Walk:
    """Runs lines; each that changed the register is taken back and done again."""

    def __init__(self, norrbus: Norrbus) -> None:
        self.norrbus = norrbus
        self.taken_back: set[str] = set()
        self.changed_nothing: set[str] = set()

    def __call__(self, *line: str, **how: Any) -> Result:
        name = next(" ".join(line[:count]) for count in (3, 2, 1) if " ".join(line[:count]) in ALL)
        before = state(self.norrbus)
        result = self.norrbus(*line, **how)
        assert result.code == 0, (line, result)
        after = state(self.norrbus)
        if name in WITHOUT:
            return result
        if before[0] == after[0]:
            self.changed_nothing.add(name)
            return result
        self._back_and_forth(line, before, after)
        self.taken_back.add(name)
        return result

    def _back_and_forth(self, line: tuple[str, ...], before: State, after: State) -> None:
        self.norrbus.ok("ångra", "--ja", "--trots-utskick", "provat")
        assert differing(state(self.norrbus), before) == [], line
        self.norrbus.ok("gör-om", "--ja")
        assert differing(state(self.norrbus), after) == [], line

    def lines(self, text: str) -> None:
        for typed in text.strip().splitlines():
            self(*shlex.split(typed))


def story(walk: Walk) -> None:
    """The demo's case, from the day after the register was made."""
    Path("sida.png").write_bytes(b"\x89PNG\r\n\x1a\n page")
    Path("nya.csv").write_text("Aktör;Namn\nsoc;Bo Ek\n", encoding="utf-8")
    for day in STORY:
        walk.norrbus.day = day.day
        if day.day == "2027-01-02":
            walk.norrbus.day = "2026-06-11"
            walk.lines(MIDSUMMER)
            walk.lines(ANSWER)
            walk("utvärdering", "sammanställ", "--internt")
            walk.norrbus.day = "2026-06-12"
            walk.lines(FORUM)
            walk.norrbus.day = day.day
        for typed in day.lines:
            if not typed.startswith("norrbus register skapa") and typed not in REFUSED:
                line = shlex.split(typed)[1:]
                if line[:2] == ["plan", "kontrollera"]:
                    walk.norrbus(*line)
                    walk.changed_nothing.add("plan kontrollera")
                else:
                    walk(*line)


def elsewhere(norrbus: Norrbus) -> None:
    """From here on the register is one of another authority: nothing is known in it."""
    norrbus.register.rename(norrbus.home / "kalix.norrbus")
    norrbus.key.rename(norrbus.home / "kalix.nyckel")
    for rest in ("-wal", "-shm"):
        norrbus.register.with_name(norrbus.register.name + rest).unlink(missing_ok=True)
    line = ("register", "skapa", "--kommun", "Luleå", "--myndighet", "Barnnämnden")
    norrbus.ok(*line, "--samordnare", "Sara Niva")


@pytest.mark.slow
def test_every_command_that_writes_is_taken_back_and_done_again(
    norrbus: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    walk = Walk(norrbus)
    story(walk)
    monkeypatch.setenv("NORRBUS_KOPIOR_MAPP", str(norrbus.home / "kopior"))
    walk.lines(YEAR)
    (handed,) = Path("odolt").glob("*.json")
    walk("statistik", "slå-ihop", str(handed), "--format", "json", "--mapp", "lan")
    (county,) = Path("lan").glob("*.json")
    walk("statistik", "läs-in", str(county))
    walk.lines(CLOSED)
    gone = json.loads(walk(*MOVED).out)
    for typed in ANNULLED.strip().splitlines():
        walk(*shlex.split(typed), "--skäl", "fel", "--trots-utskick", "provat", "--ja")
    elsewhere(norrbus)
    walk("ärende", "flytta-in", gone["fil"], "--lösenord-ur", "-", "--ja", stdin=gone["losenord"])
    assert walk.changed_nothing - walk.taken_back == READ
    assert walk.taken_back == ALL - READ - WITHOUT.keys()
    norrbus.ok("logg", "kontrollera")


@pytest.mark.slow
def test_a_whole_year_is_walked_back_to_its_beginning_and_forth_again(norrbus: Norrbus) -> None:
    """``ångra`` again walks further back, ``gör-om`` again further forth."""
    norrbus.day = "2026-06-11"
    before = state(norrbus)
    lines = """
    aktör lägg-till --kort skola --namn Centrumskolan --slag skola
    aktör lägg-till --kort soc --namn Soc --slag socialtjänst
    ärende skapa --barn "Elsa Lantto" --personnummer 20140903-2388 --behov-sett 2026-06-11 --sett-av skola --behov "Oro." --nivå tidiga
    ärende vårdnadshavare 1 --namn "Anna Lantto" --personnummer 19850211-2389 --vårdnad ensam
    samtycke registrera 1 --vem Anna --aktör skola --aktör soc --gäller skola --form skriftligt --till 2026-12-31
    dokument skriv samtycke 1
    ärende avsluta 1 --orsak "behovet tillgodosett"
    """
    for typed in lines.strip().splitlines():
        norrbus.ok(*shlex.split(typed))
        norrbus.ok("ärende", "lista", "--alla")
    after = state(norrbus)
    for _ in range(7):
        norrbus.ok("ångra", "--ja")
    assert differing(state(norrbus), before) == []
    assert "skapade registret" in norrbus.refused(4, "ångra", "--ja")
    for _ in range(7):
        norrbus.ok("gör-om", "--ja")
    assert differing(state(norrbus), after) == []
    assert norrbus.refused(3, "gör-om", "--ja")
    norrbus.ok("logg", "kontrollera")
