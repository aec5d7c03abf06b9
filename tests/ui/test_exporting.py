"""Exporting in the window: who, as what, and what that cannot say."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot
from tests.builders import person

from rolodex.domain.contact import Value
from rolodex.domain.segment import Clause, Condition, Segment
from rolodex.services.opening import Services
from rolodex.ui.exporting.code_sheet import CodeSheet
from rolodex.ui.exporting.sheet import ExportSheet
from rolodex.ui.tasks import TaskRunner


@pytest.fixture
def people(services: Services) -> list[int]:
    ana = person(tel=(Value("600", label="<b>Boat</b>"),))
    return [services.contacts.save(one).id for one in (ana, person("Eva", "Ruiz"), person("Luis", "Salas"))]


@pytest.fixture
def sheet(services: Services, people: list[int], runner: TaskRunner, qtbot: QtBot) -> Iterator[ExportSheet]:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(1100, 700)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    yield ExportSheet(runner, services, window)
    runner.shutdown()


def settle(sheet: ExportSheet, qtbot: QtBot, title: str) -> None:
    qtbot.waitUntil(lambda: sheet.losses.title.text() == title, timeout=20_000)


def choose(sheet: ExportSheet, kind: str) -> None:
    QTest.keyClick(sheet.form.kinds[kind], Qt.Key.Key_Space)


def test_the_selected_people_are_meant_first(sheet: ExportSheet, people: list[int], qtbot: QtBot) -> None:
    sheet.start(people[:1], people)
    assert sheet.form.who.currentText() == "1 selected"
    assert [sheet.form.who.itemText(row) for row in range(3)] == [
        "1 selected",
        "All 3 in the list",
        "Everything in the book",
    ]
    settle(sheet, qtbot, "Nothing is left out")


def test_what_this_kind_of_file_cannot_say_is_told_before_it_is_written(
    sheet: ExportSheet, people: list[int], qtbot: QtBot
) -> None:
    sheet.start([], people)
    settle(sheet, qtbot, "Nothing is left out")
    choose(sheet, "2.1")
    settle(sheet, qtbot, "1 thing cannot be said in this kind of file")
    assert sheet.losses.text.text() == "In 1 of 3 cards. It stays in your book."
    rows = sheet.losses.table.rows
    heard = str(rows.data(rows.index(0, 0), Qt.ItemDataRole.AccessibleTextRole))
    assert heard.startswith("Ana García, 600: <b>Boat</b>, Phone, ")


def test_only_the_chosen_people_are_looked_through(
    sheet: ExportSheet, people: list[int], qtbot: QtBot
) -> None:
    sheet.start(people[1:], people)
    choose(sheet, "2.1")
    settle(sheet, qtbot, "Nothing is left out")
    assert sheet.losses.text.text() == "2 cards, each with all that it says."


def test_cards_are_written_to_one_file(
    sheet: ExportSheet, people: list[int], tmp_path: Path, qtbot: QtBot
) -> None:
    sheet.start(people[:2], people)
    sheet.write(tmp_path / "two.vcf")
    qtbot.waitUntil(lambda: sheet.state.text() == "2 cards written to two.vcf.", timeout=20_000)
    assert (tmp_path / "two.vcf").read_bytes().count(b"VERSION:3.0\r\n") == 2
    assert sheet.open_button.isVisible()


def test_for_outlook_each_card_has_a_file_of_its_own(
    sheet: ExportSheet, people: list[int], tmp_path: Path, qtbot: QtBot
) -> None:
    sheet.start([], people)
    choose(sheet, "outlook")
    sheet.write(tmp_path / "out")
    qtbot.waitUntil(lambda: sheet.state.text() == "3 files written to out.", timeout=20_000)
    assert len(list((tmp_path / "out").iterdir())) == 3


def test_everything_can_be_written_as_json(
    sheet: ExportSheet, people: list[int], tmp_path: Path, qtbot: QtBot
) -> None:
    sheet.start([], [])
    choose(sheet, "json")
    sheet.write(tmp_path / "all.json")
    qtbot.waitUntil(lambda: sheet.state.text() == "3 cards written to all.json.", timeout=20_000)


def test_a_folder_that_is_in_the_way_is_told(
    sheet: ExportSheet, people: list[int], tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").touch()
    sheet.start([], people)
    choose(sheet, "outlook")
    sheet.write(tmp_path / "out")
    qtbot.waitUntil(lambda: "not empty" in sheet.state.text(), timeout=20_000)
    assert sheet.write_button.isEnabled()


def test_the_kinds_are_chosen_with_the_arrow_keys(
    sheet: ExportSheet, people: list[int], qtbot: QtBot
) -> None:
    sheet.start(people, people)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is sheet.form.kinds["3.0"])
    QTest.keyClick(sheet.form.kinds["3.0"], Qt.Key.Key_Down)
    assert sheet.form.kind().id == "4.0"
    settle(sheet, qtbot, "Nothing is left out")


def test_looking_can_be_stopped(sheet: ExportSheet, people: list[int], qtbot: QtBot) -> None:
    sheet.start(people, people)
    QTest.keyClick(sheet.losses.stop, Qt.Key.Key_Space)
    qtbot.waitUntil(
        lambda: sheet.losses.title.text() in ("Not looked through", "Nothing is left out"), timeout=20_000
    )


def test_escape_closes(sheet: ExportSheet, people: list[int], qtbot: QtBot) -> None:
    sheet.start(people, people)
    with qtbot.waitSignal(sheet.closed):
        QTest.keyClick(sheet.form.who, Qt.Key.Key_Escape)


def test_everything_has_a_name_for_those_who_cannot_see_it(sheet: ExportSheet, people: list[int]) -> None:
    sheet.start(people, people)
    named = (
        *sheet.form.kinds.values(),
        sheet.form.who,
        sheet.losses.table,
        sheet.losses.stop,
        sheet.losses.bar,
    )
    assert all(widget.accessibleName() for widget in named)


def test_the_people_of_a_segment_are_written_as_an_exact_copy_without_notes(
    services: Services, sheet: ExportSheet, people: list[int], tmp_path: Path, qtbot: QtBot
) -> None:
    services.contacts.add_tag(people[:2], "vip")
    services.segments.save(Segment(name="VIPs", rule=Clause((Condition("tag", values=("vip",)),))))
    sheet.start([], people)
    qtbot.waitUntil(lambda: sheet.form.who.findText("Segment VIPs (2)") >= 0, timeout=20_000)
    sheet.form.who.setCurrentIndex(sheet.form.who.findText("Segment VIPs (2)"))
    choose(sheet, "exact-csv")
    QTest.keyClick(sheet.form.notes, Qt.Key.Key_Space)
    settle(sheet, qtbot, "Nothing is left out")
    sheet.write(tmp_path / "vips.csv")
    qtbot.waitUntil(lambda: sheet.state.text() == "2 cards written to vips.csv.", timeout=20_000)
    assert len((tmp_path / "vips.csv").read_text(encoding="utf-8-sig").splitlines()) == 3


def test_the_whole_book_is_written_as_one_file(
    sheet: ExportSheet, people: list[int], tmp_path: Path, qtbot: QtBot
) -> None:
    sheet.start(people[:1], people)
    choose(sheet, "book")
    assert not sheet.form.who.isEnabled()
    sheet.write(tmp_path / "book.zip")
    said = "The whole book with 3 contacts written to book.zip."
    qtbot.waitUntil(lambda: sheet.state.text() == said, timeout=20_000)


def test_a_card_is_shown_as_a_code_and_saved_on_paper(
    services: Services, runner: TaskRunner, people: list[int], tmp_path: Path, qtbot: QtBot
) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    sheet = CodeSheet(runner, services.exporting, window)
    sheet.start(people[0], "Ana")
    qtbot.waitUntil(lambda: sheet.code.accessibleName() == "QR code", timeout=20_000)
    sheet.save_to(tmp_path / "ana.pdf")
    qtbot.waitUntil(lambda: sheet.state.text() == "Saved to ana.pdf.", timeout=20_000)
    assert (tmp_path / "ana.pdf").read_bytes().startswith(b"%PDF")
