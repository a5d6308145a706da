"""What a number names, by its form."""

from __future__ import annotations

CASE, MEETING, DEVIATION, FORUM = "ärende", "möte", "avvikelse", "forum"


def kind_of(typed: str) -> str:
    """What is meant by ``NB-2026-0001-M1`` (MEETING), ``A-2026-0001`` (DEVIATION), ``F-2026-0001``
    (FORUM); anything else is a CASE, by number or by its child.
    """
    import re

    wanted = typed.strip()
    for kind, form in ((DEVIATION, r"A-?\d[\d-]*"), (FORUM, r"F-?\d[\d-]*"), (MEETING, r"\S*M\d+")):
        if re.fullmatch(form, wanted, re.IGNORECASE | re.ASCII):
            return kind
    return CASE
