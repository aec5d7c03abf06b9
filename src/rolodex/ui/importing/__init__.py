"""Cards coming in: what will happen, what is happening, what happened."""
