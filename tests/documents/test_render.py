from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies

from norrbus_cli.paper import marks, markup, render
from norrbus_cli.paper.model import BadTemplate
from norrbus_cli.paper.template import environment
from norrbus_cli.words.text import one_line

TEXT = strategies.text(strategies.characters(exclude_categories=["Cs"]), max_size=60)
MARKUP = strategies.text(
    strategies.sampled_from("ab1 .)-+*_=#>|`~[](){}<&!\\:\"'$\n\t/"), max_size=30
)


def html_of(markdown: str) -> str:
    return markup.to_html(markdown)


def shown(markdown: str) -> str:
    """The text a reader sees of a piece of Markdown."""
    html = html_of(markdown)
    return " ".join(unescape(re.sub("<[^>]*>", "", html)).split())


@settings(deadline=None)
@given(TEXT | MARKUP)
def test_a_value_is_shown_as_it_was_typed_wherever_it_stands(value: str) -> None:
    escaped, plain = marks.escape(value), " ".join(one_line(value).split())
    assert shown(escaped) == plain
    assert shown(f"före {escaped} efter") == " ".join(f"före {plain} efter".split())
    assert shown(f"- {escaped}") == plain
    assert shown(f"## {escaped}x") == f"{plain}x"
    assert shown(f"| a | b |\n| --- | --- |\n| {escaped} | c |") == " ".join(
        f"a b {plain} c".split()
    )


@settings(deadline=None)
@given(TEXT | MARKUP)
def test_paragraphs_keep_their_lines_and_are_text_only(value: str) -> None:
    html = html_of(marks.paragraphs(value))
    assert not re.search("<(?!/?p>|br>)", html)
    assert shown(marks.paragraphs(value)) == " ".join(
        " ".join(one_line(line) for line in value.split("\n")).split()
    )


def test_paragraphs_and_line_breaks_are_kept() -> None:
    assert html_of(marks.paragraphs("a\nb\n\n\nc")) == "<p>a<br>\nb</p>\n<p>c</p>\n"


@dataclass(frozen=True)
class Data:
    known: str = "x"
    wrong: float = 1.5


@pytest.fixture
def template(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of templates with the real page around."""
    real = environment.templates_folder()
    (tmp_path / "base").mkdir()
    around = ("letterhead.html.j2", "contact.html.j2")
    for name in ("page.html.j2", "page.css", "dark.css", "foot.md.j2", *around):
        (tmp_path / "base" / name).write_bytes((real / "base" / name).read_bytes())
    monkeypatch.setattr(environment, "templates_folder", lambda: tmp_path)
    forget()
    yield tmp_path
    forget()


def forget() -> None:
    """Read the built-in templates anew."""
    for kept in (environment.texts, environment.pages, environment.built_in, render.template_hash):
        kept.cache_clear()


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("{{ d.unknwon }}", "fältet unknwon finns inte"),
        ("{{ unknown }}", "fältet unknown finns inte"),
        ("a\n{{ d.known", "det slutar mitt i något som har börjat på rad 2"),
        ("{{ d.known d.known }}", "{{ har inget }}, eller en del för mycket på rad 1"),
        ("{{ d.wrong }}", "TypeError"),
        ("{{ true }}", "TypeError"),
        ("{% include 'saknas.j2' %}", "TemplateNotFound"),
        ("{{ d.__class__.__mro__ }}", "SecurityError"),
    ],
)
def test_a_wrong_template_is_named_with_what_is_wrong(
    template: Path, source: str, says: str
) -> None:
    (template / "x.md.j2").write_text(source, encoding="utf-8")
    with pytest.raises(BadTemplate, match=says):
        render.render("x.md.j2", "x", Data())


def test_the_hash_follows_every_part_of_a_template(template: Path) -> None:
    (template / "x.md.j2").write_text("{% include 'y.md.j2' %}{{ d.known }}", encoding="utf-8")
    (template / "y.md.j2").write_text("a", encoding="utf-8")
    first = render.render("x.md.j2", "<x>", Data()).template_hash
    forget()
    assert render.render("x.md.j2", "<x>", Data()).template_hash == first
    (template / "y.md.j2").write_text("b", encoding="utf-8")
    forget()
    assert render.render("x.md.j2", "<x>", Data()).template_hash != first
    assert b"<title>&lt;x&gt;</title>" in render.render("x.md.j2", "<x>", Data()).html


def test_missing_templates_are_said_to_be_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(environment, "__file__", str(tmp_path / "a/b/c/environment.py"))
    with pytest.raises(BadTemplate, match="följde inte med installationen"):
        environment.templates_folder()


def test_what_stands_under_the_heading_stands_first_where_there_is_none() -> None:
    assert render._under_the_heading("# A\n\nb\n", "S.") == "# A\n\n**S.**\n\nb\n"
    assert render._under_the_heading("a\n\nb\n", "S.") == "**S.**\n\na\n\nb\n"


def page_of(markdown: str) -> str:
    title = "Titel 070-174 06 10"
    return render.Rendered(title, markdown, None, render.PLAIN, "").html.decode()


@pytest.mark.parametrize(
    "phone",
    ["070-174 06 05", "0923-123 45", "08-12 34 56", "+46 70 174 06 05", "+46 (0)70-174 06 05"],
)
def test_a_telephone_number_is_not_broken_and_can_be_searched_for(phone: str) -> None:
    whole = f'<span style="white-space: nowrap">{phone}</span>'
    for text in (f"Ring {phone}.", f"**Telefon**\\\n{phone}", f"| a |\n| --- |\n| {phone} |"):
        page = page_of(text)
        assert whole in page
        assert page.count("nowrap") == 1


@pytest.mark.parametrize(
    "number",
    ["2026-04-21 13 00 00", "20140903-2388", "NB-2026-0001", "0–3 år", "kl. 09.30–10.00", "05"],
)
def test_no_other_number_is_taken_for_one_of_a_telephone(number: str) -> None:
    assert "nowrap" not in page_of(f"Den {number} alltså.")


def test_neighbouring_fields_are_one_list_and_what_is_to_be_filled_in_is_empty() -> None:
    html = html_of(
        marks.field("Namn", "Elsa")
        + marks.field("Adress", "Storgatan 1", "", "952 31 Kalix")
        + marks.field("Telefon", "")
        + marks.blank("Dag")
        + "\nText.\n"
        + marks.signature("Underskrift")
    )
    assert html.count('<dl class="fields">') == 1
    assert '<div class="short">\n<dt>Namn</dt>\n<dd>Elsa</dd>\n</div>' in html
    assert '<div class="wide">\n<dt>Adress</dt>\n<dd>Storgatan 1<br>\n952 31 Kalix</dd>' in html
    assert "<dd>–</dd>" in html
    assert '<div class="blank">\n<dt>Dag</dt>\n<dd></dd>' in html
    assert '<dl class="fields signing">\n<div class="sign">\n<dt>Underskrift</dt>' in html
    assert html.index("Text.") < html.index("signing")


@pytest.mark.parametrize(
    "markdown",
    [
        "**Namn**\n",
        "**Namn** Elsa\n",
        "**Namn**\nElsa\n",
        "Namn\\\nElsa\n",
        "- **Namn**\\\n  Elsa\n",
    ],
)
def test_what_is_no_field_stays_a_paragraph(markdown: str) -> None:
    assert "<dl" not in html_of(markdown)


@settings(deadline=None)
@given(TEXT | MARKUP)
def test_no_typed_text_becomes_a_field_or_a_line_to_fill_in(value: str) -> None:
    for text in (value, f"**{value}**\\\n{value}", "*" + "…" * 50 + "*"):
        assert "<dl" not in html_of(marks.paragraphs(text))
        assert "blank" not in html_of(marks.field("Namn", text))
        assert 'class="sign"' not in html_of(marks.field("Namn", text))


def test_a_cell_knows_its_column_and_a_wide_table_is_stacked_on_a_small_screen() -> None:
    narrow = html_of("| a | b |\n| --- | --- |\n| 1 | |\n")
    assert '<td data-label="b"></td>' in narrow
    assert "stacked" not in narrow
    wide = html_of(f"| Insats | Ansvarig |\n| --- | --- |\n| {'m' * 23} | elevassistenten |\n")
    assert '<table class="stacked">' in wide
    assert f'<td data-label="Insats" class="long">{"m" * 23}</td>' in wide
    assert '<td data-label="Ansvarig">' in wide
