"""The top of a sheet."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from rolodex.ui import theme


def sheet_head(title: QWidget, said: QWidget, *buttons: QWidget) -> QVBoxLayout:
    """The title with buttons at its right, and below it what is said of the sheet."""
    line = QHBoxLayout()
    line.setSpacing(theme.size(8))
    line.addWidget(title, 1)
    for button in buttons:
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        line.addWidget(button)
    head = QVBoxLayout()
    head.setSpacing(theme.size(2))
    head.addLayout(line)
    head.addWidget(said)
    return head
