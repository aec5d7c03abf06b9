"""The rows of the cards beside the day: a person with a word or two, or a step with its undo."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from rolodex.domain.agenda import Celebration, Slipping
from rolodex.domain.tamed import tamed
from rolodex.i18n import _
from rolodex.ui import theme, wording
from rolodex.ui.labelling import ElidedLabel, plain_tip
from rolodex.ui.today.delegate import Photos
from rolodex.ui.widgets.button import Button

ROW = 59
AVATAR = 36
SIDE = 16
BROKEN = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
NARROW = 320
"""In rows narrower than this a text at the right leaves the line below to itself."""


class PersonButton(QAbstractButton):
    """A round, a name and a line below it; opens the card of that person."""

    chosen = Signal(int)

    def __init__(self, photos: Photos, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._photos = photos
        self._person: Slipping | Celebration | None = None
        self._below = self._right = self._icon = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._choose)

    def show_person(
        self, person: Slipping | Celebration, below: str, *, right: str = "", icon: str = ""
    ) -> None:
        """Show this person, with a text or an icon at the right."""
        self._person, self._below, self._right, self._icon = person, below, right, icon
        name = person.fn or _("No name")
        self.setText(name)
        self.setAccessibleName(tamed(", ".join(part for part in (name, below, right) if part)))
        self.setToolTip(plain_tip("\n".join((name, below))))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.size(200), theme.size(ROW))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.size(120), theme.size(ROW))

    def hasHeightForWidth(self) -> bool:
        """A long line below the name is broken."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as the line below the name needs."""
        return theme.size(ROW) + self._extra(width)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the person."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        person, size = self._person, theme.size
        if person is None:
            return
        box = QRectF(self.rect())
        dpr = self.devicePixelRatioF()
        side = size(AVATAR)
        photo = self._photos(person.photo) if person.photo else None
        if photo is not None:
            drawn = theme.round_photo(photo, side, dpr)
        else:
            drawn = theme.initials_pixmap(person.initials, person.ground, side, dpr)
        painter.drawPixmap(QPoint(size(SIDE), (self.height() - side) // 2), drawn)
        extra = self._extra(self.width())
        left, half = size(SIDE) + side + size(12), box.center().y() - extra / 2
        top = QRectF(left, half - size(19), box.right() - left, size(20))
        below = QRectF(left, half, box.right() - size(12) - left, size(19) + extra)
        if self._is_stacked(self.width()):
            line = QRectF(left, half, below.width(), size(19))
            face = theme.font(13, 400, 0, True)
            theme.draw_text(painter, line, self._right, face=face, ink=theme.colour("ink"))
            below.setTop(half + size(19))
        elif self._right and self.width() < size(NARROW):
            top.setRight(self._at_right(painter, top, dpr))
        else:
            right = self._at_right(painter, box, dpr)
            top.setRight(right)
            below.setRight(right)
        theme.draw_text(painter, top, self.text(), face=theme.font(13, 600), ink=theme.colour("ink"))
        painter.setFont(theme.font(12))
        painter.setPen(theme.colour("dim"))
        painter.drawText(below, BROKEN, tamed(self._below))
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(4.5, 4.5, -4.5, -4.5), 8, 8)

    def _extra(self, width: int) -> int:
        """How much higher than a row of two lines the row is at this width."""
        left = theme.size(SIDE + AVATAR + 12)
        room = width - left - theme.size(12)
        if self._icon or (self._right and width >= theme.size(NARROW)):
            beside = theme.metrics(13, 400, 0, True).horizontalAdvance(self._right)
            room -= ceil(beside) + theme.size(SIDE + 16 if self._icon else 12)
        face = theme.metrics(12)
        broken = face.boundingRect(QRectF(0, 0, max(40, room), 10_000), BROKEN, self._below)
        lines = theme.size(19) if self._is_stacked(width) else 0
        return max(0, ceil(broken.height() - face.height())) + lines

    def _is_stacked(self, width: int) -> bool:
        """Whether the text at the right would leave too little room for the name, and gets its own line."""
        if not self._right or self._icon or width >= theme.size(NARROW):
            return False
        name = theme.metrics(13, 600).horizontalAdvance(self.text())
        beside = theme.metrics(13, 400, 0, True).horizontalAdvance(self._right)
        return theme.size(SIDE + AVATAR + 12 + 12 + 8) + name + beside > width

    def _at_right(self, painter: QPainter, box: QRectF, dpr: float) -> float:
        """Paint what stands at the right; gives the room that is left."""
        right = box.right() - theme.size(SIDE if self._icon else 12)
        if self._icon:
            image = theme.pixmap(self._icon, "ink", 16, dpr)
            side = image.deviceIndependentSize()
            right -= side.width()
            painter.drawPixmap(QPointF(right, round(box.center().y() - side.height() / 2)), image)
        if self._right:
            face = theme.font(13, 400, 0, True)
            ink = theme.colour("ink")
            room = QRectF(0, box.top(), right, box.height())
            theme.draw_text(painter, room, self._right, face=face, ink=ink, align=theme.RIGHT)
            right -= theme.metrics(13, 400, 0, True).horizontalAdvance(self._right)
        return right - theme.size(10)

    def _choose(self) -> None:
        if self._person is not None:
            self.chosen.emit(self._person.contact_id)


class SideRow(QWidget):
    """A row of a card, with a hair line above it."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line above."""
        painter = QPainter(self)
        painter.fillRect(QRectF(0, 0, self.width(), 1), theme.colour("line"))


class SlippingRow(SideRow):
    """A customer who is slipping away, and the bell that sets a follow-up."""

    remind_wanted = Signal(object)
    """A follow-up is to be set for this Slipping."""

    def __init__(self, photos: Photos, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._slipping: Slipping | None = None
        self.person = PersonButton(photos, self)
        self.bell = Button(self)
        self.bell.setIcon(theme.icon("bell", "ink"))
        self.bell.setFixedWidth(theme.size(40))
        self.bell.clicked.connect(lambda: self.remind_wanted.emit(self._slipping))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, theme.size(SIDE), 0)
        row.setSpacing(0)
        row.addWidget(self.person, 1)
        row.addWidget(self.bell)

    def show_one(self, slipping: Slipping, below: str, *, may_write: bool) -> None:
        """Show this customer."""
        self._slipping = slipping
        amount = wording.money(slipping.lifetime, slipping.currency, whole=True)
        self.person.show_person(slipping, below, right=amount)
        if slipping.at_stake:
            stake = wording.money(slipping.at_stake, slipping.currency, whole=True)
            said = _("about %(sum)s a year if they come back") % {"sum": stake}
            self.person.setToolTip(plain_tip(f"{self.person.toolTip()}\n{said}"))
            self.person.setAccessibleDescription(said)
        text = _("Set a follow-up for %(name)s") % {"name": slipping.fn or _("No name")}
        self.bell.setToolTip(plain_tip(text))
        self.bell.setAccessibleName(text)
        self.bell.setVisible(may_write)


class CelebrationRow(SideRow):
    """A person whose day comes round."""

    def __init__(self, photos: Photos, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.person = PersonButton(photos, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.person)

    def show_one(self, celebration: Celebration, below: str) -> None:
        """Show this person."""
        icons = {"bday": "cake", "anniversary": "heart"}
        self.person.show_person(celebration, below, icon=icons.get(celebration.name, "calendar-days"))


class StepRow(SideRow):
    """A step of the history and its undo."""

    undo_wanted = Signal(int, bool)
    """This step is to be taken back, though later work is lost (or not)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._step_id, self._anyway = 0, False
        self.title = ElidedLabel("", "", self)
        self.below = QLabel(self)
        self.below.setTextFormat(Qt.TextFormat.PlainText)
        self.below.setWordWrap(True)
        self.below.setMinimumWidth(20)
        theme.set_role(self.below, "small")
        self.undo = Button(self)
        theme.set_role(self.undo, "link")
        self.undo.clicked.connect(lambda: self.undo_wanted.emit(self._step_id, self._anyway))
        texts = QVBoxLayout()
        texts.setSpacing(theme.size(2))
        texts.addWidget(self.title)
        texts.addWidget(self.below)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.size(SIDE), theme.size(11), theme.size(14), theme.size(10))
        row.setSpacing(theme.size(8))
        row.addLayout(texts, 1)
        row.addWidget(self.undo, 0, Qt.AlignmentFlag.AlignTop)
        self.setMinimumHeight(theme.size(ROW))

    def show_one(self, step_id: int, title: str, below: str, *, may_write: bool) -> None:
        """Show this step."""
        self._step_id, self._anyway = step_id, False
        self.title.setText(title)
        self.below.setText(below)
        self._name(_("Undo"))
        self.undo.setVisible(may_write)
        self.undo.setEnabled(True)

    def step_id(self) -> int:
        """The step that is shown."""
        return self._step_id

    def show_clash(self, words: str) -> None:
        """Say whose later work would be lost, and offer to undo anyway."""
        self._anyway = True
        self.below.setText(words)
        self._name(_("Undo anyway"))
        self.undo.setEnabled(True)

    def _name(self, text: str) -> None:
        self.undo.setText(text)
        self.undo.setAccessibleName(f"{text}: {self.title.text()}")
