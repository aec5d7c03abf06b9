"""Writing letters and messages, and what becomes of them."""
