"""The panel of tickets: what is still to be put right, and what was."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import count

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from rolodex.domain.changes import Changes
from rolodex.domain.progress import Progress
from rolodex.domain.ticket import TicketRow
from rolodex.i18n import _, ngettext
from rolodex.ui import theme, wording
from rolodex.ui.handing_on import hand_on
from rolodex.ui.labelling import plain_label
from rolodex.ui.reminders.moment_line import Clock, local_now
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.tickets.granting import GrantBar
from rolodex.ui.tickets.ports import Services
from rolodex.ui.tickets.rows import TicketList, TicketRows
from rolodex.ui.tickets.sheet import TicketSheet
from rolodex.ui.widgets.blank import ActionButton, Blank
from rolodex.ui.widgets.button import Button

MOST = 2000
"""So many are listed at most."""


@dataclass(frozen=True, slots=True)
class _Answer:
    rows: tuple[TicketRow, ...]
    count: int


class TicketsPanel(QWidget):
    """Lists the open tickets, or the closed ones."""

    noticed = Signal(str, bool)
    """Something was done: the words for it, and whether undo is to be offered."""
    person_chosen = Signal(int)
    """This contact is to be shown."""
    count_changed = Signal(int)
    """How many tickets are not closed."""

    def __init__(self, runner: TaskRunner, parent: QWidget | None = None, clock: Clock = local_now) -> None:
        super().__init__(parent)
        self._runner = runner
        self._clock = clock
        self._services: Services | None = None
        self._numbers = count(1)
        self._busy = 0
        self._reading = False
        self._closed = False
        self._count = 0
        self._sheet: TicketSheet | None = None
        self.title = plain_label("", "title", self)
        self.subtitle = plain_label("", "dim", self)
        self.new_button = Button(self)
        self.other_button = Button(self)
        self.granting = GrantBar(self)
        self.pages = QStackedWidget(self)
        self._frame = QFrame(self.pages)
        self.list = TicketList(self._frame)
        self.rows = TicketRows(self)
        self.nothing = Blank("life-buoy", self.pages)
        self._first = QAction(self)
        self._build()
        self._connect()
        self.retranslate()

    def attach(self, services: Services) -> None:
        """Show the tickets of this book."""
        self._services = services
        self._first.setEnabled(not services.read_only)
        self.new_button.setVisible(not services.read_only)
        self._read()

    def react(self, changes: Changes) -> None:
        """Read again when tickets, their next steps or their contacts have changed."""
        if any(changes.touches(noun) for noun in ("ticket", "reminder", "contact")):
            self._read()

    def is_settled(self) -> bool:
        """Whether all is on the screen and in the book."""
        sheet = self._sheet
        return not self._reading and not self._busy and (sheet is None or sheet.is_settled())

    def new_ticket(self, contact_id: int = 0) -> None:
        """Write a new ticket, of this contact where one is named."""
        self._open_sheet(0, contact_id)

    def show_ticket(self, ticket_id: int) -> None:
        """Open this ticket."""
        self._open_sheet(ticket_id)

    def retranslate(self) -> None:
        """Word everything anew."""
        self.title.setText(_("Tickets"))
        self.new_button.setText(_("New ticket"))
        self.new_button.setAccessibleName(_("New ticket"))
        self._first.setText(_("Write down a ticket"))
        self.granting.retranslate()
        if self._sheet is not None:
            self._sheet.retranslate()
        self._say()
        self.list.viewport().update()

    def showEvent(self, event: QShowEvent) -> None:
        """Days pass while another panel is in view."""
        super().showEvent(event)
        self._read()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """N writes a new ticket; Esc leads from the closed ones back to the open."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == Qt.Key.Key_N and plain:
            self.new_ticket()
        elif event.key() == Qt.Key.Key_Escape and self._closed:
            self._switch()
        else:
            super().keyPressEvent(event)

    def _read(self) -> None:
        services, closed = self._services, self._closed
        if services is None:
            return

        def work(_progress: Progress) -> _Answer:
            tickets = services.tickets
            rows = tickets.closed(MOST) if closed else tickets.open_ones(MOST)
            return _Answer(rows, tickets.count())

        self._reading = True
        self._runner.submit("lookups", "tickets", work, self._show, owner=self)

    def _show(self, answer: _Answer) -> None:
        self._reading = False
        current = self.list.currentIndex()
        kept = self.rows.row(current.row()) if current.isValid() else None
        # the keyboard of the window, not where this panel once had it: it may stand behind another
        focused = QApplication.focusWidget() or self.window()
        held = self.list.hasFocus() or self.hasFocus() or self.nothing.isAncestorOf(focused)
        self._count = answer.count
        self.rows.show_rows(answer.rows, self._clock().date())
        self.pages.setCurrentWidget(self._frame if answer.rows else self.nothing)
        if answer.rows:
            place = self.rows.place_of(kept.ticket.id) if kept else 0
            self.list.selectRow(place if place >= 0 else min(current.row(), len(answer.rows) - 1))
        self._say()
        self.count_changed.emit(answer.count)
        if held:
            self._focus_page()

    def _say(self) -> None:
        text = ngettext("%(count)s open ticket", "%(count)s open tickets", self._count)
        open_ones = text % {"count": wording.number(self._count)} if self._count else ""
        self.subtitle.setText(_("Closed, the last first") if self._closed else open_ones)
        other = _("Open tickets") if self._closed else _("Closed tickets")
        self.other_button.setText(other)
        self.other_button.setAccessibleName(other)
        self.list.setAccessibleName(_("Closed tickets") if self._closed else _("Open tickets"))
        if self._closed:
            self.nothing.say(_("No ticket was closed yet"), _("What was granted is kept here."))
        else:
            self.nothing.say(
                _("Nothing is to be put right"),
                _("Complaints and requests stand here until they are settled."),
            )

    def _do(self, deed: str, ticket_id: int) -> None:
        """Do something with a ticket."""
        services, place = self._services, self.rows.place_of(ticket_id)
        row = self.rows.row(place)
        if services is None:
            return
        if deed == "new":
            self.new_ticket()
        elif deed == "edit":
            self._open_sheet(ticket_id)
        elif deed == "person" and row is not None:
            self.person_chosen.emit(row.ticket.contact_id)
        elif row is not None and not services.read_only:
            self._change(services, deed, row)

    def _change(self, services: Services, deed: str, row: TicketRow) -> None:
        ticket, number = row.ticket, {"number": row.ticket.number}
        if deed == "close" and ticket.status != "closed":
            self.granting.ask(row)
        elif deed == "wait" and ticket.status != "closed":
            other = replace(ticket, status="open" if ticket.status == "waiting" else "waiting")
            said = (
                _("Ticket #%(number)d waits") if ticket.status == "open" else _("Ticket #%(number)d is open")
            )
            self._write(said % number, lambda: services.tickets.save(other))
        elif deed == "reopen" and ticket.status == "closed":
            said = _("Ticket #%(number)d is open again") % number
            self._write(said, lambda: services.tickets.reopen(ticket.id))
        elif deed == "delete":
            said = _("Deleted ticket #%(number)d") % number
            self._write(said, lambda: services.tickets.delete([ticket.id]))

    def _close(self, ticket_id: int, granted: str) -> None:
        services, row = self._services, self.rows.row(self.rows.place_of(ticket_id))
        if services is not None and row is not None:
            said = _("Closed ticket #%(number)d") % {"number": row.ticket.number}
            now = self._clock()
            self._write(said, lambda: services.tickets.close(ticket_id, granted, now))

    def _write(self, said: str, deed: Callable[[], object]) -> None:
        self._busy += 1

        def done(_answer: object) -> None:
            self._busy -= 1
            self.noticed.emit(said, True)

        def failed(error: Exception) -> None:
            self._busy -= 1
            self._runner.error.emit(error)

        # Answers under one key would drop each other.
        key = f"ticket-{next(self._numbers)}"
        self._runner.submit("changes", key, lambda _progress: deed(), done, owner=self, failed=failed)

    def _open_sheet(self, ticket_id: int, contact_id: int = 0) -> None:
        services = self._services
        if services is None or (services.read_only and not ticket_id):
            return
        if self._sheet is None:
            self._sheet = TicketSheet(self._runner, services, self, self._clock)
            self._sheet.noticed.connect(self.noticed)
            self._sheet.closed.connect(self._focus_page)
        self._sheet.start(ticket_id, contact_id)

    def _switch(self) -> None:
        """Show the closed tickets, or the open ones again."""
        self._closed = not self._closed
        self._say()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._read()

    def _focus_page(self) -> None:
        first = self.nothing.findChild(ActionButton)
        if self.pages.currentWidget() is self._frame or first is None:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect(self) -> None:
        self.list.wanted.connect(self._do)
        self.granting.closed.connect(self._close)
        self.granting.left.connect(self._focus_page)
        self._first.triggered.connect(lambda: self._do("new", 0))
        self.new_button.clicked.connect(lambda: self._do("new", 0))
        self.other_button.clicked.connect(self._switch)

    def _build(self) -> None:
        theme.set_role(self, "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        hand_on(self, self.list)
        self.list.setModel(self.rows)
        self.nothing.offer([(self._first, "primary", "plus")])
        self.nothing.paint_icon()
        theme.set_role(self._frame, "card")
        inside = QVBoxLayout(self._frame)
        inside.setContentsMargins(1, 6, 1, 6)
        inside.addWidget(self.list)
        self.pages.addWidget(self._frame)
        self.pages.addWidget(self.nothing)
        theme.set_role(self.new_button, "primary")
        self.new_button.setIcon(theme.icon("plus", "onacc"))
        self.other_button.setIcon(theme.icon("circle-check", "ink"))
        head = QHBoxLayout()
        head.setSpacing(theme.size(8))
        named = QVBoxLayout()
        named.setSpacing(theme.size(2))
        named.addWidget(self.title)
        named.addWidget(self.subtitle)
        head.addLayout(named, 1)
        for button in (self.other_button, self.new_button):
            button.setIconSize(QSize(theme.size(20), theme.size(16)))
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.size(24), theme.size(20), theme.size(24), theme.size(16))
        column.setSpacing(theme.size(16))
        column.addLayout(head)
        column.addWidget(self.granting)
        column.addWidget(self.pages, 1)
