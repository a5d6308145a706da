"""Who asks for the steps of a deviation, and at which levels it must be analysed together."""

from __future__ import annotations

from ..words.swedish import listed

AGREED = "överenskommelsen 2025, Avvikelsehantering"
ROUTINE = "Rutin för avvikelsehantering (Arjeplog 2012, bilaga 4)"

# Where the actors analyse together: "på ledningsnivå i de samverkansgrupper som finns på lokal nivå
# (Forum barn och unga) och länsdelsnivå" (agreement of 2025, Avvikelsehantering). The steering
# group is Arjeplog's local group of managers (2012). The ordinary management is neither.
LOCAL = ("forum barn och unga", "styrgrupp")
PART = "länsdelens samverkansgrupp"
LEVELS = (*LOCAL, PART)
# What each is, for a newcomer.
LEVELS_MEAN = {
    "forum barn och unga": "kommunens samverkansstruktur",
    "styrgrupp": "lokala chefer, där gruppen finns (Arjeplogs rutin 2012)",
    PART: "kommunerna och regionen i länsdelen; görs utöver den lokala",
}
LOCALLY = listed(LOCAL, "eller")
# The same of a row ``d`` of deviations.
_LOCAL = ", ".join(f"'{level}'" for level in LOCAL)
NO_LOCAL = f"(d.joint_on IS NULL OR d.level NOT IN ({_LOCAL}))"
NO_PART = f"(d.part_on IS NULL AND d.level <> '{PART}')"
