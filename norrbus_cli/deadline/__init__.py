"""Deadlines (frister): what is to be done by which day, by whose rule; derived from the facts each time, never stored."""
