"""Other books: those of late, another one, a new one."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget

from rolodex.ui.books import recent
from rolodex.ui.books.sheet import RecentBooksSheet
from rolodex.ui.books.shelf import Shelf
from rolodex.ui.departure import Departure
from rolodex.ui.state import WindowState
from rolodex.ui.tasks import TaskRunner


@pytest.fixture
def state(tmp_path: Path) -> WindowState:
    """Three books of late: the open one, a second, and one that is gone."""
    made = WindowState()
    for name in ("gone", "second", "open"):
        recent.note(made, tmp_path / f"{name}.rolodex")
        if name != "gone":
            (tmp_path / f"{name}.rolodex").touch()
    return made


@pytest.fixture
def shelf(runner: TaskRunner, over: QWidget, state: WindowState, tmp_path: Path) -> Shelf:
    return Shelf(runner, over, tmp_path / "open.rolodex", state, lambda state: None)


def names(state: WindowState) -> list[str]:
    return [Path(row.path).stem for row in recent.listed(state)]


def departures(shelf: Shelf) -> list[str]:
    found: list[str] = []
    shelf.departed.connect(lambda one: found.append(one.path.name if isinstance(one, Departure) else ""))
    return found


def shown(shelf: Shelf, over: QWidget) -> RecentBooksSheet:
    shelf.show_recent()
    sheet = over.findChild(RecentBooksSheet)
    assert sheet is not None
    return sheet


def test_the_latest_book_stands_first_and_each_stands_once(tmp_path: Path) -> None:
    state = WindowState()
    for name in ("a", "b", "a"):
        recent.note(state, tmp_path / name)
    assert names(state) == ["a", "b"]


def test_no_more_than_eight_books_are_remembered(tmp_path: Path) -> None:
    state = WindowState()
    for number in range(10):
        recent.note(state, tmp_path / str(number))
    recent.note(state, tmp_path / "named beside", first=False)
    assert names(state) == ["9", "8", "7", "6", "5", "4", "3", "named beside"]


def test_the_window_stands_on_each_book_as_it_did_there(tmp_path: Path) -> None:
    state = WindowState(panel="reports", columns="name:220")
    recent.note(state, tmp_path / "a")
    recent.keep_place(state, tmp_path / "a")
    state.panel, state.columns = "today", "name:100"
    recent.take_place(state, tmp_path / "b")
    assert (state.panel, state.columns) == ("today", "name:100")
    recent.take_place(state, tmp_path / "a")
    assert (state.panel, state.columns) == ("reports", "name:220")


@pytest.mark.parametrize("broken", ["{", "3", '["a", {"flux": 1}]', '[{"path": ""}]'])
def test_a_broken_list_of_books_is_an_empty_one(broken: str) -> None:
    assert recent.listed(WindowState(recent=broken)) == ()


def test_the_last_book_is_the_latest_that_is_still_there(state: WindowState, tmp_path: Path) -> None:
    (tmp_path / "open.rolodex").unlink()
    assert recent.last(state) == tmp_path / "second.rolodex"


def test_the_books_are_listed_with_how_they_stand(shelf: Shelf, over: QWidget, tmp_path: Path) -> None:
    sheet = shown(shelf, over)
    lines = [line.cells for at in range(3) if (line := sheet.list.lines.line(at)) is not None]
    assert lines == [
        ("open", str(tmp_path), "Open now"),
        ("second", str(tmp_path), ""),
        ("gone", str(tmp_path), "Not there now"),
    ]
    assert sheet.save_button.isEnabled()
    QTest.keyClick(sheet.list, Qt.Key.Key_Home)
    assert not sheet.save_button.isEnabled()


def test_where_no_book_is_listed_one_can_be_looked_for(
    shelf: Shelf, over: QWidget, state: WindowState, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    state.recent = ""
    went = departures(shelf)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(tmp_path / "second.rolodex"), ""))
    sheet = shown(shelf, over)
    assert sheet.save_button.hasFocus()
    QTest.keyClick(sheet.save_button, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert went == ["second.rolodex"]


def test_enter_opens_the_book_one_stands_on(shelf: Shelf, over: QWidget) -> None:
    sheet, went = shown(shelf, over), departures(shelf)
    QTest.keyClick(sheet.list, Qt.Key.Key_Return)
    assert went == ["second.rolodex"]
    assert sheet.isHidden()


def test_a_book_that_is_gone_is_said_and_can_be_taken_off_the_list(
    shelf: Shelf, over: QWidget, state: WindowState
) -> None:
    sheet, went = shown(shelf, over), departures(shelf)
    QTest.keyClick(sheet.list, Qt.Key.Key_End)
    QTest.keyClick(sheet.list, Qt.Key.Key_Return)
    assert went == []
    assert "“gone” is not there now" in sheet.state.text()
    QTest.keyClick(sheet.list, Qt.Key.Key_Delete)
    assert names(state) == ["open", "second"]


def test_the_palette_has_an_action_for_each_book_that_can_be_opened(shelf: Shelf) -> None:
    went = departures(shelf)
    (action,) = shelf.actions()
    assert action.text() == "Open the book “second”"
    action.trigger()
    assert went == ["second.rolodex"]


def test_another_book_is_asked_for_and_opened(
    shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    went = departures(shelf)
    chosen = [str(tmp_path / "second.rolodex"), str(tmp_path / "open.rolodex"), ""]
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (chosen.pop(0), ""))
    for _each in range(3):
        shelf.choose()
    assert went == ["second.rolodex"]


def test_a_new_book_gets_its_ending_and_none_is_overwritten(
    shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    went = departures(shelf)
    asked: list[object] = []

    def name(*_args: object, options: object) -> tuple[str, str]:
        asked.append(options)
        return str(tmp_path / "shop"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", name)
    shelf.choose_new()
    assert went == ["shop.rolodex"]
    assert asked == [QFileDialog.Option.DontConfirmOverwrite]


def test_the_sheet_of_books_is_worded_anew(shelf: Shelf, over: QWidget) -> None:
    sheet = shown(shelf, over)
    shelf.retranslate()
    assert sheet.title.text() == "Recent books"
    assert shelf.is_covering()
