"""The rows of a rehearsal: their words, their pages, and what the keys choose."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot
from tests.builders import person, phones

from rolodex.domain.contact import Date
from rolodex.domain.difference import differences
from rolodex.domain.importing import PlanRow
from rolodex.domain.likeness import Alike, Likeness
from rolodex.domain.message import message
from rolodex.services.opening import Services
from rolodex.ui.importing.flow import ImportFlow
from rolodex.ui.importing.plan_rows import PAGE, PlanRows
from rolodex.ui.importing.plan_words import Shown, shown
from rolodex.ui.importing.side_by_side import Beside, beside
from rolodex.ui.tasks import TaskRunner

ANA = person(tel=phones("600"))
ALIKE = (Alike(7, "Carlos Méndez", Likeness(90, "suggested", (message("same mobile"),))),)


def card(number: int, name: str = "Muster", more: str = "") -> str:
    return (
        f"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:{number}\r\nFN:Person {number} {name}\r\n"
        f"N:{name};Person {number};;;\r\n{more}END:VCARD\r\n"
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


def rehearse(flow: ImportFlow, qtbot: QtBot, tmp_path: Path, text: str) -> None:
    file = tmp_path / "iPhone.vcf"
    file.write_text(text, encoding="utf-8", newline="")
    flow.start([file])
    qtbot.waitUntil(lambda: flow.state == "planned", timeout=20_000)
    qtbot.waitUntil(lambda: flow.plan.list.current() is not None, timeout=5000)
    flow.plan.focus()


def current(flow: ImportFlow) -> Shown:
    row = flow.plan.list.current()
    assert row is not None
    return row


def press(flow: ImportFlow, key: Qt.Key, shift: bool = False) -> None:
    modifier = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(flow.plan.list, key, modifier)


def test_a_new_row_says_what_the_card_holds() -> None:
    ana = person(tel=phones("600", "601"), dates=(Date("bday", "--0314", month=3, day=14),))
    row = shown(PlanRow(0, "new", "take", "Ana", differences=differences(None, ana)))
    assert row.text == "2 phones, birthday 14 March"


def test_an_update_says_each_difference_and_what_stays() -> None:
    more = person(tel=phones("600", "+34 915 550 142"))
    row = shown(PlanRow(0, "update", "take", "Ana", differences=differences(ANA, more)), "keeps your notes")
    assert row.text == "+ mobile phone +34 915 550 142 · keeps your notes"


def test_a_look_alike_says_whom_and_why() -> None:
    row = shown(PlanRow(0, "alike", "both", "C. Méndez", alike=ALIKE))
    assert row.pill == "Looks like Carlos Méndez"
    assert row.text == "same mobile"
    assert "both will be kept" in row.spoken()


def test_a_card_without_a_name_that_cannot_be_read_is_called_by_its_line() -> None:
    row = shown(PlanRow(0, "rejected", "skip", "", text="BEGIN:VCARD\r\nFN", file="a.vcf", line=4812))
    assert (row.title, row.below) == ("(line 4,812)", "BEGIN:VCARD")


def test_two_cards_stand_beside_each_other_with_equal_values_facing() -> None:
    fields = beside(ANA, person("Anna", tel=phones("601", "600")))
    assert [one for one in fields if one.label == "Phone · Mobile"] == [
        Beside("Phone · Mobile", "600", "600"),
        Beside("Phone · Mobile", "", "601"),
    ]


def test_a_page_is_asked_for_once_when_a_row_of_it_is_looked_at(qtbot: QtBot) -> None:
    rows = PlanRows()
    wanted: list[int] = []
    rows.page_wanted.connect(wanted.append)
    rows.begin(10_000)
    assert rows.row(9_999) is None
    assert rows.row(9_998) is None
    assert wanted == [10_000 - PAGE]
    rows.put(wanted[0], [Shown(place, "new", "take", str(place)) for place in range(wanted[0], 10_000)])
    last = rows.row(9_999)
    assert last is not None
    assert last.title == "9999"


def test_space_leaves_a_card_out_and_the_button_counts(
    flow: ImportFlow, qtbot: QtBot, tmp_path: Path
) -> None:
    rehearse(flow, qtbot, tmp_path, card(1) + card(2) + card(3))
    press(flow, Qt.Key.Key_Space)
    assert not current(flow).checked
    assert flow.page.primary.text() == "Import 2 people"
    press(flow, Qt.Key.Key_Space)
    assert flow.page.primary.text() == "Import 3 people"


def test_leaving_all_out_takes_the_button_away_and_one_taken_brings_it_back(
    flow: ImportFlow, qtbot: QtBot, tmp_path: Path
) -> None:
    rehearse(flow, qtbot, tmp_path, card(1) + card(2) + card(3))
    press(flow, Qt.Key.Key_S, shift=True)
    assert not flow.page.primary.isVisible()
    qtbot.waitUntil(lambda: flow.plan.list.current() is not None, timeout=5000)
    press(flow, Qt.Key.Key_Down)
    press(flow, Qt.Key.Key_T)
    assert flow.page.primary.text() == "Import 1 person"


def test_a_count_shows_only_its_rows_and_all_again(flow: ImportFlow, qtbot: QtBot, tmp_path: Path) -> None:
    rehearse(flow, qtbot, tmp_path, card(1) + card(2) + "no card\r\n")
    tab = flow.plan.counts.tabs[4]
    QTest.keyClick(tab, Qt.Key.Key_Return)
    assert flow.plan.list.rows.rowCount() == 1
    QTest.keyClick(tab, Qt.Key.Key_Return)
    assert flow.plan.list.rows.rowCount() == 3


def test_enter_shows_the_text_of_what_cannot_be_read_and_escape_leads_back(
    flow: ImportFlow, qtbot: QtBot, tmp_path: Path
) -> None:
    rehearse(flow, qtbot, tmp_path, "this is no card\r\n" + card(1))
    press(flow, Qt.Key.Key_Return)
    sheet = flow.plan.compare
    qtbot.waitUntil(lambda: not sheet.isHidden(), timeout=5000)
    assert "this is no card" in sheet.text.toPlainText()
    QTest.keyClick(sheet.text, Qt.Key.Key_Escape)
    assert sheet.isHidden()
    assert flow.state == "planned"
    qtbot.waitUntil(lambda: QApplication.focusWidget() is flow.plan.list)


def test_a_look_alike_is_compared_and_merged_by_keys(
    flow: ImportFlow, services: Services, qtbot: QtBot, tmp_path: Path
) -> None:
    services.contacts.save(person("Carlos", "Méndez Ruiz", tel=phones("+34 622 000 871")))
    more = "TEL;TYPE=CELL:+34622000871\r\nNICKNAME:Charly\r\n"
    text = (
        card(1, more=more)
        .replace("Person 1 Muster", "Carlos Méndez")
        .replace("Muster;Person 1", "Méndez;Carlos")
    )
    rehearse(flow, qtbot, tmp_path, text)
    assert current(flow).kind == "alike"
    press(flow, Qt.Key.Key_Return)
    sheet = flow.plan.compare
    qtbot.waitUntil(lambda: not sheet.isHidden(), timeout=5000)
    QTest.keyClick(sheet.table, Qt.Key.Key_M)
    assert current(flow).choice == "merge"
    QTest.keyClick(flow.page.primary, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: flow.state == "done", timeout=20_000)
    found = services.contacts.named("1")
    assert found.nickname[0].value == "Charly"


def test_everyone_new_is_tagged_only_where_that_is_wished(
    flow: ImportFlow, services: Services, qtbot: QtBot, tmp_path: Path
) -> None:
    rehearse(flow, qtbot, tmp_path, card(1))
    assert flow.plan.tag.text().startswith("iPhone 20")
    assert not flow.plan.tag_box.isChecked()
    flow.plan.tag.setFocus()
    flow.plan.tag.selectAll()
    QTest.keyClicks(flow.plan.tag, "fair")
    QTest.keyClick(flow.page.primary, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: flow.state == "done", timeout=20_000)
    assert services.contacts.named("1").categories == ("fair",)
