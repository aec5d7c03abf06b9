"""The list: searching, moving, keeping its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from rolodex.domain.contact import Contact, Name
from rolodex.domain.listing import Query
from rolodex.domain.message import message
from rolodex.services.opening import Services
from rolodex.store import contacts as store
from rolodex.ui import told_as
from rolodex.ui.contacts.browser import ContactBrowser
from rolodex.ui.tasks import TaskRunner

GIVEN = ("Ana", "Bruno", "Carla", "Diego", "Elena", "Félix", "Gala", "Hugo", "Inés", "Jon")
FAMILY = ("Abad", "Blanco", "Costa", "Duarte", "Egea", "Fuentes", "García", "Herrero", "Ibarra", "Jiménez")


def fill(services: Services, count: int = 100) -> list[int]:
    """People with all pairs of given names and surnames, in the order of the list."""
    people = [
        Contact(uid=f"{number}", fn=f"{given} {family}", n=Name(family=family, given=given))
        for number, (family, given) in enumerate((family, given) for family in FAMILY for given in GIVEN)
    ]
    with services.book.change(message("Fill")) as tx:
        return store.insert(tx, people[:count])


@pytest.fixture
def browser(qtbot: QtBot, runner: TaskRunner, services: Services) -> ContactBrowser:
    fill(services)
    made = ContactBrowser(runner)
    qtbot.addWidget(made)
    made.resize(352, 700)
    made.show()
    qtbot.waitExposed(made)
    made.attach(services.contacts)
    until_settled(qtbot, runner, made)
    return made


def until_settled(qtbot: QtBot, runner: TaskRunner, browser: ContactBrowser) -> None:
    qtbot.waitUntil(lambda: browser.is_settled() and not runner.busy(), timeout=10_000)


def names(browser: ContactBrowser) -> list[str]:
    """What stands in the rows that are in view."""
    first, last = browser.list.visible_range()
    return [str(browser.model.index(row, 0).data()) for row in range(first, last + 1)]


def type_text(qtbot: QtBot, runner: TaskRunner, browser: ContactBrowser, text: str) -> None:
    browser.focus_search()
    QTest.keyClicks(browser.search.edit, text)
    until_settled(qtbot, runner, browser)


def test_the_first_contact_is_current_when_the_list_comes(browser: ContactBrowser) -> None:
    assert browser.total == 100
    assert names(browser)[0] == "Ana Abad"
    assert browser.selected_ids() == (browser.current_id(),)


def test_typing_finds_and_the_count_is_exact(
    qtbot: QtBot, runner: TaskRunner, browser: ContactBrowser
) -> None:
    type_text(qtbot, runner, browser, "jime")
    assert browser.total == 10
    assert all(name.endswith("Jiménez") for name in names(browser))


def test_every_row_can_be_reached_by_the_end_key(
    qtbot: QtBot, runner: TaskRunner, browser: ContactBrowser
) -> None:
    browser.focus_search()
    QTest.keyClick(browser.search.edit, Qt.Key.Key_End)
    until_settled(qtbot, runner, browser)
    assert names(browser)[-1] == "Jon Jiménez"
    assert browser.list.current_position() == 99


def test_arrows_in_the_search_move_in_the_list(
    qtbot: QtBot, runner: TaskRunner, browser: ContactBrowser
) -> None:
    browser.focus_search()
    with qtbot.waitSignal(browser.current_changed):
        QTest.keyClick(browser.search.edit, Qt.Key.Key_Down)
    assert browser.list.current_position() == 1
    assert browser.search.edit.hasFocus()


def test_the_row_that_arrows_in_the_search_come_to_is_read_out(
    browser: ContactBrowser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(told_as, "HEEDS_ANNOUNCEMENTS", False)
    browser.focus_search()
    QTest.keyClick(browser.search.edit, Qt.Key.Key_Down)
    voice = browser.window().findChild(told_as.Voice)
    assert voice is not None
    assert voice.accessibleName() == names(browser)[1]


def test_escape_empties_the_search(qtbot: QtBot, runner: TaskRunner, browser: ContactBrowser) -> None:
    type_text(qtbot, runner, browser, "jime")
    QTest.keyClick(browser.search.edit, Qt.Key.Key_Escape)
    until_settled(qtbot, runner, browser)
    assert browser.search.text() == ""
    assert browser.total == 100


def test_enter_opens_the_current_contact(qtbot: QtBot, browser: ContactBrowser) -> None:
    browser.focus_search()
    with qtbot.waitSignal(browser.opened):
        QTest.keyClick(browser.search.edit, Qt.Key.Key_Return)


def test_letters_typed_in_the_list_go_to_the_search(
    qtbot: QtBot, runner: TaskRunner, browser: ContactBrowser
) -> None:
    browser.list.setFocus()
    QTest.keyClick(browser.list, Qt.Key.Key_G)
    until_settled(qtbot, runner, browser)
    assert browser.search.text() == "g"


def test_the_current_contact_stays_while_it_still_matches(
    qtbot: QtBot, runner: TaskRunner, browser: ContactBrowser
) -> None:
    type_text(qtbot, runner, browser, "g")
    browser.list.go_to(3)
    kept = browser.current_id()
    name = str(browser.model.index(3, 0).data())
    type_text(qtbot, runner, browser, name.split()[1][1:3].lower())
    assert browser.current_id() == kept or kept not in browser.model.known_ids()


def test_selection_and_place_stay_when_the_book_changes(
    qtbot: QtBot, runner: TaskRunner, browser: ContactBrowser, services: Services
) -> None:
    browser.list.show_from(40)
    browser.list.select_positions([45, 46, 47], 46)
    until_settled(qtbot, runner, browser)
    chosen, before = browser.selected_ids(), names(browser)
    services.contacts.delete([browser.model.id_at(2)])
    browser.refresh()
    until_settled(qtbot, runner, browser)
    assert browser.total == 99
    assert browser.selected_ids() == chosen
    assert names(browser) == before


def test_the_neighbour_takes_the_place_of_a_deleted_contact(
    qtbot: QtBot, runner: TaskRunner, browser: ContactBrowser, services: Services
) -> None:
    browser.list.go_to(5)
    next_one = browser.model.id_at(6)
    services.contacts.delete([browser.current_id()])
    browser.refresh()
    until_settled(qtbot, runner, browser)
    assert browser.current_id() == next_one


def test_a_letter_leads_to_where_it_begins(qtbot: QtBot, runner: TaskRunner, browser: ContactBrowser) -> None:
    QTest.keyClick(browser.tabs, Qt.Key.Key_D)
    until_settled(qtbot, runner, browser)
    assert names(browser)[0] == "Ana Duarte"


def test_a_letter_without_names_leads_to_the_next_that_has_some(
    qtbot: QtBot, runner: TaskRunner, browser: ContactBrowser, services: Services
) -> None:
    services.contacts.delete([browser.model.id_at(row) for row in range(30, 40)])
    browser.refresh()
    until_settled(qtbot, runner, browser)
    QTest.keyClick(browser.tabs, Qt.Key.Key_D)
    until_settled(qtbot, runner, browser)
    assert names(browser)[0] == "Ana Egea"


def test_another_order_keeps_the_current_contact_in_view(
    qtbot: QtBot, runner: TaskRunner, browser: ContactBrowser
) -> None:
    browser.list.go_to(95)
    until_settled(qtbot, runner, browser)
    kept, name = browser.current_id(), str(browser.model.index(95, 0).data())
    browser.set_order("given")
    until_settled(qtbot, runner, browser)
    assert browser.current_id() == kept
    assert name in names(browser)


def test_a_contact_that_the_search_hides_is_shown_when_asked_for(
    qtbot: QtBot, runner: TaskRunner, browser: ContactBrowser
) -> None:
    wanted = browser.model.id_at(0)
    type_text(qtbot, runner, browser, "jime")
    browser.select(wanted)
    until_settled(qtbot, runner, browser)
    assert browser.current_id() == wanted
    assert browser.search.text() == ""


def test_nothing_found_is_said(qtbot: QtBot, runner: TaskRunner, browser: ContactBrowser) -> None:
    type_text(qtbot, runner, browser, "zzzqqq")
    assert browser.total == 0
    assert browser.current_id() == 0


def test_several_can_be_selected_by_keyboard(
    qtbot: QtBot, runner: TaskRunner, browser: ContactBrowser
) -> None:
    browser.list.setFocus()
    QTest.keyClick(browser.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(browser.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert len(browser.selected_ids()) == 3
    QTest.keyClick(browser.list, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(browser.selected_ids()) == 100


def test_what_is_typed_never_breaks_the_search(
    qtbot: QtBot, runner: TaskRunner, browser: ContactBrowser
) -> None:
    errors: list[object] = []
    runner.error.connect(errors.append)
    type_text(qtbot, runner, browser, "o'b\"rien* AND (-x) NEAR/2 ana@x.es %_ \\")
    assert errors == []


def test_rows_in_view_are_fetched_after_a_jump(
    qtbot: QtBot, runner: TaskRunner, browser: ContactBrowser
) -> None:
    browser.list.verticalScrollBar().setValue(browser.list.verticalScrollBar().maximum())
    until_settled(qtbot, runner, browser)
    first, last = browser.list.visible_range()
    assert browser.model.has(first, last)


def test_a_row_tells_a_screen_reader_who_it_is(browser: ContactBrowser) -> None:
    index = browser.model.index(0, 0)
    assert str(index.data(Qt.ItemDataRole.AccessibleTextRole)).startswith("Ana Abad")
    assert QAccessible.queryAccessibleInterface(browser.search.edit).text(QAccessible.Text.Name) == "Search"


def test_companies_are_listed_apart(
    qtbot: QtBot, runner: TaskRunner, browser: ContactBrowser, services: Services, tmp_path: Path
) -> None:
    services.contacts.save(Contact(kind="org", fn="Muebles Ortiz"))
    browser.show_scope(Query(kind="org"))
    until_settled(qtbot, runner, browser)
    assert names(browser) == ["Muebles Ortiz"]
