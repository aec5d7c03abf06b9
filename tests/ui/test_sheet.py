"""The keyboard within a sheet: Tab goes round, and never reaches what lies below."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from rolodex.ui.sheet import Sheet

Key = Qt.Key


class Form(Sheet):
    """A sheet with every kind of field, over a panel that has its own."""

    def __init__(self, over: QWidget) -> None:
        self.below = QLineEdit(over)
        self.table_below = QTableWidget(3, 2, over)
        super().__init__(over)
        self.line = QLineEdit(self)
        self.choice = QComboBox(self)
        self.choice.setEditable(True)
        self.amount = QSpinBox(self)
        self.table = QTableWidget(3, 2, self)
        self.table.setTabKeyNavigation(False)
        self.close_button = QPushButton("Close", self)
        self.save_button = QPushButton("Save", self)
        column = QVBoxLayout(self)
        for field in (self.line, self.choice, self.amount, self.table):
            column.addWidget(field)
        buttons = QHBoxLayout()
        for button in (self.save_button, self.close_button):
            buttons.addWidget(button)
        column.addLayout(buttons)
        self.fields: tuple[QWidget, ...] = (
            self.line,
            self.choice,
            self.amount,
            self.table,
            self.save_button,
            self.close_button,
        )


@pytest.fixture
def form(over: QWidget) -> Form:
    beside = QVBoxLayout(over)
    form = Form(over)
    for field in (form.below, form.table_below, QLineEdit(over)):
        beside.addWidget(field)
        field.show()
    form.below.setFocus()
    form.come()
    form.line.setFocus()
    return form


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def reached(form: Form, key: Qt.Key, steps: int) -> list[QWidget]:
    """The fields the keyboard is on after each of so many steps."""
    fields: list[QWidget] = []
    for _step in range(steps):
        QTest.keyClick(focused(), key)
        fields.append(next(one for one in form.fields if one is focused() or one.isAncestorOf(focused())))
    return fields


def test_tab_goes_round_in_the_order_of_the_fields(form: Form) -> None:
    assert reached(form, Key.Key_Tab, 7) == [*form.fields[1:], form.line, form.choice]


def test_shift_tab_goes_round_the_other_way(form: Form) -> None:
    assert reached(form, Key.Key_Backtab, 7) == [*reversed(form.fields), form.close_button]


def test_what_is_made_later_is_reached_where_it_is_read(form: Form) -> None:
    column = form.layout()
    assert isinstance(column, QVBoxLayout)
    later = QLineEdit(form)
    column.insertWidget(1, later)
    later.show()
    column.activate()
    form.fields = (form.line, later, *form.fields[1:])
    assert reached(form, Key.Key_Tab, 3) == [later, form.choice, form.amount]


def test_what_stands_beside_another_is_read_from_the_left(form: Form) -> None:
    form.table.setFocus()
    assert reached(form, Key.Key_Tab, 2) == [form.save_button, form.close_button]


def test_what_is_hidden_or_disabled_is_passed_over(form: Form) -> None:
    form.choice.hide()
    form.amount.setEnabled(False)
    form.save_button.setEnabled(False)
    assert reached(form, Key.Key_Tab, 3) == [form.table, form.close_button, form.line]
    assert reached(form, Key.Key_Backtab, 2) == [form.close_button, form.table]


def test_the_only_field_keeps_the_keyboard(form: Form) -> None:
    for field in form.fields[1:]:
        field.hide()
    assert reached(form, Key.Key_Tab, 2) == [form.line, form.line]
    assert reached(form, Key.Key_Backtab, 2) == [form.line, form.line]


def test_a_sheet_that_was_clicked_leads_into_its_fields(form: Form) -> None:
    QTest.mouseClick(form, Qt.MouseButton.LeftButton, pos=form.rect().topLeft())
    assert focused() is form
    assert reached(form, Key.Key_Tab, 1) == [form.line]
    form.setFocus()
    assert reached(form, Key.Key_Backtab, 1) == [form.close_button]


def test_a_field_that_goes_hands_the_keyboard_on_within_the_sheet(form: Form) -> None:
    form.save_button.setFocus()
    form.save_button.setEnabled(False)
    assert focused() is form.line
    form.line.hide()
    assert form.choice.isAncestorOf(focused()) or focused() is form.choice


def test_esc_gives_the_keyboard_back_to_what_lies_below(form: Form) -> None:
    reached(form, Key.Key_Tab, 2)
    QTest.keyClick(focused(), Key.Key_Escape)
    assert form.isHidden()
    assert focused() is form.below


def test_a_sheet_over_a_sheet_has_the_keyboard_to_itself(form: Form, qtbot: QtBot) -> None:
    upper = Form(form)
    upper.come()
    upper.line.setFocus()
    assert reached(upper, Key.Key_Tab, 6) == [*upper.fields[1:], upper.line]
    QTest.keyClick(focused(), Key.Key_Escape)
    assert focused() is form.line
    assert reached(form, Key.Key_Backtab, 1) == [form.close_button]


def test_no_part_that_qt_keeps_within_a_table_becomes_an_object_of_python(form: Form) -> None:
    """Qt deletes headers unasked; what Python still held of them would be another's memory."""

    def headers() -> int:
        return sum(isinstance(one, QHeaderView) for one in Shiboken.getAllValidWrappers())

    before = headers()
    reached(form, Key.Key_Tab, 7)
    reached(form, Key.Key_Backtab, 7)
    form.go()
    assert headers() == before
