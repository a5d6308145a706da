"""Every kind of paper as files: in every format and language, and as an empty form.

``python .ci/every_paper.py FOLDER`` makes FOLDER, with a folder for each kind. The facts are the
demo's invented ones, in a register of their own; each paper is written on the day of the story when
it would be. A kind that the program lists and nothing here writes is an error.
"""

from __future__ import annotations

import contextlib
import io
import os
import shlex
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

# What is written after a day of the story. A line that ends with = gets each language too.
AFTER = {
    "2026-04-10": """
        samtycke 1 =
        återkallelse 1 =
        kallelse 1
        inbjudan 1 =
        mötesagenda 1
        kalenderfil 1
        föräldrainformation =
        grönt kort
        rutin för avvikelsehantering
        utvärderingsblankett =
    """,
    "2026-04-13": "ny tid 1 =",
    "2026-04-22": "minnesanteckningar 1",
    "2026-04-27": "genomförandeplan 1\nSIP 1",
    "2026-05-27": """
        avvikelserapport 1
        avvikelserapport 1 --avidentifierad
        anmälan till Samverkansstruktur 1
        påminnelse
        aktörens uppgifter primärvård
    """,
    "2026-06-10": """
        uppföljning 1
        tidslinje 1
        återbud NB-2026-0001-M2 =
        överlämning 1
        mötesagenda F-2026-0001
        registerutdrag "Elsa Lantto"
    """,
    "2027-01-02": "årsrapport 2026\nårsöversikt 2026\navvikelsesammanställning 2026",
}
# What the demo's story lacks, before the papers of a day.
BESIDE = {
    "2026-06-10": (
        "norrbus forum boka --slag styrgrupp --dag 2026-09-10 --tid 13.00 --plats Kommunhuset"
        ' --agenda "Avvikelser och statistik" --deltagare "Maj Niemi"',
        'norrbus register samordnare --namn "Maria Ek"',
        "norrbus möte boka 1 --dag 2026-06-24 --tid 13.00 --plats Centrumskolan --syfte Hösten",
        "norrbus möte kalla NB-2026-0001-M2 --aktör skola --sätt brev",
        'norrbus möte ställ-in NB-2026-0001-M2 --orsak sjukdom --ord "Vi hör av oss." --ja',
        "norrbus ärende lämna-över 1 --till Maria --utan-dokument",
    ),
    "2027-01-02": (
        'norrbus ärende avsluta 1 --orsak "behovet tillgodosett"',
        "norrbus register gallringsregel socialtjänst",
    ),
}
LATER = "2040-01-02"  # the case's time to be kept is over
INSIDE = "statistik skriv 2026 --internt --jämför 2025 --format html"  # has every chart and table
STAFF = 'register utdrag "Sara Niva" --skriv --format alla'
DISPOSE = 'register gallra --beslutat-av "Maria Ek, socialchef" --utan-statistik Påhittat --ja'
SETTINGS = """dokument = "papper"
[brevhuvud]
namn = "Kalix kommun"
logotyp = "logo.svg"
farg = "#1f4e79"
kontakt = ["Besök: Köpmannagatan 1", "www.example.se"]
dataskyddsombud = "dataskyddsombud@example.se"
"""
LOGO = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40"><rect width="36" height="36"
x="2" y="2" rx="6" fill="#1f4e79"/><path d="M10 28 L20 10 L30 28 Z" fill="#fff"/></svg>"""


class Failed(Exception):
    """A command line that did not do what it should."""


def run(line: str, day: str, may_fail: bool = False) -> list[Path]:
    """Run a command line in this process; the files that it says it wrote."""
    from norrbus_cli import main

    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(io.StringIO()) as talk:
        code = main.invoke(["--idag-är", day, *shlex.split(line)])
    if code and not may_fail:
        raise Failed(f"{line} ({day}) ended with {code}: {talk.getvalue() or said.getvalue()}")
    return [Path(each) for each in said.getvalue().splitlines() if each.startswith("/")]


def paper(folder: Path, typed: str, day: str) -> None:
    """Write a paper in every format, and in each language where it is said to have them."""
    from norrbus_cli.desk.papers.kinds import KINDS
    from norrbus_cli.desk.papers.purpose.model import PURPOSES

    line = typed.removesuffix("=").strip()
    kind = max((each for each in KINDS if line.startswith(each)), key=len)
    rest = line.removeprefix(kind).strip()
    into = folder / PURPOSES[kind].picture.removesuffix(".png")
    for language in ("", *(languages() if typed.endswith("=") else ())):
        more = f" --språk {language}" if language else ""
        where = f"--mapp {shlex.quote(str(into / language))} --skriv-över --format alla"
        run(f"dokument skriv {shlex.quote(kind)} {rest} {where}{more}", day)


def languages() -> Iterator[str]:
    """The languages that papers are written in beside Swedish."""
    from norrbus_cli.paper.languages import languages as known
    from norrbus_cli.paper.template.environment import templates_folder

    return (each.name for each in known(templates_folder()))


def write(folder: Path, work: Path) -> None:
    """Live through the story, and write each paper on its day: first in ``work``."""
    from norrbus_cli.desk.demo.story import STORY
    from norrbus_cli.desk.papers.purpose.model import PURPOSES

    for chapter in STORY:
        for line in (*chapter.lines, *BESIDE.get(chapter.day, ())):
            if not line.startswith(("norrbus dokument", "norrbus påminn", "norrbus kalender")):
                run(line.removeprefix("norrbus "), chapter.day, may_fail=line in chapter.lines)
        for typed in AFTER.get(chapter.day, "").strip().splitlines():
            paper(work, typed.strip(), chapter.day)
    last = STORY[-1].day
    for language in ("", *languages()):
        more = f" --språk {language}" if language else ""
        into = shlex.quote(str(work / "blanketter" / language))
        run(f"dokument skriv alla --tom --format alla --mapp {into}{more}", last)
    run(f"{INSIDE} --mapp {shlex.quote(str(work / 'arsrapport'))}", last)
    run(f"{STAFF} --mapp {shlex.quote(str(work / 'registerutdrag'))}", last)
    shutil.copytree(work, folder, dirs_exist_ok=True)  # a disposal takes the case's papers too
    run(f"{DISPOSE} --mapp {shlex.quote(str(folder / 'gallringsprotokoll'))}", LATER)
    written = {path.parent.name for path in folder.rglob("*") if path.is_file()}
    if missing := {each.picture.removesuffix(".png") for each in PURPOSES.values()} - written:
        raise Failed(
            f"nothing writes {', '.join(sorted(missing))}: add it to {Path(__file__).name}"
        )


def main() -> None:
    """Write all to the folder that is named."""
    folder = Path(sys.argv[1]).absolute()
    folder.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as home:
        for name in [each for each in os.environ if each.startswith(("NORRBUS_", "XDG_"))]:
            del os.environ[name]
        os.environ |= {"HOME": home, "NORRBUS_INSTALLNINGAR": f"{home}/installningar.toml"}
        Path(home, "installningar.toml").write_text(SETTINGS, encoding="utf-8")
        Path(home, "logo.svg").write_text(LOGO, encoding="utf-8")
        write(folder, Path(home, "skrivet"))


if __name__ == "__main__":
    main()
