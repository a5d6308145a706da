"""A paper made again from what it said when it was first written."""
