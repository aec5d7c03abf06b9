"""A quiet line in the form of a new contact: who of the book it looks like."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from rolodex.domain.contact import Contact
from rolodex.domain.likeness import Alike
from rolodex.i18n import _, ngettext, word
from rolodex.services.look_alikes import LookAlikes
from rolodex.ui import theme, wording
from rolodex.ui.asking import Asking
from rolodex.ui.labelling import plain_label
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.widgets.button import Button

REST = 300
"""Milliseconds without a key after which the book is asked."""
LIMIT = 5


class AlikeHint(QFrame):
    """Hidden while nobody looks like what is being written; never in the way of writing."""

    open_wanted = Signal(int)
    """The card of this contact is to be shown instead."""
    shown = Signal()
    """The line came or went: the Tab key leads another way."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asking: Asking | None = None
        self._look_alikes: LookAlikes | None = None
        self._typed: Callable[[], Contact] = Contact
        self._alike: tuple[Alike, ...] = ()
        self._known: set[int] = set()
        self._icon = QLabel()
        self.text = plain_label("", "warn", wrap=True)
        self.open_button, self.write_button = Button(), Button()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(REST)
        self._soon.timeout.connect(self._ask)
        self._build()
        self.open_button.clicked.connect(self.open)
        self.write_button.clicked.connect(self.keep_writing)
        self.hide()

    def attach(self, runner: TaskRunner, look_alikes: LookAlikes) -> None:
        """Ask this book."""
        self._asking, self._look_alikes = Asking(runner, self), look_alikes

    def begin(self) -> None:
        """Forget what was said of another contact."""
        self._soon.stop()
        self._known = set()
        self._show(())

    def follow(self, typed: Callable[[], Contact]) -> None:
        """Something was written: look for whom it looks like as soon as the keys rest."""
        self._typed = typed
        if self._look_alikes is not None:
            self._soon.start()

    def open(self) -> None:
        """Ask for the card of the likest."""
        if self._alike:
            self.open_wanted.emit(self._alike[0].contact_id)

    def keep_writing(self) -> None:
        """Say nothing more of these."""
        self._known |= {one.contact_id for one in self._alike}
        self._show(())

    def is_settled(self) -> bool:
        """Whether all is said that is about to be said."""
        return not self._soon.isActive() and (self._asking is None or self._asking.is_settled())

    def retranslate(self) -> None:
        """Word everything anew."""
        self.write_button.setText(_("Keep writing"))
        self._show(self._alike)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("warn_soft"))
        painter.drawRoundedRect(self.rect(), theme.size(10), theme.size(10))

    def _ask(self) -> None:
        if self._asking is None or self._look_alikes is None:
            return
        look_alikes, typed = self._look_alikes, self._typed()
        self._asking.ask("alike", lambda _progress: look_alikes.like(typed, LIMIT), self._show)

    def _show(self, alike: tuple[Alike, ...]) -> None:
        self._alike = tuple(one for one in alike if one.contact_id not in self._known)
        if not self._alike:
            self._set_shown(shown=False)
            return
        best, others = self._alike[0], len(self._alike) - 1
        name = best.fn or _("No name")
        why = ", ".join(map(word, best.likeness.reasons))
        said = _("Looks like %(name)s: %(why)s.") % {"name": name, "why": why}
        if others:
            more = ngettext("%(count)s other looks alike too.", "%(count)s others look alike too.", others)
            said = f"{said} {more % {'count': wording.number(others)}}"
        self._icon.setPixmap(theme.pixmap("users-round", "warn", 16, self.devicePixelRatioF()))
        self.text.setText(said)
        self.open_button.setText(_("Open (Ctrl+O)"))
        self.open_button.setToolTip(_("What is written is kept as a draft"))
        self.open_button.setAccessibleName(_("Open %(name)s") % {"name": name})
        self.write_button.setToolTip(_("Say nothing more of this"))
        self.setAccessibleName(said)
        self._set_shown(shown=True)

    def _set_shown(self, *, shown: bool) -> None:
        if shown == self.isHidden():
            self.setVisible(shown)
            self.shown.emit()

    def _build(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(theme.size(8))
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.text, 1)
        for button in (self.open_button, self.write_button):
            theme.set_role(button, "link")
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        margin = theme.size(10)
        column.setContentsMargins(margin, margin, margin, margin)
        column.addLayout(line)
