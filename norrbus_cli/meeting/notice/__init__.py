"""Telling each who got a letter about a meeting that it has moved or is off."""
