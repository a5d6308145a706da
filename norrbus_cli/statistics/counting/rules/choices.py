"""How much a broken rule weighs when a year is published."""

from __future__ import annotations

# Refused until it is mended, so that a command must be able to; refused unless one says so; told.
STOP, WARNING, ADVICE = "stopp", "varning", "råd"
SEVERITIES = (STOP, WARNING, ADVICE)
