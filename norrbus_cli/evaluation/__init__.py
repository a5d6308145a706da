"""The evaluation (utvärdering): short answers without names after a meeting, of which only sums are shown."""
