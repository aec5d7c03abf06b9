"""One window after another on one desk."""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.blank import new_book
from tests.builders import person

from rolodex.app import WindowBook
from rolodex.domain.errors import UserError
from rolodex.domain.message import message
from rolodex.domain.progress import Progress
from rolodex.services.opening import open_services
from rolodex.store import lock
from rolodex.ui.departure import Departure
from rolodex.ui.desk import Desk
from rolodex.ui.gate.page import Gate
from rolodex.ui.state import WindowState
from rolodex.ui.window import MainWindow

PATIENCE = 20_000


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = new_book(tmp_path / "book.rolodex")
    services = open_services(path)
    services.contacts.save(person("Ana"))
    services.close()
    return path


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(WindowBook, WindowState(theme="light"), lambda state: None)
    yield made
    made.close()


def settled(window: MainWindow, qtbot: QtBot) -> MainWindow:
    qtbot.waitUntil(window.is_settled, timeout=PATIENCE)
    return window


def followed(desk: Desk, qtbot: QtBot, before: MainWindow) -> MainWindow:
    """The window that came after this one."""
    qtbot.waitUntil(lambda: desk.window() is not before, timeout=PATIENCE)
    found = desk.window()
    assert found is not None
    return found


def test_work_on_the_closed_file_is_done_between_two_windows(desk: Desk, book: Path, qtbot: QtBot) -> None:
    first = settled(desk.open(Departure(book)), qtbot)
    seen: list[bool] = []

    def work(progress: Progress) -> int:
        progress(1, 2)
        seen.append(book.with_name("book.rolodex-wal").exists())
        return 7

    first.departed.emit(Departure(book, work, "Working", lambda outcome: f"Done {outcome}."))
    second = settled(followed(desk, qtbot, first), qtbot)
    assert seen == [False]
    assert "Done 7." in second.notice.label.text()
    assert len(second.panel.browser.all_ids()) == 1
    assert second.panel.browser.isVisible()
    assert second.panel.browser.search.hasFocus()


def test_a_book_opens_again_where_the_work_on_its_file_failed(desk: Desk, book: Path, qtbot: QtBot) -> None:
    def work(progress: Progress) -> None:
        raise UserError(message("No room."))

    first = settled(desk.open(Departure(book)), qtbot)
    first.departed.emit(Departure(book, work, "Working"))
    second = settled(followed(desk, qtbot, first), qtbot)
    assert "No room." in second.notice.label.text()


def test_the_window_keeps_its_book_from_others_through_the_change(
    desk: Desk, book: Path, qtbot: QtBot
) -> None:
    first = settled(desk.open(Departure(book)), qtbot)
    first.departed.emit(Departure(book))
    settled(followed(desk, qtbot, first), qtbot)
    assert lock.holder(book) is not None
    desk.close()
    assert lock.holder(book) is None


def test_the_gate_stands_in_the_way_of_a_sick_book_and_another_may_be_opened(
    desk: Desk, book: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    sick = tmp_path / "sick.rolodex"
    sick.write_bytes(b"\0" * 100 + book.read_bytes()[100:])
    first = desk.open(Departure(sick))
    qtbot.waitUntil(first.entering.is_covering, timeout=PATIENCE)
    first.entering.take_other(book)
    second = settled(followed(desk, qtbot, first), qtbot)
    assert not second.entering.is_covering()
    assert sick.exists()


def test_a_book_that_another_window_holds_opens_once_it_is_let_go(
    desk: Desk, book: Path, qtbot: QtBot
) -> None:
    beside, shell = book.with_name("book.rolodex.lock"), os.getppid()
    holder = lock.Holder(shell, socket.gethostname(), lock.started(shell))
    beside.write_text(json.dumps(asdict(holder)), encoding="utf-8")
    window = desk.open(Departure(book))
    qtbot.waitUntil(window.entering.is_covering, timeout=PATIENCE)
    beside.unlink()
    window.entering.open_wanted.emit()
    settled(window, qtbot)
    assert not window.entering.is_covering()
    assert window.panel.browser.search.hasFocus()


def test_a_trouble_found_in_an_open_book_leads_back_to_the_gate(desk: Desk, book: Path, qtbot: QtBot) -> None:
    first = settled(desk.open(Departure(book)), qtbot)
    first.departed.emit(Departure(book, trouble=UserError(message("It is sick."))))
    second = followed(desk, qtbot, first)
    qtbot.waitUntil(second.entering.is_covering, timeout=PATIENCE)
    assert lock.holder(book) is None


def test_a_book_that_a_crashed_window_of_another_computer_left_can_be_opened_all_the_same(
    desk: Desk, book: Path, qtbot: QtBot
) -> None:
    beside = book.with_name("book.rolodex.lock")
    gone = lock.Holder(1, "OFFICE-PC", "1", "2026-05-03T10:00:00Z", "2026-05-03T11:00:00Z")
    beside.write_text(json.dumps(asdict(gone)), encoding="utf-8")
    window = desk.open(Departure(book))
    qtbot.waitUntil(window.entering.is_covering, timeout=PATIENCE)
    gate = window.findChild(Gate)
    assert gate is not None
    gate.face.buttons["anyway"].setFocus()
    QTest.keyClick(gate.face.buttons["anyway"], Qt.Key.Key_Return)
    settled(window, qtbot)
    held = lock.holder(book)
    assert held is not None
    assert held.pid == os.getpid()


def test_the_keyboard_is_in_the_panel_after_a_sheet_that_was_left_for_what_lies_below(
    desk: Desk, book: Path, qtbot: QtBot
) -> None:
    window = settled(desk.open(Departure(book)), qtbot)
    window.places.setFocus()
    assert window.panel.browser.list.hasFocus()
