"""The history in the window."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot
from tests.builders import person, phones

from rolodex import i18n
from rolodex.domain.contact import Consent, Contact
from rolodex.services.opening import Services
from rolodex.ui.history.panel import HistoryPanel
from rolodex.ui.tasks import TaskRunner

LONG = "Wolfeschlegelsteinhausenbergerdorff <b>Señor</b> de los Ríos"


@pytest.fixture
def panel(services: Services, runner: TaskRunner, qtbot: QtBot) -> Iterator[HistoryPanel]:
    """The history of a book with nothing in it, in a window that has the keyboard."""
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(1100, 760)
    panel = HistoryPanel(runner, window)
    window.setCentralWidget(panel)
    runner.changed.connect(panel.react)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    yield panel
    runner.shutdown()


def save(services: Services, contact: Contact) -> Contact:
    saved = services.contacts.save(contact)
    found = services.contacts.get(saved.id)
    assert found is not None
    return found


def show(panel: HistoryPanel, services: Services, qtbot: QtBot) -> None:
    panel.attach(services)
    settle(panel, qtbot)
    panel.steps.list.setFocus()


def settle(panel: HistoryPanel, qtbot: QtBot) -> None:
    qtbot.waitUntil(panel.is_settled, timeout=10_000)


def press(panel: HistoryPanel, qtbot: QtBot, *keys: Qt.Key) -> None:
    for key in keys:
        focus = panel.window().focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key)
        settle(panel, qtbot)


def titles(panel: HistoryPanel) -> list[str]:
    rows = panel.steps.list.rows
    return [row.title for place in range(rows.rowCount()) if (row := rows.row(place))]


def lines(panel: HistoryPanel) -> list[str]:
    model = panel.page.differences.lines
    return [line.spoken() for place in range(model.rowCount()) if (line := model.line(place))]


def test_an_empty_book_says_that_nothing_was_done(
    panel: HistoryPanel, services: Services, qtbot: QtBot
) -> None:
    show(panel, services, qtbot)
    assert panel.pages.currentWidget() is panel.nothing
    assert panel.nothing.title.text() == "Nothing was done yet"


def test_the_newest_step_is_shown_first_with_what_was_and_is(
    panel: HistoryPanel, services: Services, qtbot: QtBot
) -> None:
    ana = save(services, person(tel=phones("600")))
    save(services, replace(ana, tel=phones("700")))
    show(panel, services, qtbot)
    assert titles(panel) == ["Edit Ana García", "Add Ana García"]
    assert lines(panel) == ["Ana García, Changed", "Phone · Mobile, was 600, now 700"]


def test_the_day_of_a_consent_is_written_as_days_are(
    panel: HistoryPanel, services: Services, qtbot: QtBot
) -> None:
    consent = Consent(channel="phone", granted=True, source="web form", at="2025-01-25")
    save(services, replace(person("Ana"), consent=(consent,)))
    show(panel, services, qtbot)
    assert any("agreed (web form, 25 January 2025)" in line for line in lines(panel))


def test_the_arrows_lead_to_older_steps(panel: HistoryPanel, services: Services, qtbot: QtBot) -> None:
    save(services, person())
    save(services, person("Eva"))
    show(panel, services, qtbot)
    press(panel, qtbot, Qt.Key.Key_Down)
    assert lines(panel)[0] == "Ana García, Added"


def test_a_step_is_reverted_and_marked_undone(panel: HistoryPanel, services: Services, qtbot: QtBot) -> None:
    ana = save(services, person())
    show(panel, services, qtbot)
    panel.page.revert.setFocus()
    with qtbot.waitSignal(panel.noticed):
        press(panel, qtbot, Qt.Key.Key_Space)
    settle(panel, qtbot)
    assert services.contacts.get(ana.id) is None
    assert titles(panel) == ["Undo: Add Ana García", "Add Ana García"]
    index = panel.steps.list.rows.index(1, 0)
    assert "undone" in str(index.data(Qt.ItemDataRole.AccessibleTextRole))
    assert not panel.page.revert.isEnabled()


def test_clashes_are_named_before_later_work_is_lost(
    panel: HistoryPanel, services: Services, qtbot: QtBot
) -> None:
    ana = save(services, person(tel=phones("600")))
    save(services, replace(ana, tel=phones("700")))
    show(panel, services, qtbot)
    press(panel, qtbot, Qt.Key.Key_Down)
    panel.page.revert.setFocus()
    press(panel, qtbot, Qt.Key.Key_Space)
    box = panel.page.clashes
    assert box.isVisible()
    assert box.list.item(0).text().startswith("Ana García: Edit Ana García (Today")
    assert services.contacts.get(ana.id) is not None
    box.anyway.setFocus()
    press(panel, qtbot, Qt.Key.Key_Return)
    assert services.contacts.get(ana.id) is None


def test_esc_leaves_a_step_with_clashes_as_it_is(
    panel: HistoryPanel, services: Services, qtbot: QtBot
) -> None:
    ana = save(services, person(tel=phones("600")))
    save(services, replace(ana, tel=phones("700")))
    show(panel, services, qtbot)
    press(panel, qtbot, Qt.Key.Key_Down)
    panel.page.revert.setFocus()
    press(panel, qtbot, Qt.Key.Key_Space, Qt.Key.Key_Escape)
    assert not panel.page.clashes.isVisible()
    assert services.contacts.get(ana.id) is not None


def test_a_card_is_shown_as_it_was_and_became_by_keyboard_alone(
    panel: HistoryPanel, services: Services, qtbot: QtBot
) -> None:
    ana = save(services, person(tel=phones("600")))
    save(services, replace(ana, fn="Ana Ortiz", tel=phones("700")))
    show(panel, services, qtbot)
    press(panel, qtbot, Qt.Key.Key_Return, Qt.Key.Key_Return)
    assert panel.pages.currentWidget() is panel.then
    before, after = panel.then.sides
    assert (before.name.text(), after.name.text()) == ("Ana García", "Ana Ortiz")
    assert (before.fields.rows()[0].text(), after.fields.rows()[0].text()) == ("600", "700")
    press(panel, qtbot, Qt.Key.Key_Escape)
    assert panel.pages.currentWidget() is panel.page
    press(panel, qtbot, Qt.Key.Key_Escape)
    assert panel.steps.list.hasFocus()


def test_a_card_is_shown_as_it_was_on_a_day(panel: HistoryPanel, services: Services, qtbot: QtBot) -> None:
    ana = save(services, person())
    with services.book.housekeeping() as tx:
        tx.connection.execute("UPDATE changeset SET at = '2026-05-03T10:00:00Z'")
    save(services, replace(ana, fn="Ana Ortiz"))
    show(panel, services, qtbot)
    press(panel, qtbot, Qt.Key.Key_Return, Qt.Key.Key_Return)
    panel.then.day.setFocus()
    QTest.keyClicks(panel.then.day, "4 May 2026")
    press(panel, qtbot, Qt.Key.Key_Return)
    before, after = panel.then.sides
    assert (before.head.text(), before.name.text()) == ("On 4 May 2026", "Ana García")
    assert (after.head.text(), after.name.text()) == ("Now", "Ana Ortiz")


def test_a_day_on_which_somebody_was_not_in_the_book_says_so(
    panel: HistoryPanel, services: Services, qtbot: QtBot
) -> None:
    save(services, person())
    show(panel, services, qtbot)
    press(panel, qtbot, Qt.Key.Key_Return, Qt.Key.Key_Return)
    panel.then.day.setText("1 January 2001")
    panel.then.day.setFocus()
    press(panel, qtbot, Qt.Key.Key_Return)
    assert panel.then.sides[0].absent.isVisible()


@pytest.mark.parametrize("typed", ["", "yesterday-ish", "May 2026", "29.2.2025"])
def test_what_is_no_day_is_not_looked_up(
    panel: HistoryPanel, services: Services, qtbot: QtBot, typed: str
) -> None:
    save(services, person())
    show(panel, services, qtbot)
    press(panel, qtbot, Qt.Key.Key_Return, Qt.Key.Key_Return)
    panel.then.day.setText(typed)
    panel.then.day.setFocus()
    press(panel, qtbot, Qt.Key.Key_Return)
    assert panel.then.trouble.isVisible()


def test_typing_in_the_list_searches_the_steps(panel: HistoryPanel, services: Services, qtbot: QtBot) -> None:
    save(services, person())
    save(services, person("Eva"))
    show(panel, services, qtbot)
    QTest.keyClicks(panel.steps.list, "a")
    QTest.keyClicks(panel.steps.search.edit, "na")
    qtbot.waitUntil(lambda: titles(panel) == ["Add Ana García"])
    QTest.keyClick(panel.steps.search.edit, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(titles(panel)) == 2)


def test_only_the_steps_of_one_person_are_listed_and_only_what_they_did_to_it(
    panel: HistoryPanel, services: Services, qtbot: QtBot
) -> None:
    ana, eva = save(services, person()), save(services, person("Eva"))
    services.contacts.add_tag([ana.id, eva.id], "vip")
    show(panel, services, qtbot)
    panel.show_contact(eva.id)
    settle(panel, qtbot)
    assert panel.steps.only.text() == "Only Eva García"
    assert len(titles(panel)) == 2
    assert lines(panel) == ["Eva García, Changed", "Tag, now vip"]
    panel.steps.everybody.setFocus()
    press(panel, qtbot, Qt.Key.Key_Space)
    assert len(titles(panel)) == 3


def test_a_deleted_person_is_still_named(panel: HistoryPanel, services: Services, qtbot: QtBot) -> None:
    ana = save(services, person())
    services.contacts.delete([ana.id])
    show(panel, services, qtbot)
    panel.show_contact(ana.id)
    settle(panel, qtbot)
    assert panel.steps.only.text() == "Only Ana García"


def test_older_steps_come_as_the_list_is_walked(
    panel: HistoryPanel, services: Services, qtbot: QtBot
) -> None:
    ana = save(services, person())
    for number in range(205):
        services.contacts.add_tag([ana.id], f"t{number}")
    show(panel, services, qtbot)
    assert panel.steps.list.rows.rowCount() == 200
    press(panel, qtbot, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: panel.steps.list.rows.rowCount() == 206)


def test_people_of_a_large_step_come_page_by_page(
    panel: HistoryPanel, services: Services, qtbot: QtBot
) -> None:
    ids = [save(services, person(f"P{number}")).id for number in range(55)]
    services.contacts.add_tag(ids, "vip")
    show(panel, services, qtbot)
    model = panel.page.differences.lines
    assert len(model.people()) == 50
    assert "55 contacts" in panel.page.subtitle.text()
    panel.page.differences.scrollToBottom()
    qtbot.waitUntil(lambda: len(model.people()) == 55)


def test_what_another_panel_does_is_listed_and_the_chosen_step_stays(
    panel: HistoryPanel, services: Services, qtbot: QtBot
) -> None:
    save(services, person())
    show(panel, services, qtbot)
    panel.react(services.contacts.save(person("Eva")).changes)
    settle(panel, qtbot)
    assert titles(panel) == ["Add Eva García", "Add Ana García"]
    assert panel.page.title.text() == "Add Ana García"


def test_a_name_is_never_taken_for_markup(panel: HistoryPanel, services: Services, qtbot: QtBot) -> None:
    save(services, Contact(fn=LONG))
    show(panel, services, qtbot)
    assert panel.page.title.text() == f"Add {LONG}"
    assert panel.page.title.textFormat() == Qt.TextFormat.PlainText
    assert panel.minimumSizeHint().width() < 900


def test_a_line_is_copied_in_words(panel: HistoryPanel, services: Services, qtbot: QtBot) -> None:
    ana = save(services, person(tel=phones("600")))
    save(services, replace(ana, tel=phones("700")))
    show(panel, services, qtbot)
    press(panel, qtbot, Qt.Key.Key_Return, Qt.Key.Key_Down)
    QTest.keyClick(panel.page.differences, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Phone · Mobile, was 600, now 700"


def test_the_words_change_with_the_language(panel: HistoryPanel, services: Services, qtbot: QtBot) -> None:
    save(services, person())
    show(panel, services, qtbot)
    i18n.use("es")
    try:
        panel.retranslate()
        assert titles(panel) == ["Añadir «Ana García»"]
        assert panel.page.title.text() == "Añadir «Ana García»"
    finally:
        i18n.use("en")
