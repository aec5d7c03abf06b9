"""Contacts going out: who, as what, and what that cannot say, before it is written."""
