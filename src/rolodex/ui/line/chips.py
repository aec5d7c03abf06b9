"""What was understood of a line, as chips: each says one thing and can be taken back to mere text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from rolodex.domain import activity_words
from rolodex.domain.line import Line
from rolodex.domain.message import Message, message
from rolodex.domain.phrase import DOUBTS, PartKind
from rolodex.i18n import _, word
from rolodex.ui import theme, wording
from rolodex.ui.flow import FlowLayout
from rolodex.ui.labelling import plain_tip
from rolodex.ui.reminders import words
from rolodex.ui.reminders.repeat_words import repeated
from rolodex.ui.widgets.button import Button

HEIGHT = 26
INSET = 9
ICON = 14
WIDEST = 360

Stretch = tuple[int, int]

KINDS: Mapping[str, Message] = MappingProxyType(
    {**activity_words.KINDS, "purchase": message("Purchase"), "ticket": message("Ticket")}
)
INCOMING: Mapping[str, Message] = MappingProxyType(
    {
        "call": message("Incoming call"),
        "email": message("Email received"),
        "letter": message("Letter received"),
        "message": message("Message received"),
    }
)


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that was understood: its look, its words, and the stretches of text it was taken from."""

    name: str
    icon: str
    text: str
    stretches: tuple[Stretch, ...] = ()
    token: str = "dim"
    soft: str = "chip"


def understood(line: Line, today: date) -> tuple[Said, ...]:
    """The chips of a line, what happened first, then what is to be done, then what is doubtful."""
    return (*_happened(line, today), *_planned(line, today), *_doubts(line))


def _happened(line: Line, today: date) -> Iterator[Said]:
    phrase = line.phrase
    if phrase.kind:
        known = INCOMING.get(phrase.kind) if phrase.direction == "in" else None
        text = word(known or KINDS.get(phrase.kind, KINDS["note"]))
        yield Said(
            "kind", words.ICONS[phrase.kind], text, _of(line, "kind", "direction"), "blue", "blue_soft"
        )
    if line.contact_id and line.person != (0, 0):
        yield Said("person", "user-round", line.fn or _("No name"), (line.person,))
    if phrase.at:
        yield Said("at", "history", words.moment(phrase.at, today), _of(line, "at"))
    if phrase.minutes:
        text = _("%(count)d min") % {"count": phrase.minutes}
        yield Said("minutes", "timer", text, _of(line, "minutes"))
    if phrase.outcome:
        yield Said("outcome", "phone-outgoing", words.outcome(phrase.outcome), _of(line, "outcome"))
    if line.sale is not None:
        text = wording.money(line.sale.amount, line.sale.currency)
        yield Said("amount", "shopping-bag", text, _of(line, "amount"), "good", "good_soft")


def _planned(line: Line, today: date) -> Iterator[Said]:
    planned = line.phrase.follow_up
    if planned is None:
        return
    kind = planned.kind
    text = _("Follow-up") if kind == "task" else words.to_do(kind)
    if line.phrase.kind and kind != "task":
        text = _("Follow-up: %(kind)s") % {"kind": words.to_do(kind)}
    icon = "bell" if kind == "task" else words.ICONS[kind]
    stretches = _of(line, "plan") or (() if line.phrase.kind else _of(line, "kind"))
    yield Said("plan", icon, text, stretches, "warn", "warn_soft")
    if planned.due:
        due = words.moment(planned.due, today)
        yield Said("date", "calendar-days", due, _of(line, "date", "time"), "warn", "warn_soft")
    if planned.rrule:
        text = repeated(planned.rrule, today)
        yield Said("repeat", "repeat", text, _of(line, "repeat"), "warn", "warn_soft")


def _doubts(line: Line) -> Iterator[Said]:
    for part in line.phrase.parts:
        if part.kind == "doubt":
            said = _("“%(text)s” stays text") % {"text": line.phrase.text[part.start : part.end]}
            if part.value in DOUBTS:
                said = _("%(said)s: %(why)s") % {"said": said, "why": word(DOUBTS[part.value])}
            yield Said("doubt", "circle-alert", said, (), "bad", "bad_soft")


def _of(line: Line, *kinds: PartKind) -> tuple[Stretch, ...]:
    return tuple((part.start, part.end) for part in line.phrase.parts if part.kind in kinds)


class ChipRow(QWidget):
    """The chips of a line, as many side by side as fit."""

    taken_back = Signal(object)
    """The stretches (tuple of start and end) that are to be mere text."""
    left = Signal()
    """Esc or Up: the keyboard goes back to the line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips: list[Chip] = []
        self._flow = FlowLayout(self, theme.size(6), theme.size(6))

    def show_line(self, line: Line | None, today: date) -> None:
        """Show what was understood of a line; chips that say the same stay as they are."""
        said = understood(line, today) if line is not None else ()
        if said != tuple(chip.said for chip in self.chips):
            self._show(said)
        self.setVisible(bool(said))

    def texts(self) -> tuple[str, ...]:
        """What the chips say."""
        return tuple(chip.said.text for chip in self.chips)

    def focus(self) -> None:
        """Put the keyboard on the first chip that can be taken back."""
        for chip in self.chips:
            if chip.can_go():
                chip.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc and Up lead back to the line."""
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Up):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _show(self, said: Sequence[Said]) -> None:
        for chip in self.chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = [Chip(one, self) for one in said]
        for chip in self.chips:
            chip.removed.connect(lambda chip=chip: self.taken_back.emit(chip.said.stretches))
            self._flow.addWidget(chip)
            chip.show()
        self.updateGeometry()


class Chip(Button):
    """One thing that was understood; a click, Delete or Backspace takes it back."""

    removed = Signal()

    def __init__(self, said: Said, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.said = said
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(said.text)
        if self.can_go():
            self.setAccessibleDescription(_("Delete takes it back: it stays text"))
            self.clicked.connect(self.removed)
        else:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def can_go(self) -> bool:
        """Whether it was taken from the text and can be given back."""
        return bool(self.said.stretches)

    def sizeHint(self) -> QSize:
        width = theme.metrics(12, 500).horizontalAdvance(self.said.text) + 2 * theme.size(INSET)
        width += theme.size(ICON) + theme.size(6)
        if self.can_go():
            width += theme.size(12) + theme.size(5)
        return QSize(min(round(width) + 1, theme.size(WIDEST)), theme.size(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.size(60), theme.size(HEIGHT))

    def event(self, event: QEvent) -> bool:
        """Take Delete before a shortcut that deletes contacts does."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Escape)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete and Backspace take it back; the arrows lead to its neighbours."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.click()
        elif event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Left):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Right)
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground, the icon, the words and the cross."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75)
        focused = self.hasFocus()
        painter.setPen(QPen(theme.colour("accent"), 1.5) if focused else Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(self.said.soft))
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        ratio = self.devicePixelRatioF()
        left, right = box.x() + theme.size(INSET), box.right() - theme.size(INSET)
        self._draw_icon(painter, self.said.icon, left, ICON, ratio)
        left += theme.size(ICON) + theme.size(6)
        if self.can_go():
            right -= theme.size(12)
            self._draw_icon(painter, "x", right + theme.size(2), 12, ratio)
            right -= theme.size(4)
        room = QRectF(left, 0, right - left + 1, self.height())
        ink = theme.colour(self.said.token if self.said.token != "dim" else "ink")
        theme.draw_text(painter, room, self.said.text, face=theme.font(12, 500), ink=ink)
        cut = theme.metrics(12, 500).horizontalAdvance(self.said.text) > room.width()
        self.setToolTip(plain_tip(self.said.text if cut else ""))

    def _draw_icon(self, painter: QPainter, name: str, left: float, px: int, ratio: float) -> None:
        image = theme.pixmap(name, self.said.token, px, ratio)
        top = (self.height() - image.deviceIndependentSize().height()) / 2
        painter.drawPixmap(QPointF(left, top), image)
