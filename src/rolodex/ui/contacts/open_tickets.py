"""The open tickets of a contact, on its card."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from rolodex.domain.ticket import TicketRow
from rolodex.i18n import _, ngettext
from rolodex.ui import theme
from rolodex.ui.contacts import ticket_words as words
from rolodex.ui.labelling import plain_label, plain_tip
from rolodex.ui.widgets.button import Button

MOST = 3
HEIGHT = 32


class TicketButton(Button):
    """One ticket in one line; Enter opens it."""

    def __init__(self, row: TicketRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = row
        theme.set_role(self, "quiet")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.retranslate()

    def retranslate(self) -> None:
        """Word everything anew."""
        self.setAccessibleName(f"{self.said()}, {words.state(self.row.ticket)}")
        self.setToolTip(plain_tip(self.accessibleName()))
        self.update()

    def said(self) -> str:
        """The ticket by its number and subject."""
        return _("Ticket #%(number)d: %(subject)s") % {
            "number": self.row.ticket.number,
            "subject": self.row.ticket.subject,
        }

    def sizeHint(self) -> QSize:
        return QSize(theme.size(200), theme.size(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.size(60), theme.size(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw an icon, the ticket, and how it stands at the right."""
        super().paintEvent(event)
        painter = QPainter(self)
        ticket = self.row.ticket
        token = "bad" if ticket.priority == "high" else words.TOKENS[ticket.status]
        icon = theme.pixmap("life-buoy", token, 15, self.devicePixelRatioF())
        top = round((self.height() - icon.deviceIndependentSize().height()) / 2)
        painter.drawPixmap(QPoint(theme.size(8), top), icon)
        room = QRectF(self.rect()).adjusted(theme.size(31), 0, -theme.size(10), 0)
        state = words.state(ticket)
        face = theme.font(12)
        theme.draw_text(painter, room, state, face=face, ink=theme.colour(token), align=theme.RIGHT)
        room.setRight(room.right() - theme.metrics(12).horizontalAdvance(state) - theme.size(10))
        theme.draw_text(painter, room, self.said(), face=theme.font(13, 500), ink=theme.colour("ink"))


class OpenTickets(QFrame):
    """A small card with the tickets that are open or waiting; hidden where there are none."""

    ticket_wanted = Signal(int)
    """This ticket is to be opened."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._more = 0
        self.buttons: list[TicketButton] = []
        self.rest = plain_label("", "small", self)
        theme.set_role(self, "card")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.size(8), theme.size(6), theme.size(8), theme.size(6))
        self._column.setSpacing(0)
        self._column.addWidget(self.rest)
        self.hide()

    def show_tickets(self, rows: Sequence[TicketRow]) -> None:
        """Show those of these tickets that are not closed."""
        for button in self.buttons:
            self._column.removeWidget(button)
            button.hide()
            button.deleteLater()
        still_open = [row for row in rows if row.ticket.status != "closed"]
        self._more = max(0, len(still_open) - MOST)
        self.buttons = [TicketButton(row, self) for row in still_open[:MOST]]
        for place, button in enumerate(self.buttons):
            self._column.insertWidget(place, button)
            button.clicked.connect(
                lambda _checked=False, button=button: self.ticket_wanted.emit(button.row.ticket.id)
            )
            button.show()
        self.setVisible(bool(still_open))
        self.retranslate()

    def retranslate(self) -> None:
        """Word everything anew."""
        self.setAccessibleName(_("Open tickets"))
        for button in self.buttons:
            button.retranslate()
        text = ngettext("and %(count)d more", "and %(count)d more", self._more)
        self.rest.setText(text % {"count": self._more})
        self.rest.setVisible(self._more > 0)
        self.rest.setIndent(theme.size(31))
