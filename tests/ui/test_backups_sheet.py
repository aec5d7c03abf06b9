"""The copies of the book in the window: their proof, what is in them, and the way back to one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from rolodex.domain.contact import Contact, Value
from rolodex.services.opening import Services
from rolodex.ui import wording
from rolodex.ui.backups import words
from rolodex.ui.backups.sheet import BackupsSheet
from rolodex.ui.tasks import TaskRunner

LOCK = "four odd words here"


def settle(sheet: BackupsSheet, qtbot: QtBot) -> None:
    qtbot.waitUntil(sheet.is_settled, timeout=10_000)


def names(sheet: BackupsSheet) -> list[str]:
    rows = sheet.copy.list.rows
    return [row.fn for at in range(rows.rowCount()) if (row := rows.row(at)) is not None]


def counts(sheet: BackupsSheet) -> dict[str, int]:
    return {tab.count.label: tab.count.number for tab in sheet.copy.tabs.tabs}


def save(services: Services, *people: str) -> list[int]:
    return [services.contacts.save(Contact(fn=fn)).id for fn in people]


def known(services: Services) -> list[str]:
    return sorted(row.fn for row in services.contacts.rows(range(1, 9)))


@pytest.fixture
def sheet(services: Services, runner: TaskRunner, over: QWidget) -> BackupsSheet:
    """The sheet of a book without copies, not shown yet."""
    return BackupsSheet(runner, services, over)


@pytest.fixture
def old(sheet: BackupsSheet, services: Services, qtbot: QtBot) -> BackupsSheet:
    """The sheet inside a copy that knew Ana and Bruno; since then Ana went, Bruno changed and Carla came."""
    ana, bruno = save(services, "Ana", "Bruno")
    services.backups.make()
    services.contacts.delete([ana])
    kept = services.contacts.get(bruno)
    assert kept is not None
    services.contacts.save(replace(kept, tel=(Value("+34 600 123 456"),)))
    save(services, "Carla")
    sheet.start()
    settle(sheet, qtbot)
    QTest.keyClick(sheet.frame.list, Qt.Key.Key_Return)
    settle(sheet, qtbot)
    return sheet


def test_without_a_copy_one_thing_is_offered(sheet: BackupsSheet, services: Services, qtbot: QtBot) -> None:
    save(services, "Ana")
    sheet.start()
    settle(sheet, qtbot)
    assert sheet.frame.blank.isVisible()
    assert sheet.frame.buttons["make"].hasFocus()
    with qtbot.waitSignal(sheet.noticed) as said:
        QTest.keyClick(sheet.frame.buttons["make"], Qt.Key.Key_Return)
    settle(sheet, qtbot)
    assert said.args == ["Copied and checked: 1 person", False]
    assert sheet.frame.list.lines.rowCount() == 1


def test_a_copy_is_listed_with_what_it_holds_and_why_it_was_made(
    sheet: BackupsSheet, services: Services, qtbot: QtBot
) -> None:
    save(services, "Ana", "Bruno")
    services.backups.make(reason="import")
    sheet.start()
    settle(sheet, qtbot)
    line = sheet.frame.list.lines.line(0)
    assert line is not None
    assert line.cells[1] == "2 people"
    assert line.cells[3:5] == ("Before an import", "Beside the book")
    assert sheet.frame.list.hasFocus()


def test_c_proves_a_copy_again_and_says_when_it_is_damaged(
    sheet: BackupsSheet, services: Services, qtbot: QtBot
) -> None:
    save(services, "Ana")
    made = services.backups.make().path
    sheet.start()
    settle(sheet, qtbot)
    with qtbot.waitSignal(sheet.noticed) as said:
        QTest.keyClick(sheet.frame.list, Qt.Key.Key_C)
    assert said.args == ["The copy is whole: 1 person", False]
    settle(sheet, qtbot)
    made.chmod(0o600)
    made.write_bytes(made.read_bytes()[:5000])
    QTest.keyClick(sheet.frame.list, Qt.Key.Key_C)
    settle(sheet, qtbot)
    line = sheet.frame.list.lines.line(0)
    assert line is not None
    assert line.cells[2] == "Damaged"
    assert "damaged" in sheet.frame.said.text()


def test_a_copy_shows_who_would_come_back_go_and_change(old: BackupsSheet) -> None:
    assert counts(old) == {"Comes back": 1, "Goes away": 1, "Changes": 1, "In this copy": 2}
    assert sorted(names(old)) == ["Ana", "Bruno", "Carla"]
    old.copy.tabs.tabs[1].click()
    assert names(old) == ["Carla"]


def test_a_search_looks_into_the_copy(old: BackupsSheet, qtbot: QtBot) -> None:
    QTest.keyClick(old.copy.list, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert old.copy.search.edit.hasFocus()
    QTest.keyClicks(old.copy.search.edit, "an")
    settle(old, qtbot)
    assert names(old) == ["Ana"]
    QTest.keyClicks(old.copy.search.edit, "xyz")
    settle(old, qtbot)
    assert names(old) == []
    assert old.copy.note.text() == "Nobody in this copy is called that."


def test_enter_shows_the_card_of_somebody_who_is_in_the_book(old: BackupsSheet, qtbot: QtBot) -> None:
    old.copy.tabs.tabs[2].click()
    with qtbot.waitSignal(old.person_chosen):
        QTest.keyClick(old.copy.list, Qt.Key.Key_Return)
    assert old.isHidden()


def test_restoring_brings_the_book_back_and_can_be_undone(
    old: BackupsSheet, services: Services, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(old.noticed, timeout=20_000) as said:
        QTest.keyClick(old.frame.buttons["restore"], Qt.Key.Key_Return)
    assert said.args is not None
    assert said.args[0].startswith("The book is as it was today")
    assert said.args[1] is True
    assert old.isHidden()
    assert known(services) == ["Ana", "Bruno"]
    services.history.undo()
    assert known(services) == ["Bruno", "Carla"]


def test_a_restore_can_be_taken_back_from_the_list(
    old: BackupsSheet, services: Services, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(old.noticed, timeout=20_000):
        old.frame.buttons["restore"].click()
    old.start()
    settle(old, qtbot)
    assert old.frame.link.text() == "Undo restoring"
    with qtbot.waitSignal(old.noticed, timeout=20_000):
        QTest.keyClick(old.frame.link, Qt.Key.Key_Return)
    settle(old, qtbot)
    assert known(services) == ["Bruno", "Carla"]


def test_escape_leads_from_a_copy_to_the_list_and_from_there_away(old: BackupsSheet, qtbot: QtBot) -> None:
    QTest.keyClick(old.copy.list, Qt.Key.Key_Escape)
    settle(old, qtbot)
    assert old.frame.list.isVisible()
    QTest.keyClick(old.frame.list, Qt.Key.Key_Escape)
    assert old.isHidden()


def test_a_second_folder_is_chosen_and_its_copies_locked(
    sheet: BackupsSheet, services: Services, qtbot: QtBot, tmp_path: Path
) -> None:
    save(services, "Ana")
    stick = tmp_path / "stick"
    stick.mkdir()
    sheet.start()
    settle(sheet, qtbot)
    sheet.frame.buttons["place"].click()
    place = sheet.place
    qtbot.waitUntil(lambda: place.own.text() != "")
    place.take_folder(str(stick))
    place.locked.setFocus()
    QTest.keyClick(place.locked, Qt.Key.Key_Space)
    QTest.keyClicks(place.passphrase.edit, LOCK)
    assert not place.save_button.isEnabled()
    QTest.keyClicks(place.again.edit, LOCK)
    with qtbot.waitSignal(place.noticed, timeout=20_000) as said:
        QTest.keyClick(place.again.edit, Qt.Key.Key_Return)
    assert said.args == ["Copies go to stick as well", False]
    assert services.backups.second_folder() == stick
    settle(sheet, qtbot)
    assert [file.suffix for file in stick.rglob("*.age")] == [".age"]
    where = {line.cells[4] for at in range(2) if (line := sheet.frame.list.lines.line(at)) is not None}
    assert where == {"Beside the book", "Second folder, locked"}


def test_a_stick_that_is_away_is_said_calmly(
    sheet: BackupsSheet, services: Services, qtbot: QtBot, tmp_path: Path
) -> None:
    save(services, "Ana")
    stick = tmp_path / "stick"
    stick.mkdir()
    services.backups.set_second_folder(stick)
    stick.rmdir()
    sheet.start()
    settle(sheet, qtbot)
    sheet.frame.buttons["make"].click()
    settle(sheet, qtbot)
    assert sheet.frame.list.lines.rowCount() == 1
    assert sheet.frame.warning.isVisible()


def test_every_button_has_a_name(sheet: BackupsSheet) -> None:
    assert all(button.accessibleName() for button in sheet.frame.buttons.values())
    assert sheet.copy.search.edit.accessibleName() == "Search in this copy"


def test_copies_of_one_minute_are_told_apart_by_their_seconds(
    sheet: BackupsSheet, services: Services, qtbot: QtBot
) -> None:
    made = services.backups.make()
    again = replace(made, at=f"{made.at[:-3]}{59 - int(made.at[-3:-1]):02}Z")
    older = replace(made, at="2020-05-03T10:00:07Z")
    whens = words.whens((made, again, older), wording.today())
    assert len(set(whens)) == 3
    assert [said.count(":") for said in whens] == [2, 2, 1]


def test_where_locking_is_not_installed_the_place_of_copies_says_so(
    sheet: BackupsSheet, services: Services, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rolodex.store.extras.find_spec", lambda name: None)
    place = sheet.place
    place.start()
    qtbot.waitUntil(place.is_settled)
    place.take_folder(str(tmp_path))
    assert not place.locked.isEnabled()
    assert "not installed" in place.lock_hint.text()
