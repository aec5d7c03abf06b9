"""Copies of the book: what they hold, what restoring one would change, and restoring it."""
