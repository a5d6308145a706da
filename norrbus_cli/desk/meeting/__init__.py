"""The move of a meeting and its cancellation, which touch papers that have gone out."""
