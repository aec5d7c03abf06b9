"""The page of the help in view: read with the keys that scroll, its links reached with Tab."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPen, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit, QWidget

from rolodex.domain.folding import tokens
from rolodex.domain.help_page import HelpPage
from rolodex.ui import theme
from rolodex.ui.help import drawing

WIDEST = 720
"""Of a page, in pixels of the design: longer lines are hard to read."""
EDGE = 28
_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home)


class PageView(QTextBrowser):
    """Shows pages that are drawn here piece by piece: no markup is read, and nothing is loaded by a link."""

    link_chosen = Signal(str)

    def __init__(self, picture: Callable[[str], Path], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = picture
        self._page: HelpPage | None = None
        self._starts: list[int] = []
        self._marked: list[str] = []
        self._drawn_for = 0
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.anchorClicked.connect(lambda url: self.link_chosen.emit(url.toString()))
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(0)
        self._settle.timeout.connect(self._fit)

    def show_page(self, page: HelpPage, block: int = 0, marked: str = "") -> None:
        """Show a page from one of its blocks on, with these words marked."""
        self._page, self._marked = page, tokens(marked)
        self.setAccessibleName(page.title)
        self._draw()
        self.stand_at(block)

    def stand_at(self, block: int) -> None:
        """Bring a block of the page to the top."""
        place = self._starts[block] if 0 < block < len(self._starts) else 0
        cursor = QTextCursor(self.document())
        cursor.setPosition(place)
        self.setTextCursor(cursor)
        top = self.document().documentLayout().blockBoundingRect(cursor.block()).top()
        self.verticalScrollBar().setValue(round(top - theme.size(16)) if place else 0)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Nothing beside what was put into the page: a name is never looked up on a disk or elsewhere."""
        url = QUrl(name)
        return self.document().resource(kind, url) if url.scheme() == "picture" else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Alt and the arrows to the sheet, which knows the pages before."""
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in _ARROWS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep lines short enough to read, and pictures within them."""
        super().resizeEvent(event)
        self._settle.start()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the page again in the colours and the size of text in force."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange) and self._page is not None:
            self._drawn_for = 0
            self._settle.start()

    def is_settled(self) -> bool:
        """Whether the page is drawn as wide as it has room."""
        return not self._settle.isActive()

    def _fit(self) -> None:
        if self._page is None or self._width() == self._drawn_for:
            return
        bar = self.verticalScrollBar()
        at = bar.value() / max(1, bar.maximum())
        self._draw()
        bar.setValue(round(at * bar.maximum()))

    def _width(self) -> int:
        return max(theme.size(120), min(theme.size(WIDEST), self.width() - 2 * theme.size(EDGE)))

    def _draw(self) -> None:
        if self._page is None:
            return
        width = self._drawn_for = self._width()
        side = max(theme.size(EDGE), (self.width() - width) // 2)
        self.setViewportMargins(side, theme.size(20), side, theme.size(12))
        # The bar and the frame stand within this width; a picture must not reach below them.
        taken = self.verticalScrollBar().sizeHint().width() + 2 * self.frameWidth() + theme.size(8)
        self._starts = drawing.draw(self.document(), self._page, self._scaled, width - taken)
        self._mark()

    def _scaled(self, name: str, width: int) -> QImage | None:
        """A picture as wide as there is room, never larger than it is, with a line around it."""
        image = QImage(str(self._picture(name)))
        if image.isNull():
            return None
        ratio = self.devicePixelRatioF()
        shown = min(width, theme.size(image.width()))
        image = image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied).scaledToWidth(
            round(shown * ratio), Qt.TransformationMode.SmoothTransformation
        )
        painter = QPainter(image)
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.drawRect(image.rect().adjusted(0, 0, -1, -1))
        painter.end()
        image.setDevicePixelRatio(ratio)
        return image

    def _mark(self) -> None:
        """Put a ground behind the words that were looked for."""
        found: list[QTextEdit.ExtraSelection] = []
        text = self.document().toPlainText()
        for word, at in _words(text) if self._marked else ():
            if any(token.startswith(one) for token in tokens(word) for one in self._marked):
                mark = QTextEdit.ExtraSelection()
                cursor = QTextCursor(self.document())
                cursor.setPosition(at)
                cursor.setPosition(at + len(word), QTextCursor.MoveMode.KeepAnchor)
                mark.cursor = cursor
                mark.format.setBackground(QColor(theme.colour("mark")))
                found.append(mark)
        self.setExtraSelections(found)


def _words(text: str) -> list[tuple[str, int]]:
    """The words of a text with where they begin."""
    found: list[tuple[str, int]] = []
    at = 0
    for word in text.replace("\n", " ").replace("\t", " ").split(" "):
        if word:
            found.append((word, at))
        at += len(word) + 1
    return found
