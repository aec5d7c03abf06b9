"""What a step changed, person by person and field by field, each with what it was and is."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from rolodex.domain.difference import WHAT
from rolodex.domain.tamed import tamed
from rolodex.i18n import _, word
from rolodex.ui import theme
from rolodex.ui.history.lines import Line, LinesModel
from rolodex.ui.widgets.row_table import RowTable
from rolodex.ui.widgets.text_block import GAP

PERSON = 52
AVATAR = 32
LEFT = 64
PITCH = 18
BAR = 12
MOST = 12
"""Lines of one text that are shown; the whole stands in the card."""
ABOVE = 6
LABEL_SHARE = 0.3
CHIPS = {"added": ("good", "good_soft"), "changed": ("blue", "blue_soft"), "removed": ("bad", "bad_soft")}

Index = QModelIndex | QPersistentModelIndex
AT_WORDS = int(Qt.TextFlag.TextWordWrap.value | Qt.AlignmentFlag.AlignLeft.value)
ONE = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows


class LineDelegate(QStyledItemDelegate):
    """Paints a person's head, or a field with "was" and "now" before its two texts."""

    def height(self, line: Line, width: int) -> int:
        """How high a line is in a view of this width."""
        if line.kind == "person":
            return theme.size(PERSON)
        return sum(height for *_, height in self._texts(line, width)) + theme.size(2 * ABOVE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(line, Line):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("hover"))
        if line.kind == "person":
            self._person(painter, rect, line, first=index.row() == 0)
        else:
            self._field(painter, rect, line)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.colour("accent"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(2.5, 1.5, -2.5, -1.5), 4, 4)
        painter.restore()

    def _person(self, painter: QPainter, rect: QRectF, line: Line, *, first: bool) -> None:
        size = theme.size
        if not first:
            painter.setPen(QPen(theme.colour("line"), 0))
            painter.drawLine(rect.topLeft(), rect.topRight())
        device = painter.device()
        dpr = device.devicePixelRatioF() if device is not None else 1.0
        side = size(AVATAR)
        top = rect.top() + (rect.height() - side) / 2
        image = theme.initials_pixmap(line.initials, line.ground, side, dpr)
        painter.drawPixmap(QPoint(round(rect.left()) + size(16), round(top)), image)
        text = word(WHAT[line.what])
        width = theme.metrics(12, 500).horizontalAdvance(text) + size(18)
        chip = QRectF(rect.right() - width - size(16), rect.center().y() - size(10), width, size(20))
        name = QRectF(rect.left() + size(LEFT), rect.top(), 0, rect.height())
        name.setRight(chip.left() - size(8))
        theme.draw_text(painter, name, line.label, face=theme.font(13, 600), ink=theme.colour("ink"))
        ink, soft = CHIPS[line.what]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(soft))
        painter.drawRoundedRect(chip, chip.height() / 2, chip.height() / 2)
        face = theme.font(12, 500)
        theme.draw_text(painter, chip, text, face=face, ink=theme.colour(ink), align=theme.CENTRE)

    def _field(self, painter: QPainter, rect: QRectF, line: Line) -> None:
        size = theme.size
        left = rect.left() + size(LEFT)
        top = rect.top() + size(ABOVE)
        if line.kind == "remark":
            place = QRectF(left, top, rect.right() - left - size(16), rect.height())
            painter.setFont(theme.font(12))
            painter.setPen(theme.colour("dim"))
            painter.drawText(place, AT_WORDS, tamed(line.label))
            return
        column = self._column(int(rect.width()))
        label = QRectF(left, top, column - size(LEFT + 12), size(PITCH))
        theme.draw_text(painter, label, line.label, face=theme.font(12), ink=theme.colour("dim"))
        for mark, text, room, height in self._texts(line, int(rect.width())):
            place = QRectF(rect.left() + column, top, size(40), size(PITCH))
            theme.draw_text(painter, place, mark, face=theme.font(11), ink=theme.colour("dim"))
            gone = mark == _("was")
            painter.setFont(_struck() if gone else theme.font(13))
            painter.setPen(theme.colour("dim" if gone else "ink"))
            painter.drawText(
                QRectF(rect.left() + column + size(40), top, room, height), AT_WORDS, tamed(text)
            )
            top += height

    def _column(self, width: int) -> int:
        """Where the texts begin."""
        return max(theme.size(LEFT + 168), round(width * LABEL_SHARE) + theme.size(LEFT) // 2)

    def _texts(self, line: Line, width: int) -> list[tuple[str, str, int, int]]:
        """The texts of a line with the word before each, its width and its height."""
        measures = theme.metrics(13)
        most = theme.size(PITCH) * MOST
        if line.kind == "remark":
            room = max(80, width - theme.size(LEFT + 16))
            return [("", line.label, room, _height(theme.metrics(12), line.label, room, most))]
        room = max(80, width - self._column(width) - theme.size(40 + 16))
        marked = ((_("was"), line.before), (_("now"), line.after))
        broken = [(mark, _breakable(text, room)) for mark, text in marked if text]
        return [(mark, text, room, _height(measures, text, room, most)) for mark, text in broken]


class DifferencesView(RowTable):
    """Shows the lines of a step; says whose line the keyboard stands on."""

    shows_focus = True

    stood = Signal(int)
    """The contact of the line the keyboard stands on, 0 for nobody's."""
    opened = Signal(int)
    """Enter or a double click on a line of this contact."""
    left = Signal()
    """Back to the steps."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = LinesModel(self)
        self._delegate = LineDelegate(self)
        self._measured = 0
        self.setModel(self.lines)
        self.setItemDelegate(self._delegate)
        self.lines.modelReset.connect(self._measure_all)
        self.lines.rowsInserted.connect(lambda _parent, first, last: self._measure(first, last))
        self.selectionModel().currentChanged.connect(lambda *_: self.stood.emit(self.contact_id()))
        self.doubleClicked.connect(lambda _index: self._open())

    def contact_id(self) -> int:
        """Whose line the keyboard stands on; the only person where there is but one."""
        line = self.lines.line(self.currentIndex().row())
        people = self.lines.people()
        if line is not None and line.contact_id:
            return line.contact_id
        return people[0].contact_id if len(people) == 1 else 0

    def stand_first(self) -> None:
        """Bring the keyboard to the first line."""
        index = self.lines.index(0, 0)
        if index.isValid() and not self.currentIndex().isValid():
            self.selectionModel().setCurrentIndex(index, ONE)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter shows the card, left and Esc go back to the steps, Ctrl+C copies the line."""
        line = self.lines.line(self.currentIndex().row())
        if event.matches(QKeySequence.StandardKey.Copy) and line is not None:
            QGuiApplication.clipboard().setText(line.spoken())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Escape):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew for another width."""
        super().resizeEvent(event)
        if self._width() != self._measured:
            self._measure_all()

    def retranslate(self) -> None:
        """Word everything anew."""
        self.setAccessibleName(_("What the step changed"))
        self.lines.retranslate()

    def _open(self) -> None:
        if self.contact_id():
            self.opened.emit(self.contact_id())

    def _width(self) -> int:
        """The width lines are broken for: with room for the scroll bar, so that it does not come and go."""
        return self.width() - theme.size(BAR)

    def _measure_all(self) -> None:
        self._measured = self._width()
        self._measure(0, self.lines.rowCount() - 1)

    def _measure(self, first: int, last: int) -> None:
        def height(position: int) -> int | None:
            line = self.lines.line(position)
            return None if line is None else self._delegate.height(line, self._measured)

        self.measure_rows(first, last, height)


def _breakable(text: str, width: int) -> str:
    """The text with places to break in words that are longer than a line, and in no others."""
    measures = theme.metrics(13)
    long = {part for part in text.split() if measures.horizontalAdvance(part) > width}
    for part in sorted(long, key=len, reverse=True):
        text = text.replace(part, GAP.join(part))
    return text


def _struck() -> QFont:
    face = QFont(theme.font(13))
    face.setStrikeOut(True)
    return face


def _height(measures: QFontMetricsF, text: str, width: int, most: int) -> int:
    """How high a text stands in this width, `most` at the most."""
    bounds = measures.boundingRect(QRectF(0, 0, width, 100_000), AT_WORDS, text)
    return max(theme.size(PITCH), min(ceil(bounds.height()) + 2, most))
