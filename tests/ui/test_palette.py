"""The command palette."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow
from pytestqt.qtbot import QtBot

from rolodex.domain.listing import ContactRow, Matches, Query
from rolodex.ui import told_as
from rolodex.ui.palette import CommandPalette
from rolodex.ui.ranking import ranked
from rolodex.ui.tasks import TaskRunner


class Book:
    """A book of two people."""

    def matches(self, query: Query, limit: int = 50) -> Matches:
        people = (ContactRow(4, "Ana García", detail="Gerente"), ContactRow(5, "Andrea Moretti"))
        found = tuple(row for row in people if query.text.lower() in row.fn.lower())
        return Matches(len(found), found)


@pytest.fixture
def window(app: QApplication, qtbot: QtBot) -> QMainWindow:
    made = QMainWindow()
    qtbot.addWidget(made)
    made.setCentralWidget(QLineEdit())
    made.resize(900, 600)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


@pytest.fixture
def done() -> list[str]:
    return []


@pytest.fixture
def palette(window: QMainWindow, done: list[str]) -> CommandPalette:
    actions = []
    for text, keys in (("&New person", "Ctrl+N"), ("Print labels…", "Ctrl+P"), ("Undo", "Ctrl+Z")):
        action = QAction(text, window)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda _checked=False, text=text: done.append(text))
        actions.append(action)
    actions[2].setEnabled(False)
    return CommandPalette(lambda: actions, window)


def shown(palette: CommandPalette) -> list[str]:
    rows = palette.rows
    return [str(rows.data(rows.index(place, 0))) for place in range(rows.rowCount())]


def test_all_actions_that_can_be_done_now_are_offered(palette: CommandPalette) -> None:
    palette.open()
    assert shown(palette) == ["New person", "Print labels"]


def test_enter_runs_the_action_whose_letters_were_typed(palette: CommandPalette, done: list[str]) -> None:
    palette.open()
    QTest.keyClicks(palette.line, "lab")
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    assert done == ["Print labels…"]
    assert palette.isHidden()


def test_the_arrow_keys_move_the_mark(palette: CommandPalette, done: list[str]) -> None:
    palette.open()
    QTest.keyClick(palette.line, Qt.Key.Key_Down)
    QTest.keyClick(palette.line, Qt.Key.Key_Enter)
    assert done == ["Print labels…"]


def test_what_is_found_and_moved_to_is_read_out(
    palette: CommandPalette, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(told_as, "HEEDS_ANNOUNCEMENTS", False)
    palette.open()
    assert palette.window().findChild(told_as.Voice) is None
    QTest.keyClicks(palette.line, "p")
    voice = palette.window().findChild(told_as.Voice)
    assert voice is not None
    first, second = shown(palette)[:2]
    assert voice.accessibleName().startswith(first)
    QTest.keyClick(palette.line, Qt.Key.Key_Down)
    assert voice.accessibleName().startswith(second)


def test_escape_closes_and_gives_the_keyboard_back(
    palette: CommandPalette, window: QMainWindow, qtbot: QtBot, done: list[str]
) -> None:
    line = window.findChild(QLineEdit)
    assert line is not None
    line.setFocus()
    palette.open()
    QTest.keyClick(palette.line, Qt.Key.Key_Escape)
    assert palette.isHidden()
    assert done == []
    qtbot.waitUntil(lambda: QApplication.focusWidget() is line)


def test_people_are_found_below_the_actions(
    palette: CommandPalette, runner: TaskRunner, qtbot: QtBot
) -> None:
    palette.set_people(runner, Book())
    palette.open()
    QTest.keyClicks(palette.line, "andrea")
    qtbot.waitUntil(lambda: shown(palette) == ["Andrea Moretti"])
    with qtbot.waitSignal(palette.person_chosen) as chosen:
        QTest.keyClick(palette.line, Qt.Key.Key_Return)
    assert chosen.args == [5]


def test_what_nothing_answers_does_nothing(palette: CommandPalette, done: list[str]) -> None:
    palette.open()
    QTest.keyClicks(palette.line, "zzzz")
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    assert done == []
    assert palette.isVisible()


def test_a_screen_reader_hears_the_shortcut(palette: CommandPalette) -> None:
    palette.open()
    heard = palette.rows.data(palette.rows.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert heard == "New person Ctrl+N"


@pytest.mark.parametrize(
    ("typed", "best"),
    [
        ("undo", "Undo delete Ana"),
        ("print", "Print labels"),
        ("np", "New person"),
        ("pers new", "New person"),
        ("etiq", "Imprimir etiquetas"),
        ("añad", "Añadir etiqueta"),
        ("anad", "Añadir etiqueta"),
    ],
)
def test_the_best_answer_stands_first(typed: str, best: str) -> None:
    names = ["New person", "Undo delete Ana", "Print labels", "Imprimir etiquetas", "Añadir etiqueta"]
    assert ranked(typed, names, str)[0] == best
