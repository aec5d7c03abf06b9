"""Choosing a stock: the user's own first, and how sure the measures are said in words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from rolodex.services import stocks
from rolodex.ui.labels.stock_picker import StockPicker

pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard|support raise")

OWN = replace(
    stocks.get("L7160"), name="own-1", brand="", part="Jam jars", title="", note="", confidence="own"
)


def picker(qtbot: QtBot) -> StockPicker:
    made = StockPicker(lambda query: stocks.find(query, own=(OWN,)))
    qtbot.addWidget(made)
    made.show()
    return made


def offered() -> list[str]:
    """What the list that has dropped down offers."""
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QListView)
    model = popup.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_the_user_s_own_stocks_are_offered_first_and_said_to_be_so(app: QApplication, qtbot: QtBot) -> None:
    made = picker(qtbot)
    QTest.keyClicks(made.line, "a4 3x7")
    assert offered()[0] == "Jam jars · A4 · 3 × 7 · 63.5 × 38.1 mm · your own"
    QTest.keyClick(made.line, Qt.Key.Key_Return)
    assert made.stock() == OWN
    assert made.about.text() == "63.5 × 38.1 mm · measured by you"


def test_where_sources_disagree_is_said_before_and_after_choosing(app: QApplication, qtbot: QtBot) -> None:
    made = picker(qtbot)
    QTest.keyClicks(made.line, "j8157")
    assert offered()[0].endswith("· sources disagree")
    QTest.keyClick(made.line, Qt.Key.Key_Return)
    assert "gLabels differs by up to 0.54 mm" in made.about.text()
    assert made.line.accessibleDescription() == made.about.text()
    assert made.about.toolTip().startswith("glabels differs")


def test_what_is_no_stock_goes_back_when_tab_leaves_the_open_list(app: QApplication, qtbot: QtBot) -> None:
    both = QWidget()
    qtbot.addWidget(both)
    made = StockPicker(stocks.find, both)
    column = QVBoxLayout(both)
    column.addWidget(made)
    column.addWidget(QLineEdit(both))
    made.show_stock(stocks.get("L7160"))
    both.show()
    both.activateWindow()
    made.line.setFocus()
    qtbot.waitUntil(made.line.hasFocus)
    QTest.keyClicks(made.line, "a4")
    popup = QApplication.activePopupWidget()
    assert popup is not None
    QTest.keyClick(popup, Qt.Key.Key_Tab)
    assert not made.line.hasFocus()
    assert made.line.text() == "Avery L7160 · A4 · 3 × 7"
