"""Tab goes as one reads: from the top down and, within a line, from the left to the right.

Qt goes in the order in which widgets were made, and many are made when there is something to show.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cmp_to_key

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QScrollArea, QWidget

TAB = Qt.FocusPolicy.TabFocus.value
BESIDE = 0.4
"""Two widgets stand in one line if they share this much of the height of the lower one."""


def stops(root: QWidget) -> tuple[QWidget, ...]:
    """What Tab stops at within a widget, as it is read."""
    return tuple(_within(root))


def lead_tab(root: QWidget, *, forwards: bool) -> bool:
    """Lead the keyboard to the next or the last stop within a widget; says whether there is one."""
    found = stops(root)
    if not found:
        return False
    here = QApplication.focusWidget()
    at = next((place for place, stop in enumerate(found) if _holds(stop, here)), None)
    if at is not None:
        place = at + (1 if forwards else -1)
    else:
        # The keyboard is on a page as a whole: what is read there comes next.
        inside = [place for place, stop in enumerate(found) if _holds(here, stop)]
        place = (inside or [0])[0] - (0 if forwards else 1)
    reason = Qt.FocusReason.TabFocusReason if forwards else Qt.FocusReason.BacktabFocusReason
    found[place % len(found)].setFocus(reason)
    return True


def _holds(whole: QWidget | None, part: QWidget | None) -> bool:
    return whole is not None and part is not None and (whole is part or whole.isAncestorOf(part))


def _within(root: QWidget) -> Iterator[QWidget]:
    layout = root.layout()
    if layout is not None:
        layout.activate()  # what was moved or added a moment ago stands in its place only then
    placed = [(part.geometry(), part) for part in _parts(root)]
    for _place, part in sorted(placed, key=cmp_to_key(_before)):
        if part.focusPolicy().value & TAB and part.isEnabled():
            # What takes the keyboard leads it on within itself. Qt keeps headers and scroll bars there,
            # which it deletes unasked: they must not become objects of Python.
            yield part
        else:
            yield from _within(part)


def _parts(root: QWidget) -> list[QWidget]:
    if isinstance(root, QScrollArea):
        inner = root.widget()
        return [inner] if inner is not None else []
    if isinstance(root, QAbstractScrollArea):
        return []
    parts = [part for part in root.children() if isinstance(part, QWidget) and part.isVisible()]
    # What lies below a sheet is not to be reached; the last one lies on top.
    over = [part for part in parts if part.windowType() == Qt.WindowType.SubWindow]
    return over[-1:] or [part for part in parts if not part.isWindow()]


def _before(one: tuple[QRect, QWidget], other: tuple[QRect, QWidget]) -> int:
    """Below nought where one is read before the other."""
    first, second = one[0], other[0]
    shared = min(first.bottom(), second.bottom()) - max(first.top(), second.top())
    if shared > BESIDE * min(first.height(), second.height()):
        return first.left() - second.left()
    return first.top() - second.top()
