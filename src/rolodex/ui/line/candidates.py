"""Those who may be meant by a name: one below the other, to be chosen with the arrow keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from rolodex.domain.listing import ContactRow
from rolodex.i18n import _, ngettext
from rolodex.ui import theme, wording
from rolodex.ui.labelling import plain_label
from rolodex.ui.widgets.button import Button

HEIGHT = 40
AVATAR = 28


class Candidates(QWidget):
    """Asks who is meant; the last answer is nobody."""

    chosen = Signal(int)
    """The id of who is meant; 0: nobody, the name is mere text."""
    left = Signal()
    """Up from the first, or Esc."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.caption = plain_label("", "small", self)
        self.rows: list[CandidateRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.caption)
        self.hide()

    def show_candidates(self, name: str, candidates: Sequence[ContactRow], more: int = 0) -> None:
        """Offer these for a name; nothing is shown where there are none."""
        ids = [row.contact.id for row in self.rows[:-1]]
        asked = _("Which “%(name)s”?") % {"name": name}
        if more:
            text = ngettext(
                "%(count)s more: write more of the name.", "%(count)s more: write more of the name.", more
            )
            asked = f"{asked} {text % {'count': wording.number(more)}}"
        self.caption.setText(asked)
        if ids == [one.id for one in candidates]:
            return
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        if candidates:
            nobody = ContactRow(0, _("Nobody: keep the name as text"))
            self.rows = [CandidateRow(one, self) for one in (*candidates, nobody)]
        for row in self.rows:
            self._column.addWidget(row)
            row.clicked.connect(lambda _checked=False, row=row: self.chosen.emit(row.contact.id))
            row.show()
        self.setVisible(bool(self.rows))

    def focus(self) -> bool:
        """Put the keyboard on the first; says whether there is one."""
        if self.rows:
            self.rows[0].setFocus(Qt.FocusReason.OtherFocusReason)
        return bool(self.rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows move, Esc goes back."""
        place = next((at for at, row in enumerate(self.rows) if row.hasFocus()), -1)
        if event.key() == Qt.Key.Key_Escape or (event.key() == Qt.Key.Key_Up and place == 0):
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and place >= 0:
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            other = self.rows[min(place + step, len(self.rows) - 1)]
            other.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)


class CandidateRow(Button):
    """One who may be meant: initials, name and firm."""

    def __init__(self, contact: ContactRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.contact = contact
        self.setAccessibleName(
            ", ".join(part for part in (contact.fn or _("No name"), contact.detail) if part)
        )
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.size(200), theme.size(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.size(60), theme.size(HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the arrows to the list; a button would lead them anywhere."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground of the one in focus, initials, name and firm."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0, 1, 0, -1)
        if self.hasFocus() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent_soft" if self.hasFocus() else "hover"))
            painter.drawRoundedRect(box, 8, 8)
        side, left = theme.size(AVATAR), theme.size(6)
        if self.contact.id:
            drawn = theme.initials_pixmap(
                self.contact.initials, self.contact.ground, side, self.devicePixelRatioF()
            )
        else:
            drawn = theme.pixmap("user-x", "dim", 16, self.devicePixelRatioF())
        size = drawn.deviceIndependentSize()
        at = QPoint(left + round((side - size.width()) / 2), round((self.height() - size.height()) / 2))
        painter.drawPixmap(at, drawn)
        start = left + side + theme.size(10)
        room = QRectF(start, 0, self.width() - start - theme.size(8), self.height())
        name = self.contact.fn or _("No name")
        theme.draw_text(painter, room, name, face=theme.font(13, 500), ink=theme.colour("ink"))
        used = theme.metrics(13, 500).horizontalAdvance(name) + theme.size(10)
        rest = room.adjusted(used, 0, 0, 0)
        if rest.width() > theme.size(30) and self.contact.detail:
            theme.draw_text(painter, rest, self.contact.detail, face=theme.font(12), ink=theme.colour("dim"))
