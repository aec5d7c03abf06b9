"""The page that stands in the way of a book that does not open."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from rolodex.domain.backup import Backup
from rolodex.domain.due import stamp
from rolodex.domain.errors import BookElsewhere, DamagedBook, LockedBook, UserError
from rolodex.domain.mending import Diagnosis, Health, Loss, Salvaged
from rolodex.domain.message import message
from rolodex.domain.progress import Progress, silent
from rolodex.ui.diagnosis.sheet import DiagnosisSheet
from rolodex.ui.gate.page import Gate
from rolodex.ui.ports import Services
from rolodex.ui.tasks import TaskRunner

BOOK = Path("clients.rolodex")
ASIDE = Path("clients damaged.rolodex")


def copy_of(day: int, people: int, *, locked: bool = False) -> Backup:
    at = f"2026-11-{day:02}T12:00:00Z"
    return Backup(Path(f"{day}.rolodex"), at, people + 1, 4096, people, "hour", at, locked, locked)


@dataclass
class Ajar:
    """A door as the gate finds it: what the file is, which passphrase fits, what was asked of it."""

    health: Health = "damaged"
    copies: tuple[Backup, ...] = ()
    fits: str = "correct horse"
    losses: tuple[Loss, ...] = ()
    asked: list[str] = field(default_factory=list)
    path: Path = BOOK
    aside: Path = ASIDE
    while_saving: Callable[[Progress], None] = lambda progress: None

    def open(self) -> Services:
        raise NotImplementedError

    def take_over(self, host: str) -> None:
        self.asked.append(f"over {host}")

    def begin_anew(self) -> None:
        self.asked.append("anew")

    def still_here(self) -> str:
        return ""

    def release(self) -> None:
        raise NotImplementedError

    def diagnose(self) -> Diagnosis:
        return Diagnosis(BOOK, self.health, message("Some of its pages cannot be read."), self.copies)

    def diagnosis(self, trouble: UserError, screen: Mapping[str, str]) -> str:
        return f"not opened: {trouble.message.text}; {screen['qt platform']}"

    def unlock(self, passphrase: str) -> None:
        self.asked.append(passphrase)
        if passphrase != self.fits:
            raise LockedBook(message("That is not it; nothing was changed."), wrong=True)

    def from_backup(self, backup: Backup, passphrase: str = "", progress: Progress = silent) -> Path:
        self.asked.append(backup.path.name)
        if backup.locked:
            self.unlock(passphrase)
        return self.aside

    def salvage(self, progress: Progress = silent) -> Salvaged:
        self.while_saving(progress)
        return Salvaged(BOOK, ASIDE, 7, {"contact": 9}, self.losses, sum(one.rows for one in self.losses))


@pytest.fixture
def door(tmp_path: Path) -> Ajar:
    """A door into a damaged book with two copies, the older one locked."""
    aside = tmp_path / ASIDE
    aside.touch()
    return Ajar(copies=(copy_of(20, 12), copy_of(19, 10, locked=True)), aside=aside)


@pytest.fixture
def gate(door: Ajar, runner: TaskRunner, over: QWidget) -> Gate:
    """A gate at that door."""
    return Gate(runner, over, door)


def damaged(gate: Gate, qtbot: QtBot) -> None:
    gate.show_trouble(DamagedBook(message("It is damaged.")), BOOK)
    qtbot.waitUntil(gate.is_settled)


def shown(gate: Gate) -> list[str]:
    return [deed for deed, button in gate.face.buttons.items() if not button.isHidden()]


def test_a_locked_book_asks_for_its_passphrase_and_opens_with_enter(gate: Gate, qtbot: QtBot) -> None:
    gate.show_trouble(LockedBook(message("It is locked.")), BOOK)
    line = gate.face.passphrase.edit
    assert line.hasFocus()
    QTest.keyClicks(line, "correct horse")
    with qtbot.waitSignal(gate.retry_wanted):
        QTest.keyClick(line, Qt.Key.Key_Return)


def test_a_wrong_passphrase_is_said_calmly_and_the_next_key_writes_over_it(
    gate: Gate, door: Ajar, qtbot: QtBot
) -> None:
    gate.show_trouble(LockedBook(message("It is locked.")), BOOK)
    line = gate.face.passphrase.edit
    QTest.keyClicks(line, "wrong")
    QTest.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(gate.is_settled)
    assert gate.face.trouble.text() == "That is not it; nothing was changed."
    assert line.hasFocus()
    QTest.keyClicks(line, "correct horse")
    with qtbot.waitSignal(gate.retry_wanted):
        QTest.keyClick(line, Qt.Key.Key_Return)
    assert door.asked == ["wrong", "correct horse"]


def test_no_passphrase_is_left_once_the_book_is_open(gate: Gate) -> None:
    gate.show_trouble(LockedBook(message("It is locked.")), BOOK)
    QTest.keyClicks(gate.face.passphrase.edit, "correct horse")
    gate.go()
    assert gate.face.passphrase.text() == ""


def test_a_damaged_book_offers_its_newest_good_copy_first(gate: Gate, door: Ajar, qtbot: QtBot) -> None:
    damaged(gate, qtbot)
    assert gate.face.copies.hasFocus()
    line = gate.face.copies.lines.line(0)
    assert line is not None
    assert line.cells[1].startswith("12 people, checked")
    said: list[str] = []
    gate.noticed.connect(lambda words, _undo: said.append(words))
    with qtbot.waitSignal(gate.retry_wanted):
        QTest.keyClick(gate.face.copies, Qt.Key.Key_Return)
    assert door.asked == ["20.rolodex"]
    assert "clients damaged.rolodex" in said[0]


def test_a_locked_copy_asks_for_its_passphrase(gate: Gate, door: Ajar, qtbot: QtBot) -> None:
    damaged(gate, qtbot)
    assert gate.face.passphrase.isHidden()
    QTest.keyClick(gate.face.copies, Qt.Key.Key_Down)
    assert gate.face.passphrase.isVisible()
    QTest.keyClick(gate.face.copies, Qt.Key.Key_Return)
    assert gate.face.passphrase.edit.hasFocus()
    QTest.keyClicks(gate.face.passphrase.edit, "wrong")
    QTest.keyClick(gate.face.passphrase.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(gate.is_settled)
    assert gate.face.trouble.text() == "That is not it; nothing was changed."
    QTest.keyClicks(gate.face.passphrase.edit, door.fits)
    with qtbot.waitSignal(gate.retry_wanted):
        QTest.keyClick(gate.face.passphrase.edit, Qt.Key.Key_Return)
    assert door.asked[-1] == door.fits


def test_what_can_be_read_is_saved_and_what_is_lost_is_listed(gate: Gate, door: Ajar, qtbot: QtBot) -> None:
    door.losses = (Loss("purchase", 3, 9, 7, message("Orders 3 to 9"), "Ana García"),)
    damaged(gate, qtbot)
    gate.face.buttons["salvage"].setFocus()
    QTest.keyClick(gate.face.buttons["salvage"], Qt.Key.Key_Return)
    qtbot.waitUntil(gate.is_settled)
    line = gate.face.losses.lines.line(0)
    assert line is not None
    assert line.cells == ("Orders 3 to 9", "Ana García", "7")
    assert "7 entries could not be read" in gate.face.text.text()
    assert shown(gate) == ["done"]
    with qtbot.waitSignal(gate.retry_wanted):
        QTest.keyClick(gate.face.buttons["done"], Qt.Key.Key_Return)


def test_escape_stops_saving_and_leads_back_to_the_copies(gate: Gate, door: Ajar, qtbot: QtBot) -> None:
    def for_ever(progress: Progress) -> None:
        while True:
            progress(1, 2)

    door.while_saving = for_ever
    damaged(gate, qtbot)
    gate.face.buttons["salvage"].click()
    assert shown(gate) == ["stop"]
    QTest.keyClick(gate.face.buttons["stop"], Qt.Key.Key_Escape)
    qtbot.waitUntil(gate.is_settled)
    assert "salvage" in shown(gate)
    assert gate.isVisible()


def test_escape_does_not_lead_past_the_gate(gate: Gate, qtbot: QtBot) -> None:
    damaged(gate, qtbot)
    QTest.keyClick(gate.face.copies, Qt.Key.Key_Escape)
    assert gate.isVisible()


def test_without_a_copy_saving_what_can_be_read_comes_first(gate: Gate, door: Ajar, qtbot: QtBot) -> None:
    door.copies = ()
    damaged(gate, qtbot)
    assert shown(gate)[0] == "salvage"
    assert gate.face.buttons["salvage"].hasFocus()
    assert "No copy" in gate.face.hint.text()


def test_a_book_open_elsewhere_can_be_tried_again(gate: Gate, qtbot: QtBot) -> None:
    gate.show_trouble(BookElsewhere(message("Another window has it.")), BOOK)
    assert gate.face.text.text() == "Another window has it."
    assert gate.face.buttons["again"].hasFocus()
    with qtbot.waitSignal(gate.retry_wanted):
        QTest.keyClick(gate.face.buttons["again"], Qt.Key.Key_Return)


def test_what_is_no_book_is_not_to_be_saved(gate: Gate, door: Ajar, qtbot: QtBot) -> None:
    door.health, door.copies = "no_book", ()
    gate.show_trouble(UserError(message("This is a picture.")), BOOK)
    qtbot.waitUntil(gate.is_settled)
    assert shown(gate) == ["again", "other", "diagnosis"]


def test_every_button_of_the_gate_has_a_name(gate: Gate, qtbot: QtBot) -> None:
    damaged(gate, qtbot)
    assert all(button.accessibleName() for button in gate.face.buttons.values())
    assert gate.face.passphrase.edit.accessibleName()
    assert gate.face.passphrase.eye.accessibleName()


def test_a_diagnosis_is_read_and_copied_at_the_gate_by_keyboard(gate: Gate, qtbot: QtBot) -> None:
    damaged(gate, qtbot)
    button = gate.face.buttons["diagnosis"]
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Return)
    sheet = gate.findChild(DiagnosisSheet)
    assert sheet is not None
    qtbot.waitUntil(sheet.is_settled)
    assert sheet.text.toPlainText() == "not opened: It is damaged.; offscreen"
    QTest.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "not opened: It is damaged.; offscreen"
    assert gate.isVisible()
    assert button.hasFocus()


def test_a_window_of_this_computer_cannot_be_passed_over(gate: Gate) -> None:
    gate.show_trouble(BookElsewhere(message("Another window has it.")), BOOK)
    assert shown(gate) == ["again", "other", "diagnosis"]


def test_a_silent_computer_is_told_with_its_hours_and_can_be_passed_over(
    gate: Gate, door: Ajar, qtbot: QtBot
) -> None:
    silent = BookElsewhere(
        message("It is open."), host="OFFICE-PC", since="2026-05-03T10:00:00Z", seen="2026-05-03T11:00:00Z"
    )
    gate.show_trouble(silent, BOOK)
    assert gate.face.title.text() == "This book is open on OFFICE-PC"
    assert "perhaps it was not closed properly" in gate.face.text.text()
    assert "will be lost" in gate.face.hint.text()
    assert gate.face.buttons["again"].hasFocus()
    button = gate.face.buttons["anyway"]
    button.setFocus()
    with qtbot.waitSignal(gate.retry_wanted):
        QTest.keyClick(button, Qt.Key.Key_Return)
    assert door.asked == ["over OFFICE-PC"]


def test_a_computer_that_was_heard_of_lately_is_asked_to_close_the_book(gate: Gate) -> None:
    now = stamp(datetime.now(UTC))
    gate.show_trouble(BookElsewhere(message("It is open."), host="OFFICE-PC", since=now, seen=now), BOOK)
    assert "Close it there, then try again." in gate.face.text.text()
