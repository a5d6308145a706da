"""No child is named above the single case."""
