"""The passphrase of the book: set, changed, taken away."""
