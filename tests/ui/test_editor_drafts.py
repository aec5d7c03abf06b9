"""What was written and not saved is there again, whatever happened in between."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStackedWidget
from pytestqt.qtbot import QtBot
from tests.builders import person

from rolodex.domain.contact import Contact
from rolodex.domain.draft import Draft
from rolodex.domain.group import Membership
from rolodex.services.opening import Services, open_services
from rolodex.ui.contacts.editing import Editing
from rolodex.ui.contacts.editor import ContactEditor
from rolodex.ui.tasks import TaskRunner


@pytest.fixture
def pages(qtbot: QtBot) -> QStackedWidget:
    made = QStackedWidget()
    made.resize(760, 900)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def editing(runner: TaskRunner, services: Services, pages: QStackedWidget) -> Editing:
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


def write(editing: Editing, text: str) -> None:
    QTest.keyClicks(form(editing).names.entries["prefix"], text)


def kept(services: Services) -> list[str]:
    """The titles in the drafts of the book."""
    return [draft.contact.n.prefix for draft in services.drafts.all()]


def test_what_is_typed_is_kept_while_the_form_is_open(
    editing: Editing, services: Services, ana: Contact, qtbot: QtBot
) -> None:
    editing.begin(ana)
    write(editing, "Dra.")
    qtbot.waitUntil(lambda: kept(services) == ["Dra."])
    assert editing.page() is not None


def test_what_is_typed_without_a_rest_is_kept_too(
    editing: Editing, services: Services, ana: Contact, qtbot: QtBot
) -> None:
    editing.begin(ana)

    def typed_on() -> bool:
        write(editing, "a")
        return bool(kept(services))

    qtbot.waitUntil(typed_on)


def test_a_form_nobody_typed_in_leaves_no_draft(
    editing: Editing, services: Services, ana: Contact, runner: TaskRunner, qtbot: QtBot
) -> None:
    editing.begin(ana)
    editing.leave()
    qtbot.waitUntil(lambda: not runner.busy())
    assert kept(services) == []


def test_escape_keeps_the_draft_and_the_next_start_brings_it_back(
    editing: Editing, services: Services, ana: Contact, runner: TaskRunner, qtbot: QtBot
) -> None:
    editing.begin(ana)
    write(editing, "Dra.")
    QTest.keyClick(form(editing), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: kept(services) == ["Dra."])
    later = Editing(runner, QStackedWidget())
    with qtbot.waitSignal(later.drafts_found) as found:
        later.attach(services)
    (draft,) = found.args[0]
    assert (draft.key, draft.contact.n.prefix) == (ana.id, "Dra.")


def test_a_draft_is_told_in_the_head_and_can_be_thrown_away(
    runner: TaskRunner, services: Services, pages: QStackedWidget, ana: Contact, qtbot: QtBot
) -> None:
    services.drafts.keep(ana.id, replace(ana, fn="Ana of the draft"))
    editing = Editing(runner, pages)
    with qtbot.waitSignal(editing.drafts_found):
        editing.attach(services)
    editing.begin(ana)
    head = form(editing).head
    assert head.draft_note.text().startswith("Draft kept from ")
    assert form(editing).contact().fn == "Ana of the draft"
    QTest.keyClick(head.forget_button, Qt.Key.Key_Space)
    assert form(editing).contact() == ana
    assert not head.draft_note.isVisible()
    qtbot.waitUntil(lambda: services.drafts.all() == ())


def test_saving_drops_the_draft(editing: Editing, services: Services, ana: Contact, qtbot: QtBot) -> None:
    editing.begin(ana)
    write(editing, "Dra.")
    qtbot.waitUntil(lambda: kept(services) == ["Dra."])
    with qtbot.waitSignal(editing.closed):
        form(editing).save()
    assert services.drafts.all() == ()
    saved = services.contacts.get(ana.id)
    assert saved is not None
    assert saved.n.prefix == "Dra."


def test_discarding_drops_the_draft(editing: Editing, services: Services, ana: Contact, qtbot: QtBot) -> None:
    editing.begin(ana)
    write(editing, "Dra.")
    qtbot.waitUntil(lambda: kept(services) == ["Dra."])
    form(editing).discard()
    qtbot.waitUntil(lambda: services.drafts.all() == ())


def test_typing_back_what_the_book_says_drops_the_draft(
    editing: Editing, services: Services, ana: Contact, qtbot: QtBot
) -> None:
    editing.begin(ana)
    write(editing, "D")
    qtbot.waitUntil(lambda: kept(services) == ["D"])
    QTest.keyClick(form(editing).names.entries["prefix"], Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: services.drafts.all() == ())


def test_the_draft_of_a_deleted_contact_is_saved_as_a_new_one(
    editing: Editing, services: Services, ana: Contact, qtbot: QtBot
) -> None:
    services.drafts.keep(ana.id, replace(ana, fn="Ana again"))
    services.contacts.delete([ana.id])
    (draft,) = services.drafts.all()
    editing.resume(draft, services.contacts.get(draft.key))
    assert form(editing).contact().fn == "Ana again"
    with qtbot.waitSignal(editing.added) as added:
        form(editing).save()
    assert added.args[0] != ana.id
    assert services.drafts.all() == ()


def test_a_draft_taken_up_after_a_restart_keeps_what_the_book_learned_meanwhile(
    editing: Editing, services: Services, ana: Contact, runner: TaskRunner, qtbot: QtBot
) -> None:
    editing.begin(ana)
    write(editing, "Dra.")
    qtbot.waitUntil(lambda: kept(services) == ["Dra."])
    learned = replace(ana, gender="F")
    services.contacts.save(learned)
    later = Editing(runner, QStackedWidget())
    with qtbot.waitSignal(later.drafts_found):
        later.attach(services)
    later.begin(services.contacts.named(ana.uid))
    with qtbot.waitSignal(later.closed):
        form(later).save()
    saved = services.contacts.named(ana.uid)
    assert (saved.n.prefix, saved.gender) == ("Dra.", "F")


def test_a_draft_taken_up_again_keeps_what_the_book_learned_meanwhile(
    editing: Editing, services: Services, ana: Contact, runner: TaskRunner, qtbot: QtBot
) -> None:
    editing.begin(ana)
    write(editing, "Dra.")
    editing.leave()
    services.contacts.set_favourite([ana.id], True)
    now = services.contacts.get(ana.id)
    assert now is not None
    editing.begin(now)
    with qtbot.waitSignal(editing.closed):
        form(editing).save()
    saved = services.contacts.get(ana.id)
    assert saved is not None
    assert (saved.n.prefix, saved.favourite) == ("Dra.", True)


def test_who_was_saved_from_a_draft_of_the_last_time_is_stood_on(
    editing: Editing, ana: Contact, qtbot: QtBot
) -> None:
    editing.resume(Draft(ana.id, "2026-03-02T10:00:00Z", replace(ana, fn="Ana of the draft")), ana)
    with qtbot.waitSignal(editing.added) as added:
        form(editing).save()
    assert added.args == [ana.id]


def test_a_draft_is_resumed_on_what_the_book_says_now(editing: Editing, ana: Contact) -> None:
    editing.resume(Draft(ana.id, "2026-11-22T10:00:00Z", replace(ana, fn="Ana of the draft")), ana)
    assert form(editing).contact().fn == "Ana of the draft"
    assert form(editing).is_changed()


def test_a_group_is_joined_when_the_contact_is_saved(
    editing: Editing, services: Services, ana: Contact, runner: TaskRunner, qtbot: QtBot
) -> None:
    editing.begin(ana)
    groups = form(editing).form.groups
    qtbot.waitUntil(groups.isEnabled)
    assert groups.isVisible()
    QTest.keyClicks(groups.line, "Choir")
    form(editing).save()
    qtbot.waitUntil(lambda: [group.name for group in services.groups.of(ana.id)] == ["Choir"])
    qtbot.waitUntil(lambda: not runner.busy())


def test_the_groups_chosen_in_a_form_that_was_left_are_there_again(
    editing: Editing, services: Services, ana: Contact, runner: TaskRunner, qtbot: QtBot
) -> None:
    rowing = services.groups.create("Rowing", [ana.id]).id
    yoga = services.groups.create("Yoga").id
    editing.begin(ana)
    groups = form(editing).form.groups
    qtbot.waitUntil(groups.isEnabled)
    groups.show_names(["Yoga"])
    QTest.keyClicks(groups.line, "Choir")
    QTest.keyClick(form(editing), Qt.Key.Key_Escape)
    chosen = Membership((yoga,), (rowing,), ("Choir",))
    qtbot.waitUntil(lambda: [draft.groups for draft in services.drafts.all()] == [chosen])
    editing.begin(ana)
    assert form(editing).membership() == chosen
    qtbot.waitUntil(groups.isEnabled)
    assert (form(editing).membership(), groups.names()) == (chosen, ("Yoga", "Choir"))
    form(editing).save()
    qtbot.waitUntil(lambda: [group.name for group in services.groups.of(ana.id)] == ["Choir", "Yoga"])
    qtbot.waitUntil(lambda: not runner.busy())
    assert services.drafts.all() == ()


def test_discarding_lets_the_chosen_groups_go(
    editing: Editing, services: Services, ana: Contact, runner: TaskRunner, qtbot: QtBot
) -> None:
    editing.begin(ana)
    groups = form(editing).form.groups
    qtbot.waitUntil(groups.isEnabled)
    QTest.keyClicks(groups.line, "Choir")
    qtbot.waitUntil(lambda: [draft.groups.founds for draft in services.drafts.all()] == [("Choir",)])
    form(editing).discard()
    qtbot.waitUntil(lambda: services.drafts.all() == ())
    qtbot.waitUntil(lambda: not runner.busy())


CRASH = """
import os, signal, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStackedWidget
from rolodex.domain.contact import Contact
from rolodex.services.opening import open_services
from rolodex.ui import theme
from rolodex.ui.contacts.editing import Editing
from rolodex.ui.tasks import TaskRunner

app = QApplication([])
theme.apply(app, "light")
services = open_services(Path(sys.argv[1]), create=True)
pages = QStackedWidget()
editing = Editing(TaskRunner(), pages)
editing.attach(services)
editing.begin(Contact())
pages.show()
QTest.keyClicks(editing.page().names.entries["given"], "Ana")
look = QTimer()
look.timeout.connect(lambda: services.drafts.all() and os.kill(os.getpid(), signal.SIGKILL))
look.start(50)
QTimer.singleShot(30_000, app.quit)
app.exec()
"""


def test_a_program_that_is_killed_leaves_what_was_typed(tmp_path: Path) -> None:
    path = tmp_path / "book.rolodex"
    done = subprocess.run(
        [sys.executable, "-c", CRASH, str(path)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        check=False,
        capture_output=True,
    )
    assert done.returncode == -signal.SIGKILL, done.stderr.decode()
    services = open_services(path)
    assert [draft.contact.n.given for draft in services.drafts.all()] == ["Ana"]
    services.close()
