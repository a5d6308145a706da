from __future__ import annotations

import hashlib
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import given
from conftest import Norrbus
from documents.conftest import HOSTILE, papers, write_all


class Page(HTMLParser):
    """What an assistive technology meets: elements that open and close, headings, tables."""

    VOID = frozenset({"meta", "hr", "br"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.headings: list[int] = []
        self.attributes: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes.append((tag, dict(attrs)))
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] != "style":
            self.text += data


def test_hostile_text_is_only_text_in_every_document(hostile: Norrbus) -> None:
    allowed = {
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "header",
        "main",
        "footer",
        "h1",
        "h2",
        "h3",
        "h4",
        "p",
        "br",
        "em",
        "strong",
        "dl",
        "div",
        "dt",
        "dd",
        "ul",
        "li",
        "hr",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "span",
    }
    pages = papers(hostile, "html")
    assert len(pages) == 9
    for path in pages:
        page = Page(path.read_text(encoding="utf-8"))
        assert {tag for tag, _ in page.attributes} <= allowed, path
        for tag, attributes in page.attributes:
            assert tag != "span" or dict(attributes) == {"style": "white-space: nowrap"}
        assert " ".join(HOSTILE.split()) in " ".join(page.text.split()), path
        assert "# rubrik" in page.text or "kallelse" in path.name


def test_every_page_is_well_formed_and_accessible(hostile: Norrbus) -> None:
    for path in papers(hostile, "html"):
        text = path.read_text(encoding="utf-8")
        page = Page(text)
        assert text.startswith("<!doctype html>\n")
        assert ("html", {"lang": "sv"}) in page.attributes
        assert page.headings[0] == 1
        assert page.headings.count(1) == 1
        assert all(
            after - before <= 1
            for before, after in zip(page.headings, page.headings[1:], strict=False)
        ), path
        assert all(
            attributes.get("scope") == "col" for tag, attributes in page.attributes if tag == "th"
        )
        assert "http" not in text.replace("https://", "")
        assert "src=" not in text


def test_every_row_of_a_table_has_as_many_cells_as_its_head(hostile: Norrbus) -> None:
    for path in papers(hostile, "html"):
        for table in re.findall("<table.*?</table>", path.read_text(encoding="utf-8"), re.DOTALL):
            rows = [len(re.findall("<t[hd]", row)) for row in table.split("<tr>")[1:]]
            assert len(set(rows)) == 1, (path.name, rows)


FORM = [
    "Datum då planen upprättades",
    "Ansvarig handläggare/samordnare",
    "Barnet/den unge",
    "Vårdnadshavare",
    "Barnets/den unges behov",
    "Insatser",
    "Tidsram",
    "Barnets/den unges uppfattning om insatserna",
    "Vårdnadshavarens uppfattning om insatserna",
    "Samordningsansvarig",
    "Uppföljning",
    "Sammankallande",
    "Delaktiga i genomförandeplanen/godkännande för samverkan",
]


def test_the_genomforandeplan_has_the_forms_fields_in_the_forms_order(norrbus: Norrbus) -> None:
    given.agreed(norrbus)
    norrbus.ok("dokument", "skriv", "genomförandeplan", "1", "--format", "md")
    text = papers(norrbus, "md")[0].read_text(encoding="utf-8")
    assert [
        found
        for found in re.findall(r"^(?:## |\*\*)(.*?)(?:\*\*\\)?$", text, re.MULTILINE)
        if found in FORM
    ] == FORM
    assert "Kostnadsansvaret följer ansvaret för insatserna." in text
    assert (
        "Datum för det första uppföljningsmötet fastställs när den gemensamma planen är klar."
        in text
    )
    assert re.search(r"\*\*Datum\*\*\\\n.*\n\n\*\*Tid\*\*\\\n.*\n\n\*\*Plats\*\*\\\n", text)
    assert "### Underskrifter" in text
    assert papers(norrbus, "html") == []


def test_a_sip_groups_the_measures_as_the_law_does(norrbus: Norrbus) -> None:
    given.agreed(norrbus)
    norrbus.ok("dokument", "skriv", "sip", "1", "--format", "md")
    text = papers(norrbus, "md")[0].read_text(encoding="utf-8")
    parts = re.split(
        "^### ",
        text.split("## Insatser som behövs")[1].split("**Övergripande ansvar")[0],
        flags=re.MULTILINE,
    )[1:]
    assert [part.split("\n")[0] for part in parts] == [
        "Kommunens socialtjänst ansvarar för",
        "Regionens hälso- och sjukvård ansvarar för",
        "Åtgärder av någon annan, till exempel skolan",
    ]
    assert [
        ("Familjerådgivning" in parts[0]),
        ("Sömnsamtal" in parts[1]),
        ("Vuxenstöd" in parts[2]),
    ] == [True] * 3


def test_a_consent_form_can_be_printed_before_it_is_given(norrbus: Norrbus) -> None:
    given.case(norrbus)
    norrbus.ok("dokument", "skriv", "samtycke", "1", "--format", "md")
    text = papers(norrbus, "md")[0].read_text(encoding="utf-8")
    assert "Kryssa för dem som du säger ja till." in text
    assert "**Från och med**\\\n*…" in text
    # The core parties, none of them ticked; the rest only when they are meant.
    assert "- ☐ Centrumskolan (skola)" in text
    assert "BUP" not in text
    line = ("dokument", "skriv", "samtycke", "1", "--format", "md", "--skriv-över")
    norrbus.ok(*line, "--aktör", "BUP", "--aktör", "soc")
    text = papers(norrbus, "md")[0].read_text(encoding="utf-8")
    assert re.findall("- ☐ (.*)", text)[:2] == [
        "BUP Kalix (BUP)",
        "Kalix socialtjänst (socialtjänst)",
    ]
    assert "Centrumskolan" not in text
    assert "Menade du" in norrbus.refused(3, *line, "--aktör", "BPU")


def test_a_consent_form_without_guardians_or_actors(norrbus: Norrbus) -> None:
    given.child(norrbus, "--född", "2008-03-30", number="", name="Kim Niva")
    norrbus.ok("dokument", "skriv", "samtycke", "1", "--format", "md")
    text = papers(norrbus, "md")[0].read_text(encoding="utf-8")
    assert "att du låter verksamheter" in text
    assert text.count("- ☐ *…") == 5
    given.child(norrbus)
    assert "Lägg först till en vårdnadshavare" in norrbus.refused(
        4, "dokument", "skriv", "samtycke", "2"
    )


# --- protected personal data -----------------------------------------------------


def test_protected_data_stand_in_no_document_unless_asked_for(norrbus: Norrbus) -> None:
    given.agreed(norrbus)
    write_all(norrbus)
    assert not [
        path
        for path in papers(norrbus, "*")
        if any(word in path.read_text(encoding="utf-8") for word in given.SECRET)
    ]
    norrbus.ok(
        "dokument",
        "skriv",
        "genomförandeplan",
        "1",
        "--mapp",
        "hemligt",
        "--visa-skyddat",
        "till Mikael själv",
    )
    assert "Skolgatan 8" in (
        norrbus.home / "hemligt/NB-2026-0001-genomforandeplan-v1-underskriven-skyddat.html"
    ).read_text(encoding="utf-8")
    register = norrbus.open()
    reasons = [
        row["reason"] for row in register.rows("SELECT reason FROM operations WHERE reason <> ''")
    ]
    kept = register.rows("SELECT path FROM documents WHERE protected = 1")
    register.close()
    assert reasons == ["till Mikael själv"]
    assert len(kept) == 2


def test_a_protected_childs_school_and_place_stand_in_no_document(norrbus: Norrbus) -> None:
    given.case(norrbus)
    norrbus.ok("ärende", "ändra", "1", "--skydd", "sekretessmarkering")
    norrbus.ok("ärende", "ändra", "1", "--vem", "Mikael", "--adress", "Köpmannagatan 3")
    given.consents(norrbus)
    given.booked(norrbus, norrbus.day, "1", "--plats", "Gula huset")
    given.summoned(norrbus)
    for kind in ("kallelse", "inbjudan"):
        norrbus.ok("dokument", "skriv", kind, "1")
    given.held(norrbus)
    given.plan(norrbus)
    write_all(norrbus)
    for path in papers(norrbus, "*"):
        text = path.read_text(encoding="utf-8")
        assert not [
            word for word in ("Gula huset", "årskurs 6", "Köpmannagatan") if word in text
        ], path
    assert "lämnas muntligt (skyddade personuppgifter)" in papers(norrbus, "html")[0].read_text(
        encoding="utf-8"
    )


# --- files -------------------------------------------------------------------------


def test_a_document_is_registered_with_hashes_and_recipient(norrbus: Norrbus) -> None:
    given.agreed(norrbus)
    norrbus.ok("dokument", "skriv", "minnesanteckningar", "1", "--sätt", "brev")
    listed = json.loads(norrbus.ok("dokument", "lista", "1", "--json"))
    (paper,) = listed
    everyone = "skola, soc, primärvård, Elsa Lantto, Anna Lantto och vårdnadshavare 2 (skyddad)"
    assert (paper["slag"], paper["format"]) == ("minnesanteckningar", ["md", "html"])
    assert paper["mall"] == ["meeting/minnesanteckningar.md.j2"] * 2
    assert paper["till"] == everyone
    assert paper["skickat"] == [f"2026-04-21 brev till {everyone}"]
    found = [(Path(paper["mapp"]) / each).read_bytes() for each in paper["filer"]]
    assert [hashlib.sha256(each).hexdigest() for each in found] == paper["fil_sha256"]
    assert len(set(paper["mall_sha256"])) == 1
    assert json.loads(norrbus.ok("dokument", "lista", "--json")) == listed


def test_the_same_facts_give_the_same_bytes(norrbus: Norrbus) -> None:
    given.agreed(norrbus)
    for folder in ("a", "b"):
        norrbus.ok("dokument", "skriv", "genomförandeplan", "1", "--mapp", folder)
    for path in (norrbus.home / "a").iterdir():
        assert path.read_bytes() == (norrbus.home / "b" / path.name).read_bytes()


def test_files_and_folders_are_for_their_owner_only(norrbus: Norrbus) -> None:
    given.agreed(norrbus)
    write_all(norrbus)
    assert {path.stat().st_mode & 0o777 for path in papers(norrbus, "*")} == {0o600}
    assert (norrbus.documents / "NB-2026-0001").stat().st_mode & 0o777 == 0o700


def test_a_file_that_stands_there_is_left_unless_told(norrbus: Norrbus) -> None:
    given.agreed(norrbus)
    norrbus.ok("dokument", "skriv", "SIP", "1")
    html = papers(norrbus, "html")[0]
    html.write_text("min egen", encoding="utf-8")
    papers(norrbus, "md")[0].unlink()
    assert "Lägg till --skriv-över" in norrbus.refused(5, "dokument", "skriv", "SIP", "1")
    assert html.read_text(encoding="utf-8") == "min egen"
    assert papers(norrbus, "md") == []
    norrbus.ok("dokument", "skriv", "SIP", "1", "--skriv-över")
    assert "min egen" not in html.read_text(encoding="utf-8")
    assert sorted(path.name for path in html.parent.iterdir()) == [
        "NB-2026-0001-sip-v1-underskriven.html",
        "NB-2026-0001-sip-v1-underskriven.md",
    ]


def test_a_folder_that_is_a_file_or_cannot_be_made_is_refused(norrbus: Norrbus) -> None:
    given.agreed(norrbus)
    (norrbus.home / "fil").write_text("x", encoding="utf-8")
    assert "är ingen mapp" in norrbus.refused(
        5, "dokument", "skriv", "SIP", "1", "--mapp", "fil/under"
    )
    assert "Det går inte att skriva" in norrbus.refused(
        5, "dokument", "skriv", "SIP", "1", "--mapp", "/proc/finns-inte"
    )
    (norrbus.home / "upptagen/NB-2026-0001-sip-v1-underskriven.html").mkdir(parents=True)
    sentence = norrbus.refused(
        5, "dokument", "skriv", "SIP", "1", "--mapp", "upptagen", "--skriv-över"
    )
    assert "Ingenting skrevs" in sentence
    assert [path.name for path in (norrbus.home / "upptagen").iterdir()] == [
        "NB-2026-0001-sip-v1-underskriven.html"
    ]


def test_one_recipient_can_be_chosen(norrbus: Norrbus) -> None:
    given.case(norrbus)
    given.consents(norrbus)
    given.booked(norrbus)
    assert "Kalla först" in norrbus.refused(4, "dokument", "skriv", "kallelse", "1")
    given.summoned(norrbus)
    assert len(norrbus.ok("dokument", "skriv", "kallelse", "1", "--till", "soc").splitlines()) == 2
    assert "Mottagare är skola, soc och primärvård" in norrbus.refused(
        3, "dokument", "skriv", "kallelse", "1", "--till", "BUP"
    )
    assert "finns inte att välja" in norrbus.refused(2, "dokument", "skriv", "brev", "1")


def test_file_names_hold_no_personal_data(hostile: Norrbus) -> None:
    for path in papers(hostile, "*"):
        assert re.fullmatch(r"NB-2026-0001-(M1-)?[a-z0-9-]+\.(md|html)", path.name)
    assert [path.name for path in hostile.documents.iterdir()] == ["NB-2026-0001"]


# --- what a second reader met -----------------------------------------------------


def plan_text(norrbus: Norrbus, *more: str) -> str:
    norrbus.ok(
        "dokument", "skriv", "genomförandeplan", "1", "--format", "md", "--skriv-över", *more
    )
    return papers(norrbus, "md")[0].read_text(encoding="utf-8")


def test_a_child_without_registered_guardians_is_not_called_of_age(norrbus: Norrbus) -> None:
    given.actors(norrbus)
    given.child(norrbus)
    norrbus.ok("plan", "skapa", "1")
    assert "Ingen vårdnadshavare är registrerad." in plan_text(norrbus)
    assert "vårdnadshavare saknas i ärendet" in norrbus("plan", "kontrollera", "1").out


def test_a_signed_version_prints_the_same_after_the_18th_birthday(norrbus: Norrbus) -> None:
    given.actors(norrbus)
    given.child(norrbus, "--född", "2008-04-07", number="", name="Kim Niva")
    given.guardians(norrbus)
    norrbus.ok("plan", "skapa", "1")
    given.measure(norrbus, "Stöd", "skola")
    norrbus.ok("plan", "åsikt", "1", "--vem", "Anna", "--text", "Bra.")
    norrbus.ok("plan", "underteckna", "1", "--vem", "Anna")
    before = plan_text(norrbus)
    norrbus.day = "2026-05-01"
    assert plan_text(norrbus).replace("1 maj 2026", "").replace("fredag ", "") == before.replace(
        "30 mars 2026.", "."
    ).replace("Utskrivet måndag ", "Utskrivet ")


def test_a_protected_childs_school_is_not_named_by_the_actors(norrbus: Norrbus) -> None:
    given.case(norrbus)
    norrbus.ok("ärende", "ändra", "1", "--skydd", "sekretessmarkering")
    norrbus.ok("ärende", "ändra", "1", "--vem", "Mikael", "--adress", "Köpmannagatan 3")
    given.consents(norrbus)
    given.booked(norrbus, norrbus.day, "1", "--plats", "Biblioteket")
    given.summoned(norrbus)
    for kind in ("kallelse", "inbjudan"):
        norrbus.ok("dokument", "skriv", kind, "1")
    given.held(norrbus)
    given.plan(norrbus)
    given.signed(norrbus)
    write_all(norrbus)
    for path in papers(norrbus, "*"):
        assert "Centrumskolan" not in path.read_text(encoding="utf-8"), path
    norrbus.ok(
        "dokument",
        "skriv",
        "minnesanteckningar",
        "1",
        "--mapp",
        "öppet",
        "--visa-skyddat",
        "till rektor",
    )
    assert "Centrumskolan" in (
        norrbus.home / "öppet/NB-2026-0001-M1-minnesanteckningar-skyddat.md"
    ).read_text(encoding="utf-8")


def test_an_earlier_version_of_a_plan_can_be_written(norrbus: Norrbus) -> None:
    given.agreed(norrbus)
    norrbus.ok("plan", "revidera", "1", "--orsak", "ny")
    norrbus.ok("dokument", "skriv", "SIP", "1", "--version-nr", "1")
    assert [path.name for path in papers(norrbus, "md")] == ["NB-2026-0001-sip-v1-underskriven.md"]
    assert "Den senaste är version 2" in norrbus.refused(
        3, "dokument", "skriv", "SIP", "1", "--version-nr", "3"
    )


def test_a_list_of_documents_is_a_look_at_the_people_they_are_about(norrbus: Norrbus) -> None:
    given.agreed(norrbus)
    norrbus.ok("dokument", "skriv", "SIP", "1")
    before = norrbus.rows()["looks"]
    norrbus.ok("dokument", "lista")
    assert norrbus.rows()["looks"] == before + 3


def test_every_consent_in_force_has_its_form(norrbus: Norrbus) -> None:
    given.case(norrbus)
    given.consent(norrbus, "Anna", "skola")
    given.consent(norrbus, "Anna", "soc")
    norrbus.ok("dokument", "skriv", "samtycke", "1", "--format", "md")
    texts = {path.name: path.read_text(encoding="utf-8") for path in papers(norrbus, "md")}
    assert sorted(texts) == [
        f"NB-2026-0001-samtycke-{name}.md" for name in ("2-1", "2-2", "3-blankett")
    ]
    assert ["Centrumskolan (skola)" in text for _, text in sorted(texts.items())] == [
        True,
        False,
        True,
    ]


def test_a_kind_without_an_anonymised_form_is_not_written_as_if_it_had_one(
    norrbus: Norrbus,
) -> None:
    given.agreed(norrbus)
    for kind in ("SIP", "samtycke", "genomförandeplan"):
        assert "finns inte avidentifierad; det gör avvikelserapport" in norrbus.refused(
            2, "dokument", "skriv", kind, "1", "--avidentifierad"
        )
