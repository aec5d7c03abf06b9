"""What stands where the list would be while the book is empty: four ways to begin, and what was guessed."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from rolodex.domain.message import Message, message
from rolodex.i18n import _, word
from rolodex.ui import theme
from rolodex.ui.actions import Actions
from rolodex.ui.labelling import PlainLabel, plain_label
from rolodex.ui.ports import Services
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.welcome.guessed import Guessed
from rolodex.ui.widgets.blank import ActionButton
from rolodex.ui.widgets.scroll import ScrollColumn

WIDEST = 620


@dataclass(frozen=True, slots=True)
class Beginning:
    """One way to begin: the action, its icon, and what it is for."""

    action: str
    icon: str
    text: Message


BEGINNINGS: tuple[Beginning, ...] = (
    Beginning(
        "import",
        "download",
        message("The cards or tables of your phone or of another program; nothing of them is lost."),
    ),
    Beginning(
        "paste",
        "clipboard",
        message("What you copied elsewhere: cards, a table, or the end of an e-mail."),
    ),
    Beginning("new", "user-plus", message("Somebody whom you type in yourself.")),
    Beginning(
        "tour", "compass", message("Ten minutes on a sample book of made-up people, which goes again.")
    ),
)


class Welcome(QWidget):
    """Offers the ways to begin; language, country and currency can be chosen on the spot."""

    settings_wanted = Signal()
    language_changed = Signal()

    def __init__(self, runner: TaskRunner, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = QLabel(self)
        self.title = plain_label("", "subtitle")
        self.text = plain_label("", "dim", wrap=True)
        self.hint = plain_label("", "dim", wrap=True)
        self.buttons = {
            one.action: ActionButton(actions[one.action], "primary" if one.action == "import" else "")
            for one in BEGINNINGS
        }
        self._texts: dict[str, PlainLabel] = {
            one.action: plain_label("", "dim", wrap=True) for one in BEGINNINGS
        }
        self.guessed = Guessed(runner)
        self.guessed.settings_wanted.connect(self.settings_wanted)
        self.guessed.language_changed.connect(self.language_changed)
        self._build()
        self.setFocusProxy(self.buttons["import"])
        self.retranslate()
        self.paint_icons()

    def attach(self, services: Services) -> None:
        """Begin this book."""
        self.guessed.attach(services)

    def retranslate(self) -> None:
        """Word everything anew."""
        self.title.setText(_("Your book is empty"))
        self.text.setText(
            _("People, what was said to them and what they bought will stand here. Begin with:")
        )
        self.hint.setText(_("You can also drop a file on this window: .vcf, .csv, .xlsx, .ldif."))
        self.setAccessibleName(self.title.text())
        self.setAccessibleDescription(self.text.text())
        for one in BEGINNINGS:
            self._texts[one.action].setText(word(one.text))
            self.buttons[one.action].setAccessibleDescription(word(one.text))
        self.guessed.retranslate()

    def paint_icons(self) -> None:
        """Draw the icons in the colours of the theme in force."""
        self._picture.setPixmap(theme.pixmap("contact", "faint", 40, self.devicePixelRatioF()))
        for one in BEGINNINGS:
            self.buttons[one.action].show_icon(one.icon)

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icons again in the colours of a new theme."""
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self.paint_icons()
        super().changeEvent(event)

    def _build(self) -> None:
        page = QWidget()
        theme.set_role(page, "clear")
        column = QVBoxLayout(page)
        side = theme.size(24)
        column.setContentsMargins(side, side, side, side)
        column.setSpacing(theme.size(8))
        column.addStretch(2)
        for label in (self._picture, self.title, self.text, self.hint):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self._picture)
        column.addWidget(self.title)
        column.addWidget(self.text)
        column.addSpacing(theme.size(8))
        ways = QWidget()
        ways.setMaximumWidth(theme.size(WIDEST))
        ways.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        grid = QGridLayout(ways)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.size(16))
        grid.setVerticalSpacing(theme.size(10))
        grid.setColumnStretch(1, 1)
        for row, one in enumerate(BEGINNINGS):
            button = self.buttons[one.action]
            button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
            grid.addWidget(button, row, 0)
            grid.addWidget(self._texts[one.action], row, 1)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(ways, 100)
        across.addStretch(1)
        column.addLayout(across)
        column.addSpacing(theme.size(4))
        column.addWidget(self.hint)
        column.addSpacing(theme.size(12))
        column.addWidget(self.guessed)
        column.addStretch(3)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(ScrollColumn(page))
