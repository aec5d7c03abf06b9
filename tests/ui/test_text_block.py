"""Plain text that breaks where it must and can be marked."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rolodex.ui.widgets.text_block import TextBlock


@pytest.fixture
def block(app: QApplication, qtbot: QtBot) -> TextBlock:
    made = TextBlock()
    qtbot.addWidget(made)
    made.resize(120, 100)
    made.show()
    return made


def test_a_word_longer_than_the_line_is_broken(block: TextBlock) -> None:
    block.set_text("short")
    one = block.heightForWidth(120)
    block.set_text("a" * 60)
    assert block.heightForWidth(120) >= 2 * one


def test_lines_of_the_text_stay_lines(block: TextBlock) -> None:
    block.set_text("one")
    one = block.heightForWidth(120)
    block.set_text("one\ntwo\r\nthree")
    assert block.heightForWidth(120) == 3 * one


def test_what_is_marked_is_what_was_written(block: TextBlock) -> None:
    address = "ana.maria@subdomain.example/😀"
    block.set_text(address)
    QTest.mousePress(block, Qt.MouseButton.LeftButton, pos=QPoint(0, 2))
    end = QPointF(119, 99)
    left = Qt.MouseButton.LeftButton
    moved = QMouseEvent(
        QEvent.Type.MouseMove, end, block.mapToGlobal(end), left, left, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(block, moved)
    # a button that stays down would be down for every test that follows
    QTest.mouseRelease(block, left, pos=QPoint(119, 99))
    assert block.marked() == address
