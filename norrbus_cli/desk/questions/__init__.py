"""What ``?`` tells of a question beside its own words: an example, and the rule that asks."""
