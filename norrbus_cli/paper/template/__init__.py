"""Templates: the built-in ones, the municipality's own over them, and what each may say."""
