"""A book survives what the machine does to it: a killed import leaves no trace, an undone one neither."""

from __future__ import annotations

import contextlib
import os
import pty
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

CARDS = 4_000
PATIENCE = 120.0


def english() -> dict[str, str]:
    """The test's own folders, in which no language was chosen."""
    return os.environ | {"LANGUAGE": "en"}


def command(*words: object) -> list[str]:
    return [sys.executable, "-m", "rolodex", *[str(word) for word in words]]


def rolodex(*words: object) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, which has to end well."""
    return subprocess.run(
        command(*words), capture_output=True, text=True, check=True, timeout=PATIENCE, env=english()
    )


def exported(book: Path, out: Path) -> bytes:
    """Every card of the book."""
    rolodex("export", out, "--book", book)
    return out.read_bytes()


def stopped_while(title: str, words: list[str], by: signal.Signals) -> tuple[int, str]:
    """Run the command on a terminal, send it a signal once it tells of this work; code and last words."""
    terminal, its_end = pty.openpty()
    running = subprocess.Popen(
        words, stdout=subprocess.DEVNULL, stderr=its_end, start_new_session=True, env=english()
    )
    os.close(its_end)
    told = b""
    try:
        while not re.search(title.encode(), told):
            told += os.read(terminal, 4096)
    finally:
        os.killpg(running.pid, by)
        with contextlib.suppress(OSError):  # the other end is closed
            while more := os.read(terminal, 4096):
                told += more
        os.close(terminal)
        running.wait()
    return running.returncode, told.decode()


@pytest.fixture(autouse=True)
def heard_ctrl_c() -> Iterator[None]:
    """A shell that runs the tests in the background has Ctrl+C ignored, and children would inherit that."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small sample book, made once."""
    path = tmp_path_factory.mktemp("sample") / "book.rolodex"
    rolodex("demo", path, "--contacts", 40, "--purchases", 40, "--today", "2026-11-21")
    return path


@pytest.fixture(scope="module")
def before(sample: Path) -> bytes:
    """Every card of the sample book."""
    return exported(sample, sample.with_name("before.vcf"))


@pytest.fixture
def book(sample: Path, tmp_path: Path) -> Path:
    """That book, the test's own."""
    return Path(shutil.copyfile(sample, tmp_path / "book.rolodex"))


@pytest.fixture(scope="module")
def cards(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of a few thousand cards."""
    path = tmp_path_factory.mktemp("cards") / "many.vcf"
    with path.open("w", encoding="utf-8", newline="") as stream:
        for number in range(CARDS):
            stream.write(
                f"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:card-{number}\r\nN:Ruiz {number};Marta;;;\r\n"
                f"FN:Marta Ruiz {number}\r\nTEL;TYPE=CELL:+34 600 {number:06d}\r\n"
                f"EMAIL:marta.{number}@mail.example\r\nNOTE:{'Prefers the morning. ' * 8}\r\nEND:VCARD\r\n"
            )
    return path


def test_an_import_killed_while_it_writes_leaves_a_whole_book_without_it(
    book: Path, before: bytes, cards: Path, tmp_path: Path
) -> None:
    stopped_while("Importing", command("import", cards, "--book", book), signal.SIGKILL)
    assert rolodex("check", "--book", book).returncode == 0
    assert exported(book, tmp_path / "after.vcf") == before
    assert "Import" not in rolodex("history", "--book", book).stdout


def test_an_import_undone_by_another_process_exports_as_before(
    book: Path, before: bytes, cards: Path, tmp_path: Path
) -> None:
    rolodex("import", cards, "--book", book)
    assert exported(book, tmp_path / "between.vcf").count(b"BEGIN:VCARD") == 40 + CARDS
    rolodex("undo", "--book", book)
    assert exported(book, tmp_path / "after.vcf") == before
    assert rolodex("check", "--book", book).returncode == 0


@pytest.mark.parametrize("title", ["Reading 0", "Reading [1-9]", "Importing"])
def test_ctrl_c_ends_an_import_with_one_clear_line_and_changes_nothing(
    book: Path, before: bytes, cards: Path, tmp_path: Path, title: str
) -> None:
    code, told = stopped_while(title, command("import", cards, "--book", book), signal.SIGINT)
    assert code == 1
    assert told.endswith("Stopped. What was under way was taken back; nothing was changed.\r\n")
    assert "Traceback" not in told
    assert exported(book, tmp_path / "after.vcf") == before


def test_ctrl_c_leaves_no_half_made_sample_book(tmp_path: Path) -> None:
    path = tmp_path / "new.rolodex"
    words = command("demo", path, "--contacts", 6_000)
    code, told = stopped_while("Making the sample book", words, signal.SIGINT)
    assert (code, "Stopped." in told) == (1, True)
    assert list(tmp_path.iterdir()) == []
