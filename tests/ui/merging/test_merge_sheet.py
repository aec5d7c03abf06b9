"""Cards side by side, by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.builders import emails, person, phones

from rolodex.domain.contact import Foreign, Org
from rolodex.domain.message import message
from rolodex.services.opening import Services
from rolodex.store import contacts
from rolodex.ui.merging.reading import Merged
from rolodex.ui.merging.separate_sheet import SeparateSheet
from rolodex.ui.merging.sheet import MergeSheet
from rolodex.ui.tasks import TaskRunner

Key = Qt.Key
FULL, SHORT, THIRD = 1, 2, 3
PEOPLE = (
    person("Ana", "García", tel=phones("+34 600 123 456"), email=emails("ana@x.example"), gender="F"),
    person("Anita", "García", tel=phones("600 123 456", "+34 915 550 142"), tz="Europe/Madrid"),
    person("A.", "Garcia", email=emails("ag@y.example")),
    *(person(f"Person{number}", "Other") for number in range(12)),
)


@pytest.fixture
def filled(services: Services) -> Services:
    with services.book.change(message("Test")) as tx:
        contacts.insert(tx, PEOPLE)
    return services


@pytest.fixture
def sheet(over: QWidget, filled: Services, runner: TaskRunner) -> MergeSheet:
    return MergeSheet(runner, filled, over)


def start(sheet: MergeSheet, ids: tuple[int, ...], qtbot: QtBot, runner: TaskRunner) -> None:
    sheet.start(ids)
    settle(sheet, qtbot, runner)


def settle(sheet: MergeSheet | SeparateSheet, qtbot: QtBot, runner: TaskRunner) -> None:
    qtbot.waitUntil(lambda: sheet.is_settled() and not runner.busy(), timeout=10_000)


def go_to(sheet: MergeSheet, label: str) -> None:
    rows = sheet.table.rows.rows()
    place = next(number for number, row in enumerate(rows) if row.label == label)
    QTest.keyClick(sheet.table, Key.Key_Home)
    for _step in range(place):
        QTest.keyClick(sheet.table, Key.Key_Down)


def merge(sheet: MergeSheet, qtbot: QtBot, runner: TaskRunner) -> Merged:
    with qtbot.waitSignal(sheet.merged, timeout=10_000) as merged:
        QTest.keyClick(sheet.table, Key.Key_Return)
    settle(sheet, qtbot, runner)
    found = merged.args[0]
    assert isinstance(found, Merged)
    return found


def test_arrows_choose_and_enter_makes_one_card(
    sheet: MergeSheet, filled: Services, qtbot: QtBot, runner: TaskRunner
) -> None:
    start(sheet, (FULL, SHORT), qtbot, runner)
    assert sheet.table.hasFocus()
    assert sheet.title.text() == "Merge Ana García and Anita García"
    go_to(sheet, "First name")
    QTest.keyClick(sheet.table, Key.Key_Right)
    said = str(sheet.table.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))
    assert said.startswith("First name. takes: Anita")
    with qtbot.waitSignals([sheet.noticed, sheet.person_chosen], timeout=10_000):
        merged = merge(sheet, qtbot, runner)
    assert (merged.survivor, merged.gone) == (FULL, (SHORT,))
    card = filled.contacts.get(FULL)
    assert card is not None
    assert (card.n.given, card.tz, card.gender) == ("Anita", "Europe/Madrid", "F")
    assert len(card.tel) == 2
    assert filled.contacts.get(SHORT) is None
    assert sheet.isHidden()


def test_the_result_is_shown_before_anything_is_written(
    sheet: MergeSheet, filled: Services, qtbot: QtBot, runner: TaskRunner
) -> None:
    start(sheet, (FULL, SHORT), qtbot, runner)
    go_to(sheet, "Name")
    QTest.keyClick(sheet.table, Key.Key_2)
    settle(sheet, qtbot, runner)
    assert sheet.result.name.text() == "Anita García"
    assert [row.text() for row in sheet.result.fields.rows()].count("ana@x.example") == 1
    QTest.keyClick(sheet.table, Key.Key_Escape)
    assert sheet.isHidden()
    assert len(filled.history.steps()) == 1


def test_a_number_both_have_is_marked_as_a_double_however_it_is_written(
    sheet: MergeSheet, qtbot: QtBot, runner: TaskRunner
) -> None:
    start(sheet, (FULL, SHORT), qtbot, runner)
    row = next(row for row in sheet.table.rows.rows() if row.name == "tel")
    assert row.united
    assert row.doubles == (frozenset(), frozenset({0}))


def test_the_parts_of_a_name_follow_the_name_unless_they_were_chosen(
    sheet: MergeSheet, filled: Services, qtbot: QtBot, runner: TaskRunner
) -> None:
    start(sheet, (FULL, THIRD), qtbot, runner)
    go_to(sheet, "Surname")
    QTest.keyClick(sheet.table, Key.Key_2)
    QTest.keyClick(sheet.table, Key.Key_1)
    go_to(sheet, "Name")
    QTest.keyClick(sheet.table, Key.Key_2)
    assert {row.label: row.chosen for row in sheet.table.rows.rows() if not row.united} == {
        "Name": 1,
        "First name": 1,
        "Surname": 0,
        "Gender": 0,
    }
    merge(sheet, qtbot, runner)
    card = filled.contacts.get(FULL)
    assert card is not None
    assert (card.fn, card.n.given, card.n.family) == ("A. Garcia", "A.", "García")


def test_each_job_and_each_kept_property_is_a_line_of_its_own(
    sheet: MergeSheet, filled: Services, qtbot: QtBot, runner: TaskRunner
) -> None:
    with filled.book.change(message("Test")) as tx:
        ids = contacts.insert(
            tx,
            [
                person(
                    "Zoe", "Job", org=(Org("Acme", title="Buyer"),), foreign=(Foreign("X-SPORT", "tennis"),)
                ),
                person("Zoe", "Job", foreign=(Foreign("X-SPORT", "tennis"), Foreign("X-PET", "cat"))),
            ],
        )
    start(sheet, tuple(ids), qtbot, runner)
    rows = {row.label: row for row in sheet.table.rows.rows()}
    assert rows["Job"].sides == (("Buyer, Acme",), ())
    assert rows["Kept from an import"].sides == (("X-SPORT: tennis",), ("X-SPORT: tennis", "X-PET: cat"))
    assert rows["Kept from an import"].doubles == (frozenset(), frozenset({0}))


def test_a_narrow_sheet_shows_the_result_in_the_place_of_the_cards(
    sheet: MergeSheet, over: QWidget, qtbot: QtBot, runner: TaskRunner
) -> None:
    start(sheet, (FULL, SHORT), qtbot, runner)
    assert sheet.result.isVisible()
    assert sheet.result_button.isHidden()
    over.window().resize(800, 700)
    qtbot.waitUntil(sheet.result.isHidden)
    QTest.keyClick(sheet.result_button, Key.Key_Space)
    assert sheet.result.isVisible()
    assert not sheet.table.isVisible()
    assert sheet.result_button.text() == "Show the cards"


def test_a_side_that_says_nothing_cannot_be_taken(
    sheet: MergeSheet, qtbot: QtBot, runner: TaskRunner
) -> None:
    start(sheet, (FULL, SHORT), qtbot, runner)
    go_to(sheet, "Time zone")
    for key in (Key.Key_Left, Key.Key_1):
        QTest.keyClick(sheet.table, key)
        row = sheet.table.rows.row(sheet.table.currentIndex().row())
        assert row is not None
        assert row.chosen == 1


def test_another_card_stays_and_what_was_chosen_is_kept(
    sheet: MergeSheet, filled: Services, qtbot: QtBot, runner: TaskRunner
) -> None:
    start(sheet, (FULL, SHORT), qtbot, runner)
    go_to(sheet, "First name")
    QTest.keyClick(sheet.table, Key.Key_2)
    settle(sheet, qtbot, runner)
    QTest.keyClick(sheet.heads.heads[1].stay_button, Key.Key_Return)
    settle(sheet, qtbot, runner)
    assert sheet.heads.heads[0].name.text() == "Anita García"
    merged = merge(sheet, qtbot, runner)
    assert (merged.survivor, merged.gone) == (SHORT, (FULL,))
    card = filled.contacts.get(SHORT)
    assert card is not None
    assert card.n.given == "Anita"


def test_one_of_three_is_left_out_and_all_is_taken_from_another(
    sheet: MergeSheet, filled: Services, qtbot: QtBot, runner: TaskRunner
) -> None:
    start(sheet, (FULL, SHORT, THIRD), qtbot, runner)
    place = next(
        number for number, head in enumerate(sheet.heads.heads) if head.name.text() == "Anita García"
    )
    QTest.keyClick(sheet.heads.heads[place].out_button, Key.Key_Return)
    settle(sheet, qtbot, runner)
    assert sheet.merge_button.text() == "Merge 2 cards"
    QTest.keyClick(sheet.heads.heads[1].all_button, Key.Key_Return)
    settle(sheet, qtbot, runner)
    wanted = sheet.heads.heads[1].name.text()
    merge(sheet, qtbot, runner)
    kept = filled.contacts.get(FULL) or filled.contacts.get(THIRD)
    assert kept is not None
    assert kept.fn == wanted
    assert filled.contacts.get(SHORT) is not None


def test_cards_out_of_view_are_reached_with_the_arrows(
    sheet: MergeSheet, qtbot: QtBot, runner: TaskRunner
) -> None:
    start(sheet, tuple(range(1, 11)), qtbot, runner)
    assert sheet.table.columns().shown().stop < 10
    go_to(sheet, "Name")
    for _step in range(10):
        QTest.keyClick(sheet.table, Key.Key_Right)
    assert sheet.table.columns().shown().stop == 10
    assert not sheet.heads.heads[9].isHidden()
    assert sheet.heads.heads[0].isHidden()


@pytest.mark.parametrize(("ids", "title"), [((FULL,), "Nothing to merge"), (range(1, 15), "Too many cards")])
def test_one_card_or_a_crowd_cannot_be_merged(
    sheet: MergeSheet, qtbot: QtBot, runner: TaskRunner, ids: tuple[int, ...], title: str
) -> None:
    start(sheet, tuple(ids), qtbot, runner)
    assert sheet.nothing.title.text() == title
    QTest.keyClick(sheet, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert sheet.isVisible()
    QTest.keyClick(sheet.close_button, Key.Key_Return)
    assert sheet.isHidden()


def test_a_card_that_was_changed_meanwhile_is_said_and_nothing_is_merged(
    sheet: MergeSheet, filled: Services, qtbot: QtBot, runner: TaskRunner
) -> None:
    start(sheet, (FULL, SHORT), qtbot, runner)
    filled.contacts.delete([SHORT])
    QTest.keyClick(sheet.table, Key.Key_Return)
    settle(sheet, qtbot, runner)
    assert sheet.isVisible()
    assert "Nothing was merged" in sheet.state.text()


def test_a_merge_is_taken_apart_again_and_what_came_later_stays(
    sheet: MergeSheet, over: QWidget, filled: Services, qtbot: QtBot, runner: TaskRunner
) -> None:
    before = filled.contacts.get(SHORT)
    start(sheet, (FULL, SHORT), qtbot, runner)
    merge(sheet, qtbot, runner)
    filled.contacts.add_tag([FULL], "later")
    parting = SeparateSheet(runner, filled, over)
    parting.start(FULL)
    settle(parting, qtbot, runner)
    assert parting.table.hasFocus()
    assert [head.name.text() for head in parting.heads.heads] == ["Ana García", "Anita García"]
    with qtbot.waitSignal(parting.person_chosen, timeout=10_000) as chosen:
        QTest.keyClick(parting.table, Key.Key_Return)
    assert chosen.args == [FULL]
    assert filled.contacts.get(SHORT) == before
    card = filled.contacts.get(FULL)
    assert card is not None
    assert (card.categories, len(card.tel)) == (("later",), 1)
    parting.start(FULL)
    settle(parting, qtbot, runner)
    assert parting.nothing.title.text() == "Nothing was merged into this card"
