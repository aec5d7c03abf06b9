"""The pairs of the book, by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.builders import emails, person, phones

from rolodex.domain.contact import Contact
from rolodex.domain.message import message
from rolodex.services.opening import Services
from rolodex.store import contacts
from rolodex.ui.look_alikes.sheet import LookAlikesSheet
from rolodex.ui.tasks import TaskRunner

Key = Qt.Key
ANA, ANN, BRUNO, BRUNA, ALONE = 1, 2, 3, 4, 5
PEOPLE = (
    person("Ana", "García", tel=phones("+34 600 123 456"), email=emails("ana@garcia.example")),
    person("Ana", "Garcia", tel=phones("600 123 456"), email=emails("ana@garcia.example")),
    person("Bruno", "Salas", tel=phones("+34 611 222 333"), email=emails("bruno@salas.example")),
    person("Bruno", "Salas", tel=phones("+34 611 222 333"), email=emails("bruno@salas.example")),
    person("Zoe", "Quartermain", tel=phones("+44 20 7946 0958")),
)


def fill(services: Services, people: tuple[Contact, ...] = PEOPLE) -> None:
    with services.book.change(message("Test")) as tx:
        contacts.insert(tx, people)


@pytest.fixture
def sheet(over: QWidget, services: Services, runner: TaskRunner, qtbot: QtBot) -> LookAlikesSheet:
    fill(services)
    made = LookAlikesSheet(runner, services, over)
    made.start()
    settle(made, qtbot, runner)
    return made


def settle(sheet: LookAlikesSheet, qtbot: QtBot, runner: TaskRunner) -> None:
    qtbot.waitUntil(lambda: sheet.is_settled() and not runner.busy(), timeout=10_000)


def press(sheet: LookAlikesSheet, key: Qt.Key, qtbot: QtBot, runner: TaskRunner) -> None:
    QTest.keyClick(sheet.frame.table, key)
    settle(sheet, qtbot, runner)


def listed(sheet: LookAlikesSheet) -> set[frozenset[int]]:
    rows = sheet.frame.table.rows
    found = (rows.row(place) for place in range(rows.rowCount()))
    return {frozenset((row.pair.one, row.pair.other)) for row in found if row is not None}


def current(sheet: LookAlikesSheet) -> tuple[int, int]:
    row = sheet.frame.table.rows.row(sheet.frame.table.currentIndex().row())
    assert row is not None
    return row.pair.one, row.pair.other


def test_pairs_are_listed_with_their_reasons_and_the_keyboard_is_on_the_first(sheet: LookAlikesSheet) -> None:
    assert listed(sheet) == {frozenset((ANA, ANN)), frozenset((BRUNO, BRUNA))}
    assert sheet.frame.table.hasFocus()
    said = str(sheet.frame.table.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))
    assert said.count("same") >= 1
    assert sheet.frame.state.text().startswith("2 pairs look like one person.")


def test_n_says_they_are_not_the_same_for_good_and_undo_brings_the_pair_back(
    sheet: LookAlikesSheet, services: Services, qtbot: QtBot, runner: TaskRunner
) -> None:
    one, other = current(sheet)
    with qtbot.waitSignal(sheet.noticed, timeout=10_000) as noticed:
        press(sheet, Key.Key_N, qtbot, runner)
    assert noticed.args[1] is True
    assert services.look_alikes.are_distinct(one, other)
    assert frozenset((one, other)) not in listed(sheet)
    runner.submit("changes", "undo", services.history.undo, lambda _changes: None, owner=sheet)
    settle(sheet, qtbot, runner)
    assert frozenset((one, other)) in listed(sheet)
    press(sheet, Key.Key_N, qtbot, runner)
    QTest.keyClick(sheet, Key.Key_F5)
    settle(sheet, qtbot, runner)
    assert len(listed(sheet)) == 1


def test_m_lays_a_pair_side_by_side_and_enter_merges_it(
    sheet: LookAlikesSheet, services: Services, qtbot: QtBot, runner: TaskRunner
) -> None:
    one, other = current(sheet)
    press(sheet, Key.Key_M, qtbot, runner)
    assert sheet.merge_sheet.isVisible()
    with qtbot.waitSignal(sheet.noticed, timeout=10_000):
        QTest.keyClick(sheet.merge_sheet.table, Key.Key_Return)
    settle(sheet, qtbot, runner)
    assert sheet.merge_sheet.isHidden()
    assert sheet.frame.table.hasFocus()
    assert [services.contacts.get(one) is None, services.contacts.get(other) is None].count(True) == 1
    assert len(listed(sheet)) == 1


def test_s_puts_a_pair_off_until_the_book_is_compared_again(
    sheet: LookAlikesSheet, qtbot: QtBot, runner: TaskRunner
) -> None:
    press(sheet, Key.Key_S, qtbot, runner)
    assert len(listed(sheet)) == 1
    press(sheet, Key.Key_S, qtbot, runner)
    assert sheet.frame.nothing.title.text() == "2 pairs are put off"
    assert sheet.frame.again_button.hasFocus()
    QTest.keyClick(sheet.frame.again_button, Key.Key_Return)
    settle(sheet, qtbot, runner)
    assert len(listed(sheet)) == 2


def test_a_figure_opens_a_card_and_the_list_waits(
    sheet: LookAlikesSheet, qtbot: QtBot, runner: TaskRunner
) -> None:
    other = current(sheet)[1]
    with qtbot.waitSignal(sheet.person_chosen, timeout=10_000) as chosen:
        QTest.keyClick(sheet.frame.table, Key.Key_2)
    assert chosen.args == [other]
    assert sheet.isHidden()
    press(sheet, Key.Key_S, qtbot, runner)
    sheet.start()
    settle(sheet, qtbot, runner)
    assert "1 put off." in sheet.frame.state.text()


def test_a_level_shows_only_its_pairs(sheet: LookAlikesSheet, qtbot: QtBot, runner: TaskRunner) -> None:
    for tab in sheet.frame.levels.tabs:
        tab.setFocus()
        QTest.keyClick(tab, Key.Key_Space)
        settle(sheet, qtbot, runner)
        assert len(listed(sheet)) == tab.count.number
        assert tab.hasFocus()


def test_certain_ones_are_merged_unseen_only_where_the_user_set_the_rule(
    sheet: LookAlikesSheet, services: Services, qtbot: QtBot, runner: TaskRunner
) -> None:
    assert sheet.frame.all_button.isHidden()
    services.settings.set("merge_rule", "certain")
    QTest.keyClick(sheet, Key.Key_F5)
    settle(sheet, qtbot, runner)
    assert sheet.frame.all_button.text() == "Merge all 2 that are certain"
    QTest.keyClick(sheet.frame.all_button, Key.Key_Return)
    settle(sheet, qtbot, runner)
    assert sheet.frame.nothing.title.text() == "All done"
    assert sum(services.contacts.get(one) is not None for one in range(1, 6)) == 3


def test_a_book_without_look_alikes_says_so(
    over: QWidget, services: Services, qtbot: QtBot, runner: TaskRunner
) -> None:
    fill(services, PEOPLE[4:])
    sheet = LookAlikesSheet(runner, services, over)
    sheet.start()
    settle(sheet, qtbot, runner)
    assert sheet.frame.nothing.title.text() == "Nobody looks like somebody else"
    QTest.keyClick(sheet.frame.again_button, Key.Key_Escape)
    assert sheet.isHidden()


def test_who_closes_the_sheet_meanwhile_is_told_what_was_found(
    over: QWidget, services: Services, qtbot: QtBot, runner: TaskRunner
) -> None:
    fill(services)
    sheet = LookAlikesSheet(runner, services, over)
    sheet.start()
    with qtbot.waitSignal(sheet.noticed, timeout=10_000) as noticed:
        QTest.keyClick(sheet.frame.close_button, Key.Key_Return)
    assert noticed.args == ["2 pairs look like one person. Nothing is merged before you say so.", False]
    sheet.start()
    settle(sheet, qtbot, runner)
    assert len(listed(sheet)) == 2


def test_comparing_is_stopped_by_escape_and_changes_nothing(
    over: QWidget, services: Services, qtbot: QtBot, runner: TaskRunner
) -> None:
    fill(services)
    sheet = LookAlikesSheet(runner, services, over)
    sheet.start()
    QTest.keyClick(sheet.frame.stop_button, Key.Key_Escape)
    settle(sheet, qtbot, runner)
    assert sheet.isVisible()
    assert sheet.frame.nothing.title.text() == "Not compared to the end"
    assert len(services.history.steps()) == 1
