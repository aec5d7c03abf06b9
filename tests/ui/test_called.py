"""A window that is called by a later start, and one that goes on without being seen."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.blank import new_book

from rolodex.app import WindowBook
from rolodex.domain.summons import Summons
from rolodex.ui import desk as desk_module
from rolodex.ui.books import recent
from rolodex.ui.contacts.editor import ContactEditor
from rolodex.ui.departure import Departure
from rolodex.ui.desk import Desk
from rolodex.ui.importing.flow import ImportFlow
from rolodex.ui.reminding.bell import Bell
from rolodex.ui.reminding.tray import Tray
from rolodex.ui.state import WindowState
from rolodex.ui.today.panel import TodayPanel
from rolodex.ui.window import MainWindow

PATIENCE = 20_000


class ClosedByUser(QCloseEvent):
    """What a press of the window's own button makes, which no test can press without a desktop."""

    def spontaneous(self) -> bool:
        return True


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return new_book(tmp_path / "book.rolodex")


@pytest.fixture
def other(tmp_path: Path) -> Path:
    return new_book(tmp_path / "other.rolodex")


@pytest.fixture
def cards(tmp_path: Path) -> Path:
    path = tmp_path / "eva.vcf"
    path.write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Eva Sol\nN:Sol;Eva;;;\nEND:VCARD\n")
    return path


def said(desk: Desk) -> str:
    """The notice in the window."""
    window = desk.window()
    assert window is not None
    return window.notice.label.text() if window.notice.isVisible() else ""


@pytest.fixture
def more(tmp_path: Path) -> Path:
    path = tmp_path / "bea.vcf"
    path.write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Bea Sol\nN:Sol;Bea;;;\nEND:VCARD\n")
    return path


@pytest.fixture
def state() -> WindowState:
    return WindowState(theme="light")


@pytest.fixture
def desk(state: WindowState, qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(WindowBook, state, lambda state: None, is_in_tray=lambda _window: True)
    yield made
    made.close()
    QApplication.setQuitOnLastWindowClosed(True)


def settled(desk: Desk, qtbot: QtBot) -> MainWindow:
    qtbot.waitUntil(lambda: (now := desk.window()) is not None and now.is_settled(), timeout=PATIENCE)
    window = desk.window()
    assert window is not None
    return window


def importing(window: MainWindow) -> bool:
    flow = window.findChild(ImportFlow)
    return flow is not None and flow.isVisible()


def test_files_wait_until_the_book_is_open(desk: Desk, book: Path, cards: Path, qtbot: QtBot) -> None:
    window = desk.summon(Summons(files=(str(cards),)), book)
    assert not importing(window)
    qtbot.waitUntil(lambda: importing(window), timeout=PATIENCE)


def test_a_file_that_is_not_there_is_said_in_the_window(
    desk: Desk, book: Path, cards: Path, qtbot: QtBot
) -> None:
    desk.summon(Summons(missing=("gone.vcf",)), book)
    qtbot.waitUntil(lambda: "“gone.vcf”" in said(desk), timeout=PATIENCE)
    desk.receive(Summons(missing=("moved.vcf",), files=(str(cards),)))
    assert "“moved.vcf”" in said(desk)
    qtbot.waitUntil(lambda: importing(settled(desk, qtbot)), timeout=PATIENCE)


def test_files_of_several_starts_come_together_once_the_book_is_open(
    desk: Desk, book: Path, cards: Path, more: Path, qtbot: QtBot
) -> None:
    window = desk.summon(Summons(files=(str(cards),)), book)
    desk.receive(Summons(files=(str(more),)))
    qtbot.waitUntil(lambda: importing(window), timeout=PATIENCE)
    flow = window.findChild(ImportFlow)
    assert flow is not None
    assert flow.files == (cards.name, more.name)


def test_files_whose_notice_was_closed_are_not_wanted(
    desk: Desk, book: Path, cards: Path, qtbot: QtBot
) -> None:
    desk.open(Departure(book))
    window = settled(desk, qtbot)
    window.actions_["rules"].trigger()
    desk.receive(Summons(files=(str(cards),)))
    window.notice.close_button.click()
    assert not window.notice.isVisible()
    window.notice.say("Something else")
    window.notice.dismiss()
    assert not window.notice.isVisible()


def test_files_do_not_cover_what_lies_open(
    desk: Desk, book: Path, cards: Path, more: Path, qtbot: QtBot
) -> None:
    desk.open(Departure(book))
    window = settled(desk, qtbot)
    window.actions_["rules"].trigger()
    assert window.actions_.covered()
    desk.receive(Summons(files=(str(cards),)))
    desk.receive(Summons(files=(str(cards), str(more))))
    assert not importing(window)
    assert window.notice.label.text() == "2 files wait to be imported."
    window.notice.say("Something else")
    window.notice.dismiss()
    assert window.notice.label.text() == "2 files wait to be imported."
    window.notice.button.click()
    assert not importing(window)
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.actions_.covered(), timeout=PATIENCE)
    window.notice.button.click()
    qtbot.waitUntil(lambda: importing(window), timeout=PATIENCE)


def test_a_deed_does_not_cover_what_lies_open(desk: Desk, book: Path, qtbot: QtBot) -> None:
    desk.open(Departure(book))
    window = settled(desk, qtbot)
    window.actions_["rules"].trigger()
    desk.receive(Summons(deed="today"))
    assert window.notice.label.text() == "Leave what lies open first (Esc), then try “Show today”."


def test_another_book_is_offered_where_something_lies_open(
    desk: Desk, book: Path, other: Path, qtbot: QtBot
) -> None:
    desk.open(Departure(book))
    window = settled(desk, qtbot)
    window.actions_["rules"].trigger()
    desk.receive(Summons(book=str(other), deed="new_contact"))
    assert desk.window() is window
    assert "“other” waits to be opened" in window.notice.label.text()
    window.notice.button.click()
    second = settled(desk, qtbot)
    assert second is not window
    assert isinstance(second.panel.editing.page(), ContactEditor)


def test_files_that_wait_at_the_gate_go_along_to_another_book(
    desk: Desk, book: Path, cards: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    sick = tmp_path / "sick.rolodex"
    sick.write_text("no book")
    first = desk.summon(Summons(), sick)
    qtbot.waitUntil(first.actions_.covered, timeout=PATIENCE)
    desk.receive(Summons(files=(str(cards),)))
    desk.receive(Summons(book=str(book)))
    window = settled(desk, qtbot)
    qtbot.waitUntil(lambda: importing(window), timeout=PATIENCE)


def test_the_book_that_is_open_is_not_opened_again(desk: Desk, book: Path, qtbot: QtBot) -> None:
    desk.open(Departure(book))
    window = settled(desk, qtbot)
    desk.receive(Summons(book=str(book), deed="today"))
    assert desk.window() is window
    qtbot.waitUntil(lambda: not window.places.is_first(), timeout=PATIENCE)


def test_books_that_were_opened_are_remembered_the_latest_first(
    desk: Desk, state: WindowState, book: Path, other: Path, qtbot: QtBot
) -> None:
    first = desk.open(Departure(book))
    settled(desk, qtbot)
    first.departed.emit(Departure(other))
    qtbot.waitUntil(lambda: desk.window() is not first, timeout=PATIENCE)
    settled(desk, qtbot)
    assert [Path(row.path) for row in recent.listed(state)] == [other, book]
    assert recent.listed(state)[1].geometry


def test_a_last_book_that_is_gone_is_said(
    desk: Desk, state: WindowState, book: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    recent.note(state, tmp_path / "stick.rolodex")
    desk.summon(Summons(), book)
    window = settled(desk, qtbot)
    assert "“stick” is not where it was" in window.notice.label.text()


def test_a_book_opens_in_the_background_and_a_second_start_shows_it(
    desk: Desk, book: Path, qtbot: QtBot
) -> None:
    window = desk.summon(Summons(background=True), book)
    settled(desk, qtbot)
    assert window.isHidden()
    qtbot.waitUntil(lambda: window.findChild(Bell) is not None, timeout=PATIENCE)
    desk.receive(Summons())
    assert window.isVisible()


def test_a_closed_window_goes_to_the_tray_where_that_was_chosen(
    desk: Desk, state: WindowState, book: Path, qtbot: QtBot
) -> None:
    state.tray = "close"
    window = desk.open(Departure(book))
    settled(desk, qtbot)
    pressed = ClosedByUser()
    assert desk.eventFilter(window, pressed)
    assert not pressed.isAccepted()
    assert window.isHidden()
    assert window.services is not None
    desk.receive(Summons())
    window.actions_["quit"].trigger()
    assert window.services is None


def test_the_program_ends_with_a_window_that_came_out_of_the_tray(
    desk: Desk, state: WindowState, book: Path, qtbot: QtBot
) -> None:
    state.tray = "close"
    window = desk.open(Departure(book))
    settled(desk, qtbot)
    desk.eventFilter(window, ClosedByUser())
    assert not QApplication.quitOnLastWindowClosed()
    icon(window, qtbot).open.trigger()
    assert window.isVisible()
    window.actions_["quit"].trigger()
    assert QApplication.quitOnLastWindowClosed()


def icon(window: MainWindow, qtbot: QtBot) -> Tray:
    """The icon in the tray, which without a desktop nobody sees."""
    qtbot.waitUntil(lambda: window.findChild(Tray) is not None, timeout=PATIENCE)
    found = window.findChild(Tray)
    assert found is not None
    return found


def test_the_icon_in_the_tray_leads_to_a_new_card_and_to_the_day(
    desk: Desk, book: Path, qtbot: QtBot
) -> None:
    window = desk.summon(Summons(background=True), book)
    settled(desk, qtbot)
    tray = icon(window, qtbot)
    tray.today.trigger()
    assert window.isVisible()
    assert isinstance(window.places.currentWidget(), TodayPanel)
    tray.new.trigger()
    editor = window.findChild(ContactEditor)
    assert editor is not None
    assert editor.isVisible()
    tray.quit.trigger()
    assert window.services is None


def test_a_large_window_stays_large_when_it_comes_out_of_the_tray(
    desk: Desk, state: WindowState, book: Path, qtbot: QtBot
) -> None:
    state.tray = "close"
    window = desk.open(Departure(book))
    settled(desk, qtbot)
    window.showMaximized()
    desk.eventFilter(window, ClosedByUser())
    icon(window, qtbot).open.trigger()
    assert window.isMaximized()


def test_a_book_that_can_only_be_read_takes_no_new_card_from_the_tray(
    desk: Desk, book: Path, qtbot: QtBot
) -> None:
    with contextlib.closing(sqlite3.connect(book)) as newer:
        newer.execute("PRAGMA user_version = 9999")
    window = desk.open(Departure(book))
    settled(desk, qtbot)
    assert not icon(window, qtbot).new.isEnabled()
    assert icon(window, qtbot).today.isEnabled()


def test_a_start_in_the_background_that_finds_no_tray_puts_its_window_among_the_others(
    state: WindowState, book: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk_module, "TRAY_WITHIN", 1)
    alone = Desk(WindowBook, state, lambda state: None)
    window = alone.summon(Summons(background=True), book)
    try:
        qtbot.waitUntil(window.isMinimized, timeout=PATIENCE)
        assert window.isVisible()
        assert QApplication.quitOnLastWindowClosed()
    finally:
        alone.close()


def test_a_window_without_an_icon_in_the_tray_closes_though_the_tray_was_chosen(
    state: WindowState, book: Path, qtbot: QtBot
) -> None:
    state.tray = "close"
    alone = Desk(WindowBook, state, lambda state: None)
    window = alone.open(Departure(book))
    try:
        settled(alone, qtbot)
        assert not alone.eventFilter(window, ClosedByUser())
        assert QApplication.quitOnLastWindowClosed()
    finally:
        alone.close()


def test_a_closed_window_closes_where_nothing_was_chosen(desk: Desk, book: Path, qtbot: QtBot) -> None:
    window = desk.open(Departure(book))
    settled(desk, qtbot)
    assert not desk.eventFilter(window, ClosedByUser())
    assert window.isVisible()


def test_what_is_asked_while_the_window_closes_waits_for_another(
    desk: Desk, book: Path, qtbot: QtBot
) -> None:
    QApplication.setQuitOnLastWindowClosed(False)
    window = desk.open(Departure(book))
    settled(desk, qtbot)
    window.close()
    desk.receive(Summons(deed="today"))
    assert desk.late() == (Summons(deed="today"),)
    assert desk.late() == ()
    desk.summon(Summons(), book)
    settled(desk, qtbot)
    desk.receive(Summons())
    assert desk.late() == ()
