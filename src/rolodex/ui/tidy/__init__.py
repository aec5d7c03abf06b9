"""Repairs worth doing, one at a time."""
