"""Help: pages to read and search, and the keys of the window."""
