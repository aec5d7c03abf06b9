"""The window; the only folder that knows PySide6."""

from __future__ import annotations

import builtins

import PySide6.QtCore  # noqa: F401 - what is undone here is done when it is first loaded

# PySide puts an `import` of its own in the place of Python's, which reads the source of every module that is
# loaded from then on, those of all libraries too, and keeps it in memory: it looks for its `__feature__`
# switches, which are not used here.
builtins.__import__ = vars(builtins).get("__orig_import__", builtins.__import__)
