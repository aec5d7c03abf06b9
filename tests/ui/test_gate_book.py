"""The gate before real files: a locked book, a damaged one with a copy, and one without."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.blank import new_book

from rolodex.app import WindowBook
from rolodex.domain.contact import Contact
from rolodex.domain.errors import LockedBook, UserError
from rolodex.services import unlocking
from rolodex.services.opening import open_services
from rolodex.services.protecting import convert
from rolodex.ui.gate.page import Gate
from rolodex.ui.tasks import TaskRunner

PAGE = 4096


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A book that knows Ana, with a copy."""
    path = new_book(tmp_path / "book.rolodex")
    services = open_services(path)
    services.contacts.save(Contact(fn="Ana"))
    services.backups.make()
    services.contacts.save(Contact(fn="Bruno"))
    services.close()
    return path


def people(door: WindowBook) -> int:
    services = door.open()
    count = services.contacts.tally().people
    services.close()
    door.release()
    return count


def zero_header(path: Path) -> None:
    with path.open("r+b") as file:
        file.write(bytes(100))


def stand(door: WindowBook, error: type[UserError], runner: TaskRunner, over: QWidget, qtbot: QtBot) -> Gate:
    gate = Gate(runner, over, door)
    with pytest.raises(UserError) as trouble:
        door.open()
    assert isinstance(trouble.value, error)
    gate.show_trouble(trouble.value, door.path)
    qtbot.waitUntil(gate.is_settled, timeout=10_000)
    return gate


def test_a_locked_book_opens_with_its_passphrase(
    book: Path, runner: TaskRunner, over: QWidget, qtbot: QtBot
) -> None:
    convert(book, "", "four odd words here")
    unlocking.forget()
    door = WindowBook(book)
    gate = stand(door, LockedBook, runner, over, qtbot)
    line = gate.face.passphrase.edit
    QTest.keyClicks(line, "wrong")
    QTest.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(gate.is_settled, timeout=10_000)
    assert gate.face.trouble.text()
    QTest.keyClicks(line, "four odd words here")
    with qtbot.waitSignal(gate.retry_wanted, timeout=10_000):
        QTest.keyClick(line, Qt.Key.Key_Return)
    assert people(door) == 2
    unlocking.forget()


def test_a_book_without_its_head_goes_on_from_its_copy_and_is_kept(
    book: Path, runner: TaskRunner, over: QWidget, qtbot: QtBot
) -> None:
    zero_header(book)
    door = WindowBook(book)
    gate = stand(door, UserError, runner, over, qtbot)
    assert gate.face.title.text() == "This book is damaged"
    line = gate.face.copies.lines.line(0)
    assert line is not None
    assert line.cells[1].startswith("1 person, checked")
    with qtbot.waitSignal(gate.retry_wanted, timeout=20_000):
        QTest.keyClick(gate.face.copies, Qt.Key.Key_Return)
    assert people(door) == 1
    assert len(list(book.parent.glob("book damaged*"))) == 1


def test_a_book_without_its_head_is_saved_as_far_as_it_can_be_read(
    book: Path, runner: TaskRunner, over: QWidget, qtbot: QtBot
) -> None:
    zero_header(book)
    door = WindowBook(book)
    gate = stand(door, UserError, runner, over, qtbot)
    gate.face.buttons["salvage"].click()
    qtbot.waitUntil(gate.is_settled, timeout=30_000)
    assert gate.face.title.text() == "The book was saved"
    with qtbot.waitSignal(gate.retry_wanted):
        QTest.keyClick(gate.face.buttons["done"], Qt.Key.Key_Return)
    assert people(door) == 2


def test_a_picture_is_left_as_it_is(tmp_path: Path, runner: TaskRunner, over: QWidget, qtbot: QtBot) -> None:
    path = tmp_path / "picture.rolodex"
    path.write_bytes(b"\x89PNG" + bytes(PAGE))
    gate = stand(WindowBook(path), UserError, runner, over, qtbot)
    assert gate.face.buttons["salvage"].isHidden()
    assert gate.face.buttons["other"].isVisible()
    assert path.read_bytes() == b"\x89PNG" + bytes(PAGE)


def test_a_book_that_is_gone_is_not_forgotten_while_there_are_copies(
    book: Path, runner: TaskRunner, over: QWidget, qtbot: QtBot
) -> None:
    book.unlink()
    door = WindowBook(book)
    gate = stand(door, UserError, runner, over, qtbot)
    assert not book.exists()
    assert gate.face.title.text() == "This book is gone"
    assert gate.face.copies.hasFocus()
    said: list[str] = []
    gate.noticed.connect(lambda words, _undo: said.append(words))
    with qtbot.waitSignal(gate.retry_wanted, timeout=20_000):
        QTest.keyClick(gate.face.copies, Qt.Key.Key_Return)
    assert people(door) == 1
    assert said[0].startswith("This is the copy of")
    assert "kept" not in said[0]


def test_an_empty_book_can_be_begun_where_one_is_gone(
    book: Path, runner: TaskRunner, over: QWidget, qtbot: QtBot
) -> None:
    book.unlink()
    door = WindowBook(book)
    gate = stand(door, UserError, runner, over, qtbot)
    gate.face.buttons["new"].setFocus()
    with qtbot.waitSignal(gate.retry_wanted):
        QTest.keyClick(gate.face.buttons["new"], Qt.Key.Key_Return)
    assert people(door) == 0
