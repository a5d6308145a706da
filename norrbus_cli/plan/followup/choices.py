"""The words to choose from about a follow-up."""

from __future__ import annotations

ACHIEVED, PARTLY, NOT_DONE = "genomförd", "delvis", "inte genomförd"
OUTCOMES = (ACHIEVED, PARTLY, NOT_DONE)
REACHED, PARTLY_REACHED, NOT_REACHED = "uppnått", "delvis uppnått", "inte uppnått"
CONTINUE, REVISE, END = "fortsätt", "revidera", "avsluta"
DECISIONS = (CONTINUE, REVISE, END)
DECISIONS_MEAN = {
    CONTINUE: "planen gäller som den är",
    REVISE: "planen får en ny version, med de insatser som fortsätter",
    END: "planen behövs inte längre",
}
