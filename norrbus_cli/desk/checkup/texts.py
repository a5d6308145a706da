"""Texts that were written before anybody looked them through, or before a child had a case."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ...case.mention.outside import check_outside
from ...case.mention.refusals import MayNameTheChild, TellsOutside
from ...deviation import store
from ...deviation.texts import TEXTS
from ...register.database import Register
from .model import WARNING, Finding


def telling(register: Register, today: date) -> Iterator[Finding]:
    """The reports of deviations that name somebody and can still be changed."""
    for each in store.all_open(register):
        if each.manager_signed_on:
            continue
        texts = [getattr(each, name) for name in TEXTS]
        try:
            check_outside(register, store.case_of(register, each), texts, today)
        except (MayNameTheChild, TellsOutside):
            yield Finding(
                WARNING,
                "avvikelse",
                f"Texterna i {each.reference} nämner någon, och läses av andra än dem som är med i"
                " ärendet.",
                f"norrbus avvikelse ändra {each.reference}",
            )
