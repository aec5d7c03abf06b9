"""The icon of the program at the sizes a desktop asks for, drawn by Qt into a folder of icons."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ROOT / "resources" / "icons" / "app"
SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
SMALL = 24
"""Up to this many pixels the drawing with fewer strokes is legible."""


def main() -> int:
    """Write the icons below the folder that is named, as they are installed below /usr."""
    if len(sys.argv) != 2:
        sys.exit("usage: app_icon.py FOLDER")
    for written in write(Path(sys.argv[1])):
        print(written)
    return 0


def write(folder: Path) -> Iterator[Path]:
    """Each file of the icon theme below `folder` once it is written."""
    theme = folder / "share" / "icons" / "hicolor"
    for pixels in SIZES:
        target = theme / f"{pixels}x{pixels}" / "apps" / "rolodex.png"
        target.parent.mkdir(parents=True, exist_ok=True)
        if not drawn(pixels).save(str(target)):
            sys.exit(f"{target} could not be written")
        yield target
    for source, place in (("rolodex.svg", "scalable"), ("rolodex-symbolic.svg", "symbolic")):
        target = theme / place / "apps" / source
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(SOURCES / source, target)
        yield target


def drawn(pixels: int) -> QImage:
    """The icon, this many pixels wide."""
    svg = QSvgRenderer(str(SOURCES / ("rolodex-small.svg" if pixels <= SMALL else "rolodex.svg")))
    image = QImage(pixels, pixels, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    svg.render(painter)
    painter.end()
    return image


if __name__ == "__main__":
    sys.exit(main())
