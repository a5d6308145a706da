"""What the rows of a file can be."""

from __future__ import annotations

from ...evaluation.model import ANSWERS

CASES, CLOSED, ACTORS, CONTACTS = "ärenden", "avslutade ärenden", "aktörer", "kontaktpersoner"
KINDS = (CASES, CLOSED, ACTORS, CONTACTS, ANSWERS)
