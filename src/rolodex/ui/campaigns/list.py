"""The list of campaigns, the newest first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from types import MappingProxyType

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from rolodex.domain.campaign import KINDS, CampaignRow
from rolodex.i18n import _, word
from rolodex.ui import theme, wording
from rolodex.ui.campaigns import words
from rolodex.ui.labelling import plain_tip
from rolodex.ui.widgets.blank import ActionButton, Blank
from rolodex.ui.widgets.column_table import ColumnTable, Head, Line
from rolodex.ui.widgets.deed_list import NEW

HEADS = (
    Head(lambda: _("Name"), strong=True),
    Head(lambda: _("Date"), 100),
    Head(lambda: _("Kind"), 90, needed=False),
    Head(lambda: _("State"), 80, needed=False),
    Head(lambda: _("People"), 76, right=True),
    Head(lambda: _("Sent"), 70, right=True, needed=False),
    Head(lambda: _("Returned"), 84, right=True, needed=False),
    Head(lambda: _("Answered"), 84, right=True),
    Head(lambda: _("Bought"), 76, right=True),
    Head(lambda: _("Answers in %"), 106, right=True),
)
KEYS = MappingProxyType({Qt.Key.Key_N: NEW, Qt.Key.Key_C: "copy"})


class CampaignList(QStackedWidget):
    """All campaigns in a table, or one thing that can be done where there are none."""

    wanted = Signal(str, int)
    """A deed ("edit", "new", "copy", "delete") and the campaign it is to be done with."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[CampaignRow, ...] = ()
        self._today = date.min
        self._page = QWidget(self)
        self._frame = QFrame(self._page)
        self.table = ColumnTable(HEADS, self._frame)
        self.table.deeds = KEYS
        self.nothing = Blank("mailbox", self)
        self.first = QAction(self)
        theme.set_role(self._frame, "card")
        inside = QVBoxLayout(self._frame)
        inside.setContentsMargins(1, 4, 1, 6)
        inside.addWidget(self.table)
        self.nothing.offer([(self.first, "primary", "plus")])
        self.nothing.paint_icon()
        side = theme.size(24)
        framed = QVBoxLayout(self._page)
        framed.setContentsMargins(side, theme.size(4), side, theme.size(16))
        framed.addWidget(self._frame)
        self.addWidget(self._page)
        self.addWidget(self.nothing)
        self.table.wanted.connect(self.wanted)
        self.first.triggered.connect(lambda: self.wanted.emit("new", 0))

    def show_rows(self, rows: Sequence[CampaignRow], today: date) -> None:
        """Show these campaigns."""
        self._rows, self._today = tuple(rows), today
        self.table.show_lines([_line(row, today) for row in rows])
        self.setCurrentWidget(self._page if rows else self.nothing)

    def row(self, campaign_id: int) -> CampaignRow | None:
        """A campaign that is listed."""
        return next((row for row in self._rows if row.id == campaign_id), None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard on to what is in view."""
        self.focus()

    def focus(self) -> None:
        """Put the keyboard on the table, or on what can be done where it is empty."""
        first = self.nothing.findChild(ActionButton)
        if self.currentWidget() is self._page:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        elif first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Word everything anew."""
        self.table.setAccessibleName(_("Campaigns"))
        self.table.setAccessibleDescription(_("Enter opens, N begins a new one, C copies, Delete deletes"))
        self.table.setToolTip(plain_tip(self.table.accessibleDescription()))
        self.table.horizontalHeader().viewport().update()
        self.first.setText(_("Plan a campaign"))
        self.nothing.say(
            _("No campaigns yet"),
            _("A campaign says who gets what, remembers it on each card, and counts what came back."),
        )
        self.table.show_lines([_line(row, self._today) for row in self._rows])


def _line(row: CampaignRow, today: date) -> Line:
    gone, answered = words.gone(row), words.answered(row)
    cells = (
        row.name or _("No name"),
        words.day(row.date, today),
        word(KINDS[row.kind]),
        words.standing(row),
        _count(row.people),
        _count(gone),
        _count(row.returned),
        _count(answered),
        _count(row.bought),
        words.share(answered, gone),
    )
    return Line(row.id, cells, faint=row.status == "closed")


def _count(number: int) -> str:
    return wording.number(number) if number else ""
