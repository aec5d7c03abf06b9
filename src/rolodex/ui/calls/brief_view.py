"""What one wants to see of a person while calling: what was said, promised, bought, and is open."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from rolodex.domain.agenda import FollowUp
from rolodex.domain.call import Brief
from rolodex.domain.ticket import Ticket
from rolodex.domain.timeline import Entry
from rolodex.i18n import _, word
from rolodex.ui import theme, wording
from rolodex.ui.labelling import plain_label
from rolodex.ui.reminders import words
from rolodex.ui.timeline import entries
from rolodex.ui.told_as import Role
from rolodex.ui.widgets.line import Line


class BriefView(QScrollArea):
    """Sections of a few lines each; those with nothing to say are left out, but for what was promised."""

    told_as = Role.Document

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._brief: Brief | None = None
        self._inner = QFrame()
        self._column = QVBoxLayout(self._inner)
        theme.set_role(self._inner, "card")
        self._column.setContentsMargins(theme.size(16), theme.size(12), theme.size(16), theme.size(12))
        self._column.setSpacing(theme.size(4))
        self.setWidget(self._inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.retranslate()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that the keyboard is here."""
        super().focusInEvent(event)
        theme.set_role(self._inner, "lit")

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the keyboard is elsewhere."""
        super().focusOutEvent(event)
        theme.set_role(self._inner, "card")

    def show_brief(self, brief: Brief) -> None:
        """Show what is known of this person."""
        self._brief = brief
        self._clear()
        sections = [
            (_("Promised"), [_follow_up(one) for one in brief.promises] or [(_("Nothing is planned."), "")]),
            (_("Open tickets"), [_ticket(one) for one in brief.tickets]),
            (_("Last contacts"), [_entry(one) for one in brief.talks] or [(_("Never talked to yet."), "")]),
            (_("Last purchase"), [_entry(brief.purchase)] if brief.purchase else []),
        ]
        filled = [(title, lines) for title, lines in sections if lines]
        for place, (title, lines) in enumerate(filled):
            if place:
                self._column.addSpacing(theme.size(8))
                self._column.addWidget(Line(parent=self._inner))
                self._column.addSpacing(theme.size(6))
            self._section(title, lines)
        self._column.addStretch(1)

    def retranslate(self) -> None:
        """Word everything anew."""
        self.setAccessibleName(_("What is known"))
        if self._brief is not None:
            self.show_brief(self._brief)

    def text(self) -> str:
        """All that is shown, as text."""
        return "\n".join(label.text() for label in self._inner.findChildren(QLabel) if not label.isHidden())

    def _section(self, title: str, lines: Iterable[tuple[str, str]]) -> None:
        self._column.addWidget(plain_label(title, "small", self._inner))
        for first, second in lines:
            self._column.addWidget(plain_label(first, "strong", self._inner, wrap=True))
            if second:
                self._column.addWidget(plain_label(second, "dim", self._inner, wrap=True))
            self._column.addSpacing(theme.size(4))

    def _clear(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()


def _follow_up(follow_up: FollowUp) -> tuple[str, str]:
    today = wording.today()
    return word(follow_up.title), words.moment(follow_up.shown or follow_up.due, today)


def _ticket(ticket: Ticket) -> tuple[str, str]:
    return _("#%(number)d: %(subject)s") % {"number": ticket.number, "subject": ticket.subject}, ticket.body


def _entry(entry: Entry) -> tuple[str, str]:
    today = wording.today()
    first = " · ".join(part for part in (entries.title(entry), entries.when(entry, today)) if part)
    return first, entries.body(entry, today)
