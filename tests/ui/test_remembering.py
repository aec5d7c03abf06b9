"""Where a window stands when it opens: as it was left, and never larger than the screen."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from tests.blank import new_book

from rolodex.ui.remembering import SIZE

WINDOW = """
import sys
from pathlib import Path
from rolodex.services.opening import open_services
from rolodex.ui.application import application
from rolodex.ui.state import WindowState
from rolodex.ui.window import MainWindow

app, book = application(), Path(sys.argv[1])
window = MainWindow(lambda: open_services(book), book, WindowState(geometry=sys.argv[2]), reminds=False)
window.show()
size = window.frameGeometry().size()
print(size.width(), size.height())
if sys.argv[3]:
    window.resize(*map(int, sys.argv[3].split("x")))
window.remembering.note()
print(window._state.geometry)
window.close()
"""


def shown(folder: Path, screen: tuple[int, int], kept: str = "", left: str = "") -> tuple[QSize, str]:
    """How large a window with its frame opens on a screen, and what it keeps when it is left so large."""
    file = folder / "screen.json"
    described = {"name": "one", "x": 0, "y": 0, "width": screen[0], "height": screen[1]}
    usual = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    whole = {"synchronousWindowSystemEvents": False, "windowFrameMargins": True}
    file.write_text(json.dumps({**whole, "screens": [{**described, **usual}]}))
    told = subprocess.run(
        [sys.executable, "-c", WINDOW, str(new_book(folder / "book.rolodex")), kept, left],
        env=os.environ | {"QT_QPA_PLATFORM": f"offscreen:configfile={file}"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert told.returncode == 0, told.stderr
    width, height, geometry = told.stdout.split()
    return QSize(int(width), int(height)), geometry


def fits(size: QSize, width: int, height: int) -> bool:
    return size.width() <= width and size.height() <= height


pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Qt reads no path with a colon")


def test_a_first_window_has_its_usual_size_where_there_is_room(tmp_path: Path) -> None:
    size, _kept = shown(tmp_path, (1920, 1200))
    assert fits(SIZE, size.width(), size.height())


def test_a_first_window_leaves_a_small_screen_room_for_panels(tmp_path: Path) -> None:
    size, _kept = shown(tmp_path, (1366, 768))
    assert fits(size, 1366 - 72, 768 - 64)
    assert not fits(size, 1024, 640)


def test_a_window_that_was_left_on_a_large_screen_fits_a_small_one(tmp_path: Path) -> None:
    _size, kept = shown(tmp_path, (1920, 1200), left="1800x1100")
    size, _kept = shown(tmp_path, (1366, 768), kept)
    assert fits(size, 1366, 768)
    assert not fits(size, 1229, 691)
