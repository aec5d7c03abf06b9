"""The pages of a directory, one at a time, with the way to the next."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from rolodex.i18n import _, ngettext
from rolodex.ui import theme, wording
from rolodex.ui.directories.drawing import Drawn
from rolodex.ui.labelling import icon_button, name_button, plain_label
from rolodex.ui.letters.page_view import PageView


class DirectoryPages(QWidget):
    """The picture of a page below its number, and the buttons that turn."""

    turned = Signal(int)
    """This page (0-based) is wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drawn: Drawn | None = None
        self._page = 0
        self.back = icon_button("chevron-left", lambda: self.turn(-1), self)
        self.on = icon_button("chevron-right", lambda: self.turn(1), self)
        self.text = plain_label("", "dim", self)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(theme.size(120))
        self.bar.hide()
        self.view = PageView(self)
        self._build()
        self.show_drawn(None)

    def show_drawn(self, drawn: Drawn | None) -> None:
        """Show the page of this that was drawn, or an empty sheet."""
        self._drawn, self._page = drawn, drawn.page if drawn is not None else 0
        self.bar.hide()
        if drawn is not None:
            self.view.show_shape(*drawn.shape)
        self.view.show_page(drawn.raster if drawn is not None else None)
        several = drawn is not None and drawn.sides > 1
        for button in (self.back, self.on):
            button.setVisible(several)
        self.back.setEnabled(self._page > 0)
        self.on.setEnabled(drawn is not None and self._page + 1 < drawn.sides)
        self.retranslate()

    def show_progress(self, done: int, total: int) -> None:
        """Show that the pages are being drawn."""
        self.bar.setRange(0, 1000 if total else 0)
        self.bar.setValue(round(1000 * done / total) if total else 0)
        self.bar.show()

    def turn(self, step: int) -> None:
        """Ask for the page so many further on, where there is one."""
        drawn = self._drawn
        if drawn is not None and 0 <= self._page + step < drawn.sides:
            self.turned.emit(self._page + step)

    def retranslate(self) -> None:
        """Word everything anew."""
        name_button(self.back, _("Previous page"))
        name_button(self.on, _("Next page"))
        self.bar.setAccessibleName(_("Drawing the pages"))
        self.view.setAccessibleName(_("Preview"))
        self.text.setText(self._said())
        self.view.setAccessibleDescription(self.text.text())

    def _said(self) -> str:
        drawn = self._drawn
        if drawn is None or not drawn.sides:
            return ""
        where = {"page": wording.number(self._page + 1), "pages": wording.number(drawn.sides)}
        entries = ngettext("%(count)s entry", "%(count)s entries", drawn.plan.entries)
        counted = {"entries": entries % {"count": wording.number(drawn.plan.entries)}}
        if drawn.job.kind == "booklet":
            return _("Side %(page)s of %(pages)s · %(entries)s") % {**where, **counted}
        return _("Page %(page)s of %(pages)s · %(entries)s") % {**where, **counted}

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.size(4))
        head.addStretch(1)
        for widget in (self.back, self.text, self.on, self.bar):
            head.addWidget(widget)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.size(12), 0, theme.size(8))
        column.setSpacing(theme.size(4))
        column.addLayout(head)
        column.addWidget(self.view, 1)
