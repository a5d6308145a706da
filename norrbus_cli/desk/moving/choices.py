"""The parts of a case that may stay when it goes to another authority."""

from __future__ import annotations

# What may be left at home, as it is typed.
MEETINGS, PLAN, FOLLOW_UPS, PLACEMENTS, OBJECTIONS = (
    *("möten", "plan", "uppföljningar", "placeringar", "invändningar"),
)
PARTS = (MEETINGS, PLAN, FOLLOW_UPS, PLACEMENTS, OBJECTIONS)
NOTHING = "inget"
# What always goes, in words.
REST = "barnet, vårdnadshavarna, behovet och samtyckena"
