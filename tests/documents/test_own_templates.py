"""The municipality's own templates: used, told apart, and never what stops a paper."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, get_type_hints

import given as made
import pytest
from conftest import Norrbus
from hypothesis import given, settings, strategies

from norrbus_cli.desk.papers.records import in_every_language
from norrbus_cli.desk.papers.standing import Period, StandingPaper
from norrbus_cli.paper import render
from norrbus_cli.paper.letterhead import Sender
from norrbus_cli.paper.markup import pieces, to_html
from norrbus_cli.paper.template.choosing import chosen
from norrbus_cli.paper.template.environment import built_in
from norrbus_cli.paper.template.model import Chosen, Part, Unusable
from norrbus_cli.paper.template.own import OwnTemplates, Time, time_of
from norrbus_cli.paper.template.reading import Read, read

CARD = "register/gront-kort.md.j2"
CARD_TEXT = "# Vårt eget kort\n\n{{ d.sender.authority }}\n"


def own(norrbus: Norrbus, content: str | bytes, name: str = CARD) -> Path:
    path = norrbus.home / ".config/norrbus/mallar" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def card(norrbus: Norrbus, *more: str) -> tuple[str, str]:
    """The card's text, and what was said."""
    line = ("dokument", "skriv", "grönt kort", "--format", "md", "--skriv-över", *more)
    result = norrbus(*line)
    assert result.code == 0, result.err
    return Path(result.out.split("\n")[0]).read_text(encoding="utf-8"), result.err


def rows(norrbus: Norrbus) -> list[dict[str, Any]]:
    """A row for each file that has been written."""
    keys = ("mall", "mall_sha256", "format")
    return [
        {**paper, **dict(zip(keys, of_file, strict=True))}
        for paper in json.loads(norrbus.ok("dokument", "lista", "--json"))
        for of_file in zip(*(paper[key] for key in keys), strict=True)
    ]


# --- used ------------------------------------------------------------------------------------


def test_an_own_template_is_used_and_told_apart(norrbus: Norrbus) -> None:
    plain, _ = card(norrbus)
    own(norrbus, CARD_TEXT)
    text, said = card(norrbus)
    assert text.startswith("# Vårt eget kort\n\nFörskola/grundskola\n")
    assert said == ""
    before, after = rows(norrbus)
    assert (before["mall"], after["mall"]) == (CARD, f"egen: {CARD}")
    names = ("contact.html.j2", "dark.css", "foot.md.j2", "letterhead.html.j2", "page.css")
    around = [built_in(f"base/{name}") for name in (*names, "page.html.j2")]
    parts = [each.content for each in around if each] + [CARD_TEXT.encode()]
    assert after["mall_sha256"] == hashlib.sha256(b"\0".join(parts)).hexdigest()
    assert before["mall_sha256"] != after["mall_sha256"]
    assert plain != text


def test_an_own_part_is_taken_in_by_the_built_in_template_and_named(norrbus: Norrbus) -> None:
    made.consented(norrbus)
    own(norrbus, "Egen person: {{ each.name }}\n", "base/person.md.j2")
    out = norrbus.ok("dokument", "skriv", "samtycke", "1", "--format", "md", "--till", "Anna")
    assert "Egen person: Anna Lantto" in Path(out.strip()).read_text(encoding="utf-8")
    assert rows(norrbus)[0]["mall"] == "consent/samtycke.md.j2 (egen: base/person.md.j2)"


def test_an_own_template_takes_in_an_own_part_that_no_built_in_has(norrbus: Norrbus) -> None:
    own(norrbus, "# Kort\n\n{% include 'egna/fot.md.j2' %}")
    own(norrbus, "Vår fot.\n", "egna/fot.md.j2")
    assert "Vår fot." in card(norrbus)[0]


def test_the_folder_is_named_by_the_settings_or_the_environment(
    norrbus: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = norrbus.home / ".config/norrbus/installningar.toml"
    file.write_text('mallar = "egna"', encoding="utf-8")
    own(norrbus, "# I filens mapp\n", f"../egna/{CARD}")
    assert card(norrbus)[0].startswith("# I filens mapp")
    own(norrbus, "# I miljöns mapp\n", f"../andra/{CARD}")
    monkeypatch.setenv("NORRBUS_MALLAR", str(norrbus.home / ".config/norrbus/andra"))
    assert card(norrbus)[0].startswith("# I miljöns mapp")


def test_html_and_pdf_are_made_of_the_own_template_too(norrbus: Norrbus) -> None:
    own(norrbus, CARD_TEXT)
    out = norrbus.ok("dokument", "skriv", "grönt kort", "--format", "alla").splitlines()
    assert len(out) == 3
    assert "Vårt eget kort" in Path(out[1]).read_text(encoding="utf-8")
    assert {each["mall"] for each in rows(norrbus)} == {f"egen: {CARD}"}


def test_the_report_of_a_year_takes_its_text_from_an_own_template(norrbus: Norrbus) -> None:
    own(norrbus, "# Vår rapport\n\n{{ d.owner }}\n", "statistics/arsrapport.md.j2")
    made.case(norrbus)
    norrbus.day = "2027-01-04"
    norrbus.ok("statistik", "fastställ", "2026", "--med-brister", "--ja")
    out = norrbus.ok("statistik", "skriv", "2026", "--format", "md", "--format", "html")
    texts = {Path(each).suffix: Path(each).read_text("utf-8") for each in out.splitlines()}
    assert texts[".md"].startswith("# Vår rapport\n")
    assert "Vår rapport" not in texts[".html"]
    assert [each["mall"] for each in rows(norrbus)] == [
        "egen: statistics/arsrapport.md.j2",
        "statistics/arsrapport.html.j2",
    ]


def test_the_letterhead_is_no_own_template(norrbus: Norrbus) -> None:
    own(norrbus, "Egen fot.\n", "base/foot.md.j2")
    text, said = card(norrbus)
    assert "Egen fot." not in text
    assert said == ""
    assert rows(norrbus)[0]["mall"] == CARD


# --- broken ----------------------------------------------------------------------------------

BROKEN: list[tuple[str | bytes, str]] = [
    (
        "# A\n\n{{ d.sender.fone }}\n",
        ", rad 3: fältet fone finns inte i d.sender. Menade du phone?",
    ),
    ("{% if d.summons %}\n# A\n", ", rad 2: {% if %} har inget slut"),
    ("# A\n{% endfor %}\n", ", rad 2: {% endfor %} avslutar inget"),
    ("# A\n{% else %}\n", ", rad 2: {% else %} står utanför sitt {% if %}"),
    ("# A\n{% skriv %}\n", ", rad 2: {% skriv %} finns inte"),
    ("# A\n{{ d.sender.phone\n", ", rad 2: det slutar mitt i något som har börjat"),
    ("# A\n{{ d.sender.phone phone }}\n", ", rad 2: {{ har inget }}, eller en del för mycket"),
    ("# A\n{# x\n", ", rad 2: en kommentar har inget slut"),
    ("# A\n{{ }}\n", ", rad 2: ett skrivfel"),
    ("# A\n{{ sender }}\n", ", rad 2: namnet sender finns inte. Menade du d.sender?"),
    ("# A\n{{ d.sender.phone|stort }}\n", ", rad 2: filtret stort finns inte"),
    ("# A\n{{ d.sender.phone is konstigt }}\n", ", rad 2: provet konstigt finns inte"),
    ("# A\n\n{{ d.sender }}\n", ", rad 3: Sender går inte att skriva ut"),
    ("# A\n{{ d.__class__ }}\n", ", rad 2: namnet __class__ får inte användas"),
    ("# A\n{{ ''.__class__ }}\n", ", rad 2: namnet __class__ får inte användas"),
    ("# A\n{{ ''['__class__'] }}\n", ", rad 2: namnet __class__ får inte användas"),
    ("# A\n{% include 'egna/x.md.j2' %}\n", ", rad 2: egna/x.md.j2 finns inte"),
    ("# A\n{% include '../../x.md.j2' %}\n", ", rad 2: bara en mall som slutar på .md.j2"),
    ("# A\n{% include '/etc/passwd' %}\n", ", rad 2: bara en mall som slutar på .md.j2"),
    ("# A\n{% include d.sender.phone %}\n", ", rad 2: namnet på det som tas in ska stå inom"),
    ("# A\n{% include 'register/gront-kort.md.j2' %}\n", ": den tar in sig själv"),
    ("# A\n{{ 1 // 0 }}\n", ", rad 2: ZeroDivisionError"),
    ("# A\n{{ [1][5].x.y }}\n", ", rad 2: plats 5 finns inte i listan"),
    ("{% if false %}x{% endif %}\n", ": papperet blir tomt"),
    ("## A\n", ": rubrikerna ska börja med # och gå ett steg i taget"),
    ("# A\n\n### B\n", ": rubrikerna ska börja med # och gå ett steg i taget"),
    (b"# A\n\xe5\n", ", rad 2: den är inte sparad som UTF-8"),
    ("x" * 1_000_001, ": den är större än en megabyte"),
    ("{# gäller: 2026-13-01-- #}\n# A\n", ", rad 1: tiden ska skrivas {# gäller: 2026-01-01--"),
    ("\n{# gäller: alltid #}\n# A\n", ", rad 2: tiden ska skrivas"),
    ("{# gäller: -- #}\n# A\n", ", rad 1: tiden ska skrivas"),
    ("{# gäller: 2026-02-01--2026-01-01 #}\n# A\n", ", rad 1: tiden ska skrivas"),
    ("(" * 3000 + "{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}", ": RecursionError"),
]


@pytest.mark.parametrize(("content", "says"), BROKEN)
def test_a_broken_own_template_is_told_and_the_built_in_one_is_used(
    norrbus: Norrbus, content: str | bytes, says: str
) -> None:
    plain, _ = card(norrbus)
    path = own(norrbus, content)
    text, said = card(norrbus)
    assert text == plain
    assert said.count("Varning") == 1
    assert f"{path}{says}" in said.replace("\n", " ").replace("  ", " ")
    assert "Papperet är skrivet med den inbyggda mallen" in said
    assert rows(norrbus)[-1]["mall"] == CARD


def test_a_broken_own_template_of_any_paper_is_found_before_it_is_used(norrbus: Norrbus) -> None:
    """Each check reads all the built-in ones too: as many as there are papers with a sender at a time."""
    papers = [each for each in in_every_language() if not each.template.startswith("language/")]
    names = {each.template for each in papers if get_type_hints(each.data).get("sender") is Sender}
    assert CARD in names
    broken = iter(BROKEN)
    while here := list(zip(sorted(names), broken, strict=False)):
        told = []
        for name, (content, says) in here:
            mine = content if isinstance(content, bytes) else content.replace(CARD, name)
            told.append(f"{own(norrbus, mine, name)}{says}")
        result = norrbus("dokument", "kontrollera", "--json")
        assert result.code == 5
        wrong = [each["fynd"] for each in json.loads(result.out)["fynd"]]
        assert [each for each in told if not any(each in one for one in wrong)] == []


def test_a_link_to_elsewhere_a_folder_and_a_pipe_are_not_read(norrbus: Norrbus) -> None:
    plain, _ = card(norrbus)
    secret = norrbus.home / "hemligt.txt"
    secret.write_text("# Hemligt\n", encoding="utf-8")
    path = own(norrbus, "")
    ways: list[tuple[Callable[[], object], str]] = [
        (lambda: path.symlink_to(secret), "den är en länk till en fil utanför mappen"),
        (lambda: path.symlink_to(path), "den är en länk till sig själv"),
        (lambda: path.symlink_to("saknas.md.j2"), "den går inte att läsa: mappen eller filen"),
        (path.mkdir, "den går inte att läsa: det är en mapp"),
        (lambda: os.mkfifo(path), "den går inte att läsa: det är ingen vanlig fil"),
    ]
    for make, says in ways:
        path.rmdir() if path.is_dir() else path.unlink()
        make()
        text, said = card(norrbus)
        assert text == plain
        assert says in said.replace("\n", " ")


def test_a_folder_that_cannot_be_gone_into_is_told(
    norrbus: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = own(norrbus, "").parent
    (folder / "gront-kort.md.j2").unlink()
    folder.rmdir()
    folder.symlink_to(folder)
    text, said = card(norrbus)
    assert text.startswith("# Grönt kort")
    assert "den går inte att läsa: systemet nekade" in said.replace("\n", " ")
    monkeypatch.setenv("NORRBUS_MALLAR", "x" * 300)
    text, said = card(norrbus)
    assert text.startswith("# Grönt kort")
    assert "den går inte att läsa: namnet är för långt" in said.replace("\n", " ")
    assert "namnet är för långt" in norrbus.refused(5, "dokument", "kontrollera")


def test_a_link_within_the_folder_is_followed(norrbus: Norrbus) -> None:
    other = own(norrbus, CARD_TEXT, "egna/kort.md.j2")
    own(norrbus, "").unlink()
    (other.parents[1] / CARD).symlink_to(other)
    assert card(norrbus)[0].startswith("# Vårt eget kort")


def test_a_part_that_is_broken_is_named_and_told_once_for_all_readers(norrbus: Norrbus) -> None:
    made.consented(norrbus)
    path = own(norrbus, "\n{{ each.nummer }}\n", "base/person.md.j2")
    result = norrbus("dokument", "skriv", "samtycke", "1", "--format", "md")
    assert result.code == 0
    assert len(result.out.splitlines()) > 1
    assert result.err.count("Varning") == 1
    said = result.err.replace("\n", " ")
    assert (
        f"{path}, rad 2: fältet nummer finns inte i d.giver. Menade du number eller name?" in said
    )


def test_no_value_stands_in_what_is_said_of_a_broken_template(norrbus: Norrbus) -> None:
    made.consented(norrbus)
    path = own(
        norrbus, "# A\n{{ {}[d.giver.name] }}{{ d.child.name + 1 }}\n", "consent/samtycke.md.j2"
    )
    result = norrbus("dokument", "skriv", "samtycke", "1", "--format", "md")
    assert f"{path}, rad 2: " in result.err.replace("\n", " ")
    assert "Lantto" not in result.err


def test_what_cannot_be_set_as_pdf_is_written_from_the_built_in_template(norrbus: Norrbus) -> None:
    path = own(norrbus, "# \n\nText.\n")
    line = ("dokument", "skriv", "grönt kort", "--format", "pdf", "--skriv-över")
    result = norrbus(*line)
    assert result.code == 0
    assert "papperet går inte att göra som PDF" in result.err.replace("\n", " ")
    assert rows(norrbus)[-1]["mall"] == CARD
    assert path.exists()
    file = norrbus.home / ".config/norrbus/installningar.toml"
    file.write_text('[brevhuvud]\nlogotyp = "trasig.svg"\n', encoding="utf-8")
    (file.parent / "trasig.svg").write_text("<svg ", encoding="utf-8")
    assert "logotypen" in norrbus.refused(5, *line)
    path.unlink()
    assert "logotypen" in norrbus.refused(5, *line)


STANDING = StandingPaper(
    Sender("Kalix", "Skola", "Karin", "070-174 06 10", "karin@example.se"),
    Period("5", "källa"),
    Period("", "källa"),
)
PIECES = strategies.sampled_from(
    [
        *("{{", "}}", "{%", "%}", "{#", "#}", " ", "\n", "# ", "d", ".", "sender", "summons", "|"),
        *("if ", "endif", "for ", "endfor", " in ", "include ", "'base/person.md.j2'", "set x = "),
        *(
            "macro m()",
            "endmacro",
            "d.sender.phone",
            "d.summons.number",
            "x",
            "each",
            "loop",
            "(",
            ")",
        ),
        *(
            "__class__",
            "attr('__class__')",
            "range(3)",
            "[",
            "]",
            "-%}",
            "{%-",
            "block b",
            "endblock",
        ),
        *(
            "extends ",
            "import ",
            " as y",
            "paragraphs",
            "day",
            "field('a', 1)",
            "1",
            "~",
            "'",
            "- ",
            "> ",
        ),
        *(
            "**a**\\\n",
            "| a |\n|-|\n",
            "raw",
            "endraw",
            "filter upper",
            "endfilter",
            "call m()",
            "endcall",
        ),
    ]
)


@settings(max_examples=60, deadline=None)
@given(strategies.lists(PIECES, max_size=25).map("".join) | strategies.text(max_size=30))
def test_whatever_somebody_has_written_the_paper_is_made(text: str) -> None:
    plain = render.render(CARD, "x", STANDING)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / CARD
        path.parent.mkdir()
        path.write_text(text, encoding="utf-8", errors="surrogateescape")
        told: list[str] = []
        mine = OwnTemplates(Path(folder), date(2026, 3, 30), told.append)
        found = render.render(CARD, "x", STANDING, own=mine)
    assert found.body.strip()
    assert (found.template == f"egen: {CARD}") == (not told)
    if told:
        assert found == plain
    to_html(found.body)
    pieces(found.body)


# --- its time --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "title"),
    [
        ("2026-05-31", "Grönt kort"),
        ("2026-06-01", "Sommar"),
        ("2026-06-30", "Sommar"),
        ("2026-07-01", "Grönt kort"),
    ],
)
def test_a_template_holds_from_its_first_day_to_its_last(
    norrbus: Norrbus, day: str, title: str
) -> None:
    own(norrbus, "{# gäller: 2026-06-01--2026-06-30 #}\n# Sommar\n")
    norrbus.day = day
    assert card(norrbus)[0].startswith(f"# {title}")


@pytest.mark.parametrize(
    ("day", "title"),
    [
        ("2026-05-31", "Alltid"),
        ("2026-06-01", "Sommar"),
        ("2026-06-14", "Sommar"),
        ("2026-06-15", "Högsommar"),
        ("2026-06-30", "Högsommar"),
        ("2026-07-01", "Alltid"),
        ("2026-12-31", "Alltid"),
        ("2027-01-01", "Nya"),
    ],
)
def test_of_several_the_one_with_a_time_that_began_last_holds(
    norrbus: Norrbus, day: str, title: str
) -> None:
    own(norrbus, "# Alltid\n")
    own(norrbus, "{# gäller: 2026-06-01--2026-06-30 #}# Sommar\n", "register/gront-kort.a.md.j2")
    own(
        norrbus,
        "{#- Gäller: 2026-06-15--2026-06-30 -#}# Högsommar\n",
        "register/gront-kort.b.md.j2",
    )
    own(norrbus, "{# gäller: 2027-01-01-- #}# Nya\n", "register/gront-kort.c.md.j2")
    norrbus.day = day
    assert card(norrbus)[0].startswith(f"# {title}")


def test_a_time_is_open_at_one_end_or_none() -> None:
    day = date(2026, 3, 30)

    def said(text: str) -> Time:
        return time_of(Part("x.md.j2", text.encode()))

    assert said("# A") == Time()
    assert said("# A").spoken == ""
    assert said("{# gäller: --2026-03-30 #}") == Time(None, day)
    assert said("{# gäller: 2026-03-30-- #}").spoken == "2026-03-30--"
    assert said("{#gäller:2026-03-30--2026-03-30#}").holds(day)
    with pytest.raises(Unusable, match="rad 1: tiden ska skrivas"):
        said("{# gäller: 2026-03-30 #}")


# --- what a template may be made of ---------------------------------------------------------

EVERYTHING = """{% from "egna/delar.md.j2" import hej, nej as inte %}
{% import "egna/delar.md.j2" as delar with context %}
# Kort

{% macro rad(x, y=d.sender.phone) %}{{ x }} {{ y }} {{ caller() if caller is defined }}{% endmacro %}
{% call rad("a") %}{{ d.sender.email }}{% endcall %}

{% set text %}{{ d.sender.email }}{% endset %}{% set z = d.sender.phone %}{{ z }}
{{ text }} {{ hej() }} {{ inte() }} {{ delar.hej() }}
{% block b %}{{ d.sender.phone }}{% endblock %}
{% filter upper %}abc{{ d.sender.phone }}{% endfilter %}
{% for en, två in [("x", "y")] %}{{ en }}{{ två }}{% endfor %}
{% include "egna/saknas.md.j2" ignore missing %}
{{ field("Telefon", d.sender.phone) }}
{{ field("E-post", d.sender.email) }}
{{ field("Igen", d.sender.email) }}
"""
PARTS = "{% macro hej() %}Hej{% endmacro %}{% macro nej() %}Nej{% endmacro %}\n"


def read_as_card(text: str, parts: str = PARTS) -> Read:
    found = Chosen(
        CARD,
        {
            CARD: Part(CARD, text.encode()),
            "egna/delar.md.j2": Part("egna/delar.md.j2", parts.encode()),
        },
    )
    return read(found, StandingPaper)


def test_all_that_a_template_can_be_made_of_is_read() -> None:
    found = read_as_card(EVERYTHING)
    assert found.troubles == []
    assert {"d.sender.phone", "d.sender.email"} <= found.used.keys()
    assert found.used["d.sender.phone"].label == "Telefon"
    assert found.used["d.sender.email"].label == "E-post"  # the first that has one


@pytest.mark.parametrize(
    "where",
    [
        "{% macro x() %}#{% endmacro %}{{ x() }}",
        "{% macro x(y=#) %}{{ y }}{% endmacro %}",
        "{% macro x() %}{{ caller() }}{% endmacro %}{% call x() %}#{% endcall %}",
        "{% set x %}#{% endset %}",
        "{% block x %}#{% endblock %}",
        "{% filter upper %}#{% endfilter %}",
        "{% filter replace('a', #) %}b{% endfilter %}",
    ],
)
def test_a_field_that_there_is_none_of_is_found_wherever_it_stands(where: str) -> None:
    inside = "d.sender.fone" if "=#" in where or ", #" in where else "{{ d.sender.fone }}"
    (trouble,) = read_as_card(f"# A\n{where.replace('#', inside)}\n").troubles
    assert "fältet fone finns inte" in trouble.why


def test_what_a_text_can_do_is_no_field() -> None:
    assert read_as_card("# A\n{{ d.sender.phone.title() }}\n").troubles == []


def test_a_name_that_there_is_none_of_is_told_with_the_nearest() -> None:
    assert "namnet utfyllnad finns inte" in read_as_card("# A\n{{ utfyllnad }}\n").troubles[0].why


def test_a_template_that_there_is_none_of_is_unusable_and_no_name_leads_out() -> None:
    with pytest.raises(Unusable, match="den finns inte"):
        chosen("saknas.md.j2", None, date(2026, 1, 1))
    assert built_in("../pyproject.toml") is None
    assert Chosen(CARD, {CARD: Part(CARD, b"# A")}).called == CARD


# --- endless ---------------------------------------------------------------------------------

NUMBERS = "{% for a in range(99999) %}"
ENDLESS = {
    "loops in loops": f"{NUMBERS * 3}{'{% endfor %}' * 3}",
    "loops over what is made once": "{% set n = range(9999)|list %}{% for a in n %}{% for b in n %}"
    "{% endfor %}{% endfor %}",
    "what a loop leaves out": "{% set n = range(9999)|list %}{% for a in n %}"
    "{% for b in n if false %}{% endfor %}{% endfor %}",
    "ranges in a loop": "{% for a in range(999) %}{{ range(99999)|sum }}{% endfor %}",
    "a macro that calls itself twice": "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}"
    "{% endif %}{% endmacro %}{{ m(60) }}",
    "a great power": "{{ 10 ** (10 ** 9) }}",
    "a square of squares": "{% set n = namespace(x=9) %}{% for a in range(99) %}"
    "{% set n.x = n.x * n.x %}{% endfor %}",
    "a long text": "{{ 'a' * 10 ** 9 }}",
    "text after text": "{% for a in range(9999) %}" + "Rad. " * 99 + "{% endfor %}",
}


@pytest.mark.parametrize("what", ENDLESS)
def test_one_that_never_ends_stops_no_paper(norrbus: Norrbus, what: str) -> None:
    path = own(norrbus, f"# Kort\n\n{ENDLESS[what]}\n")
    plain = built_in(CARD)
    text, said = card(norrbus)
    assert plain
    assert text.startswith(plain.text[:12])
    assert f"{path}" in said
    assert "den slutar aldrig, eller gör mer än ett papper rymmer" in said
    assert "Papperet är skrivet med den inbyggda mallen." in said


def test_one_that_never_ends_is_found_before_anybody_prints(norrbus: Norrbus) -> None:
    own(norrbus, f"# Kort\n\n{ENDLESS['loops in loops']}\n")
    assert "den slutar aldrig" in norrbus("dokument", "kontrollera").out


def test_as_much_as_a_paper_may_need_is_done(norrbus: Norrbus) -> None:
    line = "{% for a in range(1, 4000) if a % 2 and a * 3.5 > 1 %}{{ 'ab' * 3 }}{{ 2 ** 5 }} "
    own(norrbus, f"# Kort\n\n{line}{{% endfor %}}\n")
    text, said = card(norrbus)
    assert said == ""
    assert text.count("ababab32") == 2000


def test_the_last_turn_that_is_done_and_the_first_that_is_not(norrbus: Norrbus) -> None:
    for turns, stops in ((49_999, False), (50_000, False), (50_001, True)):
        own(norrbus, f"# Kort\n\n{{% for a in range({turns}) %}}{{% endfor %}}Slut.\n")
        text, said = card(norrbus)
        assert ("Slut." not in text, bool(said)) == (stops, stops), turns


def test_each_paper_has_its_own_turns(norrbus: Norrbus) -> None:
    text = "# Blankett\n\n{% for a in range(40000) %}{% endfor %}Slut.\n"
    own(norrbus, text, "evaluation/utvarderingsblankett.md.j2")
    result = norrbus("dokument", "skriv", "utvärderingsblankett", "--format", "md")
    written = [Path(each).read_text(encoding="utf-8") for each in result.out.splitlines()]
    assert ["Slut." in each for each in written] == [True] * 3
    assert result.err == ""
