"""What stands in a text field as long as nothing is written, in as many words as there is room for."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame

from rolodex.ui.labelling import plain_tip

OWN_MARGIN = 2
"""Pixels that Qt leaves free at either end of the text, whatever its style."""


class Hint(QObject):
    """The hint of one field; where it does not fit a shorter one stands there, and the whole in its tip."""

    def __init__(self, edit: QLineEdit) -> None:
        super().__init__(edit)
        self._edit = edit
        self._whole = self._brief = ""
        edit.installEventFilter(self)

    def say(self, whole: str, brief: str = "") -> None:
        """Hint at what is to be written."""
        self._whole, self._brief = whole, brief
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit the hint into the field whenever that has another size."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.FontChange):
            self._fit()
        return False

    def _fit(self) -> None:
        margins = self._edit.textMargins()
        option = QStyleOptionFrame()
        self._edit.initStyleOption(option)
        inside = self._edit.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self._edit)
        room = inside.width() - margins.left() - margins.right() - 2 * OWN_MARGIN
        fits = self._edit.fontMetrics().horizontalAdvance(self._whole) <= room
        self._edit.setPlaceholderText(self._whole if fits else self._brief)
        self._edit.setToolTip("" if fits else plain_tip(self._whole))
