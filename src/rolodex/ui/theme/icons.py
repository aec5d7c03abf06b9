"""Lucide icons drawn in a colour of the theme, at any scale of the screen."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from rolodex import paths
from rolodex.ui.theme.fonts import size as scaled
from rolodex.ui.theme.state import colour

GLYPH = 16


@lru_cache(maxsize=128)
def _source(name: str) -> str:
    text = (paths.resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    return text.replace('stroke-width="2"', 'stroke-width="1.8"')


@lru_cache(maxsize=512)
def _drawn(name: str, tint: str, pixels: int, dpr: float) -> QPixmap:
    svg = QSvgRenderer(QByteArray(_source(name).replace("currentColor", tint).encode()))
    side = max(1, round(pixels * dpr))
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    svg.render(painter, QRectF(0, 0, side, side))
    painter.end()
    image.setDevicePixelRatio(dpr)
    return QPixmap.fromImage(image)


def pixmap(name: str, token: str, px: float = GLYPH, dpr: float = 1.0) -> QPixmap:
    """An icon in the colour of a token, `px` of the design wide."""
    return _drawn(name, colour(token).name(), scaled(px), dpr)


class _Engine(QIconEngine):
    """Asks for its colour while it paints, so that a change of theme needs no new icons."""

    def __init__(self, name: str, token: str) -> None:
        super().__init__()
        self._name = name
        self._token = token

    def clone(self) -> QIconEngine:
        copy = _Engine(self._name, self._token)
        _engines.append(copy)
        return copy

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        device = painter.device()
        self._draw(painter, rect, mode, device.devicePixelRatioF() if device is not None else 1.0)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        # Qt hands over a logical size with its scale; the pixels are both together.
        drawn = QPixmap(size * scale)
        drawn.setDevicePixelRatio(scale)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        self._draw(painter, QRect(QPoint(0, 0), size), mode, scale)
        painter.end()
        return drawn

    def _draw(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, dpr: float) -> None:
        token = "faint" if mode == QIcon.Mode.Disabled else self._token
        side = min(rect.height(), rect.width())
        image = _drawn(self._name, colour(token).name(), side, dpr)
        painter.drawPixmap(QPoint(rect.x(), rect.y() + (rect.height() - side) // 2), image)


# Qt keeps only the C++ half of an engine; its Python half has to live somewhere.
_engines: list[_Engine] = []


@lru_cache(maxsize=256)
def icon(name: str, token: str = "dim") -> QIcon:
    """An icon for buttons and menus that takes its colour from the theme in force."""
    engine = _Engine(name, token)
    _engines.append(engine)
    return QIcon(engine)
