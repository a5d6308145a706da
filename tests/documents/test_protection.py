"""A paper tells nobody where a hidden person is who may not know it: every kind, reader and field."""

from __future__ import annotations

import json
import typing
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import given
import pytest
from conftest import Norrbus

from norrbus_cli.case import people
from norrbus_cli.case import store as case_store
from norrbus_cli.case.actor import store as actor_store
from norrbus_cli.desk.papers import catalogue, kinds, making, records
from norrbus_cli.desk.papers.kinds import KINDS
from norrbus_cli.paper import met
from norrbus_cli.paper.decisions import ABOUT_NO_CASE, ANY, DECISIONS, PART, READERS, TYPED
from norrbus_cli.paper.languages import languages
from norrbus_cli.paper.model import Asked, Letter
from norrbus_cli.paper.protection import ABOVE, ACTORS, AT_COORDINATOR, COORDINATOR, FAMILY
from norrbus_cli.paper.template.environment import templates_folder
from norrbus_cli.register.database import Register
from norrbus_cli.register.schema.tables import LOG_TABLES, TABLES
from norrbus_cli.words.record import Record, replace

CHILD, MOTHER, FATHER = "Tova Ask", "Vera Ask", "Rolf Bark"
HOME = "Undangatan 7, 961 99 Gömstad"
# What stands on no paper: particulars of the protected, the school, where the child is at an hour.
NEVER = (
    "Undangatan",
    "961 99",
    "Gömstad",
    "070-999 88 77",
    "vera@example.se",
    "070-999 11 22",
    "Snäckskolan",
    "Gula huset",
    "Röda huset",
    "Blå huset",
    "Grå huset",
    "Gröna huset",
    "Tallgården",
)
# What the father may not read besides.
NOT_TO_FATHER = (
    "Snäck",
    "Per Pinne",
    "rektor",
    "per@",
    "Udd",
    "Siv Sten",
    "siv@",
    "0970-111 11",
    "Kobbens hälsocentral",
    "Ola Oxel",
    "Klippans BUP",
    "Vårdcentralen",
    "snack.example",
    "Lena Leder",
    "Kalle Kallar",
    "Sam Samlar",
    "Ulla Utför",
    "Följa Upp",
    "Nästa Näs",
    "Övrig Övre",
    "Ersatt Ersson",
    "Signe Sign",
    "Udds kommun",
)
REFERENCES = {
    "utvärderingsblankett": "",
    "avvikelserapport": "A-2026-0001",
    "anmälan till Samverkansstruktur": "A-2026-0001",
    "rutin för avvikelsehantering": "",
    "avvikelsesammanställning": "2026",
    "årsrapport": "2026",
    "årsöversikt": "2026",
    "föräldrainformation": "",
    "grönt kort": "",
    "påminnelse": "",
    "aktörens uppgifter": "soc",
    "registerutdrag": FATHER,
    "återbud": "NB-2026-0001-M2",
}
WHOLE = ("kallelse", "inbjudan", "mötesagenda", "kalenderfil")
CHANGED = ("ny tid", "återbud")
YES = ("--trots-skydd", "umgänge enligt dom")
OTHERS = tuple(each.name for each in languages(templates_folder()))
ACTORS_OF_CASE = ("skola", "soc", "vc")
TODAY = "2026-04-21"
AFTER = "2027-01-04"
OF_YEAR = ("avvikelsesammanställning", "årsrapport", "årsöversikt")


def actors(norrbus: Norrbus) -> None:
    for short, name, kind, contact, role, more in (
        ("skola", "Snäckskolan", "skola", "Per Pinne", "rektor", ("--e-post", "per@example.se")),
        (
            "soc",
            "Udds socialtjänst",
            "socialtjänst",
            "Siv Sten",
            "handläggare",
            ("--e-post", "siv@example.se", "--telefon", "0970-111 11"),
        ),
        ("vc", "Kobbens hälsocentral", "primärvård", "Ola Oxel", "kurator", ()),
        ("bup", "Klippans BUP", "BUP", "", "", ()),
        # A name that tells no more than its kind is still not told.
        ("vc2", "Vårdcentralen", "primärvård", "", "", ()),
    ):
        who = ("--kontakt", contact, "--roll", role) if contact else ()
        line = ("--kort", short, "--namn", name, "--slag", kind)
        norrbus.ok("aktör", "lägg-till", *line, *who, *more)


def family(norrbus: Norrbus, text: str) -> None:
    """Child and mother protected at one address, father not."""
    norrbus.ok(
        *("ärende", "skapa", "--barn", CHILD, "--personnummer", given.ELSA, "--adress", HOME),
        *("--telefon", "070-999 11 22", "--skola", "Snäckskolan åk 6"),
        *("--skydd", "skyddad folkbokföring", "--behov-sett", TODAY, "--sett-av", "skola"),
        *("--nivå", "tidiga", "--behov", text, "--fungerar", text),
    )
    guardian = ("ärende", "vårdnadshavare", "1", "--vårdnad", "gemensam", "--namn")
    norrbus.ok(
        *guardian,
        *(MOTHER, "--personnummer", given.ANNA, "--adress", HOME, "--telefon", "070-999 88 77"),
        *("--e-post", "vera@example.se", "--skydd", "sekretessmarkering"),
    )
    norrbus.ok(
        *guardian,
        *(FATHER, "--personnummer", given.MIKAEL, "--adress", "Öppna vägen 1"),
        *("--e-post", "rolf@example.se"),
    )
    norrbus.ok(
        *("ärende", "placera", "1", "--sedan", TODAY, "--form", "skyddat boende"),
        *("--var", "Tallgården", "--samordnare", "Karin"),
    )
    for who in (MOTHER, FATHER):
        named = [word for short in ACTORS_OF_CASE for word in ("--aktör", short)]
        norrbus.ok(
            *("samtycke", "registrera", "1", "--vem", who, *named, "--gäller", text),
            *("--inte", text, "--ändamål", text, "--form", "skriftligt", "--till", "2026-12-31"),
        )


def booked(norrbus: Norrbus, text: str) -> None:
    norrbus.ok(
        *("möte", "boka", "1", "--dag", TODAY, "--tid", "9", "--plats", "Gula huset"),
        *("--länk", "https://snack.example/rum", "--syfte", text, "--syfte-barnet", text),
        *("--agenda", text),
        *("--leds-av", "Lena Leder", "--kallas-av", "Kalle Kallar"),
    )


def summons() -> tuple[str, ...]:
    named = [word for short in ACTORS_OF_CASE for word in ("--aktör", short)]
    return ("möte", "kalla", "1", *named, "--sätt", "brev")


def changed(norrbus: Norrbus, text: str) -> None:
    """The meeting has moved, and another one is off."""
    second = "NB-2026-0001-M2"
    norrbus.ok(
        *("möte", "boka", "1", "--dag", TODAY, "--tid", "15", "--plats", "Gröna huset"),
        *("--länk", "https://snack.example/rum", "--syfte", text, "--kallas-av", "Kalle Kallar"),
        *("--trots-samma-dag", "ett till"),
    )
    norrbus.ok(*(second if word == "1" else word for word in summons()), *YES)
    norrbus.ok("möte", "ställ-in", second, "--orsak", "x", "--ord", text, "--ja")
    norrbus.ok("möte", "flytta", "1", "--dag", TODAY, "--tid", "10", "--plats", "Grå huset")


def followed_up(norrbus: Norrbus, text: str) -> None:
    came = [word for who in ("skola", "soc", CHILD, MOTHER) for word in ("--närvarande", who)]
    norrbus.ok(
        *("möte", "genomför", "1", *came, "--ersättare", "vc=Ersatt Ersson", "--övriga"),
        *("Övrig Övre", "--anteckningar", text, "--reflektion", text, "--nästa", "Nästa Näs"),
    )
    norrbus.ok(
        *("plan", "skapa", "1", "--mål", text),
        *("--uppföljning", "2026-06-10", "--uppföljning-plats", "Röda huset"),
        *("--sammankallande", "Sam Samlar"),
    )
    # Older plans hold whatever was typed.
    register = norrbus.open()
    with register.operation():
        register.update("plans", 1, {"overall": "Udds kommun"})
    register.close()
    for short in ACTORS_OF_CASE:
        norrbus.ok(
            *("plan", "insats", "1", "--vad", text, "--aktör", short, "--mål", text),
            *("--utförare", "Ulla Utför", "--omfattning", text, "--följs-upp", "Följa Upp"),
        )
    for who in (CHILD, MOTHER, FATHER):
        norrbus.ok("plan", "åsikt", "1", "--vem", who, "--text", text)
    norrbus.ok("plan", "underteckna", "1", "--aktör", "vc", "--namn", "Signe Sign")
    norrbus.ok(
        *("uppföljning", "registrera", "1", "--delvis", "1", "--delvis", "2", "--inte", "3"),
        *(word for number in "123" for word in ("--därför", f"{number}={text}")),
        *("--barnets", text, "--vårdnadshavares", text),
        *("--anteckning", text, "--beslut", "revidera", "--nästa", "2026-06-10"),
        *("--nästa-plats", "Blå huset"),
    )
    norrbus.ok("register", "samordnare", "--namn", "Nya Samordnaren")
    norrbus.ok(
        *("ärende", "lämna-över", "1", "--till", "Nya", "--anteckning", text, "--utan-dokument")
    )


FORM = ("--skolform", "förskola/grundskola")


def deviated(norrbus: Norrbus, text: str) -> None:
    norrbus.ok(
        *("avvikelse", "rapportera", "1", "--arbetsplats", "soc", "--grund", "annat"),
        *("--beskrivning", text, "--konsekvenser", text, "--förslag", text, "--aktör", "vc"),
        *("--chef", text, "--rapportör", f"R {text}"),
    )
    norrbus.ok("avvikelse", "underteckna", "1", "--som", "chef")
    norrbus.ok("avvikelse", "skicka", "1", "--till", text, "--sätt", "brev", *FORM)
    norrbus.ok("avvikelse", "analysera", "1", "--aktör", "vc", "--analys", text)
    norrbus.ok("avvikelse", "analysera", "1", "--nivå", "styrgrupp", "--analys", text)
    norrbus.ok("avvikelse", "besluta", "1", "--beslut", text, "--ansvarig", "vc")
    norrbus.ok("avvikelse", "genomför", "1", "--resultat", text)
    norrbus.ok("avvikelse", "återkoppla", "1", "--text", text)


def reported_before(register: Register, word: str, text: str) -> None:
    """The texts of a report as they could be before they were looked through."""
    with register.operation():
        for table in sorted(TABLES.difference(LOG_TABLES)):
            for row in register.rows(f'SELECT * FROM "{table}"'):
                told = {name: cell for name, cell in dict(row).items() if word in str(cell)}
                if told:
                    register.update(
                        table, row["id"], {k: v.replace(word, text) for k, v in told.items()}
                    )


def before_the_meeting(norrbus: Norrbus, text: str) -> None:
    norrbus.day = TODAY
    actors(norrbus)
    family(norrbus, text)
    booked(norrbus, text)


@pytest.fixture
def hidden(norrbus: Norrbus) -> Norrbus:
    """A case with a value of its own in every field, and the papers of the meeting to come."""
    before_the_meeting(norrbus, "Lugnt.")
    norrbus.ok(*summons(), *YES)
    return norrbus


@pytest.fixture
def whole(hidden: Norrbus) -> Norrbus:
    """The same, followed up, with a deviation."""
    followed_up(hidden, "Lugnt.")
    deviated(hidden, "Lugnt.")
    return hidden


def written(norrbus: Norrbus, *line: str) -> dict[str, str]:
    """The texts of the files that a line writes, in a folder of their own, by file name."""
    folder = f"ut-{sum(1 for _ in norrbus.home.glob('ut-*'))}"
    out = norrbus.ok("dokument", "skriv", *line, "--mapp", folder)
    # A calendar file folds long lines.
    return {
        Path(path).name: Path(path).read_text(encoding="utf-8").replace("\r\n ", "")
        for path in out.splitlines()
    }


def readers(norrbus: Norrbus) -> dict[str, str]:
    """Who each written file has gone to."""
    register = norrbus.open()
    found = {row["path"]: row["recipient"] for row in register.rows("SELECT * FROM documents")}
    register.close()
    return found


def everything(norrbus: Norrbus, kinds: tuple[str, ...]) -> None:
    """Every paper of some kinds to everybody together, and to each alone who can be named, in each
    language that it is there in.
    """
    whole = [
        (kind, language)
        for kind in kinds
        for language in ("", *(OTHERS if KINDS[kind].translated else ()))
    ]
    for kind, language in whole:
        for who in ("", *ACTORS_OF_CASE, CHILD, MOTHER, FATHER):
            to = ("--till", who, "--mapp", f"till-{who}") if who else ()
            named = ("--språk", language) if language else ()
            line = ("dokument", "skriv", kind, REFERENCES.get(kind, "1"), *to, *named, *YES)
            result = norrbus(*[word for word in line if word])
            if kind in CHANGED and who in ACTORS_OF_CASE and language:
                assert "finns bara på svenska" in result.err
                continue
            # Nobody is named on a paper that is the same for all.
            assert result.code == (3 if who and result.code else 0), (line, result.err)


# --- every kind, reader and field --------------------------------------------------------


def test_no_paper_tells_its_reader_what_that_reader_may_not_know(hidden: Norrbus) -> None:
    everything(hidden, WHOLE)
    changed(hidden, "Lugnt.")
    everything(hidden, CHANGED)
    followed_up(hidden, "Lugnt.")
    deviated(hidden, "Lugnt.")
    everything(
        hidden, tuple(kind for kind in making.KINDS if kind not in {*WHOLE, *CHANGED, *OF_YEAR})
    )
    hidden.ok("dokument", "skriv", "avvikelserapport", "A-2026-0001", "--avidentifierad")
    publish(hidden)
    everything(hidden, OF_YEAR)
    to_father = ("alla", "Samverkansstruktur", "barnet", "vårdnadshavare", "aktör")
    found, kinds = [], set()
    for path, to in readers(hidden).items():
        text = Path(path).read_text(encoding="utf-8").replace("\r\n ", "")
        assert text, path
        marks: tuple[str, ...] = NEVER
        if FATHER in to or to.startswith(to_father):
            kinds.add(Path(path).name.split("-")[-1])
            marks = (*NEVER, *NOT_TO_FATHER)
        plain = text.replace("\\", "")
        found += [(path, mark) for mark in marks if mark in plain]
    assert not found
    assert len(readers(hidden)) > 150


def test_no_extract_tells_what_its_reader_may_not_know(whole: Norrbus) -> None:
    whole.ok("dokument", "skriv", "genomförandeplan", "1", *YES)
    for person, reader in (
        *((CHILD, CHILD), (MOTHER, MOTHER), (FATHER, FATHER)),
        *((CHILD, MOTHER), (CHILD, FATHER)),
    ):
        to = ("--till", reader, "--mapp", f"{person}-{reader}")
        out = whole.ok("register", "utdrag", person, *to, "--skriv", *YES)
        texts = [Path(path).read_text(encoding="utf-8") for path in out.splitlines()]
        assert len(texts) == 3
        others = {CHILD, MOTHER, FATHER} - {person, reader}
        marks = (*NEVER, *others, *(NOT_TO_FATHER if reader == FATHER else ()))
        plain = "".join(texts).replace("\\", "")
        assert [mark for mark in marks if mark in plain] == [], (person, reader)
        assert person in plain


def test_no_extract_of_the_staff_tells_of_anybody_protected(whole: Norrbus) -> None:
    out = whole.ok("register", "utdrag", "Per Pinne", "--hos", "alla", "--skriv")
    plain = "".join(Path(each).read_text(encoding="utf-8") for each in out.splitlines())
    plain = plain.replace("\\", "")
    assert "Kallelsen av skola till NB-2026-0001-M1" in plain
    # Where one works oneself is no news; that a hidden child goes there is told in no row.
    told = json.loads(Path(out.splitlines()[-1]).read_text(encoding="utf-8"))
    in_case = [each for each in told["uppgifter"] if each["ärende"]]
    assert in_case
    assert "Snäckskolan" not in json.dumps(in_case, ensure_ascii=False)
    changed = [each["vad"] for each in told["ändringar"]]
    assert [each for each in changed if "Snäckskolan" in each] == [
        "Kontaktpersonen Per Pinne hos Snäckskolan, registrerad"
    ]
    marks = {*NEVER, CHILD, MOTHER, FATHER} - {"Snäckskolan"}
    assert [mark for mark in marks if mark in plain] == []
    assert "Per Pinne" in plain


def test_one_who_may_know_reads_who_is_called(hidden: Norrbus) -> None:
    for who in ("soc", "skola"):
        text = "".join(written(hidden, "kallelse", "1", "--till", who).values())
        for told in ("Kobbens hälsocentral", "Per Pinne, rektor, skola", "snack.example"):
            assert told in text.replace("\\", "")
    for kind, who in (("inbjudan", MOTHER), ("inbjudan", CHILD), ("mötesagenda", "soc")):
        text = "".join(written(hidden, kind, "1", "--till", who).values())
        assert "Ola Oxel, kurator, Kobbens hälsocentral" in text


def test_the_father_reads_kinds_of_actors_and_where_to_ask(hidden: Norrbus) -> None:
    text = written(hidden, "inbjudan", "1", "--till", FATHER, "--format", "md", *YES)
    (invitation,) = text.values()
    assert "- skola\n- socialtjänst\n- primärvård\n" in invitation
    assert invitation.count("lämnas muntligt (skyddade personuppgifter)") == 2
    assert "Hör av dig till samordnaren Karin Öberg" in invitation


def test_a_plan_to_the_father_withholds_who_does_what(whole: Norrbus) -> None:
    (plan,) = written(
        whole,
        "genomförandeplan",
        "1",
        "--version-nr",
        "1",
        "--format",
        "md",
        "--till",
        FATHER,
        *YES,
    ).values()
    assert (
        "### 1. Lugnt.\n\n**Ansvarig**\\\nskola\n\n**Utförare**\\\nuppgiften lämnas inte här"
        in plan
    )
    assert "### primärvård\n\n**Undertecknad**\\\n21 april 2026\n" in plan
    for person, number in ((CHILD, given.ELSA), (MOTHER, AT_COORDINATOR)):
        assert row(person, number, *["skyddade personuppgifter"] * 3) in plan
    assert row(FATHER, given.MIKAEL, "Öppna vägen 1", "–", "rolf@example.se") in plan


def test_actors_of_one_kind_are_one_line_in_the_fathers_consent(hidden: Norrbus) -> None:
    hidden.ok("aktör", "lägg-till", "--kort", "bup2", "--namn", "Norrudds BUP", "--slag", "BUP")
    hidden.ok("samtycke", "återkalla", "1", "--vem", FATHER, "--ja")
    hidden.day = "2026-04-22"
    (form,) = written(hidden, "samtycke", "1", "--format", "md", "--till", FATHER, *YES).values()
    assert form.count("\n- ☐ primärvård\n") == 1
    assert "BUP" not in form  # nobody has consented to them
    assert not [mark for mark in (*NEVER, *NOT_TO_FATHER) if mark in form]


def publish(norrbus: Norrbus) -> None:
    """The year is over and published: before that its compilation is no paper."""
    norrbus.day = AFTER
    norrbus.ok("statistik", "fastställ", "2026", "--med-brister", "--ja")


def case_letters(norrbus: Norrbus) -> Iterator[Letter]:
    """The letters of every kind, as the templates get them."""
    register = norrbus.open()
    asked = Asked(date.fromisoformat(TODAY), override="x")
    try:
        for kind in making.KINDS:
            if kind in {*WHOLE, *CHANGED}:
                continue
            when = replace(asked, today=date.fromisoformat(AFTER)) if kind in OF_YEAR else asked
            yield from catalogue.letters(register, kind, REFERENCES.get(kind, "1"), when)
        report = Asked(date.fromisoformat(TODAY), anonymised=True)
        yield from catalogue.letters(register, "avvikelserapport", "A-2026-0001", report)
    finally:
        register.close()


def parts(kind: type) -> Iterator[type]:
    """A letter's data and all that is in it, by its annotations."""
    yield kind
    hints = typing.get_type_hints(kind)
    for hint in map(hints.get, met.fields_of(kind)):
        for part in (hint, *typing.get_args(hint)):
            if isinstance(part, type) and met.fields_of(part):
                yield from parts(part)


def test_the_kinds_that_can_be_asked_for_are_those_that_can_be_made() -> None:
    assert list(kinds.KINDS) == list(making.KINDS)


def test_every_kind_of_paper_is_decided() -> None:
    assert set(READERS) == set(making.KINDS)
    assert set(READERS.values()) <= {ACTORS, FAMILY, ABOVE, "samordnare", "ingen särskild"}


def test_every_kind_goes_to_the_reader_that_is_decided_and_every_field_is_decided(
    hidden: Norrbus,
) -> None:
    register = hidden.open()
    asked = Asked(date.fromisoformat(TODAY), override="x")
    letters = [letter for kind in WHOLE for letter in catalogue.letters(register, kind, "1", asked)]
    register.close()
    changed(hidden, "Lugnt.")
    register = hidden.open()
    for kind in CHANGED:
        letters += catalogue.letters(register, kind, REFERENCES.get(kind, "1"), asked)
    register.close()
    followed_up(hidden, "Lugnt.")
    deviated(hidden, "Lugnt.")
    publish(hidden)
    letters += case_letters(hidden)
    hidden.day = TODAY
    given.forum(hidden, "--agenda", "Avvikelser", "--deltagare", "Maj Niemi, chef")
    register = hidden.open()
    letters += catalogue.letters(register, "mötesagenda", "F-2026-0001", asked)
    register.close()
    assert {letter.kind for letter in letters} == set(making.KINDS)
    seen: dict[str, type] = {}
    for letter in letters:
        pairs = {(each.template, each.data) for each in records.written(letter.kind)}
        assert not letter.template or (letter.template, type(letter.data)) in pairs
        other = {"mötesagenda": ABOVE, "avvikelserapport": ABOVE, "kalenderfil": ACTORS}
        other |= dict.fromkeys(CHANGED, ACTORS)
        assert letter.gate.reader.who in {READERS[letter.kind], other.get(letter.kind)}
        if type(letter.data).__name__ in ABOUT_NO_CASE:
            assert letter.case_id is None
            continue
        for part in parts(type(letter.data)):
            # The table knows a part by its name alone.
            assert seen.setdefault(part.__name__, part) is part
    assert seen.keys() == DECISIONS.keys()
    for name, part in seen.items():
        fields, decided = set(met.fields_of(part)), set(DECISIONS[name])
        assert decided - {ANY} <= fields
        assert fields <= decided or ANY in decided, name
    for name, part in seen.items():
        hints = typing.get_type_hints(part)
        for field in met.fields_of(part):
            hint = hints[field]
            nested = any(
                isinstance(each, type) and met.fields_of(each)
                for each in (hint, *typing.get_args(hint))
            )
            decision = DECISIONS[name].get(field) or DECISIONS[name][ANY]
            assert (decision[0] == PART) == nested, (name, field)


def test_a_field_without_a_decision_is_searched() -> None:
    class Added(Record):
        number: int
        new: str

    assert list(met.met(Added(3, "Snäckskolan"), lambda text: "Snäck" in text)) == ["new 3"]


# --- what people have typed --------------------------------------------------------------


def test_a_text_with_something_protected_in_it_is_met_in_every_typed_field(
    norrbus: Norrbus,
) -> None:
    text = "Ring 070 - 9998877."
    before_the_meeting(norrbus, text)
    norrbus.ok(*summons(), *YES)
    refusals = {
        kind: norrbus.refused(4, "dokument", "skriv", kind, "1", *to)
        for kind, to in (("kallelse", ("--till", "soc")), ("mötesagenda", ("--till", "soc")))
    }
    followed_up(norrbus, text)
    deviated(norrbus, "Överenskommet.")
    register = norrbus.open()
    reported_before(register, "Överenskommet.", text)
    to = Asked(date.fromisoformat(TODAY), override="x")
    labels: dict[str, set[str]] = {}
    for kind in ("samtycke", "minnesanteckningar", "genomförandeplan", "SIP", "uppföljning"):
        labels[kind] = _expected(catalogue.letters(register, kind, "1", to))
    for kind in ("överlämning",):
        labels[kind] = _expected(catalogue.letters(register, kind, "1", to))
    labels["avvikelserapport"] = _expected(catalogue.letters(register, "avvikelserapport", "1", to))
    register.close()
    for kind, expected in labels.items():
        version = ("--version-nr", "1") if kind in {"genomförandeplan", "SIP"} else ()
        refusals[kind] = norrbus.refused(4, "dokument", "skriv", kind, "1", *version)
        missing = {label for label in expected if label not in refusals[kind]}
        assert not missing - ONLY_SOMETIMES, (kind, refusals[kind])
    for sentence in refusals.values():
        assert "Skyddade uppgifter står i" in sentence
        assert "070" not in sentence
        assert "Vera" not in sentence.replace("hos Rolf Bark", "")
    assert not list(norrbus.home.glob("**/*.md"))
    result = norrbus("dokument", "skriv", "minnesanteckningar", "1", *YES)
    assert result.err == (
        "Varning: Skyddade uppgifter står kvar i syftet, syftet för barnet, dagordningen, anteckningarna och reflektionen. Läs"
        " papperet innan det lämnas.\n"
    )
    assert "070 - 9998877" in "".join(
        written(norrbus, "minnesanteckningar", "1", "--till", MOTHER, *YES).values()
    )


# Another case would have them: a client of no case, no decision, a second version.
ONLY_SOMETIMES = {"klienten", "varför inget beslut behövs", "orsaken till revideringen"}


def _expected(letters: list[Letter]) -> set[str]:
    return {
        label
        for letter in letters
        for part in parts(type(letter.data))
        for decision, label in DECISIONS[part.__name__].values()
        if decision == TYPED
    }


LEADS = (
    "Vi ses på Undangatan.",
    "UNDANGATAN 7",
    "Hon bor i Gömstads utkant.",
    "Postnummer 96199",
    "+46 70 999 88 77",
    "skriv till VERA@example.se",
    "Snäckskolans fritids",
    "på Tallgården",
)
LEADS_THE_FATHER = (
    "Per Pinne ringer",
    "Pinne ringer",
    "via Klippans BUP",
    "hälsocentralen i Kobben eller Kobbens",
    "siv@example.se",
    "0970-11111",
    "på Klippan eller Klippans",
)
TELLS_NOTHING = (
    "Tova ritar per dag. Vera och Rolf tycker olika. Skolan och BUP hjälper. Sov till kl. 9.",
    "Karin Öberg på Kalix kommun, 070-174 06 10, 2026-04-21, 3 gånger, 12 345 kronor.",
    "Lund och fors, en sten i skogen.",
)


def test_what_leads_to_the_child_is_met_however_it_is_written(hidden: Norrbus) -> None:
    register = hidden.open()
    case = case_store.find(register, "1")
    to_father = people.gate(register, case, people.to_people([case.person(FATHER)]), False)
    to_mother = people.gate(register, case, people.to_people([case.person(MOTHER)]), False)
    unmasked = people.gate(register, case, people.to_people([case.person(MOTHER)]), True)
    school = replace(actor_store.named(register, "skola"), name="Grundskolan")
    register.close()
    assert (to_mother.actor(school), unmasked.actor(school)) == ("skola", "Grundskolan")
    assert [text for text in (*LEADS, *LEADS_THE_FATHER) if not to_father.holds(text)] == []
    assert [text for text in LEADS if not to_mother.holds(text)] == []
    assert [text for text in LEADS_THE_FATHER if to_mother.holds(text)] == []
    assert [text for text in TELLS_NOTHING if to_father.holds(text)] == []
    assert not any(unmasked.holds(text) for text in LEADS)


def test_where_it_stands_is_said_with_what_to_do(norrbus: Norrbus) -> None:
    before_the_meeting(norrbus, "Snäckskolan ringer.")
    norrbus.ok(*summons(), *YES)
    line = ("dokument", "skriv", "inbjudan", "1", "--till")
    sentence = norrbus.refused(4, *line, FATHER)
    assert "Skyddade uppgifter står i syftet, syftet för barnet och dagordningen" in sentence
    assert "Papperet går till Rolf Bark, men var barnet (skyddat) finns är skyddat" in sentence
    assert norrbus.refused(4, *line, MOTHER) == (
        "Skyddade uppgifter står i syftet, syftet för barnet och dagordningen (OSL 21 kap. 3, 3 a §§). Ändra texten."
        ' Ska papperet lämnas ändå: --trots-skydd "SKÄL"; skälet loggas. Inget skrevs.\n'
    )


# --- one guardian and another --------------------------------------------------------------

# The particulars of each, who are not protected; the child lives in a third place.
OWN = {
    MOTHER: ("Undangatan", "Gömstad", "070-999 88 77", "vera@example.se", given.ANNA),
    FATHER: ("Öppna vägen", "070-174 06 77", "rolf@example.se", given.MIKAEL),
}
PARTICULARS = ("genomförandeplan", "SIP", "överlämning")


def apart_before_the_meeting(norrbus: Norrbus, text: str) -> None:
    before_the_meeting(norrbus, text)
    change = ("ärende", "ändra", "1", "--skydd", "ingen")
    norrbus.ok(*change, "--vem", MOTHER)
    norrbus.ok(*change, "--vem", FATHER, "--telefon", "070-174 06 77")
    norrbus.ok(*change, "--adress", "Barnvägen 5")
    norrbus.ok(*summons())


@pytest.fixture
def apart(norrbus: Norrbus) -> Norrbus:
    """The same case, nobody protected, with the papers of the meeting to come."""
    apart_before_the_meeting(norrbus, "Lugnt.")
    return norrbus


def plan_to(norrbus: Norrbus, *to: str, kind: str = "genomförandeplan") -> str:
    (text,) = written(norrbus, kind, "1", "--format", "md", *to).values()
    return text


def row(name: str, *cells: str) -> str:
    """What a person's particulars are on a paper: number, address, telephone, e-mail."""
    labels: tuple[str, ...] = ("Personnummer", "Adress", "Telefon", "E-post")
    if len(set(cells)) == 1:
        labels, cells = ("Personnummer, adress, telefon och e-post",), cells[:1]
    named = f"**Namn**\\\n{name}\n" if name == CHILD else f"### {name}\n"
    fields = (f"\n**{label}**\\\n{cell}\n" for label, cell in zip(labels, cells, strict=True))
    return named + "".join(fields)


def test_no_paper_carries_one_guardians_particulars_to_the_other(apart: Norrbus) -> None:
    everything(apart, WHOLE)
    changed(apart, "Lugnt.")
    everything(apart, CHANGED)
    followed_up(apart, "Lugnt.")
    deviated(apart, "Lugnt.")
    everything(
        apart, tuple(kind for kind in making.KINDS if kind not in {*WHOLE, *CHANGED, *OF_YEAR})
    )
    publish(apart)
    everything(apart, OF_YEAR)
    found, lacking, alone = [], [], set()
    listed = json.loads(apart.ok("dokument", "lista", "--json"))
    for each, name in [(paper, name) for paper in listed for name in paper["filer"]]:
        path = Path(each["mapp"]) / name
        text = path.read_text(encoding="utf-8").replace("\r\n ", "").replace("\\", "")
        told = READERS[each["slag"]] in {ACTORS, COORDINATOR} or each["till"] in ACTORS_OF_CASE
        for guardian, marks in OWN.items():
            if not told and each["till"] != guardian:
                found += [(path, mark) for mark in marks if mark in text]
            elif each["slag"] in PARTICULARS:
                alone.add((each["slag"], each["till"]))
                lacking += [(path, mark) for mark in marks if mark not in text]
    assert not found
    assert not lacking
    to_one = {(kind, who) for kind in PARTICULARS[:2] for who in (*ACTORS_OF_CASE, *OWN)}
    assert alone == {*to_one, ("överlämning", "Nya Samordnaren")}
    assert sum(len(paper["filer"]) for paper in listed) > 90


@pytest.mark.parametrize("kind", ["genomförandeplan", "SIP"])
def test_a_common_plan_has_each_guardians_name_and_says_where_the_rest_is(
    apart: Norrbus, kind: str
) -> None:
    apart.ok("plan", "skapa", "1")
    mother = ("Undangatan 7, 961 99 Gömstad", "070-999 88 77", "vera@example.se")
    for to, hers in (
        ((), [AT_COORDINATOR] * 4),
        (("--till", CHILD), [AT_COORDINATOR] * 4),
        (("--till", FATHER), [AT_COORDINATOR] * 4),
        (("--till", MOTHER), [given.ANNA, *mother]),
        (("--visa-skyddat", "begärd av båda"), [given.ANNA, *mother]),
    ):
        text = plan_to(apart, *to, kind=kind)
        assert row(MOTHER, *hers) in text, to
        assert row(CHILD, given.ELSA, "Barnvägen 5", "070-999 11 22", "–") in text


def test_guardians_with_one_address_read_it_but_neither_number_nor_telephone(
    apart: Norrbus,
) -> None:
    apart.ok("plan", "skapa", "1")
    apart.ok("ärende", "ändra", "1", "--vem", FATHER, "--adress", HOME.replace(",", ""))
    text = plan_to(apart)
    kept = [AT_COORDINATOR] * 2
    assert row(MOTHER, AT_COORDINATOR, HOME, *kept) in text
    assert row(FATHER, AT_COORDINATOR, HOME.replace(",", ""), *kept) in text
    # Two flats in one house are two homes; what the register lacks is not said to be anywhere.
    apart.ok("ärende", "ändra", "1", "--vem", FATHER, "--adress", f"{HOME} lgh 2", "--telefon", "")
    text = plan_to(apart)
    assert row(MOTHER, *[AT_COORDINATOR] * 4) in text
    assert row(FATHER, *[AT_COORDINATOR] * 2, "–", AT_COORDINATOR) in text


def test_a_guardian_alone_reads_as_before(norrbus: Norrbus) -> None:
    norrbus.day = TODAY
    actors(norrbus)
    number = ("--personnummer", given.ELSA)
    norrbus.ok("ärende", "skapa", "--barn", CHILD, *number, *given.need(TODAY))
    norrbus.ok(
        *("ärende", "vårdnadshavare", "1", "--vårdnad", "ensam", "--namn", FATHER),
        *("--personnummer", given.MIKAEL, "--telefon", "070-174 06 77"),
    )
    norrbus.ok("plan", "skapa", "1", "--mål", "Ring 070-174 06 77.")
    for to in ((), ("--till", CHILD), ("--till", FATHER)):
        assert row(FATHER, given.MIKAEL, "–", "070-174 06 77", "–") in plan_to(norrbus, *to)


def test_a_childs_telephone_that_is_a_guardians_is_kept_from_the_other(apart: Norrbus) -> None:
    apart.ok("plan", "skapa", "1")
    apart.ok("ärende", "ändra", "1", "--telefon", "0709998877", "--adress", HOME)
    kept = (given.ELSA, HOME, AT_COORDINATOR, "–")
    assert row(CHILD, *kept) in plan_to(apart, "--till", FATHER)
    assert row(CHILD, *kept) in plan_to(apart)
    assert row(CHILD, given.ELSA, HOME, "070-999 88 77", "–") in plan_to(apart, "--till", MOTHER)
    # When both have it there is nobody to keep it from, but neither's own line says so.
    apart.ok("ärende", "ändra", "1", "--vem", FATHER, "--telefon", "070-9998877")
    assert row(CHILD, given.ELSA, HOME, "070-999 88 77", "–") in plan_to(apart)


def test_a_text_with_one_guardians_particulars_is_met_in_every_typed_field(
    norrbus: Norrbus,
) -> None:
    text = "Vera nås på 070 - 9998877."
    apart_before_the_meeting(norrbus, text)
    sentences = {
        kind: norrbus.refused(4, "dokument", "skriv", kind, "1", "--till", FATHER)
        for kind in ("inbjudan", "mötesagenda")
    }
    assert sentences["inbjudan"] == (
        "Personnummer, adress, telefon eller e-post för en vårdnadshavare står i syftet, syftet för barnet och"
        " dagordningen, och en annan vårdnadshavare läser papperet. Ändra texten. Ska papperet"
        ' lämnas ändå: --trots-skydd "SKÄL"; skälet loggas. Inget skrevs.\n'
    )
    followed_up(norrbus, text)
    register = norrbus.open()
    asked = Asked(date.fromisoformat(TODAY), override="x")
    for kind in ("samtycke", "minnesanteckningar", "genomförandeplan", "SIP", "uppföljning"):
        expected = _expected(catalogue.letters(register, kind, "1", asked))
        version = ("--version-nr", "1") if kind in {"genomförandeplan", "SIP"} else ()
        line = ("dokument", "skriv", kind, "1", *version)
        sentence = norrbus.refused(4, *line, "--till", FATHER)
        missing = {label for label in expected if label not in sentence}
        assert not missing - ONLY_SOMETIMES, (kind, sentence)
        sentences[kind] = sentence
    register.close()
    for sentence in sentences.values():
        assert "Skyddade" not in sentence
        assert "070" not in sentence
    minutes = ("dokument", "skriv", "minnesanteckningar", "1")
    for who in ("soc", MOTHER):
        assert norrbus(*minutes, "--till", who).err == ""
    assert norrbus(*minutes, *YES).err == (
        "Varning: Uppgifter om en vårdnadshavare står kvar i syftet, syftet för barnet, dagordningen, anteckningarna"
        " och reflektionen. En annan läser papperet.\n"
    )


@pytest.mark.parametrize(
    ("typed", "met"),
    [
        ("skriv till VERA@example.se", True),
        ("född 850211-2389", True),
        ("19850211-2389", True),
        ("hemma på undangatan 7, 961 99  Gömstad", True),
        ("Vera Ask bor i Gömstad", False),
        ("rolf@example.se", False),
        ("Barnvägen 5", False),
    ],
)
def test_what_is_one_guardians_is_met_however_it_is_written(
    apart: Norrbus, typed: str, met: bool
) -> None:
    register = apart.open()
    case = case_store.find(register, "1")
    shown = people.gate(register, case, people.to_people([case.person(FATHER)]), False)
    register.close()
    assert shown.kept.stands_in(typed) is met


def test_whoever_is_asked_to_a_home_is_told_where_it_is(apart: Norrbus) -> None:
    apart.ok("möte", "flytta", "1", "--dag", "2026-05-05", "--plats", HOME)
    for kind in ("inbjudan", "kalenderfil", "mötesagenda"):
        texts = written(apart, kind, "1").values()
        assert all("Undangatan" in text for text in texts)


# --- a yes ---------------------------------------------------------------------------------


def reasons(norrbus: Norrbus) -> list[str]:
    register = norrbus.open()
    found = [row["reason"] for row in register.rows("SELECT reason FROM operations")]
    register.close()
    return [reason for reason in found if reason]


def test_inviting_one_who_may_not_know_needs_a_yes_that_is_logged(norrbus: Norrbus) -> None:
    before_the_meeting(norrbus, "Lugnt.")
    assert norrbus.refused(4, *summons()).splitlines()[0] == (
        "Rolf Bark bjuds in, men var barnet (skyddat) finns är skyddat, och barnet (skyddat) bor inte hos Rolf Bark"
        " enligt registret (OSL 21 kap. 3, 3 a §§). Lämna utanför med --bjud-inte NAMN, eller ange"
        ' skälet med --trots-skydd "SKÄL"; skälet loggas. Ingen kallades.'
    )
    assert "Inbjuden: Rolf Bark" not in norrbus.ok(*summons(), "--bjud-inte", FATHER)
    again = ("möte", "kalla", "1", "--aktör", "bup", "--sätt", "brev", "--bjud-in", FATHER)
    lacks = ("--trots-saknat-samtycke", "OSL 25:12")
    assert "bjuds in, men" in norrbus.refused(4, *again, *lacks)
    assert "Inbjuden: Rolf Bark" in norrbus.ok(*again, *lacks, *YES)
    assert reasons(norrbus) == ["OSL 25:12; umgänge enligt dom"]


@pytest.mark.parametrize("kind", ["inbjudan", "mötesagenda", "kalenderfil", "samtycke"])
def test_a_paper_to_one_who_may_not_know_needs_a_yes(hidden: Norrbus, kind: str) -> None:
    line = ("dokument", "skriv", kind, "1")
    assert hidden.refused(4, *line) == (
        "Papperet går till Rolf Bark, men var barnet (skyddat) finns är skyddat, och barnet (skyddat) bor inte hos"
        " Rolf Bark enligt registret (OSL 21 kap. 3, 3 a §§). Skriv till var och en av de andra med"
        ' --till. Ska papperet lämnas ändå: --trots-skydd "SKÄL"; skälet loggas. Inget skrevs.\n'
    )
    assert not hidden.documents.exists()
    hidden.ok(*line, *YES)
    assert reasons(hidden) == [YES[1], YES[1]]


@pytest.mark.parametrize("kind", ["genomförandeplan", "SIP", "uppföljning", "minnesanteckningar"])
def test_what_was_agreed_goes_to_each_of_the_others_without_a_yes(
    whole: Norrbus, kind: str
) -> None:
    assert "Papperet går till Rolf Bark" in whole.refused(4, "dokument", "skriv", kind, "1")
    for who in ("vc", MOTHER, CHILD):
        texts = written(whole, kind, "1", "--till", who)
        assert "Kobbens hälsocentral" in "".join(texts.values())
        assert not [name for name in texts if "ask" in name.lower()]
    assert "är ingen mottagare" in whole.refused(3, "dokument", "skriv", kind, "1", "--till", "x")


def test_minutes_of_a_meeting_without_the_father_name_everybody(norrbus: Norrbus) -> None:
    before_the_meeting(norrbus, "Lugnt.")
    norrbus.ok(*summons(), "--bjud-inte", FATHER)
    assert "Ola Oxel" in "".join(written(norrbus, "mötesagenda", "1").values())
    followed_up(norrbus, "Lugnt.")
    assert "Ersatt Ersson" in "".join(written(norrbus, "minnesanteckningar", "1").values())


def test_a_meeting_to_which_nobody_is_called_yet_is_meant_for_all(norrbus: Norrbus) -> None:
    before_the_meeting(norrbus, "Lugnt.")
    assert "Papperet går till Rolf Bark" in norrbus.refused(
        4, "dokument", "skriv", "mötesagenda", "1"
    )


def test_a_moved_meeting_is_told_to_the_father_who_has_its_file(hidden: Norrbus) -> None:
    hidden.ok("dokument", "skriv", "kalenderfil", "1", *YES)
    result = hidden("möte", "flytta", "1", "--dag", "2026-05-05")
    assert (result.code, "Varning" in result.err) == (0, False)
    assert "kalenderfil" not in result.err
    file = hidden.documents / "NB-2026-0001/NB-2026-0001-M1-kalender-1-inbjuden-3.ics"
    text = file.read_text(encoding="utf-8").replace("\n ", "")
    assert "rolf@example.se" in text
    assert not [mark for mark in (*NEVER, *NOT_TO_FATHER) if mark in text]


def test_a_hand_over_with_something_protected_in_its_note_needs_a_yes(hidden: Norrbus) -> None:
    hidden.ok("register", "samordnare", "--namn", "Nya Samordnaren")
    line = ("ärende", "lämna-över", "1", "--till", "Nya", "--anteckning", "Vera: 070-999 88 77")
    assert "Skyddade uppgifter står i anteckningen" in hidden.refused(4, *line)
    hidden.ok(*line, *YES)
    assert reasons(hidden)[-1] == YES[1]


# --- who lives with whom -------------------------------------------------------------------


def test_a_guardian_with_the_childs_own_address_may_know_also_unprotected(norrbus: Norrbus) -> None:
    before_the_meeting(norrbus, "Lugnt.")
    norrbus.ok("ärende", "ändra", "1", "--vem", MOTHER, "--skydd", "ingen")
    norrbus.ok("plan", "skapa", "1")
    (plan,) = written(norrbus, "SIP", "1", "--format", "md", "--till", FATHER, *YES).values()
    assert "070-999" not in plan
    norrbus.ok(*summons(), "--bjud-inte", FATHER)
    text = "".join(written(norrbus, "inbjudan", "1", "--till", MOTHER).values())
    assert "Kobbens hälsocentral" in text
    norrbus.ok("ärende", "ändra", "1", "--vem", MOTHER, "--adress", "Annan väg 3")
    assert "Papperet går till Vera Ask" in norrbus.refused(
        4, "dokument", "skriv", "inbjudan", "1", "--till", MOTHER
    )


def test_a_child_with_a_protected_guardians_home_is_hidden_itself(norrbus: Norrbus) -> None:
    before_the_meeting(norrbus, "Lugnt.")
    norrbus.ok("ärende", "ändra", "1", "--skydd", "ingen")
    assert "Rolf Bark bjuds in, men" in norrbus.refused(4, *summons())
    assert json.loads(norrbus.ok("möte", "visa", "1", "--json"))["plats"] == (
        "skyddade personuppgifter"
    )
    norrbus.ok(*summons(), *YES)
    (text,) = written(norrbus, "inbjudan", "1", "--till", FATHER, "--format", "md", *YES).values()
    assert not [mark for mark in (*NEVER, *NOT_TO_FATHER) if mark in text]


# --- a protected guardian whom the child does not live with ----------------------------------


def mirrored(norrbus: Norrbus, *more: str) -> None:
    given.case(norrbus)
    given.consents(norrbus)
    given.booked(norrbus, norrbus.day, "1", *more)
    given.summoned(norrbus)


def test_a_guardians_protection_hides_no_actor_that_a_child_living_elsewhere_meets(
    norrbus: Norrbus,
) -> None:
    mirrored(norrbus)
    for who in ("Anna", "Mikael", "Elsa"):
        text = "".join(written(norrbus, "inbjudan", "1", "--till", who).values())
        assert "Per Lindmark, rektor, Centrumskolan" in text
        assert "Centrumskolan rum 12" in text


def test_but_what_leads_to_that_guardian_is_hidden_from_all(norrbus: Norrbus) -> None:
    mirrored(norrbus, "--plats", "Skolgatan 8", "--leds-av", "Britt i Gällivare")
    norrbus.ok("aktör", "ändra", "soc", "--namn", "Gällivare socialtjänst")
    (text,) = written(norrbus, "kallelse", "1", "--till", "skola", "--format", "md").values()
    assert "lämnas muntligt (skyddade personuppgifter)" in text
    assert "**Mötet leds av**\\\nuppgiften lämnas inte här" in text
    assert "- Sara Niva, socialtjänst\n" in text
    assert "Gällivare" not in text
    given.held(norrbus)
    norrbus.ok(
        *("möte", "genomför", "1-M1", "--närvarande", "skola"),
        *("--anteckningar", "Mikael nås på 0701740612."),
    )
    assert "Skyddade uppgifter står i anteckningarna" in norrbus.refused(
        4, "dokument", "skriv", "minnesanteckningar", "1"
    )


# --- asked for by name -----------------------------------------------------------------------


def test_a_paper_with_what_is_protected_says_so_in_its_head_and_its_name(hidden: Norrbus) -> None:
    texts = written(
        hidden, "kallelse", "1", "--till", "soc", "--visa-skyddat", "vakten ska släppa in"
    )
    assert sorted(texts) == [
        f"NB-2026-0001-M1-kallelse-soc-skyddat.{ending}" for ending in ("html", "md")
    ]
    for name, text in texts.items():
        assert "Gula huset" in text
        assert "Snäckskolan" in text
        head = text.split("Till: ")[0]
        assert (
            "Innehåller skyddade uppgifter. Lämna papperet bara till den som får veta dem" in head
        )
        assert head.strip().startswith("# Kallelse" if name.endswith(".md") else "<!doctype")
    assert "-skyddat" not in "".join(written(hidden, "kallelse", "1", "--till", "soc"))


def test_asking_for_what_is_protected_is_no_yes_to_its_reader(hidden: Norrbus) -> None:
    line = ("dokument", "skriv", "inbjudan", "1", "--till", FATHER, "--visa-skyddat", "dom")
    assert "Papperet går till Rolf Bark" in hidden.refused(4, *line)
    hidden.ok(*line, "--trots-skydd", "dom")
    assert reasons(hidden)[-1] == "dom"


def test_what_is_about_nobody_is_not_marked(hidden: Norrbus) -> None:
    names = written(hidden, "föräldrainformation", "--visa-skyddat", "x")
    assert "foraldrainformation.html" in names
    assert "-skyddat" not in "".join(names)


def test_two_protected_homes_are_not_one_and_the_other_parent_may_not_know(
    norrbus: Norrbus,
) -> None:
    given.case(norrbus)
    norrbus.ok("ärende", "ändra", "1", "--skydd", "sekretessmarkering")
    given.consents(norrbus)
    given.booked(norrbus)
    line = ("möte", "kalla", "1", "--aktör", "skola", "--sätt", "brev")
    assert "Vårdnadshavare 2 (skyddad) bjuds in" in norrbus.refused(4, *line)
    # Without an address nothing says that they live apart.
    norrbus.ok("ärende", "ändra", "1", "--vem", "Mikael", "--adress", "")
    norrbus.ok(*line)
