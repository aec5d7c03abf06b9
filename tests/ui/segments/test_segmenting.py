"""Segments in the window: the rail, the palette, lists kept as segments."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.blank import new_book
from tests.builders import phones

from rolodex.domain.asked import Filter
from rolodex.domain.contact import Adr, Contact
from rolodex.domain.segment import Clause, Condition, Segment
from rolodex.services.opening import open_services
from rolodex.ui.segments.sheet import SegmentSheet
from rolodex.ui.state import WindowState
from rolodex.ui.window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard|support raise", extend=True)


@pytest.fixture
def window(app: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """Ana in Bilbao bought something, Eva in Bilbao has a phone; who has none is a segment."""
    book = tmp_path / "book.rolodex"
    services = open_services(new_book(book))
    bilbao = (Adr(city="Bilbao"),)
    ana = services.contacts.save(Contact(fn="Ana", adr=bilbao)).id
    services.contacts.save(Contact(fn="Eva", adr=bilbao, tel=phones("+34600000000")))
    services.purchases.sell(ana, 10_000, "EUR", "Chair")
    services.segments.save(
        Segment(name="No phone", rule=Clause((Condition("has", values=("phone",), without=True),)))
    )
    services.close()
    made = MainWindow(lambda: open_services(book), book, WindowState(), reminds=False)
    qtbot.addWidget(made)
    with qtbot.waitSignal(made.attached, timeout=10_000):
        made.show()
    qtbot.waitUntil(lambda: bool(made.segmenting.actions()) and made.is_settled(), timeout=10_000)
    yield made
    made.close()


def listed(window: MainWindow) -> list[str]:
    model = window.panel.browser.model
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def settle(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(window.is_settled, timeout=10_000)


def test_segments_stand_in_the_rail_with_their_counts(window: MainWindow) -> None:
    rows = window.rail.rows
    texts = [str(rows.index(row).data(Qt.ItemDataRole.AccessibleTextRole)) for row in range(rows.rowCount())]
    at = texts.index("Segments")
    assert texts[at : at + 9] == [
        "Segments",
        "VIP, 0",
        "Active, 0",
        "Slipping, 0",
        "Inactive, 0",
        "New, 1",
        "Prospect, 1",
        "Saved",
        "No phone, 1",
    ]


def test_a_segment_is_listed_from_the_rail_and_from_the_palette(window: MainWindow, qtbot: QtBot) -> None:
    window.rail.choose("saved", "1")
    settle(window, qtbot)
    assert listed(window) == ["Ana"]
    prospects = next(one for one in window.segmenting.actions() if "Prospect" in one.text())
    prospects.trigger()
    settle(window, qtbot)
    assert listed(window) == ["Eva"]


def test_when_the_listed_segment_is_deleted_people_are_listed(window: MainWindow, qtbot: QtBot) -> None:
    window.rail.choose("saved", "1")
    settle(window, qtbot)
    window.rail.list.setFocus()
    QTest.keyClick(window.rail.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: window.rail.rows.place_of("saved", "1") < 0, timeout=10_000)
    settle(window, qtbot)
    assert window.places.is_first()
    assert listed(window) == ["Ana", "Eva"]


def test_those_behind_a_figure_are_listed_under_its_name(window: MainWindow, qtbot: QtBot) -> None:
    window.rail.choose("panel", "reports")
    window.segmenting.list_rule(Clause((Condition("city", values=("Bilbao",)),)), "Areas: Bilbao")
    settle(window, qtbot)
    (chip,) = window.panel.browser.filters.chips()
    assert (chip.text(), listed(window)) == ("Areas: Bilbao", ["Ana", "Eva"])
    QTest.keyClick(chip, Qt.Key.Key_Delete)
    settle(window, qtbot)
    assert window.panel.browser.filters.chips() == ()
    window.rail.choose("panel", "reports")
    assert not window.places.is_first()


def test_a_filtered_list_is_kept_as_a_segment(window: MainWindow, qtbot: QtBot) -> None:
    window.rail.choose("panel", "people")
    window.panel.browser.filter_by((Filter("city", "Bilbao"), Filter("missing", "phone")))
    settle(window, qtbot)
    QTest.keyClick(window.panel.browser.filters.keep, Qt.Key.Key_Return)
    (sheet,) = window.places.findChildren(SegmentSheet)
    qtbot.waitUntil(lambda: sheet.isVisible() and sheet.is_settled(), timeout=10_000)
    assert sheet.belonging.count.text() == "1 contact"
    assert sheet.belonging.people.text() == "Ana"
