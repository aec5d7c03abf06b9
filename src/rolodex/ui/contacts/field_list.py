"""The card of fields: labelled lines that can be copied and, where they lead somewhere, opened."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QToolTip, QVBoxLayout, QWidget

from rolodex.i18n import _, pgettext
from rolodex.ui import theme
from rolodex.ui.contacts.card_fields import FieldLine
from rolodex.ui.labelling import plain_label, plain_tip
from rolodex.ui.links import open_link, trouble
from rolodex.ui.told_as import Role, announce
from rolodex.ui.widgets.menu import Menu
from rolodex.ui.widgets.text_block import TextBlock

INSET = 16
SHOWN = 10_000
"""Letters of one text that a card shows."""


class FieldRow(QWidget):
    """A label over its text, with a hair line under both."""

    told_as = Role.ListItem
    pressable = True

    contact_wanted = Signal(int)
    """The contact that this line leads to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = FieldLine("", "")
        self._last = False
        self._label = plain_label("", "tiny", self)
        self._text = TextBlock(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 10)
        column.setSpacing(1)
        column.addWidget(self._label)
        column.addWidget(self._text)

    def show_line(self, line: FieldLine, last: bool) -> None:
        """Show this line; the last one has no hair line under it."""
        self._line, self._last = line, last
        self._label.setText(line.label)
        # breaking the lines of a whole book would hold up the window; copying gives all of it
        self._text.set_text(line.text if len(line.text) <= SHOWN else f"{line.text[:SHOWN]}…")
        self.setAccessibleName(line.label)
        self.setAccessibleDescription(". ".join(part for part in (line.text, line.tip) if part))
        self.setToolTip(plain_tip(line.tip))
        leads = line.link or line.goes_to
        self._text.setCursor(Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.IBeamCursor)
        self._text.underline(bool(line.goes_to))
        self.update()

    def text(self) -> str:
        """What stands under the label."""
        return self._line.text

    def label(self) -> str:
        """The label."""
        return self._line.label

    def copy(self) -> None:
        """Put what is marked, or the whole text, on the clipboard."""
        QGuiApplication.clipboard().setText(self._text.marked() or self._line.text)

    def open(self) -> None:
        """Go to the contact that is meant, or open the link in the program that is for it."""
        if self._line.goes_to:
            self.contact_wanted.emit(self._line.goes_to)
        elif self._line.link:
            self._follow(self._line.link)

    def _follow(self, link: str) -> None:
        """Open a link, or say below the line why it is not opened."""
        if not open_link(link):
            said = trouble(link)
            self.setAccessibleDescription(f"{self._line.text}. {said}")
            announce(self, said)
            QToolTip.showText(self.mapToGlobal(QPoint(0, self.height())), plain_tip(said), self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Ctrl+C copies, the arrows go to the neighbours."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Go to the contact that is meant, unless something was marked."""
        if event.button() == Qt.MouseButton.LeftButton and self._line.goes_to and not self._text.marked():
            self.open()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the link."""
        if not self._line.goes_to:
            self.open()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to copy, and to open where there is a link."""
        menu = Menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        copy = QAction(theme.icon("copy"), _("Copy"), menu)
        copy.triggered.connect(self.copy)
        menu.addAction(copy)
        if self._line.link or self._line.goes_to:
            opening = QAction(theme.icon("globe"), pgettext("deed", "Open"), menu)
            opening.triggered.connect(self.open)
            menu.addAction(opening)
        keyboard = event.reason() == QContextMenuEvent.Reason.Keyboard
        menu.popup(self.mapToGlobal(QPoint(0, self.height())) if keyboard else event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the hair line and, with the keyboard here, a frame."""
        painter = QPainter(self)
        if not self._last:
            painter.setPen(QPen(theme.colour("line"), 0))
            painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.colour("accent"), 1))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(-0.5, 2.5, -0.5, -3.5), 4, 4)


class FieldList(QFrame):
    """All lines of a card, one under the other; rows are used again for the next contact."""

    told_as = Role.List

    contact_wanted = Signal(int)
    """A line leads to this contact."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "card")
        self._rows: list[FieldRow] = []
        self._scroll = QScrollArea(self)
        self._inside = QWidget(self._scroll)
        theme.set_role(self._inside, "clear")
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(INSET, 6, INSET, 6)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self._nothing = plain_label("", "dim", self._inside, wrap=True)
        self._column.insertWidget(0, self._nothing)
        scroll = self._scroll
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.viewport().setAutoFillBackground(False)
        scroll.setWidget(self._inside)
        self._inside.setAutoFillBackground(False)
        outside = QVBoxLayout(self)
        # The round corners of the frame do not clip what lies inside.
        outside.setContentsMargins(1, 4, 1, 4)
        outside.addWidget(scroll)

    def rows(self) -> tuple[FieldRow, ...]:
        """The rows that are shown."""
        return tuple(row for row in self._rows if not row.isHidden())

    def show_lines(self, lines: Sequence[FieldLine]) -> None:
        """Show these lines from the top."""
        while len(self._rows) < len(lines):
            row = FieldRow(self._inside)
            row.contact_wanted.connect(self.contact_wanted)
            self._column.insertWidget(self._column.count() - 1, row)
            self._rows.append(row)
        for number, row in enumerate(self._rows):
            if number < len(lines):
                row.show_line(lines[number], number == len(lines) - 1)
            row.setVisible(number < len(lines))
        self._nothing.setText("" if lines else _("Nothing but a name so far."))
        self._nothing.setVisible(not lines)
        self._scroll.verticalScrollBar().setValue(0)

    def focus_first(self) -> None:
        """Put the keyboard on the first line."""
        rows = self.rows()
        if rows:
            rows[0].setFocus(Qt.FocusReason.TabFocusReason)
