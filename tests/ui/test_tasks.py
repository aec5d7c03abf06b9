"""The laws of work off the UI thread."""

from __future__ import annotations

import sys
import threading
import weakref
from dataclasses import dataclass, field
from functools import partial

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from rolodex.domain.changes import Changes
from rolodex.domain.errors import Cancelled, UserError
from rolodex.domain.message import message
from rolodex.domain.progress import Progress
from rolodex.ui.tasks import TaskRunner


@dataclass
class Heard:
    """What came back, in order."""

    values: list[object] = field(default_factory=list)

    def __call__(self, value: object) -> None:
        self.values.append(value)


def until_quiet(qtbot: QtBot, runner: TaskRunner) -> None:
    qtbot.waitUntil(lambda: not runner.busy(), timeout=10_000)


def answer(number: int, progress: Progress) -> int:
    return number


def nothing(value: object) -> None:
    """An answer nobody needs."""


def test_every_one_of_two_thousand_answers_arrives(qtbot: QtBot, runner: TaskRunner) -> None:
    heard = Heard()
    owner = QObject()
    for number in range(2000):
        runner.submit("lookups", f"k{number}", partial(answer, number), heard, owner=owner)
    until_quiet(qtbot, runner)
    assert heard.values == list(range(2000))


def test_work_runs_elsewhere_and_the_answer_comes_back_on_the_ui_thread(
    qtbot: QtBot, runner: TaskRunner
) -> None:
    seen: list[int] = []
    owner = QObject()
    runner.submit(
        "changes",
        "k",
        lambda progress: threading.get_ident(),
        lambda thread: seen.extend((thread, threading.get_ident())),
        owner=owner,
    )
    until_quiet(qtbot, runner)
    assert seen[0] != seen[1]
    assert seen[1] == threading.get_ident()


def test_a_lane_keeps_one_thread_for_good(qtbot: QtBot, runner: TaskRunner) -> None:
    heard = Heard()
    owner = QObject()
    for number in range(5):
        runner.submit("paper", f"k{number}", lambda progress: threading.get_ident(), heard, owner=owner)
        until_quiet(qtbot, runner)
    assert len(set(heard.values)) == 1


def test_what_a_thread_keeps_for_itself_is_there_for_its_next_task(qtbot: QtBot, runner: TaskRunner) -> None:
    kept = threading.local()
    heard = Heard()
    owner = QObject()
    runner.submit("lookups", "a", lambda progress: setattr(kept, "value", 7), nothing, owner=owner)
    until_quiet(qtbot, runner)
    runner.submit("lookups", "b", lambda progress: getattr(kept, "value", 0), heard, owner=owner)
    until_quiet(qtbot, runner)
    assert heard.values == [7]


def test_a_finished_task_is_let_go(qtbot: QtBot, runner: TaskRunner) -> None:
    owner = QObject()
    task = weakref.ref(runner.submit("lookups", "a", lambda progress: 1, nothing, owner=owner))
    until_quiet(qtbot, runner)
    qtbot.waitUntil(lambda: task() is None)


def test_an_owner_is_never_let_go_on_the_thread_of_a_lane(qtbot: QtBot, runner: TaskRunner) -> None:
    """Qt loses memory where a widget goes on another thread than the window's."""
    let_go: list[int] = []

    class Owner(QObject):
        def __del__(self) -> None:
            let_go.append(threading.get_ident())

    for number in range(500):
        runner.submit("lookups", str(number), partial(answer, number), nothing, owner=Owner())
    until_quiet(qtbot, runner)
    qtbot.waitUntil(lambda: len(let_go) == 500)
    assert set(let_go) == {threading.get_ident()}


def test_a_newer_look_up_of_the_same_key_drops_the_older_one(qtbot: QtBot, runner: TaskRunner) -> None:
    gate = threading.Event()
    heard = Heard()
    owner = QObject()
    runner.submit("lookups", "search", lambda progress: gate.wait(5), heard, owner=owner)
    runner.submit("lookups", "search", lambda progress: "middle", heard, owner=owner)
    runner.submit("lookups", "search", lambda progress: "newest", heard, owner=owner)
    gate.set()
    until_quiet(qtbot, runner)
    assert heard.values == ["newest"]


def test_a_change_is_made_and_told_even_when_a_newer_one_follows(qtbot: QtBot, runner: TaskRunner) -> None:
    told = Heard()
    runner.changed.connect(told)
    owner = QObject()
    first, second = Changes({"contact": frozenset({1})}), Changes({"contact": frozenset({2})})
    runner.submit("changes", "save", lambda progress: first, nothing, owner=owner)
    runner.submit("changes", "save", lambda progress: second, nothing, owner=owner)
    until_quiet(qtbot, runner)
    assert told.values == [first, second]


def test_the_answer_to_a_deleted_owner_is_dropped_but_its_change_is_told(
    qtbot: QtBot, runner: TaskRunner
) -> None:
    gate = threading.Event()
    heard, told = Heard(), Heard()
    runner.changed.connect(told)
    owner = QObject()
    changes = Changes({"contact": frozenset({1})})

    def work(progress: Progress) -> Changes:
        gate.wait(5)
        return changes

    runner.submit("changes", "save", work, heard, owner=owner)
    with qtbot.waitSignal(owner.destroyed):
        owner.deleteLater()
    gate.set()
    until_quiet(qtbot, runner)
    assert heard.values == []
    assert told.values == [changes]


def test_changes_carried_by_an_answer_are_told(qtbot: QtBot, runner: TaskRunner) -> None:
    @dataclass
    class Saved:
        changes: Changes

    owner = QObject()
    saved = Saved(Changes({"contact": frozenset({7})}))
    with qtbot.waitSignal(runner.changed) as told:
        runner.submit("changes", "save", lambda progress: saved, nothing, owner=owner)
    assert told.args == [saved.changes]


def test_an_error_comes_back_as_a_value(qtbot: QtBot, runner: TaskRunner) -> None:
    wrong = UserError(message("The disk is full"))
    heard = Heard()
    owner = QObject()

    def work(progress: Progress) -> None:
        raise wrong

    runner.submit("changes", "k", work, nothing, owner=owner, failed=heard)
    until_quiet(qtbot, runner)
    assert heard.values == [wrong]


def test_an_error_that_nobody_takes_is_told_to_all(qtbot: QtBot, runner: TaskRunner) -> None:
    owner = QObject()
    with qtbot.waitSignal(runner.error) as told:
        runner.submit("lookups", "k", lambda progress: 1 / 0, nothing, owner=owner)
    assert isinstance(told.args[0], ZeroDivisionError)


def test_cancelled_work_stops_at_its_next_word_of_progress(qtbot: QtBot, runner: TaskRunner) -> None:
    begun, gate = threading.Event(), threading.Event()
    heard = Heard()
    owner = QObject()

    def work(progress: Progress) -> None:
        begun.set()
        gate.wait(5)
        progress(1, 2)
        heard("went on")

    task = runner.submit("changes", "import", work, heard, owner=owner, failed=heard)
    begun.wait(5)
    task.cancel()
    gate.set()
    until_quiet(qtbot, runner)
    assert [type(value) for value in heard.values] == [Cancelled]


def test_progress_is_told_in_frames_and_the_last_word_always(qtbot: QtBot, runner: TaskRunner) -> None:
    heard = Heard()
    owner = QObject()

    def work(progress: Progress) -> None:
        for number in range(1, 10_001):
            progress(number, 10_000)

    runner.submit(
        "changes", "k", work, nothing, owner=owner, progressed=lambda done, total: heard((done, total))
    )
    until_quiet(qtbot, runner)
    assert heard.values[-1] == (10_000, 10_000)
    assert len(heard.values) < 100


def test_after_shutdown_no_work_is_taken(qtbot: QtBot, runner: TaskRunner) -> None:
    owner = QObject()
    runner.shutdown()
    task = runner.submit("changes", "k", lambda progress: 1, nothing, owner=owner)
    assert task.cancelled
    assert not runner.busy()


def test_shutdown_waits_for_running_work(runner: TaskRunner) -> None:
    begun, ended = threading.Event(), threading.Event()
    owner = QObject()

    def work(progress: Progress) -> None:
        begun.set()
        while True:
            try:
                progress(0, 0)
            except Cancelled:
                ended.set()
                raise

    runner.submit("changes", "k", work, nothing, owner=owner, progressed=lambda done, total: None)
    assert begun.wait(5)
    runner.shutdown()
    assert ended.is_set()


def test_a_save_that_waits_behind_another_change_is_done_at_shutdown(runner: TaskRunner) -> None:
    begun, saved = threading.Event(), threading.Event()
    owner = QObject()

    def long(progress: Progress) -> None:
        begun.set()
        while True:
            progress(0, 0)

    runner.submit("changes", "import", long, nothing, owner=owner, progressed=lambda done, total: None)
    runner.submit("changes", "save", lambda progress: saved.set(), nothing, owner=owner)
    assert begun.wait(5)
    runner.shutdown()
    assert saved.is_set()


def test_waiting_threads_get_the_interpreter_soon(runner: TaskRunner) -> None:
    assert sys.getswitchinterval() == pytest.approx(0.0005)
