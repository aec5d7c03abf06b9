"""What a window says, to the eye and to those who cannot see it, and which of its texts are cut short."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QTableView,
    QWidget,
)

import pseudo
from painted import Painted, painted

ROWS = 12
"""So many rows of a list are asked for their words."""
SPARE = 1.5
"""Points by which a text may stand out: italics and rounding."""
DIRECT = Qt.FindChildOption.FindDirectChildrenOnly
ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)


@dataclass(frozen=True, slots=True)
class Said:
    """A text, what says it and how: painted, as a tip, as a name for screen readers ..."""

    text: str
    by: str
    how: str


def said_and_cut() -> tuple[list[Said], list[Said]]:
    """Every text of what is on the screen, and those that `cut` gives; each widget is painted once."""
    said: list[Said] = []
    lost: list[Said] = []
    for widget in shown():
        runs = painted(widget)
        said += _of(widget, runs)
        lost += _cut(widget, runs)
    return said, lost


def cut() -> list[Said]:
    """The texts of the catalogue that are not to be read whole; the pseudo language has to be spoken."""
    return [one for widget in shown() for one in _cut(widget, painted(widget))]


def shown() -> Iterator[QWidget]:
    """The widgets on the screen."""
    for top in QApplication.topLevelWidgets():
        if top.isVisible():
            yield top
            yield from (child for child in top.findChildren(QWidget) if child.isVisible())


def _cut(widget: QWidget, runs: list[Painted]) -> Iterator[Said]:
    for run in runs:
        if pseudo.OPEN in run.text or pseudo.CLOSE in run.text:
            yield from (Said(run.text, _name(widget), why) for why in _why(run, widget))


def _why(run: Painted, widget: QWidget) -> Iterator[str]:
    lost = run.text.count(pseudo.OPEN) > run.text.count(pseudo.CLOSE)
    # What has something of the book in it, a name or a figure, may be as long as it likes.
    if lost and run.text.endswith("…") and not re.search(r"[A-Za-z0-9]", run.text):
        yield "shortened"
    # Rows of a list go on beyond its edge, and are scrolled to.
    scrolled = isinstance(widget.parentWidget(), QAbstractItemView)
    if not scrolled and (run.place.right() > widget.width() + SPARE or run.place.left() < -SPARE):
        yield "wider than its room"
    bottom, top = run.place.bottom() - widget.height(), run.place.top()
    if isinstance(widget, (QLabel, QAbstractButton)) and (bottom > 2 * SPARE or top < -2 * SPARE):
        yield "higher than its room"


def _of(widget: QWidget, runs: list[Painted]) -> Iterator[Said]:
    name = _name(widget)
    for run in runs:
        yield Said(run.text, name, "painted")
    properties = {
        "tip": widget.toolTip(),
        "name": widget.accessibleName(),
        "description": widget.accessibleDescription(),
        "title": widget.windowTitle(),
        "hint": widget.placeholderText() if isinstance(widget, QLineEdit) else "",
    }
    for how, text in properties.items():
        if text:
            yield Said(text, name, how)
    for action in widget.findChildren(QAction, options=DIRECT):
        yield from _of_action(action)
    if isinstance(widget, QComboBox):
        yield from (Said(widget.itemText(at), name, "choice") for at in range(widget.count()))
    if isinstance(widget, QAbstractItemView):
        yield from _of_rows(widget)


def _of_action(action: QAction) -> Iterator[Said]:
    for text in (action.text(), action.toolTip(), action.statusTip()):
        yield Said(text, action.objectName(), "action")


def _of_rows(view: QAbstractItemView) -> Iterator[Said]:
    model, name = view.model(), _name(view)
    if not model:
        return
    root = QModelIndex()
    # a list model keeps to itself that it has one column
    columns = range(1 if isinstance(model, QAbstractListModel) else model.columnCount(root))
    if isinstance(view, QTableView):
        heads = (model.headerData(at, Qt.Orientation.Horizontal) for at in columns)
        yield from (Said(head, name, "head") for head in heads if isinstance(head, str))
    for row in range(min(ROWS, model.rowCount(root))):
        for column in columns:
            texts = (model.index(row, column).data(role) for role in ROLES)
            yield from (Said(text, name, "row") for text in texts if isinstance(text, str))


def _name(widget: QWidget) -> str:
    over = widget.parentWidget()
    return f"{type(over).__name__} > {type(widget).__name__}" if over is not None else type(widget).__name__
