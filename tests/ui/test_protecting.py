"""Setting the passphrase of the book in the window, changing it and taking it away."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.blank import new_book

from rolodex.domain.contact import Contact
from rolodex.domain.errors import LockedBook
from rolodex.domain.progress import silent
from rolodex.services import unlocking
from rolodex.services.opening import Services, open_services
from rolodex.services.protecting import convert
from rolodex.ui.protecting.sheet import ProtectSheet
from rolodex.ui.protecting.strength import strength
from rolodex.ui.protecting.work import conversion
from rolodex.ui.tasks import TaskRunner

GOOD = "four odd words here"


def opened(services: Services, runner: TaskRunner, over: QWidget, qtbot: QtBot) -> ProtectSheet:
    sheet = ProtectSheet(runner, services, over)
    sheet.start()
    qtbot.waitUntil(lambda: not runner.busy())
    return sheet


@pytest.fixture
def sheet(services: Services, runner: TaskRunner, over: QWidget, qtbot: QtBot) -> ProtectSheet:
    """The sheet of a book that anyone can read."""
    return opened(services, runner, over, qtbot)


@pytest.fixture(scope="module")
def secret_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book that opens with a passphrase."""
    path = new_book(tmp_path_factory.mktemp("secret") / "secret.rolodex")
    convert(path, "", GOOD)
    return path


@pytest.fixture
def secret(secret_file: Path, tmp_path: Path) -> Iterator[Services]:
    """The services of a copy of it."""
    path = Path(shutil.copy(secret_file, tmp_path))
    unlocking.unlock(path, GOOD)
    services = open_services(path)
    yield services
    services.close()
    unlocking.forget()


def test_a_passphrase_counts_once_it_was_written_twice(sheet: ProtectSheet, qtbot: QtBot) -> None:
    assert sheet.new.edit.hasFocus()
    QTest.keyClicks(sheet.new.edit, GOOD)
    assert not sheet.save_button.isEnabled()
    QTest.keyClicks(sheet.again.edit, "four odd")
    assert sheet.state.text() == "The two are not the same yet."
    assert not sheet.save_button.isEnabled()
    QTest.keyClicks(sheet.again.edit, " words here")
    assert sheet.state.text() == ""
    with qtbot.waitSignal(sheet.convert_wanted) as wanted:
        QTest.keyClick(sheet.again.edit, Qt.Key.Key_Return)
    assert wanted.args == ["", GOOD]
    assert sheet.isHidden()


def test_it_is_said_that_there_is_no_way_back_without_it(sheet: ProtectSheet) -> None:
    assert "no way back without it" in sheet.warning.text.text()
    assert sheet.warning.isVisible()


def test_nothing_of_a_passphrase_stays_in_the_sheet(sheet: ProtectSheet) -> None:
    QTest.keyClicks(sheet.new.edit, GOOD)
    QTest.keyClick(sheet.new.edit, Qt.Key.Key_Escape)
    assert sheet.isHidden()
    assert [field.text() for field in (sheet.old, sheet.new, sheet.again)] == ["", "", ""]


def test_the_letters_can_be_shown_and_are_dots_again_the_next_time(sheet: ProtectSheet) -> None:
    dots = sheet.new.edit.echoMode()
    sheet.new.eye.setFocus()
    QTest.keyClick(sheet.new.eye, Qt.Key.Key_Space)
    assert sheet.new.edit.echoMode() != dots
    sheet.go()
    sheet.start()
    assert sheet.new.edit.echoMode() == dots


@pytest.mark.parametrize(
    ("passphrase", "found"),
    [
        ("", ""),
        ("pedro12", "weak"),
        ("123456789012345", "weak"),
        ("aaaaaaaaaaaaaaaaaaaaaaaa", "weak"),
        ("abcdefghijklmnopqrstuv", "weak"),
        ("Pedro Sanchez", "fair"),
        ("four odd words here", "strong"),
    ],
)
def test_the_strength_of_a_passphrase_is_said_plainly(passphrase: str, found: str) -> None:
    assert strength(passphrase) == found


def test_a_protected_book_asks_for_the_passphrase_it_has(
    secret: Services, runner: TaskRunner, over: QWidget, qtbot: QtBot
) -> None:
    sheet = opened(secret, runner, over, qtbot)
    assert sheet.old.edit.hasFocus()
    QTest.keyClicks(sheet.old.edit, GOOD)
    QTest.keyClicks(sheet.new.edit, "another one entirely")
    QTest.keyClicks(sheet.again.edit, "another one entirely")
    with qtbot.waitSignal(sheet.convert_wanted) as wanted:
        QTest.keyClick(sheet.again.edit, Qt.Key.Key_Return)
    assert wanted.args == [GOOD, "another one entirely"]


def test_a_passphrase_is_taken_away_with_the_one_there_is(
    secret: Services, runner: TaskRunner, over: QWidget, qtbot: QtBot
) -> None:
    sheet = opened(secret, runner, over, qtbot)
    sheet.off.setFocus()
    QTest.keyClick(sheet.off, Qt.Key.Key_Space)
    assert not sheet.new.isVisible()
    QTest.keyClicks(sheet.old.edit, GOOD)
    with qtbot.waitSignal(sheet.convert_wanted) as wanted:
        QTest.keyClick(sheet.old.edit, Qt.Key.Key_Return)
    assert wanted.args == [GOOD, ""]


def test_a_wrong_passphrase_is_said_before_anything_is_closed(
    secret: Services, runner: TaskRunner, over: QWidget, qtbot: QtBot
) -> None:
    sheet = opened(secret, runner, over, qtbot)
    sheet.off.setChecked(True)
    QTest.keyClicks(sheet.old.edit, "wrong")
    with qtbot.assertNotEmitted(sheet.convert_wanted):
        QTest.keyClick(sheet.old.edit, Qt.Key.Key_Return)
        qtbot.waitUntil(sheet.is_settled)
    assert sheet.isVisible()
    assert "nothing was changed" in sheet.state.text()
    assert sheet.old.edit.hasFocus()


def test_copies_that_anyone_can_read_are_told_and_can_be_locked_too(
    secret: Services, services: Services, runner: TaskRunner, over: QWidget, qtbot: QtBot
) -> None:
    services.contacts.save(Contact(fn="Ana"))
    made = services.backups.make().path
    folder = secret.backups.folder()
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(made, folder / made.name.replace("book", "secret"))
    sheet = opened(secret, runner, over, qtbot)
    assert sheet.copies.text.text() == "1 copy of the book can still be read by anyone."
    QTest.keyClick(sheet.copies.button, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: sheet.is_settled() and sheet.copies.isHidden())
    assert secret.protecting.standing().readable == ()


def test_the_closed_book_is_converted_with_its_copies_and_it_is_said(
    services: Services, tmp_path: Path
) -> None:
    services.contacts.save(Contact(fn="Ana"))
    services.backups.make()
    services.close()
    path = services.book_path
    leaving = conversion(path, "", GOOD)
    assert leaving.work is not None
    assert leaving.told is not None
    said = leaving.told(leaving.work(silent))
    assert said == "The book opens with its passphrase only. 1 copy was locked as well."
    unlocking.forget()
    with pytest.raises(LockedBook):
        open_services(path)


def test_taking_the_passphrase_away_frees_the_copies_too(services: Services) -> None:
    path = services.book_path
    services.contacts.save(Contact(fn="Ana"))
    services.close()
    convert(path, "", GOOD)
    with_secret = open_services(path)
    with_secret.backups.make()
    with_secret.close()
    leaving = conversion(path, GOOD, "")
    assert leaving.work is not None
    assert leaving.told is not None
    assert leaving.told(leaving.work(silent)) == "The book and its copies open without a passphrase now."
    unlocking.forget()
    again = open_services(path)
    assert [copy.contacts for copy in again.backups.all()] == [1]
    assert [again.backups.check(copy).broken for copy in again.backups.all()] == [False]
    again.close()


def test_where_passphrases_are_not_installed_that_is_said_at_once_and_nothing_is_asked(
    services: Services, runner: TaskRunner, over: QWidget, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rolodex.store.extras.find_spec", lambda name: None)
    sheet = opened(services, runner, over, qtbot)
    assert "not installed" in sheet.state.text()
    assert sheet.new.isHidden()
    assert not sheet.save_button.isEnabled()
    assert sheet.close_button.hasFocus()
