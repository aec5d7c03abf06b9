"""The form of one contact."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from tests.builders import contacts

from rolodex import i18n
from rolodex.domain.contact import Adr, Contact, Date, Foreign, Name, Org, Photo, Value
from rolodex.ui import theme, told_as
from rolodex.ui.contacts.editor import ContactEditor

ANA = Contact(
    id=7,
    uid="u-1",
    fn="Ana García Ortiz",
    n=Name(family="García", given="Ana", family2="Ortiz"),
    org=(Org("Muebles Ortiz, S.L.", title="Gerente"),),
    tel=(Value("+34 600 123 456", ("cell", "voice")), Value("+34 915 550 142", ("work",), pref=1)),
    email=(Value("ana@x.example", label="Beach house"),),
    adr=(Adr(street="Calle Mayor 14", city="Madrid", country="España", country_code="ES"),),
    dates=(Date("bday", "--0314", 0, 3, 14),),
    photo=(Photo(sha256="ab"),),
    categories=("wholesale",),
    foreign=(Foreign("X-SPORT", "tennis"),),
)

KINDS = st.sampled_from(["home", "work", "cell", "fax", "pager", "voice", "x-own"])
PHONES = st.lists(
    st.builds(Value, st.just("1"), st.lists(KINDS, max_size=3).map(tuple), st.integers(0, 2)), max_size=3
).map(tuple)


@pytest.fixture(scope="module")
def kept_editor(qapp: QApplication) -> Iterator[ContactEditor]:
    """One form for all tests, as making it takes a while; each test loads its own contact."""
    theme.apply(qapp, "light")
    made = ContactEditor()
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def editor(app: QApplication, kept_editor: ContactEditor, qtbot: QtBot) -> Iterator[ContactEditor]:
    kept_editor.resize(760, 900)
    with qtbot.waitActive(kept_editor):
        kept_editor.show()
        kept_editor.activateWindow()
    kept_editor.load(Contact())
    yield kept_editor
    let_rows_go()


def let_rows_go() -> None:
    """Rows that were taken out stay children of the form until the event loop is reached."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def spanish() -> Iterator[None]:
    i18n.use("es")
    yield
    i18n.use("en")


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def line(editor: ContactEditor, attribute: str, row: int = 0, part: str = "value") -> QWidget:
    return editor.repeated[attribute].rows[row].entries[part]


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(contact=contacts(2), phones=PHONES)
def test_a_contact_nobody_edits_comes_back_as_it_was(
    editor: ContactEditor, contact: Contact, phones: tuple[Value, ...]
) -> None:
    contact = replace(contact, tel=contact.tel + phones)
    editor.load(contact)
    let_rows_go()
    assert editor.contact() == contact
    assert not editor.is_changed()
    editor.names.show_all()
    editor.form.kept.toggle.click()
    assert editor.contact() == contact


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(contact=contacts(2), text=st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=8))
def test_editing_one_field_leaves_all_others_alone(
    editor: ContactEditor, contact: Contact, text: str
) -> None:
    editor.load(contact)
    let_rows_go()
    note = contact.note
    editor.repeated["note"].add_row()
    row = editor.repeated["note"].rows[-1].entries["value"]
    row.setPlainText(text)  # type: ignore[union-attr]
    edited = editor.contact()
    assert edited.note[-1].value == text
    assert edited.note[: len(note) - 1] == note[: len(note) - 1]
    assert replace(edited, note=note) == contact


def test_writing_the_name_makes_the_name_shown(editor: ContactEditor, qtbot: QtBot) -> None:
    editor.focus_first()
    QTest.keyClicks(focused(), "Ana")
    QTest.keyClicks(editor.names.entries["family"], "Ruiz")
    QTest.keyClicks(editor.names.entries["family2"], "Ortiz")
    assert editor.contact().fn == "Ana Ruiz Ortiz"


def test_a_name_shown_of_the_users_own_stays(editor: ContactEditor, qtbot: QtBot) -> None:
    editor.load(Contact(fn="Anita", n=Name(given="Ana")))
    QTest.keyClicks(editor.names.entries["family"], "Ruiz")
    assert editor.contact().fn == "Anita"
    assert editor.contact().n.family == "Ruiz"


def test_a_company_is_called_by_its_firm_which_stands_first(editor: ContactEditor, qtbot: QtBot) -> None:
    editor.load(Contact(kind="org"))
    editor.focus_first()
    QTest.keyClicks(focused(), "Nordljus AB")
    assert editor.contact().fn == "Nordljus AB"
    assert editor.contact().org == (Org("Nordljus AB"),)
    qtbot.waitUntil(lambda: top_of(line(editor, "org", 0, "name")) < top_of(editor.names))


def top_of(widget: QWidget) -> int:
    return widget.mapToGlobal(widget.rect().topLeft()).y()


def test_control_enter_asks_to_save_what_stands_there(editor: ContactEditor, qtbot: QtBot) -> None:
    editor.load(ANA)
    number = line(editor, "tel")
    QTest.keyClicks(number, "9")
    with qtbot.waitSignal(editor.save_requested) as saved:
        QTest.keyClick(number, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    contact = saved.args[0]
    assert contact.id == 7
    assert contact.tel[0].types == ("cell", "voice")
    assert contact.foreign == ANA.foreign
    assert contact.photo == ANA.photo


def test_control_s_in_a_note_saves_too(editor: ContactEditor, qtbot: QtBot) -> None:
    editor.load(ANA)
    note = line(editor, "note")
    note.setFocus()
    QTest.keyClicks(note, "Prefers mornings")
    with qtbot.waitSignal(editor.save_requested) as saved:
        QTest.keyClick(note, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert saved.args[0].note == (Value("Prefers mornings"),)


def test_saving_twice_in_a_row_asks_once(editor: ContactEditor, qtbot: QtBot) -> None:
    asked: list[object] = []
    editor.save_requested.connect(asked.append)
    QTest.keyClicks(editor.names.entries["given"], "Ana")
    editor.save()
    editor.save()
    assert len(asked) == 1


def test_an_empty_contact_is_not_saved_but_says_why(editor: ContactEditor, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(editor.save_requested):
        editor.save()
    assert editor.head.hint.isVisible()
    assert "name" in editor.head.hint.text()


def test_escape_hands_over_the_draft(editor: ContactEditor, qtbot: QtBot) -> None:
    editor.load(ANA)
    QTest.keyClicks(editor.names.entries["prefix"], "Dra.")
    with qtbot.waitSignal(editor.left) as left:
        QTest.keyClick(editor.names.entries["prefix"], Qt.Key.Key_Escape)
    assert left.args[0].n.prefix == "Dra."
    assert editor.is_changed()


def test_discarding_leaves_with_the_contact_as_it_was(editor: ContactEditor, qtbot: QtBot) -> None:
    editor.load(ANA)
    QTest.keyClicks(editor.names.entries["prefix"], "Dra.")
    with qtbot.waitSignals([editor.discarded, editor.left]):
        QTest.mouseClick(editor.head.discard_button, Qt.MouseButton.LeftButton)


def test_a_draft_that_is_loaded_again_still_differs_from_the_book(editor: ContactEditor) -> None:
    editor.load(Contact(id=7, fn="Ana María"), original=ANA)
    assert editor.is_changed()


def test_tab_goes_in_the_order_of_reading(editor: ContactEditor, qtbot: QtBot) -> None:
    editor.load(ANA)
    editor.names.entries["prefix"].setFocus()
    names = []
    for _step in range(17):
        names.append(focused().accessibleName())
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert names == [
        *("Title", "First name", "Middle name", "Surname", "Second surname", "Suffix"),
        *("Add how it sounds, generation", "Name as it is shown"),
        *("Firm", "Job title", "Department", "More for Firm", "Remove Firm", "Add job"),
        *("Kind of Phone", "Number", "Preferred"),
    ]


def test_a_row_is_added_and_taken_out_by_keyboard(editor: ContactEditor, qtbot: QtBot) -> None:
    editor.load(ANA)
    phones = editor.repeated["tel"]
    QTest.keyClick(phones.add_button, Qt.Key.Key_Space)
    QTest.keyClicks(focused(), "+34 911 111 111")
    QTest.keyClick(phones.rows[0].remove, Qt.Key.Key_Space)
    assert [value.value for value in editor.contact().tel] == ["+34 915 550 142", "+34 911 111 111"]


def test_a_field_that_is_not_there_yet_is_one_button_away(editor: ContactEditor, qtbot: QtBot) -> None:
    editor.load(ANA)
    QTest.keyClick(editor.more.buttons["url"], Qt.Key.Key_Space)
    QTest.keyClicks(focused(), "https://ortiz.example")
    assert editor.contact().url == (Value("https://ortiz.example", ("work",)),)
    assert not editor.more.buttons["url"].isVisible()


def test_another_kind_changes_only_what_it_means(editor: ContactEditor) -> None:
    editor.load(ANA)
    kind = editor.repeated["tel"].rows[0].kind
    assert kind is not None
    kind.setEditText("Home")
    assert editor.contact().tel[0] == Value("+34 600 123 456", ("home", "voice"))


def test_a_kind_of_the_users_own_is_kept_as_its_label(editor: ContactEditor) -> None:
    editor.load(ANA)
    kind = editor.repeated["tel"].rows[0].kind
    assert kind is not None
    kind.setEditText("Workshop")
    assert editor.contact().tel[0] == Value("+34 600 123 456", ("cell", "voice"), label="Workshop")


def test_the_star_moves_to_another_number(editor: ContactEditor, qtbot: QtBot) -> None:
    editor.load(ANA)
    star = editor.repeated["tel"].rows[0].star
    assert star is not None
    QTest.keyClick(star, Qt.Key.Key_Space)
    assert [value.pref for value in editor.contact().tel] == [1, 0]


def test_a_birthday_is_understood_as_it_is_typed(editor: ContactEditor, qtbot: QtBot) -> None:
    editor.load(ANA)
    entry = editor.repeated["dates"].rows[0].first_entry()
    typed = entry.focusProxy()
    assert isinstance(typed, QLineEdit)
    assert typed.text() == "14 March"
    typed.setText("14 de marzo de 1985")
    assert editor.contact().dates == (Date("bday", "1985-03-14", 1985, 3, 14),)
    assert "14 March 1985" in typed.accessibleDescription()


def test_a_date_that_is_none_is_kept_as_it_was_written(editor: ContactEditor) -> None:
    editor.load(ANA)
    typed = editor.repeated["dates"].rows[0].first_entry().focusProxy()
    assert isinstance(typed, QLineEdit)
    typed.setText("some day in spring")
    assert editor.contact().dates == (Date("bday", "some day in spring"),)


def test_a_tag_still_being_written_is_kept(editor: ContactEditor, qtbot: QtBot) -> None:
    editor.load(ANA)
    QTest.keyClicks(editor.tags.line, "architect, fair")
    assert editor.contact().categories == ("wholesale", "architect", "fair")


@pytest.mark.parametrize(("typed", "code"), [("Portugal", "PT"), ("Alemania", "DE"), ("Atlantis", "")])
def test_another_country_takes_the_old_country_code_with_it(
    editor: ContactEditor, typed: str, code: str
) -> None:
    editor.load(ANA)
    country = line(editor, "adr", 0, "country")
    assert isinstance(country, QLineEdit)
    country.setText(typed)
    assert editor.contact().adr[0].country == typed
    assert editor.contact().adr[0].country_code == code


def test_another_language_changes_words_and_no_values(editor: ContactEditor, spanish: None) -> None:
    editor.load(ANA)
    kind = editor.repeated["tel"].rows[0].kind
    assert kind is not None
    kind.setCurrentIndex(1)
    i18n.use("en")
    editor.retranslate()
    assert kind.currentText() == "Work"
    assert editor.contact().tel[0].types == ("work", "voice")
    assert replace(editor.contact(), tel=ANA.tel) == ANA


def test_every_entry_has_a_name_for_those_who_cannot_see_it(editor: ContactEditor) -> None:
    editor.load(ANA)
    reached = [
        widget
        for widget in editor.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    unnamed = [
        widget
        for widget in reached
        if not widget.accessibleName() and not getattr(widget, "text", lambda: "")()
    ]
    assert unnamed == []


def test_why_nothing_is_saved_is_read_out(editor: ContactEditor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(told_as, "HEEDS_ANNOUNCEMENTS", False)
    editor.save()
    voice = editor.window().findChild(told_as.Voice)
    assert voice is not None
    assert voice.accessibleName().startswith("Nothing to save yet")
    assert editor.names.entries["given"].hasFocus()
