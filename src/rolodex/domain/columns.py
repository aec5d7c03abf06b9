"""The columns a list of contacts can have."""

from __future__ import annotations

from typing import Literal

Column = Literal[
    "name", "company", "job", "phone", "email", "city", "country", "tags", "contacted", "changed"
]
Cells = tuple[str, ...]
"""What one contact has in the columns asked for, in their order."""
