"""Whether there is a newer norrbus: looked for when somebody asks, where somebody says."""
