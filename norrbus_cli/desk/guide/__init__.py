"""The way of a case: each step with its command, and where a case stands."""
