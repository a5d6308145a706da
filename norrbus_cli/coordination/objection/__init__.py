"""What a person holds to be wrong in a case: noted, and shown beside it ever after."""
