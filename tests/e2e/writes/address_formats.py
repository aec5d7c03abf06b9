"""Formats of addresses are a choice of the settings, and no step of the history."""

from __future__ import annotations

from collections.abc import Mapping

WRITES: Mapping[tuple[str, str], Mapping[str, object]] = {}
NO_STEPS = {("address_formats", "choose"): "a choice of the settings, and housekeeping"}
