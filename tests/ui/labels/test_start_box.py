"""Where labels begin, and the part-used sheets that are fed first."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from rolodex.domain.drawer import PartSheet
from rolodex.services import stocks
from rolodex.ui.labels.start_box import StartBox


def test_tab_leads_from_the_first_label_to_the_sheets_of_the_drawer(over: QWidget) -> None:
    box, after = StartBox(), QLineEdit()
    column = QVBoxLayout(over)
    column.addWidget(box)
    column.addWidget(after)
    box.show_stock(stocks.get("L7160"))
    box.show_sheets([PartSheet(1, "avery-l7160", "", (3, 4)), PartSheet(2, "avery-l7160", "", (5,))])
    box.show()
    after.show()
    box.number.setFocus()
    reached = []
    for _step in range(3):
        focus = over.window().focusWidget()
        assert focus is not None
        QTest.keyClick(focus, Qt.Key.Key_Tab)
        reached.append(over.window().focusWidget())
    assert reached == [*box.boxes, after]
