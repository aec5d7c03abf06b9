"""The help on F1."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.blank import new_book

import screens
from rolodex import i18n
from rolodex.domain.help_topics import FIRST, PAGES
from rolodex.ui.help.context import PAGE_OF, page_for
from rolodex.ui.help.keys_sheet import KeysSheet
from rolodex.ui.help.sheet import HelpSheet
from rolodex.ui.state import WindowState
from rolodex.ui.window import MainWindow

UI = Path(screens.__file__).parents[1] / "src" / "rolodex" / "ui"
BESIDES = {"help", "theme", "widgets"}
"""Folders of the window that are not about a subject."""


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Pages are read in the language in use."""
    before = i18n.language()
    i18n.use("en")
    yield
    i18n.use(before)


@pytest.fixture
def sheet(app: QApplication, over: QWidget, qtbot: QtBot) -> HelpSheet:
    """The help, open on its first page."""
    made = HelpSheet(over)
    made.start()
    qtbot.waitUntil(made.is_settled)
    return made


@pytest.fixture(scope="module")
def one_window(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[MainWindow]:
    """A window on an empty book."""
    book = new_book(tmp_path_factory.mktemp("help") / "book.rolodex")
    made = screens.opened(book, WindowState(theme="light"), "en", (1200, 760))
    made.activateWindow()
    screens.settle(made)
    yield made
    screens.shut(made)


@pytest.fixture
def window(one_window: MainWindow, qtbot: QtBot) -> Iterator[MainWindow]:
    """That window with the keyboard, and nothing over it afterwards."""
    with qtbot.waitActive(one_window):
        one_window.activateWindow()
    yield one_window
    screens.leave(one_window)


def open_sheet(window: MainWindow, kind: type[QWidget]) -> QWidget | None:
    return next((one for one in window.findChildren(kind) if one.isVisible()), None)


def test_every_folder_of_the_window_has_a_page() -> None:
    folders = {file.parent.name for file in UI.glob("*/*.py")}
    assert set(PAGE_OF) <= folders
    assert set(PAGE_OF.values()) <= set(PAGES)
    unknown = {"settings"} - set(PAGE_OF)
    assert not unknown
    assert folders - BESIDES - set(PAGE_OF) <= {"accessible", "books", "tour", "welcome"}


def test_f1_opens_the_page_for_where_one_stands_then_the_keys_then_leaves(
    window: MainWindow,
) -> None:
    window.rail.choose("panel", "reports")
    screens.settle(window)
    assert page_for(window) == "reports"
    QTest.keyClick(window, Qt.Key.Key_F1)
    screens.settle(window)
    shown = open_sheet(window, HelpSheet)
    assert isinstance(shown, HelpSheet)
    assert shown.page() == "reports"
    assert window.actions_.covered()
    QTest.keyClick(shown.view, Qt.Key.Key_F1)
    assert open_sheet(window, KeysSheet) is not None
    QTest.keyClick(window, Qt.Key.Key_F1)
    assert open_sheet(window, KeysSheet) is None
    QTest.keyClick(shown.view, Qt.Key.Key_Escape)
    assert not window.actions_.covered()


def test_f1_counts_under_a_sheet_and_leads_to_its_page(window: MainWindow) -> None:
    window.actions_["backups"].trigger()
    screens.settle(window)
    window.actions_["help"].trigger()
    shown = open_sheet(window, HelpSheet)
    assert isinstance(shown, HelpSheet)
    assert shown.page() == "backups"


def test_a_link_does_what_it_says_and_the_help_goes(window: MainWindow) -> None:
    window.helping.show_page(FIRST)
    shown = open_sheet(window, HelpSheet)
    assert isinstance(shown, HelpSheet)
    shown.view.anchorClicked.emit(QUrl("rolodex:action/history"))
    screens.settle(window)
    assert shown.isHidden()
    assert not window.places.is_first()


def test_what_needs_somebody_chosen_says_so_instead(window: MainWindow, qtbot: QtBot) -> None:
    window.helping.show_page("labels")
    shown = open_sheet(window, HelpSheet)
    assert isinstance(shown, HelpSheet)
    with qtbot.waitSignal(window.helping.noticed) as told:
        shown.follow("rolodex:action/dossier")
    assert "chosen" in str(told.args)


def test_pages_are_turned_back_and_forward_by_keyboard(sheet: HelpSheet) -> None:
    sheet.follow("labels.md")
    sheet.follow("backups.md")
    QTest.keyClick(sheet.view, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert sheet.page() == "labels"
    QTest.keyClick(sheet.view, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert sheet.page() == FIRST
    QTest.keyClick(sheet.view, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert sheet.page() == "labels"


def test_links_are_reached_with_tab_and_followed_with_enter(sheet: HelpSheet) -> None:
    sheet.show_page("search")
    sheet.view.setFocus()
    links: list[str] = []
    sheet.view.link_chosen.connect(links.append)
    QTest.keyClick(sheet.view, Qt.Key.Key_Tab)
    QTest.keyClick(sheet.view, Qt.Key.Key_Return)
    assert links[:1] == ["rolodex:action/keep_segment"]


def test_what_is_typed_is_found_and_its_page_shown(sheet: HelpSheet) -> None:
    QTest.keyClick(sheet.view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert sheet.search.edit.hasFocus()
    QTest.keyClicks(sheet.search.edit, "test sheet")
    assert sheet.page() == "labels"
    assert sheet.view.extraSelections()
    QTest.keyClick(sheet.search.edit, Qt.Key.Key_Down)
    QTest.keyClick(sheet.search.edit, Qt.Key.Key_Return)
    assert sheet.view.hasFocus()


def test_what_nobody_says_is_told(sheet: HelpSheet) -> None:
    sheet.search.set_text("zzzz")
    assert sheet.contents.rows.rowCount() == 0
    assert "another word" in sheet.said.text()


def test_arrows_pass_over_the_chapters(sheet: HelpSheet) -> None:
    sheet.contents.setFocus()
    for _press in range(4):
        QTest.keyClick(sheet.contents, Qt.Key.Key_Down)
    assert sheet.page() == "cards"


def test_another_language_turns_the_page_that_is_open(sheet: HelpSheet) -> None:
    sheet.show_page("labels")
    i18n.use("es")
    sheet.retranslate()
    assert sheet.page() == "labels"
    assert "Etiquetas" in sheet.view.toPlainText()


def test_every_page_is_drawn_with_its_pictures(sheet: HelpSheet) -> None:
    for page in PAGES:
        sheet.show_page(page)
        text = sheet.view.toPlainText()
        assert "](" not in text
        assert "{" not in text
        assert ("\N{OBJECT REPLACEMENT CHARACTER}" in text) == bool(sheet._pages[page].pictures())
        assert sheet.view.document().idealWidth() <= sheet.view.viewport().width(), page


def test_a_page_loads_nothing_by_a_name(sheet: HelpSheet, tmp_path: Path) -> None:
    file = tmp_path / "secret.txt"
    file.write_text("secret")
    for name in (file.as_uri(), str(file), "https://example.org/picture.png"):
        assert sheet.view.loadResource(2, QUrl(name)) is None
