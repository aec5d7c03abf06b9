"""A rule as chips: each condition can be chosen and taken away, each "and" turned into an "or"."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from rolodex.domain.segment import FIELDS, Clause, Condition
from rolodex.domain.segment_tree import Path, Piece, pieces
from rolodex.domain.segment_words import words
from rolodex.i18n import _, word
from rolodex.ui import theme
from rolodex.ui.flow import FlowLayout
from rolodex.ui.labelling import plain_label, plain_tip
from rolodex.ui.widgets.button import Button

HEIGHT = 28
INSET = 10
CROSS = 12
WIDEST = 420

LOOKS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "event": ("blue", "blue_soft"),
        "money": ("good", "good_soft"),
        "number": ("good", "good_soft"),
        "date": ("warn", "warn_soft"),
        "choice": ("violet", "violet_soft"),
    }
)
"""Ink and ground of a chip by the kind of its field; all others are plain."""


NO_FIELDS: Mapping[str, str] = MappingProxyType({})


class RuleChip(Button):
    """One condition in words; a click or Enter chooses it, Delete or its cross takes it away."""

    removed = Signal()

    def __init__(
        self,
        condition: Condition,
        path: Path,
        own: Mapping[str, str] = NO_FIELDS,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.condition, self.path = condition, path
        self._chosen = False
        spec = FIELDS.get(condition.field)
        self._ink, self._ground = LOOKS.get(spec.kind if spec else "", ("ink", "chip"))
        self.text_ = word(words(condition, own))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.text_)
        self.setAccessibleDescription(_("Enter changes this condition, Delete takes it away"))
        self.setToolTip(plain_tip(self.text_))

    def choose(self, chosen: bool) -> None:
        """Look like the one that is being changed, or not."""
        self._chosen = chosen
        self.update()

    def sizeHint(self) -> QSize:
        width = theme.metrics(13, 500).horizontalAdvance(self.text_) + theme.size(2 * INSET + CROSS + 6)
        return QSize(min(round(width) + 2, theme.size(WIDEST)), theme.size(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.size(60), theme.size(HEIGHT))

    def event(self, event: QEvent) -> bool:
        """Take Delete before a shortcut that deletes contacts does."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes the condition away; the arrows lead to its neighbours."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Right)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the cross takes the condition away."""
        if event.position().x() >= self.width() - theme.size(CROSS + INSET + 3):
            self.setDown(False)
            self.removed.emit()
        else:
            super().mouseReleaseEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground, the words and the cross."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75)
        painter.setBrush(theme.colour(self._ground))
        edge = self.hasFocus() or self._chosen
        painter.setPen(QPen(theme.colour("accent"), 1.5) if edge else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        room = box.adjusted(theme.size(INSET), 0, -theme.size(INSET + CROSS + 4), 0)
        ink = theme.colour(self._ink)
        theme.draw_text(painter, room, self.text_, face=theme.font(13, 500), ink=ink)
        cross = theme.pixmap("x", self._ink, CROSS, self.devicePixelRatioF())
        side = cross.deviceIndependentSize()
        left = box.right() - theme.size(INSET) - side.width() + 2
        painter.drawPixmap(QPointF(left, (self.height() - side.height()) / 2), cross)


class Joint(Button):
    """The word between two conditions, as high as they are."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        width = theme.metrics(13, 500).horizontalAdvance(self.text()) + theme.size(8)
        return QSize(round(width), theme.size(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the word, and a line around it where the keyboard is."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.75, 3, -0.75, -3)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 1.5))
            painter.drawRoundedRect(box, 6, 6)
        ink = theme.colour("accent")
        theme.draw_text(painter, box, self.text(), face=theme.font(13, 500), ink=ink, align=theme.CENTRE)


class RuleChips(QWidget):
    """The chips of a whole rule with the words and brackets between them."""

    chosen = Signal(object)
    """The path of the condition that is to be changed."""
    removed = Signal(object)
    """The path of the condition that is to go."""
    turned = Signal(object)
    """The path of the clause whose "and" is to become "or", or the other way round."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rule = Clause()
        self._own: Mapping[str, str] = NO_FIELDS
        self._parts: list[QWidget] = []
        self._flow = FlowLayout(self, theme.size(6), theme.size(6))

    def name_fields(self, own: Mapping[str, str]) -> None:
        """Call the fields of the user's own by these names."""
        self._own = own

    def show_rule(self, rule: Clause, current: Path | None) -> None:
        """Show this rule, the condition at `current` as the one being changed; the keyboard stays."""
        focused = next((chip.path for chip in self.chips() if chip.hasFocus()), None)
        if rule != self._rule or not self._parts:
            self._rule = rule
            self._build()
        for chip in self.chips():
            chip.choose(chip.path == current)
            if chip.path == focused:
                chip.setFocus(Qt.FocusReason.OtherFocusReason)

    def chips(self) -> tuple[RuleChip, ...]:
        """The chips from left to right."""
        return tuple(part for part in self._parts if isinstance(part, RuleChip))

    def retranslate(self) -> None:
        """Word everything anew."""
        self._build()

    def _build(self) -> None:
        for part in self._parts:
            self._flow.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts = [self._part(piece) for piece in pieces(self._rule)]
        if not self._parts:
            self._parts = [plain_label(_("Everybody"), "dim", self)]
        for part in self._parts:
            self._flow.addWidget(part)
            part.show()
        self.updateGeometry()

    def _part(self, piece: Piece) -> QWidget:
        if piece.condition is not None:
            chip = RuleChip(piece.condition, piece.path, self._own, self)
            chip.clicked.connect(lambda: self.chosen.emit(piece.path))
            chip.removed.connect(lambda: self.removed.emit(piece.path))
            return chip
        if piece.sign in ("all", "any"):
            return self._joint(piece)
        texts = {"open": "(", "open_not": _("not ("), "close": ")"}
        bracket = plain_label(texts[piece.sign], "dim", self)
        bracket.setFixedHeight(theme.size(HEIGHT))
        bracket.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        return bracket

    def _joint(self, piece: Piece) -> QWidget:
        joint = Joint(_("and") if piece.sign == "all" else _("or"), self)
        joint.setAccessibleDescription(_("Turns “and” into “or”, or the other way round"))
        joint.setToolTip(plain_tip(joint.accessibleDescription()))
        joint.clicked.connect(lambda: self.turned.emit(piece.path))
        return joint
