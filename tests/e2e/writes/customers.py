"""Writes of the counting of customers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from rolodex.services.opening import Services

WRITES: dict[tuple[str, str], Mapping[str, Callable[[Services, Any], object]]] = {}
NO_STEPS = {("customers", "refresh"): "what is counted from orders is no row of the history"}
