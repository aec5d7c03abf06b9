"""The window; the only folder that knows PySide6."""
