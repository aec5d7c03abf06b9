"""The page of settings."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from rolodex import i18n, paths
from rolodex.domain.errors import UserError
from rolodex.domain.week import MONDAY, SUNDAY
from rolodex.services.opening import Services
from rolodex.ui.settings.entries import ChoiceEntry, NumberEntry, TextEntry, TimeEntry
from rolodex.ui.settings.panel import SettingsPanel
from rolodex.ui.settings.specs import PARTS
from rolodex.ui.state import WindowState
from rolodex.ui.tasks import TaskRunner


@pytest.fixture(autouse=True)
def in_mexico(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("LC_ALL", "en_MX.UTF-8")
    monkeypatch.delenv("LANGUAGE", raising=False)
    yield
    i18n.use("en")


@pytest.fixture
def panel(app: QApplication, runner: TaskRunner, services: Services, qtbot: QtBot) -> SettingsPanel:
    made = SettingsPanel(runner)
    qtbot.addWidget(made)
    made.resize(760, 900)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.attach(services)
    qtbot.waitUntil(lambda: made.is_settled() and not runner.busy())
    return made


def box(panel: SettingsPanel, key: str) -> QComboBox:
    entry = panel.entries[key]
    assert isinstance(entry, ChoiceEntry)
    return entry.box


def text(panel: SettingsPanel, key: str) -> TextEntry:
    entry = panel.entries[key]
    assert isinstance(entry, TextEntry)
    return entry


def test_the_page_shows_what_was_guessed(panel: SettingsPanel) -> None:
    assert box(panel, "country").currentText() == "Mexico"
    assert box(panel, "currency").currentData() == "MXN"
    assert box(panel, "backup_hours").currentText() == "Every day"


def test_a_country_is_chosen_by_typing_and_brings_its_currency(
    panel: SettingsPanel, services: Services, runner: TaskRunner, qtbot: QtBot
) -> None:
    runner.changed.connect(panel.react)
    box(panel, "country").setFocus()
    with qtbot.waitSignal(panel.language_changed):  # all is worded anew
        QTest.keyClicks(box(panel, "country"), "Japan")
    qtbot.waitUntil(lambda: not runner.busy() and box(panel, "currency").currentData() == "JPY")
    assert services.settings.preferences().country == "JP"


def test_a_name_counts_after_a_pause_without_any_button(
    panel: SettingsPanel, services: Services, qtbot: QtBot
) -> None:
    entry = text(panel, "author")
    entry.text.setFocus()
    entry.text.selectAll()
    QTest.keyClicks(entry.text, "Ana")
    qtbot.waitUntil(lambda: services.settings.preferences().author == "Ana")


def test_the_return_address_counts_when_the_cursor_leaves(
    panel: SettingsPanel, services: Services, runner: TaskRunner, qtbot: QtBot
) -> None:
    entry = text(panel, "return_address")
    entry.text.setFocus()
    QTest.keyClicks(entry.text, "Ana")
    QTest.keyClick(entry.text, Qt.Key.Key_Return)
    QTest.keyClicks(entry.text, "Calle Mayor 1")
    QTest.keyClick(entry.text, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: services.settings.preferences().return_address == "Ana\nCalle Mayor 1")


def test_another_language_is_spoken_at_once_and_after_a_restart(panel: SettingsPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.language_changed) as told:
        box(panel, "language").setCurrentIndex(2)
    assert told.args == ["es"]
    assert (i18n.language(), i18n.preferred()) == ("es", "es")
    panel.retranslate()
    assert box(panel, "country").currentText() == "México"
    box(panel, "language").setCurrentIndex(0)
    assert (i18n.language(), i18n.chosen()) == ("en", "")


def test_a_language_that_cannot_be_written_down_is_spoken_and_told(
    panel: SettingsPanel, runner: TaskRunner, qtbot: QtBot
) -> None:
    paths.config().mkdir(parents=True, exist_ok=True)
    (paths.config() / "language").mkdir()
    with qtbot.waitSignal(runner.error) as told, qtbot.waitSignal(panel.language_changed):
        box(panel, "language").setCurrentIndex(2)
    assert isinstance(told.args[0], UserError)
    assert told.args[0].message.text.startswith("This language is spoken now, but not after the next start")
    assert i18n.language() == "es"
    (paths.config() / "language").rmdir()
    box(panel, "language").setCurrentIndex(0)


def test_another_theme_is_asked_for(panel: SettingsPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.theme_changed) as told:
        box(panel, "theme").setCurrentIndex(box(panel, "theme").findData("dark"))
    assert told.args == ["dark"]
    with qtbot.assertNotEmitted(panel.theme_changed):
        panel.show_theme("light")


def test_the_order_of_names_is_told(panel: SettingsPanel, services: Services, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.name_order_changed) as told:
        box(panel, "name_order").setCurrentIndex(1)
    assert told.args == ["family"]
    assert services.settings.preferences().name_order == "family"


def test_the_number_of_copies_is_chosen(panel: SettingsPanel, services: Services, qtbot: QtBot) -> None:
    entry = panel.entries["backups_kept"]
    assert isinstance(entry, NumberEntry)
    QTest.keyClick(entry.box, Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: services.settings.preferences().backups_kept == 11)


def test_when_the_day_starts_is_typed_and_nonsense_changes_nothing(
    panel: SettingsPanel, services: Services, qtbot: QtBot
) -> None:
    entry = panel.entries["day_start"]
    assert isinstance(entry, TimeEntry)
    assert entry.box.text() == "09:00"
    entry.box.setFocus()
    entry.box.selectAll()
    QTest.keyClicks(entry.box, "7.30")
    QTest.keyClick(entry.box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: services.settings.preferences().day_start == "07:30")
    entry.box.selectAll()
    QTest.keyClicks(entry.box, "x7:99")
    QTest.keyClick(entry.box, Qt.Key.Key_Tab)
    assert entry.box.text() == "07:30"
    QTest.keyClick(entry.box, Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: services.settings.preferences().day_start == "08:00")


def test_a_copy_is_made_when_asked(panel: SettingsPanel, services: Services, qtbot: QtBot) -> None:
    panel.copies.copy.click()
    qtbot.waitUntil(lambda: services.backups.newest() is not None and "Copied" in panel.copies.state.text())


def test_every_entry_is_reached_by_keyboard_and_has_a_name(panel: SettingsPanel) -> None:
    widgets = [entry.widget for entry in panel.entries.values()]
    assert all(widget.accessibleName() for widget in widgets)
    assert all(widget.focusPolicy() & Qt.FocusPolicy.TabFocus for widget in widgets)


def test_where_nothing_tells_the_country_the_page_says_so(
    app: QApplication, runner: TaskRunner, services: Services, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    panel = SettingsPanel(runner)
    qtbot.addWidget(panel)
    panel.attach(services)
    qtbot.waitUntil(panel.is_settled)
    assert box(panel, "country").currentText() == "No country chosen"


def test_the_page_leads_to_the_copies_and_to_the_passphrase(panel: SettingsPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.backups_wanted):
        QTest.keyClick(panel.copies.backups, Qt.Key.Key_Return)
    with qtbot.waitSignal(panel.protect_wanted):
        QTest.keyClick(panel.copies.protect, Qt.Key.Key_Return)


def test_the_history_is_kept_as_long_as_is_chosen_and_for_ever_at_first(
    panel: SettingsPanel, services: Services, qtbot: QtBot
) -> None:
    entry = box(panel, "history_months")
    assert entry.currentText() == "For ever"
    entry.setFocus()
    QTest.keyClicks(entry, "5")
    qtbot.waitUntil(lambda: services.settings.preferences().history_months == 60)


def test_the_settings_lead_to_the_diagnosis_and_to_those_erased_for_good(
    panel: SettingsPanel, qtbot: QtBot
) -> None:
    for name in ("erased", "diagnosis"):
        button = panel.leads[name].button
        button.setFocus()
        with qtbot.waitSignal(panel.led) as told:
            QTest.keyClick(button, Qt.Key.Key_Space)
        assert told.args == [name, "MX"]


def test_a_search_leaves_what_holds_all_its_words(panel: SettingsPanel, qtbot: QtBot) -> None:
    panel.focus_search()
    QTest.keyClicks(panel.search.edit, "letterh")
    assert panel.leads["letterhead"].isVisible()
    assert not box(panel, "language").isVisible()
    panel.search.edit.clear()
    QTest.keyClicks(panel.search.edit, "COUNTRY phone")
    assert box(panel, "country").isVisible()
    assert not box(panel, "currency").isVisible()
    panel.search.edit.clear()
    QTest.keyClicks(panel.search.edit, "zzz")
    assert panel.nothing.isVisible()
    QTest.keyClick(panel.search.edit, Qt.Key.Key_Escape)
    assert box(panel, "language").isVisible()
    assert not panel.nothing.isVisible()


def test_the_heading_of_a_part_finds_all_of_it(panel: SettingsPanel, qtbot: QtBot) -> None:
    QTest.keyClicks(panel.search.edit, "backups")
    assert box(panel, "backup_hours").isVisible()
    assert panel.copies.isVisible()


@pytest.mark.parametrize(
    ("key", "value"),
    [("text_size", "150"), ("motion", "reduced"), ("background", "login"), ("tray", "close")],
)
def test_a_choice_for_this_computer_is_handed_on_and_leaves_the_book_alone(
    panel: SettingsPanel, services: Services, qtbot: QtBot, key: str, value: str
) -> None:
    before = services.settings.preferences()
    with qtbot.waitSignal(panel.computer_changed) as told:
        box(panel, key).setCurrentIndex(box(panel, key).findData(value))
    assert told.args == [key, value]
    assert services.settings.preferences() == before


def test_weeks_begin_as_is_chosen(panel: SettingsPanel, services: Services, qtbot: QtBot) -> None:
    assert services.settings.preferences().first_weekday == SUNDAY
    box(panel, "week_start").setFocus()
    QTest.keyClicks(box(panel, "week_start"), "Mon")
    qtbot.waitUntil(lambda: services.settings.preferences().first_weekday == MONDAY)


def test_each_setting_says_what_it_does_in_a_sentence(panel: SettingsPanel) -> None:
    said = [spec.hint for part in PARTS for spec in part.specs]
    assert all(hint.text.endswith(".") for hint in said if not hint.plural)
    assert len({spec.key for part in PARTS for spec in part.specs}) == len(said)


def test_the_page_shows_what_the_window_goes_by_on_this_computer(
    app: QApplication, runner: TaskRunner, qtbot: QtBot
) -> None:
    panel = SettingsPanel(runner, kept=WindowState(theme="dark", text_size="200", motion="reduced"))
    qtbot.addWidget(panel)
    assert box(panel, "theme").currentText() == "Dark"
    assert box(panel, "text_size").currentData() == "200"
    assert box(panel, "motion").currentData() == "reduced"
