"""All that can be chosen, on one page."""
