from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from rolodex.store import lock

HOLD = """
import sys
from pathlib import Path
from rolodex.store import lock
lock.acquire(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def beside(path: Path) -> Path:
    """The file that says who holds the book."""
    return path.with_name(path.name + ".lock")


def test_a_window_holds_its_book_until_it_lets_go(path: Path, beside: Path) -> None:
    held = lock.acquire(path)
    known = lock.holder(path)
    assert known is not None
    assert known.pid == os.getpid()
    held.release()
    assert lock.holder(path) is None
    assert not beside.exists()


def test_a_second_window_is_told_who_holds_the_book(path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"held\n"
    with pytest.raises(lock.BookOpenElsewhere) as caught:
        lock.acquire(path)
    process.kill()
    process.communicate()
    assert dict(caught.value.message.args)["pid"] == process.pid
    lock.acquire(path).release()


def test_the_number_of_a_dead_process_may_belong_to_another_now(path: Path, beside: Path) -> None:
    held = lock.acquire(path)
    known = json.loads(beside.read_text())
    beside.write_text(json.dumps({**known, "pid": os.getppid(), "started": "1"}))
    lock.acquire(path)
    assert json.loads(beside.read_text()) == known
    held.release()


def test_a_window_of_another_computer_is_respected(path: Path, beside: Path) -> None:
    beside.write_text(json.dumps({"pid": 1, "host": "elsewhere", "started": "1"}))
    with pytest.raises(lock.BookOpenElsewhere):
        lock.acquire(path)
    assert "elsewhere" in beside.read_text()


@pytest.mark.parametrize("content", ["", "{", "[]", '{"pid": 1}'])
def test_a_file_that_says_nothing_holds_nothing(path: Path, beside: Path, content: str) -> None:
    beside.write_text(content)
    lock.acquire(path).release()
    assert not beside.exists()


def test_letting_go_leaves_another_windows_file_alone(path: Path, beside: Path) -> None:
    held = lock.acquire(path)
    beside.write_text(json.dumps({"pid": 1, "host": "elsewhere", "started": "1"}))
    held.release()
    assert beside.exists()


def test_a_process_that_does_not_exist_never_began() -> None:
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    assert lock.started(process.pid) == ""
    assert lock.started(os.getpid()) != ""
