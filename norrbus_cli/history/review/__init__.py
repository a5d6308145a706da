"""The recurring review of the log: a sample is drawn, looked at, and what was found is noted."""
