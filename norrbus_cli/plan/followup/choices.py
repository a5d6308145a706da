"""The words to choose from about a follow-up."""

from __future__ import annotations

ACHIEVED, PARTLY, NOT_DONE = "genomförd", "delvis", "inte genomförd"
OUTCOMES = (ACHIEVED, PARTLY, NOT_DONE)
REACHED, PARTLY_REACHED, NOT_REACHED = "uppnått", "delvis uppnått", "inte uppnått"
CONTINUE, REVISE, END = "fortsätt", "revidera", "avsluta"
DECISIONS = (CONTINUE, REVISE, END)
