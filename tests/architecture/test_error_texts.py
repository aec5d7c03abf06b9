"""What a person reads when something could not be done: what happened, what is safe, what to do."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "rolodex"
ERRORS = frozenset({"UserError", "DamagedBook", "LockedBook"})
SAFE = re.compile(
    r"\bnothing\b|\bno (file|book|page|copy)\b|\bnone was\b|unchanged|\bstays?\b|was left|\bas (it"
    r"|they) (is|are|was|were)\b"
    r"|untouched|\bkept\b|thrown away|spoken now|can be used|\bbefore\b|was not opened|must not",
    re.IGNORECASE,
)
"""What tells that no harm was done."""
DEED = re.compile(r"[.;:,] \S|%\(fault\)s \S")
"""More than one clause: what happened is not all that is said."""
OTHERWISE = {
    "app.py": "nothing has begun yet that could be lost",
    "services/purchase_importing.py": "why one row is left out; the list tells of the others",
    "services/exporting.py": "a code on the screen changes nothing",
    "ui/screenshot.py": "an option of the command that was not understood",
}
"""Where nothing needs to be said to be safe, with the reason."""


@cache
def texts() -> tuple[tuple[str, int, str], ...]:
    """Every source string that an error is raised with: its file, its line, the words."""
    return tuple(_texts())


def _texts() -> Iterator[tuple[str, int, str]]:
    for file in sorted(SOURCE.rglob("*.py")):
        source = file.read_text(encoding="utf-8")
        if not any(error in source for error in ERRORS):
            continue
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Call) and _name(node.func) in ERRORS and node.args:
                for inner in ast.walk(node.args[0]):
                    if isinstance(inner, ast.Call) and _name(inner.func) in ("message", "plural_message"):
                        first = inner.args[0] if inner.args else None
                        if isinstance(first, ast.Constant):
                            yield file.relative_to(SOURCE).as_posix(), node.lineno, str(first.value)
                        break


def _name(function: ast.expr) -> str:
    return function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")


def test_every_error_says_that_no_harm_was_done() -> None:
    silent = [f"{file}:{line} {text}" for file, line, text in texts() if not SAFE.search(text)]
    assert [one for one in silent if one.partition(":")[0] not in OTHERWISE] == []


def test_every_error_says_more_than_what_happened() -> None:
    bare = [f"{file}:{line} {text}" for file, line, text in texts() if not DEED.search(text)]
    assert [one for one in bare if one.partition(":")[0] not in OTHERWISE] == []


@pytest.mark.parametrize("file", sorted(OTHERWISE))
def test_each_exception_is_needed(file: str) -> None:
    told = [text for name, _line, text in texts() if name == file]
    assert any(not SAFE.search(text) for text in told)


def test_reasons_of_the_system_are_told_in_the_language_in_use() -> None:
    raw = [
        file.relative_to(SOURCE).as_posix()
        for file in sorted(SOURCE.rglob("*.py"))
        if "strerror" in file.read_text(encoding="utf-8")
    ]
    # the worker sends its error on, to be raised again in the program
    assert raw == ["domain/os_reason.py", "store/backups_locked.py"]
