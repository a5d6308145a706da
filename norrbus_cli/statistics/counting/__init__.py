"""The year counted in SQL, one file for each thing that is counted."""
