"""The morning runs, and whether they take place."""
