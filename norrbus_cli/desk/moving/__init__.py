"""A case that goes to another authority, in a sealed file, and one that comes from there."""
