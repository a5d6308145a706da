"""Times of day as people say them: ``halv två``, ``kvart över 3``, ``tio i halv nio``.

A time in words is one from seven in the morning to seven in the evening. Own choice: no meeting
about a child is held at night.
"""

from __future__ import annotations

import re

_HOURS = ("ett", "tva", "tre", "fyra", "fem", "sex", "sju", "atta", "nio", "tio", "elva", "tolv")
_MINUTES = {"fem": 5, "tio": 10, "kvart": 15, "tjugo": 20}
_FIRST = 7 * 60  # minutes
_SAID = (
    r"(?:kl\.? |klockan )?(?:(?P<minutes>[a-z]+) (?:minuter )?(?P<way>over|i) )?(?P<half>halv )?"
    r"(?P<hour>[a-z]+|1[0-2]|[1-9])"
)


def read(text: str) -> str | None:
    """The time that a folded text means, ``HH:MM``; None for what is no time."""
    match = re.fullmatch(_SAID, text)
    if match is None or match["minutes"] not in {*_MINUTES, None}:
        return None
    hour = _HOURS[int(match["hour"]) - 1] if match["hour"].isdigit() else match["hour"]
    if hour not in _HOURS:
        return None
    more = _MINUTES.get(match["minutes"] or "", 0)
    minutes = (_HOURS.index(hour) + 1) * 60 - (30 if match["half"] else 0)
    minutes += -more if match["way"] == "i" else more
    minutes += 12 * 60 if minutes < _FIRST else 0
    return "{:02d}:{:02d}".format(*divmod(minutes, 60))
