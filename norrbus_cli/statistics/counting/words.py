"""Words of SQL that the counted indicators have in common.

``:first`` and ``:last`` are the period's days, both counted.
"""

from __future__ import annotations

from ..definitions import NO, UNKNOWN, YES
from ..indicators import BY_KEY


def within(day: str) -> str:
    """Whether a day lies in the period."""
    return f"{day} BETWEEN :first AND :last"


def yes_no(condition: str) -> str:
    """``ja`` where a condition holds, else ``nej``, also where it cannot be told."""
    return f"CASE WHEN {condition} THEN '{YES}' ELSE '{NO}' END"


def of_age(born: str, on: str) -> str:
    """Whether somebody is 18 on a day (föräldrabalken 6 kap. 2 §).

    One born on 29 February turns 18 on 28 February (lag 1930:173, 1 §); unknown is not of age.
    """
    return f"coalesce(date({born}, '+18 years', 'floor') <= {on}, 0)"


def by_columns(key: str) -> list[str]:
    """The splits of an indicator that are columns of the table it counts, for a question."""
    return [
        f"coalesce(nullif({split.column}, ''), '{UNKNOWN}') AS \"{split.by}\""
        for split in BY_KEY[key].splits
        if split.column
    ]
