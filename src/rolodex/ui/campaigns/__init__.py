"""Mailings: who gets what, the very pages, and what came back."""
