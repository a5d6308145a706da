"""What is typed and read: days, times, personal numbers, references, Swedish folding and sorting,
texts, errors. No terminal, no file, and only one function that asks the clock."""
