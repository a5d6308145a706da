"""Many rows out of a file: cases, actors, contact persons, answers."""
