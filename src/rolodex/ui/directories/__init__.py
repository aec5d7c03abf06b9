"""People on paper: pocket lists, booklets, index cards and name badges."""
