"""Plans of what follows a piece, and the steps that people have come to."""
