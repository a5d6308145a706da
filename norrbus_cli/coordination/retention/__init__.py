"""That a case is to be kept when others are disposed of, and why."""
