"""The two letters that tell of a changed meeting."""

from __future__ import annotations

NEW_TIME, CANCELLATION = "ny tid", "återbud"
KINDS = (NEW_TIME, CANCELLATION)
