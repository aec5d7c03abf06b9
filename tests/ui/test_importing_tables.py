"""Tables in the window: their columns are asked for, or known, and then rehearsed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot
from tests.builders import emails, person

from rolodex.domain.mapping import Target
from rolodex.domain.mapping_targets import KEEP, of_subject
from rolodex.services.opening import Services
from rolodex.ui.importing import targets
from rolodex.ui.importing.flow import ImportFlow
from rolodex.ui.tasks import TaskRunner

CHOICES = of_subject("contacts", (("Shoe size", "text"),))
PEOPLE = "Nombre;Apellidos;Móvil;Color\nAna;García;600123456;rojo\nLuis;Salas;600123457;azul\n"
GOOGLE = (
    "First Name,Last Name,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value\n"
    "Ana,García,* myContacts,Work,ana@x.example,Mobile,600 123 456\n"
)


@pytest.fixture
def flow(services: Services, runner: TaskRunner, qtbot: QtBot) -> Iterator[ImportFlow]:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(1100, 800)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    yield ImportFlow(runner, services, window)
    runner.shutdown()


def file(tmp_path: Path, text: str, name: str = "people.csv") -> Path:
    made = tmp_path / name
    made.write_text(text, encoding="utf-8", newline="")
    return made


def wait(flow: ImportFlow, qtbot: QtBot, state: str) -> None:
    qtbot.waitUntil(lambda: flow.state == state and flow.desk.is_settled(), timeout=20_000)


def goes(flow: ImportFlow) -> list[str]:
    lines = flow.mapping.table.lines
    found = (lines.line(place) for place in range(lines.rowCount()))
    return [line.cells[1] for line in found if line]


def test_columns_are_said_in_words() -> None:
    said = [
        targets.said(target, CHOICES)
        for target in (Target("tel", ("cell",)), Target("adr.city", ("home",), number=2), KEEP, Target())
    ]
    assert said == ["Phone · Mobile", "Address · Home · Town", "Keep word for word", "Leave out"]


def test_typing_finds_a_field_by_the_beginnings_of_its_words() -> None:
    assert targets.found(CHOICES, "mob")[0].text == "Phone · Mobile"
    assert targets.found(CHOICES, "shoe")[0].text == "Own field · Shoe size"


def test_a_second_column_for_one_field_is_a_second_value() -> None:
    mobile = Target("tel", ("cell",))
    assert targets.numbered(mobile, 1, [mobile, KEEP]).number == 2
    street, town = Target("adr.street", ("home",), number=2), Target("adr.city", ("home",), number=2)
    known = [street, town, targets.numbered(street, 2, [street, town, KEEP]), KEEP]
    assert targets.numbered(town, 3, known).number == known[2].number != 2


def test_columns_of_an_unknown_table_are_asked_for_with_what_is_guessed(
    flow: ImportFlow, services: Services, qtbot: QtBot, tmp_path: Path
) -> None:
    flow.start([file(tmp_path, PEOPLE)])
    wait(flow, qtbot, "mapping")
    assert goes(flow) == ["First name", "Surname", "Phone · Mobile", "Keep word for word"]
    qtbot.waitUntil(lambda: QApplication.focusWidget() is flow.mapping.table)
    QTest.keyClick(flow.page.primary, Qt.Key.Key_Return)
    wait(flow, qtbot, "planned")
    assert flow.page.primary.text() == "Import 2 people"
    QTest.keyClick(flow.page.primary, Qt.Key.Key_Return)
    wait(flow, qtbot, "done")
    assert services.contacts.tally().people == 2


def test_enter_and_a_few_letters_send_a_column_elsewhere(
    flow: ImportFlow, qtbot: QtBot, tmp_path: Path
) -> None:
    flow.start([file(tmp_path, PEOPLE)])
    wait(flow, qtbot, "mapping")
    table = flow.mapping.table
    table.selectRow(3)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is flow.mapping.goes
    flow.mapping.goes.setText("nickn")  # typing drops a list down, which needs a screen
    QTest.keyClick(flow.mapping.goes, Qt.Key.Key_Return)
    assert goes(flow)[3] == "Nickname"
    table.selectRow(2)
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert goes(flow)[2] == "Leave out"
    table.selectRow(2)
    QTest.keyClick(table, Qt.Key.Key_K)
    assert goes(flow)[2] == "Keep word for word"


def test_a_table_of_a_known_program_is_rehearsed_at_once_and_its_columns_can_be_changed(
    flow: ImportFlow, qtbot: QtBot, tmp_path: Path
) -> None:
    flow.start([file(tmp_path, GOOGLE)])
    wait(flow, qtbot, "planned")
    assert flow.page.third.text() == "Columns…"
    QTest.keyClick(flow.page.third, Qt.Key.Key_Return)
    wait(flow, qtbot, "mapping")
    assert "Google" in flow.page.subtitle.text()
    QTest.keyClick(flow.page.primary, Qt.Key.Key_Return)
    wait(flow, qtbot, "planned")


def test_another_delimiter_is_looked_at_again(flow: ImportFlow, qtbot: QtBot, tmp_path: Path) -> None:
    flow.start([file(tmp_path, PEOPLE)])
    wait(flow, qtbot, "mapping")
    flow.mapping.heads.delimiter.show_key(",")
    wait(flow, qtbot, "mapping")
    assert len(goes(flow)) == 1


def test_kept_columns_are_known_the_next_time(flow: ImportFlow, qtbot: QtBot, tmp_path: Path) -> None:
    source = file(tmp_path, PEOPLE)
    flow.start([source])
    wait(flow, qtbot, "mapping")
    QTest.keyClicks(flow.mapping.name, "Shop")
    QTest.keyClick(flow.mapping.keep_button, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: flow.desk.is_settled() and flow.mapping.saved.isVisible(), timeout=5000)
    QTest.keyClick(flow.page.secondary, Qt.Key.Key_Return)
    flow.start([source])
    wait(flow, qtbot, "planned")


def test_orders_of_a_table_are_rehearsed_and_undone(
    flow: ImportFlow, services: Services, qtbot: QtBot, tmp_path: Path
) -> None:
    services.contacts.save(person(email=emails("ana@x.example")))
    flow.start([file(tmp_path, "Email;Date;Description;Total\nana@x.example;2026-03-04;Jam;12.50\n")])
    wait(flow, qtbot, "mapping")
    flow.mapping.heads.subject.show_key("purchases")
    qtbot.waitUntil(flow.desk.is_settled, timeout=5000)
    QTest.keyClick(flow.page.primary, Qt.Key.Key_Return)
    wait(flow, qtbot, "planned")
    assert flow.page.primary.text() == "Import 1 order"
    QTest.keyClick(flow.page.primary, Qt.Key.Key_Return)
    wait(flow, qtbot, "done")
    QTest.keyClick(flow.page.secondary, Qt.Key.Key_Return)
    wait(flow, qtbot, "undone")


def test_cards_and_tables_that_come_together_are_taken_one_after_the_other(
    flow: ImportFlow, services: Services, qtbot: QtBot, tmp_path: Path
) -> None:
    card = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Eva Ruiz\r\nN:Ruiz;Eva;;;\r\nTEL:1\r\nEND:VCARD\r\n"
    flow.start([file(tmp_path, GOOGLE), file(tmp_path, card, "eva.vcf")])
    wait(flow, qtbot, "planned")
    assert flow.files == ("eva.vcf",)
    QTest.keyClick(flow.page.primary, Qt.Key.Key_Return)
    wait(flow, qtbot, "done")
    assert flow.page.primary.text() == "Next file (1 waits)"
    QTest.keyClick(flow.page.primary, Qt.Key.Key_Return)
    wait(flow, qtbot, "planned")
    assert flow.files == ("people.csv",)
