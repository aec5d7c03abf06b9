"""All that the program does, in one process, to be watched from outside: `network_tour.py FOLDER`."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from rolodex.ui.tasks import TaskRunner

os.environ["QT_QPA_PLATFORM"] = "offscreen"

SOMEBODY = "Anders Lindqvist"
"""Is in the sample book."""
REMOTE = "http://192.0.2.7/track.png"
CARDS = (
    "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:far\r\nN:Far;Away;;;\r\nFN:Away Far\r\n"
    f"PHOTO;VALUE=URI:{REMOTE}\r\nLOGO;VALUE=URI:{REMOTE}\r\nSOUND;VALUE=URI:{REMOTE}\r\n"
    f"KEY;VALUE=URI:{REMOTE}\r\nURL:{REMOTE}\r\nSOURCE:{REMOTE}\r\n"
    f"NOTE:<img src='{REMOTE}'><a href='{REMOTE}'>see</a>\r\n"
    "EMAIL:away@far.example\r\nADR:;;Far Lane 1;Leeds;;LS6 2AB;United Kingdom\r\nEND:VCARD\r\n"
)
SHEETS = (
    "labels",
    "letters",
    "directory",
    "code",
    "look_alikes",
    "imports",
    "reprint",
    "drips",
    "rules",
    "palette",
    "bell",
    "log",
    "remind",
)


LOOK = 600
"""Milliseconds a sheet has to fill."""


def main() -> int:
    """Do it all; 0 where each part ended well."""
    folder = Path(sys.argv[1])
    book = folder / "tour.rolodex"
    os.environ["ROLODEX_BOOK"] = str(book)
    cards = folder / "far.vcf"
    cards.write_bytes(CARDS.encode())
    for line in _lines(folder, cards):
        _command(*line)
    _window(book, folder)
    maps = Path("/proc/self/maps").read_text(encoding="utf-8").splitlines()
    libraries = {line.rpartition("/")[2].strip() for line in maps}
    far = sorted(name for name in libraries if "Network" in name or "WebEngine" in name)
    sys.stdout.write(f"network libraries: {far}\n")
    return 0


def _lines(folder: Path, cards: Path) -> list[tuple[str, ...]]:
    """What is typed into a terminal."""
    return [
        ("demo", str(folder / "tour.rolodex"), "--contacts", "40", "--purchases", "120"),
        ("import", str(cards)),
        ("find", "far"),
        ("labels", str(folder / "labels.pdf"), "--stock", "5160"),
        ("report", "--pdf", str(folder / "report.pdf")),
        ("report", "--xlsx", str(folder / "report.xlsx")),
        ("directory", str(folder / "list.pdf")),
        ("export", str(folder / "all.vcf")),
        ("export", str(folder / "all.json")),
        ("forecast",),
        ("backup",),
    ]


def _command(*words: str) -> None:
    from rolodex.cli.app import run

    if run(list(words)) != 0:
        sys.exit(f"rolodex {' '.join(words)} failed")


def _window(book: Path, folder: Path) -> None:
    """What is done at the screen: every panel, a search, the sheets, an import."""
    from PySide6.QtCore import QEventLoop, QTimer

    from rolodex import logs
    from rolodex.services.opening import open_services
    from rolodex.ui import qt_messages, screenshot, theme
    from rolodex.ui.application import application
    from rolodex.ui.state import WindowState
    from rolodex.ui.window import MainWindow

    app = application()
    theme.apply(app, "light")
    logs.catch()
    logs.watch()
    qt_messages.catch()
    window = MainWindow(lambda: open_services(book), book, WindowState(theme="light"), reminds=False)

    def settle() -> None:
        """Wait until nothing is asked for, or for as long as somebody would look."""
        loop, look = QEventLoop(), QTimer()
        look.setInterval(10)
        look.timeout.connect(lambda: None if window.runner.busy() else loop.quit())
        QTimer.singleShot(LOOK, loop.quit)
        look.start()
        loop.exec()

    for panel in screenshot.PANELS:
        screenshot.take(window, folder / f"{panel}.png", panel, (1360, 860))
    screenshot.take(window, folder / "found.png", "people", (1360, 860), "far")
    for name in SHEETS:
        window.actions_[name].trigger()
        settle()
        focused = app.focusWidget()
        if focused is not None:
            _escape(focused)
        settle()
    window.import_files([folder / "all.vcf"])
    settle()
    window.grab().save(str(folder / "import.png"))
    _go_wrong(window.runner)
    settle()
    window.close()
    logs.end()
    sys.stdout.write(f"panels: {len(screenshot.PANELS)} sheets: {len(SHEETS)}\n")


def _go_wrong(runner: TaskRunner) -> None:
    """Let a lane, a slot, a thread and Qt complain of somebody by name."""
    import threading

    from PySide6.QtCore import QTimer, qWarning

    def trouble(_progress: object = None) -> None:
        raise ValueError(f"nothing is known of {SOMEBODY}")

    runner.submit("lookups", "trouble", trouble, lambda _none: None, owner=runner)
    QTimer.singleShot(0, trouble)
    thread = threading.Thread(target=trouble)
    thread.start()
    thread.join()
    qWarning(f"QPixmap: could not load {SOMEBODY}.png")


def _escape(widget: object) -> None:
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication, QWidget

    assert isinstance(widget, QWidget)
    kinds = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease)
    for kind in kinds:
        QApplication.sendEvent(widget, QKeyEvent(kind, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier))


if __name__ == "__main__":
    sys.exit(main())
