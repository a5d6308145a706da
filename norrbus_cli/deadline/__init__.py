"""Deadlines (frister): what is to be done by which day, by whose rule.

Derived from the facts each time, never stored.
"""
