"""What a deadline is: rule, span, origin, stage. Which rules there are stands in ``deadline``."""
