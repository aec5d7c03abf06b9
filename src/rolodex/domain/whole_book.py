"""A whole book as text: what was written, and what came back."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WholeBookCopy:
    """How much a copy of a whole book holds."""

    contacts: int
    rows: int
    blobs: int
