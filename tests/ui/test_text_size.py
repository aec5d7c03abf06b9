"""The size of text, changed while the window is open."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QTableView, QWidget
from pytestqt.qtbot import QtBot
from tests.blank import new_book
from tests.builders import person, phones

import screens
from rolodex.domain.quick_card import KeyGroup, KeyRow
from rolodex.services.opening import open_services
from rolodex.ui import theme
from rolodex.ui.flow import FlowLayout
from rolodex.ui.help.key_list import KeyList
from rolodex.ui.state import WindowState
from rolodex.ui.widgets.button import Button
from rolodex.ui.window import MainWindow

SMALL = QSize(1366, 768)


@pytest.fixture(autouse=True)
def usual_size(app: QApplication) -> Iterator[None]:
    """As the design has it, before and after."""
    theme.set_text_size(100)
    yield
    theme.set_text_size(100)


@pytest.fixture
def window(app: QApplication, tmp_path: Path) -> Iterator[MainWindow]:
    """A window on a few people, as large as a small screen."""
    book = new_book(tmp_path / "book.rolodex")
    services = open_services(book)
    for family in ("García", "Quist", "Wolfeschlegelsteinhausenbergerdorff"):
        services.contacts.save(person("Ana", family, tel=phones("+34 600 100 200")))
    services.close()
    opened = screens.opened(book, WindowState(theme="light"), "en", (SMALL.width(), SMALL.height()))
    opened.panel.browser.list.setFocus()
    screens.settle(opened)
    yield opened
    screens.shut(opened)


def places(window: MainWindow) -> list[tuple[str, QRect, int]]:
    """Where each widget that is shown stands, and the size of its text."""
    screens.settle(window)
    shown = [widget for widget in window.findChildren(QWidget) if widget.isVisible()]
    return [(type(one).__name__, one.geometry(), one.font().pixelSize()) for one in shown]


def test_lengths_that_were_built_grow_with_the_text(app: QApplication, qtbot: QtBot) -> None:
    whole = QWidget()
    qtbot.addWidget(whole)
    row = QHBoxLayout(whole)
    row.setContentsMargins(theme.size(24), 0, theme.size(12), 0)
    row.setSpacing(theme.size(10))
    label, table, button, chips = QLabel("x"), QTableView(), Button(text="y"), QWidget()
    label.setFixedWidth(theme.size(120))
    label.setFont(theme.font(15))
    table.verticalHeader().setDefaultSectionSize(theme.size(52))
    button.setIconSize(QSize(theme.size(20), theme.size(16)))
    flow = FlowLayout(chips, theme.size(6), theme.size(4))
    for widget in (label, table, button, chips):
        row.addWidget(widget)
    whole.show()
    theme.set_text_size(150)
    assert (row.contentsMargins().left(), row.contentsMargins().right(), row.spacing()) == (36, 18, 15)
    assert (label.minimumWidth(), label.maximumWidth()) == (180, 180)
    assert label.font().pixelSize() == theme.size(15)
    assert table.verticalHeader().defaultSectionSize() == 78
    assert button.iconSize() == QSize(30, 24)
    assert flow.gaps() == (9, 6)
    theme.set_text_size(100)
    assert (row.contentsMargins().left(), label.minimumWidth(), button.iconSize()) == (24, 120, QSize(20, 16))


def test_rows_that_were_measured_are_measured_anew(app: QApplication, qtbot: QtBot) -> None:
    keys = KeyList()
    qtbot.addWidget(keys)
    keys.show_groups([KeyGroup("Lists", (KeyRow(("Enter",), "Open"),))])
    keys.show()
    before = [keys.rowHeight(place) for place in range(2)]
    theme.set_text_size(200)
    assert [keys.rowHeight(place) for place in range(2)] == [2 * height for height in before]


def test_going_there_and_back_by_many_steps_moves_nothing(window: MainWindow) -> None:
    before = places(window)
    for percent in (110, 175, 200, 100):
        theme.set_text_size(percent)
    window.resize(SMALL)
    assert places(window) == before


@pytest.mark.parametrize("percent", [150, 200])
def test_the_window_fits_a_small_screen(window: MainWindow, percent: int) -> None:
    theme.set_text_size(percent)
    window.resize(SMALL)
    screens.settle(window)
    middle = window.centralWidget()
    assert middle is not None
    wanted = middle.minimumSizeHint()
    assert (wanted.width() <= SMALL.width(), wanted.height() <= SMALL.height()) == (True, True), wanted
    assert window.panel.card.more.mapTo(window, window.panel.card.more.rect().topRight()).x() < SMALL.width()


def test_a_size_beyond_what_can_be_chosen_is_the_nearest_one(app: QApplication) -> None:
    theme.set_text_size(900)
    assert theme.text_size() == 200
    theme.set_text_size(20)
    assert theme.text_size() == 100


@pytest.mark.parametrize(("kept", "percent"), [("", 0), ("150", 150), ("x", 0), ("-5", 0), ("99999", 0)])
def test_what_was_remembered_is_read_without_trust(kept: str, percent: int) -> None:
    assert theme.percent(kept) == percent


def test_with_less_motion_neither_menus_nor_the_cursor_move(app: QApplication) -> None:
    usual = (app.styleHints().cursorFlashTime(), app.isEffectEnabled(Qt.UIEffect.UI_AnimateMenu))
    theme.set_motion("full")
    assert app.isEffectEnabled(Qt.UIEffect.UI_AnimateMenu)
    theme.set_motion("reduced")
    assert (app.styleHints().cursorFlashTime(), app.isEffectEnabled(Qt.UIEffect.UI_AnimateMenu)) == (0, False)
    theme.set_motion("full")
    theme.set_motion("")
    assert (app.styleHints().cursorFlashTime(), app.isEffectEnabled(Qt.UIEffect.UI_AnimateMenu)) == usual
