"""What the window knows of the screen it is on, for a diagnosis."""

from __future__ import annotations

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from rolodex import i18n
from rolodex.ui import theme


def screen(window: QWidget) -> dict[str, str]:
    """Sizes, scales and choices; screens have no names here, which may be those of people."""
    return {
        "qt": qVersion(),
        "qt platform": QGuiApplication.platformName(),
        "language": i18n.language(),
        "theme": theme.mode(),
        "window": f"{window.width()}x{window.height()}",
        "screens": ", ".join(
            f"{one.size().width()}x{one.size().height()} at {one.devicePixelRatio():g}"
            for one in QGuiApplication.screens()
        ),
    }
