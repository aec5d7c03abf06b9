"""The list at the side of the help: its contents, or what answers a search."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from rolodex.domain.help_page import HelpPage
from rolodex.domain.help_search import Hit
from rolodex.domain.help_topics import CHAPTERS
from rolodex.i18n import _, word
from rolodex.ui import theme
from rolodex.ui.widgets.row_model import RowModel
from rolodex.ui.widgets.row_table import RowTable

HEAD, PAGE, HIT = 34, 30, 50
INSET = 14


@dataclass(frozen=True, slots=True)
class HelpRow:
    """A chapter, a page of it, or a part of a page that was found; `page` is "" for a chapter."""

    text: str
    page: str = ""
    block: int = 0
    detail: str = ""


class HelpRows(RowModel[HelpRow]):
    """The rows in view."""

    def show(self, rows: Sequence[HelpRow]) -> None:
        """Have these rows instead."""
        self._put(rows)

    def all(self) -> Sequence[HelpRow]:
        """Every row."""
        return self._rows

    def named(self, row: HelpRow) -> str:
        return row.text

    def spoken(self, row: HelpRow) -> str:
        if not row.page:
            return _("Chapter %(title)s") % {"title": row.text}
        return ". ".join(filter(None, (row.text, row.detail)))

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        row = self.row(index.row())
        if row is not None and not row.page:
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)


class Contents(RowTable):
    """Arrows lead through the pages, Enter opens one; letters go to the search."""

    chosen = Signal(object)
    """This HelpRow is to be shown; the keyboard stays here."""
    opened = Signal(object)
    """This HelpRow is to be read."""
    typed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = HelpRows(self)
        self.setModel(self.rows)
        self.setItemDelegate(_RowPainter(self))
        self.setMouseTracking(True)
        self.setProperty("k", "painted")
        self.selectionModel().currentRowChanged.connect(self._choose)
        self.clicked.connect(lambda index: self._open(index.row()))
        self._quiet = False

    def show_contents(self, pages: Sequence[HelpPage]) -> None:
        """List the chapters with their pages."""
        titles = {page.name: page.title for page in pages}
        rows = []
        for chapter in CHAPTERS:
            rows.append(HelpRow(word(chapter.title)))
            rows += [HelpRow(titles[name], name) for name in chapter.pages]
        self._show(rows)

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """List what answers a search, and stand on the best."""
        self._show(
            [
                HelpRow(
                    f"{hit.title} · {hit.heading}" if hit.heading else hit.title,
                    hit.page,
                    hit.block,
                    hit.detail,
                )
                for hit in hits
            ]
        )
        if hits:
            self.stand_on(hits[0].page, hits[0].block)

    def stand_on(self, page: str, block: int = 0) -> None:
        """Mark the row of a page without asking for it to be shown."""
        rows = self.rows.all()
        places = [place for place, row in enumerate(rows) if row.page == page]
        exact = [place for place in places if rows[place].block == block]
        self._quiet = True
        if places:
            index = self.rows.index((exact or places)[0], 0)
            self.setCurrentIndex(index)
            self.scrollTo(index)
        else:
            self.clearSelection()
        self._quiet = False

    def step(self, ways: int) -> None:
        """Go so many pages down the list, past the chapters."""
        rows = self.rows.all()
        readable = [place for place, row in enumerate(rows) if row.page]
        if not readable:
            return
        at = self.currentIndex().row()
        before = sum(place <= at for place in readable) - 1
        wanted = readable[max(0, min(len(readable) - 1, before + ways))]
        self.setCurrentIndex(self.rows.index(wanted, 0))

    def open_current(self) -> None:
        """Open the row one stands on."""
        self._open(self.currentIndex().row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, the arrows pass over chapters, letters search."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        held = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not held:
            self.open_current()
        elif event.key() in steps and not held:
            self.step(steps[Qt.Key(event.key())])
        elif event.text().isprintable() and event.text().strip() and not held:
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def measure(self) -> None:
        """Give each row the height it needs at the size of text in force."""
        rows = self.rows.all()
        heights = [HEAD if not row.page else HIT if row.detail else PAGE for row in rows]
        self.measure_rows(0, len(rows) - 1, lambda place: theme.size(heights[place]))

    def _show(self, rows: Sequence[HelpRow]) -> None:
        self._quiet = True
        self.rows.show(rows)
        self._quiet = False
        self.measure()

    def _choose(self, current: QModelIndex, _before: QModelIndex) -> None:
        row = self.rows.row(current.row())
        if row is not None and row.page and not self._quiet:
            self.chosen.emit(row)

    def _open(self, place: int) -> None:
        row = self.rows.row(place)
        if row is not None and row.page:
            self.opened.emit(row)


class _RowPainter(QStyledItemDelegate):
    """Paints a chapter as a small head, a page as a line, what was found as a line with words below."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(100, theme.size(PAGE))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(row, HelpRow):
            return
        rect = QRectF(option.rect)
        room = rect.adjusted(theme.size(INSET), 0, -theme.size(8), 0)
        if not row.page:
            room.setTop(room.top() + theme.size(8))
            face = theme.font(11, 600, 0.6)
            theme.draw_text(painter, room, row.text.upper(), face=face, ink=theme.colour("dim"))
            return
        theme.draw_ground(painter, rect, option.state)
        if not row.detail:
            theme.draw_text(painter, room, row.text, face=theme.font(13, 500), ink=theme.colour("ink"))
            return
        half = rect.height() / 2
        upper, lower = QRectF(room), QRectF(room)
        upper.setBottom(rect.top() + half + theme.size(2))
        lower.setTop(rect.top() + half - theme.size(2))
        theme.draw_text(painter, upper, row.text, face=theme.font(13, 600), ink=theme.colour("ink"))
        theme.draw_text(painter, lower, row.detail, face=theme.font(12), ink=theme.colour("dim"))
