"""Text twice as large on a small screen: what does not fit wraps or scrolls, nothing is cut."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from tests.blank import new_book

import pseudo
import screens
import worded
from rolodex.services.demo import Demo
from rolodex.services.opening import open_services
from rolodex.ui import theme
from rolodex.ui.state import WindowState
from rolodex.ui.widgets.head_row import HeadRow
from worded import Said

SMALL = (1366, 768)
WALKED = ("people", "companies", "history", "backups")


@pytest.fixture(autouse=True)
def usual_size(app: QApplication) -> Iterator[None]:
    """As the design has it, afterwards too."""
    theme.set_text_size(100)
    yield
    theme.set_text_size(100)


@pytest.fixture(scope="module")
def cut(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, list[Said]]:
    """What is cut on some screens, in the language that is longest."""
    book = new_book(tmp_path_factory.mktemp("large") / "large.rolodex")
    services = open_services(book)
    Demo(services.book).fill(12, 30, 1, date(2026, 5, 3), lambda _done, _total: None)
    services.close()
    theme.apply(qapp, "light")
    theme.set_text_size(200)
    window = screens.opened(book, WindowState(theme="light", text_size="200"), pseudo.LANGUAGE, SMALL)
    found = {name: worded.cut() for name in screens.walk(window, WALKED.__contains__)}
    screens.shut(window)
    pseudo.silence()
    return found


def test_no_text_of_the_catalogue_is_cut(cut: Mapping[str, list[Said]]) -> None:
    assert {name: found for name, found in cut.items() if found} == {}
    assert set(cut) == set(WALKED)


def row(qtbot: QtBot, width: int) -> tuple[QRect, QRect]:
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
    words, button = row(qtbot, 400)
    assert (words.left(), button.right()) == (0, 399)
    assert words.right() < button.left()


def test_buttons_stand_below_the_words_where_there_is_too_little_room(qtbot: QtBot) -> None:
    words, button = row(qtbot, 160)
    assert words.bottom() < button.top()
    assert (words.width(), button.left()) == (160, 0)
