"""What is kept about one person: handed over, or erased for good."""
