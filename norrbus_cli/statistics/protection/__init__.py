"""A year's figures as they may be shown.

From figures to a system of cells, and back with what is held back. The rule and its limits are
written for the data protection officer in ``docs/statistik-skydd.md``.
"""
