"""The yearly statistics (statistik): figures about a year, explained number by number, that point at no child."""
