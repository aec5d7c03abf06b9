"""The panel of reports in the window, by keyboard and by mouse."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from threading import get_ident

import pytest
from PySide6.QtCore import QDate, QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.reports import sample
from tests.ui.reports.sample import HandMade

from rolodex import i18n
from rolodex.domain.changes import Changes
from rolodex.domain.message import message
from rolodex.domain.segment import Clause
from rolodex.ui import theme
from rolodex.ui.reports.chart import ChartView
from rolodex.ui.reports.panel import ReportsPanel
from rolodex.ui.reports.rows_view import RowsView
from rolodex.ui.reports.table import ReportTable
from rolodex.ui.tasks import TaskRunner

NOW = datetime.fromisoformat("2026-11-12T10:00")
Key = Qt.Key
EVERYTHING = Changes(everything=True)


@pytest.fixture
def book() -> HandMade:
    """A few reports, one of each kind."""
    few = ("summary", "months", "lifecycle", "best", "rfm", "returns")
    return HandMade({one.name: one for one in sample.usual() if one.name in few})


@pytest.fixture
def full_book() -> HandMade:
    """All reports."""
    return HandMade()


@pytest.fixture
def panel(runner: TaskRunner, qtbot: QtBot) -> Iterator[ReportsPanel]:
    """The panel in a window that has the keyboard."""
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(1160, 840)
    made = ReportsPanel(runner, window, clock=lambda: NOW)
    window.setCentralWidget(made)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    yield made
    runner.shutdown()


def show(panel: ReportsPanel, book: HandMade, qtbot: QtBot) -> None:
    panel.attach(book)
    settle(panel, qtbot)


def settle(panel: ReportsPanel, qtbot: QtBot) -> None:
    qtbot.waitUntil(panel.is_settled, timeout=10_000)


def chart_of(panel: ReportsPanel, name: str) -> ChartView:
    chart = panel.board.cards[name].body.chart
    assert isinstance(chart, ChartView)
    return chart


def rows_of(panel: ReportsPanel, name: str) -> RowsView:
    found = panel.board.cards[name].body.list
    assert found is not None
    return found


def press(widget: QWidget | None, *keys: Qt.Key) -> None:
    assert widget is not None
    for key in keys:
        QTest.keyClick(widget, key)


def test_figures_show_their_change_with_a_sign_and_their_sentence_by_keyboard(
    panel: ReportsPanel, book: HandMade, qtbot: QtBot
) -> None:
    show(panel, book, qtbot)
    assert "Net sales €517,300 +12.4%" in panel.strip.accessibleDescription()
    assert "Refunds 1.8% −0.4" in panel.strip.accessibleDescription()
    panel.head.period_button.setFocus()
    panel.strip.setFocus(Qt.FocusReason.TabFocusReason)
    assert panel.tip.isVisible()
    assert panel.tip.text() == "What was sold in these months less what came back, in euros."
    press(panel.strip, Key.Key_Right)
    assert "Buying customers 3,409 +3.1%" in panel.strip.accessibleDescription()
    assert not panel.tip.isVisible()


def test_enter_on_a_figure_asks_for_the_people_behind_it(
    panel: ReportsPanel, book: HandMade, qtbot: QtBot
) -> None:
    show(panel, book, qtbot)
    panel.strip.setFocus(Qt.FocusReason.TabFocusReason)
    press(panel.strip, Key.Key_Right)
    with qtbot.waitSignal(panel.people_wanted) as asked:
        press(panel.strip, Key.Key_Return)
    assert asked.args == [sample.people("lifecycle", "active"), "Buying customers"]


def test_left_and_right_walk_the_bars_and_say_their_values(
    panel: ReportsPanel, book: HandMade, qtbot: QtBot
) -> None:
    show(panel, book, qtbot)
    chart = chart_of(panel, "months")
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    assert chart.accessibleDescription().startswith("November 2026, The year before €60,000")
    press(chart, Key.Key_Left)
    assert chart.accessibleDescription().startswith("October 2026")
    assert panel.tip.text().startswith("October 2026\nThe year before: €52,000\nNet sales: €63,000")
    press(chart, Key.Key_Home, Key.Key_Left)
    assert chart.current() == 0


def test_enter_on_a_bar_asks_for_the_people_of_that_month(
    panel: ReportsPanel, book: HandMade, qtbot: QtBot
) -> None:
    show(panel, book, qtbot)
    chart = chart_of(panel, "months")
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.waitSignal(panel.people_wanted) as asked:
        press(chart, Key.Key_Return)
    assert asked.args is not None
    rule, title = asked.args
    assert isinstance(rule, Clause)
    assert title == "Net sales by month: November 2026"


def test_the_arrows_walk_a_grid_in_both_directions(panel: ReportsPanel, book: HandMade, qtbot: QtBot) -> None:
    show(panel, book, qtbot)
    chart = chart_of(panel, "rfm")
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    press(chart, Key.Key_Home)
    assert chart.accessibleDescription() == "Recency 1, Frequency 1, Customers 6"
    press(chart, Key.Key_Down, Key.Key_Right, Key.Key_Right)
    assert chart.accessibleDescription().startswith("Recency 2, Frequency 3")
    press(chart, Key.Key_Up, Key.Key_Up)
    assert chart.accessibleDescription().startswith("Recency 1, Frequency 3")


def test_the_mouse_over_a_bar_says_its_values_and_a_click_asks_for_the_people(
    panel: ReportsPanel, book: HandMade, qtbot: QtBot
) -> None:
    show(panel, book, qtbot)
    chart = chart_of(panel, "months")
    bar = next(one for one in chart.placed() if one.row == 3)
    at = bar.box.center().toPoint()
    QTest.mouseMove(chart, at)
    qtbot.waitUntil(panel.tip.isVisible)
    assert panel.tip.text().startswith("March 2026")
    assert chart.cursor().shape() == Qt.CursorShape.PointingHandCursor
    with qtbot.waitSignal(panel.people_wanted) as asked:
        QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=at)
    assert asked.args is not None
    assert asked.args[1] == "Net sales by month: March 2026"


def test_bars_are_as_high_as_their_values_and_the_month_that_runs_is_paler(
    panel: ReportsPanel, book: HandMade, qtbot: QtBot
) -> None:
    show(panel, book, qtbot)
    placed = chart_of(panel, "months").placed()
    net = {one.row: one for one in placed if one.spot.series == 1}
    assert net[10].box.height() / net[0].box.height() == pytest.approx(126 / 62, rel=0.02)
    assert net[11].spot.depth < net[10].spot.depth == 1
    floor = {round(one.box.bottom()) for one in placed}
    assert len(floor) == 1


def test_t_turns_a_chart_into_the_table_behind_it_and_back(
    panel: ReportsPanel, book: HandMade, qtbot: QtBot
) -> None:
    show(panel, book, qtbot)
    card = panel.board.cards["months"]
    chart = chart_of(panel, "months")
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    press(chart, Key.Key_T)
    table = card.body.table
    assert isinstance(table, ReportTable)
    assert table.hasFocus()
    assert not chart.isVisible()
    assert [table.rows.headerData(n, Qt.Orientation.Horizontal) for n in range(4)] == [
        "Month",
        "The year before",
        "Net sales",
        "Orders",
    ]
    assert table.rows.index(11, 2).data() == "€39,000"
    assert table.rows.index(12, 0).data() == "All"
    press(table, Key.Key_T)
    assert chart.isVisible()
    assert chart.hasFocus()


def test_a_row_of_a_contact_leads_to_the_card_and_other_rows_to_their_people(
    panel: ReportsPanel, book: HandMade, qtbot: QtBot
) -> None:
    show(panel, book, qtbot)
    best = rows_of(panel, "best")
    best.setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.waitSignal(panel.person_chosen) as chosen:
        press(best, Key.Key_Down, Key.Key_Return)
    assert chosen.args == [2]
    assert "Customer Fischer Bürobedarf GmbH" in best.accessibleDescription()
    stages = rows_of(panel, "lifecycle")
    with qtbot.waitSignal(panel.people_wanted) as asked:
        QTest.mouseClick(stages, Qt.MouseButton.LeftButton, pos=QPoint(40, 10))
    assert asked.args == [sample.people("lifecycle", "vip"), "Customers by lifecycle: VIP"]


def test_the_keyboard_reaches_rows_that_the_card_has_no_room_for(
    panel: ReportsPanel, book: HandMade, qtbot: QtBot
) -> None:
    show(panel, book, qtbot)
    best = rows_of(panel, "best")
    best.setFocus(Qt.FocusReason.TabFocusReason)
    press(best, Key.Key_End)
    assert best.current() == 6
    with qtbot.waitSignal(panel.person_chosen) as chosen:
        press(best, Key.Key_Return)
    assert chosen.args == [7]


def test_a_report_opens_in_full_with_all_rows_and_escape_leads_back(
    panel: ReportsPanel, book: HandMade, qtbot: QtBot
) -> None:
    show(panel, book, qtbot)
    best = rows_of(panel, "best")
    best.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(best, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    page = panel.page
    assert page is not None
    assert panel.pages.currentWidget() is page
    assert page.body.table is not None
    assert page.body.table.hasFocus()
    assert page.body.table.rows.rowCount() == 7
    press(page.body.table, Key.Key_Escape)
    assert panel.pages.currentWidget() is panel.area
    assert best.hasFocus()


def test_a_chart_in_full_is_laid_out_for_its_own_size(
    panel: ReportsPanel, book: HandMade, qtbot: QtBot
) -> None:
    show(panel, book, qtbot)
    panel.show_report("months")
    assert panel.page is not None
    chart = panel.page.body.chart
    assert isinstance(chart, ChartView)
    qtbot.waitUntil(lambda: chart.width() > 900)
    assert max(one.box.right() for one in chart.placed()) > chart.width() - 100


def test_silent_reports_say_why(panel: ReportsPanel, book: HandMade, qtbot: QtBot) -> None:
    show(panel, book, qtbot)
    card = panel.board.cards["returns"]
    assert card.accessibleName() == "Returns"
    assert card.body.accessibleName() == "Nothing came back in these months."
    assert card.more is None


def test_a_line_of_silent_reports_is_low(panel: ReportsPanel, book: HandMade, qtbot: QtBot) -> None:
    for name in ("best", "rfm"):
        book.put(sample.silent(name, name))
    show(panel, book, qtbot)
    cards = panel.board.cards
    # returns stands alone in the last line, best beside the grid
    assert cards["best"].height() < cards["months"].height() / 2
    book.put(sample.best())
    panel.react(EVERYTHING)
    settle(panel, qtbot)
    assert cards["best"].height() > cards["months"].height() / 2


def test_an_empty_book_offers_one_thing_to_do(panel: ReportsPanel, book: HandMade, qtbot: QtBot) -> None:
    for name in book.names():
        book.put(sample.silent(name, name))
    book.money = ()
    show(panel, book, qtbot)
    assert panel.pages.currentWidget() is panel.nothing
    assert not panel.head.pdf_button.isEnabled()
    with qtbot.waitSignal(panel.import_wanted):
        QTest.mouseClick(
            panel.nothing.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)[-1],
            Qt.MouseButton.LeftButton,
        )
    book.put(sample.months())
    panel.react(EVERYTHING)
    settle(panel, qtbot)
    assert panel.pages.currentWidget() is panel.area


def test_reports_are_read_off_the_window_one_by_one_those_in_view_first(
    panel: ReportsPanel, full_book: HandMade, qtbot: QtBot
) -> None:
    show(panel, full_book, qtbot)
    assert [name for name, _period, _money in full_book.asked][:3] == ["summary", "months", "lifecycle"]
    assert sorted(name for name, _period, _money in full_book.asked) == sorted(full_book.names())
    assert get_ident() not in full_book.threads


def test_a_change_reads_again_what_is_in_view_and_the_rest_when_it_is_seen(
    panel: ReportsPanel, full_book: HandMade, qtbot: QtBot
) -> None:
    book = full_book
    show(panel, book, qtbot)
    chart = chart_of(panel, "months")
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    press(chart, Key.Key_Left)
    book.asked.clear()
    book.put(sample.months(scale=70_000))
    panel.react(EVERYTHING)
    panel.react(EVERYTHING)
    settle(panel, qtbot)
    read = [name for name, _period, _money in book.asked]
    assert read[:2] == ["summary", "months"]
    assert "hours" not in read
    assert len(read) == len(set(read))
    assert chart.accessibleDescription().startswith("October 2026, The year before €72,800")
    assert chart.hasFocus()
    panel.area.verticalScrollBar().setValue(panel.area.verticalScrollBar().maximum())
    qtbot.waitUntil(lambda: "hours" in [name for name, _period, _money in book.asked])
    settle(panel, qtbot)


def test_nothing_is_read_while_nobody_looks(panel: ReportsPanel, book: HandMade, qtbot: QtBot) -> None:
    show(panel, book, qtbot)
    book.asked.clear()
    panel.hide()
    panel.react(EVERYTHING)
    assert panel.is_settled()
    assert not book.asked
    panel.show()
    settle(panel, qtbot)
    assert book.asked


def test_another_period_is_chosen_in_the_menu(panel: ReportsPanel, book: HandMade, qtbot: QtBot) -> None:
    show(panel, book, qtbot)
    assert panel.head.subtitle.text().startswith("Last 12 months, compared with the 12 before")
    actions = {action.text(): action for action in panel.head.period_button.menu().actions()}
    book.asked.clear()
    actions["This year"].trigger()
    settle(panel, qtbot)
    assert {period for _name, period, _money in book.asked} == {"year"}
    assert panel.head.period_button.text() == "This year"


def test_months_of_ones_own_are_named_by_keyboard(panel: ReportsPanel, book: HandMade, qtbot: QtBot) -> None:
    show(panel, book, qtbot)
    panel.head.period_button.menu().actions()[-1].trigger()
    qtbot.waitUntil(panel.own.first.hasFocus)
    panel.own.first.setDate(QDate(2026, 8, 1))
    panel.own.last.setDate(QDate(2026, 3, 1))
    press(panel.own.last, Key.Key_Return)
    settle(panel, qtbot)
    assert panel.own.isHidden()
    assert panel.head.subtitle.text() == "Mar to Aug 2026"
    assert panel.head.period_button.hasFocus()
    panel.head.period_button.menu().actions()[-1].trigger()
    press(panel.own.first, Key.Key_Escape)
    assert panel.own.isHidden()


def test_a_currency_is_chosen_only_where_there_are_several(
    panel: ReportsPanel, book: HandMade, qtbot: QtBot
) -> None:
    show(panel, book, qtbot)
    assert panel.head.currency_button.isHidden()
    book.money = ("EUR", "USD")
    book.put(replace(sample.summary(), others=("USD",)))
    panel.react(EVERYTHING)
    settle(panel, qtbot)
    assert "· in EUR only, without USD" in panel.head.subtitle.text()
    assert panel.head.currency_button.isVisible()
    book.asked.clear()
    panel.head.currency_button.menu().actions()[1].trigger()
    settle(panel, qtbot)
    assert {money for _name, _period, money in book.asked} == {"USD"}


def test_files_hold_all_reports_or_the_one_that_is_shown(
    panel: ReportsPanel, book: HandMade, qtbot: QtBot, tmp_path: Path
) -> None:
    show(panel, book, qtbot)
    proposed: list[str] = []

    def answer(_title: str, name: str, _kinds: str) -> Path:
        proposed.append(name)
        return tmp_path / name

    panel.files.ask_file = answer
    with qtbot.waitSignal(panel.noticed) as said:
        QTest.mouseClick(panel.head.pdf_button, Qt.MouseButton.LeftButton)
    assert said.args == ["The figures are in reports-2026-11.pdf", False]
    assert book.written[0][1] == book.names()
    panel.show_report("best")
    with qtbot.waitSignal(panel.noticed):
        press(panel.head.sheet_button, Key.Key_Return)
    assert book.written[1] == (tmp_path / "best-2026-11.xlsx", ("best",))
    assert get_ident() not in book.threads
    panel.files.ask_file = lambda *_args: None
    QTest.mouseClick(panel.head.pdf_button, Qt.MouseButton.LeftButton)
    assert panel.is_settled()


def test_cards_stand_in_two_columns_or_in_one(panel: ReportsPanel, book: HandMade, qtbot: QtBot) -> None:
    show(panel, book, qtbot)
    cards = panel.board.cards
    assert cards["months"].y() == cards["lifecycle"].y()
    assert cards["months"].width() > cards["lifecycle"].width()
    window = panel.window()
    window.resize(700, 600)
    qtbot.waitUntil(lambda: cards["lifecycle"].y() > cards["months"].y())
    assert cards["lifecycle"].width() == cards["months"].width()


def test_tab_brings_cards_into_view(panel: ReportsPanel, full_book: HandMade, qtbot: QtBot) -> None:
    show(panel, full_book, qtbot)
    hours = chart_of(panel, "hours")
    assert hours.visibleRegion().isEmpty()
    hours.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: not hours.visibleRegion().isEmpty())


def test_a_card_shows_the_uppermost_rows_and_the_report_in_full_their_parts(
    panel: ReportsPanel, book: HandMade, qtbot: QtBot
) -> None:
    best = sample.best("Spain", "Bilbao", "France", "Norway", "Italy")
    rows = tuple(replace(row, level=int(place == 1), contact_id=0) for place, row in enumerate(best.rows))
    behind = sample.people("country", "FR")
    book.put(replace(best, rows=(*rows[:2], replace(rows[2], people=behind), *rows[3:])))
    show(panel, book, qtbot)
    shown = rows_of(panel, "best")
    assert [shown.rows.index(n, 1).data() for n in range(4)] == ["Spain", "France", "Norway", "Italy"]
    shown.setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.waitSignal(panel.people_wanted) as asked:
        press(shown, Key.Key_Down, Key.Key_Return)
    assert asked.args == [behind, "Best customers: France"]
    panel.show_report("best")
    assert panel.page is not None
    assert panel.page.body.table is not None
    table = panel.page.body.table
    assert table.rows.rowCount() == 5
    assert [table.rows.is_strong(n, 1) for n in range(5)] == [True, False, False, False, False]


def test_tab_goes_through_the_cards_as_they_stand(panel: ReportsPanel, book: HandMade, qtbot: QtBot) -> None:
    show(panel, book, qtbot)
    panel.strip.setFocus()
    passed = []
    for _step in range(6):
        press(QApplication.focusWidget(), Key.Key_Tab)
        passed.append(QApplication.focusWidget())
    months, lifecycle = panel.board.cards["months"], panel.board.cards["lifecycle"]
    stages, best = rows_of(panel, "lifecycle"), rows_of(panel, "best")
    chart = chart_of(panel, "months")
    assert passed == [chart, months.turn, months.more, stages, lifecycle.more, best]


def test_long_sums_are_told_in_full_only_where_there_is_room(
    panel: ReportsPanel, book: HandMade, qtbot: QtBot
) -> None:
    book.put(sample.best("A firm", amount=999_999_999_999_999))
    show(panel, book, qtbot)
    best = rows_of(panel, "best")
    assert best.rows.index(0, 4).data() == "€10tn"
    panel.show_report("best")
    assert panel.page is not None
    assert panel.page.body.table is not None
    assert panel.page.body.table.rows.index(0, 4).data() == "€9,999,999,999,999.99"


def test_all_is_worded_anew_with_the_language(panel: ReportsPanel, book: HandMade, qtbot: QtBot) -> None:
    show(panel, book, qtbot)
    chart = chart_of(panel, "months")
    i18n.use("es")
    try:
        panel.retranslate()
        chart.setFocus(Qt.FocusReason.TabFocusReason)
        assert chart.accessibleDescription().startswith("Noviembre de 2026")
    finally:
        i18n.use("en")
        panel.retranslate()
        settle(panel, qtbot)


def test_a_theme_changes_the_colours_of_the_charts(
    panel: ReportsPanel, book: HandMade, qtbot: QtBot, app: QApplication
) -> None:
    show(panel, book, qtbot)
    chart = chart_of(panel, "months")
    bar = next(one for one in chart.placed() if one.row == 3 and one.spot.series == 1)
    at = bar.box.center().toPoint()
    assert chart.grab().toImage().pixelColor(at) == theme.colour("accent")
    theme.apply(app, "dark")
    try:
        assert chart.grab().toImage().pixelColor(at) == theme.colour("accent")
    finally:
        theme.apply(app, "light")


def test_a_report_that_fails_is_told_and_the_others_are_read(
    panel: ReportsPanel, book: HandMade, qtbot: QtBot, runner: TaskRunner
) -> None:
    book.lost = ("lost",)
    told: list[object] = []
    runner.error.connect(told.append)
    show(panel, book, qtbot)
    assert [type(error) for error in told] == [KeyError]
    assert panel.board.cards["returns"].accessibleName() == "Returns"


def test_one_customer_and_one_month_are_drawn(panel: ReportsPanel, book: HandMade, qtbot: QtBot) -> None:
    book.put(sample.months(count=1))
    book.put(sample.best("Ana"))
    empty = replace(sample.grid("rfm", "Grid", 1, 1), title=message("Grid"))
    book.put(empty)
    show(panel, book, qtbot)
    assert len(chart_of(panel, "months").placed()) == 2
    assert rows_of(panel, "best").rows.rowCount() == 1
    chart = chart_of(panel, "rfm")
    assert chart.placed()[0].box.contains(QPointF(chart.width() / 2, chart.height() / 2))
