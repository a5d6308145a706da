"""The check-up: each thing that can be wrong is found, with what mends it, and nothing else is."""

from __future__ import annotations

import json
import shutil
from collections import namedtuple
from datetime import date
from pathlib import Path
from typing import Any

import given
import pytest
from conftest import Norrbus
from register.test_copies import flipped, made, set_folder

from norrbus_cli.desk.checkup import places, store
from norrbus_cli.register.config import Settings

CHECK = ("register", "kontrollera")


def found(norrbus: Norrbus, *more: str, code: int = 0) -> list[dict[str, Any]]:
    result = norrbus(*CHECK, *more, "--json")
    assert result.code == code, result.err
    return list(json.loads(result.out)["fynd"])


def about(norrbus: Norrbus, subject: str, code: int = 0) -> list[str]:
    return [each["fynd"] for each in found(norrbus, code=code) if each["om"] == subject]


@pytest.fixture
def well(norrbus: Norrbus) -> Norrbus:
    """A register that nothing is wrong with."""
    given.case(norrbus)
    set_folder(norrbus, norrbus.home / "kopior")
    norrbus.ok("påminn")
    norrbus.ok(*CHECK, "--kopia")
    return norrbus


def test_nothing_is_found_where_nothing_is_wrong(well: Norrbus) -> None:
    assert found(well) == []
    result = well(*CHECK)
    assert result.out.startswith(f"Genomgångna rader: {sum(well.rows().values())}\nTabeller: ")
    assert "Allt är som det ska." in result.err


def test_a_check_changes_nothing_in_the_register(well: Norrbus) -> None:
    rows, content = well.rows(), well.register.read_bytes()
    well.ok(*CHECK)
    assert (well.rows(), well.register.read_bytes()) == (rows, content)


@pytest.mark.parametrize("page", range(4, 40, 6))
def test_a_damaged_page_is_found_and_what_mends_it_is_told(well: Norrbus, page: int) -> None:
    place = page * 4096 + 99
    flipped(well.register, place).replace(well.register)
    result = well(*CHECK, "--json")
    assert result.code == 5
    if result.out:
        (finding,) = json.loads(result.out)["fynd"]
        assert (finding["allvar"], finding["atgard"]) == ("fel", "norrbus register återställ KOPIA")
        assert "sidor i filen som är ändrade eller skadade: 1" in finding["fynd"]
    else:
        assert "kan vara skadad" in result.err or "går inte att öppna" in result.err


def test_copies_are_missed_when_there_is_none_and_a_trial_after_a_quarter(norrbus: Norrbus) -> None:
    assert "Ingen säkerhetskopia av registret har gjorts." in about(norrbus, "säkerhetskopia")
    folder = norrbus.home / "kopior"
    set_folder(norrbus, folder)
    assert "Det finns ingen säkerhetskopia" in norrbus(*CHECK, "--kopia").err
    made(norrbus, folder)
    assert about(norrbus, "säkerhetskopia") == [
        "Ingen har provat att återställa en säkerhetskopia någon gång."
    ]
    assert "går att återställa: " in norrbus(*CHECK, "--kopia").err
    norrbus.ok("påminn")
    for day, missed in (("2026-06-27", False), ("2026-06-28", False), ("2026-06-29", True)):
        norrbus.day = day
        told = "Ingen har provat" in " ".join(about(norrbus, "säkerhetskopia"))
        assert told == missed, day


def test_a_trial_needs_a_folder_and_finds_a_copy_that_is_not_whole(well: Norrbus) -> None:
    (copy,) = (well.home / "kopior").iterdir()
    flipped(copy, copy.stat().st_size - 50).replace(copy)
    assert "är inte hel" in well.refused(5, *CHECK, "--kopia")
    (well.home / ".config/norrbus/installningar.toml").unlink()
    # Without a folder all else is gone through, and what is advised then can be done.
    well.day = "2026-06-29"
    well.ok("påminn")
    untried = well(*CHECK, "--kopia")
    assert untried.code == 2
    assert untried.out.startswith("Genomgångna rader: ")
    assert "ingen mapp för säkerhetskopior är bestämd" in untried.err
    advised = {each["atgard"] for each in found(well)}
    assert "Ange mapp under [kopior] i inställningsfilen (docs/drift.md)" in advised
    assert "norrbus register kontrollera --kopia" not in advised


def test_the_morning_run_is_missed(well: Norrbus) -> None:
    for day, missed in (("2026-03-30", False), ("2026-03-31", True)):
        well.day = day
        assert (about(well, "påminnelser") != []) == missed, day


def test_a_paper_that_is_gone_or_changed_is_named_with_the_command_that_makes_it_again(
    well: Norrbus,
) -> None:
    path = Path(well.ok("dokument", "skriv", "grönt kort", "--format", "md").strip())
    assert about(well, "dokument") == []
    path.write_text("ändrat", encoding="utf-8")
    (finding,) = found(well)
    assert finding["fynd"] == f"{path} är ändrat sedan det skrevs 2026-03-30."
    path.unlink()
    assert about(well, "dokument") == [f"{path} finns inte längre."]
    path.mkdir()
    assert about(well, "dokument") == [f"{path} går inte att läsa."]
    path.rmdir()
    assert finding["atgard"] == "norrbus dokument återskapa 1 --skriv-över"


def test_a_paper_that_was_written_again_is_looked_for_as_it_is_now(well: Norrbus) -> None:
    for _ in range(2):
        well.ok("dokument", "skriv", "grönt kort", "--format", "md", "--skriv-över")
        well.ok("register", "samordnare", "--namn", "Karin Öberg", "--telefon", "070-174 06 11")
    assert about(well, "dokument") == []


def test_a_folder_that_others_can_open_is_named(well: Norrbus) -> None:
    folder = well.register.parent
    folder.chmod(0o755)
    (finding,) = found(well)
    assert (finding["om"], finding["atgard"]) == ("rättigheter", f"chmod 700 {folder}")


def settings_in(folder: Path) -> Settings:
    return Settings(
        folder / "r.norrbus", folder / "k/r.nyckel", folder / "dokument", "", folder / "mallar"
    )


@pytest.mark.parametrize(
    ("name", "mounts", "says"),
    [
        ("OneDrive - Kalix kommun", "", "synkas till ett moln"),
        ("google drive", "", "synkas till ett moln"),
        ("x", "srv:/x / nfs4 rw 0 0", "annan dator (nfs4)"),
        ("x", "//srv/x {place} cifs rw 0 0\n/dev/vda / ext4 rw 0 0", "annan dator (cifs)"),
        (
            "x y",
            "a:/ {place} fuse.sshfs rw 0 0\n/dev/vda / ext4 rw 0 0",
            "annan dator (fuse.sshfs)",
        ),
        ("x", "/dev/vda / ext4 rw 0 0", ""),
        ("x", "//srv/x {place}/under cifs rw 0 0\n/dev/vda / ext4 rw 0 0", ""),
        ("boxning", "", ""),
    ],
)
def test_a_folder_in_a_cloud_or_on_another_computer_is_named(
    tmp_path: Path, name: str, mounts: str, says: str
) -> None:
    folder = tmp_path / name
    folder.mkdir()
    place = str(folder.resolve()).replace(" ", "\\040")
    findings = list(places.shared(settings_in(folder), mounts.format(place=place)))
    assert [says in each.sentence for each in findings] == ([True] if says else [])


def test_what_is_mounted_is_not_known_everywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(*_: object, **__: object) -> str:
        raise FileNotFoundError

    assert "/" in places.mounted() or not Path("/proc/mounts").exists()
    monkeypatch.setattr(Path, "read_text", nothing)
    assert places.mounted() == ""


@pytest.mark.parametrize(("free", "told"), [(99_999_999, True), (100_000_000, False)])
def test_a_disk_that_is_nearly_full_is_told(
    well: Norrbus, monkeypatch: pytest.MonkeyPatch, free: int, told: bool
) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(0, 0, free))
    assert bool(about(well, "disk")) == told


def test_what_a_killed_command_left_is_removed(well: Norrbus) -> None:
    for path in (well.register, well.key):
        path.with_name(f".{path.name}.999999999-0a1b2c3d.kopia").touch()
        folder = path.with_name(f".{path.name}.999999999-0a1b2c3d.prov")
        folder.mkdir()
        (folder / "x").touch()
    well.ok(*CHECK)
    assert not [*well.register.parent.glob(".reg*"), *well.key.parent.glob(".reg*")]


def test_what_was_put_aside_is_told_after_a_month(well: Norrbus) -> None:
    names = [
        "register.norrbus.fore-schema-20.2026-03-01T053000.000Z",
        "register.norrbus.fore-aterstallning.2026-03-01T053000.000Z",
        "register.norrbus.skadat.2026-03-01T053000.000Z",
    ]
    for name in [*names, f"{names[2]}-wal", "annat.2026-03-01T"]:
        (well.register.parent / name).touch()
    for day, told in (("2026-03-31", 0), ("2026-04-01", 3)):
        well.day = day
        assert len(about(well, "undanlagt")) == told, day


def test_a_clock_that_goes_back_is_found(well: Norrbus) -> None:
    register = well.open()
    register._connection.execute(
        "INSERT INTO operations (at, day, who, command, reason) VALUES"
        " ('2999-01-01T00:00:00.000Z', '', 'test', 'test', '')"
    )
    register.close()
    (finding,) = about(well, "klocka", code=5)
    assert finding.startswith("Datorns klocka går efter: den senaste åtgärden är gjord 2999")
    # It was written by another tool, and so is not chained to the one before.
    (finding,) = about(well, "logg", code=5)
    assert finding.endswith("är ändrad i loggen.")


def test_a_draft_is_told_after_a_month(well: Norrbus) -> None:
    register = well.open()
    register._connection.execute(
        "INSERT INTO drafts (command, at, content)"
        " VALUES ('norrbus möte boka', '2026-03-01T10:00:00.000Z', '{}')"
    )
    register.close()
    for day, told in (("2026-03-30", False), ("2026-03-31", False), ("2026-04-01", True)):
        well.day = day
        assert bool(about(well, "utkast")) == told, day


def test_a_calendar_that_ends_within_a_year_is_found(norrbus: Norrbus) -> None:
    register = norrbus.open()
    for day, told in ((date(2099, 12, 30), False), (date(2099, 12, 31), True)):
        assert bool(list(store.calendar(register, day))) == told, day
    register._connection.execute("DELETE FROM calendar_days")
    (finding,) = store.calendar(register, date(2026, 3, 30))
    assert "innan den börjar" in finding.sentence
    register.close()


def test_a_register_without_a_write_ahead_log_is_found(norrbus: Norrbus) -> None:
    register = norrbus.open()
    assert list(store.journal(register)) == []
    register._connection.execute("PRAGMA journal_mode = DELETE")
    (finding,) = store.journal(register)
    assert "WAL är avstängt" in finding.sentence
    register.close()


def test_a_paper_that_a_killed_command_was_to_remove_is_gone_afterwards(well: Norrbus) -> None:
    """It was killed when the register had let go of the paper, and its file still stood there."""
    path = Path(well.ok("dokument", "skriv", "grönt kort", "--format", "md").strip())
    content = path.read_bytes()
    well.ok("ångra", "--ja")
    assert not path.exists()
    register = well.open()
    register._connection.execute("UPDATE kept_papers SET leaving = 1")
    register.close()
    path.write_bytes(content)
    well.ok("register", "kontrollera")
    assert not path.exists()
    register = well.open()
    assert register.rows("SELECT path FROM kept_papers WHERE leaving = 1") == []
    register.close()
    well.ok("gör-om", "--ja")
    assert path.read_bytes() == content
