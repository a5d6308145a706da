"""What one looks for: a child's case, an actor, or whatever a number names."""
