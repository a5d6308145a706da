"""Reminders (påminnelser).

What the morning run tells, to whom, and the ledger of what has been told.
"""
