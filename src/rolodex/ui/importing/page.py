"""The face of an import: what one state of it shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from rolodex.ui import theme
from rolodex.ui.labelling import ElidedLabel, plain_label
from rolodex.ui.widgets.button import Button


@dataclass(frozen=True, slots=True)
class View:
    """What one state of an import shows; a button without words is not there.

    `body` is the part below the head: "plan", "rows", "receipt", "mapping" or "". `running` shows how far
    the work is; `trouble` says the subtitle in the colour of what went wrong; `mark` puts a check mark on the
    first button, which does something.
    """

    title: str
    subtitle: str = ""
    primary: str = ""
    secondary: str = ""
    third: str = ""
    fourth: str = ""
    other: str = ""
    body: str = ""
    footer: str = ""
    running: bool = False
    trouble: bool = False
    mark: bool = True


class ImportPage(QWidget):
    """Title, buttons, progress and one of several bodies; says which button was pressed."""

    pressed = Signal(str)
    """Which button was pressed: primary, secondary, third, fourth or other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = ElidedLabel("", "title", lines=2)
        self.subtitle = plain_label("", "dim", wrap=True)
        self.primary = Button()
        self.secondary = Button()
        self.third = Button()
        self.fourth = Button()
        self.other = Button()
        self.bar = QProgressBar()
        self.footer = plain_label("", "small", wrap=True)
        self._bodies: dict[str, QWidget] = {}
        theme.set_role(self.primary, "primary")
        theme.set_role(self.other, "link")
        self.bar.setTextVisible(False)
        self._build()
        for name, button in (
            ("primary", self.primary),
            ("secondary", self.secondary),
            ("third", self.third),
            ("fourth", self.fourth),
            ("other", self.other),
        ):
            button.clicked.connect(lambda _checked=False, name=name: self.pressed.emit(name))

    def add_body(self, name: str, body: QWidget) -> None:
        """Have this below the head in the views that name it."""
        self._bodies[name] = body
        self._column.insertWidget(2, body, 100)
        body.hide()

    def show_view(self, view: View, *, focus: bool = True) -> None:
        """Show this state; the keyboard goes to what is most likely wanted next."""
        self.title.setText(view.title)
        self.subtitle.setText(view.subtitle)
        theme.set_role(self.subtitle, "bad" if view.trouble else "dim")
        for button, text in self._worded(view):
            button.setText(text)
            button.setAccessibleName(text)
            button.setVisible(bool(text))
        self.primary.setIcon(theme.icon("check", "onacc") if view.mark else QIcon())
        self.primary.setIconSize(QSize(theme.size(20), theme.size(16)))
        self.bar.setVisible(view.running)
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(view.title)
        for name, body in self._bodies.items():
            body.setVisible(name == view.body)
        self.footer.setText(view.footer)
        self.footer.setVisible(bool(view.footer or view.other))
        if focus:
            target = self.primary if view.primary else self.secondary
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_progress(self, done: int, total: int, text: str) -> None:
        """Show how far the work is."""
        # Qt counts in 32 bits; the sizes of files do not fit there
        self.bar.setRange(0, 1000 if total else 0)
        if total:
            self.bar.setValue(round(1000 * done / total))
        self.subtitle.setText(text)

    def say(self, text: str) -> None:
        """Say something below all else."""
        self.footer.setText(text)
        self.footer.show()

    def _worded(self, view: View) -> Sequence[tuple[Button, str]]:
        return (
            (self.primary, view.primary),
            (self.secondary, view.secondary),
            (self.third, view.third),
            (self.fourth, view.fourth),
            (self.other, view.other),
        )

    def _build(self) -> None:
        column = self._column = QVBoxLayout(self)
        side = theme.size(24)
        column.setContentsMargins(side, side, side, theme.size(12))
        column.setSpacing(theme.size(16))
        head = QHBoxLayout()
        head.setSpacing(theme.size(8))
        head.addWidget(self.title, 1)
        for button in (self.fourth, self.third, self.secondary, self.primary):
            head.addWidget(button)
        top = QVBoxLayout()
        top.setSpacing(theme.size(2))
        top.addLayout(head)
        top.addWidget(self.subtitle)
        column.addLayout(top)
        column.addWidget(self.bar)
        bottom = QHBoxLayout()
        bottom.setSpacing(theme.size(16))
        bottom.addWidget(self.footer, 1)
        bottom.addWidget(self.other)
        column.addLayout(bottom)
        column.addStretch(1)
