"""The verbs of the program, one module per noun; no Qt, no SQL text."""
