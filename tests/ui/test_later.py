"""What a window builds after its first frame."""

from __future__ import annotations

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from rolodex.ui.later import Later


def test_what_comes_later_is_built_step_by_step_and_then_gone_on_from(qtbot: QtBot) -> None:
    done: list[str] = []
    over = QObject()
    later = Later((lambda: done.append("card"), lambda: done.append("sheets")), over)
    later.begin(lambda: done.append("open"))
    assert done == []
    qtbot.waitUntil(lambda: "open" in done)
    assert done == ["card", "sheets", "open"]


def test_what_is_wanted_sooner_is_built_at_once_and_once_only(qtbot: QtBot) -> None:
    done: list[str] = []
    over = QObject()
    later = Later((lambda: done.append("card"), lambda: done.append("sheets")), over)
    later.finish()
    assert done == ["card", "sheets"]
    assert later.is_finished()
    later.begin(lambda: done.append("open"))
    qtbot.waitUntil(lambda: "open" in done)
    assert done == ["card", "sheets", "open"]
