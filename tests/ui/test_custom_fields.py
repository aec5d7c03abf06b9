"""Fields of the user's own in the form."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.builders import contacts, person

from rolodex.domain.contact import Contact, Custom, Foreign
from rolodex.domain.custom_field import TYPES, CustomField
from rolodex.services.custom_fields import CustomFields
from rolodex.services.opening import Services
from rolodex.ui.contacts.fields.custom import CustomFieldsField
from rolodex.ui.contacts.fields.custom_entries import CheckedEntry, ChosenEntry, DayEntry, TextEntry
from rolodex.ui.tasks import TaskRunner

SHOE = CustomField(1, "Shoe size", "number", "individual")
VAT = CustomField(2, "VAT number", "text", "org")
SIZE = CustomField(3, "Size", "choice", "all", ("S", "M", "L"))
PETS = CustomField(4, "Pets", "yesno", "one")


@pytest.fixture
def field(app: QApplication, qtbot: QtBot) -> CustomFieldsField:
    made = CustomFieldsField()
    qtbot.addWidget(made)
    made.resize(560, 500)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


@pytest.fixture
def of_book(
    field: CustomFieldsField, runner: TaskRunner, services: Services, qtbot: QtBot
) -> CustomFieldsField:
    field.attach(runner, CustomFields(services.book))
    field.load(person())
    qtbot.waitUntil(lambda: not runner.busy())
    return field


def names(field: CustomFieldsField) -> list[str]:
    return [row.field.name for row in field.rows]


@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(contact=contacts(2))
def test_fields_nobody_edits_come_back_as_they_were(field: CustomFieldsField, contact: Contact) -> None:
    field.load(contact)
    field.show_fields((SHOE, VAT, SIZE))
    assert field.store(contact) == contact
    field.show_fields(())


def test_a_card_offers_the_fields_of_its_kind(field: CustomFieldsField) -> None:
    field.show_fields((SHOE, VAT, SIZE, PETS))
    field.load(person())
    assert names(field) == ["Shoe size", "Size"]
    field.show_kind("org")
    assert names(field) == ["VAT number", "Size"]


def test_a_number_is_understood_and_said_beside_the_line(field: CustomFieldsField) -> None:
    field.show_fields((SHOE,))
    field.load(person())
    entry = field.rows[0].entry
    assert isinstance(entry, CheckedEntry)
    QTest.keyClicks(entry.line, "38,5")
    assert entry.hint() == "= 38.5"
    assert field.store(person()).custom == (Custom("Shoe size", "38.5", "number"),)


def test_what_is_no_number_is_kept_as_written_and_said(field: CustomFieldsField) -> None:
    field.show_fields((SHOE,))
    field.load(person())
    entry = field.rows[0].entry
    assert isinstance(entry, CheckedEntry)
    QTest.keyClicks(entry.line, "about 38")
    assert entry.hint() == "No number in this; kept as written"
    assert field.store(person()).custom == (Custom("Shoe size", "about 38", "number"),)


def test_a_choice_is_made_by_keyboard(field: CustomFieldsField) -> None:
    field.show_fields((SIZE,))
    field.load(person())
    entry = field.rows[0].entry
    entry.setFocus()
    QTest.keyClick(entry, Qt.Key.Key_M)
    assert field.store(person()).custom == (Custom("Size", "M", "choice"),)


def test_a_value_that_is_no_choice_any_more_stays_to_be_seen(field: CustomFieldsField) -> None:
    said = person(custom=(Custom("Size", "XXL", "choice"),))
    field.show_fields((SIZE,))
    field.load(said)
    assert isinstance(field.rows[0].entry, ChosenEntry)
    assert field.rows[0].entry.currentText() == "XXL"


def test_each_type_has_its_entry(field: CustomFieldsField) -> None:

    field.load(person(custom=tuple(Custom(kind, "", kind) for kind in TYPES)))
    assert [type(row.entry) for row in field.rows] == [
        TextEntry,
        CheckedEntry,
        ChosenEntry,
        DayEntry,
        CheckedEntry,
        CheckedEntry,
        ChosenEntry,
    ]


def test_an_emptied_field_leaves_nothing_on_the_card(field: CustomFieldsField) -> None:
    said = person(custom=(Custom("Hobby", "chess"),))
    field.load(said)
    field.rows[0].entry.setFocus()
    entry = field.rows[0].entry
    assert isinstance(entry, TextEntry)
    entry.selectAll()
    QTest.keyClick(entry, Qt.Key.Key_Delete)
    assert field.store(said).custom == ()


def test_a_field_is_made_by_keyboard_and_gets_the_cursor(
    of_book: CustomFieldsField, services: Services, runner: TaskRunner, qtbot: QtBot
) -> None:
    of_book.begin()
    QTest.keyClicks(of_book.form.name, "Hobby")
    QTest.keyClick(of_book.form.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: names(of_book) == ["Hobby"] and of_book.rows[0].entry.hasFocus())
    (made,) = CustomFields(services.book).fields()
    assert (made.name, made.type, made.scope) == ("Hobby", "text", "individual")
    assert not of_book.form.isVisible()


def test_a_field_without_a_name_is_asked_for_one(of_book: CustomFieldsField, qtbot: QtBot) -> None:
    of_book.begin()
    with qtbot.assertNotEmitted(of_book.form.wanted):
        of_book.form.done.click()


def test_a_second_field_of_the_same_name_is_refused_in_the_form(
    of_book: CustomFieldsField, services: Services, runner: TaskRunner, qtbot: QtBot
) -> None:
    CustomFields(services.book).save(CustomField(0, "Hobby"))
    of_book.begin()
    of_book.form.name.setText("Hobby")
    of_book.form.done.click()
    qtbot.waitUntil(lambda: not runner.busy())
    assert of_book.form.isVisible()


def test_renaming_a_field_keeps_what_is_written_in_it(
    of_book: CustomFieldsField, services: Services, runner: TaskRunner, qtbot: QtBot
) -> None:
    fields = CustomFields(services.book)
    fields.save(CustomField(0, "Hoby"))
    of_book.read()
    qtbot.waitUntil(lambda: names(of_book) == ["Hoby"])
    entry = of_book.rows[0].entry
    QTest.keyClicks(entry, "chess")
    of_book.rows[0].change.trigger()
    of_book.form.name.setText("Hobby")
    of_book.form.done.click()
    qtbot.waitUntil(lambda: names(of_book) == ["Hobby"])
    assert of_book.store(person()).custom == (Custom("Hobby", "chess"),)


def test_removing_a_field_takes_it_off_the_card(
    of_book: CustomFieldsField, services: Services, runner: TaskRunner, qtbot: QtBot
) -> None:
    fields = CustomFields(services.book)
    fields.save(CustomField(0, "Hobby"))
    of_book.read()
    qtbot.waitUntil(lambda: names(of_book) == ["Hobby"])
    of_book.rows[0].remove.trigger()
    qtbot.waitUntil(lambda: names(of_book) == [])
    assert fields.fields() == ()


def test_an_unknown_property_becomes_a_field_of_this_card_alone(
    of_book: CustomFieldsField, services: Services, runner: TaskRunner, qtbot: QtBot
) -> None:
    ana = person(foreign=(Foreign("X-SHOE-SIZE", "38"),))
    of_book.load(ana)
    of_book.adopt(ana.foreign[0], ana.foreign)
    assert of_book.form.name.text() == "Shoe size"
    of_book.form.everywhere.setChecked(False)
    of_book.form.done.click()
    qtbot.waitUntil(lambda: names(of_book) == ["Shoe size"])
    got = of_book.store(ana)
    assert (got.custom, got.foreign) == ((Custom("Shoe size", "38", "number"),), ())


def test_an_unknown_property_becomes_a_field_of_all_who_have_it(
    of_book: CustomFieldsField, services: Services, runner: TaskRunner, qtbot: QtBot
) -> None:
    other = services.contacts.save(person("Bea", foreign=(Foreign("X-SHOE-SIZE", "41"),))).id
    ana = person(foreign=(Foreign("X-SHOE-SIZE", "38"),))
    of_book.load(ana)
    of_book.adopt(ana.foreign[0], ana.foreign)
    of_book.form.done.click()
    qtbot.waitUntil(lambda: names(of_book) == ["Shoe size"] and not runner.busy())
    bea = services.contacts.get(other)
    assert bea is not None
    assert bea.custom == (Custom("Shoe size", "41", "number"),)


def test_esc_closes_only_the_form_of_the_field(of_book: CustomFieldsField) -> None:
    of_book.begin()
    QTest.keyClick(of_book.form.name, Qt.Key.Key_Escape)
    assert not of_book.form.isVisible()
    assert of_book.add_button.hasFocus()
