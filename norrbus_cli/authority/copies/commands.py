"""``norrbus register säkerhetskopiera``, ``kopior``, ``återställ``, ``kopia-okrypterad``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ...terminal.columns import Column
from ...terminal.context import Context
from ...terminal.entry import command, confirm
from ...terminal.room import room
from ...words.record import Record
from .form import CopyUnencrypted, MakeCopy, Restore, ShowCopies

if TYPE_CHECKING:
    from ...words.errors import FileTrouble
    from .model import Copy, Deed
    from .restoring import Trial

app = room("")
SHOWN = 20


@command(
    app,
    "säkerhetskopiera",
    MakeCopy,
    "Gör en säkerhetskopia av registret, krypterad med samma nyckel, medan andra arbetar i det."
    " Kopian öppnas och räknas innan den är klar. I den inställda mappen tas kopior bort som"
    " regeln inte behåller (docs/drift.md). Dokumenten ingår inte.",
    "norrbus register säkerhetskopiera /media/usb/norrbus",
)
def back_up(context: Context, wanted: MakeCopy) -> None:
    """Make a copy."""
    from ...register.copy_settings import load_copies
    from . import actions

    rule = load_copies(context.options)
    made = actions.make(context.register, context.settings, rule, wanted.folder, context.today)
    context.output.line(f"Säkerhetskopian är hel: {made.copy.path}")
    context.output.line(f"{made.rows} rader, {_size(made.copy.size)}.")
    if made.removed:
        context.output.line(f"Äldre kopior som togs bort enligt regeln: {len(made.removed)}.")
    if made.same_disk:
        context.output.notice(
            "Kopian ligger på samma disk som registret. Flytta den, eller välj en mapp på en annan"
            " disk: går disken sönder försvinner båda."
        )


class Listed(Record):
    """A copy in a list: why it is kept, if it is."""

    copy: Copy
    why: list[str]


COLUMNS: tuple[Column[Listed], ...] = (
    Column("kopia", "Kopia", lambda each: str(each.copy.path), below=True),
    Column("gjord", "Gjord", lambda each: _spoken(each.copy.at)),
    Column("ogonblick", "Ögonblick (UTC)", lambda each: each.copy.at, on_screen=False),
    Column("byte", "Byte", lambda each: each.copy.size),
    Column("behalls_som", "Behålls som", lambda each: each.why),
)


@command(
    app,
    "kopior",
    ShowCopies,
    "Lista säkerhetskopiorna, de nyaste först, och varför var och en behålls.",
    "norrbus register kopior",
)
def show(context: Context, wanted: ShowCopies) -> None:
    """List the copies."""
    from ...register.copy_settings import load_copies
    from . import store
    from .actions import chosen
    from .model import kept

    rule = load_copies(context.options)
    folder = chosen(rule, wanted.folder)
    found = store.in_folder(folder, context.settings.register)
    why = kept(found, rule)
    rows = [Listed(each, why.get(each.path, [])) for each in found]
    context.output.table(rows, COLUMNS, f"Det finns ingen säkerhetskopia i {folder}.")


@command(
    app,
    "återställ",
    Restore,
    "Återställ registret från en säkerhetskopia. Kopian öppnas och gås igenom först, och det som"
    " har gjorts sedan dess visas. Det nuvarande registret läggs åt sidan, inget tas bort.",
    "norrbus register återställ /media/usb/norrbus/register.kopia.2026-11-29T053000.000Z.norrbus",
)
def restore(context: Context, wanted: Restore) -> None:
    """Restore a copy."""
    from ...register.folders import expand
    from ...register.trouble import Damaged, NoRegister, NotARegister, WrongKey
    from . import restoring

    copy, settings = expand(wanted.copy), context.settings
    with restoring.tried(copy, settings, context.author, context.unlock) as trial:
        context.output.line(
            f"Kopian är hel: {trial.wholeness.rows} rader, senaste åtgärd {_spoken(trial.last_at)}."
        )
        aside: Path | None
        try:
            aside = _in_its_place(context, wanted, trial)
        except (NoRegister, NotARegister, WrongKey, Damaged) as trouble:
            aside = _in_an_empty_place(context, wanted, trial, trouble)
    context.output.line(f"Registret är återställt från {trial.path}.")
    if aside:
        context.output.line(f"Det som låg där förut: {aside}")
    context.output.notice(
        "Dokument som skrevs efter kopian finns på disken men inte i registret. Gör om det som"
        " saknas, och ta sedan en ny kopia: norrbus register säkerhetskopiera"
    )


@command(
    app,
    "kopia-okrypterad",
    CopyUnencrypted,
    "Skriv allt i registret som en vanlig SQLite-fil för andra verktyg. Filen är inte krypterad:"
    " den som får tag i den läser allt, också det som är skyddat. Skälet loggas.",
    'norrbus register kopia-okrypterad uttag.sqlite --skäl "Flytt till nytt system"',
)
def copy_unencrypted(context: Context, wanted: CopyUnencrypted) -> None:
    """Make an unencrypted copy."""
    from ...register.folders import expand
    from . import actions

    path = expand(wanted.file).absolute()
    confirm(
        context,
        f"Allt i registret skrivs okrypterat i {path}, också skyddade personuppgifter.",
        wanted.agreed,
    )
    actions.copy_unencrypted(context.register, path, wanted.reason, context.today)
    context.output.line(str(path))
    context.output.warning(
        "Den som får tag i filen läser allt. Lägg den inte på en delad plats, och ta bort den när"
        " den är använd."
    )


def _in_its_place(context: Context, wanted: Restore, trial: Trial) -> Path:
    from . import restoring

    gone = restoring.lost(context.register, trial)
    _tell_lost(context, gone)
    confirm(context, f"Registret {context.settings.register} ersätts av kopian.", wanted.agreed)
    return restoring.restore(trial, context.register, context.today)


def _in_an_empty_place(
    context: Context, wanted: Restore, trial: Trial, trouble: FileTrouble
) -> Path | None:
    from . import restoring

    path = context.settings.register
    context.close()
    if path.exists():
        context.output.warning(trouble.sentence)
        context.output.warning("Vad som har gjorts sedan kopian går därför inte att säga.")
    confirm(context, f"Kopian läggs som {path}.", wanted.agreed)
    return restoring.restore_file(trial, path, context.today)


def _tell_lost(context: Context, gone: list[Deed]) -> None:
    if not gone:
        context.output.line("Inget har gjorts i registret sedan dess.")
        return
    context.output.line(f"Gjort sedan kopian, och borta ur registret efteråt: {len(gone)}.")
    for each in gone[:SHOWN]:
        context.output.line(f"  {_spoken(each.at)} {each.who}: {each.command}")
    if len(gone) > SHOWN:
        context.output.line(f"  och {len(gone) - SHOWN} till, de äldre.")


def _spoken(moment: str) -> str:
    from ...words.clock import local
    from ...words.dates import at

    return at(local(moment))


def _size(octets: int) -> str:
    return f"{octets / 1_000_000:.1f} MB".replace(".", ",")
