"""What was taken back, done again."""
