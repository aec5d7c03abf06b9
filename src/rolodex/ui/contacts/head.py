"""The line over the list: how many there are, and how they are shown."""

from __future__ import annotations

from typing import Literal, get_args

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QToolButton, QWidget

from rolodex.domain.columns import Column
from rolodex.domain.listing import Query
from rolodex.i18n import _
from rolodex.ui import theme
from rolodex.ui.contacts.columns import SPECS, Columns, heading
from rolodex.ui.contacts.order_button import OrderButton
from rolodex.ui.labelling import ElidedLabel, icon_button, name_button
from rolodex.ui.widgets.menu import Menu

View = Literal["cards", "columns"]
SIDE = 24


def view_of(text: str) -> View:
    """The view of this name; cards where there is none."""
    known: tuple[View, ...] = get_args(View)
    return next((one for one in known if one == text), "cards")


class ListHead(QWidget):
    """The count, the filter, the two views, the columns and the order of a list."""

    view_chosen = Signal(str)
    order_chosen = Signal(str)
    filter_wanted = Signal()
    column_toggled = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns: Columns | None = None
        self.count = ElidedLabel("", "dim", self)
        self.filter = icon_button("funnel", self.filter_wanted.emit, self)
        self.cards = icon_button("rows-3", lambda: self.view_chosen.emit("cards"), self)
        self.table = icon_button("table", lambda: self.view_chosen.emit("columns"), self)
        self.columns = icon_button("ellipsis", self._open_columns, self)
        self.order = OrderButton(self)
        self._views = QButtonGroup(self)
        self._build()
        self.retranslate()
        self.show_view(None)

    def say(self, text: str) -> None:
        """Say how many there are."""
        self.count.setText(text)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say the order in words where the count leaves room for them."""
        super().resizeEvent(event)
        self._fit()

    def show_view(self, columns: Columns | None) -> None:
        """Show which view is in force, and in that of columns which there are."""
        self._columns = columns
        (self.table if columns else self.cards).setChecked(True)
        self.columns.setVisible(columns is not None)

    def show_order(self, query: Query) -> None:
        """Say the order in force."""
        self.order.show_order(query.order, query.kind)
        self._fit()

    def open_columns(self, place: QPoint) -> QMenu:
        """Offer the columns, those that are shown with a tick."""
        menu = Menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        shown = self._columns.ids if self._columns else ()
        for spec in SPECS:
            action = menu.addAction(heading(spec))
            action.setCheckable(True)
            action.setChecked(spec.id in shown)
            action.setEnabled(spec.id != "name")
            action.triggered.connect(lambda _checked, column=spec.id: self._toggle(column))
        menu.popup(place)
        return menu

    def retranslate(self) -> None:
        """Word everything anew."""
        for button, text in (
            (self.filter, _("Filter…")),
            (self.cards, _("Show as cards")),
            (self.table, _("Show in columns")),
            (self.columns, _("Choose columns")),
        ):
            name_button(button, text)

    def _fit(self) -> None:
        shown = sum(button.sizeHint().width() + 2 for button in self._buttons() if not button.isHidden())
        counted = self.count.fontMetrics().horizontalAdvance(self.count.text())
        self.order.set_brief(self.width() - 26 < shown + counted + self.order.worded_width())

    def _toggle(self, column: Column) -> None:
        self.column_toggled.emit(column)

    def _open_columns(self) -> None:
        self.open_columns(self.columns.mapToGlobal(QPoint(0, self.columns.height())))

    def _build(self) -> None:
        self.order.chosen.connect(self.order_chosen)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 3, 10, 5)
        row.setSpacing(2)
        row.addWidget(self.count, 1)
        for button in self._buttons():
            button.setMinimumHeight(theme.size(SIDE))
            button.setIconSize(QSize(theme.size(15), theme.size(15)))
            row.addWidget(button)
        row.addWidget(self.order)
        for view in (self.cards, self.table):
            view.setCheckable(True)
            self._views.addButton(view)

    def _buttons(self) -> tuple[QToolButton, ...]:
        return self.filter, self.columns, self.cards, self.table
