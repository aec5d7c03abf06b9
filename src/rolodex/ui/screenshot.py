"""A picture of the window as it is once all it shows has arrived."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer

from rolodex.domain.errors import UserError
from rolodex.domain.message import message
from rolodex.services.files import replacing
from rolodex.ui.handed_out import png_of
from rolodex.ui.window import MainWindow

PANELS = (
    "today",
    "people",
    "companies",
    "pipeline",
    "tickets",
    "orders",
    "campaigns",
    "reports",
    "deleted",
    "history",
    "settings",
)
LOOK = 15
LONGEST = 60_000


def take(window: MainWindow, out: Path, panel: str, size: tuple[int, int], query: str = "") -> None:
    """Write a PNG of a panel, searched for `query`.

    Raises UserError where there is no such panel or the file cannot be written.
    """
    if panel not in PANELS:
        raise UserError(
            message(
                "There is no panel “%(panel)s” yet. Choose one of: %(panels)s.",
                panel=panel,
                panels=", ".join(PANELS),
            )
        )
    failures: list[object] = []
    window.failed.connect(failures.append)
    window.resize(*size)
    window.show()
    _wait(window, failures)
    window.rail.choose("panel", panel)
    _wait(window, failures)
    if query:
        window.panel.browser.search.set_text(query)
        _wait(window, failures)
    if failures and isinstance(failures[0], Exception):
        raise failures[0]
    with replacing(out) as stream:
        stream.write(png_of(window.grab().toImage()))


def _wait(window: MainWindow, failures: list[object]) -> None:
    """Let the window work until it is settled, or has said why it cannot be."""
    loop = QEventLoop()
    look = QTimer()
    look.setInterval(LOOK)
    settled = 0

    def see() -> None:
        nonlocal settled
        settled = settled + 1 if window.is_settled() else 0
        # What has arrived is laid out only when the events it posted are through: by the second look.
        if failures or settled > 1:
            loop.quit()

    look.timeout.connect(see)
    end = QTimer()
    end.setSingleShot(True)
    end.timeout.connect(loop.quit)
    look.start()
    end.start(LONGEST)
    loop.exec()
