"""One line to log or plan anything."""
