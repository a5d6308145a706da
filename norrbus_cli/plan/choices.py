"""The words to choose from about a plan and its measures."""

from __future__ import annotations

PLAN, SIP = "genomförandeplan", "SIP"
KINDS = (PLAN, SIP)
DECIDED, RUNNING, DONE, STOPPED = "beslutad", "pågår", "klar", "avbruten"
