"""When the log was reviewed, and when it is to be again."""
