"""The follow-up (uppföljning).

What came of each measure, what those it is about think, and whether the plan goes on, is revised or
ends.
"""
