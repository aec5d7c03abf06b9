"""What painters of rows and small widgets share: grounds, text in a rectangle, initials, round icons."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPainterPath, QPixmap
from PySide6.QtWidgets import QStyle

from rolodex.domain.tamed import in_one_line
from rolodex.ui.theme.fonts import font, metrics, size
from rolodex.ui.theme.icons import pixmap
from rolodex.ui.theme.state import avatar_colours, colour, soft

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter


_ONE_LINE = {align: align | Qt.TextFlag.TextSingleLine for align in (LEFT, RIGHT, CENTRE)}


def draw_ground(painter: QPainter, rect: QRectF, state: QStyle.StateFlag) -> None:
    """Fill a row of a list as it is: the selected one with a bar at its edge, the one under the mouse."""
    if state & QStyle.StateFlag.State_Selected:
        painter.fillRect(rect, colour("selected"))
        painter.fillRect(QRectF(rect.left(), rect.top(), 3, rect.height()), colour("accent"))
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(rect, colour("hover"))


def draw_text(
    painter: QPainter,
    rect: QRectF,
    text: str,
    *,
    face: QFont,
    ink: QColor,
    align: Qt.AlignmentFlag = LEFT,
) -> None:
    """Draw one line of plain text, shortened with an ellipsis where it does not fit."""
    text = in_one_line(text)
    measures = QFontMetricsF(face)
    if measures.horizontalAdvance(text) > rect.width():
        text = measures.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    draw_fitting(painter, rect, text, face=face, ink=ink, align=align)


def draw_fitting(
    painter: QPainter,
    rect: QRectF,
    text: str,
    *,
    face: QFont,
    ink: QColor,
    align: Qt.AlignmentFlag = LEFT,
) -> None:
    """Draw one line of plain text that is known to fit."""
    painter.setFont(face)
    painter.setPen(ink)
    painter.drawText(rect, _ONE_LINE[align], in_one_line(text))


def draw_chip(painter: QPainter, end: QPointF, text: str, token: str) -> float:
    """Draw a word on a round ground whose right end is there; gives where it begins."""
    wide, high = metrics(11, 500).horizontalAdvance(text) + 2 * size(8), size(19)
    box = QRectF(end.x() - wide, end.y() - high / 2, wide, high)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(soft(token))
    painter.drawRoundedRect(box, high / 2, high / 2)
    draw_fitting(painter, box, text, face=font(11, 500), ink=colour(token), align=CENTRE)
    painter.restore()
    return box.left()


@lru_cache(maxsize=4096)
def shortened(text: str, px: float, weight: int, width: int) -> str:
    """As much of a line as fits into a width, with an ellipsis where something is left out."""
    face = metrics(px, weight)
    if face.horizontalAdvance(text) <= width:
        return text
    return face.elidedText(text, Qt.TextElideMode.ElideRight, width)


@lru_cache(maxsize=512)
def initials_pixmap(initials: str, ground: int, side: int, dpr: float) -> QPixmap:
    """A round of colour with initials in it, `side` logical pixels wide."""
    drawn = _blank(side, dpr)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    back, ink = avatar_colours(ground)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(back)
    painter.drawEllipse(QRectF(0, 0, side, side))
    face = QFont(font(13, 600))
    face.setPixelSize(max(8, round(side * (0.36 if side < 60 else 0.33))))
    painter.setFont(face)
    painter.setPen(ink)
    painter.drawText(QRectF(0, 0, side, side), CENTRE, initials)
    painter.end()
    return drawn


def round_photo(photo: QImage, side: int, dpr: float) -> QPixmap:
    """A photo cut to a round, its middle kept, `side` logical pixels wide."""
    pixels = round(side * dpr)
    filled = photo.scaled(
        pixels,
        pixels,
        Qt.AspectRatioMode.KeepAspectRatioByExpanding,
        Qt.TransformationMode.SmoothTransformation,
    )
    drawn = _blank(side, dpr)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    cut = QPainterPath()
    cut.addEllipse(QRectF(0, 0, side, side))
    painter.setClipPath(cut)
    filled.setDevicePixelRatio(dpr)
    left = (side - filled.width() / dpr) / 2
    top = (side - filled.height() / dpr) / 2
    painter.drawImage(QPointF(left, top), filled)
    painter.end()
    return drawn


def draw_round_icon(
    painter: QPainter, centre: QPointF, name: str, *, token: str, soft: str, radius: int
) -> None:
    """A coloured round with an icon of the same hue in its middle."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(soft))
    painter.drawEllipse(centre, radius, radius)
    device = painter.device()
    image = pixmap(name, token, 14, device.devicePixelRatioF() if device is not None else 1.0)
    half = image.deviceIndependentSize() / 2
    painter.drawPixmap(QPoint(round(centre.x() - half.width()), round(centre.y() - half.height())), image)


def _blank(side: int, dpr: float) -> QPixmap:
    drawn = QPixmap(round(side * dpr), round(side * dpr))
    drawn.setDevicePixelRatio(dpr)
    drawn.fill(Qt.GlobalColor.transparent)
    return drawn
