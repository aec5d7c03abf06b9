"""Contacts through the clipboard and by drag."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from pytestqt.qtbot import QtBot
from tests.builders import person, phones

from rolodex.domain.contact import Contact
from rolodex.domain.exporting import Clip
from rolodex.domain.listing import Query
from rolodex.services.opening import Services
from rolodex.services.pasting import Pasting
from rolodex.ui.clipboard.dragging import CardDrag
from rolodex.ui.clipboard.flow import Clipboard
from rolodex.ui.clipboard.mime import cards_in, files_in, mime_of
from rolodex.ui.clipboard.sheet import PasteSheet
from rolodex.ui.tasks import TaskRunner

SIGNATURE = "Saludos,\nAna García Ortiz\nGerente\nMuebles Ortiz, S.L.\nMóvil: 600 123 456\nana@ortiz.example"
CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ana\r\nEND:VCARD\r\n"


@pytest.fixture
def clipboard(services: Services, runner: TaskRunner) -> Iterator[Clipboard]:
    made = Clipboard(runner)
    made.attach(services.exporting)
    yield made
    runner.shutdown()


@pytest.fixture
def sheet(services: Services, runner: TaskRunner, qtbot: QtBot) -> Iterator[PasteSheet]:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(1000, 700)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    yield PasteSheet(runner, services.contacts, Pasting(services.book), window)
    runner.shutdown()


def pasted(sheet: PasteSheet, qtbot: QtBot, text: str = SIGNATURE) -> None:
    sheet.start(text)
    qtbot.waitUntil(lambda: bool(sheet.rows), timeout=20_000)


def row_of(sheet: PasteSheet, kind: str) -> int:
    return next(place for place, row in enumerate(sheet.rows) if row.kind.currentData() == kind)


# Copying


def test_a_copy_is_text_and_cards(clipboard: Clipboard, services: Services, qtbot: QtBot) -> None:
    saved = services.contacts.save(person(tel=phones("600")))
    with qtbot.waitSignal(clipboard.noticed) as told:
        clipboard.copy([saved.id])
    assert told.args == ["Copied Ana García", False]
    data = QApplication.clipboard().mimeData()
    assert data.text() == "Ana García\n600"
    assert bytes(data.data("text/vcard").data()).startswith(b"BEGIN:VCARD\r\nVERSION:3.0\r\n")
    assert data.data("text/x-vcard") == data.data("text/vcard")


def test_several_people_are_copied_at_once(clipboard: Clipboard, services: Services, qtbot: QtBot) -> None:
    ids = [services.contacts.save(Contact(fn=name)).id for name in ("Ana", "Eva")]
    with qtbot.waitSignal(clipboard.noticed) as told:
        clipboard.copy(ids)
    assert told.args == ["Copied 2 contacts", False]
    assert QApplication.clipboard().text() == "Ana\n\nEva"


# Pasting


def test_what_was_copied_is_pasted_as_cards(clipboard: Clipboard, services: Services, qtbot: QtBot) -> None:
    saved = services.contacts.save(person())
    with qtbot.waitSignal(clipboard.noticed):
        clipboard.copy([saved.id])
    with qtbot.waitSignal(clipboard.cards_pasted) as told:
        clipboard.paste()
    assert told.args is not None
    assert told.args[0].startswith(b"BEGIN:VCARD")


def test_a_card_pasted_as_text_is_a_card(clipboard: Clipboard, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setText("\n" + CARD)
    with qtbot.waitSignal(clipboard.cards_pasted):
        clipboard.take(data)


def test_copied_files_of_cards_are_pasted_as_files(
    clipboard: Clipboard, tmp_path: Path, qtbot: QtBot
) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in ("a.vcf", "b.VCF", "c.pdf")])
    with qtbot.waitSignal(clipboard.files_pasted) as told:
        clipboard.take(data)
    assert told.args == [[tmp_path / "a.vcf", tmp_path / "b.VCF"]]


def test_other_text_is_to_be_guessed_at(clipboard: Clipboard, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setText(SIGNATURE)
    with qtbot.waitSignal(clipboard.text_pasted) as told:
        clipboard.take(data)
    assert told.args == [SIGNATURE]


def test_an_empty_clipboard_is_said_to_be_of_no_use(clipboard: Clipboard, qtbot: QtBot) -> None:
    with qtbot.waitSignal(clipboard.noticed) as told:
        clipboard.take(QMimeData())
    assert told.args is not None
    assert "nothing on the clipboard" in told.args[0]


# The sheet of guesses


def test_each_guess_is_shown_with_its_line(sheet: PasteSheet, qtbot: QtBot) -> None:
    pasted(sheet, qtbot)
    shown = [(row.kind.currentText(), row.text.text(), row.line.text()) for row in sheet.rows]
    assert ("Name", "Ana García Ortiz", "from: Ana García Ortiz") in shown
    assert ("Mobile", "600 123 456", "from: Móvil: 600 123 456") in shown


def test_a_greeting_is_not_ticked(sheet: PasteSheet, qtbot: QtBot) -> None:
    pasted(sheet, qtbot)
    assert [row.text.text() for row in sheet.rows if not row.wanted.isChecked()] == ["Saludos,"]
    assert sheet.subtitle.text().startswith("5 things will be saved.")


def test_one_press_saves_the_contact(sheet: PasteSheet, services: Services, qtbot: QtBot) -> None:
    pasted(sheet, qtbot)
    with qtbot.waitSignal(sheet.saved) as told:
        QTest.keyClick(sheet.save_button, Qt.Key.Key_Return)
    assert told.args is not None
    found = services.contacts.get(told.args[0])
    assert found is not None
    assert (found.n.given, found.n.family, found.n.family2) == ("Ana", "García", "Ortiz")
    assert found.org[0].title == "Gerente"
    assert sheet.isHidden()


def test_what_is_unticked_is_not_saved(sheet: PasteSheet, qtbot: QtBot) -> None:
    pasted(sheet, qtbot)
    QTest.keyClick(sheet.rows[row_of(sheet, "email")].wanted, Qt.Key.Key_Space)
    assert sheet.contact().email == ()


def test_a_guess_can_be_made_another_kind(sheet: PasteSheet, qtbot: QtBot) -> None:
    pasted(sheet, qtbot)
    row = sheet.rows[row_of(sheet, "title")]
    row.kind.setCurrentIndex(row.kind.findData("note"))
    made = sheet.contact()
    assert made.org[0].title == ""
    assert [note.value for note in made.note] == ["Gerente"]


def test_the_words_of_a_guess_can_be_mended(sheet: PasteSheet, qtbot: QtBot) -> None:
    pasted(sheet, qtbot)
    edit = sheet.rows[row_of(sheet, "name")].text
    edit.selectAll()
    QTest.keyClicks(edit, "Anna Garcia")
    assert sheet.contact().fn == "Anna Garcia"


def test_the_contact_can_be_finished_in_the_form(sheet: PasteSheet, services: Services, qtbot: QtBot) -> None:
    pasted(sheet, qtbot)
    with qtbot.waitSignal(sheet.edit_wanted) as told:
        QTest.keyClick(sheet.edit_button, Qt.Key.Key_Return)
    assert told.args is not None
    assert told.args[0].fn == "Ana García Ortiz"
    assert services.contacts.matches(Query()).total == 0


def test_nothing_ticked_is_nothing_to_save(sheet: PasteSheet, qtbot: QtBot) -> None:
    pasted(sheet, qtbot, "ana@ortiz.example")
    QTest.keyClick(sheet.rows[0].wanted, Qt.Key.Key_Space)
    assert not sheet.save_button.isEnabled()


def test_markup_in_a_text_is_shown_as_it_is(sheet: PasteSheet, qtbot: QtBot) -> None:
    pasted(sheet, qtbot, "Ana <img src=x>\nana@ortiz.example")
    assert all(row.line.textFormat() == Qt.TextFormat.PlainText for row in sheet.rows)


def test_escape_leaves_without_saving(sheet: PasteSheet, services: Services, qtbot: QtBot) -> None:
    pasted(sheet, qtbot)
    with qtbot.waitSignal(sheet.closed):
        QTest.keyClick(sheet.rows[0].kind, Qt.Key.Key_Escape)
    assert services.contacts.matches(Query()).total == 0


def test_every_part_of_a_guess_has_a_name(sheet: PasteSheet, qtbot: QtBot) -> None:
    pasted(sheet, qtbot)
    parts = [widget for row in sheet.rows for widget in (row.wanted, row.kind, row.text)]
    assert all(widget.accessibleName() for widget in parts)


# Dragging


def test_a_drag_carries_a_file_and_what_a_copy_has(clipboard: Clipboard) -> None:
    drag = CardDrag(clipboard)
    data = drag.drag_mime(Clip("Ana", CARD.encode(), ("Ana Núñez",)))
    (file,) = files_in(data)
    assert file.name == "Ana Nunez.vcf"
    assert file.read_bytes() == CARD.encode()
    assert file.parent.parent.stat().st_mode & 0o077 == 0
    assert (data.text(), cards_in(data)) == ("Ana", CARD.encode())


def test_several_people_are_dragged_as_one_file(clipboard: Clipboard) -> None:
    drag = CardDrag(clipboard)
    data = drag.drag_mime(Clip("Ana\n\nEva", (CARD * 2).encode(), ("Ana", "Eva")))
    assert [file.name for file in files_in(data)] == ["2 cards.vcf"]


def test_the_dragged_files_are_gone_with_the_program(clipboard: Clipboard) -> None:
    drag = CardDrag(clipboard)
    (file,) = files_in(drag.drag_mime(Clip("Ana", CARD.encode(), ("Ana",))))
    del drag
    gc.collect()
    assert not file.parent.parent.exists()


def test_a_drag_that_is_over_before_the_cards_are_read_is_dropped(
    clipboard: Clipboard, services: Services, runner: TaskRunner, qtbot: QtBot
) -> None:
    dragged: list[QMimeData] = []
    widget = QWidget()
    qtbot.addWidget(widget)
    drag = CardDrag(clipboard, lambda _source, data: dragged.append(data))
    drag.begin([services.contacts.save(person()).id], widget)
    qtbot.waitUntil(lambda: not runner.busy(), timeout=20_000)
    assert dragged == []


def test_rows_are_dragged_while_the_button_is_held_down(
    clipboard: Clipboard, services: Services, qtbot: QtBot
) -> None:
    dragged: list[QMimeData] = []
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    drag = CardDrag(clipboard, lambda _source, data: dragged.append(data))
    QTest.mousePress(widget.windowHandle(), Qt.MouseButton.LeftButton)
    drag.begin([services.contacts.save(person()).id], widget)
    qtbot.waitUntil(lambda: bool(dragged), timeout=20_000)
    QTest.mouseRelease(widget.windowHandle(), Qt.MouseButton.LeftButton)
    assert dragged[0].hasUrls()


def test_a_clip_on_its_own_has_no_files() -> None:
    assert files_in(mime_of(Clip("Ana", CARD.encode(), ("Ana",)))) == []


def test_a_text_of_many_pages_is_not_read_for_a_person(clipboard: Clipboard, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setText("lorem ipsum\n" * 100_000)
    with qtbot.assertNotEmitted(clipboard.text_pasted), qtbot.waitSignal(clipboard.noticed) as told:
        clipboard.take(data)
    assert "too long" in told.args[0]
