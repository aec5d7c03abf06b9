"""The hint of the form: who of the book a new contact looks like."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot
from tests.builders import person, phones

from rolodex.domain.contact import Contact
from rolodex.domain.message import message
from rolodex.services.opening import Services
from rolodex.store import contacts
from rolodex.ui.contacts.editor import ContactEditor
from rolodex.ui.tasks import TaskRunner

Key = Qt.Key
ANA = 1


@pytest.fixture
def editor(services: Services, runner: TaskRunner, qtbot: QtBot) -> Iterator[ContactEditor]:
    with services.book.change(message("Test")) as tx:
        contacts.insert(
            tx, [person("Ana", "Garcia", tel=phones("+34 600 123 456")), person("Zoe", "Quartermain")]
        )
    made = ContactEditor()
    qtbot.addWidget(made)
    made.attach(runner, services)
    made.load(Contact())
    made.resize(700, 800)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    runner.shutdown()


def write(editor: ContactEditor, entry: QLineEdit, text: str, qtbot: QtBot, runner: TaskRunner) -> None:
    entry.setFocus()
    QTest.keyClicks(entry, text)
    qtbot.waitUntil(lambda: editor.alike.is_settled() and not runner.busy(), timeout=10_000)


def write_ana(editor: ContactEditor, qtbot: QtBot, runner: TaskRunner) -> None:
    write(editor, editor.names.entries["given"], "Ana", qtbot, runner)
    write(editor, editor.names.entries["family"], "Garcia", qtbot, runner)
    phone = editor.repeated["tel"].rows[0].first_entry()
    assert isinstance(phone, QLineEdit)
    write(editor, phone, "600 123 456", qtbot, runner)


def test_a_new_person_who_is_in_the_book_is_named_with_the_reason(
    editor: ContactEditor, qtbot: QtBot, runner: TaskRunner
) -> None:
    assert editor.alike.isHidden()
    write_ana(editor, qtbot, runner)
    assert editor.alike.isVisible()
    assert editor.alike.text.text().startswith("Looks like Ana Garcia: ")
    assert "same" in editor.alike.text.text()


def test_a_key_opens_the_card_that_is_meant_from_any_field(
    editor: ContactEditor, qtbot: QtBot, runner: TaskRunner
) -> None:
    write_ana(editor, qtbot, runner)
    at = editor.focusWidget()
    assert at is not None
    with qtbot.waitSignal(editor.person_wanted, timeout=10_000) as wanted:
        QTest.keyClick(at, Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    assert wanted.args == [ANA]


def test_who_keeps_writing_is_not_told_again_of_the_same_person(
    editor: ContactEditor, qtbot: QtBot, runner: TaskRunner
) -> None:
    write_ana(editor, qtbot, runner)
    QTest.keyClick(editor.alike.write_button, Key.Key_Return)
    assert editor.alike.isHidden()
    write(editor, editor.names.entries["additional"], "Maria", qtbot, runner)
    assert editor.alike.isHidden()
    editor.load(Contact())
    write_ana(editor, qtbot, runner)
    assert editor.alike.isVisible()


def test_a_contact_of_the_book_that_is_edited_gets_no_hint(
    editor: ContactEditor, services: Services, qtbot: QtBot, runner: TaskRunner
) -> None:
    known = services.contacts.get(2)
    assert known is not None
    editor.load(known)
    write_ana(editor, qtbot, runner)
    assert editor.alike.isHidden()
