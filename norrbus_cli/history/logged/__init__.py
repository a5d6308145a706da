"""What the log holds of operations, also of one that changed more than memory should hold."""
