"""The strip of figures: how a customer stands; hidden when there is nothing to say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from rolodex.domain.message import Message
from rolodex.domain.timeline import Standing
from rolodex.i18n import _, ngettext, word
from rolodex.ui import theme, wording
from rolodex.ui.widgets.explained import Explained

HEIGHT = 64
INSET, TIGHT = 16, 10
SIDES = 14
"""What is left free beside a figure at least."""
GAP = 6
FEWEST = 4
"""A figure never takes more room than this share of the strip."""
TOP = 25
"""A share of customers (per cent) that is still worth naming."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: what it is, its value, a word beside it, and the sentence that says how it is counted."""

    label: str
    value: str
    beside: str = ""
    token: str = "ink"
    sentence: str = ""


def figures(standing: Standing, today: date) -> tuple[Figure, ...]:
    """The figures there is something to say of, in their order."""
    return tuple(
        figure
        for made in (_lifetime, _orders, _last, _next, _expected, _returns, _others, _contact)
        if (figure := made(standing, today)) is not None
    )


def _lifetime(standing: Standing, today: date) -> Figure | None:
    if not standing.orders:
        return None
    rank = _("top %(share)d%%") % {"share": standing.rank} if 0 < standing.rank <= TOP else ""
    value = wording.money(standing.lifetime, standing.currency, whole=True)
    return Figure(_("Lifetime value"), value, rank, sentence=_said(standing.sentences.get("lifetime")))


def _orders(standing: Standing, today: date) -> Figure | None:
    if not standing.orders:
        return None
    every = ""
    if standing.interval:
        every = ngettext("every day", "every %(count)d days", standing.interval)
        every = every % {"count": standing.interval} if "%" in every else every
    said = _said(standing.sentences.get("orders"))
    return Figure(_("Orders"), wording.number(standing.orders), every, sentence=said)


def _last(standing: Standing, today: date) -> Figure | None:
    last = _day(standing.last_order)
    if last is None:
        return None
    said = _said(standing.sentences.get("last"))
    return Figure(_("Last purchase"), wording.ago(last, today), sentence=said)


def _next(standing: Standing, today: date) -> Figure | None:
    expected = _day(standing.next_order)
    if expected is None:
        return None
    day = wording.short_day(expected, today)
    late = expected < today
    value = day if late else _("by %(day)s") % {"day": day}
    said = _said(standing.sentences.get("next"))
    return Figure(_("Expected next order"), value, token="warn" if late else "ink", sentence=said)


def _expected(standing: Standing, today: date) -> Figure | None:
    if not standing.expected:
        return None
    value = wording.money(standing.expected, standing.currency, whole=True)
    return Figure(_("Next 12 months"), value, sentence=_said(standing.sentences.get("expected")))


def _returns(standing: Standing, today: date) -> Figure | None:
    if not standing.refunds:
        return None
    value = wording.money(standing.returned, standing.currency, whole=True) if standing.returned else ""
    count = wording.number(standing.refunds)
    said = _said(standing.sentences.get("returns"))
    return Figure(_("Returns"), count, value, sentence=said)


def _others(standing: Standing, today: date) -> Figure | None:
    if not standing.others:
        return None
    (currency, amount), *rest = standing.others
    more = _("and %(count)d more") % {"count": len(rest)} if rest else ""
    said = _said(standing.sentences.get("others"))
    return Figure(_("Other currencies"), wording.money(amount, currency, whole=True), more, sentence=said)


def _contact(standing: Standing, today: date) -> Figure | None:
    talked = _day(standing.last_contact)
    if talked is None:
        return None
    said = _("When you last talked or wrote, as the timeline has it; calls that reached nobody do not count.")
    return Figure(_("Last contact"), wording.ago(talked, today), sentence=said)


class FigureStrip(QFrame):
    """Shows the figures side by side in one card; the arrow keys lead from one to the next."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cells: tuple[FigureCell, ...] = ()
        theme.set_role(self, "card")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_standing(self, standing: Standing, today: date) -> None:
        """Show how a customer stands; the strip hides where there is nothing to say."""
        self.show_figures(figures(standing, today))

    def show_figures(self, found: tuple[Figure, ...]) -> None:
        """Show these figures; the strip hides where there are none."""
        self._make(len(found))
        for cell, figure in zip(self.cells, found, strict=True):
            cell.show_figure(figure)
        self.setAccessibleName(_("Figures"))
        self.setAccessibleDescription(". ".join(cell.accessibleName() for cell in self.cells))
        self.setVisible(bool(found))
        self._place()

    def sizeHint(self) -> QSize:
        return QSize(400, theme.size(HEIGHT) * self._rows())

    def minimumSizeHint(self) -> QSize:
        return QSize(100, theme.size(HEIGHT) * self._rows())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the figures their places."""
        super().resizeEvent(event)
        self._place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrow keys, Home and End lead along the figures."""
        at = next((place for place, cell in enumerate(self.cells) if cell.hasFocus()), None)
        last = len(self.cells) - 1
        steps: Mapping[int, int] = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Home: -last,
            Qt.Key.Key_End: last,
        }
        if at is None or event.key() not in steps:
            super().keyPressEvent(event)
            return
        cell = self.cells[min(max(at + steps[event.key()], 0), last)]
        for one in self.cells:
            one.setFocusPolicy(Qt.FocusPolicy.TabFocus if one is cell else Qt.FocusPolicy.NoFocus)
        cell.setFocus(Qt.FocusReason.OtherFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card, and a line between each two figures."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(QPen(theme.colour("line"), 0))
        for cell in self.cells:
            at = cell.geometry()
            if at.left() > 1:
                painter.drawLine(at.left(), at.top(), at.left(), at.bottom())
            if at.top() > 1:
                painter.drawLine(at.left(), at.top(), at.right(), at.top())

    def _make(self, count: int) -> None:
        """Have so many cells; those that stay keep the keyboard."""
        for cell in self.cells[count:]:
            cell.hide()
            cell.deleteLater()
        kept = self.cells[:count]
        made = tuple(FigureCell(self) for _place in range(count - len(kept)))
        self.cells = kept + made
        for cell in made:
            cell.show()
        if not any(cell.focusPolicy() & Qt.FocusPolicy.TabFocus for cell in self.cells) and self.cells:
            self.cells[0].setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _rows(self) -> int:
        """One, unless the figures do not fit side by side even without the words beside them."""
        return 2 if sum(cell.need(bare=True) for cell in self.cells) > self.width() else 1

    def _place(self) -> None:
        rows = self._rows()
        if self.height() != theme.size(HEIGHT) * rows:
            self.setFixedHeight(theme.size(HEIGHT) * rows)
        each = -(-len(self.cells) // rows)
        tall = theme.size(HEIGHT)
        for row in range(rows):
            cells = self.cells[row * each : (row + 1) * each]
            left = 0.0
            for cell, width in zip(cells, self._widths(cells, each), strict=True):
                right = left + width
                cell.setGeometry(round(left), row * tall + 1, round(right) - round(left), tall - 2)
                left = right
        self.update()

    def _widths(self, cells: tuple[FigureCell, ...], each: int) -> tuple[float, ...]:
        """Equal shares where all fit into them, else what each needs and an equal share of the rest."""
        share = self.width() / max(FEWEST, each)
        for bare in (False, True):
            needs = [cell.need(bare=bare) for cell in cells]
            if max(needs, default=0) <= share:
                return (share,) * len(cells)
            over = (self.width() - sum(needs)) / len(cells)
            if over >= 0:
                return tuple(need + over for need in needs)
        return (share,) * len(cells)


class FigureCell(Explained):
    """One figure of the strip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figure = Figure("", "")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_figure(self, figure: Figure) -> None:
        """Show this figure."""
        self._figure = figure
        said = " ".join(part for part in (figure.label, figure.value, figure.beside) if part)
        self.explain(said, figure.sentence)

    def need(self, *, bare: bool) -> int:
        """The room in which nothing is shortened; `bare` without the word beside the value."""
        figure, size = self._figure, theme.size
        value = _width(figure.value, 15 if bare else 17)
        if figure.beside and not bare:
            value += size(GAP) + theme.metrics(11).horizontalAdvance(figure.beside)
        label = theme.metrics(11 if bare else 12).horizontalAdvance(figure.label)
        return round(max(label, value)) + size(SIDES) + 2

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what it is, and its value with the word beside it."""
        painter, figure, size = QPainter(self), self._figure, theme.size
        room = QRectF(self.rect())
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.colour("accent"), 1.5))
            painter.drawRoundedRect(room.adjusted(3, 2, -3, -2), 6, 6)
        roomy = room.width() >= self.need(bare=False) + size(INSET) - size(TIGHT)
        inset = size(INSET if roomy else TIGHT)
        inner = room.adjusted(inset, 0, -size(4), 0)
        above = QRectF(inner.left(), size(9), inner.width(), size(18))
        small = theme.metrics(12).horizontalAdvance(figure.label) > inner.width()
        face = theme.font(11 if small else 12)
        theme.draw_text(painter, above, figure.label, face=face, ink=theme.colour("dim"))
        below = QRectF(inner.left(), size(27), inner.width(), size(24))
        points = 17
        while points > 12 and _width(figure.value, points) > inner.width():
            points -= 1
        face = theme.font(points, 600, tabular=True)
        theme.draw_text(painter, below, figure.value, face=face, ink=theme.colour(figure.token))
        taken = _width(figure.value, points) + size(GAP)
        beside = QRectF(below.left() + taken, below.top() + 2, below.width() - taken, below.height())
        if theme.metrics(11).horizontalAdvance(figure.beside) <= beside.width():
            align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            ink = theme.colour("dim")
            theme.draw_text(painter, beside, figure.beside, face=theme.font(11), ink=ink, align=align)


def _width(value: str, points: int) -> float:
    """The width of a value in this size."""
    return theme.metrics(points, 600, tabular=True).horizontalAdvance(value)


def _said(sentence: Message | None) -> str:
    return word(sentence) if sentence is not None else ""


def _day(at: str) -> date | None:
    moment = wording.local(at) if at else None
    return moment.date() if moment else None
