"""Disposal (gallring): by which rule the acts of this register are disposed of, and when."""
