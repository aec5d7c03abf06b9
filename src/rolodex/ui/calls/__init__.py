"""Calling one person after the other."""
