"""The tour on a sample book, from one's own book and back."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.blank import new_book
from tests.builders import person

from rolodex import paths
from rolodex.app import WindowBook
from rolodex.domain.changes import Changes, Step
from rolodex.domain.message import message
from rolodex.services import sample_book
from rolodex.services.opening import open_services
from rolodex.services.sample_book import Tour, Wish
from rolodex.ui import application
from rolodex.ui.actions import ACTIONS
from rolodex.ui.books import recent
from rolodex.ui.departure import Departure
from rolodex.ui.desk import Desk
from rolodex.ui.importing.flow import ImportFlow
from rolodex.ui.labels.sheet import LabelsSheet
from rolodex.ui.state import WindowState
from rolodex.ui.tour.bar import TourBar
from rolodex.ui.tour.steps import STEPS, done_by
from rolodex.ui.window import MainWindow

PATIENCE = 20_000
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture(scope="module")
def pattern(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a sample book, made once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ROLODEX_DATA", str(tmp_path_factory.mktemp("pattern")))
        return sample_book.make(Wish("en", "GB", date.today(), "Card of Rosa.vcf")).parent  # noqa: DTZ011


@pytest.fixture
def own(pattern: Path) -> Path:
    """One's own book with one person, while the sample book is made already."""
    book = paths.default_book()
    book.parent.mkdir(parents=True)
    new_book(book)
    services = open_services(book)
    services.contacts.save(person("Ana"))
    services.close()
    shutil.copytree(pattern, paths.sample_book().parent)
    return book


@pytest.fixture
def state() -> WindowState:
    return WindowState(theme="light", folder="/home/ana")


@pytest.fixture
def desk(app: QApplication, state: WindowState) -> Iterator[Desk]:
    made = Desk(WindowBook, state, lambda state: None)
    yield made
    made.close()


def opened_book(window: MainWindow) -> Path | None:
    return window.services.book_path if window.services is not None else None


def at(desk: Desk, book: Path, qtbot: QtBot) -> MainWindow:
    """The settled window on this book, once it is there."""

    def there() -> bool:
        window = desk.window()
        return window is not None and window.is_settled() and opened_book(window) == book

    qtbot.waitUntil(there, timeout=PATIENCE)
    window = desk.window()
    assert window is not None
    with qtbot.waitActive(window):
        window.activateWindow()
    return window


def in_the_tour(desk: Desk, own: Path, qtbot: QtBot, step: str = "") -> tuple[MainWindow, TourBar]:
    """A window on the sample book, its tour at this step, with the way back to one's own book."""
    place = next((number for number, one in enumerate(STEPS) if one.id == step), 0)
    sample_book.note(Tour(str(own), place))
    desk.open(Departure(paths.sample_book()))
    window = at(desk, paths.sample_book(), qtbot)
    bar = window.findChild(TourBar)
    assert bar is not None
    qtbot.waitUntil(lambda: sample_book.tour().base > 0, timeout=PATIENCE)
    return window, bar


def wait_here(true: Callable[[], bool]) -> None:
    """Wait while the window hears of nothing."""
    until = time.monotonic() + PATIENCE / 1000
    while not true():
        assert time.monotonic() < until
        time.sleep(0.01)


def stands_on(bar: TourBar, step: str) -> Callable[[], bool]:
    number = next((at for at, one in enumerate(STEPS, start=1) if one.id == step), 0)
    return lambda: f"Step {number} of" in bar.progress.text()


def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focused = QApplication.focusWidget()
    assert isinstance(focused, QWidget)
    QTest.keyClick(focused, key, held)


def write(text: str) -> None:
    focused = QApplication.focusWidget()
    assert isinstance(focused, QWidget)
    QTest.keyClicks(focused, text)


def test_the_way_leads_from_ones_own_book_and_back_and_leaves_nothing(
    desk: Desk, own: Path, qtbot: QtBot, state: WindowState
) -> None:
    desk.open(Departure(own))
    window = at(desk, own, qtbot)
    press(Qt.Key.Key_F6)
    window = at(desk, paths.sample_book(), qtbot)
    bar = window.findChild(TourBar)
    assert bar is not None
    assert bar.isVisible()
    assert sample_book.tour().back == str(own)
    press(Qt.Key.Key_F6)
    assert bar.show_button.hasFocus()
    bar.remove_button.setFocus()
    press(Qt.Key.Key_Return)
    window = at(desk, own, qtbot)
    assert "The sample book is gone" in window.notice.label.text()
    assert window.findChild(TourBar) is None
    assert str(paths.sample_book()) not in {one.path for one in recent.listed(state)}
    assert not paths.sample_book().parent.exists()
    assert len(window.panel.browser.all_ids()) == 1


def test_each_step_is_seen_to_be_done_by_keyboard(
    desk: Desk, own: Path, qtbot: QtBot, tmp_path: Path, state: WindowState
) -> None:
    window, bar = in_the_tour(desk, own, qtbot)
    press(Qt.Key.Key_F, CONTROL)
    write("ana")
    qtbot.waitUntil(stands_on(bar, "open"), timeout=PATIENCE)
    qtbot.waitUntil(window.is_settled, timeout=PATIENCE)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(stands_on(bar, "edit"), timeout=PATIENCE)
    qtbot.waitUntil(window.is_settled, timeout=PATIENCE)
    press(Qt.Key.Key_F2)
    write("Anabel")
    press(Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(stands_on(bar, "log"), timeout=PATIENCE)
    qtbot.waitUntil(window.is_settled, timeout=PATIENCE)
    press(Qt.Key.Key_L, CONTROL)
    write("called, wants a quote, follow up Friday 10:00")
    qtbot.waitUntil(window.is_settled, timeout=PATIENCE)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(stands_on(bar, "today"), timeout=PATIENCE)
    press(Qt.Key.Key_1, CONTROL)
    qtbot.waitUntil(window.is_settled, timeout=PATIENCE)
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_1)
    press(Qt.Key.Key_W)
    qtbot.waitUntil(stands_on(bar, "import"), timeout=PATIENCE)
    assert Path(state.folder) == paths.sample_book().parent
    assert [file.name for file in Path(state.folder).glob("*.vcf")] == ["Card of Rosa.vcf"]


def test_the_card_that_lies_ready_comes_in_and_the_folder_is_given_back(
    desk: Desk, own: Path, qtbot: QtBot, state: WindowState
) -> None:
    window, bar = in_the_tour(desk, own, qtbot, "import")
    bar.show_button.setFocus()
    press(Qt.Key.Key_Return)
    sheet = window.findChild(ImportFlow)
    assert sheet is not None
    qtbot.waitUntil(lambda: sheet.state == "planned", timeout=PATIENCE)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(stands_on(bar, "labels"), timeout=PATIENCE)
    assert state.folder == "/home/ana"


def test_the_folder_is_given_back_where_the_window_is_closed_at_that_step(
    desk: Desk, own: Path, qtbot: QtBot, state: WindowState
) -> None:
    in_the_tour(desk, own, qtbot, "import")
    assert Path(state.folder) == paths.sample_book().parent
    desk.close()
    assert state.folder == "/home/ana"


def test_where_ones_own_book_is_away_no_empty_one_takes_its_place(
    desk: Desk, own: Path, qtbot: QtBot, state: WindowState
) -> None:
    _window, bar = in_the_tour(desk, own, qtbot)
    other = new_book(own.with_name("other.rolodex"))
    recent.note(state, other, first=False)
    own.rename(own.with_name("moved.rolodex"))
    bar.later_button.click()
    at(desk, other, qtbot)
    assert not own.exists()


def test_labels_that_were_saved_are_seen(desk: Desk, own: Path, qtbot: QtBot, tmp_path: Path) -> None:
    window, bar = in_the_tour(desk, own, qtbot, "labels")
    bar.show_button.setFocus()
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.findChild(LabelsSheet) is not None, timeout=PATIENCE)
    sheet = window.findChild(LabelsSheet)
    assert sheet is not None
    qtbot.waitUntil(sheet.footer.save_button.isEnabled, timeout=PATIENCE)
    sheet.save_to(tmp_path / "labels.pdf")
    qtbot.waitUntil(stands_on(bar, "undo"), timeout=PATIENCE)
    assert (tmp_path / "labels.pdf").read_bytes().startswith(b"%PDF")


def test_the_bar_can_be_reached_and_left_by_keyboard_over_a_sheet(
    desk: Desk, own: Path, qtbot: QtBot
) -> None:
    window, bar = in_the_tour(desk, own, qtbot, "import")
    bar.show_button.click()
    sheet = window.findChild(ImportFlow)
    assert sheet is not None
    qtbot.waitUntil(lambda: sheet.state == "planned", timeout=PATIENCE)
    before = QApplication.focusWidget()
    press(Qt.Key.Key_F6)
    assert bar.show_button.hasFocus()
    press(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is before


@pytest.fixture
def no_sample(own: Path) -> Path:
    """One's own book, and no sample book yet."""
    sample_book.remove()
    return own


def test_making_the_sample_book_says_how_far_it_is(desk: Desk, no_sample: Path, qtbot: QtBot) -> None:
    desk.open(Departure(no_sample))
    window = at(desk, no_sample, qtbot)
    said: list[str] = []
    window.touring.working.connect(lambda text, _cancel: said.append(text))
    press(Qt.Key.Key_F6)
    assert window.notice.label.text() == "The sample book is being made…"
    assert window.notice.button.text() == "Cancel"
    at(desk, paths.sample_book(), qtbot)
    assert "The sample book is being made… 100%" in said


def test_cancelling_the_sample_book_leaves_nothing_of_it(desk: Desk, no_sample: Path, qtbot: QtBot) -> None:
    desk.open(Departure(no_sample))
    window = at(desk, no_sample, qtbot)
    press(Qt.Key.Key_F6)
    press(Qt.Key.Key_F6)
    window.notice.button.click()
    qtbot.waitUntil(lambda: "Cancelled" in window.notice.label.text(), timeout=PATIENCE)
    assert not paths.sample_book().parent.exists()
    assert opened_book(window) == no_sample
    assert sample_book.tour() == Tour()
    press(Qt.Key.Key_F6)
    at(desk, paths.sample_book(), qtbot)


def test_a_sample_book_that_is_done_before_it_is_cancelled_goes_again(
    desk: Desk, no_sample: Path, qtbot: QtBot
) -> None:
    desk.open(Departure(no_sample))
    window = at(desk, no_sample, qtbot)
    press(Qt.Key.Key_F6)
    # no answer is heard of meanwhile
    wait_here(lambda: sample_book.tour().back == str(no_sample))
    window.notice.button.click()
    qtbot.waitUntil(lambda: "Cancelled" in window.notice.label.text(), timeout=PATIENCE)
    assert not paths.sample_book().parent.exists()


def test_what_lies_open_is_not_closed_by_the_tour(desk: Desk, own: Path, qtbot: QtBot) -> None:
    desk.open(Departure(own))
    window = at(desk, own, qtbot)
    window.actions_["keys"].trigger()
    assert window.actions_.covered()
    press(Qt.Key.Key_F6)
    assert "Leave what lies open first" in window.notice.label.text()
    assert not window.runner.busy("paper")
    assert opened_book(window) == own


def test_a_step_that_waits_for_what_lies_open_says_so(desk: Desk, own: Path, qtbot: QtBot) -> None:
    window, bar = in_the_tour(desk, own, qtbot, "labels")
    window.actions_["keys"].trigger()
    bar.show_button.click()
    assert window.findChild(LabelsSheet) is None
    assert "Leave what lies open first (Esc), then try “Show me”." in window.notice.label.text()


def test_every_button_of_the_bar_is_reached_by_keyboard(desk: Desk, own: Path, qtbot: QtBot) -> None:
    _window, bar = in_the_tour(desk, own, qtbot, "log")
    press(Qt.Key.Key_F6)
    for button in (bar.back_button, bar.skip_button, bar.later_button, bar.remove_button):
        press(Qt.Key.Key_Tab)
        assert button.hasFocus()


def test_it_goes_on_where_it_was_left_and_the_sample_book_stays(desk: Desk, own: Path, qtbot: QtBot) -> None:
    _window, bar = in_the_tour(desk, own, qtbot)
    for _step in range(3):
        bar.skip_button.click()
    bar.back_button.click()
    qtbot.waitUntil(lambda: sample_book.tour().step == 2, timeout=PATIENCE)
    bar.later_button.click()
    at(desk, own, qtbot)
    assert paths.sample_book().exists()
    press(Qt.Key.Key_F6)
    window = at(desk, paths.sample_book(), qtbot)
    found = window.findChild(TourBar)
    assert found is not None
    assert stands_on(found, "edit")()


def test_taking_everything_back_is_seen_once_nothing_of_the_tour_is_left(
    desk: Desk, own: Path, qtbot: QtBot
) -> None:
    window, bar = in_the_tour(desk, own, qtbot, "undo")
    window.panel.browser.list.setFocus()
    ids = window.panel.browser.all_ids()[1:3]
    for contact_id in ids:
        window.panel.deeds.favour((contact_id,), favourite=True)
        qtbot.waitUntil(window.is_settled, timeout=PATIENCE)
    press(Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(window.is_settled, timeout=PATIENCE)
    assert stands_on(bar, "undo")()
    press(Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(stands_on(bar, "reports"), timeout=PATIENCE)
    press(Qt.Key.Key_6, CONTROL)
    qtbot.waitUntil(lambda: bar.progress.text() == "The tour is done", timeout=PATIENCE)
    assert bar.show_button.isHidden()


def test_steps_are_actions_that_exist_and_have_keys() -> None:
    known = {spec.id: spec for spec in ACTIONS}
    assert all(known[step.action].shortcuts for step in STEPS)


def test_what_counts_as_done_is_told_by_what_changed() -> None:
    logged = Changes({"activity": frozenset({1}), "reminder": frozenset({2})}, Step(2, message("?"), ""))
    undone = replace(logged, step=Step(3, message("?"), "", kind="undo"))
    talked = Changes({"activity": frozenset({1})}, Step(4, message("?"), ""))
    assert done_by("log", logged, on_today=False)
    assert not done_by("log", undone, on_today=False)
    assert not done_by("log", talked, on_today=False)
    assert not done_by("today", logged, on_today=False)
    assert done_by("today", logged, on_today=True)


def test_a_card_that_is_saved_as_it_was_is_no_change(desk: Desk, own: Path, qtbot: QtBot) -> None:
    window, bar = in_the_tour(desk, own, qtbot, "edit")
    stand_on_the_first(window)
    press(Qt.Key.Key_F2)
    press(Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(window.is_settled, timeout=PATIENCE)
    assert stands_on(bar, "edit")()


def test_the_steps_are_seen_in_spanish_and_when_the_language_changes_between_them(
    desk: Desk, own: Path, qtbot: QtBot
) -> None:
    application.speak("es")
    try:
        window, bar = in_the_tour(desk, own, qtbot, "edit")
        assert bar.progress.text() == "Paso 3 de 9"
        stand_on_the_first(window)
        press(Qt.Key.Key_F2)
        write("Anabel")
        press(Qt.Key.Key_Return, CONTROL)
        qtbot.waitUntil(lambda: bar.progress.text() == "Hecho. Paso 4 de 9", timeout=PATIENCE)
        qtbot.waitUntil(window.is_settled, timeout=PATIENCE)
        press(Qt.Key.Key_L, CONTROL)
        write("llamada, quiere presupuesto, llamar el viernes a las 10")
        qtbot.waitUntil(window.is_settled, timeout=PATIENCE)
        application.speak("en")
        window.retranslate()
        qtbot.waitUntil(window.is_settled, timeout=PATIENCE)
        press(Qt.Key.Key_Return)
        qtbot.waitUntil(stands_on(bar, "today"), timeout=PATIENCE)
        bar.skip_button.click()
        application.speak("es")
        window.retranslate()
        bar.show_button.click()
        sheet = window.findChild(ImportFlow)
        assert sheet is not None
        qtbot.waitUntil(lambda: sheet.state == "planned", timeout=PATIENCE)
        press(Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: bar.progress.text() == "Hecho. Paso 7 de 9", timeout=PATIENCE)
    finally:
        application.speak("en")


def stand_on_the_first(window: MainWindow) -> None:
    """The keyboard is on the first of the list."""
    window.panel.browser.list.setFocus()
    press(Qt.Key.Key_Home)
