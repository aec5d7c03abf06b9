"""The part-used sheets of one stock: which labels are still on them, marked on a drawing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from rolodex.domain.changes import Changes
from rolodex.domain.drawer import PartSheet
from rolodex.domain.stock import Stock
from rolodex.i18n import _, ngettext
from rolodex.services.drawer import Drawer
from rolodex.ui import theme, wording
from rolodex.ui.form_sheet import FormSheet
from rolodex.ui.labelling import plain_label
from rolodex.ui.labels.sheet_marks import SheetMarks
from rolodex.ui.labels.stock_picker import stock_text
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.widgets.button import Button
from rolodex.ui.widgets.head_row import ToolLine

COLUMN = 300
ROW = 28
SEPARATOR = " · "


class SheetList(QListWidget):
    """The sheets by name; Delete asks to throw the current one away."""

    throw_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete throws away."""
        if event.key() == Qt.Key.Key_Delete and not event.modifiers():
            self.throw_wanted.emit()
        else:
            super().keyPressEvent(event)


class DrawerSheet(FormSheet):
    """Shows the part-used sheets of a stock; `arranged` names it once the drawer is as it is shown."""

    arranged = Signal(str)
    """The name of the stock whose sheets were changed."""

    widest = 1000

    def __init__(self, runner: TaskRunner, drawer: Drawer, parent: QWidget) -> None:
        super().__init__(runner, parent)
        self._drawer = drawer
        self._stock: Stock | None = None
        self._sheets: list[PartSheet] = []
        self._shown = -1
        self._quiet = False
        self.list = SheetList()
        theme.set_role(self.list, "card")
        self.add_button, self.throw_button = Button(), Button()
        self.name = QLineEdit(self)
        self.marks = SheetMarks()
        self.hint = plain_label("", "small", wrap=True)
        self.all_free, self.all_used = Button(), Button()
        self._caption = plain_label("", "small")
        self._build()
        self._connect()
        self.retranslate()

    def start(self, stock: Stock) -> None:
        """Show the drawer of this stock."""
        self._stock = stock
        drawer, name = self._drawer, stock.name
        self._busy = True
        self._runner.submit(
            "lookups",
            "drawer",
            lambda _progress: drawer.sheets(name),
            lambda sheets: self._begin(stock, sheets),
            owner=self,
            failed=self.fail,
        )

    def save(self) -> None:
        """Put the sheets into the drawer as they are shown."""
        stock, drawer = self._stock, self._drawer
        if stock is None or self._busy:
            return
        sheets = tuple(self._sheets)

        def told(_changes: Changes) -> str:
            self.arranged.emit(stock.name)
            kept = sum(bool(sheet.free) for sheet in sheets)
            text = ngettext(
                "%(count)d part-used sheet of %(stock)s is in the drawer",
                "%(count)d part-used sheets of %(stock)s are in the drawer",
                kept,
            )
            return text % {"count": kept, "stock": stock.label}

        self.keep(lambda: drawer.arrange(stock.name, sheets), told)

    def retranslate(self) -> None:
        """Word everything anew."""
        super().retranslate()
        self.title.setText(_("Label drawer"))
        self.add_button.setText(_("Add a sheet"))
        self.throw_button.setText(_("Throw it away"))
        self.throw_button.setToolTip(_("Delete"))
        self.all_free.setText(_("All free"))
        self.all_used.setText(_("All used"))
        self.list.setAccessibleName(_("Part-used sheets"))
        self.name.setAccessibleName(_("Name of the sheet"))
        self.name.setPlaceholderText(_("Name, if it needs one"))
        self._caption.setText(_("Name of the sheet"))
        self.hint.setText(
            _(
                "Click a label that is used, or go there with the arrows and press Space; with Shift all "
                "labels up to it. Hatched ones with a cross are used."
            )
        )
        self.marks.retranslate()
        self._word()

    def _begin(self, stock: Stock, sheets: Sequence[PartSheet]) -> None:
        self._set_busy(False)
        self._sheets = list(sheets)
        if not self._sheets:
            self._sheets.append(_whole(stock))
        self._fill(0)
        self._word()
        self.come()
        self.marks.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self, current: int) -> None:
        """List the sheets and show one of them."""
        self._quiet = True
        self.list.clear()
        for _sheet in self._sheets:
            item = QListWidgetItem("", self.list)
            item.setSizeHint(QSize(0, theme.size(ROW)))
        self._quiet = False
        self._word()
        self.list.setCurrentRow(current)
        if not self._sheets:
            self._show(-1)

    def _show(self, place: int) -> None:
        """Show a sheet of the list."""
        if self._quiet or self._stock is None:
            return
        self._shown = place
        there = 0 <= place < len(self._sheets)
        for widget in (self.marks, self.name, self.throw_button, self.all_free, self.all_used):
            widget.setEnabled(there)
        self._quiet = True
        self.name.setText(self._sheets[place].name if there else "")
        self._quiet = False
        self.marks.show_sheet(self._stock, self._sheets[place].free if there else ())
        self.marks.setVisible(there)

    def _take(self) -> None:
        """Take over what is marked and written."""
        if self._quiet or not 0 <= self._shown < len(self._sheets):
            return
        sheet = self._sheets[self._shown]
        self._sheets[self._shown] = replace(sheet, name=self.name.text().strip(), free=self.marks.free())
        self._word()

    def _add(self) -> None:
        if self._stock is not None:
            self._sheets.append(_whole(self._stock))
            self._fill(len(self._sheets) - 1)
            self.marks.setFocus(Qt.FocusReason.OtherFocusReason)

    def _throw(self) -> None:
        if 0 <= self._shown < len(self._sheets):
            place = self._shown
            del self._sheets[place]
            self._fill(min(place, len(self._sheets) - 1))
            (self.list if self._sheets else self.add_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def _word(self) -> None:
        """Say how many labels each sheet has left."""
        stock = self._stock
        if stock is None:
            return
        for place, sheet in enumerate(self._sheets):
            item = self.list.item(place)
            if item is not None:
                item.setText(_said(sheet, place, stock))
        free = sum(len(sheet.free) for sheet in self._sheets)
        text = ngettext("%(count)s label is free", "%(count)s labels are free", free)
        self.say(SEPARATOR.join((stock_text(stock), text % {"count": wording.number(free)})))

    def _build(self) -> None:
        left = QFrame()
        theme.set_role(left, "card")
        left.setFixedWidth(theme.size(COLUMN))
        side = theme.size(16)
        column = QVBoxLayout(left)
        column.setContentsMargins(side, side, side, side)
        column.setSpacing(theme.size(8))
        column.addWidget(self.list, 1)
        column.addWidget(self._caption)
        column.addWidget(self.name)
        self._caption.setBuddy(self.name)
        column.addLayout(_row(self.add_button, self.throw_button))
        right = QVBoxLayout()
        right.setSpacing(theme.size(8))
        right.addWidget(self.marks, 1)
        right.addWidget(self.hint)
        right.addLayout(_row(self.all_free, self.all_used))
        both = QWidget()
        theme.set_role(both, "clear")
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.size(20))
        row.addWidget(left)
        row.addLayout(right, 1)
        self.add_button.setIcon(theme.icon("plus"))
        self.list.setMinimumHeight(theme.size(120))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # how many labels are left stands at the end of a long name
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.name.setMaxLength(60)
        self.build(both)

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self._show)
        self.list.throw_wanted.connect(self._throw)
        self.add_button.clicked.connect(self._add)
        self.throw_button.clicked.connect(self._throw)
        self.all_free.clicked.connect(lambda: self.marks.mark_all(free=True))
        self.all_used.clicked.connect(lambda: self.marks.mark_all(free=False))
        self.marks.free_changed.connect(self._take)
        self.name.textChanged.connect(lambda _text: self._take())
        self.save_on_enter(self.name)


def _whole(stock: Stock) -> PartSheet:
    """A sheet on which every label is still free, to be marked."""
    return PartSheet(stock=stock.name, free=tuple(range(stock.per_sheet)))


def _said(sheet: PartSheet, place: int, stock: Stock) -> str:
    name = sheet.name or _("Sheet %(number)d") % {"number": place + 1}
    left = _("%(free)d of %(all)d free") % {"free": len(sheet.free), "all": stock.per_sheet}
    if not sheet.free:
        left = _("used up: leaves the drawer")
    return SEPARATOR.join((name, left))


def _row(*buttons: Button) -> ToolLine:
    row = ToolLine(None, theme.size(8), theme.size(6))
    for button in buttons:
        row.addWidget(button)
    return row
