"""The disagreement (oenighet).

Actors who do not agree on who answers for a measure or its cost, and the level that decides.
"""
