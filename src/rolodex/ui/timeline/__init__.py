"""What happened with a contact: shown, filtered, searched, edited in its place, with files."""
