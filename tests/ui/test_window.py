"""The window as its user meets it, by keyboard."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from tests.blank import new_book

from rolodex.domain.contact import Contact, Name, Org, Value
from rolodex.domain.errors import UserError
from rolodex.domain.message import message
from rolodex.services.opening import Services, open_services
from rolodex.ui import theme
from rolodex.ui.contacts.editor import ContactEditor
from rolodex.ui.history.panel import HistoryPanel
from rolodex.ui.importing.flow import ImportFlow
from rolodex.ui.settings.panel import SettingsPanel
from rolodex.ui.state import WindowState
from rolodex.ui.welcome.page import Welcome
from rolodex.ui.window import MainWindow

CONTROL = Qt.KeyboardModifier.ControlModifier


def person(
    given: str, family: str, *, firm: str = "", tel: str = "", email: str = "", tag: str = ""
) -> Contact:
    """A person with what is named."""
    return Contact(
        n=Name(family=family, given=given),
        org=(Org(firm),) if firm else (),
        tel=(Value(tel, types=("cell",)),) if tel else (),
        email=(Value(email),) if email else (),
        categories=(tag,) if tag else (),
    )


def company(name: str) -> Contact:
    """A firm."""
    return Contact(kind="org", fn=name, org=(Org(name),))


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return tmp_path / "clients.rolodex"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book of three people and a firm, made once."""
    book = new_book(tmp_path_factory.mktemp("sample") / "clients.rolodex")
    services = open_services(book)
    services.contacts.save(
        person("Ana", "García Ortiz", firm="Muebles Ortiz", tel="+34 600 123 456", tag="wholesale")
    )
    services.contacts.save(person("Anders", "Lindqvist", firm="Nordljus AB", email="anders@nordljus.example"))
    services.contacts.save(person("Bruno", "Costa"))
    services.contacts.save(company("Muebles Ortiz"))
    services.close()
    return book


@pytest.fixture
def filled(sample: Path, book: Path) -> Path:
    return Path(shutil.copyfile(sample, book))


def opened(qtbot: QtBot, book: Path, width: int = 1360) -> MainWindow:
    window = MainWindow(lambda: open_services(book, create=True), book, WindowState(theme="light"))
    qtbot.addWidget(window)
    window.resize(width, 860)
    window.show()
    qtbot.waitExposed(window)
    settle(qtbot, window)
    return window


def focused() -> QWidget:
    """The widget that the keyboard writes to."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def settle(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(window.is_settled, timeout=10_000)


@pytest.fixture
def window(app: QApplication, qtbot: QtBot, filled: Path) -> Iterator[MainWindow]:
    made = opened(qtbot, filled)
    yield made
    made.close()


def found(window: MainWindow) -> list[str]:
    model = window.panel.browser.model
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_the_window_is_there_before_the_book_is_open(app: QApplication, qtbot: QtBot, filled: Path) -> None:
    window = MainWindow(lambda: open_services(filled), filled, WindowState())
    qtbot.addWidget(window)
    assert window.services is None
    with qtbot.waitSignal(window.attached):
        window.show()
    settle(qtbot, window)
    assert found(window) == ["Bruno Costa", "Ana García Ortiz", "Anders Lindqvist"]
    window.close()


def test_counts_and_tags_stand_in_the_rail(window: MainWindow) -> None:
    rows = window.rail.rows
    texts = [rows.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(rows.rowCount())]
    assert texts == [
        "Today, 0",
        "People, 3",
        "Companies, 1",
        "Pipeline, 0",
        "Tickets, 0",
        "Orders, 0",
        "Campaigns, 0",
        "Reports",
        "Saved",
        "New segment",
        "Lists",
        "Favourites, 0",
        "Recent, 0",
        "Recently deleted, 0",
        "Groups",
        "New group",
        "Tags",
        "wholesale, 1",
    ]


def test_settings_come_by_their_keys_and_are_searched_there(qtbot: QtBot, window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_Comma, CONTROL)
    settle(qtbot, window)
    assert not window.places.is_first()
    assert window.rail.foot.currentIndex().data() == "Settings"
    QTest.keyClick(window, Qt.Key.Key_F, CONTROL)
    settle(qtbot, window)
    panel = window.places.currentWidget()
    assert isinstance(panel, SettingsPanel)
    assert focused() is panel.search.edit


def test_a_choice_for_this_computer_counts_at_once_and_is_remembered(
    qtbot: QtBot, window: MainWindow
) -> None:
    QTest.keyClick(window, Qt.Key.Key_Comma, CONTROL)
    settle(qtbot, window)
    before = theme.size(100)
    window.places.computer_changed.emit("text_size", "150")
    try:
        assert theme.size(100) == round(before * 1.5)
    finally:
        window.places.computer_changed.emit("text_size", "")
    assert theme.size(100) == before


def test_the_history_is_searched_where_it_is_shown(qtbot: QtBot, window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_H, CONTROL)
    settle(qtbot, window)
    panel = window.places.currentWidget()
    assert isinstance(panel, HistoryPanel)
    QTest.keyClick(window, Qt.Key.Key_F, CONTROL)
    assert panel.steps.search.isAncestorOf(focused())


def test_an_unsaved_edit_is_told_of_at_the_next_start(app: QApplication, qtbot: QtBot, filled: Path) -> None:
    services = open_services(filled)
    services.drafts.keep(0, person("Zoe", "Novak"))
    services.close()
    window = opened(qtbot, filled)
    qtbot.waitUntil(lambda: "Zoe Novak" in window.notice.label.text())
    window.notice.button.click()
    qtbot.waitUntil(lambda: window.panel.editing.page() is not None)
    form = window.panel.editing.page()
    assert isinstance(form, ContactEditor)
    assert form.names.entries["given"].text() == "Zoe"
    window.close()


def test_an_empty_book_says_what_it_starts_with_and_leads_to_the_settings(
    app: QApplication, qtbot: QtBot, book: Path
) -> None:
    window = opened(qtbot, book)
    link = next(one for one in window.findChildren(QAbstractButton) if "settings" in one.text())
    assert link.isVisible()
    link.click()
    settle(qtbot, window)
    assert window.rail.foot.currentIndex().data() == "Settings"
    window.close()


def test_the_history_of_one_contact_is_shown(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_["history_of"].trigger()
    settle(qtbot, window)
    panel = window.places.currentWidget()
    assert isinstance(panel, HistoryPanel)
    assert panel.steps.wanted.contact_id == window.panel.selected_ids()[0]


def test_a_copied_card_is_pasted_as_an_import(qtbot: QtBot, window: MainWindow) -> None:
    window.panel.browser.list.setFocus()
    QTest.keyClick(window.panel.browser.list, Qt.Key.Key_C, CONTROL)
    qtbot.waitUntil(lambda: "Copied" in window.notice.label.text())
    QTest.keyClick(window.panel.browser.list, Qt.Key.Key_V, CONTROL)
    qtbot.waitUntil(lambda: bool(window.findChildren(ImportFlow)))
    (flow,) = window.findChildren(ImportFlow)
    qtbot.waitUntil(lambda: flow.state == "planned", timeout=10_000)


def test_a_person_is_found_and_shown_by_keyboard(qtbot: QtBot, window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_F, CONTROL)
    QTest.keyClicks(window.panel.browser.search.edit, "600123456")
    settle(qtbot, window)
    assert found(window) == ["Ana García Ortiz"]
    assert window.panel.card.name.text() == "Ana García Ortiz"
    shown = {row.label(): row.text() for row in window.panel.card.fields.rows()}
    assert shown["Mobile"] == "+34 600 12 34 56"


def test_a_card_without_figures_has_no_strip(window: MainWindow) -> None:
    assert window.panel.card.strip.isHidden()


def test_companies_have_their_own_panel(qtbot: QtBot, window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_3, CONTROL)
    settle(qtbot, window)
    assert found(window) == ["Muebles Ortiz"]
    QTest.keyClick(window, Qt.Key.Key_2, CONTROL)
    settle(qtbot, window)
    assert len(found(window)) == 3


def test_a_tag_of_the_rail_lists_who_has_it(qtbot: QtBot, window: MainWindow) -> None:
    window.rail.choose("tag", "wholesale")
    settle(qtbot, window)
    assert found(window) == ["Ana García Ortiz"]


def test_a_deleted_contact_comes_back_with_undo_and_goes_again_with_redo(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.panel.browser.list.setFocus()
    QTest.keyClick(window.panel.browser.list, Qt.Key.Key_Delete)
    settle(qtbot, window)
    assert "Bruno Costa" not in found(window)
    assert window.actions_["undo"].text() == "Undo: Delete Bruno Costa"
    QTest.keyClick(window.panel.browser.list, Qt.Key.Key_Z, CONTROL)
    settle(qtbot, window)
    assert "Bruno Costa" in found(window)
    QTest.keyClick(window.panel.browser.list, Qt.Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    settle(qtbot, window)
    assert "Bruno Costa" not in found(window)


def test_a_delete_offers_undo_in_a_notice(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_["delete"].trigger()
    settle(qtbot, window)
    assert window.notice.label.text() == "Deleted Bruno Costa"
    window.notice.button.click()
    settle(qtbot, window)
    assert "Bruno Costa" in found(window)


def test_a_new_contact_is_written_saved_and_stood_on(qtbot: QtBot, window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_N, CONTROL)
    assert window.panel.editing.page() is not None
    QTest.keyClicks(focused(), "Zoe")
    QTest.keyClick(focused(), Qt.Key.Key_S, CONTROL)
    settle(qtbot, window)
    assert "Zoe" in found(window)
    assert window.panel.card.name.text() == "Zoe"


def test_an_edited_name_is_on_the_card_and_in_the_list(qtbot: QtBot, window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_F2)
    assert window.panel.editing.page() is not None
    field = focused()
    assert isinstance(field, QLineEdit)
    field.selectAll()
    QTest.keyClicks(field, "Beatriz")
    QTest.keyClick(field, Qt.Key.Key_S, CONTROL)
    settle(qtbot, window)
    assert window.panel.card.name.text() == "Beatriz Costa"
    assert "Beatriz Costa" in found(window)


def test_escape_leaves_the_form_and_keeps_what_was_written(qtbot: QtBot, window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_F2)
    field = focused()
    QTest.keyClicks(field, "Xyz")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert window.panel.editing.page() is None
    QTest.keyClick(window, Qt.Key.Key_F2)
    editor = window.panel.editing.page()
    assert isinstance(editor, ContactEditor)
    assert "Xyz" in editor.contact().n.given


def test_control_z_in_a_text_field_undoes_typing_only(qtbot: QtBot, window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_F, CONTROL)
    edit = window.panel.browser.search.edit
    QTest.keyClicks(edit, "bru")
    QTest.keyClick(edit, Qt.Key.Key_Z, CONTROL)
    settle(qtbot, window)
    assert edit.text() != "bru"
    assert len(found(window)) == 3


def test_slash_leads_to_the_search(qtbot: QtBot, window: MainWindow) -> None:
    window.panel.browser.list.setFocus()
    QTest.keyClick(window.panel.browser.list, Qt.Key.Key_Slash)
    assert window.panel.browser.search.edit.hasFocus()


def test_several_selected_say_how_many(qtbot: QtBot, window: MainWindow) -> None:
    window.panel.browser.list.selectAll()
    settle(qtbot, window)
    assert window.panel.pages.currentWidget() is window.panel.several
    assert window.panel.several.title.text() == "3 people selected"


def test_the_card_follows_a_change_that_was_made_elsewhere(
    qtbot: QtBot, window: MainWindow, filled: Path
) -> None:
    elsewhere = open_services(filled)
    bruno = elsewhere.contacts.get(window.panel.browser.current_id())
    assert bruno is not None
    elsewhere.contacts.delete([bruno.id])
    elsewhere.close()
    qtbot.waitUntil(lambda: "Bruno Costa" not in found(window), timeout=10_000)


def test_the_keyboard_writes_into_the_form_that_was_opened(qtbot: QtBot, window: MainWindow) -> None:
    window.panel.browser.search.set_text("600123456")
    settle(qtbot, window)
    QTest.keyClick(window, Qt.Key.Key_F2)
    form = window.panel.editing.page()
    assert isinstance(form, ContactEditor)
    assert isinstance(focused(), QLineEdit)
    assert form.isAncestorOf(focused())


def test_a_window_that_is_closed_keeps_what_was_written_last(
    app: QApplication, qtbot: QtBot, filled: Path
) -> None:
    window = opened(qtbot, filled)
    window.actions_["new"].trigger()
    QTest.keyClicks(focused(), "Zoe")
    window.close()
    services = open_services(filled)
    (draft,) = services.drafts.all()
    services.close()
    assert draft.contact.n.given == "Zoe"


def test_an_empty_book_offers_to_import(app: QApplication, qtbot: QtBot, book: Path) -> None:
    window = opened(qtbot, book)
    welcome = window.panel.pages.currentWidget()
    assert isinstance(welcome, Welcome)
    buttons = [one.text() for one in welcome.findChildren(QAbstractButton)]
    assert buttons == ["Import…", "Paste contacts", "New contact", "Take the tour…", "All settings"]
    window.close()


def test_cards_dropped_on_the_window_begin_an_import(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    file = tmp_path / "phone.vcf"
    file.write_bytes(b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Zoe Zapata\r\nN:Zapata;Zoe;;;\r\nEND:VCARD\r\n")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    drop = QDropEvent(
        QPointF(10, 10),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(drop)
    sheet = window.findChild(ImportFlow)
    assert isinstance(sheet, ImportFlow)
    qtbot.waitUntil(lambda: sheet.state == "planned", timeout=10_000)
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: sheet.state == "done", timeout=10_000)
    settle(qtbot, window)
    assert "Zoe Zapata" in found(window)


def test_a_book_that_cannot_be_opened_is_said_and_nothing_can_be_done(
    app: QApplication, qtbot: QtBot, book: Path
) -> None:
    def fail() -> Services:
        raise UserError(message("The disk is gone."))

    window = MainWindow(fail, book, WindowState())
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.failed):
        window.show()
    assert window.panel.nobody.text.text() == "The disk is gone."
    assert not window.actions_["new"].isEnabled()
    window.close()


def test_a_window_that_cannot_note_its_place_closes_and_says_so_of_its_colours(
    app: QApplication, qtbot: QtBot, book: Path
) -> None:
    def full(_state: WindowState) -> None:
        raise UserError(message("The disk is full."))

    window = MainWindow(lambda: open_services(new_book(book)), book, WindowState(), full)
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.attached, timeout=10_000):
        window.show()
    with qtbot.waitSignal(window.runner.error):
        window.set_theme("light")
    assert window.close()
    assert window.services is None


def test_text_of_contacts_is_never_taken_for_markup(app: QApplication, qtbot: QtBot, book: Path) -> None:
    services = open_services(new_book(book))
    services.contacts.save(Contact(fn="<img src=file:///etc/passwd>"))
    services.close()
    window = opened(qtbot, book)
    labels = window.findChildren(QLabel)
    assert window.panel.card.name.text() == "<img src=file:///etc/passwd>"
    assert {label.textFormat() for label in labels if label.text()} == {Qt.TextFormat.PlainText}
    window.close()


def test_every_widget_that_takes_the_keyboard_has_a_name(window: MainWindow) -> None:
    window.panel.write_card(Contact())
    unnamed = []
    for widget in window.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            spoken = QAccessible.queryAccessibleInterface(widget)
            if spoken is not None and not spoken.text(QAccessible.Text.Name):
                unnamed.append(f"{type(widget).__name__} in {type(widget.parent()).__name__}")
    assert unnamed == []


def test_a_narrow_window_shows_icons_only(app: QApplication, qtbot: QtBot, filled: Path) -> None:
    window = opened(qtbot, filled, width=1024)
    assert window.rail.width() < 100
    assert window.panel.card.log.text() == ""
    assert window.panel.card.log.accessibleName() == "Log"
    window.close()


def test_what_was_chosen_is_remembered(app: QApplication, qtbot: QtBot, filled: Path) -> None:
    kept: list[WindowState] = []
    window = MainWindow(lambda: open_services(filled), filled, WindowState(theme="light"), kept.append)
    qtbot.addWidget(window)
    window.show()
    settle(qtbot, window)
    window.panel.browser.set_order("given")
    window.set_theme("dark")
    settle(qtbot, window)
    window.close()
    assert (kept[0].theme, kept[0].order) == ("dark", "given")


def test_the_panel_that_was_in_view_comes_back(app: QApplication, qtbot: QtBot, filled: Path) -> None:
    kept: list[WindowState] = []
    window = MainWindow(lambda: open_services(filled), filled, WindowState(theme="light"), kept.append)
    qtbot.addWidget(window)
    window.show()
    settle(qtbot, window)
    QTest.keyClick(window, Qt.Key.Key_1, CONTROL)
    settle(qtbot, window)
    window.close()
    again = MainWindow(lambda: open_services(filled), filled, kept[-1])
    qtbot.addWidget(again)
    again.show()
    settle(qtbot, again)
    assert not again.places.is_first()
    again.close()


def test_keys_do_nothing_to_the_list_that_a_sheet_covers(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    file = tmp_path / "phone.vcf"
    file.write_bytes(b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Zoe\r\nEND:VCARD\r\n")
    window.import_files([file])
    settle(qtbot, window)
    QTest.keyClick(focused(), Qt.Key.Key_Delete)
    QTest.keyClick(focused(), Qt.Key.Key_N, CONTROL)
    settle(qtbot, window)
    assert len(found(window)) == 3
    assert window.panel.editing.page() is None


def test_delete_in_the_rail_deletes_nobody(qtbot: QtBot, window: MainWindow) -> None:
    window.rail.list.setFocus()
    QTest.keyClick(window.rail.list, Qt.Key.Key_Delete)
    settle(qtbot, window)
    assert len(found(window)) == 3
