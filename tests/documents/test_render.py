from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given, strategies

from norrbus_cli.paper import render
from norrbus_cli.paper.model import BadTemplate
from norrbus_cli.words.text import one_line

TEXT = strategies.text(strategies.characters(exclude_categories=["Cs"]), max_size=60)
MARKUP = strategies.text(
    strategies.sampled_from("ab1 .)-+*_=#>|`~[](){}<&!\\:\"'$\n\t/"), max_size=30
)


def shown(markdown: str) -> str:
    """The text a reader sees of a piece of Markdown."""
    html = render._to_html(markdown)
    return " ".join(unescape(re.sub("<[^>]*>", "", html)).split())


@given(TEXT | MARKUP)
def test_a_value_is_shown_as_it_was_typed_wherever_it_stands(value: str) -> None:
    escaped, plain = render.escape(value), " ".join(one_line(value).split())
    assert shown(escaped) == plain
    assert shown(f"före {escaped} efter") == " ".join(f"före {plain} efter".split())
    assert shown(f"- {escaped}") == plain
    assert shown(f"## {escaped}x") == f"{plain}x"
    assert shown(f"| a | b |\n| --- | --- |\n| {escaped} | c |") == " ".join(
        f"a b {plain} c".split()
    )


@given(TEXT | MARKUP)
def test_paragraphs_keep_their_lines_and_are_text_only(value: str) -> None:
    html = render._to_html(render.paragraphs(value))
    assert not re.search("<(?!/?p>|br>)", html)
    assert shown(render.paragraphs(value)) == " ".join(
        " ".join(one_line(line) for line in value.split("\n")).split()
    )


def test_paragraphs_and_line_breaks_are_kept() -> None:
    assert render._to_html(render.paragraphs("a\nb\n\n\nc")) == "<p>a<br>\nb</p>\n<p>c</p>\n"


@dataclass(frozen=True)
class Data:
    known: str = "x"
    wrong: float = 1.5


@pytest.fixture
def template(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of templates with the real page around."""
    real = render.templates_folder()
    (tmp_path / "base").mkdir()
    for name in ("page.html.j2", "page.css"):
        (tmp_path / "base" / name).write_bytes((real / "base" / name).read_bytes())
    monkeypatch.setattr(render, "templates_folder", lambda: tmp_path)
    render._environment.cache_clear()
    render._hash_of.cache_clear()
    yield tmp_path
    render._environment.cache_clear()
    render._hash_of.cache_clear()


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("{{ d.unknwon }}", "fältet unknwon finns inte"),
        ("{{ unknown }}", "fältet unknown finns inte"),
        ("a\n{{ d.known", "fel på rad"),
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
    render._hash_of.cache_clear()
    assert render.render("x.md.j2", "<x>", Data()).template_hash == first
    (template / "y.md.j2").write_text("b", encoding="utf-8")
    render._hash_of.cache_clear()
    assert render.render("x.md.j2", "<x>", Data()).template_hash != first
    assert b"<title>&lt;x&gt;</title>" in render.render("x.md.j2", "<x>", Data()).html


def test_missing_templates_are_said_to_be_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(render, "__file__", str(tmp_path / "a/b/render.py"))
    with pytest.raises(BadTemplate, match="följde inte med installationen"):
        render.templates_folder()


def test_what_stands_under_the_heading_stands_first_where_there_is_none() -> None:
    assert render._under_the_heading("# A\n\nb\n", "S.") == "# A\n\n**S.**\n\nb\n"
    assert render._under_the_heading("a\n\nb\n", "S.") == "**S.**\n\na\n\nb\n"
