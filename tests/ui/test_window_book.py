"""The book of one window."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tests.blank import new_book
from tests.builders import person

from rolodex.app import WindowBook
from rolodex.domain.errors import UserError
from rolodex.services.opening import open_services
from rolodex.ui.opened import opened
from rolodex.ui.state import WindowState
from rolodex.ui.window import MainWindow


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return new_book(tmp_path / "folder" / "book.rolodex")


def test_a_second_window_does_not_get_the_book_until_the_first_lets_it_go(book: Path) -> None:
    first = WindowBook(book)
    first.open().close()
    assert book.with_name("book.rolodex.lock").exists()
    first.release()
    assert not book.with_name("book.rolodex.lock").exists()


def test_a_file_that_is_no_book_is_left_without_a_lock(tmp_path: Path) -> None:
    file = tmp_path / "cards.vcf"
    file.write_text("BEGIN:VCARD\n" * 100)
    with pytest.raises(UserError, match="not a Rolodex book"):
        WindowBook(file).open()
    assert list(tmp_path.iterdir()) == [file]


def test_a_book_in_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(UserError, match="cannot be opened"):
        WindowBook(tmp_path / "file" / "book.rolodex").open()


def test_a_book_in_a_folder_that_cannot_be_written_is_there_to_read(book: Path) -> None:
    book.parent.chmod(0o555)
    try:
        if os.access(book.parent, os.W_OK):
            pytest.skip("this user may write everywhere")
        services = WindowBook(book).open()
        assert services.read_only
        assert services.notice is not None
        services.close()
    finally:
        book.parent.chmod(0o755)


def test_a_window_lists_people_first_and_has_all_of_the_book_then(book: Path, qtbot: QtBot) -> None:
    services = open_services(book)
    services.contacts.save(person("Ana"))
    services.close()
    held = WindowBook(book)
    window = MainWindow(held.open, book, WindowState(theme="light", panel="people"))
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(window.is_settled, timeout=20_000)
    whole = opened(window.services)
    assert whole is opened(window.services)
    assert window.services is not None
    assert whole.contacts is window.services.contacts
    window.panel.edit_current()
    assert window.panel.editing.page() is not None
    window.rail.choose("panel", "today")
    assert window.panel.editing.page() is None
    qtbot.waitUntil(window.is_settled, timeout=20_000)
    window.close()
    held.release()
