"""What is done for an open book without being asked."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rolodex.domain.contact import Contact
from rolodex.domain.errors import DamagedBook
from rolodex.i18n import word
from rolodex.services.opening import Services
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.upkeep import Upkeep


def watched(app: QApplication, runner: TaskRunner, services: Services, qtbot: QtBot) -> Upkeep:
    upkeep = Upkeep(runner, app)
    upkeep.watch(services)
    qtbot.waitUntil(lambda: not runner.busy())
    return upkeep


def test_what_another_program_wrote_is_in_the_history_and_every_panel_hears_of_it(
    app: QApplication, runner: TaskRunner, services: Services, qtbot: QtBot
) -> None:
    ana = services.contacts.save(Contact(fn="Ana")).id
    upkeep = watched(app, runner, services, qtbot)
    other = sqlite3.connect(services.book_path)
    with other:
        other.execute("UPDATE contact SET favourite = 1 WHERE id = ?", (ana,))
    other.close()
    with qtbot.waitSignal(runner.changed, timeout=10_000) as heard:
        pass
    assert heard.args is not None
    assert heard.args[0].everything
    assert len(services.history.steps()) == 2
    upkeep.stop()


def test_a_book_is_copied_when_no_copy_is_younger_than_a_day(
    app: QApplication, runner: TaskRunner, services: Services, qtbot: QtBot
) -> None:
    services.contacts.save(Contact(fn="Ana"))
    upkeep = watched(app, runner, services, qtbot)
    with qtbot.waitSignal(upkeep.copied) as copied:
        upkeep.check()
    assert copied.args is not None
    assert copied.args[0] is not None
    assert services.backups.newest() is not None
    upkeep.stop()


def test_a_copy_that_cannot_be_made_is_said(
    app: QApplication, runner: TaskRunner, services: Services, qtbot: QtBot, tmp_path: Path
) -> None:
    services.contacts.save(Contact(fn="Ana"))
    for name in ("book backups", "backups"):
        (tmp_path / name).write_text("in the way")
    upkeep = watched(app, runner, services, qtbot)
    with qtbot.waitSignal(upkeep.warned) as warned:
        upkeep.check()
    assert warned.args is not None
    assert warned.args[0].text
    upkeep.stop()


def test_a_copy_that_failed_is_not_tried_every_minute(
    app: QApplication, runner: TaskRunner, services: Services, qtbot: QtBot, tmp_path: Path
) -> None:
    services.contacts.save(Contact(fn="Ana"))
    for name in ("book backups", "backups"):
        (tmp_path / name).write_text("in the way")
    upkeep = watched(app, runner, services, qtbot)
    with qtbot.waitSignal(upkeep.warned):
        upkeep.check()
    with qtbot.assertNotEmitted(upkeep.warned):
        upkeep.copy_if_due("hour")
        qtbot.waitUntil(lambda: not runner.busy())
    upkeep.stop()


def test_a_book_found_damaged_is_told_once_and_left_alone(
    app: QApplication, runner: TaskRunner, services: Services, qtbot: QtBot
) -> None:
    services.contacts.save(Contact(fn="Ana"))
    upkeep = watched(app, runner, services, qtbot)
    with services.book_path.open("r+b") as file:
        file.seek(20 * 4096)
        file.write(b"\x55" * 4096 * 40)
    with qtbot.waitSignal(upkeep.sick) as sick:
        upkeep.check()
    assert sick.args is not None
    assert isinstance(sick.args[0], DamagedBook)
    with qtbot.assertNotEmitted(upkeep.sick):
        qtbot.waitUntil(lambda: not runner.busy())
        upkeep.check()


def test_a_stick_that_is_away_is_told_once(
    app: QApplication, runner: TaskRunner, services: Services, qtbot: QtBot, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    services.contacts.save(Contact(fn="Ana"))
    services.backups.set_second_folder(stick)
    stick.rmdir()
    upkeep = watched(app, runner, services, qtbot)
    with qtbot.waitSignal(upkeep.warned) as warned:
        upkeep.check()
    assert warned.args is not None
    assert str(stick) in word(warned.args[0])
    with qtbot.assertNotEmitted(upkeep.warned), qtbot.waitSignal(upkeep.copied):
        upkeep.copy_if_due("hour")
    upkeep.stop()


def test_a_changed_book_is_copied_before_it_is_closed(
    app: QApplication, runner: TaskRunner, services: Services, qtbot: QtBot
) -> None:
    services.contacts.save(Contact(fn="Ana"))
    upkeep = watched(app, runner, services, qtbot)
    upkeep.stop()
    upkeep.copy_at_end(services)
    upkeep.copy_at_end(services)
    assert [copy.reason for copy in services.backups.all()] == ["close"]


def test_other_computers_hear_that_the_window_lives_and_a_second_one_is_told_once(
    app: QApplication, runner: TaskRunner, services: Services, qtbot: QtBot
) -> None:
    answers = iter(["", "OFFICE-PC", "OFFICE-PC"])
    upkeep = Upkeep(runner, app, lambda: next(answers))
    upkeep.watch(services)
    told: list[str] = []
    upkeep.warned.connect(lambda said: told.append(word(said)))
    for _ in range(3):
        for _minute in range(5):
            upkeep.pass_minute()
        qtbot.waitUntil(lambda: not runner.busy())
    upkeep.stop()
    assert next(answers, None) is None
    assert len(told) == 1
    assert "opened on OFFICE-PC as well" in told[0]
