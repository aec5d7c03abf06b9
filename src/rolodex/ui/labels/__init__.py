"""Sheets of labels: what is asked of them, and the very pages before they are printed."""
