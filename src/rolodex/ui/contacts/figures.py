"""The strip of figures: how a customer stands; hidden when there is nothing to say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from rolodex.domain.timeline import Standing
from rolodex.i18n import _, ngettext
from rolodex.ui import theme, wording

HEIGHT = 64
INSET = 16
GAP = 6
FEWEST = 4
"""A figure never takes more room than this share of the strip."""
TOP = 25
"""A share of customers (per cent) that is still worth naming."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: what it is, its value, and a word beside it."""

    label: str
    value: str
    beside: str = ""
    token: str = "ink"


def figures(standing: Standing, today: date) -> tuple[Figure, ...]:
    """The figures there is something to say of, in their order."""
    found: list[Figure] = []
    if standing.orders:
        rank = _("top %(share)d%%") % {"share": standing.rank} if 0 < standing.rank <= TOP else ""
        value = wording.money(standing.lifetime, standing.currency, whole=True)
        found.append(Figure(_("Lifetime value"), value, rank))
        every = ""
        if standing.interval:
            every = ngettext("every day", "every %(count)d days", standing.interval)
            every = every % {"count": standing.interval} if "%" in every else every
        found.append(Figure(_("Orders"), wording.number(standing.orders), every))
    if last := _day(standing.last_order):
        found.append(Figure(_("Last purchase"), wording.ago(last, today)))
    if expected := _day(standing.next_order):
        day = wording.short_day(expected, today)
        if expected >= today:
            found.append(Figure(_("Expected next order"), _("by %(day)s") % {"day": day}))
        else:
            found.append(Figure(_("Expected next order"), day, token="warn"))
    if contact := _day(standing.last_contact):
        found.append(Figure(_("Last contact"), wording.ago(contact, today)))
    return tuple(found)


class FigureStrip(QFrame):
    """Paints the figures side by side in one card."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figures: tuple[Figure, ...] = ()
        theme.set_role(self, "card")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_standing(self, standing: Standing, today: date) -> None:
        """Show these figures; the strip hides where there are none."""
        self._figures = figures(standing, today)
        said = (
            " ".join(part for part in (one.label, one.value, one.beside) if part) for one in self._figures
        )
        self.setAccessibleName(_("Figures"))
        self.setAccessibleDescription(". ".join(said))
        self.setToolTip("")
        self.setVisible(bool(self._figures))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, theme.size(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(100, theme.size(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card, then each figure in its share of it."""
        super().paintEvent(event)
        if not self._figures:
            return
        painter = QPainter(self)
        share = self.width() / max(FEWEST, len(self._figures))
        for number, figure in enumerate(self._figures):
            room = QRectF(number * share, 0, share, self.height())
            if number:
                painter.setPen(QPen(theme.colour("line"), 0))
                painter.drawLine(int(room.left()), 1, int(room.left()), self.height() - 2)
            self._paint_figure(painter, room, figure)

    def _paint_figure(self, painter: QPainter, room: QRectF, figure: Figure) -> None:
        size = theme.size
        inset = size(INSET if room.width() > size(130) else 10)
        inner = room.adjusted(inset, 0, -size(4), 0)
        above = QRectF(inner.left(), size(10), inner.width(), size(18))
        small = theme.metrics(12).horizontalAdvance(figure.label) > inner.width()
        face = theme.font(11 if small else 12)
        theme.draw_text(painter, above, figure.label, face=face, ink=theme.colour("dim"))
        below = QRectF(inner.left(), size(28), inner.width(), size(24))
        points = 17
        while points > 12 and theme.metrics(points, 600).horizontalAdvance(figure.value) > inner.width():
            points -= 1
        face = theme.font(points, 600, tabular=True)
        theme.draw_text(painter, below, figure.value, face=face, ink=theme.colour(figure.token))
        taken = theme.metrics(points, 600, tabular=True).horizontalAdvance(figure.value) + size(GAP)
        beside = QRectF(below.left() + taken, below.top() + 2, below.width() - taken, below.height())
        if theme.metrics(11).horizontalAdvance(figure.beside) <= beside.width():
            align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            ink = theme.colour("dim")
            theme.draw_text(painter, beside, figure.beside, face=theme.font(11), ink=ink, align=align)


def _day(at: str) -> date | None:
    moment = wording.local(at) if at else None
    return moment.date() if moment else None
