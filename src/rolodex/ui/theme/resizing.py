"""Widgets that are there already, brought to another size of text: their lengths grow with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QBoxLayout,
    QComboBox,
    QGridLayout,
    QHeaderView,
    QLayout,
    QLineEdit,
    QListWidget,
    QTableView,
    QWidget,
)

from rolodex.ui.flow import FlowLayout

UNBOUND = (1 << 24) - 1
"""Qt's largest size of a widget: there is no bound."""
HAIRLINE = 2
"""Lines and frames up to this stay as thin as they are."""

Scale = Callable[[int], int]


def scale_between(before: float, after: float) -> Scale:
    """How lengths of one size of text are said in another, exact for all that the design says in pixels."""

    def scaled(length: int) -> int:
        return length if abs(length) <= HAIRLINE else round(round(length / before) * after)

    return scaled


def resize(widgets: Sequence[QWidget], scaled: Scale) -> None:
    """Give all lengths that were set once, when a widget was built, in the other size."""
    for widget in widgets:
        if not widget.isWindow():
            _bounds(widget, scaled)
        _layout(widget.layout(), scaled)
        _inside(widget, scaled)


def icon_sizes(widgets: Sequence[QWidget]) -> list[tuple[QAbstractButton | QAbstractItemView, QSize]]:
    """The sizes of the icons of all buttons and lists."""
    kinds = (QAbstractButton, QAbstractItemView)
    return [(widget, widget.iconSize()) for widget in widgets if isinstance(widget, kinds)]


def own_fonts(widgets: Sequence[QWidget]) -> list[tuple[QWidget, QFont]]:
    """The fonts of widgets that have one of their own."""
    own = Qt.WidgetAttribute.WA_SetFont
    return [(widget, QFont(widget.font())) for widget in widgets if widget.testAttribute(own)]


def resize_fonts(faces: Sequence[tuple[QWidget, QFont]], scaled: Scale) -> None:
    """Give fonts of single widgets the other size; a style sheet that is put on brings the former back."""
    for widget, face in faces:
        if face.pixelSize() > 0:
            face.setPixelSize(scaled(face.pixelSize()))
            widget.setFont(face)


def resize_icons(sizes: Sequence[tuple[QAbstractButton | QAbstractItemView, QSize]], scaled: Scale) -> None:
    """Give icons the other size, unless the style sheet has done so."""
    for widget, before in sizes:
        if widget.iconSize() == before and before.isValid():
            widget.setIconSize(QSize(scaled(before.width()), scaled(before.height())))


def _bounds(widget: QWidget, scaled: Scale) -> None:
    """Least and largest width and height, unless they are the style sheet's own."""
    least, most = widget.minimumSize(), widget.maximumSize()
    wide = least.width() > 0 and not widget.property("_q_stylesheet_minw")
    high = least.height() > 0 and not widget.property("_q_stylesheet_minh")
    bound = most.width() < UNBOUND and not widget.property("_q_stylesheet_maxw")
    low = most.height() < UNBOUND and not widget.property("_q_stylesheet_maxh")
    # A least size above the largest one is not taken: the way is made free first.
    if bound:
        widget.setMaximumWidth(UNBOUND)
    if low:
        widget.setMaximumHeight(UNBOUND)
    if wide:
        widget.setMinimumWidth(scaled(least.width()))
    if high:
        widget.setMinimumHeight(scaled(least.height()))
    if bound:
        widget.setMaximumWidth(scaled(most.width()))
    if low:
        widget.setMaximumHeight(scaled(most.height()))


def _layout(layout: QLayout | None, scaled: Scale) -> None:
    """Margins and gaps of a layout and of the layouts in it."""
    if layout is None:
        return
    margins = layout.contentsMargins()
    layout.setContentsMargins(
        scaled(margins.left()), scaled(margins.top()), scaled(margins.right()), scaled(margins.bottom())
    )
    if isinstance(layout, FlowLayout):
        across, down = layout.gaps()
        layout.set_gaps(scaled(across), scaled(down))
    elif isinstance(layout, QGridLayout):
        _grid(layout, scaled)
    elif isinstance(layout, QBoxLayout) and layout.spacing() >= 0:
        layout.setSpacing(scaled(layout.spacing()))
    for place in range(layout.count()):
        item = layout.itemAt(place)
        spacer = item.spacerItem() if item is not None else None
        if spacer is not None:
            hint, policy = spacer.sizeHint(), spacer.sizePolicy()
            spacer.changeSize(
                scaled(hint.width()),
                scaled(hint.height()),
                policy.horizontalPolicy(),
                policy.verticalPolicy(),
            )
        elif item is not None:
            _layout(item.layout(), scaled)
    layout.invalidate()


def _grid(layout: QGridLayout, scaled: Scale) -> None:
    layout.setHorizontalSpacing(scaled(layout.horizontalSpacing()))
    layout.setVerticalSpacing(scaled(layout.verticalSpacing()))
    for column in range(layout.columnCount()):
        layout.setColumnMinimumWidth(column, scaled(layout.columnMinimumWidth(column)))
    for row in range(layout.rowCount()):
        layout.setRowMinimumHeight(row, scaled(layout.rowMinimumHeight(row)))


def _inside(widget: QWidget, scaled: Scale) -> None:
    """Lengths that kinds of widgets keep beside those of their layout."""
    if isinstance(widget, QLineEdit):
        margins = widget.textMargins()
        widget.setTextMargins(
            scaled(margins.left()), scaled(margins.top()), scaled(margins.right()), scaled(margins.bottom())
        )
    elif isinstance(widget, QTableView):
        _headers(widget, scaled)
    elif isinstance(widget, QListWidget):
        for place in range(widget.count()):
            item = widget.item(place)
            hint = item.sizeHint()
            if hint.isValid():
                item.setSizeHint(QSize(scaled(hint.width()), scaled(hint.height())))
    elif isinstance(widget, QComboBox) and widget.minimumContentsLength() <= 0:
        widget.updateGeometry()


def _headers(table: QTableView, scaled: Scale) -> None:
    """Heights of rows that are all alike, and widths of columns that were set."""
    rows = table.verticalHeader()
    rows.setDefaultSectionSize(scaled(rows.defaultSectionSize()))
    columns = table.horizontalHeader()
    keeps = (QHeaderView.ResizeMode.Fixed, QHeaderView.ResizeMode.Interactive)
    for column in range(columns.count()):
        if columns.sectionResizeMode(column) in keeps and not columns.isSectionHidden(column):
            columns.resizeSection(column, scaled(columns.sectionSize(column)))


def arrange(widgets: Sequence[QWidget]) -> None:
    """Let what is laid out by hand find its place anew: lists their rows, windows their content."""
    for widget in widgets:
        if isinstance(widget, QAbstractItemView):
            widget.scheduleDelayedItemsLayout()
        widget.updateGeometry()
        widget.update()
