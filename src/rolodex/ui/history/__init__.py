"""The steps of the book, what each changed, and cards as they were."""
