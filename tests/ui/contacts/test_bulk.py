"""Acting on several contacts at once, and filtering, by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.blank import new_book
from tests.builders import person, phones

from rolodex.domain.asked import Filter
from rolodex.domain.changes import Changes
from rolodex.domain.contact import Adr, Contact, Org
from rolodex.domain.message import message
from rolodex.domain.progress import Progress
from rolodex.services.opening import Services, open_services
from rolodex.store import contacts as store
from rolodex.ui.contacts.bulk import BulkPage
from rolodex.ui.contacts.filter_menu import COUNT, FilterMenu
from rolodex.ui.state import WindowState
from rolodex.ui.window import MainWindow


@pytest.fixture
def window(app: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    book = tmp_path / "clients.rolodex"
    services = open_services(new_book(book))
    people = [
        person("Ana", "Abad", org=(Org("Zeta"),), categories=("vip",), tel=phones("600123456"), uid="1"),
        person("Zoe", "Costa", org=(Org("zeta"),), adr=(Adr(city="Bilbao", country_code="ES"),), uid="2"),
        person("Eva", "Marín", adr=(Adr(city="Madrid", country_code="ES"),), uid="3"),
    ]
    with services.book.change(message("Fill")) as tx:
        store.insert(tx, people)
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


def all_selected(qtbot: QtBot, window: MainWindow) -> BulkPage:
    window.panel.browser.list.setFocus()
    QTest.keyClick(window.panel.browser.list, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, window)
    return window.panel.several


def book_of(window: MainWindow) -> Services:
    assert isinstance(window.services, Services)
    return window.services


def contacts(window: MainWindow) -> list[Contact]:
    book = book_of(window).contacts
    found = (book.get(one) for one in window.panel.browser.all_ids())
    return [one for one in found if one is not None]


def test_several_get_a_tag_and_it_is_said_before(qtbot: QtBot, window: MainWindow) -> None:
    page = all_selected(qtbot, window)
    page.tag.line.setFocus()
    QTest.keyClicks(page.tag.line, "fair")
    assert page.tag.give.text() == "Tag 3 people “fair”"
    assert not page.tag.take.isEnabled()
    QTest.keyClick(page.tag.line, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert all("fair" in one.categories for one in contacts(window))
    assert page.tag.take.isEnabled()
    QTest.keyClick(page.tag.take, Qt.Key.Key_Space)
    settle(qtbot, window)
    assert not any("fair" in one.categories for one in contacts(window))


def test_several_become_a_group(qtbot: QtBot, window: MainWindow) -> None:
    page = all_selected(qtbot, window)
    QTest.keyClicks(page.group.line, "Dinner")
    assert page.group.give.text() == "Make the group “Dinner” of 3 people"
    QTest.keyClick(page.group.line, Qt.Key.Key_Return)
    settle(qtbot, window)
    (group,) = book_of(window).groups.groups()
    assert (group.name, group.count) == ("Dinner", 3)
    assert page.group.give.text() == "Add 3 people to “Dinner”"


def test_several_become_favourites(qtbot: QtBot, window: MainWindow) -> None:
    page = all_selected(qtbot, window)
    QTest.keyClick(page.favour, Qt.Key.Key_Space)
    settle(qtbot, window)
    assert all(one.favourite for one in contacts(window))
    QTest.keyClick(page.unfavour, Qt.Key.Key_Space)
    settle(qtbot, window)
    assert not any(one.favourite for one in contacts(window))


def test_equal_firms_of_several_become_one_company(qtbot: QtBot, window: MainWindow) -> None:
    page = all_selected(qtbot, window)
    QTest.keyClick(page.found_companies, Qt.Key.Key_Space)
    settle(qtbot, window)
    employers = {org.company_id for one in contacts(window) for org in one.org}
    assert len(employers) == 1
    assert employers != {0}


def test_several_are_deleted_from_the_page_and_can_come_back(qtbot: QtBot, window: MainWindow) -> None:
    page = all_selected(qtbot, window)
    assert page.delete.text() == "Delete 3 people"
    QTest.keyClick(page.delete, Qt.Key.Key_Space)
    settle(qtbot, window)
    assert window.panel.browser.total == 0
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.is_settled() and window.panel.browser.total == 3, timeout=10_000)


def test_a_change_of_many_tells_how_far_it_is_and_can_be_stopped(qtbot: QtBot, window: MainWindow) -> None:
    page = all_selected(qtbot, window)
    reached, stopped = Event(), Event()

    def work(progress: Progress) -> Changes:
        progress(1, 4)
        reached.set()
        stopped.wait(10)
        progress(2, 4)
        return Changes()

    page.mass.run("test", work, "Done")
    qtbot.waitUntil(reached.is_set)
    qtbot.waitUntil(page.mass.stop.isVisible)
    assert "25" in page.mass.state.text()
    QTest.keyClick(page.mass.stop, Qt.Key.Key_Space)
    stopped.set()
    qtbot.waitUntil(lambda: not page.mass.isVisible())
    assert window.notice.label.text() == "Cancelled; nothing was changed."


def test_two_changes_in_a_row_are_both_made(qtbot: QtBot, window: MainWindow) -> None:
    page = all_selected(qtbot, window)
    QTest.keyClicks(page.tag.line, "fair")
    QTest.keyClick(page.tag.line, Qt.Key.Key_Return)
    QTest.keyClick(page.favour, Qt.Key.Key_Space)
    settle(qtbot, window)
    assert all(one.favourite and "fair" in one.categories for one in contacts(window))


def test_filters_join_and_a_chip_goes_by_the_delete_key(qtbot: QtBot, window: MainWindow) -> None:
    browser = window.panel.browser
    browser.filter_by((Filter("country", "ES"), Filter("missing", "company")))
    settle(qtbot, window)
    assert [one.fn for one in contacts(window)] == ["Eva Marín"]
    country, missing = browser.filters.chips()
    assert (country.text(), missing.text()) == ("Country: Spain", "Missing: Company")
    missing.setFocus()
    QTest.keyClick(missing, Qt.Key.Key_Delete)
    settle(qtbot, window)
    assert [one.fn for one in contacts(window)] == ["Zoe Costa", "Eva Marín"]
    QTest.keyClick(browser.filters.clear, Qt.Key.Key_Space)
    settle(qtbot, window)
    assert browser.total == 3
    assert browser.filters.isHidden()


def test_the_menu_of_filters_narrows_as_one_types(qtbot: QtBot, window: MainWindow) -> None:
    browser = window.panel.browser
    assert window.services is not None
    menu = FilterMenu(window.runner, browser)
    # Without a screen there are no windows that drop down.
    menu.setParent(browser, Qt.WindowType.Widget)
    menu.chosen.connect(lambda one: browser.filter_by((one,)))
    menu.open(window.services.contacts, browser.query, QPoint(100, 100))
    menu.choose_field("city")
    settle(qtbot, window)
    assert [menu.values.item(n).text() for n in range(menu.values.count())] == ["Bilbao", "Madrid"]
    QTest.keyClicks(menu.narrow, "ma")
    settle(qtbot, window)
    QTest.keyClick(menu.narrow, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert menu.isHidden()
    assert [one.fn for one in contacts(window)] == ["Eva Marín"]
    menu.open(window.services.contacts, browser.query, QPoint(100, 100))
    menu.choose_field("missing")
    settle(qtbot, window)
    items = [menu.values.item(n) for n in range(2)]
    assert [(item.text(), item.data(COUNT)) for item in items] == [("Phone", 2), ("Email", 3)]


def test_a_word_that_ends_in_a_colon_shows_the_fields(qtbot: QtBot, window: MainWindow) -> None:
    browser = window.panel.browser
    browser.focus_search()
    QTest.keyClicks(browser.search.edit, "city:")
    assert "city:" in browser.finder.hint.text()
    assert browser.finder.hint.isVisible()
    QTest.keyClicks(browser.search.edit, "bil")
    settle(qtbot, window)
    assert browser.finder.hint.isHidden()
    assert [one.fn for one in contacts(window)] == ["Zoe Costa"]
