"""Every screen as it is met without eyes and without a mouse: names, roles, and the way of Tab."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractListModel, QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QTableView,
    QTextBrowser,
    QWidget,
)
from tests.blank import new_book
from tests.builders import company, person

import doors
import screens
from hearing import Heard, all_heard, place_of, told_widgets
from rolodex.domain.activity import Activity
from rolodex.domain.campaign import Campaign
from rolodex.domain.contact import Adr, Org, Value
from rolodex.domain.deal import Deal
from rolodex.domain.product import Product
from rolodex.domain.reminder import Reminder
from rolodex.domain.segment import Segment
from rolodex.domain.ticket import Ticket
from rolodex.services.demo import Demo
from rolodex.services.opening import Services, open_services
from rolodex.ui.reading_order import stops
from rolodex.ui.sheet import Sheet
from rolodex.ui.state import WindowState
from rolodex.ui.window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)  # a menu, without a screen

Role = QAccessible.Role
SIZE = (1360, 860)
TODAY = "2026-05-03"
MOST_STOPS, MOST_LINKS = 300, 40
ONE_FIELD = frozenset({"palette"})
"""Screens with one field, from which the arrow keys lead through what is below it."""
STEERING = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
HOSTILE = "A\u202eA\x1bA\x1fA"
"""A name that stands first in the list, so that the sheets on one person are about it."""
TOLD = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
UNTOLD = frozenset({Role.Client, Role.Border, Role.Pane, Role.NoRole})
"""Roles that say nothing of what a part is for."""


@dataclass(frozen=True, slots=True)
class Way:
    """Where Tab led from stop to stop, and where Shift+Tab led back."""

    there: tuple[int, ...]
    back: tuple[int, ...]
    wanted: dict[int, str]
    """The ids of all stops of the screen and their places, as they are read."""
    vague: tuple[str, ...]
    """The stops of which a screen reader is not told what they are."""


@dataclass(frozen=True, slots=True)
class Met:
    """All that was met on one screen."""

    parts: tuple[Heard, ...]
    untold: tuple[str, ...]
    way: Way | None
    rows: tuple[tuple[str, str], ...]
    """What the first rows of each list are told as, beside where the list stands."""
    astray: str
    """Where the keyboard was, if not on the sheet that lies over all."""
    steering: tuple[str, ...]
    """What is told with marks in it that steer or turn round what follows."""


@dataclass(frozen=True, slots=True)
class Walked:
    """Every screen, by its name, and the kinds of stops that looked alike with and without the keyboard."""

    screens: dict[str, Met] = field(default_factory=dict)
    alike: dict[str, bool] = field(default_factory=dict)
    windows: set[str] = field(default_factory=set)
    """Windows of their own that came up, where each screen is a part of the one window."""


class _Windows(QObject):
    """Notes the windows that come up, menus and lists that drop down aside."""

    def __init__(self, app: QApplication, windows: set[str]) -> None:
        super().__init__(app)
        self._windows = windows
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget):
            self._note(watched)
        return False

    def _note(self, shown: QWidget) -> None:
        if shown.windowType() in (Qt.WindowType.Window, Qt.WindowType.Dialog, Qt.WindowType.Tool):
            self._windows.add(type(shown).__name__)


@pytest.fixture(scope="module")
def window(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MainWindow]:
    with pytest.MonkeyPatch.context() as patch:
        own = tmp_path_factory.mktemp("accessible")
        for variable in ("ROLODEX_DATA", "ROLODEX_CONFIG", "ROLODEX_CACHE", "ROLODEX_LOGS"):
            patch.setenv(variable, str(own / variable.lower()))
        opened = screens.opened(_book(own / "book.rolodex"), WindowState(theme="light"), "en", SIZE)
        yield opened
        screens.shut(opened)


def _book(path: Path) -> Path:
    services = open_services(new_book(path))
    Demo(services.book).fill(40, 120, 1, date.fromisoformat(TODAY), lambda _done, _total: None)
    _be_hostile(services)
    services.close()
    return path


def _be_hostile(services: Services) -> None:
    """Name one of each kind as no friend would."""
    name, value = HOSTILE, (Value(HOSTILE),)
    home = Adr(street=name, city=name, code="28013", country_code="ES")
    org = (Org(name, title=name),)
    hostile = person("", name, org=org, tel=value, email=value, note=value, adr=(home,), categories=(name,))
    who = services.contacts.save(hostile).id
    services.contacts.save(company(name, adr=(home,)))
    services.groups.create(name, [who])
    services.segments.save(Segment(name=name))
    services.campaigns.save(Campaign(name=name))
    services.products.save(Product(name=name, price=100, currency="EUR"))
    services.purchases.sell(who, 12_00, "EUR", name)
    services.activities.log(Activity(contact_id=who, kind="note", subject=name, body=name))
    services.reminders.add(Reminder(contact_id=who, summary=name, due=TODAY))
    services.tickets.save(Ticket(contact_id=who, subject=name))
    (stage, *_) = services.deals.stages()
    services.deals.save(Deal(contact_id=who, title=name, stage_id=stage.id, currency="EUR"))


@pytest.fixture(scope="module")
def walked(window: MainWindow, qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Walked:
    """One walk for all tests: it takes longer than they do."""
    found = Walked()
    listening = _Windows(qapp, found.windows)
    for name in screens.walk(window):
        found.screens[name] = _met(window, found.alike)
    for name, other in doors.walk(tmp_path_factory.mktemp("doors"), "en", SIZE):
        found.windows.discard(type(other).__name__)
        found.screens[name] = _met(other, found.alike)
    qapp.removeEventFilter(listening)
    return found


def _met(window: MainWindow, alike: dict[str, bool]) -> Met:
    told = told_widgets()
    untold = tuple(place_of(one) for one in _seen(window) if id(one) not in told and not _is_within_told(one))
    astray, parts = _astray(), all_heard()
    way = None if QApplication.activePopupWidget() else _way(window, alike)
    return Met(parts, untold, way, tuple(_rows(window)), astray, tuple(_steering(window, parts)))


def _astray() -> str:
    """Where the keyboard is, if a sheet lies over that."""
    focused = QApplication.focusWidget()
    if focused is None or QApplication.activePopupWidget() is not None:
        return ""
    for one in _around(focused):
        over = one.parentWidget()
        sheets = [part for part in (over.children() if over else ()) if isinstance(part, Sheet)]
        shown = [sheet for sheet in sheets if sheet.isVisible()]
        if shown and one is not shown[-1]:
            return f"{place_of(focused)}, not {type(shown[-1]).__name__}"
    return ""


def _steering(window: MainWindow, parts: Sequence[Heard]) -> Iterator[str]:
    for part in parts:
        if STEERING.search(part.name + part.description):
            yield f"{part.place}: {part.name!r} {part.description!r}"
    for view in window.findChildren(QAbstractItemView):
        model = view.model()
        if model is None or not view.isVisible():
            continue
        for row in range(min(12, model.rowCount())):
            for column in range(1 if isinstance(model, QAbstractListModel) else model.columnCount()):
                said = [str(model.index(row, column).data(role) or "") for role in TOLD]
                if any(map(STEERING.search, said)):
                    yield f"{place_of(view)}: {said}"


def _seen(window: MainWindow) -> list[QWidget]:
    """What takes the keyboard and is not covered."""
    return [
        one
        for one in window.findChildren(QWidget)
        if one.isVisible()
        and one.isEnabled()
        and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not one.visibleRegion().isEmpty()
    ]


def _is_within_told(one: QWidget) -> bool:
    """Whether it is a part that Qt keeps within a list or a box of numbers and tells as one with it."""
    around = one.parentWidget()
    while around is not None:
        if isinstance(around, QAbstractItemView | QAbstractSpinBox):
            return True
        around = around.parentWidget()
    return False


def _way(window: MainWindow, alike: dict[str, bool]) -> Way | None:
    begins = QApplication.focusWidget()
    if begins is None:
        return None
    QTest.keyClick(begins, Qt.Key.Key_Tab)
    there = [_focused()]
    while len(there) < MOST_STOPS:
        before = _picture(window, there[-1])
        here = _press(Qt.Key.Key_Tab)
        kind = f"{type(there[-1]).__name__} {there[-1].property('k') or ''}".strip()
        if here is not there[-1] and alike.get(kind, True):
            alike[kind] = before == _picture(window, there[-1])
        if here in there:
            break
        there.append(here)
    back = [_focused()]
    while len(back) < len(there):
        back.append(_press(Qt.Key.Key_Backtab))
    found = stops(next((one for one in _around(there[0]) if isinstance(one, Sheet)), window))
    vague = tuple(place_of(one) for one in found if _role(one) in UNTOLD)
    return Way(_ids(there), _ids(back), {id(one): place_of(one) for one in found}, vague)


def _ids(widgets: Sequence[QWidget]) -> tuple[int, ...]:
    """What is left of widgets that may be gone when they are compared."""
    return tuple(map(id, widgets))


def _role(widget: QWidget) -> QAccessible.Role:
    return QAccessible.queryAccessibleInterface(widget).role()


def _press(key: Qt.Key) -> QWidget:
    """Where the key leads; a page with links is left only after the last of them."""
    before = _focused()
    for _link in range(MOST_LINKS if isinstance(before, QTextBrowser) else 1):
        QTest.keyClick(before, key)
        if _focused() is not before:
            break
    return _focused()


def _focused() -> QWidget:
    here = QApplication.focusWidget()
    assert here is not None
    return here


def _around(widget: QWidget) -> Iterator[QWidget]:
    one: QWidget | None = widget
    while one is not None:
        yield one
        one = one.parentWidget()


def _picture(window: MainWindow, stop: QWidget) -> QImage:
    """The stop and a little of what is around it, where a frame may be drawn."""
    around = stop.parentWidget() if stop.property("k") == "bare" else None
    shown = around or stop
    place = QRect(shown.mapTo(window, QPoint(0, 0)), shown.size()).adjusted(-6, -6, 6, 6)
    return window.grab(place).toImage()


def _rows(window: MainWindow) -> Iterator[tuple[str, str]]:
    for view in window.findChildren(QAbstractItemView):
        model = view.model() if view.isVisible() and isinstance(view, QTableView) else None
        if model is None or not model.rowCount():
            continue
        first = model.index(0, 0)
        said = first.data(Qt.ItemDataRole.AccessibleTextRole) or first.data(Qt.ItemDataRole.DisplayRole)
        yield place_of(view), str(said or "")


def test_nothing_that_can_be_used_is_without_a_name(walked: Walked) -> None:
    unnamed = {
        f"{screen}: {part.role.name} {part.place}"
        for screen, met in walked.screens.items()
        for part in met.parts
        if part.is_interactive() and not part.name
    }
    assert unnamed == set()


def test_a_screen_reader_is_told_of_all_that_takes_the_keyboard(walked: Walked) -> None:
    untold = {f"{screen}: {one}" for screen, met in walked.screens.items() for one in met.untold}
    assert untold == set()


def test_what_the_keyboard_stops_at_is_told_for_what_it_is(walked: Walked) -> None:
    vague = {
        f"{screen}: {stop}"
        for screen, met in walked.screens.items()
        for stop in (met.way.vague if met.way else ())
    }
    assert vague == set()


def test_tab_reaches_each_stop_once_in_the_order_of_reading(walked: Walked) -> None:
    for screen, met in walked.screens.items():
        if met.way is None or screen in ONE_FIELD:
            continue
        there, wanted = met.way.there, tuple(met.way.wanted)
        assert {place for stop, place in met.way.wanted.items() if stop not in there} == set(), screen
        begins = wanted.index(there[0])
        assert there == wanted[begins:] + wanted[:begins], screen


def test_shift_tab_leads_the_same_way_back(walked: Walked) -> None:
    for screen, met in walked.screens.items():
        if met.way is not None and screen not in ONE_FIELD:
            there = met.way.there
            assert met.way.back == (there[0], *reversed(there[1:])), screen


def test_one_sees_where_the_keyboard_is(walked: Walked) -> None:
    assert {kind for kind, same in walked.alike.items() if same} == set()
    assert len(walked.alike) > 20


def test_no_screen_opens_a_window_that_takes_the_keyboard_away(walked: Walked) -> None:
    assert walked.windows == set()


def test_every_list_tells_its_rows(walked: Walked) -> None:
    silent = {
        f"{screen}: {place}" for screen, met in walked.screens.items() for place, said in met.rows if not said
    }
    assert silent == set()


def test_the_keyboard_is_on_the_sheet_that_lies_over_all(walked: Walked) -> None:
    astray = {screen: met.astray for screen, met in walked.screens.items() if met.astray}
    assert astray == {}


def test_nothing_told_of_a_hostile_name_steers_what_follows(walked: Walked) -> None:
    steering = {screen: met.steering for screen, met in walked.screens.items() if met.steering}
    assert steering == {}


def test_every_screen_was_met(walked: Walked) -> None:
    names = [*(one.name for one in screens.screens()), *(one.name for one in doors.DOORS)]
    assert list(walked.screens) == names
