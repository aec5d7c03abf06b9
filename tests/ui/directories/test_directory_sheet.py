"""Preparing pocket lists, booklets, cards and badges in the window, by keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import copyfile

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.blank import new_book
from tests.builders import person

from rolodex.domain.contact import Adr, Org, Value
from rolodex.domain.listing import Query
from rolodex.services import printed_pages
from rolodex.services.opening import Services, open_services
from rolodex.ui.directories.sheet import DirectorySheet
from rolodex.ui.labels.printing import new_printer
from rolodex.ui.tasks import TaskRunner

pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard|support raise")

ADR = Adr(street="Calle Mayor 14", code="28013", city="Madrid", country_code="ES")
PEOPLE = 40


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Forty people, and a firm with a name that no badge has room for."""
    file = tmp_path_factory.mktemp("directories") / "book.rolodex"
    services = open_services(new_book(file))
    mobile = (Value("+34 600 111 222", ("cell",)),)
    for place in range(PEOPLE):
        one = person(f"Ana {place:02d}", tel=mobile, adr=(ADR,), org=(Org("Kiosk"),))
        services.contacts.save(one)
    services.contacts.save(person("Wide", fn="W" * 300, uid="wide"))
    services.close()
    return file


@pytest.fixture
def services(book: Path, tmp_path: Path) -> Iterator[Services]:
    """The services of a copy of it."""
    copyfile(book, tmp_path / "book.rolodex")
    opened = open_services(tmp_path / "book.rolodex")
    yield opened
    opened.close()


@pytest.fixture
def sheet(services: Services, runner: TaskRunner, over: QWidget) -> DirectorySheet:
    return DirectorySheet(runner, services, over)


@pytest.fixture
def settle(sheet: DirectorySheet, runner: TaskRunner, qtbot: QtBot) -> Callable[[], None]:
    def wait() -> None:
        qtbot.waitUntil(lambda: sheet.is_settled() and not runner.busy(), timeout=20_000)

    return wait


def everybody(services: Services) -> list[int]:
    return list(services.contacts.listing(Query(kind="")).ids)


def test_the_very_pages_are_shown_and_turned(
    sheet: DirectorySheet, services: Services, settle: Callable[[], None]
) -> None:
    ids = everybody(services)
    sheet.start(ids[:3], ids)
    settle()
    assert sheet.form.kinds["list"].hasFocus()
    assert sheet.pages.text.text() == "Page 1 of 1 · 3 entries"
    assert sheet.form.who.currentText() == "3 selected"
    QTest.keyClick(sheet.form.who, Qt.Key.Key_Down)
    settle()
    assert sheet.pages.text.text() == f"Page 1 of 2 · {len(ids)} entries"
    first = sheet.pages.view.grab().toImage()
    QTest.keyClick(sheet.form.kinds["list"], Qt.Key.Key_PageDown)
    settle()
    assert sheet.pages.text.text().startswith("Page 2 of 2")
    assert sheet.pages.view.grab().toImage() != first
    assert not sheet.pages.on.isEnabled()
    QTest.keyClick(sheet.pages.back, Qt.Key.Key_Space)
    settle()
    assert sheet.pages.text.text().startswith("Page 1 of 2")
    sheet.start(ids[:1], ids[:2])
    settle()
    assert sheet.form.who.currentText() == "All 2 in the list"


def test_each_kind_asks_for_what_it_needs_and_says_how_it_is_printed(
    sheet: DirectorySheet, services: Services, settle: Callable[[], None]
) -> None:
    form = sheet.form
    sheet.start(everybody(services)[:4])
    settle()
    assert (form.paper.isVisible(), form.stock.isVisible(), form.folding.isVisible()) == (True, False, False)
    QTest.keyClick(form.kinds["list"], Qt.Key.Key_Down)
    settle()
    assert form.kinds["booklet"].isChecked()
    assert "short edge" in form.folding.text()
    assert form.folding.isVisible()
    assert sheet.pages.text.text() == "Side 1 of 2 · 4 entries"
    QTest.keyClick(form.kinds["booklet"], Qt.Key.Key_Down)
    settle()
    assert (form.paper.isVisible(), form.stock.isVisible(), form.folding.isVisible()) == (False, True, False)
    assert form.stock.line.text().startswith("Avery 5385")
    QTest.keyClick(form.kinds["cards"], Qt.Key.Key_Down)
    settle()
    assert form.stock.line.text().startswith("Avery 5395")
    assert not form.addresses.isVisible()


def test_choices_are_kept_with_the_book(
    sheet: DirectorySheet, services: Services, settle: Callable[[], None]
) -> None:
    sheet.start(everybody(services)[:4])
    settle()
    QTest.keyClick(sheet.form.kinds["cards"], Qt.Key.Key_Space)
    settle()
    sheet.form.stock.line.selectAll()
    QTest.keyClicks(sheet.form.stock.line, "5386")
    QTest.keyClick(sheet.form.stock.line, Qt.Key.Key_Return)
    settle()
    assert sheet.form.start.maximum() == 3
    sheet.form.start.setFocus()
    QTest.keyClick(sheet.form.start, Qt.Key.Key_Up)
    settle()
    assert sheet.pages.text.text() == "Page 1 of 2 · 4 entries"
    QTest.keyClick(sheet.form.addresses, Qt.Key.Key_Space)
    settle()
    assert services.settings.get("directories.cards") == "avery-5386"
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert sheet.isHidden()
    sheet.start(everybody(services)[:4])
    settle()
    assert sheet.form.kinds["cards"].isChecked()
    assert not sheet.form.addresses.isChecked()
    assert sheet.form.start.value() == 1


def test_who_does_not_fit_is_listed_and_opened_with_enter(
    sheet: DirectorySheet, services: Services, settle: Callable[[], None], qtbot: QtBot
) -> None:
    wide = services.contacts.named("wide").id
    sheet.start([wide])
    settle()
    assert sheet.troubles.isHidden()
    QTest.keyClick(sheet.form.kinds["badges"], Qt.Key.Key_Space)
    settle()
    assert sheet.troubles.caption.text() == "1 person needs a look; Enter opens the card."
    assert "does not fit" in sheet.troubles.list.item(0).text()
    assert sheet.frame.state.text() == "Nobody fits; choose larger cards or badges."
    with qtbot.waitSignal(sheet.person_chosen) as chosen:
        QTest.keyClick(sheet.troubles.list, Qt.Key.Key_Return)
    assert chosen.args == [wide]
    assert sheet.isHidden()


def test_what_is_shown_is_saved(
    sheet: DirectorySheet, services: Services, settle: Callable[[], None], tmp_path: Path
) -> None:
    sheet.start(everybody(services)[:3])
    settle()
    out = tmp_path / "people.pdf"
    sheet.save_to(out)
    settle()
    assert out.read_bytes().startswith(b"%PDF")
    assert sheet.frame.state.text() == "Saved to people.pdf."
    assert sheet.frame.open_button.isVisible()
    sheet.save_to(tmp_path / "no such folder" / "people.pdf")
    settle()
    assert sheet.frame.state.text() != "Saved to people.pdf."
    assert sheet.frame.open_button.isHidden()


def test_a_booklet_is_printed_on_usual_paper_that_is_turned(
    sheet: DirectorySheet, services: Services, settle: Callable[[], None], tmp_path: Path
) -> None:
    sheet.start(everybody(services)[:3])
    settle()
    QTest.keyClick(sheet.form.kinds["booklet"], Qt.Key.Key_Space)
    settle()
    printer = new_printer("Booklet")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    printer.setResolution(72)
    sheet.print_on(printer)
    settle()
    assert sheet.frame.state.text() == "2 pages sent to the printer."
    assert printed_pages.size((tmp_path / "out.pdf").read_bytes()) == pytest.approx((297, 210), abs=0.5)
    layout = printer.pageLayout()
    assert layout.pageSize().id() == QPageSize.PageSizeId.A4
    assert layout.orientation() == QPageLayout.Orientation.Landscape


def test_an_empty_book_has_nobody_to_print(
    tmp_path: Path, runner: TaskRunner, over: QWidget, qtbot: QtBot
) -> None:
    empty = open_services(new_book(tmp_path / "empty.rolodex"))
    sheet = DirectorySheet(runner, empty, over)
    sheet.start()
    qtbot.waitUntil(lambda: sheet.is_settled() and not runner.busy(), timeout=20_000)
    assert sheet.frame.state.text() == "There is nobody to print."
    assert not sheet.frame.save_button.isEnabled()
    runner.shutdown()
    empty.close()
