"""Consent in the form, and on the card in words."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.builders import contacts, person

from rolodex import i18n
from rolodex.domain.contact import Consent, Contact
from rolodex.ui import wording
from rolodex.ui.contacts.consent_words import consent_lines
from rolodex.ui.contacts.fields.consent import ConsentField

FAIR = Consent("email", granted=True, source="Feria Hábitat", at="2026-05-03")


@pytest.fixture
def field(app: QApplication, qtbot: QtBot) -> ConsentField:
    made = ConsentField()
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


@pytest.fixture
def spanish() -> Iterator[None]:
    i18n.use("es")
    yield
    i18n.use("en")


@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(contact=contacts(2), more=st.lists(st.just(FAIR), max_size=2).map(tuple))
def test_consent_nobody_edits_comes_back_as_it_was(
    field: ConsentField, contact: Contact, more: tuple[Consent, ...]
) -> None:
    said = Contact(consent=contact.consent + more)
    field.load(said)
    assert field.store(said) == said


def test_a_refusal_is_chosen_by_keyboard_and_dated_today(field: ConsentField) -> None:
    field.load(person())
    row = field.rows["letter"]
    row.state.setFocus()
    QTest.keyClick(row.state, Qt.Key.Key_End)
    QTest.keyClicks(row.source, "by phone")
    assert field.store(person()).consent == (
        Consent("letter", granted=False, source="by phone", at=wording.today().isoformat()),
    )


def test_the_day_can_be_written_as_people_write_days(field: ConsentField) -> None:
    field.load(person(consent=(FAIR,)))
    field.rows["email"].at.line.setText("14 march 2025")
    assert field.store(person(consent=(FAIR,))).consent[0].at == "2025-03-14"


def test_where_and_when_are_asked_only_of_those_who_said_something(field: ConsentField) -> None:
    field.load(person(consent=(FAIR,)))
    assert field.rows["email"].source.isVisible()
    assert not field.rows["phone"].source.isVisible()


def test_taking_a_consent_back_leaves_nothing_of_it(field: ConsentField) -> None:
    said = person(consent=(FAIR, Consent("phone", granted=False)))
    field.load(said)
    field.rows["email"].state.setCurrentIndex(0)
    assert field.store(said).consent == (Consent("phone", granted=False),)


def test_going_back_to_the_first_answer_brings_its_day_back(field: ConsentField) -> None:
    said = person(consent=(FAIR,))
    field.load(said)
    field.rows["email"].state.setCurrentIndex(2)
    field.rows["email"].state.setCurrentIndex(1)
    assert field.store(said) == said


def test_an_edit_is_told(field: ConsentField, qtbot: QtBot) -> None:
    field.load(person())
    with qtbot.waitSignal(field.edited):
        field.rows["phone"].state.setCurrentIndex(1)


def test_every_entry_has_a_name_in_the_language_in_use(field: ConsentField, spanish: None) -> None:
    field.retranslate()
    row = field.rows["letter"]
    parts = (row.state, row.source, row.at.line)
    assert all(part.accessibleName() for part in parts)


def test_the_card_says_refusals_first_with_where_and_when() -> None:
    lines = consent_lines(person(consent=(FAIR, Consent("letter", granted=False))))
    assert [(line.text, line.told) for line in lines] == [
        ("No letters", ""),
        ("Email welcome", "Feria Hábitat, 3 May 2026"),
    ]


def test_of_two_answers_the_card_says_the_last() -> None:
    said = person(consent=(FAIR, Consent("email", granted=False)))
    assert [line.text for line in consent_lines(said)] == ["No email"]
