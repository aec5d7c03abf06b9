"""How a row of the settings is laid out: its words at the left, what is worked with at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from rolodex.ui import theme


def lay_out(row: QWidget, text: QLabel, hint: QLabel, control: QWidget) -> None:
    """Put a row's text over its hint, and what is worked with beside both."""
    words = QVBoxLayout()
    words.setSpacing(theme.size(1))
    words.addWidget(text)
    words.addWidget(hint)
    words.addStretch(1)
    line = QHBoxLayout(row)
    line.setContentsMargins(0, theme.size(9), 0, theme.size(9))
    line.setSpacing(theme.size(16))
    line.addLayout(words, 1)
    line.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
