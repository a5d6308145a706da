"""All rules, each by its number."""

from __future__ import annotations

from . import cases, consents, measures, meetings, missing, people, placements, plans
from .model import numbered

BY_NUMBER = numbered(
    rule
    for subject in (missing, cases, people, consents, meetings, plans, measures, placements)
    for rule in subject.RULES
)
RULES = tuple(BY_NUMBER.values())
