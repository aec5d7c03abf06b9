"""What a field hints at is never cut: where the words have no room, fewer stand there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from rolodex.ui.widgets.hint import Hint

WHOLE, BRIEF = "Code of an answer", "Code"
END = 6
"""Pixels at each end of a field that its frame may take."""


@pytest.mark.parametrize("margin", [0, 20])
def test_the_words_stand_there_as_soon_as_they_have_room(
    app: QApplication, qtbot: QtBot, margin: int
) -> None:
    edit = QLineEdit()
    qtbot.addWidget(edit)
    edit.setTextMargins(margin, 0, 0, 0)
    Hint(edit).say(WHOLE, BRIEF)
    edit.show()
    said = []
    for width in range(40, 300):
        edit.resize(width, edit.sizeHint().height())
        said.append(edit.placeholderText())
    change = said.index(WHOLE)
    assert set(said[:change]) == {BRIEF}
    assert set(said[change:]) == {WHOLE}
    assert _letters(edit, 40 + change) == _letters(edit, 40 + change, 100)


def _letters(edit: QLineEdit, width: int, more: int = 0) -> QImage:
    """What stands between the ends of a field of this width, painted with so much more room."""
    edit.resize(width + more, edit.height())
    return edit.grab().toImage().copy(QRect(END, END, width - 2 * END, edit.height() - 2 * END))
