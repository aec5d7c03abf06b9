"""The groups of a contact in the form."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.builders import person

from rolodex.domain.contact import Contact
from rolodex.domain.group import Membership
from rolodex.services.groups import Groups
from rolodex.services.opening import Services
from rolodex.ui.contacts.fields.groups import GroupsField
from rolodex.ui.tasks import TaskRunner


@pytest.fixture
def field(app: QApplication, runner: TaskRunner, services: Services, qtbot: QtBot) -> GroupsField:
    made = GroupsField()
    qtbot.addWidget(made)
    made.attach(runner, Groups(services.book))
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def shown(field: GroupsField, contact: Contact, qtbot: QtBot) -> None:
    field.load(contact)
    qtbot.waitUntil(field.isEnabled)


def test_the_groups_of_a_contact_are_shown_and_nothing_changes(
    field: GroupsField, services: Services, qtbot: QtBot
) -> None:
    ana = services.contacts.save(person()).id
    Groups(services.book).create("Choir", [ana])
    shown(field, Contact(id=ana), qtbot)
    assert field.names() == ("Choir",)
    assert not field.is_changed()


def test_a_group_is_joined_by_its_name_in_any_case(
    field: GroupsField, services: Services, qtbot: QtBot
) -> None:
    choir = Groups(services.book).create("Choir").id
    shown(field, person(), qtbot)
    field.line.setText("choir")
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert field.membership() == Membership(joins=(choir,))


def test_a_name_nobody_has_founds_a_group(field: GroupsField, qtbot: QtBot) -> None:
    shown(field, person(), qtbot)
    QTest.keyClicks(field.line, "Rowing club")
    assert field.membership() == Membership(founds=("Rowing club",))


def test_a_group_is_left_by_keyboard(field: GroupsField, services: Services, qtbot: QtBot) -> None:
    ana = services.contacts.save(person()).id
    choir = Groups(services.book).create("Choir", [ana]).id
    shown(field, Contact(id=ana), qtbot)
    field.line.setFocus()
    QTest.keyClick(field.line, Qt.Key.Key_Backspace)
    chip = field.window().focusWidget()
    assert chip is not None
    QTest.keyClick(chip, Qt.Key.Key_Space)
    assert field.membership() == Membership(leaves=(choir,))


def test_card_and_groups_are_kept_in_one_step(services: Services) -> None:
    groups = Groups(services.book)
    choir, rowing = groups.create("Choir").id, groups.create("Rowing").id
    ana = services.contacts.save(person(), groups=Membership(joins=(choir, rowing), founds=("Book club",))).id
    assert [group.name for group in groups.of(ana)] == ["Book club", "Choir", "Rowing"]
    kept = services.contacts.get(ana)
    assert kept is not None
    services.contacts.save(kept, groups=Membership(leaves=(rowing,)))
    assert [group.name for group in groups.of(ana)] == ["Book club", "Choir"]
    services.history.undo()
    services.history.undo()
    assert services.contacts.get(ana) is None
    assert [group.name for group in groups.groups()] == ["Choir", "Rowing"]
