"""A segment in its form: the sentence and the chips say the same, by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.blank import new_book
from tests.builders import phones

from rolodex.domain.contact import Adr, Contact
from rolodex.domain.segment import Clause, Condition
from rolodex.services.opening import Services, open_services
from rolodex.ui.segments.sheet import SegmentSheet
from rolodex.ui.tasks import TaskRunner

pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard|support raise", extend=True)

Key = Qt.Key
NOW = datetime.fromisoformat("2026-05-03T10:00")


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    """Ana of Bilbao bought long ago, Eva of Bilbao lately; Leo of Madrid has a phone."""
    services = open_services(new_book(tmp_path_factory.mktemp("book") / "book.rolodex"))
    bilbao = (Adr(city="Bilbao", street="Gran Vía 1"),)
    ana = services.contacts.save(Contact(fn="Ana", adr=bilbao)).id
    eva = services.contacts.save(Contact(fn="Eva", adr=bilbao)).id
    services.contacts.save(Contact(fn="Leo", adr=(Adr(city="Madrid"),), tel=phones("+34600000000")))
    services.purchases.sell(ana, 10_000, "EUR", "Chair", at="2025-11-05")
    services.purchases.sell(eva, 10_000, "EUR", "Chair", at="2026-04-20")
    yield services
    services.close()


@pytest.fixture
def sheet(over: QWidget, shop: Services, runner: TaskRunner) -> SegmentSheet:
    return SegmentSheet(runner, shop, over, clock=lambda: NOW)


def start(sheet: SegmentSheet, qtbot: QtBot, segment_id: int = 0, rule: Clause | None = None) -> None:
    sheet.start(segment_id, rule)
    counted = sheet.belonging.count
    qtbot.waitUntil(lambda: sheet.isVisible() and sheet.is_settled() and bool(counted.text()), timeout=10_000)


def settle(sheet: SegmentSheet, qtbot: QtBot) -> None:
    qtbot.waitUntil(sheet.is_settled, timeout=10_000)


def chips(sheet: SegmentSheet) -> list[str]:
    return [chip.text_ for chip in sheet.chips.chips()]


def test_a_sentence_becomes_chips_and_a_count(sheet: SegmentSheet, qtbot: QtBot) -> None:
    start(sheet, qtbot)
    QTest.keyClicks(sheet.sentence.edit, "customers in Bilbao without an order for 90 days")
    settle(sheet, qtbot)
    assert len(chips(sheet)) == 3
    assert sheet.belonging.count.text() == "1 contact"
    assert sheet.belonging.people.text() == "Ana"
    assert sheet.sentence.underlined() == ()


def test_what_is_not_understood_is_underlined_and_said(sheet: SegmentSheet, qtbot: QtBot) -> None:
    start(sheet, qtbot)
    QTest.keyClicks(sheet.sentence.edit, "customers frobnicated")
    settle(sheet, qtbot)
    assert sheet.sentence.underlined() == ("frobnicated",)
    assert "frobnicated" in sheet.doubts.text()
    assert sheet.doubts.isVisible()


def test_a_chip_is_taken_away_by_delete_and_the_sentence_follows(sheet: SegmentSheet, qtbot: QtBot) -> None:
    start(sheet, qtbot)
    QTest.keyClicks(sheet.sentence.edit, "customers in Bilbao")
    settle(sheet, qtbot)
    first = sheet.chips.chips()[0]
    first.setFocus()
    QTest.keyClick(first, Key.Key_Delete)
    settle(sheet, qtbot)
    assert len(chips(sheet)) == 1
    assert "Bilbao" in sheet.sentence.text()
    assert "customers" not in sheet.sentence.text()


def test_choosing_a_chip_opens_its_form_and_changes_nothing(sheet: SegmentSheet, qtbot: QtBot) -> None:
    start(sheet, qtbot)
    said = "customers in Bilbao who spent more than 50 EUR in 2026"
    QTest.keyClicks(sheet.sentence.edit, said)
    settle(sheet, qtbot)
    rule = sheet.rule()
    for place in range(len(chips(sheet))):
        QTest.keyClick(sheet.chips.chips()[place], Key.Key_Return)
        settle(sheet, qtbot)
        assert sheet.editor.isVisible()
        assert sheet.rule() == rule
    assert sheet.sentence.text() == said


def test_a_rule_is_built_without_a_sentence(sheet: SegmentSheet, qtbot: QtBot) -> None:
    start(sheet, qtbot)
    QTest.keyClick(sheet.and_button, Key.Key_Return)
    QTest.keyClicks(sheet.editor.values, "Bilbao; Madrid")
    settle(sheet, qtbot)
    assert sheet.belonging.count.text() == "3 contacts"
    QTest.keyClick(sheet.and_button, Key.Key_Return)
    sheet.editor.field.setCurrentIndex(sheet.editor.field.findData("has"))
    sheet.editor.operator.setCurrentIndex(1)
    settle(sheet, qtbot)
    assert sheet.rule().parts == (
        Condition("city", values=("Bilbao", "Madrid")),
        Condition("has", values=("phone",), without=True),
    )
    assert sheet.belonging.count.text() == "2 contacts"


def test_an_or_stands_beside_the_chip_that_was_chosen(sheet: SegmentSheet, qtbot: QtBot) -> None:
    start(
        sheet,
        qtbot,
        rule=Clause((Condition("city", values=("Madrid",)), Condition("has", values=("phone",)))),
    )
    QTest.keyClick(sheet.chips.chips()[0], Key.Key_Return)
    QTest.keyClick(sheet.or_button, Key.Key_Return)
    QTest.keyClicks(sheet.editor.values, "Bilbao")
    settle(sheet, qtbot)
    pair = Clause((Condition("city", values=("Madrid",)), Condition("city", values=("Bilbao",))), "any")
    assert sheet.rule() == Clause((pair, Condition("has", values=("phone",))))
    assert sheet.belonging.count.text() == "1 contact"


def test_a_segment_is_saved_shown_again_and_deleted(
    sheet: SegmentSheet, shop: Services, qtbot: QtBot
) -> None:
    start(sheet, qtbot)
    QTest.keyClicks(sheet.sentence.edit, "in Madrid")
    settle(sheet, qtbot)
    QTest.keyClicks(sheet.name, "Madrid")
    QTest.keyClick(sheet.name, Key.Key_Return)
    qtbot.waitUntil(sheet.isHidden, timeout=10_000)
    (made,) = [one for one in shop.segments.all(NOW.date()) if one.id > 0]
    assert (made.name, made.count, made.said) == ("Madrid", 1, "in Madrid")
    start(sheet, qtbot, made.id)
    assert (sheet.name.text(), sheet.sentence.text()) == ("Madrid", "in Madrid")
    QTest.keyClick(sheet.extra_button, Key.Key_Return)
    qtbot.waitUntil(sheet.isHidden, timeout=10_000)
    assert [one for one in shop.segments.all(NOW.date()) if one.id > 0] == []


def test_the_kind_of_field_decides_what_is_asked(sheet: SegmentSheet, qtbot: QtBot) -> None:
    start(sheet, qtbot, rule=Clause((Condition("city", values=("Bilbao",)),)))
    QTest.keyClick(sheet.chips.chips()[0], Key.Key_Return)
    editor = sheet.editor
    for field, shown in (
        ("lifecycle", (editor.choice,)),
        ("net", (editor.low_sum, editor.span)),
        ("purchase", (editor.of, editor.span)),
        ("birthday", (editor.choice,)),
        ("interval", (editor.low,)),
    ):
        editor.field.setCurrentIndex(editor.field.findData(field))
        parts = (editor.values, editor.choice, editor.low, editor.low_sum, editor.of, editor.span)
        assert tuple(part for part in parts if part.isVisible()) == shown, field


def test_the_currency_and_the_days_are_kept(sheet: SegmentSheet, qtbot: QtBot) -> None:
    rule = Clause((Condition("net"),))
    start(sheet, qtbot, rule=rule)
    QTest.keyClick(sheet.chips.chips()[0], Key.Key_Return)
    QTest.keyClicks(sheet.editor.low_sum, "12.50")
    sheet.editor.span.way.setCurrentIndex(sheet.editor.span.way.findData("days"))
    settle(sheet, qtbot)
    (condition,) = sheet.rule().parts
    assert isinstance(condition, Condition)
    assert (condition.op, condition.low, condition.currency, condition.span.days) == (
        "least",
        1250,
        "EUR",
        90,
    )
