"""Locked copies that somebody made to take all memory: refused before a key is made."""

from __future__ import annotations

import base64
import os
from pathlib import Path

import pytest

from rolodex.domain.errors import LockedBook, UserError
from rolodex.store import backups_locked
from rolodex.store.backups_locked import LARGEST, WORK


def copy(path: Path, work: str) -> Path:
    """A file that begins as age files do, and asks for so much work."""
    salt = base64.b64encode(bytes(16)).rstrip(b"=")
    head = b"age-encryption.org/v1\n-> scrypt " + salt + b" " + work.encode() + b"\n"
    path.write_bytes(head + base64.b64encode(bytes(32)).rstrip(b"=") + b"\n--- x\n" + bytes(64))
    return path


@pytest.mark.parametrize("work", [str(WORK + 1), "31", "63", "99999999999999999999"])
def test_too_much_work_is_refused_before_it_begins(tmp_path: Path, work: str) -> None:
    file = copy(tmp_path / "x.rolodex.age", work)
    with (
        pytest.raises(UserError, match="more memory or time") as told,
        backups_locked.readable(file, "passphrase"),
    ):
        raise AssertionError
    assert not isinstance(told.value, LockedBook)


def test_a_copy_of_endless_size_is_refused_before_it_is_read(tmp_path: Path) -> None:
    file = copy(tmp_path / "x.rolodex.age", "18")
    os.truncate(file, 2 * LARGEST)  # a hole: it takes no room
    with (
        pytest.raises(UserError, match="more memory or time"),
        backups_locked.readable(file, "passphrase"),
    ):
        raise AssertionError


def test_usual_work_is_only_asked_for_its_passphrase(tmp_path: Path) -> None:
    with (
        pytest.raises(LockedBook),
        backups_locked.readable(copy(tmp_path / "x.rolodex.age", "18")),
    ):
        raise AssertionError
