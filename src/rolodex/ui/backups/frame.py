"""The face of the backups: a head with buttons above the list of copies, one copy, or a quiet page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from rolodex.i18n import _
from rolodex.ui import theme
from rolodex.ui.labelling import ElidedLabel, plain_label
from rolodex.ui.widgets.blank import Blank
from rolodex.ui.widgets.button import Button
from rolodex.ui.widgets.column_table import ColumnTable, Head
from rolodex.ui.widgets.passphrase import PassphraseField
from rolodex.ui.widgets.sheet_head import sheet_head
from rolodex.ui.widgets.warning_box import WarningBox

Deed = Literal["place", "check", "make", "close", "back", "stop", "look", "restore", "unlock"]
Body = Literal["list", "copy", "passphrase", "blank"]

PRIMARY = ("look", "restore", "unlock")
HEADS = (
    Head(lambda: _("Made"), 165, strong=True),
    Head(lambda: _("Holds"), 0),
    Head(lambda: _("Checked"), 150),
    Head(lambda: _("Why"), 190, needed=False),
    Head(lambda: _("Where"), 195),
    Head(lambda: _("Size"), 90, right=True, needed=False),
)


@dataclass(frozen=True, slots=True)
class View:
    """What one state shows: the body below the head, the buttons in it, and a line at the foot."""

    title: str
    said: str
    body: Body
    deeds: tuple[Deed, ...]
    footer: str = ""
    link: str = ""
    trouble: bool = False
    warning: str = ""


class BackupsFrame(QWidget):
    """Shows a view; says which button was pressed."""

    pressed = Signal(str)
    """Which of the deeds is wanted, "undo" for the link at the foot."""

    def __init__(self, copy: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = ElidedLabel("", "title")
        self.said = plain_label("", "dim", wrap=True)
        self.buttons: dict[Deed, Button] = {}
        self.bar = QProgressBar()
        self.warning = WarningBox()
        self.list = ColumnTable(HEADS)
        self.passphrase = PassphraseField()
        self.blank = Blank("archive-restore")
        self.footer = plain_label("", "small", wrap=True)
        self.link = Button()
        self._bodies: dict[Body, QWidget] = {"copy": copy, "blank": self.blank}
        self._build()

    def show_view(self, view: View) -> None:
        """Show this state."""
        self.title.setText(view.title)
        self.say(view.said, "bad" if view.trouble else "dim")
        for deed, button in self.buttons.items():
            button.setVisible(deed in view.deeds)
        self.bar.hide()
        self.warning.say(view.warning)
        for name, body in self._bodies.items():
            body.setVisible(name == view.body)
        self.blank.paint_icon()
        self.footer.setText(view.footer)
        self.footer.setVisible(bool(view.footer or view.link))
        self.link.setText(view.link)
        self.link.setAccessibleName(view.link)
        self.link.setVisible(bool(view.link))
        self.setAccessibleName(view.title)

    def say(self, text: str, role: str = "dim") -> None:
        """Say a line under the title."""
        self.said.setText(text)
        theme.set_role(self.said, role)

    def show_progress(self, done: int, total: int) -> None:
        """Show how far the work is."""
        self.bar.show()
        self.bar.setAccessibleName(self.title.text())
        # Qt counts in 32 bits; the sizes of files do not fit there
        self.bar.setRange(0, 1000 if total else 0)
        if total:
            self.bar.setValue(round(1000 * done / total))

    def focus(self, deeds: Sequence[Deed]) -> None:
        """Put the keyboard on the first of these buttons that is there."""
        target = next((self.buttons[deed] for deed in deeds if not self.buttons[deed].isHidden()), self)
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Word everything anew that no view words."""
        words: dict[Deed, str] = {
            "place": _("Where copies go…"),
            "check": _("Check again"),
            "make": _("Make a copy now"),
            "close": _("Close"),
            "back": _("Back"),
            "stop": _("Cancel"),
            "look": _("Look inside"),
            "restore": _("Restore this copy"),
            "unlock": _("Unlock"),
        }
        for deed, text in words.items():
            self.buttons[deed].setText(text)
            self.buttons[deed].setAccessibleName(text)
        self.list.setAccessibleName(_("Copies of this book"))
        self.list.setAccessibleDescription(_("Enter looks inside, C checks again, N makes a copy."))
        self.list.horizontalHeader().viewport().update()
        self.passphrase.retranslate()
        self.passphrase.setAccessibleName(_("Passphrase of the copy"))
        self.passphrase.edit.setPlaceholderText(_("Passphrase of the copy"))
        self.blank.say(
            _("No copy yet"),
            _("Rolodex makes one a day, one each hour while you work, and one before each import."),
        )

    def _build(self) -> None:
        deeds: tuple[Deed, ...] = (
            "place",
            "check",
            "make",
            "back",
            "close",
            "stop",
            "look",
            "restore",
            "unlock",
        )
        for deed in deeds:
            button = self.buttons[deed] = Button()
            button.clicked.connect(lambda _checked=False, deed=deed: self.pressed.emit(deed))
            if deed in PRIMARY:
                theme.set_role(button, "primary")
        theme.set_role(self.link, "link")
        self.link.clicked.connect(lambda: self.pressed.emit("undo"))
        self.bar.setTextVisible(False)
        self._bodies["list"] = _card(self.list)
        self._bodies["passphrase"] = _top(self.passphrase)
        column = QVBoxLayout(self)
        side = theme.size(24)
        column.setContentsMargins(side, side, side, theme.size(12))
        column.setSpacing(theme.size(14))
        column.addLayout(sheet_head(self.title, self.said, *self.buttons.values()))
        column.addWidget(self.bar)
        column.addWidget(self.warning)
        for body in self._bodies.values():
            column.addWidget(body, 100)
        bottom = QHBoxLayout()
        bottom.setSpacing(theme.size(16))
        bottom.addWidget(self.footer, 1)
        bottom.addWidget(self.link)
        column.addLayout(bottom)


def _card(table: QWidget) -> QFrame:
    card = QFrame()
    theme.set_role(card, "card")
    inside = QVBoxLayout(card)
    inside.setContentsMargins(1, 4, 1, 6)
    inside.addWidget(table)
    return card


def _top(field: QWidget) -> QWidget:
    """The field at the top left of an empty page."""
    page = QWidget()
    field.setMaximumWidth(theme.size(420))
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(field)
    column.addStretch(1)
    return page
