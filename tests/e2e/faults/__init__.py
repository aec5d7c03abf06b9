"""Faults of the machine under a book: of the disk, of single statements, a sudden end."""
