"""Whom a text names: a person of the register who should not stand there."""
