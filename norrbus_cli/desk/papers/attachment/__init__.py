"""Scanned pages that are kept with a paper, inside the register."""
