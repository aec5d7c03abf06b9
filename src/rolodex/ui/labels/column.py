"""The column at the left of the label workshop: choices, which scroll, over what is done with them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rolodex.ui import theme
from rolodex.ui.widgets.line import Line
from rolodex.ui.widgets.scroll import ScrollColumn

WIDE = 330
SIDE = 24


def column(title: QWidget, subtitle: QWidget, form: QWidget, footer: QWidget) -> QWidget:
    """These, one below the other; the footer is always in view."""
    panel = QWidget()
    theme.set_role(panel, "panel")
    panel.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    panel.setFixedWidth(theme.size(WIDE))
    whole = QVBoxLayout(panel)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.setSpacing(0)
    whole.addWidget(_scrolled(title, subtitle, form), 1)
    whole.addWidget(Line(Qt.Orientation.Horizontal))
    whole.addWidget(footer)
    return panel


def _scrolled(title: QWidget, subtitle: QWidget, form: QWidget) -> ScrollColumn:
    inner = QWidget()
    side = theme.size(SIDE)
    rows = QVBoxLayout(inner)
    rows.setContentsMargins(side, side, side, theme.size(12))
    rows.setSpacing(theme.size(12))
    head = QVBoxLayout()
    head.setSpacing(theme.size(2))
    head.addWidget(title)
    head.addWidget(subtitle)
    rows.addLayout(head)
    rows.addWidget(form)
    rows.addStretch(1)
    return ScrollColumn(inner)
