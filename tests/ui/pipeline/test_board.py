"""The pipeline in the window, by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from PySide6.QtCore import QByteArray, QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot
from tests.builders import person

from rolodex import i18n
from rolodex.domain.changes import Changes
from rolodex.domain.deal import Deal
from rolodex.domain.reminder import Reminder
from rolodex.services.opening import Services
from rolodex.ui.pipeline.column import MIME
from rolodex.ui.pipeline.delegate import ROW
from rolodex.ui.pipeline.panel import PipelinePanel
from rolodex.ui.tasks import TaskRunner

NOW = datetime.fromisoformat("2026-05-03T10:00")
Key, Ctrl = Qt.Key, Qt.KeyboardModifier.ControlModifier
PLAIN = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def panel(services: Services, runner: TaskRunner, qtbot: QtBot) -> Iterator[PipelinePanel]:
    """The pipeline in a window that has the keyboard; it is a Sunday in May."""
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(1200, 800)
    panel = PipelinePanel(runner, window, clock=lambda: NOW)
    window.setCentralWidget(panel)
    runner.changed.connect(panel.react)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    yield panel
    runner.shutdown()


def add(services: Services, *titles: str, stage: int = 0, **more: Any) -> list[int]:
    """Deals of Ana's in a stage, the last at the top."""
    ana = services.contacts.save(person()).id
    values: dict[str, Any] = {"amount": 100_000, "currency": "EUR", **more}
    deal = Deal(contact_id=ana, **values)
    return [
        services.deals.save(replace(deal, title=title, stage_id=services.deals.stages()[stage].id)).id
        for title in titles
    ]


def show(panel: PipelinePanel, services: Services, qtbot: QtBot) -> None:
    panel.attach(services)
    settle(panel, qtbot)
    panel.setFocus()


def settle(panel: PipelinePanel, qtbot: QtBot) -> None:
    qtbot.waitUntil(panel.is_settled, timeout=10_000)


def press(panel: PipelinePanel, qtbot: QtBot, *keys: Qt.Key, held: Qt.KeyboardModifier = PLAIN) -> None:
    for key in keys:
        focus = panel.window().focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key, held)
        settle(panel, qtbot)


def write(panel: PipelinePanel, text: str) -> None:
    focus = panel.window().focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, text)


def shown(panel: PipelinePanel) -> dict[str, list[str]]:
    """The titles on the board by stage, those with any."""
    columns = {
        column.name.text(): [
            row.deal.title for place in range(column.cards.rowCount()) if (row := column.cards.row(place))
        ]
        for column in panel.board.columns
    }
    return {name: titles for name, titles in columns.items() if titles}


def stored(services: Services) -> dict[str, list[str]]:
    """The same as the book has it."""
    board = services.deals.board(NOW)
    columns = {
        stage.name: [row.deal.title for row in board.deals if row.deal.stage_id == stage.id]
        for stage in board.stages
    }
    return {name: titles for name, titles in columns.items() if titles}


def current(panel: PipelinePanel) -> str:
    row = panel.board.current()
    return row.deal.title if row else ""


def test_an_empty_pipeline_offers_one_thing(panel: PipelinePanel, services: Services, qtbot: QtBot) -> None:
    show(panel, services, qtbot)
    assert panel.pages.currentWidget() is panel.nothing
    assert not panel.new_button.isVisible()
    press(panel, qtbot, Key.Key_Return)
    assert panel.window().focusWidget().accessibleName() == "What it is about"


def test_each_stage_has_its_deals_with_their_count_and_sum(
    panel: PipelinePanel, services: Services, qtbot: QtBot
) -> None:
    add(services, "One", "Two")
    add(services, "Three", stage=2)
    counts: list[int] = []
    panel.count_changed.connect(counts.append)
    show(panel, services, qtbot)
    assert shown(panel) == {"Lead": ["Two", "One"], "Quote sent": ["Three"]}
    lead = panel.board.columns[0]
    assert (lead.count.text(), lead.worth.text()) == ("2", "€2,000")
    assert panel.subtitle.text() == "3 open deals"
    assert counts[-1] == 3


def test_a_card_says_all_that_it_shows(panel: PipelinePanel, services: Services, qtbot: QtBot) -> None:
    (deal_id,) = add(services, "One", expected_close="2026-05-01")
    known = services.deals.get(deal_id)
    assert known is not None
    services.deals.save(known, Reminder(summary="Ask", due="2026-05-05T10:00"))
    show(panel, services, qtbot)
    index = panel.board.columns[0].cards.index(0, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == (
        "One, Ana García, €1,000.00, Lead, 10%, expected to close: 2 days late, Tue 10:00 · Ask, 1 of 1"
    )


def test_arrows_lead_from_card_to_card_and_over_empty_stages(
    panel: PipelinePanel, services: Services, qtbot: QtBot
) -> None:
    add(services, "One", "Two")
    add(services, "Three", stage=3)
    show(panel, services, qtbot)
    seen = [current(panel)]
    for key in (Key.Key_Down, Key.Key_Down, Key.Key_Right, Key.Key_Right, Key.Key_Left, Key.Key_Up):
        press(panel, qtbot, key)
        seen.append(current(panel))
    assert seen == ["Two", "One", "One", "Three", "Three", "Two", "Two"]


def test_ctrl_and_arrows_take_the_card_along_and_undo_brings_it_back(
    panel: PipelinePanel, services: Services, qtbot: QtBot
) -> None:
    add(services, "One", "Two")
    show(panel, services, qtbot)
    press(panel, qtbot, Key.Key_Down, held=Ctrl)
    assert shown(panel) == stored(services) == {"Lead": ["One", "Two"]}
    press(panel, qtbot, Key.Key_Right, Key.Key_Right, held=Ctrl)
    assert shown(panel) == stored(services) == {"Lead": ["One"], "Quote sent": ["Two"]}
    assert current(panel) == "Two"
    panel.react(services.history.undo() or Changes())
    settle(panel, qtbot)
    assert shown(panel) == {"Lead": ["One"], "Contacted": ["Two"]}


def test_cards_that_are_moved_quickly_arrive_where_they_were_put(
    panel: PipelinePanel, services: Services, qtbot: QtBot
) -> None:
    add(services, "One", "Two", "Three")
    show(panel, services, qtbot)
    for key in (Key.Key_Right, Key.Key_Right, Key.Key_Left, Key.Key_Down, Key.Key_Right):
        focus = panel.window().focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key, Ctrl)
    settle(panel, qtbot)
    assert shown(panel) == stored(services) == {"Lead": ["Two", "One"], "Quote sent": ["Three"]}


def test_a_card_is_dragged_to_another_stage(panel: PipelinePanel, services: Services, qtbot: QtBot) -> None:
    one, _two = add(services, "One", "Two")
    add(services, "Three", stage=1)
    show(panel, services, qtbot)
    carried = QMimeData()
    carried.setData(MIME, QByteArray(str(one).encode()))
    cards = panel.board.columns[1].list
    cards.dropEvent(
        QDropEvent(
            QPointF(20, ROW),
            Qt.DropAction.MoveAction,
            carried,
            Qt.MouseButton.LeftButton,
            PLAIN,
        )
    )
    settle(panel, qtbot)
    assert shown(panel) == stored(services) == {"Lead": ["Two"], "Contacted": ["Three", "One"]}


def test_a_deal_is_won_with_its_order_in_two_keys(
    panel: PipelinePanel, services: Services, qtbot: QtBot
) -> None:
    add(services, "One")
    show(panel, services, qtbot)
    with qtbot.waitSignal(panel.noticed) as noticed:
        press(panel, qtbot, Key.Key_W, Key.Key_Return)
    assert noticed.args == ["Won “One”; the order is written down", True]
    assert services.deals.closed("won")[0].deal.title == "One"
    assert services.contacts.standing(services.deals.closed("won")[0].deal.contact_id).orders == 1
    settle(panel, qtbot)
    assert panel.pages.currentWidget() is panel.nothing


def test_a_deal_without_an_amount_is_won_without_an_order(
    panel: PipelinePanel, services: Services, qtbot: QtBot
) -> None:
    add(services, "One", amount=0, currency="")
    show(panel, services, qtbot)
    press(panel, qtbot, Key.Key_W)
    assert not panel.closing.with_order.isEnabled()
    press(panel, qtbot, Key.Key_2)
    assert [row.deal.status for row in services.deals.closed("won")] == ["won"]


def test_a_lost_deal_is_given_a_reason_of_ones_own(
    panel: PipelinePanel, services: Services, qtbot: QtBot
) -> None:
    add(services, "One", "Two")
    show(panel, services, qtbot)
    press(panel, qtbot, Key.Key_L)
    panel.closing.reason.setFocus()
    write(panel, "1 day late")
    press(panel, qtbot, Key.Key_Return)
    assert [row.deal.reason for row in services.deals.closed("lost")] == ["1 day late"]
    settle(panel, qtbot)
    assert shown(panel) == {"Lead": ["One"]}
    press(panel, qtbot, Key.Key_L)
    assert panel.closing.reasons[0].words() == "1 day late"
    press(panel, qtbot, Key.Key_2)
    assert {row.deal.reason for row in services.deals.closed("lost")} == {"1 day late", "Too expensive"}


def test_esc_closes_no_deal(panel: PipelinePanel, services: Services, qtbot: QtBot) -> None:
    add(services, "One")
    show(panel, services, qtbot)
    press(panel, qtbot, Key.Key_L, Key.Key_Escape)
    assert not panel.closing.isVisible()
    assert panel.window().focusWidget() is panel.board.columns[0].list
    assert services.deals.count() == 1


def test_a_deal_is_deleted_and_the_next_one_is_current(
    panel: PipelinePanel, services: Services, qtbot: QtBot
) -> None:
    add(services, "One", "Two")
    show(panel, services, qtbot)
    press(panel, qtbot, Key.Key_Delete)
    settle(panel, qtbot)
    assert (shown(panel), current(panel)) == ({"Lead": ["One"]}, "One")


def test_closed_deals_are_listed_and_opened_again(
    panel: PipelinePanel, services: Services, qtbot: QtBot
) -> None:
    one, _two = add(services, "One", "Two")
    services.deals.lose(one, "Too dear", NOW)
    show(panel, services, qtbot)
    panel.closed_button.setFocus()
    press(panel, qtbot, Key.Key_Space)
    index = panel.closed.rows.index(0, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == (
        "One, Ana García, €1,000.00, lost: Too dear · today"
    )
    press(panel, qtbot, Key.Key_R)
    assert services.deals.count() == 2
    press(panel, qtbot, Key.Key_Escape)
    assert shown(panel) == {"Lead": ["One", "Two"]}


def test_the_contact_of_a_deal_is_asked_for(panel: PipelinePanel, services: Services, qtbot: QtBot) -> None:
    add(services, "One")
    show(panel, services, qtbot)
    with qtbot.waitSignal(panel.person_chosen) as chosen:
        press(panel, qtbot, Key.Key_P)
    assert chosen.args == [services.deals.board(NOW).deals[0].deal.contact_id]


def test_stages_are_renamed_moved_and_added(panel: PipelinePanel, services: Services, qtbot: QtBot) -> None:
    add(services, "One")
    show(panel, services, qtbot)
    panel.stages_button.setFocus()
    press(panel, qtbot, Key.Key_Space)
    write(panel, " in")
    press(panel, qtbot, Key.Key_Down, held=Qt.KeyboardModifier.AltModifier)
    press(panel, qtbot, Key.Key_Return, held=Ctrl)
    names = [(stage.name, stage.probability) for stage in services.deals.stages()][:2]
    assert names == [("Contacted", 25), ("Lead in", 10)]
    settle(panel, qtbot)
    assert [column.name.text() for column in panel.board.columns][:2] == ["Contacted", "Lead in"]


def test_the_forecast_tells_each_currency_for_itself(
    panel: PipelinePanel, services: Services, qtbot: QtBot
) -> None:
    add(services, "One", "Two", expected_close="2026-05-20", probability=50)
    add(services, "Three", currency="USD", expected_close="2026-06-20", probability=10)
    show(panel, services, qtbot)
    assert all(cell.isVisible() and cell.width() > 0 for cell in panel.strip.cells)
    assert panel.strip.accessibleDescription() == (
        "Open €2,000 $1,000. Expected in all €1,000 $100.00. Expected in May €1,000. Expected in June $100.00"
    )


def test_a_book_that_may_only_be_read_moves_no_card(
    panel: PipelinePanel, services: Services, qtbot: QtBot
) -> None:
    add(services, "One")
    services.book.read_only = True
    show(panel, services, qtbot)
    press(panel, qtbot, Key.Key_Right, held=Ctrl)
    press(panel, qtbot, Key.Key_W, Key.Key_Delete, Key.Key_N)
    assert shown(panel) == stored(services) == {"Lead": ["One"]}
    assert not panel.new_button.isVisible()


def test_the_pipeline_speaks_the_language_that_is_chosen(
    panel: PipelinePanel, services: Services, qtbot: QtBot
) -> None:
    add(services, "One")
    show(panel, services, qtbot)
    before = i18n.language()
    i18n.use("es")
    try:
        panel.retranslate()
        assert panel.board.columns[0].worth.text() == "1.000\N{NO-BREAK SPACE}€"
    finally:
        i18n.use(before)


def test_foreign_changes_are_read(panel: PipelinePanel, services: Services, qtbot: QtBot) -> None:
    add(services, "One")
    show(panel, services, qtbot)
    add(services, "Two")
    panel.react(Changes(everything=True))
    settle(panel, qtbot)
    assert shown(panel) == {"Lead": ["Two", "One"]}
