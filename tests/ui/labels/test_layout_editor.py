"""Laying a label out: what is typed is what is asked, and nothing that is not shown is lost."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rolodex import i18n
from rolodex.domain.label_layout import LabelLayout, Part
from rolodex.domain.message import message
from rolodex.ui.labels.layout_editor import LayoutEditor

FIELDS = {"address": message("Address"), "name": message("Name"), "firm": message("Firm")}


@pytest.fixture
def editor(app: QApplication, qtbot: QtBot) -> LayoutEditor:
    made = LayoutEditor(FIELDS)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_layout_that_is_shown_comes_back_as_it_is(editor: LayoutEditor) -> None:
    layout = LabelLayout(
        ("{firm}", "for {name}", "{postal}"),
        "center",
        "RolodexSans-Bold",
        9.5,
        (Part("qr", "bottom-right", "", 12.0), Part("text", "top-left", "{campaign}", 7.0)),
    )
    editor.show_layout(layout)
    got = editor.layout_value()
    assert (got.lines, got.align, got.face, got.size) == (layout.lines, "center", layout.face, 9.5)
    assert set(got.parts) == set(layout.parts)


def test_a_second_part_of_one_corner_stays_though_it_is_not_shown(editor: LayoutEditor) -> None:
    parts = (Part("text", "top-left", "one", 7.0), Part("text", "top-left", "two", 7.0))
    editor.show_layout(LabelLayout(parts=parts))
    assert editor.layout_value().parts == parts


def test_a_field_is_put_where_the_caret_stands(editor: LayoutEditor, qtbot: QtBot) -> None:
    editor.show_layout(LabelLayout(("For ", "{address}")))
    editor.lines.setFocus()
    QTest.keyClick(editor.lines, Qt.Key.Key_Home)
    QTest.keyClick(editor.lines, Qt.Key.Key_End)
    editor.field.setCurrentIndex(editor.field.findData("name"))
    with qtbot.waitSignal(editor.changed):
        editor.field.activated.emit(editor.field.currentIndex())
    assert editor.layout_value().lines == ("For {name}", "{address}")


def test_a_corner_takes_a_text_and_a_size(editor: LayoutEditor, qtbot: QtBot) -> None:
    row = editor.corners["bottom-left"]
    row.kind.setCurrentIndex(row.kind.findData("text"))
    assert editor.layout_value().parts == ()
    with qtbot.waitSignal(editor.changed):
        QTest.keyClicks(row.text, "Spring {code}")
    row.size_box.setValue(8)
    assert editor.layout_value().parts == (Part("text", "bottom-left", "Spring {code}", 8.0),)


def test_a_field_goes_into_a_corner_when_one_wrote_there(editor: LayoutEditor) -> None:
    row = editor.corners["top-left"]
    row.kind.setCurrentIndex(row.kind.findData("text"))
    QTest.keyClicks(row.text, "For ")
    editor.field.setCurrentIndex(editor.field.findData("firm"))
    editor.field.activated.emit(editor.field.currentIndex())
    assert editor.layout_value().parts == (Part("text", "top-left", "For {firm}", 7.0),)


def test_a_logo_asks_for_its_picture_and_is_there_when_it_has_one(editor: LayoutEditor, qtbot: QtBot) -> None:
    row = editor.corners["top-right"]
    with qtbot.waitSignal(editor.logo_wanted) as asked:
        row.kind.setCurrentIndex(row.kind.findData("logo"))
    assert asked.args == ["top-right"]
    assert editor.layout_value().parts == ()
    editor.show_logo("top-right", "ab" * 32)
    assert editor.layout_value().parts == (Part("logo", "top-right", "ab" * 32, 10.0),)
    row.kind.setCurrentIndex(row.kind.findData(""))
    assert editor.layout_value().parts == ()


def test_fields_are_called_as_in_the_language_in_use_and_kept_by_one_name(editor: LayoutEditor) -> None:
    i18n.use("es")
    editor.retranslate()
    editor.show_layout(LabelLayout(("{name}", "{address}"), parts=(Part("text", "top-left", "{firm}", 7.0),)))
    assert editor.lines.toPlainText() == "{nombre completo}\n{dirección}"
    assert editor.corners["top-left"].text.text() == "{empresa}"
    editor.lines.appendPlainText("{calle} {city}")
    assert editor.layout_value().lines == ("{name}", "{address}", "{street} {city}")
    i18n.use("en")
    editor.retranslate()
    assert editor.lines.toPlainText() == "{name}\n{address}\n{street} {city}"


def test_a_field_of_the_users_own_keeps_its_name_though_one_of_ours_is_called_so(
    editor: LayoutEditor,
) -> None:
    i18n.use("es")
    editor.show_layout(LabelLayout(("{nota}", "{note}")))
    editor.offer({**FIELDS, "Nota": message("Nota")})
    assert editor.layout_value().lines == ("{nota}", "{note}")
