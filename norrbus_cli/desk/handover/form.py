"""What is asked about a hand-over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ...authority import store as register_store
from ...case.form import case_argument, despite_protection_question
from ...coordination.handover.model import the_coordinator
from ...terminal.question import flag, long_text, question

if TYPE_CHECKING:
    from ...terminal.context import Context


def check_coordinator(context: Context, typed: str, _: Mapping[str, Any]) -> object:
    """Raises UnknownCoordinator, WhichCoordinator."""
    return the_coordinator(typed, register_store.coordinators(context.register))


def known_coordinators(context: Context, _: Mapping[str, Any]) -> list[str]:
    """The coordinators of the register."""
    return [each.name for each in register_store.coordinators(context.register)]


def coordinator_question(text: str, option: str = "--samordnare") -> Any:
    """A coordinator of the register."""
    return question(
        option,
        text,
        required=True,
        known=known_coordinators,
        check=check_coordinator,
        metavar="NAMN",
    )


@dataclass(frozen=True, kw_only=True)
class HandOver:
    """A hand-over."""

    reference: str = case_argument()
    to: str = coordinator_question("Den nya samordnaren", "--till")
    note: str = question(
        "--anteckning", "Vad den nya samordnaren behöver veta", long_text, missing=""
    )
    folder: str = question(
        "--mapp",
        "Mapp för sammanfattningen, om inte dokumentmappen",
        missing="",
        ask=False,
        metavar="MAPP",
    )
    overwrite: bool = flag("--skriv-över", "Ersätt filer som redan finns.")
    despite_protection: str = despite_protection_question()
    no_paper: bool = flag("--utan-dokument", "Skriv ingen sammanfattning.")
