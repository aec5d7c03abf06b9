"""A disk that fills up while somebody writes: the window says so, keeps what was written, and tries again."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStackedWidget
from pytestqt.qtbot import QtBot
from tests.blank import new_book
from tests.builders import person
from tests.e2e.faults import disk, soundness

from rolodex.domain.contact import Contact
from rolodex.domain.errors import UserError
from rolodex.services.opening import Services, open_services
from rolodex.ui import theme
from rolodex.ui.contacts.editing import Editing
from rolodex.ui.contacts.editor import ContactEditor
from rolodex.ui.tasks import TaskRunner

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the disk is SQLite's own there")


@pytest.fixture(scope="module", autouse=True)
def seam() -> Iterator[None]:
    """Our functions before those of the system, before the book is opened."""
    disk.installed()
    yield
    disk.gone()


@pytest.fixture
def runner(qapp: QApplication) -> Iterator[TaskRunner]:
    theme.apply(qapp, "light")
    made = TaskRunner()
    yield made
    made.shutdown()


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    opened = open_services(new_book(tmp_path / "book.rolodex"))
    yield opened
    opened.close()


@pytest.fixture
def editing(services: Services, runner: TaskRunner, qtbot: QtBot) -> Editing:
    pages = QStackedWidget()
    qtbot.addWidget(pages)
    pages.show()
    made = Editing(runner, pages)
    made.attach(services)
    return made


@pytest.fixture
def ana(services: Services) -> Contact:
    saved = services.contacts.get(services.contacts.save(person()).id)
    assert saved is not None
    return saved


def form(editing: Editing) -> ContactEditor:
    page = editing.page()
    assert isinstance(page, ContactEditor)
    return page


def test_a_card_that_finds_no_room_stays_in_the_form_and_is_saved_once_there_is(
    editing: Editing, services: Services, ana: Contact, runner: TaskRunner, qtbot: QtBot
) -> None:
    editing.begin(ana)
    QTest.keyClicks(form(editing).names.entries["prefix"], "Dra.")
    full = disk.Plan(1, frozenset({"write", "share"}), full=True)
    with disk.going_wrong(full), qtbot.waitSignal(runner.error) as failed:
        form(editing).save()
    error = failed.args[0]
    assert isinstance(error, UserError)
    assert soundness.told(error).startswith("The disk is full. The book is as it was before this step")
    assert form(editing).names.entries["prefix"].text() == "Dra."
    assert services.contacts.get(ana.id) == ana
    with qtbot.waitSignal(editing.closed):
        QTest.keyClick(form(editing), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    saved = services.contacts.get(ana.id)
    assert saved is not None
    assert saved.n.prefix == "Dra."
    assert services.drafts.all() == ()


def test_a_draft_that_finds_no_room_is_told_and_kept_once_there_is(
    editing: Editing, services: Services, ana: Contact, runner: TaskRunner, qtbot: QtBot
) -> None:
    editing.begin(ana)
    full = disk.Plan(1, frozenset({"write", "share"}), full=True)
    with disk.going_wrong(full), qtbot.waitSignal(runner.error, timeout=20_000) as failed:
        QTest.keyClicks(form(editing).names.entries["prefix"], "Dra.")
    assert isinstance(failed.args[0], UserError)
    assert services.drafts.all() == ()
    QTest.keyClick(form(editing), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: [draft.contact.n.prefix for draft in services.drafts.all()] == ["Dra."])
