"""Taking imports back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

WRITES: dict[tuple[str, str], Mapping[str, Callable[[Any, Any], object]]] = {}

NO_STEPS = {("imports", "revert"): "takes back what an import did"}
