"""Whole commands taken back, and done again."""
