"""How a book of an older version becomes one of today; loaded only when there is such a book."""
