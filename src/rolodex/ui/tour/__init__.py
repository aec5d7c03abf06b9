"""The tour: ten minutes on a sample book."""
