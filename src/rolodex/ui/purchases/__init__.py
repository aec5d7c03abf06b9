"""Orders in the window: what was sold, paid and taken back, products, offers and points."""
