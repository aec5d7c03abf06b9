"""The card: favourites, companies, links, and those deleted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.blank import new_book
from tests.builders import company, person

from rolodex.domain.contact import Adr, Consent, Contact, Custom, Org, Value
from rolodex.services.opening import Services, open_services
from rolodex.ui.contacts.address_sheet import AddressSheet
from rolodex.ui.contacts.card import ContactCard
from rolodex.ui.contacts.deleted import DeletedPanel
from rolodex.ui.grouping import Grouping
from rolodex.ui.rail import Rail
from rolodex.ui.state import WindowState
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.window import MainWindow


@pytest.fixture
def window(app: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    book = tmp_path / "clients.rolodex"
    services = open_services(new_book(book))
    acme = services.contacts.save(company("Acme", adr=(Adr(street="Mayor 1", city="Madrid"),))).id
    services.contacts.save(
        person("Ana", "Abad", org=(Org("Acme", title="Boss", company_id=acme),), uid="ana-uid", tel=())
    )
    services.contacts.save(
        person(
            "Zoe",
            "Costa",
            org=(Org("Nordljus"),),
            related=(Value("Ana", types=("friend",), params=(("X-UID", "ana-uid"),)),),
            custom=(Custom("Size", "42", "number"), Custom("Vegan", "yes", "yesno")),
            consent=(Consent("phone", granted=False, source="fair", at="2024-05-03"),),
        )
    )
    services.close()
    made = MainWindow(lambda: open_services(book), book, WindowState(theme="light"))
    qtbot.addWidget(made)
    made.resize(1360, 860)
    made.show()
    qtbot.waitExposed(made)
    settle(qtbot, made)
    yield made
    made.close()


def settle(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(window.is_settled, timeout=10_000)


def find(qtbot: QtBot, window: MainWindow, text: str) -> Contact:
    window.panel.browser.search.set_text(text)
    settle(qtbot, window)
    qtbot.waitUntil(lambda: shown(window).fn.casefold().startswith(text), timeout=10_000)
    return shown(window)


def shown(window: MainWindow) -> Contact:
    return window.panel.card.contact() or Contact()


def test_the_star_makes_a_favourite_and_takes_it_back(qtbot: QtBot, window: MainWindow) -> None:
    find(qtbot, window, "ana")
    star = window.panel.card.star
    assert star.accessibleName() == "Make a favourite"
    QTest.keyClick(star, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: shown(window).favourite, timeout=10_000)
    assert star.accessibleName() == "Take from the favourites"
    settle(qtbot, window)


def test_the_firm_leads_to_its_card_and_from_there_to_its_people(qtbot: QtBot, window: MainWindow) -> None:
    find(qtbot, window, "ana")
    job = window.panel.card.job
    assert (job.text(), job.link()) == ("Boss at Acme", "Acme")
    QTest.keyClick(job, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown(window).fn == "Acme", timeout=10_000)
    settle(qtbot, window)
    people = window.panel.card.people
    assert people.title.text() == "1 person"
    people.list.setCurrentIndex(people.list.model().index(0, 0))
    QTest.keyClick(people.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown(window).fn == "Ana Abad", timeout=10_000)
    settle(qtbot, window)


def test_a_firm_without_a_card_becomes_a_company(qtbot: QtBot, window: MainWindow) -> None:
    find(qtbot, window, "zoe")
    card = window.panel.card
    assert card.job.link() == ""
    assert card.make_company.text() == "Turn “Nordljus” into a company"
    card.make_company.trigger()
    qtbot.waitUntil(lambda: card.job.link() == "Nordljus", timeout=10_000)
    assert not card.make_company.isVisible()
    settle(qtbot, window)


def test_the_card_says_what_only_the_rest_of_the_book_knows(qtbot: QtBot, window: MainWindow) -> None:
    find(qtbot, window, "zoe")
    rows = {row.label(): row for row in window.panel.card.fields.rows()}
    assert rows["Friend"].text() == "Ana Abad"
    assert rows["Size"].text() == "42"
    assert rows["Vegan"].text() == "Yes"
    assert rows["Consent"].text().startswith("No calls · fair")
    QTest.keyClick(rows["Friend"], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown(window).fn == "Ana Abad", timeout=10_000)
    settle(qtbot, window)


def test_the_address_of_a_company_is_given_to_its_people(qtbot: QtBot, window: MainWindow) -> None:
    window.rail.choose("panel", "companies")
    settle(qtbot, window)
    qtbot.waitUntil(lambda: shown(window).fn == "Acme", timeout=10_000)
    QTest.keyClick(window.panel.card.people.address, Qt.Key.Key_Space)
    (sheet,) = window.findChildren(AddressSheet)
    assert sheet.give.text() == "Give it to 1 person"
    (ana_box,) = sheet.boxes
    QTest.keyClick(ana_box, Qt.Key.Key_Space)
    assert (sheet.chosen(), sheet.give.isEnabled()) == ((), False)
    QTest.keyClick(sheet.all, Qt.Key.Key_Space)
    assert len(sheet.chosen()) == 1
    QTest.keyClick(sheet.give, Qt.Key.Key_Space)
    settle(qtbot, window)
    window.rail.choose("panel", "people")
    settle(qtbot, window)
    ana = find(qtbot, window, "ana")
    assert ana.adr[0].street == "Mayor 1"
    assert ana.adr[0].shared
    labels = [row.label() for row in window.panel.card.fields.rows()]
    assert "Work address · shared with Acme" in labels


def test_a_person_is_added_to_a_company(qtbot: QtBot, window: MainWindow) -> None:
    find(qtbot, window, "ana")
    window.panel.card.job.followed.emit()
    qtbot.waitUntil(lambda: shown(window).fn == "Acme", timeout=10_000)
    settle(qtbot, window)
    begun: list[object] = []
    window.panel.deeds.writing_wanted.connect(begun.append)
    QTest.keyClick(window.panel.card.people.add, Qt.Key.Key_Space)
    settle(qtbot, window)
    assert begun == [Contact(org=(Org("Acme", company_id=shown(window).id),))]


def test_those_deleted_are_listed_and_brought_back(
    qtbot: QtBot, runner: TaskRunner, services: Services
) -> None:
    ids = [services.contacts.save(person(name, "Abad", uid=name)).id for name in ("Ana", "Eva")]
    panel = DeletedPanel(runner)
    qtbot.addWidget(panel)
    runner.changed.connect(panel.react)
    panel.attach(services)
    qtbot.waitUntil(panel.is_settled)
    assert panel.rows.rowCount() == 0
    services.contacts.delete(ids)
    panel.attach(services)
    qtbot.waitUntil(lambda: panel.rows.rowCount() == 2)
    panel.list.selectAll()
    assert panel.restore.text() == "Restore 2 contacts"
    QTest.keyClick(panel.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: panel.rows.rowCount() == 0 and panel.is_settled())
    assert services.contacts.tally().people == 2


def test_groups_are_made_renamed_and_deleted_in_the_rail(
    qtbot: QtBot, runner: TaskRunner, services: Services
) -> None:
    rail = Rail()
    qtbot.addWidget(rail)
    grouping = Grouping(runner, rail)
    grouping.attach(services.groups)
    runner.changed.connect(lambda _changes: rail.show_tally(services.contacts.tally()))
    rail.show_tally(services.contacts.tally())
    rail.allow_write(True)
    rail.group_named.emit(0, "Dinner")
    qtbot.waitUntil(lambda: not runner.busy())
    place = next(n for n in range(rail.rows.rowCount()) if rail.rows.item(n).kind == "group")
    assert rail.rows.item(place).text == "Dinner"
    rail.rows.setData(rail.rows.index(place), "Lunch")
    qtbot.waitUntil(lambda: rail.rows.item(place).text == "Lunch")
    rail.list.setCurrentIndex(rail.rows.index(place))
    QTest.keyClick(rail.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: services.groups.groups() == ())
    qtbot.waitUntil(lambda: not runner.busy())


def test_the_foot_of_the_rail_and_its_rows_have_one_current_row(qtbot: QtBot, app: QApplication) -> None:
    rail = Rail()
    qtbot.addWidget(rail)
    chosen: list[str] = []
    rail.panel_chosen.connect(chosen.append)
    rail.choose("panel", "settings")
    assert not rail.list.currentIndex().isValid()
    rail.choose("panel", "people")
    assert not rail.foot.currentIndex().isValid()
    assert chosen == ["settings", "people"]


def test_the_lesser_buttons_give_up_their_words_before_the_name_has_no_room(
    app: QApplication, qtbot: QtBot
) -> None:
    card = ContactCard()
    qtbot.addWidget(card)
    card.resize(1200, 700)
    card.show()
    assert [card.email.text(), card.remind.text(), card.remind.toolTip()] == ["Email", "Remind", ""]
    card.resize(600, 700)
    qtbot.waitUntil(lambda: not card.remind.text())
    assert [card.email.text(), card.remind.text(), card.remind.toolTip()] == ["", "", "Remind"]
    assert [card.call.text(), card.log.text()] == ["Call", "Log"]
    assert card.remind.accessibleName() == "Remind"
