"""What customers want put right, in the window."""
