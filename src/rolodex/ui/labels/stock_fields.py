"""The measures of a stock of the user's own, as they are read off a sheet."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from rolodex.domain.message import Message, message
from rolodex.domain.stock import MEASURES, Stock, StockKind
from rolodex.i18n import _, word
from rolodex.ui import theme
from rolodex.ui.check_box import CheckBox
from rolodex.ui.choice_box import ChoiceBox
from rolodex.ui.field_list import FieldList
from rolodex.ui.labelling import plain_label
from rolodex.ui.labels.length_line import LengthLine
from rolodex.ui.number_box import NumberBox

PAPERS = {"A4": (210.0, 297.0), "Letter": (215.9, 279.4)}
KINDS: tuple[tuple[StockKind, Message], ...] = (
    ("sheet", message("Sheet of labels")),
    ("card", message("Sheet of cards")),
    ("roll", message("Roll")),
    ("envelope", message("Envelope")),
)
ON_SHEETS = ("sheet", "card")
MOST_ACROSS, MOST_DOWN = 50, 100
FIRST = Stock(
    name="",
    brand="",
    part="",
    aliases=(),
    title="",
    kind="sheet",
    paper="A4",
    paper_width=210,
    paper_height=297,
    width=63.5,
    height=38.1,
    columns=3,
    rows=7,
    left=7.2,
    top=15.1,
    pitch_x=66,
    pitch_y=38.1,
    mailing=True,
    confidence="own",
)
"""Where a new stock begins."""


class StockFields(QWidget):
    """A form whose answer is a stock; `measured` names the measure that the keyboard is in."""

    changed = Signal()
    measured = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stock = FIRST
        self._quiet = False
        self.name = QLineEdit(self)
        self.kind, self.paper = ChoiceBox(self), ChoiceBox(self)
        self.columns, self.rows = NumberBox(self), NumberBox(self)
        self.lines: Mapping[str, LengthLine] = {name: LengthLine(self) for name in MEASURES}
        self.round, self.turned = CheckBox(self), CheckBox(self)
        self.fields = FieldList()
        self._pairs: dict[str, QWidget] = {}
        self._build()
        self._connect()
        self.retranslate()

    def show_stock(self, stock: Stock) -> None:
        """Show the measures of this stock."""
        self._quiet = True
        self._stock = stock
        self.name.setText(stock.part)
        kind = "roll" if stock.kind == "continuous" else stock.kind
        self.kind.setCurrentIndex(self.kind.findData(kind))
        paper = stock.paper if stock.paper in PAPERS else ""
        self.paper.setCurrentIndex(self.paper.findData(paper))
        self.columns.setValue(stock.columns)
        self.rows.setValue(stock.rows)
        for name, line in self.lines.items():
            line.show_length(getattr(stock, name))
        self.round.setChecked(stock.round)
        self.turned.setChecked(stock.turned)
        self._quiet = False
        self._fit()
        self.changed.emit()

    def stock(self) -> Stock | None:
        """The stock as it is written; None while a measure is not understood."""
        kind: StockKind = self.kind.currentData()
        lengths = {name: line.length() for name, line in self.lines.items()}
        if kind not in ON_SHEETS:
            lengths |= {"left": 0.0, "top": 0.0, "pitch_x": 0.0, "pitch_y": 0.0}
            lengths |= {"paper_width": lengths["width"], "paper_height": lengths["height"]}
        elif self.paper.currentData():
            width, height = PAPERS[self.paper.currentData()]
            lengths |= {"paper_width": width, "paper_height": height}
        if self.columns.value() == 1:
            lengths["pitch_x"] = lengths["width"]
        if self.rows.value() == 1:
            lengths["pitch_y"] = lengths["height"]
        known: dict[str, Any] = {name: length for name, length in lengths.items() if length is not None}
        if len(known) < len(lengths):
            return None
        single = kind not in ON_SHEETS
        return replace(
            self._stock,
            part=self.name.text().strip(),
            kind=kind,
            paper=self._paper_name(kind),
            columns=1 if single else self.columns.value(),
            rows=1 if single else self.rows.value(),
            round=self.round.isChecked() and kind != "envelope",
            turned=self.turned.isChecked() and kind == "roll",
            unprintable=self._stock.unprintable if kind == self._stock.kind else None,
            confidence="own",
            **known,
        )

    def retranslate(self) -> None:
        """Word everything anew."""
        self.fields.retranslate()
        for place, (_kind, text) in enumerate(KINDS):
            self.kind.setItemText(place, word(text))
        self.paper.setItemText(len(PAPERS), _("Other paper"))
        names = {
            "paper_width": _("Width of the paper"),
            "paper_height": _("Height of the paper"),
            "width": _("Width of a label"),
            "height": _("Height of a label"),
            "left": _("First label from the left edge"),
            "top": _("First label from the upper edge"),
            "pitch_x": _("From one label to the next, across"),
            "pitch_y": _("From one label to the next, down"),
            "corner": _("Radius of the corners"),
            "margin": _("White around the text"),
        }
        for name, line in self.lines.items():
            line.setAccessibleName(names[name])
        self.columns.setAccessibleName(_("Labels across"))
        self.rows.setAccessibleName(_("Labels down"))
        self.round.setText(_("The labels are round"))
        self.turned.setText(_("Text runs along the roll"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Say which measure the keyboard has come to."""
        if event.type() == QEvent.Type.FocusIn:
            self.measured.emit("pitch_x" if watched is self.columns else "pitch_y")
        return super().eventFilter(watched, event)

    def _paper_name(self, kind: StockKind) -> str:
        if kind not in ON_SHEETS:
            return kind
        return str(self.paper.currentData()) or _("Other paper")

    def _fit(self) -> None:
        """Show what this kind has."""
        kind = self.kind.currentData()
        sheet = kind in ON_SHEETS
        self.fields.show_row(self.paper, sheet)
        self.fields.show_row(self._pairs["paper"], sheet and not self.paper.currentData())
        for pair in ("counts", "first", "steps"):
            self.fields.show_row(self._pairs[pair], sheet)
        self.lines["pitch_x"].setEnabled(self.columns.value() > 1)
        self.lines["pitch_y"].setEnabled(self.rows.value() > 1)
        self.lines["corner"].setEnabled(not self.round.isChecked() or kind == "envelope")
        self.round.setHidden(kind == "envelope")
        self.turned.setHidden(kind != "roll")

    def _tell(self) -> None:
        if not self._quiet:
            self._fit()
            self.changed.emit()

    def _build(self) -> None:
        for kind, _text in KINDS:
            self.kind.addItem("", kind)
        for paper in PAPERS:
            self.paper.addItem(paper, paper)
        self.paper.addItem("", "")
        self.name.setMaxLength(60)
        self.columns.setRange(1, MOST_ACROSS)
        self.rows.setRange(1, MOST_DOWN)
        lines = self.lines
        self._pairs = {
            "paper": _pair(lines["paper_width"], lines["paper_height"], "×"),
            "counts": _pair(self.columns, self.rows, "×"),
            "size": _pair(lines["width"], lines["height"], "×"),
            "first": _pair(lines["left"], lines["top"], ""),
            "steps": _pair(lines["pitch_x"], lines["pitch_y"], ""),
            "edges": _pair(lines["corner"], lines["margin"], ""),
        }
        said: tuple[tuple[Callable[[], str], QWidget], ...] = (
            (lambda: _("Name"), self.name),
            (lambda: _("Kind"), self.kind),
            (lambda: _("Paper"), self.paper),
            (lambda: _("Paper, wide and high"), self._pairs["paper"]),
            (lambda: _("Labels across and down"), self._pairs["counts"]),
            (lambda: _("Label, wide and high"), self._pairs["size"]),
            (lambda: _("First label, from left and top"), self._pairs["first"]),
            (lambda: _("To the next, across and down"), self._pairs["steps"]),
            (lambda: _("Corner radius, white inside"), self._pairs["edges"]),
        )
        for text, field in said:
            self.fields.add(text, field)
        self.fields.add_bare(self.round)
        self.fields.add_bare(self.turned)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.fields)
        column.addStretch(1)

    def _connect(self) -> None:
        for name, line in self.lines.items():
            line.entered.connect(lambda name=name: self.measured.emit(name))
        for box in (self.columns, self.rows):
            box.installEventFilter(self)
        for signal in (
            self.name.textChanged,
            self.kind.currentIndexChanged,
            self.paper.currentIndexChanged,
            self.columns.valueChanged,
            self.rows.valueChanged,
            self.round.toggled,
            self.turned.toggled,
            *(line.length_changed for line in self.lines.values()),
        ):
            signal.connect(self._tell)


def _pair(first: QWidget, second: QWidget, between: str) -> QWidget:
    """Two fields side by side, in millimetres or counted."""
    pair = QWidget()
    theme.set_role(pair, "clear")
    row = QHBoxLayout(pair)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.size(8))
    row.addWidget(first, 1)
    row.addWidget(plain_label(between, "dim"))
    row.addWidget(second, 1)
    pair.setFocusProxy(first)
    return pair
