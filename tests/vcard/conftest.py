"""The independent checker, where it lies beside the project."""

from __future__ import annotations

import functools
import importlib.util
import io
from pathlib import Path
from types import ModuleType

import pytest


@functools.cache
def load_checker(shared: Path) -> ModuleType:
    """The checker as a module; it leaves files open, so it is given bytes in the place of paths."""
    spec = importlib.util.spec_from_file_location("vcard_check", shared / "tools" / "vcard_check.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    vars(module)["open"] = lambda data, mode: io.BytesIO(data)
    return module


@pytest.fixture
def checker(shared: Path) -> ModuleType:
    """A reader and comparer of cards that shares no code with ours."""
    return load_checker(shared)
