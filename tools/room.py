"""What does not find room on a screen: controls that cannot be reached, and widgets that cover each other."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, islice

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QLabel,
    QLayout,
    QScrollArea,
    QWidget,
)

SPARE = 2
"""Pixels by which something may stand out: frames and rounding."""
NEVER = Qt.ScrollBarPolicy.ScrollBarAlwaysOff


def crowded() -> set[str]:
    """All that is on the screen and lacks room, in words."""
    return {line for top in QApplication.topLevelWidgets() if top.isVisible() for line in _within(top)}


def _within(top: QWidget) -> Iterator[str]:
    matters = [one for one in top.findChildren(QWidget) if _matters(one)]
    for one in matters:
        lacking = _beyond(one)
        if lacking:
            yield f"{_place(one)} {lacking}"
    for one, other in combinations(matters, 2):
        if _cover_each_other(one, other):
            yield f"{_place(one)} and {_place(other)} cover each other"


def _matters(widget: QWidget) -> bool:
    """Whether it is seen, and either read or used."""
    if not widget.isVisible() or _is_covered(widget):
        return False
    if isinstance(widget, QLabel):
        return bool(widget.text())
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) or isinstance(widget, QAbstractButton)


def _is_covered(widget: QWidget) -> bool:
    """Whether a page lies over it that was opened later."""
    one: QWidget | None = widget
    while one is not None and not one.isWindow():
        over = one.parentWidget()
        if over is not None and one.windowType() != Qt.WindowType.SubWindow and _has_page(over):
            return True
        one = over
    return False


def _has_page(widget: QWidget) -> bool:
    return any(
        isinstance(child, QWidget) and child.isVisible() and child.windowType() == Qt.WindowType.SubWindow
        for child in widget.children()
    )


def _beyond(widget: QWidget) -> str:
    """How far a widget is cut off by what it lies in; nothing where it can be scrolled to."""
    place, one = widget.rect(), widget
    while not one.isWindow():
        over = one.parentWidget()
        if over is None:
            break
        place = place.translated(one.pos())
        area = over.parentWidget()
        if isinstance(area, QAbstractScrollArea) and area.viewport() is over:
            if not isinstance(area, QScrollArea):
                return ""
            place = _scrolled(place, over.rect(), area)
        lacking = _lacking(place, over.rect())
        if lacking:
            return f"{lacking} in {type(over).__name__}"
        one = over
    return ""


def _scrolled(place: QRect, seen: QRect, area: QScrollArea) -> QRect:
    """A place once it was scrolled to, where that is possible."""
    if area.horizontalScrollBarPolicy() != NEVER:
        place = QRect(seen.left(), place.top(), min(place.width(), seen.width()), place.height())
    if area.verticalScrollBarPolicy() != NEVER:
        place = QRect(place.left(), seen.top(), place.width(), min(place.height(), seen.height()))
    return place


def _lacking(place: QRect, room: QRect) -> str:
    across = max(room.left() - place.left(), place.right() - room.right())
    down = max(room.top() - place.top(), place.bottom() - room.bottom())
    if across > SPARE or down > SPARE:
        return f"lacks {max(across, 0)} x {max(down, 0)}"
    return ""


def _cover_each_other(one: QWidget, other: QWidget) -> bool:
    if one.isAncestorOf(other) or other.isAncestorOf(one):
        return False
    if not _both_laid_out(one, other):
        return False
    shared = _seen(one).intersected(_seen(other))
    return shared.width() > SPARE and shared.height() > SPARE


def _both_laid_out(one: QWidget, other: QWidget) -> bool:
    """Whether layouts gave both their places: what lies over others on purpose stands in none."""
    around = one
    while not around.isAncestorOf(other):
        over = around.parentWidget()
        if over is None or not _is_laid_out(around):
            return False
        around = over
    return _is_laid_out(next(part for part in _around(other) if part.parentWidget() is around))


def _around(widget: QWidget) -> Iterator[QWidget]:
    one: QWidget | None = widget
    while one is not None:
        yield one
        one = one.parentWidget()


def _is_laid_out(widget: QWidget) -> bool:
    over = widget.parentWidget()
    layout = over.layout() if over is not None else None
    return layout is not None and _holds(layout, widget)


def _holds(layout: QLayout, widget: QWidget) -> bool:
    if layout.indexOf(widget) >= 0:
        return True
    inner = (item.layout() for place in range(layout.count()) if (item := layout.itemAt(place)) is not None)
    return any(_holds(one, widget) for one in inner if one is not None)


def _seen(widget: QWidget) -> QRect:
    """Where it stands in its window, as much of it as is seen."""
    place = QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())
    over = widget.parentWidget()
    while over is not None:
        place &= QRect(over.mapTo(widget.window(), QPoint(0, 0)), over.size())
        if over.isWindow():
            break
        over = over.parentWidget()
    return place


def _place(widget: QWidget) -> str:
    names = [type(one).__name__ for one in islice(_around(widget), 4)]
    words = getattr(widget, "text", str)
    said = words() if callable(words) else ""
    return f"{' < '.join(names)} «{str(said)[:40]}»"
