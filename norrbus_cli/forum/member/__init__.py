"""Who belongs to which kind of meeting."""
