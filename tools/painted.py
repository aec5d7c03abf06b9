"""The texts that a widget paints, each with its place: what no property of the widget tells."""

# ruff: noqa: N802, N803, N815 - the names are those of Qt

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import QPaintDevice, QPaintEngine, QPaintEngineState, QRegion, QTextItem
from PySide6.QtWidgets import QWidget

METRIC = QPaintDevice.PaintDeviceMetric


@dataclass(frozen=True, slots=True)
class Painted:
    """A run of text as it was painted, with its place in the widget."""

    text: str
    place: QRectF


class _Listener(QPaintEngine):
    """Keeps the texts that are painted and drops everything else."""

    def __init__(self) -> None:
        super().__init__(QPaintEngine.PaintEngineFeature.AllFeatures)
        self.texts: list[Painted] = []

    def begin(self, pdev: QPaintDevice) -> bool:
        self.setActive(True)
        return True

    def end(self) -> bool:
        self.setActive(False)
        return True

    def type(self) -> QPaintEngine.Type:
        return QPaintEngine.Type.User

    def updateState(self, state: QPaintEngineState) -> None:
        """Nothing is drawn, so nothing depends on it."""

    def drawTextItem(self, p: Any, textItem: QTextItem) -> None:
        high = textItem.ascent() + textItem.descent()
        place = QRectF(p.x(), p.y() - textItem.ascent(), textItem.width(), high)
        self.texts.append(Painted(textItem.text(), self.painter().combinedTransform().mapRect(place)))

    def _drop(self, *_drawn: Any, **_named: Any) -> None:
        """What has no words."""

    drawPixmap = drawImage = drawTiledPixmap = drawPath = _drop
    drawRects = drawLines = drawPoints = drawPolygon = drawEllipse = _drop


class _Sheet(QPaintDevice):
    """What a widget is painted on to be listened to, as large as the widget."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self.listener = _Listener()
        self._measures = {
            METRIC.PdmWidth: widget.width(),
            METRIC.PdmHeight: widget.height(),
            METRIC.PdmWidthMM: widget.widthMM(),
            METRIC.PdmHeightMM: widget.heightMM(),
            METRIC.PdmNumColors: 1 << 24,
            METRIC.PdmDepth: 32,
            METRIC.PdmDpiX: widget.logicalDpiX(),
            METRIC.PdmDpiY: widget.logicalDpiY(),
            METRIC.PdmPhysicalDpiX: widget.physicalDpiX(),
            METRIC.PdmPhysicalDpiY: widget.physicalDpiY(),
            METRIC.PdmDevicePixelRatio: 1,
            METRIC.PdmDevicePixelRatioScaled: 1 << 16,
        }

    def paintEngine(self) -> QPaintEngine:
        return self.listener

    def metric(self, metric: QPaintDevice.PaintDeviceMetric) -> int:
        return self._measures.get(metric, 0)


def painted(widget: QWidget) -> list[Painted]:
    """The texts that this widget itself paints, without those of its children."""
    sheet = _Sheet(widget)
    # A view of a scene has a `render` of another meaning.
    QWidget.render(widget, sheet, QPoint(), QRegion(), QWidget.RenderFlag(0))
    return sheet.listener.texts
