"""People and companies on the screen."""
