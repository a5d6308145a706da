"""Who receives a report or a copy: the municipality's own table."""
