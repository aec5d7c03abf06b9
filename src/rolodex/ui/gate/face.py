"""The face of the gate: what is the matter with the book, and what can be done about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from rolodex.i18n import _
from rolodex.ui import theme
from rolodex.ui.flow import FlowLayout
from rolodex.ui.labelling import ElidedLabel, plain_label, plain_tip
from rolodex.ui.told_as import announce
from rolodex.ui.widgets.button import Button
from rolodex.ui.widgets.column_table import ROW, ColumnTable, Head
from rolodex.ui.widgets.passphrase import PassphraseField
from rolodex.ui.widgets.scroll import ScrollColumn

WIDEST = 880
ROWS = range(3, 8)
"""Rows that a table shows at once; a low window shows fewer, so that the buttons stay in view."""
HEADER = 36
OTHERS = 360
"""The height that all but a table takes."""

Deed = Literal["open", "copy", "salvage", "again", "other", "stop", "done", "anyway", "new", "diagnosis"]
Part = Literal["passphrase", "copies", "bar", "losses"]

COPIES = (
    Head(lambda: _("Made"), 170, strong=True),
    Head(lambda: _("Holds"), 0),
    Head(lambda: _("Why"), 190, needed=False),
    Head(lambda: _("Where"), 195, needed=False),
)
LOSSES = (
    Head(lambda: _("What could not be read"), 0),
    Head(lambda: _("Whose"), 200),
    Head(lambda: _("Entries"), 90, right=True),
)


@dataclass(frozen=True, slots=True)
class View:
    """What one state of the gate shows; the first of the `deeds` is what most will want."""

    icon: str
    title: str
    text: str = ""
    parts: tuple[Part, ...] = ()
    deeds: tuple[Deed, ...] = ()
    hint: str = ""
    trouble: str = ""


class GateFace(QWidget):
    """One column in the middle: the book, the sentence, what belongs to it, and buttons."""

    pressed = Signal(str)
    """Which of the deeds is wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = ""
        self._picture = QLabel()
        self._book_icon = QLabel()
        self.book = ElidedLabel("", "small")
        self.title = plain_label("", "title", wrap=True)
        self.text = plain_label("", "dim", wrap=True)
        self.passphrase = PassphraseField()
        self.trouble = plain_label("", "bad", wrap=True)
        self.copies = ColumnTable(COPIES)
        self.losses = ColumnTable(LOSSES)
        self.bar = QProgressBar()
        self.hint = plain_label("", "small", wrap=True)
        self.buttons: dict[Deed, Button] = {}
        self._cards = {"copies": _card(self.copies), "losses": _card(self.losses)}
        self._row = FlowLayout(across=theme.size(8), down=theme.size(8))
        self._build()

    def show_book(self, path: Path) -> None:
        """Name the file that this is about."""
        self.book.setText(path.name)
        self.book.setAccessibleDescription(str(path))
        self.book.setToolTip(plain_tip(str(path)))

    def show_view(self, view: View) -> None:
        """Show this state."""
        self._icon = view.icon
        self._paint()
        self.title.setText(view.title)
        for label, text in ((self.text, view.text), (self.trouble, view.trouble), (self.hint, view.hint)):
            label.setText(text)
            label.setVisible(bool(text))
        self.passphrase.setVisible("passphrase" in view.parts)
        self.bar.setVisible("bar" in view.parts)
        for name, card in self._cards.items():
            card.setVisible(name in view.parts)
        self._offer(view.deeds)
        self.setAccessibleName(view.title)
        self.setAccessibleDescription(" ".join(part for part in (view.text, view.trouble) if part))
        if view.trouble:
            # nothing that has the keyboard changes, so that a screen reader would not look
            announce(self, view.trouble)

    def show_progress(self, done: int, total: int) -> None:
        """Show how far the work is."""
        # Qt counts in 32 bits; the sizes of files do not fit there
        self.bar.setRange(0, 1000 if total else 0)
        if total:
            self.bar.setValue(round(1000 * done / total))

    def allow(self, allowed: bool) -> None:
        """Let the buttons and the field be used, or wait for an answer."""
        for button in self.buttons.values():
            button.setEnabled(allowed)
        self.passphrase.edit.setReadOnly(not allowed)

    def focus(self, deed: Deed) -> None:
        """Put the keyboard on a button."""
        self.buttons[deed].setFocus(Qt.FocusReason.OtherFocusReason)

    def fit(self) -> None:
        """Make the tables as high as their rows, within bounds."""
        room = (self.height() - theme.size(OTHERS)) // theme.size(ROW)
        most = min(max(room, ROWS[0]), ROWS[-1])
        for table in (self.copies, self.losses):
            rows = min(max(table.lines.rowCount(), 1), most)
            table.setFixedHeight(theme.size(HEADER + ROW * rows))

    def retranslate(self) -> None:
        """Word everything anew that no view words."""
        self.passphrase.retranslate()
        self.passphrase.setAccessibleName(_("Passphrase"))
        self.passphrase.edit.setPlaceholderText(_("Passphrase"))
        self.copies.setAccessibleName(_("Copies of this book"))
        self.losses.setAccessibleName(_("What could not be read"))
        for deed, text in _words().items():
            self.buttons[deed].setText(text)
            self.buttons[deed].setAccessibleName(text)
        for table in (self.copies, self.losses):
            table.horizontalHeader().viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the tables the room there is."""
        super().resizeEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icons again in the colours of a new theme."""
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._paint()
        super().changeEvent(event)

    def _offer(self, deeds: Sequence[Deed]) -> None:
        """Put these buttons in this order, the first as what most will want."""
        for deed, button in self.buttons.items():
            button.setVisible(deed in deeds)
            theme.set_role(button, "")
        while self._row.count():
            self._row.takeAt(0)
        for place, deed in enumerate(deeds):
            self._row.addWidget(self.buttons[deed])
            if not place:
                theme.set_role(self.buttons[deed], "primary")
        for before, after in pairwise(deeds):
            QWidget.setTabOrder(self.buttons[before], self.buttons[after])

    def _paint(self) -> None:
        dpr = self.devicePixelRatioF()
        if self._icon:
            self._picture.setPixmap(theme.pixmap(self._icon, "accent", 36, dpr))
        self._book_icon.setPixmap(theme.pixmap("hard-drive", "dim", 13, dpr))

    def _build(self) -> None:
        host = QWidget()
        for deed in _words():
            self.buttons[deed] = Button(host)
            self.buttons[deed].clicked.connect(lambda _checked=False, deed=deed: self.pressed.emit(deed))
        self.bar.setTextVisible(False)
        self.passphrase.setMaximumWidth(theme.size(420))
        host.setLayout(self._row)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        host.setSizePolicy(policy)
        book = QHBoxLayout()
        book.setSpacing(theme.size(5))
        book.addWidget(self._book_icon)
        book.addWidget(self.book, 1)
        middle = QWidget()
        middle.setMaximumWidth(theme.size(WIDEST))
        column = QVBoxLayout(middle)
        side = theme.size(24)
        column.setContentsMargins(side, side, side, side)
        column.setSpacing(theme.size(10))
        column.addStretch(2)
        column.addWidget(self._picture)
        column.addLayout(book)
        column.addWidget(self.title)
        column.addWidget(self.text)
        column.addSpacing(theme.size(4))
        column.addWidget(self._cards["copies"])
        column.addWidget(self.passphrase)
        column.addWidget(self.trouble)
        column.addWidget(self.bar)
        column.addWidget(self._cards["losses"])
        column.addSpacing(theme.size(4))
        column.addWidget(host)
        column.addWidget(self.hint)
        column.addStretch(3)
        holder = QWidget()
        across = QHBoxLayout(holder)
        across.setContentsMargins(0, 0, 0, 0)
        across.addStretch(1)
        across.addWidget(middle, 100)
        across.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(ScrollColumn(holder))


def _words() -> dict[Deed, str]:
    """What the buttons say."""
    return {
        "open": _("Open the book"),
        "copy": _("Go on with this copy"),
        "salvage": _("Save what can be read"),
        "again": _("Try again"),
        "done": _("Open the book"),
        "stop": _("Cancel"),
        "other": _("Choose another file…"),
        "new": _("Begin an empty book"),
        "anyway": _("Open it here anyway"),
        "diagnosis": _("Copy diagnosis…"),
    }


def _card(table: ColumnTable) -> QFrame:
    """A table in a card; the corners of the card are not the table's to paint."""
    card = QFrame()
    theme.set_role(card, "card")
    inside = QVBoxLayout(card)
    inside.setContentsMargins(1, 4, 1, 4)
    inside.addWidget(table)
    card.setMinimumWidth(theme.size(200))
    card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    table.setTabKeyNavigation(False)
    table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
    return card
