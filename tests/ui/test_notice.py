"""The bar that says what was done."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from rolodex.ui.notice import Notice


@pytest.fixture
def window(app: QApplication, qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    QVBoxLayout(made).addWidget(QLineEdit())
    made.resize(800, 500)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def line_of(window: QWidget) -> QLineEdit:
    line = window.findChild(QLineEdit)
    assert line is not None
    return line


def test_a_notice_says_what_was_done_and_does_what_its_button_says(window: QWidget, qtbot: QtBot) -> None:
    done: list[str] = []
    notice = Notice(window)
    notice.say("Deleted Ana García Ortiz.", "Undo", lambda: done.append("undo"))
    assert notice.isVisible()
    assert notice.label.text() == "Deleted Ana García Ortiz."
    QTest.keyClick(notice.button, Qt.Key.Key_Space)
    assert done == ["undo"]
    assert not notice.isVisible()


def test_a_notice_goes_by_itself(window: QWidget, qtbot: QtBot) -> None:
    notice = Notice(window, seconds=0.02)
    with qtbot.waitSignal(notice.gone):
        notice.say("Saved.")


def test_a_notice_stays_while_the_keyboard_is_on_it(window: QWidget, qtbot: QtBot) -> None:
    notice = Notice(window, seconds=0.02)
    notice.say("Deleted.", "Undo", lambda: None)
    notice.focus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is notice.button)
    with qtbot.assertNotEmitted(notice.gone, wait=100):
        assert notice.isVisible()
    with qtbot.waitSignal(notice.gone):
        line_of(window).setFocus()


def test_a_notice_stays_while_the_mouse_is_over_it(window: QWidget, qtbot: QtBot) -> None:
    notice = Notice(window, seconds=0.02)
    notice.say("Deleted.", "Undo", lambda: None)
    QApplication.sendEvent(notice, QEvent(QEvent.Type.Enter))
    with qtbot.assertNotEmitted(notice.gone, wait=100):
        assert notice.isVisible()
    with qtbot.waitSignal(notice.gone):
        QApplication.sendEvent(notice, QEvent(QEvent.Type.Leave))


def test_the_next_notice_takes_the_place_of_the_last(window: QWidget) -> None:
    notice = Notice(window)
    notice.say("Deleted Ana.", "Undo", lambda: None)
    notice.say("Saved.")
    assert notice.label.text() == "Saved."
    assert not notice.button.isVisible()


def test_escape_closes_and_gives_the_keyboard_back(window: QWidget, qtbot: QtBot) -> None:
    line = line_of(window)
    line.setFocus()
    notice = Notice(window)
    notice.say("Deleted.", "Undo", lambda: None)
    notice.focus()
    QTest.keyClick(notice.button, Qt.Key.Key_Escape)
    assert not notice.isVisible()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is line)


def test_a_long_name_never_makes_the_notice_wider_than_the_window(window: QWidget) -> None:
    notice = Notice(window)
    notice.say("Deleted " + "Wolfeschlegelsteinhausenbergerdorff " * 9, "Undo", lambda: None)
    assert notice.geometry().right() < window.width()
    assert notice.geometry().left() > 0


def test_a_name_is_never_taken_for_markup(window: QWidget) -> None:
    notice = Notice(window)
    notice.say("Deleted <b>Ana</b> & Co.", "Undo", lambda: None)
    assert notice.label.textFormat() == Qt.TextFormat.PlainText


def test_how_far_work_is_stays_and_is_not_shown_again_once_put_away(window: QWidget) -> None:
    notice, stopped = Notice(window, seconds=0.02), list[str]()

    def stop() -> None:
        stopped.append("stop")

    notice.say_so_far("Making… 10%", "Cancel", stop)
    notice.say_so_far("Making… 20%", "Cancel", stop)
    assert notice.label.text() == notice.accessibleName() == "Making… 20%"
    QTest.keyClick(notice.button, Qt.Key.Key_Space)
    assert stopped == ["stop"]
    notice.say_so_far("Making… 30%", "Cancel", stop)
    assert not notice.isVisible()
    notice.say_so_far("Writing… 10%", "Cancel", lambda: None)
    assert notice.isVisible()
