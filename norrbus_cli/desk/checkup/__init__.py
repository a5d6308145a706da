"""The check-up: whether file, places, copies and papers are as they should be."""
