"""What is asked about copies."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from ...terminal.question import Form, Listing, argument, flag, question

if TYPE_CHECKING:
    from ...terminal.context import Context
    from ...terminal.reading import Typed


def known_copies(context: Context, _: Typed) -> list[str]:
    """The copies in the folder that is set, the newest first."""
    from ...register.copy_settings import load_copies
    from . import store

    folder = load_copies(context.options).folder
    found = store.in_folder(folder, context.settings.register) if folder else []
    return [str(each.path) for each in found]


class MakeCopy(Form):
    """Where a copy is put."""

    folder: str = argument("MAPP", "Mapp, om inte den som är inställd", ask=False, missing="")


class ShowCopies(Listing):
    """Whose copies to list."""

    folder: str = argument("MAPP", "Mapp, om inte den som är inställd", ask=False, missing="")


class Restore(Form):
    """Which copy is restored."""

    keeps_draft: ClassVar[bool] = False

    copy: str = argument(
        "KOPIA",
        "Säkerhetskopians fil",
        required=True,
        known=known_copies,
        example="/home/karin/kopior/2026-03-30.norrbus",
    )
    agreed: bool = flag("--ja", "Återställ utan att fråga.")


class CopyUnencrypted(Form):
    """Where all of the register is written for other tools, and why."""

    keeps_draft: ClassVar[bool] = False

    file: str = argument(
        "FIL", "Filen som skrivs", required=True, example="/home/karin/Dokument/register.sqlite"
    )
    reason: str = question(
        "--skäl",
        "Varför en okrypterad kopia behövs, utan namn; loggas",
        required=True,
        example="flytt till ett nytt system",
        source="GDPR artikel 32: lämpliga säkerhetsåtgärder",
    )
    agreed: bool = flag("--ja", "Skriv utan att fråga.")
