"""Where the first label goes: a place of a fresh sheet, after the part-used sheets that are fed first."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rolodex.domain.drawer import PartSheet
from rolodex.domain.stock import Stock
from rolodex.i18n import _, ngettext
from rolodex.ui import theme
from rolodex.ui.check_box import CheckBox
from rolodex.ui.labelling import plain_label, plain_tip
from rolodex.ui.labels import pieces
from rolodex.ui.number_box import NumberBox


class StartBox(QWidget):
    """The label to begin at, and a box for each part-used sheet; `changed` after each choice."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stock: Stock | None = None
        self._sheets: tuple[PartSheet, ...] = ()
        self._quiet = False
        self.caption = plain_label("", "small", self)
        self.number = NumberBox(self)
        self.used = plain_label("", "dim", self)
        self.drawer_caption = plain_label("", "small", self, wrap=True)
        self.boxes: list[CheckBox] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.size(4))
        row = QHBoxLayout()
        row.setSpacing(theme.size(10))
        row.addWidget(self.number)
        row.addWidget(self.used, 1)
        self._column.addWidget(self.caption)
        self._column.addLayout(row)
        self._column.addWidget(self.drawer_caption)
        self.caption.setBuddy(self.number)
        self.number.setRange(1, 1)
        self.setFocusProxy(self.number)
        self.number.valueChanged.connect(lambda _value: self._tell())
        self.retranslate()

    def show_stock(self, stock: Stock) -> None:
        """Offer the labels of a sheet of this stock; nothing where each page is one label."""
        self._quiet = True
        self._stock = stock
        self.number.setRange(1, max(1, stock.per_sheet))
        self._quiet = False
        if pieces.is_single(stock):
            self.show_sheets(())
        self._word()

    def show_sheets(self, sheets: Sequence[PartSheet], chosen: Collection[int] = ()) -> None:
        """Offer these part-used sheets; those with a chosen id are fed first."""
        self._sheets = tuple(sheets)
        was, self._quiet = self._quiet, True
        # boxes stay the same ones, as the keyboard may stand in one
        for _more in range(len(self._sheets) - len(self.boxes)):
            box = CheckBox(self)
            box.toggled.connect(lambda _on: self._tell())
            self._column.addWidget(box)
            self.setTabOrder(self.boxes[-1] if self.boxes else self.number, box)
            self.boxes.append(box)
        for at, box in enumerate(self.boxes):
            there = at < len(self._sheets)
            box.setVisible(there)
            box.setChecked(there and self._sheets[at].id in chosen)
        self._quiet = was
        self._word()

    def sheets(self) -> tuple[PartSheet, ...]:
        """The part-used sheets that are fed first, in this order."""
        return tuple(sheet for sheet, box in zip(self._sheets, self.boxes, strict=False) if box.isChecked())

    def used_on(self, page: int) -> Collection[int]:
        """The places (0-based) of a page that have no label for us."""
        fed = self.sheets()
        if self._stock is not None and page < len(fed):
            return set(range(self._stock.per_sheet)).difference(fed[page].free)
        return range(self.number.value() - 1) if page == len(fed) else ()

    def retranslate(self) -> None:
        """Word everything anew."""
        self.caption.setText(_("Start at label"))
        self.number.setAccessibleName(_("Start at label"))
        self.drawer_caption.setText(_("Part-used sheets in the drawer, fed first"))
        self._word()

    def _tell(self) -> None:
        self._word()
        if not self._quiet:
            self.changed.emit()

    def _word(self) -> None:
        used = self.number.value() - 1
        text = ngettext("(%(count)d already used)", "(%(count)d already used)", used) % {"count": used}
        self.used.setText(text if used else _("of the first fresh sheet") if self.sheets() else "")
        self.number.setAccessibleDescription(self.used.text())
        self.drawer_caption.setVisible(bool(self._sheets))
        for at, (sheet, box) in enumerate(zip(self._sheets, self.boxes, strict=False)):
            box.setText(self._named(at, sheet))
            box.setAccessibleName(box.text())
            box.setToolTip(plain_tip(box.text()))

    def _named(self, at: int, sheet: PartSheet) -> str:
        whole = self._stock.per_sheet if self._stock is not None else len(sheet.free)
        return _("%(name)s · %(free)d of %(whole)d left") % {
            "name": sheet.name or _("Sheet %(number)d") % {"number": at + 1},
            "free": len(sheet.free),
            "whole": whole,
        }
