"""What a paper can be chosen by, loaded when it is asked for: see ``choosing``."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ...terminal.context import Context
    from ...terminal.reading import Typed


def purposes(context: Context, answers: Typed) -> Mapping[str, str]:
    """See ``choosing.purposes``."""
    from . import choosing

    return choosing.purposes(context, answers)


def subjects(context: Context, answers: Typed) -> list[str]:
    """See ``choosing.subjects``."""
    return list(told_subjects(context, answers))


def told_subjects(context: Context, answers: Typed) -> Mapping[str, str]:
    """What stands beside each."""
    from . import choosing

    return choosing.subjects(context, answers)


def recipients(context: Context, answers: Typed) -> list[str]:
    """See ``choosing.recipients``."""
    from . import choosing

    return choosing.recipients(context, answers)
