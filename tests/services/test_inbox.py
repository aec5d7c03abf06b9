"""Where a second start leaves what it wants."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from rolodex import paths
from rolodex.domain.errors import UserError
from rolodex.domain.summons import Summons
from rolodex.services import inbox
from rolodex.services.inbox import Inbox, enter

AN_HOUR_AGO = -3600


def entered(wanted: Summons | None = None) -> Inbox:
    found = enter(wanted or Summons(), {})
    assert found is not None
    return found


def left_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name != inbox.LOCK)


def test_the_first_listens_and_a_second_hands_over() -> None:
    first = entered(Summons(deed="today"))
    assert first.listens()
    assert enter(Summons(files=("a.vcf",)), {}) is None
    assert enter(Summons(deed="today"), {}) is None
    assert first.take() == (Summons(files=("a.vcf",)), Summons(deed="today"))
    assert first.take() == ()
    first.close()


def test_the_folder_is_the_users_alone() -> None:
    first = entered()
    enter(Summons(), {})
    if os.name == "posix":
        assert first.folder.stat().st_mode & 0o777 == 0o700
        assert {path.stat().st_mode & 0o777 for path in first.folder.iterdir()} == {0o600}
    first.close()


def test_nobody_listens_after_a_crash_though_the_lock_is_there() -> None:
    first = entered()
    first.close()
    assert (first.folder / inbox.LOCK).exists()
    entered().close()


def test_a_window_on_another_screen_is_not_asked() -> None:
    first = entered()
    other = enter(Summons(), {"DISPLAY": ":7"})
    assert other is not None
    other.close()
    first.close()


def test_what_was_left_long_ago_is_not_wanted_any_more() -> None:
    first = entered()
    enter(Summons(deed="today"), {})
    (name,) = left_in(first.folder)
    first.close()
    old = (first.folder / name).stat().st_mtime + AN_HOUR_AGO
    os.utime(first.folder / name, (old, old))
    second = entered()
    assert left_in(second.folder) == []
    assert second.take() == ()
    second.close()


@pytest.mark.parametrize("broken", [b"", b"{", b"[]", b"\xff", b'{"files": 3}'])
def test_what_is_broken_is_thrown_away(broken: bytes) -> None:
    first = entered()
    (first.folder / "1.json").write_bytes(broken)
    assert first.take() == ()
    assert left_in(first.folder) == []
    first.close()


def test_what_comes_while_the_window_closes_is_served() -> None:
    first = entered()
    enter(Summons(deed="today"), {})
    assert first.leave() == (Summons(deed="today"),)
    assert enter(Summons(), {}) is None
    first.close()


def test_one_who_leaves_for_good_makes_room() -> None:
    first = entered()
    assert first.leave() == ()
    second = entered()
    assert second.listens()
    second.close()


def test_one_who_leaves_for_good_is_not_kept_by_what_is_broken() -> None:
    first = entered()
    (first.folder / "1.json").write_bytes(b"{")
    assert first.leave() == ()
    second = entered()
    assert second.listens()
    assert left_in(second.folder) == []
    second.close()


def in_the_way(folder: Path) -> None:
    """Have a file where a folder would be."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("in the way")


def test_a_second_start_hands_over_where_choices_cannot_be_written() -> None:
    in_the_way(paths.config())
    first = entered()
    assert first.listens()
    assert enter(Summons(deed="today"), {}) is None
    assert first.take() == (Summons(deed="today"),)
    first.close()


@pytest.mark.skipif(os.name != "posix", reason="other systems give each user a folder")
def test_nothing_is_left_in_a_folder_of_another_user(monkeypatch: pytest.MonkeyPatch) -> None:
    in_the_way(paths.config())
    first = entered()
    monkeypatch.setattr(os, "getuid", lambda: -1)
    assert not entered().listens()
    first.close()


@pytest.mark.skipif(os.name != "posix", reason="other systems do not limit what is written")
def test_a_program_that_cannot_be_told_is_said() -> None:
    import resource

    first = entered()
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    # as on a disk that is full
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, before[1]))
    try:
        with pytest.raises(UserError, match="is open already"):
            enter(Summons(), {})
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert left_in(first.folder) == []
    first.close()


def test_a_window_opens_where_nothing_can_be_written() -> None:
    in_the_way(paths.config())
    in_the_way(paths.runtime())
    found = entered()
    assert not found.listens()
    assert found.take() == ()
    assert found.leave() == ()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such folder")
def test_a_start_where_nobody_is_logged_in_says_nothing_of_it() -> None:
    bare = {
        name: value
        for name, value in os.environ.items()
        if name not in {"XDG_RUNTIME_DIR", "ROLODEX_RUNTIME"}
    }
    asked = [sys.executable, "-c", "from rolodex import paths; print(paths.runtime())"]
    done = subprocess.run(asked, env=bare, capture_output=True, text=True, check=True)
    assert done.stdout.strip()
    assert done.stderr == ""
