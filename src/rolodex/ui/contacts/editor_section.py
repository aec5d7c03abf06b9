"""A captioned part of the form, and the order in which Tab goes through it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

from rolodex.ui import theme
from rolodex.ui.labelling import plain_label

NARROW = 460
CAPTION = 92
WIDE = 400


class Section(QWidget):
    """A caption with its field to the right, or below where there is little room."""

    def __init__(self, field: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self._caption = plain_label("", "small", wrap=True)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(theme.size(8))
        holder = QVBoxLayout()
        holder.addWidget(self._caption)
        holder.addStretch(1)
        self._holder = holder
        self._box.addLayout(holder)
        # what has a width of its own stands at the left and leaves the rest of the line empty
        fixed = (
            field.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Fixed or field.maximumWidth() < WIDE
        )
        self._box.addWidget(field, 1, Qt.AlignmentFlag.AlignLeft if fixed else Qt.AlignmentFlag(0))
        self._narrow = True
        self._turn(narrow=False)

    def set_caption(self, text: str) -> None:
        """Call the section this."""
        self._caption.setText(text)

    def minimumSizeHint(self) -> QSize:
        """As narrow as the field: a caption that finds no room beside it stands above."""
        return QSize(self.field.minimumSizeHint().width(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the caption beside or above."""
        super().resizeEvent(event)
        self._turn(narrow=event.size().width() < theme.size(NARROW))

    def _turn(self, *, narrow: bool) -> None:
        if narrow == self._narrow:
            return
        self._narrow = narrow
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._box.setDirection(direction)
        self._box.setSpacing(theme.size(2 if narrow else 8))
        self._caption.setMinimumWidth(0 if narrow else theme.size(CAPTION))
        self._caption.setMaximumWidth(theme.UNBOUND if narrow else theme.size(CAPTION))
        # the caption stands at the height of the first line of text in the field beside it
        self._holder.setContentsMargins(0, 0 if narrow else theme.size(7), 0, 0)


def focusable(layout: QLayout) -> Iterator[QWidget]:
    """The widgets of a layout that Tab can reach, in reading order."""
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        inner, widget = item.layout(), item.widget()
        if inner is not None:
            yield from focusable(inner)
        elif widget is not None and not _taken_away(widget):
            held = widget.layout()
            if held is not None:
                yield from focusable(held)
            elif widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                yield widget


def _taken_away(widget: QWidget) -> bool:
    """Whether a widget was hidden on purpose; one that was not shown yet is hidden too."""
    return widget.isHidden() and widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)


def chain(widgets: Sequence[QWidget]) -> None:
    """Let Tab go through these widgets in this order."""
    for one, other in pairwise(widgets):
        QWidget.setTabOrder(one, other)
