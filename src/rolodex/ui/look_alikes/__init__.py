"""Contacts that look like one person, pair by pair."""
