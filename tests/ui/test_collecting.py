"""Cycles are let go of on the UI thread, whichever thread made them."""

from __future__ import annotations

import gc
import threading
import weakref

from pytestqt.qtbot import QtBot

from rolodex.domain.progress import Progress
from rolodex.ui.tasks import TaskRunner


class Knot:
    """Something only the collector can let go of."""

    def __init__(self) -> None:
        self.itself = self


def test_no_lane_collects_what_it_left_behind(runner: TaskRunner, qtbot: QtBot) -> None:
    gone_on: list[str] = []

    def tie(progress: Progress) -> None:
        for _ in range(5_000):
            weakref.finalize(Knot(), lambda: gone_on.append(threading.current_thread().name)).atexit = False

    runner.submit("paper", "tie", tie, lambda _nothing: None, owner=runner)
    qtbot.waitUntil(lambda: bool(gone_on))
    assert set(gone_on) == {threading.main_thread().name}


def test_the_collector_is_python_s_again_once_the_last_runner_has_shut_down(qtbot: QtBot) -> None:
    before = gc.isenabled()
    first, second = TaskRunner(), TaskRunner()
    first.shutdown()
    assert not gc.isenabled()
    second.shutdown()
    second.shutdown()
    assert gc.isenabled() == before
