"""The county's figures.

Many registers' files added up, by municipality, part of the county (länsdel) and county, and held
back once, on the sum.

A file is what ``norrbus statistik skriv ÅR --internt --format json`` writes: counts that are not
held back, and how days are distributed, so that a median is that of all and not a mean of medians.
No row in it is about a person.
"""
