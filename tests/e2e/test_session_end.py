"""The end of a session: what was begun is kept as a draft, and the book is closed as it should be."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from tests.blank import new_book

from rolodex.services.opening import open_services
from rolodex.ui.ending import ASKS, Ending

pytestmark = pytest.mark.skipif(os.name != "posix", reason="other systems end programs without signals")
WINDOW = Path(__file__).parent / "session" / "writing_window.py"
ENDS = 20


def heard(window: subprocess.Popen[str]) -> str:
    """The next word of the window."""
    assert window.stdout is not None
    return window.stdout.readline().strip()


def drafts(book: Path) -> list[str]:
    services = open_services(book)
    try:
        return [draft.contact.n.given for draft in services.drafts.all()]
    finally:
        services.close()


def beside(book: Path) -> list[str]:
    """What lies beside the book but its copies."""
    return sorted(path.name for path in book.parent.iterdir() if path.is_file() and path != book)


@pytest.fixture
def signals() -> Iterator[None]:
    """Afterwards signals do again what they did before."""
    before = {getattr(signal, name): signal.getsignal(getattr(signal, name)) for name in ASKS}
    yield
    signal.set_wakeup_fd(-1)
    for number, done in before.items():
        signal.signal(number, done)


def test_a_program_that_is_to_outlive_its_terminal_does(qapp: QApplication, signals: None) -> None:
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    Ending(qapp, lambda: None, lambda: None).deleteLater()
    assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    assert signal.getsignal(signal.SIGTERM) is not signal.SIG_DFL


def test_what_was_begun_is_kept_and_the_book_closed(tmp_path: Path) -> None:
    book = new_book(tmp_path / "book.rolodex")
    with subprocess.Popen(
        [sys.executable, str(WINDOW), str(book)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"LANGUAGE": "en", "QT_QPA_PLATFORM": "offscreen"},
    ) as window:
        assert heard(window) == "begun"
        # the session may end from here on: a power cut would lose nothing
        assert drafts(book) == ["Begun"]
        assert window.stdin is not None
        window.stdin.write("go on\n")
        window.stdin.flush()
        assert heard(window) == "more"
        for asked in (signal.SIGINT, signal.SIGHUP, signal.SIGTERM):
            window.send_signal(asked)
        assert window.wait(ENDS) == 0
    assert beside(book) == []
    assert drafts(book) == ["Begun and more"]
