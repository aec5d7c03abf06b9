"""Rolodex: a local-first contact manager for one desk."""

__version__ = "0.1.0"
