"""Acts that are kept, delivered to an archive: rows, log and papers, with a schema."""
