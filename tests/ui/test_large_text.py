"""Text twice as large on a small screen: what does not fit wraps or scrolls, nothing is cut."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from tests.blank import new_book

import pseudo
import room
import screens
import worded
from rolodex.services.demo import Demo
from rolodex.services.opening import open_services
from rolodex.ui import theme
from rolodex.ui.state import WindowState
from rolodex.ui.widgets.head_row import HeadRow
from worded import Said

USUAL = (1360, 860)
WALKED = ("people", "companies", "orders", "pipeline", "history", "backups", "edit", "new_order", "formats")
BETWEEN = ("today", "orders", "pipeline")
"""Screens with much on them: all of them would take too long."""


@pytest.fixture(autouse=True)
def usual_size(app: QApplication) -> Iterator[None]:
    """As the design has it, afterwards too."""
    theme.set_text_size(100)
    yield
    theme.set_text_size(100)


@dataclass(frozen=True, slots=True)
class Met:
    """What lacks room on a screen: texts that are cut, and what cannot be reached or is covered."""

    cut: list[Said]
    crowded: set[str]


@pytest.fixture(scope="module")
def walked(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Mapping[tuple[str, int], Met]:
    """Screens in the language that is longest, with text twice as large, and between."""
    own = tmp_path_factory.mktemp("large")
    services = open_services(new_book(own / "large.rolodex"))
    Demo(services.book).fill(12, 30, 1, date(2026, 5, 3), lambda _done, _total: None)
    services.close()
    theme.apply(qapp, "light")
    with pytest.MonkeyPatch.context() as patched:
        for variable in ("ROLODEX_DATA", "ROLODEX_CONFIG", "ROLODEX_CACHE", "ROLODEX_LOGS"):
            patched.setenv(variable, str(own / variable.lower()))
        theme.set_text_size(200)
        state = WindowState(theme="light", text_size="200")
        window = screens.opened(own / "large.rolodex", state, pseudo.LANGUAGE, USUAL)
        found = {(name, 200): _met() for name in screens.walk(window, WALKED.__contains__)}
        theme.set_text_size(150)
        found |= {(name, 150): _met() for name in screens.walk(window, BETWEEN.__contains__)}
        screens.shut(window)
    pseudo.silence()
    return found


def _met() -> Met:
    return Met(worded.cut(), room.crowded())


def test_no_text_of_the_catalogue_is_cut(walked: Mapping[tuple[str, int], Met]) -> None:
    assert {name: met.cut for name, met in walked.items() if met.cut} == {}


def test_all_can_be_reached_and_nothing_covers_another(walked: Mapping[tuple[str, int], Met]) -> None:
    assert {name: met.crowded for name, met in walked.items() if met.crowded} == {}


def test_every_screen_was_seen(walked: Mapping[tuple[str, int], Met]) -> None:
    assert {name for name, percent in walked if percent == 200} == set(WALKED)
    assert {name for name, percent in walked if percent == 150} == set(BETWEEN)


@pytest.mark.parametrize(("width", "seen"), [(100, False), (300, True)])
def test_what_is_cut_off_is_found(qtbot: QtBot, width: int, seen: bool) -> None:
    whole, button = QWidget(), QPushButton("x")
    qtbot.addWidget(whole)
    button.setParent(whole)
    button.setGeometry(0, 0, 200, 40)
    whole.setFixedSize(width, 100)
    with qtbot.waitExposed(whole):
        whole.show()
    assert any("«x» lacks 100 x 0" in line for line in room.crowded()) is not seen


def head_row(qtbot: QtBot, width: int) -> tuple[QRect, QRect]:
    """Where the words and the button of a row of this width stand."""
    whole, words, button = QWidget(), QLabel("what this is called"), QLabel("x")
    qtbot.addWidget(whole)
    button.setFixedWidth(120)
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.addLayout(HeadRow(words, (button,)))
    column.addStretch(1)
    whole.resize(width, 200)
    with qtbot.waitExposed(whole):
        whole.show()
    return words.geometry(), button.geometry()


def test_buttons_stand_beside_the_words_while_there_is_room(qtbot: QtBot) -> None:
    words, button = head_row(qtbot, 400)
    assert (words.left(), button.right()) == (0, 399)
    assert words.right() < button.left()


def test_buttons_stand_below_the_words_where_there_is_too_little_room(qtbot: QtBot) -> None:
    words, button = head_row(qtbot, 160)
    assert words.bottom() < button.top()
    assert (words.width(), button.left()) == (160, 0)
