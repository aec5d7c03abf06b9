"""The week and the month around today."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.builders import person, phones
from tests.ui.today_window import Today

from rolodex.domain.contact import Date
from rolodex.services.opening import Services
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.today import span_model, words
from rolodex.ui.today.dragging import carried
from rolodex.ui.today.span_table import SpanTable

Key = Qt.Key


@pytest.fixture
def today(services: Services, runner: TaskRunner, qtbot: QtBot) -> Today:
    """Today, on a Saturday, where weeks begin with Monday."""
    services.settings.choose("week_start", "monday")
    return Today.open(services, runner, qtbot)


@pytest.fixture
def ana(services: Services) -> int:
    return services.contacts.save(person(tel=phones("600 111 222"))).id


def table(today: Today) -> SpanTable:
    return today.panel.span.table


def day(today: Today) -> list[str]:
    """What stands under the grid."""
    rows = today.panel.span.card.list.rows
    return [row.title for place in range(rows.rowCount()) if (row := rows.row(place))]


def due(services: Services, key: str) -> str:
    found = services.reminders.get(int(key.partition(":")[2]))
    assert found is not None
    return found.due


def test_a_week_shows_each_entry_on_its_day(today: Today, services: Services, ana: int) -> None:
    services.contacts.save(person("Eva", dates=(Date("bday", "1976-11-22", 1976, 11, 22),)))
    today.plan("Call back", "2026-11-18", ana)
    today.plan("Check stock", "2026-11-16T10:00", ana, rrule="FREQ=DAILY;COUNT=3")
    today.attach()
    today.press(Key.Key_W)
    assert today.panel.head.title.text() == "16 – 22 November 2026"
    assert today.panel.head.summary.text() == "4 follow-ups · 1 birthday"
    entries = {
        cell.day.day: [words.title(one) for one in cell.entries]
        for cell in table(today).days.cells()
        if cell.entries
    }
    assert entries == {
        16: ["Check stock"],
        17: ["Check stock"],
        18: ["Check stock", "Call back"],
        22: ["Birthday: turns 50"],
    }


def test_the_arrows_walk_over_days_weeks_and_months(today: Today) -> None:
    today.attach()
    today.panel.show_view("month")
    today.settle()
    assert table(today).hasFocus()
    today.press(Key.Key_Down)
    assert table(today).day() == date(2026, 11, 28)
    today.press(Key.Key_Right, Key.Key_Right, Key.Key_Right)
    assert table(today).day() == date(2026, 12, 1)
    assert today.panel.head.title.text() == "December 2026"
    today.press(Key.Key_PageDown)
    assert today.panel.head.title.text() == "January 2027"
    today.press(Key.Key_W, Key.Key_PageUp)
    assert table(today).day() == date(2026, 12, 25)
    today.press(Key.Key_T)
    assert table(today).day() == date(2026, 11, 21)
    today.press(Key.Key_D)
    assert today.panel.head.title.text() == "Saturday 21 November"


def test_enter_goes_into_a_day_and_esc_comes_back(today: Today, ana: int) -> None:
    today.plan("Quote", "2026-11-21T16:00", ana)
    today.attach()
    today.press(Key.Key_W, Key.Key_Return)
    assert today.panel.span.card.list.hasFocus()
    assert day(today) == ["Quote"]
    today.press(Key.Key_Escape)
    assert table(today).hasFocus()
    today.press(Key.Key_Right)
    assert day(today) == []
    assert today.panel.span.caption.text() == "Sunday 22 November · nothing planned"


def test_a_follow_up_is_moved_by_keyboard_and_keeps_the_keyboard(
    today: Today, services: Services, ana: int
) -> None:
    key = today.plan("Quote", "2026-11-21T16:00", ana)
    today.plan("Other", "2026-11-20", ana)
    today.attach()
    today.press(Key.Key_W, Key.Key_Return)
    today.press(Key.Key_Left, control=True)
    assert due(services, key) == "2026-11-20T16:00"
    assert table(today).day() == date(2026, 11, 20)
    assert today.panel.span.card.list.hasFocus()
    current = today.panel.span.card.list.current()
    assert current is not None
    assert current.key == key
    today.press(Key.Key_Down, control=True)
    assert due(services, key) == "2026-11-27T16:00"
    assert today.told == ["Moved to Fri 20 Nov, 16:00", "Moved to Fri 27 Nov, 16:00"]
    assert today.panel.span.card.list.hasFocus()


def test_one_occurrence_is_moved_by_the_mouse_and_its_series_stays(
    today: Today, services: Services, ana: int
) -> None:
    key = today.plan("Check stock", "2026-11-17", ana, rrule="FREQ=WEEKLY")
    today.attach()
    today.panel.show_view("month")
    today.settle()
    drop(today, date(2026, 11, 24), date(2026, 11, 26))
    days = [cell.day.day for cell in table(today).days.cells() if cell.entries and cell.inside]
    assert days == [17, 26]
    assert due(services, key) == "2026-11-17"


def drop(today: Today, source: date, target: date) -> None:
    """Let the first entry of a day fall on another."""
    cell = table(today).days.cell_of(source)
    assert cell is not None
    place = table(today).visualRect(table(today).days.index_of(target)).center()
    mime = carried(cell.entries[0])
    values = (Qt.DropAction.MoveAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    # Qt delivers a drop only to what it has entered before
    QApplication.sendEvent(table(today).viewport(), QDragEnterEvent(place, *values))
    QApplication.sendEvent(table(today).viewport(), QDropEvent(QPointF(place), *values))
    today.settle()


def test_a_birthday_stays_where_it_is(today: Today, services: Services) -> None:
    services.contacts.save(person("Eva", dates=(Date("bday", "1976-11-21", 1976, 11, 21),)))
    today.attach()
    today.panel.show_view("week")
    today.settle()
    drop(today, date(2026, 11, 21), date(2026, 11, 20))
    assert today.told == ["This stands where it is; open the card to change it."]
    today.press(Key.Key_Return, Key.Key_Space)
    assert not today.panel.span.card.bar.isVisible()


def test_days_are_told_to_those_who_cannot_see_them(today: Today, ana: int) -> None:
    today.plan("Quote", "2026-11-21T16:00", ana)
    today.attach()
    today.panel.show_view("week")
    today.settle()
    index = table(today).currentIndex()
    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Saturday 21 November, today, 1 entry, 16:00 Quote · Ana García"


@pytest.mark.parametrize(
    ("first", "week", "month"),
    [
        (0, (date(2026, 11, 16), date(2026, 11, 22)), (date(2026, 10, 26), date(2026, 12, 6))),
        (6, (date(2026, 11, 15), date(2026, 11, 21)), (date(2026, 11, 1), date(2026, 12, 5))),
    ],
)
def test_weeks_begin_as_they_do_where_the_user_lives(
    first: int, week: tuple[date, date], month: tuple[date, date]
) -> None:
    saturday = date(2026, 11, 21)
    assert span_model.bounds("week", saturday, first) == week
    assert span_model.bounds("month", saturday, first) == month


def test_another_first_day_is_taken_up_at_once(today: Today, services: Services) -> None:
    today.attach()
    today.panel.show_view("week")
    today.settle()
    assert today.panel.head.title.text() == "16 – 22 November 2026"
    today.panel.react(services.settings.choose("week_start", "sunday"))
    today.settle()
    assert today.panel.head.title.text() == "15 – 21 November 2026"
    heads = table(today).model()
    assert heads.headerData(0, Qt.Orientation.Horizontal) == "Sunday"
