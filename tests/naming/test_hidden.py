"""Nobody who should not be read is named, whatever is shown: with ``--utan-namn`` nobody, and one with protected personal data only where there is a reason.

The commands are collected from the program itself: one that only reads and is not tried here goes red.
"""

from __future__ import annotations

import json
import re
import shlex

import given
import pytest
from conftest import Norrbus, Result
from history.test_every_command import ALL, READ

from norrbus_cli.terminal.stream import bare, veil, veiled
from norrbus_cli.words.text import Veil

SIV = "20120315-2390"
# Whom and what nobody reads: of one who is protected with a guardian's, and of all.
PROTECTED = (
    "Siv Rönnbäck",
    SIV,
    "Mikael Ström",
    given.MIKAEL,
    "Gömgatan",
    "Skolgatan 8",
    "3 06 99",
)
PARTS = ("Elsa", "Lantto", "Anna", "Mikael", "Ström", "Siv", "Rönnbäck")
EVERYBODY = (*PROTECTED, *PARTS, given.ELSA, given.ANNA)
LINES = """
aktör lista
aktör visa skola
ärende lista
ärende lista --sök Rönnbäck
ärende lista --sök Elsa
ärende visa 1
ärende visa 1 --allt --historik
ärende visa 1 --tidslinje
ärende visa 2
ärende visa 2 --allt --historik
ärende visa 2 --tidslinje
samtycke lista 1
samtycke lista 2
möte visa NB-2026-0001-M1
möte visa NB-2026-0002-M1
möte lista
möte lista 2
plan kontrollera 1
plan kontrollera 2
plan visa 1
plan visa 2
uppföljning visa 2
avvikelse lista
avvikelse visa 1
oenighet lista
oenighet lista 2
idag
idag --vecka
frist lista --hela
frist lista 2
frist förklara 2
logg --antal 500
logg --ärende 2
logg visa 8
logg visa 9
logg visa 10
logg visa 11
logg granskningar
logg kontrollera
dokument lista
dokument lista 2
sök Lantto
sök Rönnbäck
visa 1
visa 2
visa NB-2026-0002-M1
guide 1
guide 2
forum lista
forum visa 1
forum ledamot
statistik brister 2026
statistik utlämnat
register visa
register rutiner
register kontrollera
avvikelse sammanställ --internt
exportera ärenden --till ut.csv --skriv-över
exportera samtycken --till ut.json --skriv-över
"""
# What shows no row about a child or a guardian, whatever the register holds.
OF_NOBODY = {
    *("register kopior", "utvärdering sammanställ", "avvikelse mottagare", "forum regler"),
    *("frist regler", "kalender skriv", "statistik år", "statistik jämför", "statistik slå-ihop"),
    *("statistik definitioner", "statistik regler", "logg fingeravtryck", "dokument hämta"),
    *("dokument mall lista", "dokument mall visa", "dokument mall jämför", "dokument fält"),
    *("dokument kontrollera", "dokument slag", "komplettering visa", "json-schema", "hjälp"),
}


@pytest.fixture
def ready(norrbus: Norrbus, monkeypatch: pytest.MonkeyPatch) -> Norrbus:
    """Elsa's signed plan, and all that can be about Siv, who is protected; Mikael is too."""
    monkeypatch.chdir(norrbus.home)
    given.once(norrbus, "hidden", _ready)
    norrbus.day = "2026-06-12"
    return norrbus


def _ready(norrbus: Norrbus) -> None:
    given.agreed(norrbus)
    secret = (
        "--skydd",
        "sekretessmarkering",
        "--adress",
        "Gömgatan 2",
        "--telefon",
        "070-174 06 99",
    )
    given.child(norrbus, *secret, number=SIV, name="Siv Rönnbäck")
    anna = ("--namn", "Anna Lantto", "--personnummer", given.ANNA, "--vårdnad", "ensam")
    norrbus.ok("ärende", "vårdnadshavare", "2", *anna)
    # Anna's address in the register is another one, so that she may not know where Siv is.
    given.consent(norrbus, "Anna", "skola", "soc", "primärvård", case="2")
    given.booked(norrbus, "2026-04-28", "2", "--plats", "Gömgatan 2")
    actors = [word for each in ("skola", "soc", "primärvård") for word in ("--aktör", each)]
    norrbus.ok("möte", "kalla", "2", *actors, "--sätt", "brev", "--trots-skydd", "Hon vet.")
    norrbus.day = "2026-04-28"
    came = [word for who in ("skola", "barnet", "Anna") for word in ("--närvarande", who)]
    norrbus.ok("möte", "genomför", "NB-2026-0002-M1", *came, "--anteckningar", "Siv Rönnbäck kom.")
    given.plan(norrbus, "2")
    norrbus.ok("plan", "underteckna", "2", "--vem", "barnet")
    norrbus.ok("plan", "underteckna", "2", "--vem", "Anna")
    norrbus.day = "2026-06-10"
    done = [word for each in "123" for word in ("--genomförd", each)]
    done += [word for each in "123" for word in ("--mål-uppnått", each)]
    norrbus.ok("uppföljning", "registrera", "2", *done, "--beslut", "avsluta")
    what = ("--gäller", "kostnadsansvar", "--beskrivning", "Vem betalar?")
    norrbus.ok("oenighet", "anmäl", "2", *what, "--aktör", "skola", "--aktör", "soc")
    given.deviation(norrbus)
    norrbus.ok("dokument", "skriv", "samtycke", "2", "--trots-skydd", "Hon vet.")
    norrbus.ok("dokument", "skriv", "kallelse", "NB-2026-0001-M1", "--skriv-över")
    given.forum(norrbus, day="2026-06-11")
    norrbus.ok("ärende", "ändra", "2", "--namn", "Siv Rönnbäck Ek")
    norrbus.ok("ärende", "ändra", "2", "--namn", "Siv Rönnbäck")


def name_of(line: list[str]) -> str:
    return next(" ".join(line[:count]) for count in (3, 2, 1) if " ".join(line[:count]) in ALL)


def lines() -> list[list[str]]:
    return [shlex.split(each) for each in LINES.strip().splitlines()]


def shown(result: Result) -> str:
    return " ".join(re.sub(r"\x1b\[[0-9;]*m|[│┃╇╈━─]", " ", result.out + result.err).split())


def test_every_command_that_reads_is_tried() -> None:
    assert {name_of(each) for each in lines()} | OF_NOBODY == READ


@pytest.mark.parametrize("how", [{}, {"terminal": True}, {"json": True}])
@pytest.mark.parametrize(("more", "nobody"), [((), PROTECTED), (("--utan-namn",), EVERYBODY)])
def test_nobody_is_named_who_should_not_be_read(
    ready: Norrbus, how: dict[str, bool], more: tuple[str, ...], nobody: tuple[str, ...]
) -> None:
    seen, wrong = "", {}
    for line in lines():
        in_json = how.get("json") and line[0] != "exportera"
        result = ready(
            *more, *line, *(["--json"] if in_json else []), terminal=bool(how.get("terminal"))
        )
        assert result.code in {0, 4} or in_json, (line, result)
        text = shown(result)
        seen += text
        if found := [each for each in nobody if each in text]:
            wrong[" ".join(line)] = (found, text)
    assert not wrong, "\n".join(
        f"{line}: {found}\n   {text}" for line, (found, text) in wrong.items()
    )
    # What they are called instead stands there, and whoever may be read is.
    assert "vårdnadshavare 2" in seen
    assert ("Elsa Lantto" in seen) == (not more)


def test_a_protected_name_is_shown_for_a_reason_that_is_logged(ready: Norrbus) -> None:
    why = ("--visa-skyddat", "ringer hem")
    for line in (("ärende", "visa", "2"), ("möte", "visa", "NB-2026-0002-M1")):
        assert "Siv Rönnbäck" in shown(ready(*line, *why, terminal=True)), line
        assert "Siv" not in shown(ready("--utan-namn", *line, *why, terminal=True)), line
    assert SIV in ready.ok("ärende", "visa", "2", *why)
    assert "2012-03-15" in ready.ok("ärende", "visa", "2", *why)
    assert "2012-03-15" not in ready.ok("ärende", "visa", "2", "--allt", "--historik")
    assert "ringer hem" in ready.ok("logg", "--json")


def test_an_extract_names_whom_it_is_about_but_where_nobody_is_named(ready: Norrbus) -> None:
    line = ("register", "utdrag", "Siv Rönnbäck")
    assert "Siv Rönnbäck" in ready.ok(*line)
    nameless = shown(ready("--utan-namn", *line, terminal=True))
    assert not [each for each in EVERYBODY if each in nameless]
    # What is written is a paper.
    ready.ok("--utan-namn", *line, "--skriv", "--trots-skydd", "Hon ber om det.")
    assert any("Siv Rönnbäck" in path.read_text("utf-8") for path in ready.documents.rglob("*.md"))


def test_receipts_refusals_and_questions_hide_whom_they_are_about(ready: Norrbus) -> None:
    sign = ("plan", "underteckna", "1", "--vem", "Mikael")
    assert "Mikael Ström har redan" not in shown(ready(*sign))
    refused = ready.refused(3, "samtycke", "registrera", "1", "--vem", "Bo", *CONSENT)
    assert "Välj barnet, Anna Lantto eller vårdnadshavare 2 (skyddad)" in refused
    nameless = ready.refused(
        3, "--utan-namn", "samtycke", "registrera", "1", "--vem", "Bo", *CONSENT
    )
    assert "Välj barnet, vårdnadshavare 1 eller vårdnadshavare 2 (skyddad)" in nameless
    for who in ("vårdnadshavare 2", "vårdnadshavare 2 (skyddad)", "Mikael"):
        told = ready.ok("samtycke", "registrera", "1", "--vem", who, *CONSENT)
        assert "Samtycket från vårdnadshavare 2 (skyddad) är registrerat" in told
    # One who is added in this run is hidden in its answer.
    new = ("--namn", "Per Rask", "--vårdnad", "gemensam", "--skydd", "sekretessmarkering")
    given.child(ready, "--född", "2014-01-02", name="Nils Berg", number="")
    told = shown(ready("ärende", "vårdnadshavare", "3", *new))
    assert "Vårdnadshavare 1 (skyddad) är vårdnadshavare i NB-2026-0003" in told
    assert "Rask" not in told


CONSENT = ("--aktör", "BUP", "--gäller", "hälsa", "--form", "muntligt", "--till", "2026-12-31")


def test_one_who_is_hidden_can_be_chosen(ready: Norrbus) -> None:
    answers = "3\nBUP\n\nhälsa\n\nmuntligt\n\n\n2026-12-31\n\n\n\nj\n"
    asked = ready("samtycke", "registrera", "1", terminal=True, stdin=answers)
    assert "  1 barnet\n  2 Anna Lantto\n  3 vårdnadshavare 2 (skyddad)\n" in asked.err
    assert "Samtycket från vårdnadshavare 2 (skyddad) är registrerat" in shown(asked)
    nameless = ready("--utan-namn", "samtycke", "registrera", "1", terminal=True, stdin="")
    assert "  2 vårdnadshavare 1\n  3 vårdnadshavare 2 (skyddad)\n" in nameless.err


def test_who_is_answered_for_can_be_called_by_what_stands_for_the_name(ready: Norrbus) -> None:
    given.booked(ready, "2026-06-16")
    invite = ("möte", "kalla", "NB-2026-0001-M2", "--aktör", "skola", "--sätt", "brev")
    ready.ok(*invite)
    answer = ("möte", "svar", "NB-2026-0001-M2", "--svar", "ja", "--vem")
    for who in ("vårdnadshavare 2 (skyddad)", "barnet (skyddat)", "Vårdnadshavare 1"):
        ready.ok(*answer, who)
    for who in ("vårdnadshavare 3", "vårdnadshavare x", "person x", "person 77"):
        ready.refused(3, *answer, who)


def test_one_who_is_not_the_same_everywhere_has_a_number_of_its_own(norrbus: Norrbus) -> None:
    given.case(norrbus)
    given.child(norrbus, "--född", "2014-01-02", name="Nils Berg", number="")
    person = ("--namn", "Mikael Ström", "--personnummer", given.MIKAEL, "--vårdnad", "ensam")
    norrbus.ok("ärende", "vårdnadshavare", "2", *person)
    found = norrbus.ok("ärende", "visa", "1", "--json")
    (number,) = set(re.findall(r"person (\d+) \(skyddad\)", found))
    for case in "12":
        told = norrbus.ok("samtycke", "registrera", case, "--vem", f"person {number}", *CONSENT)
        assert f"Samtycket från person {number} (skyddad)" in told
    # A name that two have who are not the same is nobody's.
    norrbus.ok("samtycke", "registrera", "1", "--vem", "Anna", *CONSENT)
    assert "vårdnadshavare 1" in norrbus.ok("--utan-namn", "samtycke", "lista", "1")
    given.child(norrbus, "--född", "2014-01-03", name="Anna Lantto", number="")
    assert "någon" in norrbus.ok("--utan-namn", "samtycke", "lista", "1")


def test_a_text_that_is_written_at_a_terminal_is_hidden_in_too(ready: Norrbus) -> None:
    ready.ok("ärende", "ändra", "1", "--behov", "Elsas mamma Anna, ELSA LANTTO och Elsa\nLantto.")
    told = shown(ready("--utan-namn", "ärende", "visa", "1", "--allt", terminal=True))
    assert "Barnets mamma vårdnadshavare 1, barnet och barnet." in told
    # Staff keeps its name, and so does what only looks like one.
    assert "Karin Öberg" in told


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Bo Ek", "barnet"),
        ("Bo Eks", "barnets"),
        ("bo ek", "barnet"),
        ("BO  EK och Bo\nEk", "barnet och barnet"),
        ("Bo Eken", "Bo Eken"),
        ("xBo Ek", "xBo Ek"),
        ("Anna-Lena Ek", "mamma"),
        ("Anna-Lena Ek Bo", "mamma Bo"),
        ("20120315-2390", "[nummer]"),
        ("201203152390", "201203152390"),
        ("Alva", "en"),
        ("Alvas", "ens"),
        ("alva", "alva"),
        ("Rut", "hon"),
        ("Ruts", "hons"),
        ("rut", "rut"),
        ("", ""),
    ],
)
def test_a_veil_hides_whole_names_and_single_words_with_a_capital(text: str, read: str) -> None:
    whole = {"Bo Ek": "barnet", "Anna-Lena Ek": "mamma", "20120315-2390": "[nummer]", "Rut": "hon"}
    assert Veil({**whole, "…": "x"}, {"alva": "en"}).over(text) == read


def test_what_is_hidden_in_a_run_is_not_in_the_run_that_it_is_within() -> None:
    with bare():
        veil(lambda text: text.replace("Elsa", "barnet"))
        with bare():
            assert veiled("Elsa") == "Elsa"
        assert veiled("Elsa") == "barnet"
    assert veiled("Elsa") == "Elsa"


def test_what_was_typed_just_now_is_read_back_as_it_is(ready: Norrbus) -> None:
    report = ("avvikelse", "rapportera", "1", "--arbetsplats", "skola", "--grund", "annat")
    texts = ("--beskrivning", "Mikael Ström väntar.", "--konsekvenser", "b", "--förslag", "c")
    for more in ((), ("--utan-namn",)):
        told = ready.refused(4, *more, *report, *texts, "--aktör", "soc")
        assert "står ”Mikael Ström”. Skriv" in told
    with bare():
        veil(lambda text: text.replace("Elsa", "barnet"))
        assert veiled("”Elsa” är Elsa", talk=True) == "”Elsa” är barnet"
        assert veiled("”Elsa” är Elsa") == "”barnet” är barnet"
        for path in ("/hem/Elsa/kallelse.md", "till Elsa/kallelse.md"):
            assert veiled(path) == path
            assert veiled(f"{path}\nElsa") == f"{path}\nbarnet"


def test_one_who_was_protected_and_is_gone_is_named_by_the_log_for_a_reason(ready: Norrbus) -> None:
    new = ("--namn", "Per Rask", "--vårdnad", "gemensam", "--född", "1980-01-02")
    given.child(ready, "--född", "2014-01-02", name="Nils Berg", number="")
    ready.ok("ärende", "vårdnadshavare", "3", *new, "--skydd", "sekretessmarkering")
    told = ready.ok("makulera", "vårdnadshavare", "3", "--vem", "Per", "--skäl", "fel", "--ja")
    number = json.loads(ready.ok("logg", "--json", "--ändringar"))[0]["operation"]
    shown = told + ready.ok("logg") + ready.ok("logg", "visa", str(number))
    assert "Rask" not in shown
    assert "1980-01-02" not in shown
    assert "skyddade personuppgifter" in shown
    assert "Per Rask" in ready.ok("logg", "visa", str(number), "--visa-skyddat", "granskning")
    assert "Rask" not in ready.ok("--utan-namn", "logg", "visa", str(number))


BIRTHDAY = "2013-05-06"


def test_a_birthday_is_not_told_where_nobody_is_named(norrbus: Norrbus) -> None:
    given.child(norrbus, "--född", "2014-09-03", number="")
    for terminal in (False, True):
        for line in (
            ("ärende", "ändra", "1", "--född", BIRTHDAY),
            ("logg", "visa", "{made}"),
            ("logg", "visa", "{changed}"),
            ("ångra", "--ja"),
            ("gör-om", "--ja"),
        ):
            numbers = {"made": _operation(norrbus, 0), "changed": _operation(norrbus, -1)}
            words = [each.format(**numbers) for each in line]
            if line[0] == "ärende":
                norrbus.ok(*words[:3], "--född", "2014-09-03")
            stdin = "j\nj\n" if terminal else ""
            result = norrbus("--utan-namn", *words, terminal=terminal, stdin=stdin)
            assert result.code == 0, (line, result.err)
            told = result.out + result.err
            assert BIRTHDAY not in told, (line, told)
            assert "2014-09-03" not in told, (line, told)
            if line != ("logg", "visa", "{made}"):
                assert "visas inte här" in told, (line, told)
    changed = norrbus.ok("logg", "visa", _operation(norrbus, -1))
    assert BIRTHDAY in changed, "with names it is told"


def _operation(norrbus: Norrbus, which: int) -> str:
    """The first, or the latest, operation that changed the child."""
    register = norrbus.open()
    try:
        sql = "SELECT operation_id AS id FROM changes WHERE table_name = 'persons' ORDER BY id"
        return str(register.rows(sql)[which]["id"])
    finally:
        register.close()


def test_what_is_annulled_tells_no_birthday_where_nobody_is_named(norrbus: Norrbus) -> None:
    given.case(norrbus)
    norrbus.ok("ärende", "ändra", "1", "--vem", "Anna", "--telefon", "070-174 06 11")
    line = ("makulera", "vårdnadshavare", "1", "--vem", "Anna", "--skäl", "fel person", "--ja")
    told = norrbus("--utan-namn", *line)
    assert told.code == 0, told.err
    assert "1985-02-11" not in told.out + told.err
