"""How one entry of the timeline is painted, and how high it is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from rolodex.domain.activity import Attachment
from rolodex.domain.tamed import tamed
from rolodex.domain.timeline import Entry
from rolodex.i18n import ngettext
from rolodex.ui import theme, wording
from rolodex.ui.timeline import entries
from rolodex.ui.timeline.entries import LOOKS

TEXT_LEFT = 56
DATE_RIGHT = 17
BODY_RIGHT = 92
PITCH = 17
FILE_PITCH = 20
LOWEST = 53
"""An entry of one line: room for its icon."""
LAYOUTS_KEPT = 300
MOST_LINES = 14
"""So many lines of a text are shown; the rest is seen when it is edited."""
MOST_FILES = 4
ONE_LINE = theme.LEFT | Qt.TextFlag.TextSingleLine

Index = QModelIndex | QPersistentModelIndex
State = QStyle.StateFlag


@dataclass(frozen=True, slots=True)
class Room:
    """The places of what an entry says, within its rectangle."""

    left: float
    right: float
    top: float
    body: float
    files: float


class EntryDelegate(QStyledItemDelegate):
    """Paints an entry: its icon in a round, title, body in lines, files; its day at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._broken: dict[tuple[str, int], tuple[str, ...]] = {}
        self.dropped_on = -1
        """The row that a file would be attached to if it were dropped now."""

    def height(self, entry: Entry, width: int) -> int:
        """How high this entry is in a view of this width."""
        count, size = len(self._lines(entry, width)), theme.size
        files = min(len(entry.files), MOST_FILES + 1)
        if not count and not files:
            return size(LOWEST)
        return size(12 + 18 + 1 + 12) + count * size(PITCH) + files * size(FILE_PITCH)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, theme.size(LOWEST))

    def file_at(self, entry: Entry, rect: QRectF, point: QPoint) -> Attachment | None:
        """The file whose line lies under a point of the view."""
        room = self._room(entry, rect)
        place = int((point.y() - room.files) // theme.size(FILE_PITCH))
        if point.x() < room.left or point.y() < room.files or place >= min(len(entry.files), MOST_FILES):
            return None
        return entry.files[place]

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(entry, Entry):
            return
        rect = QRectF(option.rect)
        painter.save()
        self._ground(painter, rect, option.state, dropped_on=index.row() == self.dropped_on)
        self._paint_entry(painter, rect, entry, option.state)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QPen(theme.colour("line"), 0))
        painter.drawLine(rect.bottomLeft() - QPointF(0, 1), rect.bottomRight() - QPointF(0, 1))
        painter.restore()

    def _ground(self, painter: QPainter, rect: QRectF, state: State, *, dropped_on: bool) -> None:
        if dropped_on:
            painter.fillRect(rect, theme.colour("accent_soft"))
        elif state & State.State_Selected and state & State.State_Active and state & State.State_HasFocus:
            painter.fillRect(rect, theme.colour("selected"))
            painter.fillRect(QRectF(rect.left(), rect.top(), 3, rect.height()), theme.colour("accent"))
        elif state & (State.State_Selected | State.State_MouseOver):
            painter.fillRect(rect, theme.colour("hover"))

    def _paint_entry(self, painter: QPainter, rect: QRectF, entry: Entry, state: State) -> None:
        look, size = LOOKS[entry.kind], theme.size
        centre = QPointF(rect.left() + size(30), rect.top() + size(26))
        theme.draw_round_icon(painter, centre, look.icon, token=look.token, soft=look.soft, radius=size(14))
        room = self._room(entry, rect)
        self._paint_head(painter, room, entry)
        if state & (State.State_Selected | State.State_MouseOver):
            self._paint_written(painter, room, entry, alone=not entries.below(entry, wording.today()))
        painter.setFont(theme.font(12))
        painter.setPen(theme.colour("dim"))
        for number, text in enumerate(self._lines(entry, int(rect.width()))):
            line = QRectF(room.left, room.body + number * size(PITCH), rect.width(), size(PITCH))
            painter.drawText(line, ONE_LINE, tamed(text))
        self._paint_files(painter, room, entry)

    def _paint_head(self, painter: QPainter, room: Room, entry: Entry) -> None:
        size, day = theme.size, entries.when(entry, wording.today())
        line = QRectF(room.left, room.top, room.right - room.left, size(18))
        theme.draw_text(painter, line, day, face=theme.font(12), ink=theme.colour("dim"), align=theme.RIGHT)
        end = line.right() - theme.metrics(12).horizontalAdvance(day) - size(8)
        if entry.pinned:
            self._paint_icon(painter, "pin", QPointF(end - size(12), line.top() + size(3)))
            end -= size(18)
        face, title = theme.font(13, 600), entries.title(entry)
        name = QRectF(line.left(), line.top(), max(20.0, end - line.left() - size(4)), line.height())
        theme.draw_text(painter, name, title, face=face, ink=theme.colour("ink"))

    def _paint_written(self, painter: QPainter, room: Room, entry: Entry, *, alone: bool) -> None:
        """Time and author under the day, while the entry is pointed at or chosen.

        Where no text stands beside them (`alone`) they have the whole line.
        """
        size, face, ink = theme.size, theme.font(11), theme.colour("dim")
        line = QRectF(room.left, room.top + size(18), room.right - room.left, size(15))
        if alone:
            theme.draw_text(painter, line, entries.written(entry), face=face, ink=ink, align=theme.RIGHT)
            return
        line.setLeft(room.right - size(BODY_RIGHT - DATE_RIGHT))
        for said in (entries.clock(entry), entry.author):
            if said:
                theme.draw_text(painter, line, said, face=face, ink=ink, align=theme.RIGHT)
                line.translate(0, size(14))

    def _paint_files(self, painter: QPainter, room: Room, entry: Entry) -> None:
        size, top = theme.size, room.files
        for file in entry.files[:MOST_FILES]:
            line = QRectF(room.left, top, room.right - room.left, size(FILE_PITCH))
            self._paint_icon(painter, "paperclip", QPointF(line.left(), line.top() + size(4)))
            weight = entries.size(file.size)
            width = theme.metrics(11).horizontalAdvance(weight) + size(8)
            line.setLeft(line.left() + size(18))
            wide = min(theme.metrics(12).horizontalAdvance(file.name) + 1, line.width() - width)
            named = QRectF(line.left(), line.top(), wide, line.height())
            theme.draw_text(painter, named, file.name, face=theme.font(12), ink=theme.colour("ink"))
            beside = QRectF(named.right() + size(8), line.top(), width, line.height())
            theme.draw_text(painter, beside, weight, face=theme.font(11), ink=theme.colour("dim"))
            top += size(FILE_PITCH)
        more = len(entry.files) - MOST_FILES
        if more > 0:
            line = QRectF(room.left + size(18), top, room.right - room.left, size(FILE_PITCH))
            text = ngettext("and %(count)d more file", "and %(count)d more files", more) % {"count": more}
            theme.draw_text(painter, line, text, face=theme.font(12), ink=theme.colour("dim"))

    def _paint_icon(self, painter: QPainter, name: str, place: QPointF) -> None:
        device = painter.device()
        image = theme.pixmap(name, "dim", 12, device.devicePixelRatioF() if device is not None else 1.0)
        painter.drawPixmap(place, image)

    def _room(self, entry: Entry, rect: QRectF) -> Room:
        size, count = theme.size, len(self._lines(entry, int(rect.width())))
        top = rect.top() + size(12 if count or entry.files else 17)
        body = rect.top() + size(31)
        return Room(
            rect.left() + size(TEXT_LEFT),
            rect.right() - size(DATE_RIGHT),
            top,
            body,
            body + count * size(PITCH) + size(1),
        )

    def _lines(self, entry: Entry, width: int) -> tuple[str, ...]:
        text = entries.below(entry, wording.today())
        if not text:
            return ()
        key = (text, width)
        if key not in self._broken:
            if len(self._broken) > LAYOUTS_KEPT:
                self._broken.clear()
            room = max(80, width - theme.size(TEXT_LEFT) - theme.size(BODY_RIGHT))
            self._broken[key] = _wrapped(text, room)
        return self._broken[key]


def _wrapped(text: str, width: int) -> tuple[str, ...]:
    """The lines of a text within a width; its line breaks stay, empty lines and what is too much do not."""
    lines: list[str] = []
    for paragraph in filter(str.strip, text.splitlines()):
        lines.extend(_broken(paragraph, width, MOST_LINES + 1 - len(lines)))
        if len(lines) > MOST_LINES:
            return (*lines[: MOST_LINES - 1], f"{lines[MOST_LINES - 1]}…")
    return tuple(lines)


def _broken(paragraph: str, width: int, most: int) -> list[str]:
    lines: list[str] = []
    layout = QTextLayout(paragraph, theme.font(12))
    # Qt counts in UTF-16, where a picture character is two.
    units = paragraph.encode("utf-16-le", "surrogatepass")
    layout.setTextOption(_option())
    layout.beginLayout()
    while len(lines) < most and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        start = line.textStart()
        part = units[2 * start : 2 * (start + line.textLength())]
        lines.append(part.decode("utf-16-le", "replace").rstrip())
    layout.endLayout()
    return lines


@lru_cache(maxsize=1)
def _option() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option
