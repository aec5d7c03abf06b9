"""What a screen reader is told of painted widgets, and of what happens where nobody looks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from rolodex.ui import told_as
from rolodex.ui.choice_box import ChoiceBox
from rolodex.ui.handing_on import hand_on
from rolodex.ui.labelling import plain_label
from rolodex.ui.number_box import NumberBox
from rolodex.ui.sheet import Sheet
from rolodex.ui.told_as import Role, Voice, announce, announce_current, tell_roles
from rolodex.ui.widgets.button import Button

Text = QAccessible.Text


class Painted(QWidget):
    told_as = Role.Chart

    def spelled_out(self) -> str:
        """Its figures."""
        return "January 3, February 5"


@pytest.fixture(autouse=True)
def roles(app: QApplication) -> None:
    tell_roles()


@pytest.fixture
def announced(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is read out where screen readers heed announcements, in place of one."""
    heard: list[str] = []

    class Ears(QAccessibleAnnouncementEvent):
        def __init__(self, widget: QWidget, text: str) -> None:
            super().__init__(widget, text)
            heard.append(text)

    monkeypatch.setattr(told_as, "QAccessibleAnnouncementEvent", Ears)
    monkeypatch.setattr(told_as, "HEEDS_ANNOUNCEMENTS", True)
    return heard


@pytest.fixture
def notified(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The notifications that come up where screen readers heed those alone."""
    heard: list[str] = []

    class Ears(QAccessibleEvent):
        def __init__(self, voice: Voice, kind: QAccessible.Event) -> None:
            super().__init__(voice, kind)
            told = QAccessible.queryAccessibleInterface(voice)
            assert (told.role(), kind) == (Role.Notification, QAccessible.Event.ObjectShow)
            heard.append(told.text(Text.Name))

    monkeypatch.setattr(told_as, "QAccessibleEvent", Ears)
    monkeypatch.setattr(told_as, "HEEDS_ANNOUNCEMENTS", False)
    return heard


def test_a_picture_is_told_as_what_it_is_and_by_its_figures(qtbot: QtBot) -> None:
    chart = Painted()
    qtbot.addWidget(chart)
    chart.setAccessibleName("Sales by month")
    told = QAccessible.queryAccessibleInterface(chart)
    assert told.role() == Role.Chart
    assert told.text(Text.Name) == "Sales by month"
    assert told.text(Text.Description) == "January 3, February 5"


def test_a_sheet_is_a_dialog_called_by_its_title_whenever_that_changes(over: QWidget) -> None:
    sheet = Sheet(over)
    title = plain_label("Labels", "title", sheet)
    sheet.entitle(title)
    told = QAccessible.queryAccessibleInterface(sheet)
    assert (told.role(), told.text(Text.Name)) == (Role.Dialog, "Labels")
    title.setText("Etiquetas")
    assert told.text(Text.Name) == "Etiquetas"


def test_boxes_name_the_line_within_that_has_the_keyboard(qtbot: QtBot) -> None:
    number, choice = NumberBox(), ChoiceBox(editable=True)
    for box in (number, choice):
        qtbot.addWidget(box)
        box.setAccessibleName("Copies")
        line = box.lineEdit()
        assert isinstance(line, QLineEdit)
        assert line.accessibleName() == "Copies"


def test_only_what_is_seen_is_read_out(over: QWidget, announced: list[str]) -> None:
    hidden = QWidget(over)
    hidden.hide()
    announce(hidden, "unseen")
    announce(over, "")
    announce(over, "12 contacts")
    assert announced == ["12 contacts"]


def test_where_announcements_are_not_heeded_a_notification_comes_up(
    over: QWidget, notified: list[str]
) -> None:
    announce(QWidget(over), "unseen")
    announce(over, "12 contacts")
    announce(over, "")
    announce(over, "3 contacts")
    assert notified == ["12 contacts", "3 contacts"]
    assert not any(voice.isVisible() for voice in over.findChildren(Voice))


def test_the_row_of_a_list_is_read_out_as_a_reader_is_told_of_it(over: QWidget, announced: list[str]) -> None:
    rows = QListWidget(over)
    rows.addItems(["Ana", "Boris"])
    told = QListWidgetItem("Eva", rows)
    told.setData(Qt.ItemDataRole.AccessibleTextRole, "Eva, due today")
    rows.show()
    announce_current(rows)
    for row in (1, 2):
        rows.setCurrentRow(row)
        announce_current(rows)
    assert announced == ["Boris", "Eva, due today"]


def test_pages_of_which_one_is_seen_are_not_told_as_layers(qtbot: QtBot) -> None:
    pages = QStackedWidget()
    qtbot.addWidget(pages)
    pages.addWidget(QLineEdit())
    told = QAccessible.queryAccessibleInterface(pages)
    assert (told.role(), told.childCount()) == (Role.Client, 1)


def test_a_page_hands_the_keyboard_on_and_tab_still_reaches_what_stands_before(over: QWidget) -> None:
    page = QWidget(over)
    before, part, later = QPushButton("before", page), QLineEdit(page), QLineEdit(page)
    column = QVBoxLayout(page)
    for one in (before, part, later):
        column.addWidget(one)
    page.setGeometry(over.rect())
    page.show()
    hand_on(page, part)
    page.setFocus()
    assert QApplication.focusWidget() is part
    hand_on(page, later)
    page.setFocus()
    assert QApplication.focusWidget() is later
    QTest.keyClick(later, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is before


class Leading(QWidget):
    told_as = Role.ListItem
    pressable = True
    opened = 0

    def open(self) -> None:
        """Count how often it was pressed."""
        self.opened += 1


def test_a_line_that_leads_somewhere_is_pressed_by_a_screen_reader(qtbot: QtBot) -> None:
    line = Leading()
    qtbot.addWidget(line)
    pressed = QAccessible.queryAccessibleInterface(line).actionInterface()
    assert pressed.pressAction() in pressed.actionNames()
    pressed.doAction(pressed.pressAction())
    assert line.opened == 1


def test_nothing_in_a_name_turns_the_rest_round_for_a_screen_reader(qtbot: QtBot) -> None:
    chart, button = Painted(), Button()
    for widget in (chart, button):
        qtbot.addWidget(widget)
        widget.setAccessibleName("Ana\u202e\x07 García")
        assert QAccessible.queryAccessibleInterface(widget).text(Text.Name) == "Ana García"
