"""Reminding: what came up is told in the window, and by the system where it has a tray."""
