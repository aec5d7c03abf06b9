"""What could be taken for markup is plain text: labels, tips, notices, and nothing that shows pages."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "rolodex" / "ui"
OURS = {"_", "pgettext", "ngettext", "npgettext", "plain_tip"}
"""What gives a text that is our own, or plain."""
GUESSING = {"QMessageBox", "QErrorMessage", "QTextBrowser", "QTextDocument", "QWebEngineView", "QWhatsThis"}
"""Widgets of Qt that take for markup what looks like it; nobody needs them here."""
OUR_PAGES = {
    "help/page_view.py": "shows pages of our own, put together piece by piece; it loads nothing by a link",
    "help/drawing.py": "puts them together",
}
"""Where such a widget is used all the same: no markup is read there either."""
MARKUP = {
    "setHtml",
    "toHtml",
    "insertHtml",
    "appendHtml",
    "setMarkdown",
    "RichText",
    "AutoText",
    "MarkdownText",
}


def test_a_tip_is_our_own_words_or_plain() -> None:
    assert [place for place, tree in _trees() for place in _tips(place, tree)] == []


def test_nothing_shows_markup() -> None:
    found = [
        f"{place}:{node.lineno}"
        for place, tree in _trees()
        for node in ast.walk(tree)
        if (isinstance(node, ast.Attribute) and node.attr in MARKUP)
        or (isinstance(node, ast.Name) and node.id in GUESSING and place not in OUR_PAGES)
    ]
    assert found == []


def test_a_label_that_shows_text_is_plain() -> None:
    assert [place for place, tree in _trees() for place in _labels(place, tree)] == []


@pytest.mark.parametrize(
    "line", ["x.setToolTip(name)", "QToolTip.showText(at, name)", 'x.setToolTip(f"{name}")']
)
def test_a_tip_of_data_is_seen(line: str) -> None:
    assert list(_tips("x", ast.parse(line)))


def _trees() -> Iterator[tuple[str, ast.Module]]:
    for file in sorted(SOURCE.rglob("*.py")):
        yield file.relative_to(SOURCE).as_posix(), ast.parse(file.read_text(encoding="utf-8"))


def _tips(place: str, tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        owner = node.func.value
        shows = node.func.attr == "showText" and isinstance(owner, ast.Name) and owner.id == "QToolTip"
        if (node.func.attr == "setToolTip" and not _is_ours(node.args[0])) or (
            shows and not _is_ours(node.args[1])
        ):
            yield f"{place}:{node.lineno}"


def _is_ours(node: ast.expr) -> bool:
    if isinstance(node, ast.IfExp):
        return _is_ours(node.body) and _is_ours(node.orelse)
    return isinstance(node, ast.Constant) or (
        isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in OURS
    )


def _labels(place: str, tree: ast.Module) -> Iterator[str]:
    """Labels made here that are given text: those for pictures alone are not."""
    made = {
        ast.unparse(node.targets[0])
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign)
        and isinstance(node.value, ast.Call)
        and isinstance(node.value.func, ast.Name)
        and node.value.func.id == "QLabel"
    }
    plain = {_owner(call) for call in _calls(tree, "setTextFormat")}
    for call in _calls(tree, "setText"):
        name = _owner(call)
        if name in made - plain:
            yield f"{place}:{call.lineno} {name}"


def _owner(call: ast.Call) -> str:
    return ast.unparse(call.func).rpartition(".")[0]


def _calls(tree: ast.Module, name: str) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == name:
            yield node
