"""The sums of the evaluations, beside what the statistics have published of them."""
