"""The independent checker, where it lies beside the project."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture
def checker(shared: Path) -> ModuleType:
    """A reader and comparer of cards that shares no code with ours."""
    spec = importlib.util.spec_from_file_location("vcard_check", shared / "tools" / "vcard_check.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
