"""Undo and redo, and what they would lose."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rolodex.domain.changes import Clash
from rolodex.domain.contact import Contact
from rolodex.services.opening import Services
from rolodex.ui import wording
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.undoing import Undoing


def undoing(app: QApplication, runner: TaskRunner, services: Services, qtbot: QtBot) -> Undoing:
    made = Undoing(runner, QAction(app), QAction(app), app)
    made.attach(services.history, read_only=False)
    qtbot.waitUntil(lambda: not runner.busy())
    return made


def test_an_undone_contact_is_brought_back_to_be_shown(
    app: QApplication, runner: TaskRunner, services: Services, qtbot: QtBot
) -> None:
    ana = services.contacts.save(Contact(fn="Ana")).id
    services.contacts.delete([ana])
    undo = undoing(app, runner, services, qtbot)
    with qtbot.waitSignal(undo.brought_back) as brought:
        undo.undo()
    assert brought.args == [ana]
    assert services.contacts.get(ana) is not None


def test_a_step_that_would_lose_later_work_is_undone_only_when_the_user_insists(
    app: QApplication, runner: TaskRunner, services: Services, qtbot: QtBot
) -> None:
    ana = services.contacts.save(Contact(fn="Ana", uid="ana")).id
    undo = undoing(app, runner, services, qtbot)
    found = services.contacts.get(ana)
    assert found is not None
    services.contacts.save(replace(found, fn="Ana Ortiz"))
    # the window has not heard of the later step yet: it still names the first one
    with qtbot.waitSignal(undo.clashed) as clashed:
        undo.undo()
    assert clashed.args is not None
    words, insist, again = clashed.args
    assert (words, insist) == ("This would lose later changes to Ana Ortiz.", "Undo anyway")
    assert services.contacts.get(ana) is not None
    with qtbot.waitSignal(runner.changed):
        again()
    assert services.contacts.get(ana) is None


def test_undo_right_after_an_erase_says_first_what_it_would_take_back(
    app: QApplication, runner: TaskRunner, services: Services, qtbot: QtBot
) -> None:
    ana = services.contacts.save(Contact(fn="Ana")).id
    bruno = services.contacts.save(Contact(fn="Bruno")).id
    undo = undoing(app, runner, services, qtbot)
    services.erasing.erase(ana)
    undo.say_erased()
    undo.read()
    qtbot.waitUntil(lambda: not runner.busy())
    with qtbot.waitSignal(undo.noticed) as noticed:
        undo.undo()
    assert noticed.args == ["Erasing cannot be undone. Undo again to take back: Add Bruno", False]
    assert services.contacts.get(bruno) is not None
    with qtbot.waitSignal(runner.changed):
        undo.undo()
    assert services.contacts.get(bruno) is None


def test_a_step_after_an_erase_is_undone_at_once(
    app: QApplication, runner: TaskRunner, services: Services, qtbot: QtBot
) -> None:
    ana = services.contacts.save(Contact(fn="Ana")).id
    undo = undoing(app, runner, services, qtbot)
    services.erasing.erase(ana)
    undo.say_erased()
    bruno = services.contacts.save(Contact(fn="Bruno")).id
    undo.read()
    qtbot.waitUntil(lambda: not runner.busy())
    with qtbot.waitSignal(runner.changed):
        undo.undo()
    assert services.contacts.get(bruno) is None


def test_many_whose_work_would_be_lost_are_named_in_few_words() -> None:
    clashes = [Clash(number, name) for number, name in enumerate(("Ana", "Bo", "", "Cy", "Di"))]
    assert wording.clash(clashes) == ("This would lose later changes to Ana, Bo, No name and 2 others.")
    assert wording.clash(clashes[:2]) == "This would lose later changes to Ana and Bo."
