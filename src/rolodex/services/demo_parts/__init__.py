"""The parts of the sample book: its lists, its people and firms, and what happened with them."""
