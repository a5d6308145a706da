"""``norrbus komplettering``."""

from __future__ import annotations

from ..context import Context
from ..entry import command
from ..room import room
from .form import Install, Remove, Show, used_shell
from .shells import SHELLS

app = room("Låt skalet fylla i kommandon, växlar, val och ärendenummer när du trycker Tab.")


@command(
    app,
    "installera",
    Install,
    "Låt Tab fylla i kommandon, växlar, val, filer och ärendenummer, aldrig namn. Skriver ett"
    " skript där skalet läser det, och säger vad det gjorde. Kör om det när norrbus har flyttats.",
    "norrbus komplettering installera bash",
)
def install(context: Context, wanted: Install) -> None:
    """Let the shell complete."""
    from . import actions

    shell = wanted.shell or used_shell()
    where = actions.install(shell)
    context.output.line(f"Skriven: {where.script}")
    if where.start:
        context.output.line(f"Sist i {where.start}: {where.line}")
    elif where.line:
        context.output.notice(f"Lägg den här raden sist i filen som $PROFILE heter: {where.line}")
    context.output.notice(
        f"Öppna en ny terminal och tryck Tab. Ta bort: norrbus komplettering ta-bort {shell}"
    )


@command(
    app,
    "ta-bort",
    Remove,
    "Ta bort det som installera skrev: skriptet, och raden som läser det.",
    "norrbus komplettering ta-bort bash",
)
def remove(context: Context, wanted: Remove) -> None:
    """Let the shell complete no longer."""
    from . import actions

    shells = [wanted.shell] if wanted.shell else SHELLS
    touched = [path for shell in shells for path in actions.remove(shell)]
    for path in touched:
        context.output.line(f"{'Ändrad' if path.exists() else 'Borttagen'}: {path}")
    context.output.notice(
        "Det gäller från nästa terminal." if touched else "Det fanns inget att ta bort."
    )


@command(
    app,
    "visa",
    Show,
    "Visa skriptet, för den som vill lägga det någon annanstans. Det hör till kontot och till den"
    " norrbus som skrev det.",
    "norrbus komplettering visa zsh",
)
def show(context: Context, wanted: Show) -> None:
    """Print a shell's script."""
    from . import actions

    context.output.line(actions.script(wanted.shell).rstrip("\n"))
