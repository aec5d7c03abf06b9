"""The first ten minutes of the README on a fresh start, by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot
from tests.e2e.conftest import PATIENCE

from rolodex import paths
from rolodex.services.opening import Services
from rolodex.ui.importing.flow import ImportFlow
from rolodex.ui.labels.sheet import LabelsSheet
from rolodex.ui.opened import opened
from rolodex.ui.window import MainWindow

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
MAIL = "Regards,\n\nRosa Lindgren\nLindgren Pottery\nrosa@lindgrenpottery.example\n+44 7700 900142\n"
END_OF_DAY = datetime.combine(date.today(), time.max)  # noqa: DTZ011 - the user's own day
TABS = 60
"""So many Tab keys reach anything on a page."""


class Hands:
    """Presses keys where the keyboard is, and waits as eyes would."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window, self._qtbot = window, qtbot

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(self._focused(), key, held)
        self.settle()

    def write(self, text: str) -> None:
        QTest.keyClicks(self._focused(), text)
        self.settle()

    def tab_to(self, name: str) -> None:
        """Press Tab until the keyboard is on what is called so."""
        for _press in range(TABS):
            if self._focused().accessibleName() == name or getattr(self._focused(), "text", str)() == name:
                return
            QTest.keyClick(self._focused(), Key.Key_Tab)
        pytest.fail(f"Tab does not lead to {name}")

    def settle(self) -> None:
        self.until(self.window.is_settled)

    def until(self, holds: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(holds, timeout=PATIENCE)

    def _focused(self) -> QWidget:
        focused = QApplication.activePopupWidget() or QApplication.focusWidget()
        assert isinstance(focused, QWidget)
        return focused


@pytest.fixture
def hands(fresh: MainWindow, qapp: QApplication, qtbot: QtBot) -> Iterator[Hands]:
    """Hands on the keyboard of a window as it comes the very first time."""
    yield Hands(fresh, qtbot)
    qapp.clipboard().clear()


def services_of(hands: Hands) -> Services:
    return opened(hands.window.services)


def names(hands: Hands) -> list[str]:
    """Who is listed, in order."""
    model = hands.window.panel.browser.model
    rows = [model.row(at) for at in range(model.rowCount())]
    return [row.fn for row in rows if row is not None]


def bring_in(hands: Hands) -> None:
    """Import the cards of a phone by keyboard."""
    hands.press(Key.Key_I, CONTROL)
    flow = hands.window.findChild(ImportFlow)
    assert flow is not None
    hands.until(lambda: flow.state == "planned")
    hands.press(Key.Key_Return)
    hands.until(lambda: flow.state == "done")
    hands.press(Key.Key_Return)
    hands.settle()


def look_around(hands: Hands) -> None:
    """What is typed is found; Esc brings everybody back."""
    people = names(hands)
    hands.press(Key.Key_F, CONTROL)
    hands.write(people[0].split()[0].lower())
    hands.until(lambda: people[0] in names(hands) and len(names(hands)) < len(people))
    hands.press(Key.Key_Down)
    hands.press(Key.Key_Escape)
    hands.until(lambda: names(hands) == people)


def change_somebody(hands: Hands) -> None:
    """Edit one, add one, delete her, bring her back."""
    hands.press(Key.Key_Home)
    hands.press(Key.Key_F2)
    hands.write("Maximiliana")
    hands.press(Key.Key_Return, CONTROL)
    hands.until(lambda: any("Maximiliana" in name for name in names(hands)))
    hands.press(Key.Key_N, CONTROL)
    hands.write("Zoe")
    hands.press(Key.Key_Return, CONTROL)
    hands.until(lambda: "Zoe" in names(hands))
    hands.press(Key.Key_Delete)
    hands.until(lambda: "Zoe" not in names(hands))
    hands.press(Key.Key_Z, CONTROL)
    hands.until(lambda: "Zoe" in names(hands))


def log_a_call(hands: Hands) -> None:
    """Write down a call with what is next, and mark that as done in the day."""
    hands.press(Key.Key_L, CONTROL)
    hands.write("called, wants a quote for 12 chairs, follow up today 23:59")
    hands.press(Key.Key_Return)
    hands.until(lambda: services_of(hands).agenda.count(END_OF_DAY) == 1)
    hands.press(Key.Key_1, CONTROL)
    hands.press(Key.Key_Space)
    hands.press(Key.Key_1)
    hands.press(Key.Key_W)
    hands.until(lambda: services_of(hands).agenda.count(END_OF_DAY) == 0)


def print_labels(hands: Hands) -> None:
    """Print labels for everybody."""
    hands.press(Key.Key_2, CONTROL)
    hands.tab_to("Contacts")
    hands.press(Key.Key_A, CONTROL)
    hands.press(Key.Key_P, CONTROL)
    sheet = hands.window.findChild(LabelsSheet)
    assert sheet is not None
    hands.until(sheet.footer.save_button.isEnabled)
    hands.tab_to("Save PDF…")
    hands.press(Key.Key_Return)


def test_the_first_ten_minutes_need_no_mouse(
    hands: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> None:
    phone, labels = paths.resources() / "samples" / "iphone.vcf", tmp_path / "labels.pdf"
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(phone)], ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(labels), ""))

    bring_in(hands)
    people = names(hands)
    assert len(people) > 3
    hands.press(Key.Key_Z, CONTROL)
    hands.until(lambda: not hands.window.panel.browser.isVisible())
    hands.press(Key.Key_Z, CONTROL | SHIFT)
    hands.until(lambda: names(hands) == people)

    look_around(hands)
    change_somebody(hands)
    log_a_call(hands)
    print_labels(hands)
    hands.until(labels.exists)
    assert labels.read_bytes().startswith(b"%PDF")
    hands.press(Key.Key_Escape)

    qapp.clipboard().setText(MAIL)
    hands.press(Key.Key_V, CONTROL)
    hands.press(Key.Key_Return)
    hands.until(lambda: services_of(hands).contacts.tally().people == len(people) + 2)

    hands.press(Key.Key_K, CONTROL)
    hands.write("reports")
    hands.press(Key.Key_Return)
    hands.until(lambda: not hands.window.places.is_first())
