"""Importing cards in the window."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from rolodex.domain.importing import Counts, Receipt
from rolodex.domain.listing import Query
from rolodex.services.opening import Services
from rolodex.ui.importing.flow import ImportFlow
from rolodex.ui.tasks import TaskRunner

ANA = "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:1\r\nFN:Ana García\r\nN:García;Ana;;;\r\nTEL:600\r\nEND:VCARD\r\n"
LUIS = "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:2\r\nFN:Luis <b>Salas</b>\r\nN:Salas;Luis;;;\r\nEND:VCARD\r\n"
TWICE = ANA.replace("Ana", "Eva")
BAD = "this stands outside any card\r\n"


@pytest.fixture
def flow(services: Services, runner: TaskRunner, qtbot: QtBot) -> Iterator[ImportFlow]:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(1000, 700)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    yield ImportFlow(runner, services, window)
    runner.shutdown()


@pytest.fixture
def cards(tmp_path: Path) -> Path:
    file = tmp_path / "Phone.vcf"
    file.write_text(ANA + LUIS + BAD, encoding="utf-8", newline="")
    return file


def plan(flow: ImportFlow, qtbot: QtBot, *files: Path) -> None:
    flow.start(files)
    qtbot.waitUntil(lambda: flow.state == "planned", timeout=20_000)


def apply(flow: ImportFlow, qtbot: QtBot) -> None:
    QTest.keyClick(flow.page.primary, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: flow.state == "done", timeout=20_000)


def heard(flow: ImportFlow, qtbot: QtBot) -> list[str]:
    """What a screen reader hears of the rows, once they are read."""
    rows = flow.plan.list.rows
    qtbot.waitUntil(
        lambda: all(rows.row(place) is not None for place in range(rows.rowCount())), timeout=5000
    )
    return [
        str(rows.data(rows.index(row, 0), Qt.ItemDataRole.AccessibleTextRole))
        for row in range(rows.rowCount())
    ]


def people(services: Services) -> int:
    return services.contacts.matches(Query()).total


def test_the_plan_is_shown_before_anything_is_written(
    flow: ImportFlow, services: Services, cards: Path, qtbot: QtBot
) -> None:
    plan(flow, qtbot, cards)
    assert flow.page.title.text() == "Import Phone.vcf"
    assert flow.page.primary.text() == "Import 2 people"
    assert "Nothing has been written" in flow.page.subtitle.text()
    assert people(services) == 0


def test_one_press_imports_and_the_receipt_says_what_was_done(
    flow: ImportFlow, services: Services, cards: Path, qtbot: QtBot
) -> None:
    receipts: list[Receipt] = []
    flow.finished.connect(receipts.append)
    plan(flow, qtbot, cards)
    apply(flow, qtbot)
    assert receipts[0].counts == Counts(cards=2, new=2, rejected=1)
    assert flow.page.title.text() == "2 people imported"
    assert people(services) == 2


def test_the_keyboard_stands_on_the_button_that_imports(flow: ImportFlow, cards: Path, qtbot: QtBot) -> None:
    plan(flow, qtbot, cards)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is flow.page.primary)


def test_what_cannot_be_read_is_listed_with_its_line_and_reason(
    flow: ImportFlow, cards: Path, qtbot: QtBot
) -> None:
    plan(flow, qtbot, cards)
    last = heard(flow, qtbot)[-1]
    assert "Phone.vcf" in last
    assert "line 14" in last
    assert "Cannot read" in last


def test_undo_takes_the_whole_import_back(
    flow: ImportFlow, services: Services, cards: Path, qtbot: QtBot
) -> None:
    plan(flow, qtbot, cards)
    apply(flow, qtbot)
    QTest.keyClick(flow.page.secondary, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: flow.state == "undone", timeout=20_000)
    assert people(services) == 0


def test_undo_that_would_lose_later_work_names_whose_and_waits_to_be_insisted_on(
    flow: ImportFlow, services: Services, cards: Path, qtbot: QtBot
) -> None:
    plan(flow, qtbot, cards)
    apply(flow, qtbot)
    ana = services.contacts.named("1")
    services.contacts.save(replace(ana, fn="Ana Ortiz"))
    QTest.keyClick(flow.page.secondary, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: flow.state == "clashed", timeout=20_000)
    assert "Ana Ortiz" in flow.page.subtitle.text()
    assert people(services) == 2
    QTest.keyClick(flow.page.secondary, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: flow.state == "undone", timeout=20_000)
    assert people(services) == 0


def test_a_file_without_cards_is_said_to_have_none(flow: ImportFlow, tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "notes.vcf"
    file.write_text(BAD, encoding="utf-8")
    plan(flow, qtbot, file)
    assert flow.page.subtitle.text().startswith("No card could be read")


def test_the_same_file_again_brings_nothing(
    flow: ImportFlow, services: Services, cards: Path, qtbot: QtBot
) -> None:
    plan(flow, qtbot, cards)
    apply(flow, qtbot)
    plan(flow, qtbot, cards)
    assert not flow.page.primary.isVisible()
    assert flow.page.secondary.text() == "Close"


def test_escape_leaves_the_plan_and_the_book_as_it_was(
    flow: ImportFlow, services: Services, cards: Path, qtbot: QtBot
) -> None:
    plan(flow, qtbot, cards)
    with qtbot.waitSignal(flow.closed):
        QTest.keyClick(flow.page.primary, Qt.Key.Key_Escape)
    assert flow.isHidden()
    assert people(services) == 0


def test_reading_can_be_cancelled_at_once(flow: ImportFlow, cards: Path, qtbot: QtBot) -> None:
    flow.start([cards])
    with qtbot.waitSignal(flow.closed):
        QTest.keyClick(flow.page.secondary, Qt.Key.Key_Space)
    assert flow.state == ""


def test_a_cancelled_import_leaves_nothing_behind_and_shows_the_plan_again(
    flow: ImportFlow, services: Services, tmp_path: Path, qtbot: QtBot
) -> None:
    many = tmp_path / "many.vcf"
    many.write_text(
        "".join(ANA.replace("UID:1", f"UID:{number}") for number in range(3000)), encoding="utf-8", newline=""
    )
    plan(flow, qtbot, many)
    QTest.keyClick(flow.page.primary, Qt.Key.Key_Space)
    QTest.keyClick(flow.page.secondary, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: flow.state == "planned", timeout=20_000)
    assert "Nothing has been written" in flow.page.subtitle.text()
    assert people(services) == 0


def test_a_file_that_is_not_there_is_told_in_one_sentence(
    flow: ImportFlow, tmp_path: Path, qtbot: QtBot
) -> None:
    flow.start([tmp_path / "gone.vcf"])
    qtbot.waitUntil(lambda: flow.state == "failed", timeout=20_000)
    assert "gone.vcf" in flow.page.subtitle.text()


def test_rejected_cards_can_be_saved_as_they_stood(
    flow: ImportFlow, cards: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    plan(flow, qtbot, cards)
    apply(flow, qtbot)
    out = tmp_path / "rejected.vcf"
    flow.save_rejected(out)
    qtbot.waitUntil(out.exists, timeout=5000)
    assert "this stands outside" in out.read_text(encoding="utf-8")


def test_rejected_cards_can_be_saved_as_a_list_with_reasons(
    flow: ImportFlow, cards: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    plan(flow, qtbot, cards)
    out = tmp_path / "rejected.txt"
    flow.save_rejected(out)
    qtbot.waitUntil(out.exists, timeout=5000)
    assert "Phone.vcf, line 14" in out.read_text(encoding="utf-8")


@pytest.fixture
def doubtful(tmp_path: Path) -> Path:
    file = tmp_path / "Phone.vcf"
    file.write_text(ANA + TWICE, encoding="utf-8", newline="")
    return file


def test_what_is_read_with_a_doubt_is_counted_and_says_whose_where_and_what(
    flow: ImportFlow, doubtful: Path, qtbot: QtBot
) -> None:
    plan(flow, qtbot, doubtful)
    assert "1 was read with a doubt" in flow.page.footer.text()
    last = heard(flow, qtbot)[-1]
    for said in ("Eva García", "Phone.vcf", "Line 10", "UID"):
        assert said in last
    apply(flow, qtbot)
    assert "1 was read with a doubt" in flow.page.footer.text()


def test_doubts_can_be_saved_as_a_list(
    flow: ImportFlow, doubtful: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    plan(flow, qtbot, doubtful)
    assert flow.page.other.text() == "Save the list of doubts to a file…"
    out = tmp_path / "doubts.txt"
    flow.save_rejected(out)
    qtbot.waitUntil(out.exists, timeout=5000)
    assert "Phone.vcf: Eva García: Line 10, UID" in out.read_text(encoding="utf-8")


def test_a_disk_with_hardly_room_for_the_files_is_told_under_the_rehearsal(
    flow: ImportFlow, cards: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan(flow, qtbot, cards)
    assert "free" not in flow.page.footer.text()
    flow.leave()
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: shutil._ntuple_diskusage(10**9, 10**9 - 9, 9))
    plan(flow, qtbot, cards)
    assert "Only 0 MB are free" in flow.page.footer.text()
    assert flow.page.footer.isVisible()
    assert flow.page.primary.isEnabled()
