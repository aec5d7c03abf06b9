"""Earlier imports in the window: their receipts, their people, and taking one back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.builders import person

from rolodex.domain.segment import Clause
from rolodex.services.opening import Services
from rolodex.ui.importing.imports_sheet import ImportsSheet
from rolodex.ui.tasks import TaskRunner

TODAY = date(2026, 11, 22)
CARDS = (
    b"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:1\r\nFN:Ana Ruiz\r\nN:Ruiz;Ana;;;\r\nTEL:600\r\nX-FOO:1\r\n"
    b"END:VCARD\r\nno card\r\n"
)


@pytest.fixture
def sheet(services: Services, runner: TaskRunner, over: QWidget, qtbot: QtBot) -> ImportsSheet:
    """The imports of a book into which one file came."""
    with services.importing.plan_data(CARDS, "iPhone.vcf") as plan:
        services.importing.apply(plan)
    made = ImportsSheet(runner, services, over)
    made.start()
    qtbot.waitUntil(lambda: made.is_settled() and made.list.lines.rowCount() == 1, timeout=5000)
    return made


def open_receipt(sheet: ImportsSheet, qtbot: QtBot) -> None:
    QTest.keyClick(sheet.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: sheet.is_settled() and sheet.receipt.list.rows.rowCount() == 2, timeout=5000)


def test_an_import_is_listed_with_its_file_and_counts(sheet: ImportsSheet) -> None:
    line = sheet.list.lines.line(0)
    assert line is not None
    assert line.cells[1:] == ("iPhone.vcf", "Cards", "1", "0", "0", "1", "")


def test_enter_opens_a_receipt_that_accounts_for_every_property(sheet: ImportsSheet, qtbot: QtBot) -> None:
    open_receipt(sheet, qtbot)
    qtbot.waitUntil(lambda: sheet.receipt.list.current() is not None, timeout=5000)
    row = sheet.receipt.list.current()
    assert row is not None
    assert row.title == "Ana Ruiz"
    assert "1 kept word for word" in row.text
    names = [sheet.receipt.fates.lines.line(at) for at in range(sheet.receipt.fates.lines.rowCount())]
    assert "Phone (TEL)" in [line.cells[0] for line in names if line]
    QTest.keyClick(sheet.receipt.list, Qt.Key.Key_Escape)
    assert not sheet.isHidden()
    QTest.keyClick(sheet.list, Qt.Key.Key_Escape)
    assert sheet.isHidden()


def test_enter_on_a_row_of_the_receipt_shows_the_person(sheet: ImportsSheet, qtbot: QtBot) -> None:
    open_receipt(sheet, qtbot)
    qtbot.waitUntil(lambda: sheet.receipt.list.current() is not None, timeout=5000)
    with qtbot.waitSignal(sheet.person_chosen):
        QTest.keyClick(sheet.receipt.list, Qt.Key.Key_Return)


def test_r_takes_an_import_back_and_it_stays_listed(
    sheet: ImportsSheet, services: Services, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(sheet.noticed, timeout=10_000):
        QTest.keyClick(sheet.list, Qt.Key.Key_R)
    qtbot.waitUntil(sheet.is_settled, timeout=5000)
    assert services.contacts.tally().people == 0
    line = sheet.list.lines.line(0)
    assert line is not None
    assert line.cells[-1] == "Taken back"


def test_whose_later_work_would_be_lost_is_said_before_an_import_is_taken_back(
    sheet: ImportsSheet, services: Services, qtbot: QtBot
) -> None:
    ana = services.contacts.named("1")
    services.contacts.save(replace(ana, fn="Ana Ortiz"), base=ana)
    QTest.keyClick(sheet.list, Qt.Key.Key_R)
    qtbot.waitUntil(lambda: "Ana Ortiz" in sheet.page.subtitle.text(), timeout=10_000)
    qtbot.waitUntil(sheet.is_settled, timeout=5000)
    assert services.contacts.tally().people == 1
    assert sheet.page.secondary.text() == "Take back anyway"
    assert sheet.receipt.changed.lines.rowCount() == 1
    QTest.keyClick(sheet.page.secondary, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: services.contacts.tally().people == 0, timeout=10_000)


def test_p_lists_whom_an_import_brought(sheet: ImportsSheet, services: Services, qtbot: QtBot) -> None:
    services.contacts.save(person())
    with qtbot.waitSignal(sheet.people_wanted) as wanted:
        QTest.keyClick(sheet.list, Qt.Key.Key_P)
    rule, title = wanted.args
    assert isinstance(rule, Clause)
    assert str(title).startswith("Import of ")
    assert services.segments.count(rule, TODAY) == 1
