"""The README promises commands; here they are kept."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

from conftest import ROOT, Norrbus

from norrbus_cli.register import config, copy_settings, mail_settings

README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```sh\n(.*?)```", README, re.DOTALL)


def test_the_session_in_the_readme_runs_as_it_stands(bare: Norrbus) -> None:
    lines = BLOCKS[2].strip().splitlines()
    assert len(lines) == 20
    for line in lines:
        out = bare.ok(*shlex.split(line)[1:])
    assert "Status: plan gäller\n" in out
    for line in BLOCKS[3].strip().splitlines():
        # Five working days of a measure, forty of the follow-up: nothing to tell yet.
        assert bool(bare.ok(*shlex.split(line)[1:])) == ("--torrkör" not in line)


def test_ci_runs_exactly_the_two_commands_of_the_readme() -> None:
    ci = (ROOT / ".ci/run").read_text(encoding="utf-8")
    for command in BLOCKS[:2]:
        assert command.strip() in ci


def test_the_settings_and_the_lines_in_the_page_for_it_are_those_of_the_program(
    norrbus: Norrbus,
) -> None:
    page = (ROOT / "docs/drift.md").read_text(encoding="utf-8")
    places, mail, copies = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    file = norrbus.home / "installningar.toml"
    password = norrbus.home / "losenord"
    password.write_text("x")
    password.chmod(0o600)
    file.write_text(places + mail + copies, encoding="utf-8")
    settings = config.load({"installningar": str(file)})
    assert (str(settings.register), settings.samordnare) == (
        "/srv/norrbus/kalix.norrbus",
        "Karin Öberg",
    )
    assert mail_settings.load_mail({"installningar": str(file)}) == mail_settings.Mail(
        "smtp.example.se", 587, "starttls", "norrbus", "x", "norrbus@example.se", 30, False
    )
    assert copy_settings.load_copies({"installningar": str(file)}) == copy_settings.CopySettings(
        Path("/mnt/kopior/norrbus"), *copy_settings.USUAL.values()
    )
    shown = next(line.strip() for line in page.splitlines() if line.startswith("    30 6"))
    ours = norrbus.ok("påminn", "installera", "--cron").splitlines()[0]
    assert [word for word in ours.split() if "/" not in word] == [
        word for word in shown.split() if "/" not in word
    ]
    for name in mail_settings.MAIL_KEYS:
        assert f"_{name.upper()}`" in page


def test_nothing_names_what_the_project_must_stand_without() -> None:
    ours = [
        path
        for path in ROOT.rglob("*")
        if path.suffix in {".md", ".py", ".toml", ".j2", ".lock"}
        and not {".venv", ".git"} & set(path.parts)
    ]
    assert len(ours) > 100
    for path in ours:
        if path.name != "test_readme.py":
            assert not re.search(
                r"\.\./shared|pypi\.org|pythonhosted|npmjs|deb\.debian",
                path.read_text(encoding="utf-8"),
            ), path
