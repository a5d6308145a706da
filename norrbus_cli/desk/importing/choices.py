"""What the rows of a file can be."""

from __future__ import annotations

CASES, CLOSED, ACTORS, CONTACTS = "ärenden", "avslutade ärenden", "aktörer", "kontaktpersoner"
ANSWERS = "utvärderingssvar"
KINDS = (CASES, CLOSED, ACTORS, CONTACTS, ANSWERS)
