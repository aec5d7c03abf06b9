"""A line of a card, however long its text."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rolodex.ui.contacts.card_fields import FieldLine
from rolodex.ui.contacts.field_list import SHOWN, FieldRow
from rolodex.ui.widgets.text_block import TextBlock


def test_a_text_as_long_as_a_book_is_shown_in_part_and_copied_whole(app: QApplication, qtbot: QtBot) -> None:
    book = "word " * 200_000
    row = FieldRow()
    qtbot.addWidget(row)
    row.show_line(FieldLine("Note", book), last=True)
    (block,) = row.findChildren(TextBlock)
    assert len(block.text()) == SHOWN + 1
    row.copy()
    assert QGuiApplication.clipboard().text() == book
