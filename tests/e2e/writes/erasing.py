"""Erasing is the one write that is no step: nothing brings the person back."""

from __future__ import annotations

from typing import Any

WRITES: dict[tuple[str, str], Any] = {}
NO_STEPS = {
    ("erasing", "erase"): "cannot be taken back, which is what it is for",
    ("erasing", "past"): "reads",
    ("erasing", "resume"): "goes on with what cannot be taken back",
}
