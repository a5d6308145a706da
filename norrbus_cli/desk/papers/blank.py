"""Empty forms of the kinds of paper that are filled in by hand: to bring to a meeting, or to a home
where nothing is known yet. They are about no case and name nobody.
"""

from __future__ import annotations

from pathlib import PurePosixPath

from ...case.people import sender_of_register
from ...paper.letterhead import Head
from ...paper.marks import Blank
from ...paper.model import Letter
from ...paper.protection import NOBODY, no_case
from ...register.database import Register
from ...words.text import first_upper
from .kinds import KINDS


def letters(register: Register, kind: str) -> list[Letter]:
    """The empty form of a kind, without a day: it is filled in on another. Raises NoEmptyForm."""
    found = KINDS[kind]
    if not found.form:
        from .refusals import NoEmptyForm

        raise NoEmptyForm(kind, [each.name for each in KINDS.values() if each.form])
    name = PurePosixPath(found.form).name.removesuffix(".md.j2")
    return [
        Letter(
            kind=kind,
            title=f"{first_upper(kind)}, blankett",
            name=f"{name}-blankett",
            case_id=None,
            reference="register",
            recipient="alla",
            template=found.form,
            data=Blank(),
            people=(),
            gate=no_case(NOBODY),
            head=Head(sender_of_register(register), None, f"{first_upper(kind)}, blankett"),
        )
    ]
