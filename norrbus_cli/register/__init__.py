"""The file: the one door to it, its key, its settings, its schema step by step, its calendar."""
