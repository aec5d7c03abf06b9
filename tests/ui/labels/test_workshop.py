"""The label workshop: part-used sheets, who is left out, layouts, printing, logging, printing again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.ui.labels.conftest import Peopled

from rolodex.domain.audience import Addressee
from rolodex.domain.contact import Adr
from rolodex.domain.drawer import PartSheet, PrinterProfile
from rolodex.domain.label import LabelJob
from rolodex.domain.label_layout import LabelTemplate
from rolodex.domain.timeline import TimelineQuery
from rolodex.services import printed_pages
from rolodex.services.opening import Services
from rolodex.services.sending import PrintedRun
from rolodex.ui.labels.layout_sheet import LayoutSheet
from rolodex.ui.labels.left_out import LeftOutSheet
from rolodex.ui.labels.preview import Preview
from rolodex.ui.labels.printing import new_printer
from rolodex.ui.labels.reprint_sheet import ReprintSheet
from rolodex.ui.labels.sheet import LabelsSheet
from rolodex.ui.labels.stock_sheet import StockSheet
from rolodex.ui.sheet import Sheet
from rolodex.ui.tasks import TaskRunner

NOW = datetime.fromisoformat("2026-05-04T10:00")
STOCK = "avery-l7160"
DOTS = 8
"""Pixels for a millimetre in which ink is measured."""


@pytest.fixture
def services(services_of_people: Services) -> Services:
    services_of_people.settings.set("labels.stock", STOCK)
    return services_of_people


@pytest.fixture
def people(peopled: Peopled) -> Sequence[int]:
    """Four with an address, one who refused letters, one without an address."""
    return peopled.few


@pytest.fixture
def sheet(services: Services, runner: TaskRunner, over: QWidget) -> LabelsSheet:
    return LabelsSheet(runner, services, over, lambda: NOW)


def settle(sheet: LabelsSheet, runner: TaskRunner, qtbot: QtBot, labels: int) -> None:
    """Wait until so many labels are shown."""
    text = f"· {labels} label"
    qtbot.waitUntil(lambda: text in sheet.pages.text.text() and not runner.busy(), timeout=20_000)


def opened(sheet: LabelsSheet, kind: type[Sheet]) -> Sheet:
    """The sheet of this kind that lies over the workshop."""
    found: list[Sheet] = []
    sheet.others.sheets.each(kind, found.append)
    return found[0]


def wait_for_rows(earlier: ReprintSheet, qtbot: QtBot, count: int) -> None:
    """Wait until so many mailings are listed."""
    qtbot.waitUntil(lambda: earlier.rows.rowCount() == count, timeout=20_000)


def place(preview: Preview, number: int) -> QPoint:
    """The middle of a label (0-based) of a sheet of three by seven."""
    row, column = divmod(number, 3)
    page = min((preview.width() - 32) / 210, (preview.height() - 20) / 297, 6.0)
    left = (preview.width() - 210 * page) / 2
    return QPoint(round(left + (7 + 66 * column + 31) * page), round(4 + (15 + 38.1 * row + 19) * page))


def test_who_refused_letters_is_counted_beside_the_choice_and_comes_in_without_it(
    sheet: LabelsSheet, people: Sequence[int], runner: TaskRunner, qtbot: QtBot
) -> None:
    sheet.start(people)
    settle(sheet, runner, qtbot, 4)
    assert sheet.form.refused.count.text() == "−1"
    assert sheet.warnings.text.text() == "1 person has no usable address."
    QTest.keyClick(sheet.form.refused.box, Qt.Key.Key_Space)
    settle(sheet, runner, qtbot, 5)
    assert sheet.form.refused.count.text() == ""


def test_one_who_is_left_out_is_included_with_the_space_bar(
    sheet: LabelsSheet, people: Sequence[int], runner: TaskRunner, qtbot: QtBot
) -> None:
    sheet.start(people)
    settle(sheet, runner, qtbot, 4)
    QTest.keyClick(sheet.warnings.button, Qt.Key.Key_Return)
    listed = opened(sheet, LeftOutSheet)
    assert isinstance(listed, LeftOutSheet)
    assert listed.state.text() == "No address: 1 · Does not want letters: 1"
    QTest.keyClick(listed.list, Qt.Key.Key_Space)
    assert "cannot be included" in listed.state.text()
    QTest.keyClick(listed.list, Qt.Key.Key_Down)
    QTest.keyClick(listed.list, Qt.Key.Key_Space)
    settle(sheet, runner, qtbot, 5)
    assert listed.state.text() == "No address: 1"
    QTest.keyClick(listed.list, Qt.Key.Key_Escape)
    assert listed.isHidden()
    assert sheet.isVisible()


def test_part_used_sheets_are_fed_first_and_a_click_says_which_label_is_gone(
    sheet: LabelsSheet, people: Sequence[int], services: Services, runner: TaskRunner, qtbot: QtBot
) -> None:
    services.drawer.save(PartSheet(stock=STOCK, name="May", free=(4, 5, 20)))
    sheet.start(people)
    settle(sheet, runner, qtbot, 4)
    (box,) = sheet.form.start.boxes
    assert box.text() == "May · 3 of 21 left"
    QTest.keyClick(box, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "Sheet 1 of 2" in sheet.pages.text.text(), timeout=20_000)
    settle(sheet, runner, qtbot, 4)
    QTest.mouseClick(sheet.pages.preview, Qt.MouseButton.LeftButton, pos=place(sheet.pages.preview, 5))
    qtbot.waitUntil(lambda: services.drawer.sheets(STOCK)[0].free == (4, 20), timeout=20_000)
    qtbot.waitUntil(lambda: sheet.form.start.boxes[0].text() == "May · 2 of 21 left", timeout=20_000)
    assert sheet.form.start.boxes[0].isChecked()
    settle(sheet, runner, qtbot, 4)


def test_the_keyboard_leads_from_label_to_label_and_says_whose_each_is(
    sheet: LabelsSheet, people: Sequence[int], runner: TaskRunner, qtbot: QtBot
) -> None:
    sheet.start(people)
    settle(sheet, runner, qtbot, 4)
    preview = sheet.pages.preview
    preview.setFocus(Qt.FocusReason.TabFocusReason)
    assert sheet.pages.pointed.text() == "Ana Arias · Start at label 1"
    QTest.keyClick(preview, Qt.Key.Key_Right)
    assert sheet.pages.pointed.text() == "Ana Bermejo · Start at label 2"
    QTest.keyClick(preview, Qt.Key.Key_Down)
    QTest.keyClick(preview, Qt.Key.Key_Return)
    assert sheet.form.start.number.value() == 5
    assert sheet.form.start.used.text() == "(4 already used)"
    settle(sheet, runner, qtbot, 4)
    assert preview.told(4) == "Ana Arias\nStart at label 5"


def test_what_was_saved_is_logged_and_the_rest_of_the_sheet_is_put_away(
    sheet: LabelsSheet, people: Sequence[int], services: Services, runner: TaskRunner, qtbot: QtBot
) -> None:
    folder = services.book.path.parent
    sheet.start(people)
    settle(sheet, runner, qtbot, 4)
    sheet.save_to(folder / "out.pdf")
    qtbot.waitUntil(sheet.footer.log_button.isVisible, timeout=20_000)
    with qtbot.waitSignal(sheet.noticed) as noticed:
        QTest.keyClick(sheet.footer.log_button, Qt.Key.Key_Return)
    assert noticed.args == ["4 labels logged as sent", True]
    (mailing,) = services.mailings.all()
    assert mailing.pieces == 4
    assert services.mailings.pdf(mailing.id) == (folder / "out.pdf").read_bytes()
    assert [one.free for one in services.drawer.sheets(STOCK)] == [tuple(range(4, 21))]
    services.history.undo()
    assert services.drawer.sheets(STOCK) == ()
    services.history.undo()
    assert services.mailings.all() == ()


def test_a_printer_gets_the_pages_corrected_as_it_is_known_to_miss(
    sheet: LabelsSheet, people: Sequence[int], services: Services, runner: TaskRunner, qtbot: QtBot
) -> None:
    folder = services.book.path.parent
    services.settings.set("labels.stock", "dymo-99010")
    services.printers.save(PrinterProfile(name="Office", shift_x=1.0, shift_y=1.5), NOW)
    sheet.start(people)
    qtbot.waitUntil(lambda: sheet.pages.text.text() == "Label 1 of 4", timeout=20_000)
    corners = []
    for name in ("", "Office"):
        printer = new_printer("Labels")
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(folder / f"{name}.pdf"))
        sheet.print_on(printer, name)
        qtbot.waitUntil(sheet.footer.log_button.isVisible, timeout=20_000)
        assert sheet.footer.state.text() == "4 labels sent to the printer."
        sheet.output.forget()
        corners.append(first_ink((folder / f"{name}.pdf").read_bytes()))
    (x, y), (shifted_x, shifted_y) = corners
    assert (shifted_x - x, shifted_y - y) == pytest.approx((1.0, 1.5), abs=0.3)


def first_ink(pdf: bytes) -> tuple[float, float]:
    """The leftmost and the upmost ink of a page, in millimetres."""
    raster = printed_pages.raster(pdf, 0, round(printed_pages.size(pdf)[0] * DOTS))
    image = QImage(raster.data, raster.width, raster.height, raster.stride, QImage.Format.Format_RGB32)
    every = [(x, y) for y in range(raster.height) for x in range(raster.width)]
    dark = [(x, y) for x, y in every if image.pixelColor(x, y).lightness() < 128]
    return min(x for x, _ in dark) / DOTS, min(y for _, y in dark) / DOTS


def test_a_layout_is_made_seen_and_kept_under_a_name(
    sheet: LabelsSheet, people: Sequence[int], services: Services, runner: TaskRunner, qtbot: QtBot
) -> None:
    sheet.start(people)
    settle(sheet, runner, qtbot, 4)
    QTest.keyClick(sheet.form.layout_button, Qt.Key.Key_Return)
    editing = opened(sheet, LayoutSheet)
    assert isinstance(editing, LayoutSheet)
    editing.editor.lines.setPlainText("For {name}\n{postal}")
    QTest.keyClicks(editing.name, "Parcels")
    QTest.keyClick(editing.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: editing.template.currentText() == "Parcels", timeout=20_000)
    qtbot.waitUntil(lambda: editing.is_settled() and not runner.busy(), timeout=20_000)
    assert [one.layout.lines for one in services.label_templates.all()] == [("For {name}", "{postal}")]
    QTest.keyClick(editing.editor.lines, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(sheet, runner, qtbot, 4)
    assert sheet.form.template.currentText() == "Parcels"
    job = sheet.form.job()
    assert job is not None
    assert services.labels.plan(job).lines[0][0] == "For Ana Arias"
    sheet.leave()
    sheet.start(people)
    settle(sheet, runner, qtbot, 4)
    assert sheet.form.template.currentText() == "Parcels"


def test_a_field_that_is_none_is_said_beside_the_label(
    sheet: LabelsSheet, people: Sequence[int], runner: TaskRunner, qtbot: QtBot
) -> None:
    sheet.start(people)
    settle(sheet, runner, qtbot, 4)
    QTest.keyClick(sheet.form.layout_button, Qt.Key.Key_Return)
    editing = opened(sheet, LayoutSheet)
    assert isinstance(editing, LayoutSheet)
    editing.editor.lines.setPlainText("{nonsense}")
    qtbot.waitUntil(lambda: "nonsense" in editing.trouble.text(), timeout=20_000)


def test_a_logo_comes_from_a_file_and_what_is_no_picture_is_said(
    sheet: LabelsSheet, people: Sequence[int], services: Services, runner: TaskRunner, qtbot: QtBot
) -> None:
    folder = services.book.path.parent
    picture = QImage(40, 20, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.darkGreen)
    assert picture.save(str(folder / "logo.png"))
    (folder / "text.png").write_text("no picture", encoding="utf-8")
    sheet.start(people)
    settle(sheet, runner, qtbot, 4)
    QTest.keyClick(sheet.form.layout_button, Qt.Key.Key_Return)
    editing = opened(sheet, LayoutSheet)
    assert isinstance(editing, LayoutSheet)
    row = editing.editor.corners["top-right"]
    row.kind.blockSignals(True)
    row.kind.setCurrentIndex(row.kind.findData("logo"))
    row.kind.blockSignals(False)
    editing.use_logo("top-right", folder / "text.png")
    qtbot.waitUntil(lambda: "text.png is no picture" in editing.state.text(), timeout=20_000)
    editing.use_logo("top-right", folder / "logo.png")
    qtbot.waitUntil(lambda: editing.editor.layout_value().parts != (), timeout=20_000)
    qtbot.waitUntil(lambda: editing.is_settled() and not runner.busy(), timeout=20_000)
    assert editing.trouble.text() == ""
    label = editing.label.grab().toImage()
    colours = {label.pixelColor(x, y).name() for x in range(label.width()) for y in range(60)}
    assert "#008000" in colours


def test_a_template_can_be_deleted_again(
    sheet: LabelsSheet, people: Sequence[int], services: Services, runner: TaskRunner, qtbot: QtBot
) -> None:
    kept = services.label_templates.save(LabelTemplate(name="Old"))
    services.settings.set("labels.template", str(kept.id))
    sheet.start(people)
    settle(sheet, runner, qtbot, 4)
    assert sheet.form.template.currentText() == "Old"
    QTest.keyClick(sheet.form.layout_button, Qt.Key.Key_Return)
    editing = opened(sheet, LayoutSheet)
    assert isinstance(editing, LayoutSheet)
    qtbot.waitUntil(editing.delete_button.isEnabled, timeout=20_000)
    with qtbot.waitSignal(sheet.noticed):
        QTest.keyClick(editing.delete_button, Qt.Key.Key_Return)
    assert services.label_templates.all() == ()


def test_an_earlier_mailing_is_saved_and_printed_again_as_it_was(
    sheet: LabelsSheet, people: Sequence[int], services: Services, runner: TaskRunner, qtbot: QtBot
) -> None:
    folder = services.book.path.parent
    sheet.start(people)
    settle(sheet, runner, qtbot, 4)
    sheet.save_to(folder / "first.pdf")
    qtbot.waitUntil(sheet.footer.log_button.isVisible, timeout=20_000)
    with qtbot.waitSignal(sheet.logged):
        sheet.output.log()
    QTest.keyClick(sheet.footer.earlier_button, Qt.Key.Key_Return)
    earlier = opened(sheet, ReprintSheet)
    assert isinstance(earlier, ReprintSheet)
    wait_for_rows(earlier, qtbot, 1)
    mailing = earlier.rows.row(0)
    assert mailing is not None
    assert earlier.rows.about(mailing) == "4 pieces · 1 page"
    earlier.save_to(mailing, folder / "again.pdf")
    qtbot.waitUntil(lambda: "as it was" in earlier.state.text(), timeout=20_000)
    assert (folder / "again.pdf").read_bytes() == (folder / "first.pdf").read_bytes()
    (entry,) = services.activities.timeline(people[0], TimelineQuery(("mailing",)))
    job = LabelJob(tuple(people[:1]), STOCK)
    services.sending.log(PrintedRun(job, services.labels.pdf(job)[1]), NOW + timedelta(hours=1))
    earlier.start(entry.id)
    qtbot.waitUntil(lambda: earlier.list.currentIndex().row() == 1, timeout=20_000)
    earlier.list.selectRow(0)
    for left in (1, 0):
        with qtbot.waitSignal(sheet.noticed):
            QTest.keyClick(earlier.list, Qt.Key.Key_Delete)
        wait_for_rows(earlier, qtbot, left)
    assert earlier.nothing.isVisible()
    assert "Nothing was logged" in earlier.nothing.text.text()


def test_the_pieces_of_a_campaign_are_printed_as_they_were_decided(
    sheet: LabelsSheet, people: Sequence[int], services: Services, runner: TaskRunner, qtbot: QtBot
) -> None:
    adr = Adr(street="Calle Mayor 1", city="Madrid", code="28013", country_code="ES")
    piece = Addressee((people[0], people[1]), (("name", "Ana and Ana"),), adr, code="K7P49XQ2")
    sheet.start_for(0, "Autumn catalogue", (piece,))
    qtbot.waitUntil(lambda: "1 label" in sheet.pages.text.text() and not runner.busy(), timeout=20_000)
    assert sheet.title.text() == "Autumn catalogue"
    assert sheet.subtitle.text() == "Postal campaign · 2 people"
    assert not sheet.form.who.isVisible()
    assert sheet.pages.preview.told(0).startswith("Ana and Ana")


def test_a_sheet_of_ones_own_return_address_is_printed(
    sheet: LabelsSheet, people: Sequence[int], services: Services, runner: TaskRunner, qtbot: QtBot
) -> None:
    services.settings.set("return_address", "Muebles Ortiz\nGran Vía 1\n28013 MADRID")
    sheet.start(people)
    settle(sheet, runner, qtbot, 4)
    sheet.form.who.setCurrentIndex(sheet.form.who.findData("sender"))
    settle(sheet, runner, qtbot, 21)
    assert sheet.subtitle.text() == "My return address"
    sheet.form.copies.setValue(30)
    settle(sheet, runner, qtbot, 30)


def test_a_stock_of_ones_own_is_printed_on_as_soon_as_it_is_written(
    sheet: LabelsSheet, people: Sequence[int], services: Services, runner: TaskRunner, qtbot: QtBot
) -> None:
    sheet.start(people)
    settle(sheet, runner, qtbot, 4)
    QTest.keyClick(sheet.form.own_button, Qt.Key.Key_Return)
    writing = opened(sheet, StockSheet)
    assert isinstance(writing, StockSheet)
    QTest.keyClicks(writing.fields.name, "From the market")
    QTest.keyClick(writing.fields.name, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "From the market" in sheet.form.stock.line.text(), timeout=20_000)
    settle(sheet, runner, qtbot, 4)
    assert services.settings.get("labels.stock").startswith("own-")


def test_every_choice_has_a_name_and_fits_the_smallest_window(
    sheet: LabelsSheet, people: Sequence[int], over: QWidget, runner: TaskRunner, qtbot: QtBot
) -> None:
    over.window().resize(900, 600)
    sheet.start(people)
    settle(sheet, runner, qtbot, 4)
    reached: list[QWidget] = []
    sheet.form.stock.line.setFocus()
    for _step in range(60):
        QTest.keyClick(sheet.window().focusWidget(), Qt.Key.Key_Tab)
        now = sheet.window().focusWidget()
        if now in reached:
            break
        reached.append(now)
    wanted: list[QWidget] = [sheet.form.who, sheet.form.address, sheet.form.order, sheet.pages.preview]
    wanted += [sheet.footer.save_button, sheet.footer.print_button, sheet.warnings.button]
    assert all(any(one is widget for one in reached) for widget in wanted)
    corner = sheet.footer.mapTo(over, sheet.footer.rect().bottomRight())
    assert over.rect().contains(corner)
