"""The case (ärende).

A child or young person, the guardians, the need that was seen, its closing and reopening.
"""
