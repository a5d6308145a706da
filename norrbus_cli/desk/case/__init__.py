"""One page a case: all that is recorded about it in every room."""
