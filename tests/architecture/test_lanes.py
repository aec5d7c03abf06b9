"""PySide makes a type of Qt when it is first named, which two threads must not do at once."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

UI = Path(__file__).parents[2] / "src" / "rolodex" / "ui"
OF_QT = ("PySide6", "pyqtgraph", "rolodex.ui")


@pytest.mark.parametrize("file", sorted(UI.rglob("*.py")), ids=lambda file: str(file.relative_to(UI)))
def test_no_lane_loads_a_module_of_the_window(file: Path) -> None:
    functions = [one for one in ast.walk(ast.parse(file.read_text("utf-8"))) if _works_in_a_lane(one)]
    loaded = [name for function in functions for one in ast.walk(function) for name in _loaded(one)]
    assert [name for name in loaded if name.startswith(OF_QT)] == []


def _works_in_a_lane(node: ast.AST) -> bool:
    """What takes a progress to report is work for a lane."""
    return isinstance(node, ast.FunctionDef | ast.Lambda) and any(
        "progress" in argument.arg for argument in node.args.args
    )


def _loaded(node: ast.AST) -> list[str]:
    if isinstance(node, ast.ImportFrom):
        return [node.module or ""]
    return [name.name for name in node.names] if isinstance(node, ast.Import) else []
