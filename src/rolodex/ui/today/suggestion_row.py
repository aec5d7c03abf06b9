"""A suggestion as a row: who, why, and what can be done with it."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QHBoxLayout, QSizePolicy, QWidget

from rolodex.domain.suggestion import Suggestion
from rolodex.domain.tamed import tamed
from rolodex.i18n import _, word
from rolodex.ui import theme
from rolodex.ui.labelling import plain_tip
from rolodex.ui.today.delegate import Photos
from rolodex.ui.today.side_rows import AVATAR, NARROW, ROW, SIDE, SideRow
from rolodex.ui.widgets.button import Button

WRAPPED = int(Qt.AlignmentFlag.AlignLeft) | int(Qt.TextFlag.TextWordWrap)
TALL = 10_000


class ReasonButton(QAbstractButton):
    """A round, a name and the whole sentence below it; opens the card of that person."""

    def __init__(self, photos: Photos, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._photos = photos
        self._suggestion: Suggestion | None = None
        self._why = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_one(self, suggestion: Suggestion) -> None:
        """Show this suggestion."""
        self._suggestion = suggestion
        self._why = word(suggestion.why)
        name = suggestion.fn or _("No name")
        self.setText(name)
        self.setAccessibleName(f"{name}, {self._why}")
        self.setAccessibleDescription(_("Enter plans a follow-up, Delete hides this for a month"))
        self.setToolTip(plain_tip("\n".join((name, self._why))))
        self._grow()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as high as the sentence takes."""
        super().resizeEvent(event)
        self._grow()

    def sizeHint(self) -> QSize:
        return QSize(theme.size(200), theme.size(ROW))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.size(120), theme.size(ROW))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the person and the sentence."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        suggestion, size = self._suggestion, theme.size
        if suggestion is None:
            return
        dpr, side, left = self.devicePixelRatioF(), size(AVATAR), self._left()
        photo = self._photos(suggestion.photo) if suggestion.photo else None
        if photo is not None:
            drawn = theme.round_photo(photo, side, dpr)
        else:
            drawn = theme.initials_pixmap(suggestion.initials, suggestion.ground, side, dpr)
        painter.drawPixmap(QPoint(size(SIDE), size(12)), drawn)
        room = self.width() - left - size(8)
        top = QRectF(left, size(10), room, size(20))
        theme.draw_text(painter, top, self.text(), face=theme.font(13, 600), ink=theme.colour("ink"))
        painter.setFont(theme.font(12))
        painter.setPen(theme.colour("dim"))
        painter.drawText(QRectF(left, size(30), room, self.height() - size(30)), WRAPPED, tamed(self._why))
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(4.5, 4.5, -4.5, -4.5), 8, 8)

    def _grow(self) -> None:
        # Told by height-for-width, the cards around it would give their room to gaps.
        height = max(theme.size(ROW), ceil(self._below(self.width()).height()) + theme.size(42))
        if height != self.height():
            self.setFixedHeight(height)

    def _left(self) -> int:
        return theme.size(SIDE) + theme.size(AVATAR) + theme.size(12)

    def _below(self, width: int) -> QRectF:
        room = max(width - self._left() - theme.size(8), theme.size(60))
        return QFontMetricsF(theme.font(12)).boundingRect(QRectF(0, 0, room, TALL), WRAPPED, self._why)


class SuggestionRow(SideRow):
    """A suggestion with a button that plans it and one that hides it."""

    accepted = Signal(object)
    """The follow-up of this Suggestion is to be planned."""
    dismissed = Signal(object)
    """This Suggestion is not to be shown for a time."""
    person_chosen = Signal(int)

    def __init__(self, photos: Photos, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._suggestion: Suggestion | None = None
        self._may_write = True
        self.person = ReasonButton(photos, self)
        self.person.clicked.connect(self._choose)
        self.accept, self.dismiss = Button(self), Button(self)
        for button, icon in ((self.accept, "calendar-plus"), (self.dismiss, "x")):
            button.setIcon(theme.icon(icon, "ink"))
            button.setFixedWidth(theme.size(40))
        self.accept.clicked.connect(self._accept)
        self.dismiss.clicked.connect(self._dismiss)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, theme.size(SIDE), 0)
        row.setSpacing(theme.size(6))
        row.addWidget(self.person, 1)
        self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._buttons.setSpacing(theme.size(6))
        self._buttons.addWidget(self.accept)
        self._buttons.addWidget(self.dismiss)
        row.addLayout(self._buttons)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the buttons one below the other where the sentence needs the room."""
        super().resizeEvent(event)
        way = QBoxLayout.Direction
        self._buttons.setDirection(way.TopToBottom if self.width() < theme.size(NARROW) else way.LeftToRight)

    def show_one(self, suggestion: Suggestion, *, may_write: bool) -> None:
        """Show this suggestion, with its buttons where something may be written."""
        self._suggestion, self._may_write = suggestion, may_write
        self.person.show_one(suggestion)
        name = suggestion.fn or _("No name")
        plan = _("Plan “%(what)s” with %(name)s today") % {"what": word(suggestion.title), "name": name}
        hide = _("Do not suggest %(name)s for a month") % {"name": name}
        for button, text in ((self.accept, plan), (self.dismiss, hide)):
            button.setToolTip(plain_tip(text))
            button.setAccessibleName(text)
            button.setVisible(may_write)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter plans it, Delete hides it; the space bar opens the card."""
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._accept()
        elif event.key() == Qt.Key.Key_Delete:
            self._dismiss()
        else:
            super().keyPressEvent(event)

    def _accept(self) -> None:
        if self._may_write and self._suggestion is not None:
            self.accepted.emit(self._suggestion)

    def _dismiss(self) -> None:
        if self._may_write and self._suggestion is not None:
            self.dismissed.emit(self._suggestion)

    def _choose(self) -> None:
        if self._suggestion is not None:
            self.person_chosen.emit(self._suggestion.contact_id)
