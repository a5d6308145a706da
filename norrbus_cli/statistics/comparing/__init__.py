"""What differs between a published year and another version of it."""
