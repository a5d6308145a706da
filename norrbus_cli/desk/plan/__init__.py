"""The plan of a case, as it is shown."""
