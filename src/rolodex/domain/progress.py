"""How long work says how far it is, and learns that it is to stop."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Called with (done, total); total 0 means not known yet. Raises `Cancelled` to stop the work."""


def silent(done: int, total: int) -> None:
    """Progress that nobody watches."""
