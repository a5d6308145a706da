"""The evaluation (utvärdering).

Short answers without names after a meeting, of which only sums are shown.
"""
