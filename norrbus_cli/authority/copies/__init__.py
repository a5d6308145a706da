"""Copies of the register: made, kept by a rule, tried and restored."""
