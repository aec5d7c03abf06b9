"""A card of labelled fields, one below the other."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QFrame, QLabel, QWidget

from rolodex.ui import theme
from rolodex.ui.labelling import plain_label


class FieldList(QFrame):
    """Holds fields beside their labels, which are their accessible names too."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._labels: list[tuple[QLabel, QWidget, Callable[[], str]]] = []
        theme.set_role(self, "card")
        self._rows = QFormLayout(self)
        self._rows.setContentsMargins(theme.size(20), theme.size(16), theme.size(20), theme.size(20))
        self._rows.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._rows.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._rows.setHorizontalSpacing(theme.size(18))
        self._rows.setVerticalSpacing(theme.size(10))
        self._rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)

    def add(self, text: Callable[[], str], field: QWidget) -> None:
        """Put a field under the others; `text` words its label."""
        label = plain_label("", "small", self)
        label.setBuddy(field)
        self._rows.addRow(label, field)
        self._labels.append((label, field, text))

    def add_bare(self, field: QWidget) -> None:
        """Put a field that brings its own words under the others."""
        self._rows.addRow("", field)

    def show_row(self, field: QWidget, shown: bool) -> None:
        """Show or hide a field with its label."""
        self._rows.setRowVisible(field, shown)

    def retranslate(self) -> None:
        """Word the labels anew."""
        for label, field, text in self._labels:
            label.setText(text())
            field.setAccessibleName(text())
