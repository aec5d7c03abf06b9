"""Segments: the rule that is built, and who moved between them."""
