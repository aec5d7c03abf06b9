"""Copies are no rows of the book: their own tests restore them and take that back."""

from __future__ import annotations

from typing import Any

WRITES: dict[tuple[str, str], Any] = {}

NO_STEPS = {
    ("backups", "restore"): "puts another file in the place of the book; tests/store/test_backups_restore.py",
    ("backups", "undo_restore"): "takes a restore back; tests/store/test_backups_restore.py",
}
