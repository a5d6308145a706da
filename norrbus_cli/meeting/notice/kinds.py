"""The two letters that tell of a changed meeting, and what waits where consent has ended."""

from __future__ import annotations

NEW_TIME, CANCELLATION = "ny tid", "återbud"
KINDS = (NEW_TIME, CANCELLATION)
UNCOVERED = "kallad utan samtycke"
