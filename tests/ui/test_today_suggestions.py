"""What is worth doing next, beside the day: planned, hidden and opened by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.builders import person
from tests.ui.today_window import Today

from rolodex.domain.deal import Deal
from rolodex.services.opening import Services
from rolodex.ui.tasks import TaskRunner

pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard|support raise", extend=True)
Key = Qt.Key


@pytest.fixture
def today(services: Services, runner: TaskRunner, qtbot: QtBot) -> Today:
    """Today in a book with four deals without a next step."""
    for place, name in enumerate(("Ana", "Eva", "Leo", "Ida")):
        contact_id = services.contacts.save(person(name)).id
        amount = 1_000_000 - place
        services.deals.save(
            Deal(contact_id=contact_id, title="Villa", amount=amount, currency="EUR", probability=50)
        )
    shown = Today.open(services, runner, qtbot)
    shown.attach()
    return shown


def names(today: Today) -> list[str]:
    return [row.person.text() for row in today.panel.side.worth.rows if row.isVisible()]


def press(today: Today, key: Qt.Key) -> None:
    QTest.keyClick(today.panel.side.worth.rows[0].person, key)
    today.qtbot.waitUntil(today.panel.is_settled)


def test_the_first_few_are_shown_with_the_sentence_why(today: Today) -> None:
    assert names(today) == ["Ana García", "Eva García", "Leo García"]
    first = today.panel.side.worth.rows[0]
    assert first.person.accessibleName() == "Ana García, “Villa”, €10,000.00 at 50%, has no next step."
    assert first.accept.accessibleName() == "Plan “Agree on the next step” with Ana García today"
    assert first.dismiss.accessibleName() == "Do not suggest Ana García for a month"


def test_enter_plans_it_for_today_and_the_next_one_takes_its_place(today: Today) -> None:
    today.panel.side.worth.focus_first()
    press(today, Key.Key_Return)
    today.qtbot.waitUntil(lambda: names(today) == ["Eva García", "Leo García", "Ida García"])
    assert today.told == ["Planned for today: Agree on the next step"]
    assert today.titles() == ["Agree on the next step"]
    made = today.services.reminders.of_contact(1)
    assert [one.deal_id for one in made] == [1]


def test_delete_hides_it(today: Today) -> None:
    today.panel.side.worth.focus_first()
    press(today, Key.Key_Delete)
    today.qtbot.waitUntil(lambda: names(today) == ["Eva García", "Leo García", "Ida García"])
    assert today.told == ["Not suggested for a month: Ana García"]
    assert today.panel.side.worth.rows[0].person.hasFocus()


def test_the_space_bar_opens_the_card(today: Today) -> None:
    chosen: list[int] = []
    today.panel.person_chosen.connect(chosen.append)
    press(today, Key.Key_Space)
    assert chosen == [1]


def test_the_buttons_do_the_same(today: Today) -> None:
    row = today.panel.side.worth.rows[1]
    QTest.keyClick(row.dismiss, Key.Key_Return)
    today.qtbot.waitUntil(lambda: names(today) == ["Ana García", "Leo García", "Ida García"])
    QTest.keyClick(today.panel.side.worth.rows[0].accept, Key.Key_Space)
    today.qtbot.waitUntil(lambda: names(today) == ["Leo García", "Ida García"])


def test_who_stands_among_the_slipping_is_not_suggested_beside_that(
    services: Services, runner: TaskRunner, qtbot: QtBot
) -> None:
    from rolodex.domain.message import message
    from rolodex.store import bulk

    ana = services.contacts.save(person()).id
    days = [20_778 - ago for ago in (134, 104, 74)]
    with services.book.change(message("Sell")) as tx:
        columns = ("contact_id", "day", "month", "currency", "total")
        bulk.insert(tx, "purchase", columns, [(ana, day, day // 31, "EUR", 10_000) for day in days])
    shown = Today.open(services, runner, qtbot)
    shown.attach()
    assert [row.person.text() for row in shown.panel.side.slipping_rows] == ["Ana García"]
    assert shown.panel.side.worth.is_empty()
    assert not shown.panel.side.worth.isVisible()
