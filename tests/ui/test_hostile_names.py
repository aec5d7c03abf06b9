"""The whole window over a book whose every name is hostile: text is plain, tame, and nothing raises."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractListModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLabel,
    QStyledItemDelegate,
    QWidget,
)
from pytestqt.qtbot import QtBot
from tests.blank import new_book
from tests.builders import company, person

from rolodex.app import WindowBook
from rolodex.domain.activity import Activity
from rolodex.domain.campaign import Campaign
from rolodex.domain.contact import Adr, Contact, Org, Value
from rolodex.domain.deal import Deal
from rolodex.domain.product import Product
from rolodex.domain.reminder import Reminder
from rolodex.domain.segment import Segment
from rolodex.domain.ticket import Ticket
from rolodex.services.opening import Services, open_services
from rolodex.ui.screenshot import PANELS
from rolodex.ui.state import WindowState
from rolodex.ui.window import MainWindow

NOW = datetime.fromisoformat("2026-05-03T10:00")
NAMES = (
    '<img src="file:///etc/hostname">',
    "<b>x</b>",
    "&amp;x",
    "a\u202egnp.exe",
    "\x1b[31mred",
    "<a href='http://x.example'>" + "long " * 1_000,
)
STEERING = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
SHEETS = (
    "labels",
    "letters",
    "directory",
    "code",
    "imports",
    "drips",
    "rules",
    "palette",
    "bell",
    "log",
    "remind",
)
ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A book in which everything has such a name."""
    path = new_book(tmp_path / "book.rolodex")
    services = open_services(path)
    for name in NAMES:
        _named(services, name)
    services.close()
    return path


def _named(services: Services, name: str) -> None:
    value = (Value(name),)
    home = Adr(street=name, city=name, code="28013", country_code="ES")
    somebody = person(name, "", org=(Org(name),), tel=value, email=value, note=value, adr=(home,))
    who = services.contacts.save(somebody).id
    tagged = Contact(fn=name, categories=(name.strip(),), nickname=value)
    services.contacts.save(tagged)
    services.contacts.save(company(name))
    services.groups.create(name, [who])
    services.segments.save(Segment(name=name))
    services.campaigns.save(Campaign(name=name))
    services.products.save(Product(name=name, price=100, currency="EUR"))
    services.purchases.sell(who, 12_00, "EUR", name)
    services.activities.log(Activity(contact_id=who, kind="note", subject=name, body=name))
    services.reminders.add(Reminder(contact_id=who, summary=name, due="2026-05-03"))
    services.tickets.save(Ticket(contact_id=who, subject=name))
    (stage, *_) = services.deals.stages()
    services.deals.save(Deal(contact_id=who, title=name, stage_id=stage.id, currency="EUR"))


@pytest.fixture
def window(book: Path, app: QApplication, qtbot: QtBot) -> Iterator[MainWindow]:
    held = WindowBook(book)
    made = MainWindow(held.open, book, WindowState(theme="light", panel="people"), reminds=False)
    qtbot.addWidget(made)
    made.resize(1360, 860)
    made.show()
    qtbot.waitUntil(made.is_settled, timeout=20_000)
    yield made
    made.close()
    held.release()


def faults(window: MainWindow) -> set[str]:
    """What is shown, and steers or could be taken for markup."""
    found: set[str] = set()
    for widget in [window, *window.findChildren(QWidget)]:
        if not widget.isVisible():
            continue
        said = list(_shown(widget))
        if isinstance(widget, QLabel) and widget.textFormat() != Qt.TextFormat.PlainText:
            found |= {f"markup {widget}: {one[:40]!r}" for one in said if "<" in one or "&amp;" in one}
        found |= {
            f"steers {type(widget).__name__} {widget.objectName()}: {one[:60]!r}"
            for one in said
            if STEERING.search(one)
        }
        tip = widget.toolTip()
        if "<" in tip and not tip.startswith(("<qt", "<p", "<span")):
            found.add(f"tip {widget}: {tip[:40]!r}")
    return found


def _shown(widget: QWidget) -> Iterator[str]:
    yield from (
        widget.windowTitle(),
        widget.toolTip(),
        widget.accessibleName(),
        widget.accessibleDescription(),
    )
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    # Delegates of ours paint through `theme.painting`, which tames; Qt's own paint what the model says.
    own = isinstance(widget, QAbstractItemView) and type(widget.itemDelegate()) is not QStyledItemDelegate
    if isinstance(widget, QAbstractItemView) and not own and (model := widget.model()) is not None:
        root = widget.rootIndex()
        for row in range(min(30, model.rowCount(root))):
            for column in range(1 if isinstance(model, QAbstractListModel) else model.columnCount(root)):
                for role in ROLES:
                    said = model.data(model.index(row, column, root), role)
                    if isinstance(said, str):
                        yield said


def test_nothing_shown_steers_or_is_markup(window: MainWindow, qtbot: QtBot) -> None:
    found: dict[str, set[str]] = {}

    def settle() -> None:
        qtbot.waitUntil(lambda: window.is_settled() and not window.runner.busy(), timeout=20_000)
        QApplication.processEvents()

    for panel in PANELS:
        window.rail.choose("panel", panel)
        settle()
        found[panel] = faults(window)
    window.rail.choose("panel", "people")
    settle()
    for name in SHEETS:
        window.actions_[name].trigger()
        settle()
        found[name] = faults(window)
        if (focused := QApplication.focusWidget()) is not None:
            QTest.keyClick(focused, Qt.Key.Key_Escape)
        settle()
    assert set().union(*found.values()) == set()
