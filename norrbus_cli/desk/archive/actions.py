"""The deed of delivering acts to an archive: files and the note that they were, or neither."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ...authority.disposal.model import KEPT, Act
from ...case import store as case_store
from ...case.people import people_ids
from ...paper.files import placed, take_up
from ..disposal.actions import proposed
from ..disposal.store import act_of
from . import files, store
from .refusals import NothingToDeliver, StillOpen

if TYPE_CHECKING:
    from ...register.database import Register


def chosen(register: Register, reference: str, today: date) -> list[Act]:
    """The act of a case, or those that are so old that they are there only to be kept.

    Raises UnknownReference, StillOpen, NoRule, NothingToDeliver.
    """
    if reference:
        case = case_store.find(register, reference)
        act = act_of(register, case.id)
        if act is None:
            raise StillOpen(case.reference)
        return [act]
    judged = proposed(register, today).judged
    found = [each.act for each in judged if each.verdict.what == KEPT]
    if not found:
        raise NothingToDeliver
    return found


def deliver(
    register: Register, acts: Iterable[Act], folder: Path, archive: str, today: date
) -> list[Path]:
    """Write acts in folders of their own, and note that they have been delivered. Returns the
    folders. That everybody in them was shown is logged. Raises AlreadyThere, CannotWrite.
    """
    acts = list(acts)
    with register.operation(day=today.isoformat(), reason=archive):
        contents = {
            folder / act.references[0] / name: content
            for act in acts
            for name, content in files.of_act(register, act, archive, today).items()
        }
        for path in contents:
            take_up(path, lambda: False)
        with placed(contents, overwrite=False):
            for act in acts:
                for case_id in act.case_ids:
                    store.deliver(register, case_id, archive, today)
                for case in case_store.cases(register, list(act.case_ids)):
                    for person_id in people_ids(case):
                        register.look(person_id, case.id, protected=True)
    return [folder / act.references[0] for act in acts]
