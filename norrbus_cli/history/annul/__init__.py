"""What should never have been: taken away with all that hangs on it, by one operation."""
