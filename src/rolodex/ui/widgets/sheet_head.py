"""The top of a sheet."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from rolodex.ui import theme
from rolodex.ui.widgets.head_row import HeadRow


def sheet_head(title: QWidget, said: QWidget, *buttons: QWidget) -> QVBoxLayout:
    """The title with buttons at its right, and below it what is said of the sheet."""
    for button in buttons:
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    line = HeadRow(title, buttons, across=8, centred=True)
    head = QVBoxLayout()
    head.setSpacing(theme.size(2))
    head.addLayout(line)
    head.addWidget(said)
    return head
