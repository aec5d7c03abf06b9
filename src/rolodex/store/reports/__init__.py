"""What the reports read, a module for each family of sums."""
