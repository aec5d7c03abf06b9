"""Libraries that a book can do without, and whether they are installed."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Literal

Extra = Literal["sqlcipher3", "pyrage"]


def is_installed(name: Extra) -> bool:
    """Whether this library can be had; it is not loaded."""
    return find_spec(name) is not None
