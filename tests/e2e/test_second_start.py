"""A second start of the program hands over to the window that is open, and ends at once."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tests.blank import new_book

from rolodex.app import WindowBook
from rolodex.domain.summons import Summons
from rolodex.services import inbox
from rolodex.ui.contacts.editor import ContactEditor
from rolodex.ui.departure import Departure
from rolodex.ui.desk import Desk
from rolodex.ui.importing.flow import ImportFlow
from rolodex.ui.state import WindowState
from rolodex.ui.summoning import Summoning
from rolodex.ui.window import MainWindow

PATIENCE = 20_000
CPU = 0.3
HANDED = Path(__file__).parent / "session" / "handed_window.py"
CARD = "BEGIN:VCARD\nVERSION:3.0\nFN:Eva Sol\nN:Sol;Eva;;;\nEND:VCARD\n"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return new_book(tmp_path / "book.rolodex")


@pytest.fixture
def desk(book: Path, qtbot: QtBot) -> Iterator[Desk]:
    """A program that runs, with a window on a book, and hears of later starts."""
    entered = inbox.enter(Summons(), os.environ)
    assert entered is not None
    made = Desk(WindowBook, WindowState(theme="light"), lambda state: None)
    window = made.open(Departure(book))
    summoning = Summoning(entered.folder, entered.take, made)
    summoning.summoned.connect(made.receive)
    qtbot.waitUntil(window.is_settled, timeout=PATIENCE)
    yield made
    made.close()
    entered.close()


def start(*words: str) -> subprocess.CompletedProcess[str]:
    """A second start, which is over when this returns."""
    return subprocess.run(
        [sys.executable, "-m", "rolodex", *words],
        env=os.environ | {"LANGUAGE": "en", "XDG_ACTIVATION_TOKEN": "token"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def shown(desk: Desk) -> MainWindow:
    window = desk.window()
    assert window is not None
    return window


def test_files_of_the_file_manager_are_imported_by_the_window_there_is(
    desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    cards = [tmp_path / "Ana Peña.vcf", tmp_path / "two.vcf"]
    for path in cards:
        path.write_text(CARD, encoding="utf-8")
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = start(*(path.as_uri() for path in cards))
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert after.ru_utime + after.ru_stime - used.ru_utime - used.ru_stime < CPU
    qtbot.waitUntil(lambda: shown(desk).findChild(ImportFlow) is not None, timeout=PATIENCE)
    flow = shown(desk).findChild(ImportFlow)
    assert flow is not None
    assert flow.isVisible()


@pytest.mark.skipif(os.name != "posix", reason="other systems have no such terminals")
def test_a_name_that_was_typed_wrong_is_said_where_it_was_typed(tmp_path: Path) -> None:
    terminal, screen = os.openpty()
    try:
        done = subprocess.run(
            [sys.executable, "-m", "rolodex", "wrong.vcf"],
            env=os.environ | {"LANGUAGE": "en"},
            cwd=tmp_path,
            stderr=screen,
            check=False,
            timeout=60,
        )
        assert done.returncode == 1
        assert "There is no file “wrong.vcf”" in os.read(terminal, 4096).decode()
    finally:
        os.close(screen)
        os.close(terminal)


def test_a_name_of_a_file_manager_that_is_gone_is_said_in_the_window(
    desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    assert start((tmp_path / "gone.vcf").as_uri()).returncode == 0
    notice = shown(desk).notice
    qtbot.waitUntil(lambda: notice.isVisible() and "gone.vcf" in notice.label.text(), timeout=PATIENCE)


def test_a_file_that_the_system_hands_to_the_program_that_runs_is_imported(
    book: Path, tmp_path: Path
) -> None:
    card = tmp_path / "Ana Peña.vcf"
    card.write_text(CARD, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(HANDED), str(book), str(card)],
        env=os.environ | {"LANGUAGE": "en", "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (done.stdout, done.returncode) == ("imports Ana Peña.vcf\n", 0), done.stderr


def test_a_second_start_loads_neither_the_window_nor_the_book(desk: Desk) -> None:
    program = (
        "import json, sys; sys.argv = ['rolodex', '--today']; from rolodex.__main__ import main; "
        "code = main(); print(json.dumps([code, sorted(sys.modules)]))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    code, loaded = json.loads(done.stdout)
    assert code == 0
    heavy = ("PySide6", "sqlalchemy", "sqlite3", "typer", "rolodex.ui", "rolodex.store", "rolodex.app")
    assert [name for name in heavy if name in loaded] == []


def test_a_new_contact_is_begun_in_the_window_there_is(desk: Desk, qtbot: QtBot) -> None:
    shown(desk).showMinimized()
    assert start("--new-contact").returncode == 0
    qtbot.waitUntil(lambda: isinstance(shown(desk).panel.editing.page(), ContactEditor), timeout=PATIENCE)
    assert not shown(desk).isMinimized()


def test_another_book_is_opened_in_turn(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    first = shown(desk)
    other = new_book(tmp_path / "other.rolodex")
    assert start(str(other)).returncode == 0
    qtbot.waitUntil(lambda: shown(desk) is not first, timeout=PATIENCE)
    qtbot.waitUntil(shown(desk).is_settled, timeout=PATIENCE)
    services = shown(desk).services
    assert services is not None
    assert services.book_path == other


def test_a_start_in_the_background_leaves_the_window_as_it_is(desk: Desk) -> None:
    before = shown(desk)
    assert start("window", "--background").returncode == 0
    assert shown(desk) is before
