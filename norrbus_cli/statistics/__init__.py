"""The yearly statistics (statistik).

Figures about a year, explained number by number, that point at no child.
"""
