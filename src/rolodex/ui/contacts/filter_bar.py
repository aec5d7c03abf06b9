"""The filters in force, as chips under the search."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from rolodex.domain.asked import Filter
from rolodex.domain.segment import Clause
from rolodex.i18n import _, word
from rolodex.ui import theme
from rolodex.ui.contacts.filters import filter_words
from rolodex.ui.flow import FlowLayout
from rolodex.ui.labelling import plain_tip
from rolodex.ui.widgets.button import Button

HEIGHT = 24
INSET = 9
CROSS = 12


class FilterChip(QWidget):
    """One filter with a cross that takes it away; so does the Delete key."""

    removed = Signal()

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)
        self.setAccessibleDescription(_("Delete takes this filter away"))
        self.setToolTip(plain_tip(text))

    def text(self) -> str:
        """The filter in words."""
        return self._text

    def sizeHint(self) -> QSize:
        width = theme.metrics(12).horizontalAdvance(self._text) + theme.size(2 * INSET + CROSS + 6)
        return QSize(min(round(width) + 2, theme.size(300)), theme.size(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.size(40), theme.size(HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes the filter away; the arrows go to the neighbours."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Right)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Take Delete before it deletes contacts."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Delete
        ):
            event.accept()
            return True
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().event(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the cross takes the filter away."""
        if event.position().x() >= self.width() - theme.size(CROSS + INSET + 3):
            self.removed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground, the words and the cross."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setBrush(theme.colour("accent_soft"))
        painter.setPen(QPen(theme.colour("accent"), 1) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        room = box.adjusted(theme.size(INSET), 0, -theme.size(INSET + CROSS + 4), 0)
        theme.draw_text(painter, room, self._text, face=theme.font(12), ink=theme.colour("ink"))
        cross = theme.pixmap("x", "ink", CROSS, self.devicePixelRatioF())
        side = cross.deviceIndependentSize()
        left = box.right() - theme.size(INSET) - side.width() + 2
        painter.drawPixmap(QPointF(left, (self.height() - side.height()) / 2), cross)


class FilterBar(QWidget):
    """The chips of all filters, and a button that takes all away; hidden where there are none."""

    changed = Signal(object)
    """The filters that are left: a tuple of Filter."""
    rule_removed = Signal()
    keeping_wanted = Signal()
    """What is asked is to be kept as a segment."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filters: tuple[Filter, ...] = ()
        self._rule: Clause | None = None
        self._named: tuple[Clause | None, str] = (None, "")
        self._chips: list[FilterChip] = []
        self.clear = Button(self)
        theme.set_role(self.clear, "link")
        self.clear.clicked.connect(self._clear)
        self.keep = Button(self)
        theme.set_role(self.keep, "link")
        self.keep.clicked.connect(self.keeping_wanted)
        self._flow = FlowLayout(self, across=6, down=4)
        self._flow.addWidget(self.clear)
        self._flow.addWidget(self.keep)
        self._flow.setContentsMargins(0, 0, 0, 0)
        self.retranslate()
        self.hide()

    def show_filters(self, filters: Sequence[Filter], rule: Clause | None = None) -> None:
        """Show these filters, and a rule that has no name."""
        if (tuple(filters), rule) == (self._filters, self._rule):
            return
        self._filters, self._rule = tuple(filters), rule
        self._build()

    def name_rule(self, rule: Clause, title: str) -> None:
        """Call this rule so wherever it is shown, instead of saying all its conditions."""
        self._named = (rule, title)

    @property
    def filters(self) -> tuple[Filter, ...]:
        """The filters that are shown."""
        return self._filters

    def chips(self) -> tuple[FilterChip, ...]:
        """The chips that are shown."""
        return tuple(self._chips)

    def retranslate(self) -> None:
        """Word everything anew."""
        self.clear.setText(_("Clear all"))
        self.keep.setText(_("Keep as segment…"))
        self._build()

    def _build(self) -> None:
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = []
        for one in self._filters:
            chip = self._add_chip(filter_words(one))
            chip.removed.connect(lambda one=one: self._remove(one))
        if self._rule is not None:
            from rolodex.domain.segment_words import sentence  # start-up

            rule, title = self._named
            text = title if rule == self._rule and title else word(sentence(self._rule))
            self._add_chip(text).removed.connect(self.rule_removed)
        self.setAccessibleName(", ".join(chip.text() for chip in self._chips))
        self.setVisible(bool(self._chips))
        self.updateGeometry()

    def _add_chip(self, text: str) -> FilterChip:
        chip = FilterChip(text, self)
        self._flow.insert(len(self._chips), chip)
        chip.show()
        self._chips.append(chip)
        return chip

    def _clear(self) -> None:
        if self._rule is not None:
            self.rule_removed.emit()
        self.changed.emit(())

    def _remove(self, gone: Filter) -> None:
        self.changed.emit(tuple(one for one in self._filters if one != gone))
