"""A thousand mixed papers as Markdown, HTML and PDF, beside what the libraries alone would take.

``BENCHMARK_PAPERS`` says how many. Ratios only: what is beside is measured in the same run.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import typst
from jinja2 import FileSystemLoader
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markdown_it import MarkdownIt

from norrbus_cli.consent.paper import ConsentForm
from norrbus_cli.paper import marks, pdf, render
from norrbus_cli.paper.letterhead import Head, Sender
from norrbus_cli.paper.markup import pieces
from norrbus_cli.paper.protection import PersonOnPaper
from norrbus_cli.paper.render import Rendered
from norrbus_cli.paper.template.environment import templates_folder

MANY = int(os.environ.get("BENCHMARK_PAPERS", "60"))
SENDER = Sender("Kalix kommun", "Elevhälsan", "Maria Ek", "070-174 06 05", "maria@example.se")
BARE = """#let paper = json(bytes(sys.inputs.paper))
#let pieces(found) = for each in found { if "break" in each { linebreak() } else { text(each.text) } }
#set document(title: paper.title)
#set text(lang: "sv")
#set page(paper: "a4", footer: context counter(page).display("1 (1)", both: true))
#for each in paper.text {
  let kind = each.at("is")
  if kind == "heading" { heading(level: each.level, pieces(each.text)) }
  else if kind == "paragraph" { par(pieces(each.text)) }
  else if kind == "bullet_list" { list(..each.items.map(item => pieces(item.first().text))) }
  else if kind == "fields" {
    grid(columns: 2, ..each.fields.map(field => [#pieces(field.label): #pieces(field.value)]))
  }
}
"""


def consent(number: int) -> ConsentForm:
    person = PersonOnPaper(
        f"Elsa {number}", "20140903-2388", "Storgatan 1, Kalix", "070-174 06 05", "–"
    )
    day = date(2026, 1 + number % 12, 1 + number % 28)
    return ConsentForm(
        *(f"NB-2026-{number:04}", person, person, False, False, number % 2 == 0, day, "skriftligt"),
        *("samordnat stöd", f"Allt om {number}.\n\nOch mer.", "Inget.", day, day),
        tuple(f"Aktör {each}" for each in range(number % 7)),
        (),
    )


def papers() -> list[tuple[str, object]]:
    made: list[tuple[str, object]] = []
    for number in range(MANY):
        made.append(("consent/samtycke.md.j2", consent(number)))
        forms = ("agreement/sip.md.j2", "meeting/inbjudan.md.j2", "followup/uppfoljning.md.j2")
        made.append((forms[number % 3], marks.Blank()))
    return made[:MANY]


def ours(template: str, data: object, number: int) -> Rendered:
    head = Head(SENDER, date(2026, 11, 30), f"NB-2026-{number:04}")
    return render.render(template, f"Papper {number}", data, head)


def seconds(deed: Callable[[], object]) -> float:
    best = []
    for _ in range(3):
        start = time.process_time()
        deed()
        best.append(time.process_time() - start)
    return min(best)


@pytest.fixture(scope="module")
def bare() -> Callable[[str, object], str]:
    folder = templates_folder()
    # In the sandbox and escaped too: both are asked for, and are half of what a template takes.
    environment = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(folder), trim_blocks=True, autoescape=True
    )
    environment.filters.update(marks.FILTERS[False])
    both = {blank: {**marks.MARKS[blank], "form": blank} for blank in (False, True)}

    def make(template: str, data: object) -> str:
        known = both[isinstance(data, marks.Blank)]
        return environment.get_template(template).render(d=data, house=render.PLAIN, **known)

    return make


def test_many_papers_cost_at_most_twice_what_the_libraries_take(
    bare: Callable[[str, object], str], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    wanted = papers()
    parser = MarkdownIt("commonmark").enable("table")
    (tmp_path / "bare.typ").write_text(BARE, encoding="utf-8")
    compiler = typst.Compiler(tmp_path / "bare.typ", ignore_system_fonts=True)

    def bare_pdf(number: int, text: str) -> object:
        given = json.dumps({"title": f"Papper {number}", "text": pieces(text)})
        return compiler.compile(
            sys_inputs={"paper": given},
            format="pdf",
            pdf_standards=["ua-1", "a-2a"],
            timestamp=number,
        )

    def all_of(make: Callable[[int, str, object], object]) -> Callable[[], None]:
        def run() -> None:
            for number, (template, data) in enumerate(wanted):
                make(number, template, data)

        return run

    figures = {
        "Markdown": (
            seconds(all_of(lambda number, template, data: ours(template, data, number).markdown)),
            seconds(all_of(lambda _, template, data: bare(template, data))),
        ),
        "HTML": (
            seconds(all_of(lambda number, template, data: ours(template, data, number).html)),
            seconds(all_of(lambda _, template, data: parser.render(bare(template, data)))),
        ),
        "PDF": (
            seconds(all_of(lambda number, template, data: pdf.pdf(ours(template, data, number)))),
            seconds(all_of(lambda number, template, data: bare_pdf(number, bare(template, data)))),
        ),
    }
    with capsys.disabled():
        for form, (mine, theirs) in figures.items():
            said = (
                f"\n{MANY} papers, {form}: {mine:.2f} s, bare {theirs:.2f} s, {mine / theirs:.2f} x"
            )
            sys.stdout.write(said)
    for form, (mine, theirs) in figures.items():
        assert mine < 2 * theirs, form


def test_the_memory_of_many_papers_is_that_of_few() -> None:
    wanted = papers()
    for number, (template, data) in enumerate(wanted[: MANY // 2]):
        pdf.pdf(ours(template, data, number))
    half = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for number, (template, data) in enumerate(wanted[MANY // 2 :]):
        pdf.pdf(ours(template, data, number + MANY))
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss < 1.3 * half
