from __future__ import annotations

import shutil
import unicodedata
from pathlib import Path

import pytest

from rolodex.domain.message import Message
from rolodex.store import mounts, place
from rolodex.store.book import Book

ROOM = shutil.disk_usage("/")


def told(said: Message | None) -> str:
    return "" if said is None else said.text


@pytest.mark.parametrize(
    ("folder", "program"),
    [
        ("Dropbox", "Dropbox"),
        ("Dropbox (Personal)", "Dropbox"),
        ("OneDrive - Acme", "OneDrive"),
        ("Google Drive", "Google Drive"),
        ("GoogleDrive-ana@example.org", "Google Drive"),
        ("Mobile Documents/com~apple~CloudDocs", "iCloud Drive"),
        ("iCloudDrive", "iCloud Drive"),
        ("Nextcloud", "Nextcloud"),
        ("MEGAsync", "MEGA"),
        ("pCloudDrive", "pCloud"),
        ("Syncthing", "Syncthing"),
    ],
)
def test_a_folder_that_another_program_copies_is_known_by_its_name(
    tmp_path: Path, folder: str, program: str
) -> None:
    assert place.of(tmp_path / folder / "deep" / "a.rolodex") == place.Place("synced", program)


@pytest.mark.parametrize("folder", ["Dropboxes", "Box", "mega", "Cloud", "My Drivers", "onedriver"])
def test_a_folder_that_is_only_called_alike_is_an_ordinary_one(tmp_path: Path, folder: str) -> None:
    assert place.of(tmp_path / folder / "a.rolodex").kind == "own"


def test_a_name_that_others_have_too_counts_right_in_the_home_of_the_user(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert place.of(tmp_path / "MEGA" / "a.rolodex").name == "MEGA"
    assert place.of(tmp_path / "other" / "MEGA" / "a.rolodex").name != "MEGA"


@pytest.mark.parametrize(
    ("mark", "program"),
    [
        (".stfolder", "Syncthing"),
        (".dropbox.cache", "Dropbox"),
        (".nextcloudsync.log", "Nextcloud"),
        (".sync_8f2a.db", "Nextcloud"),
        ("._sync_8f2a.db", "Nextcloud"),
        (".owncloudsync.log", "ownCloud"),
        (".tmp.drivedownload", "Google Drive"),
    ],
)
def test_a_folder_that_another_program_copies_is_known_by_what_it_left(
    tmp_path: Path, mark: str, program: str
) -> None:
    (tmp_path / mark).touch()
    (tmp_path / "deep").mkdir()
    assert place.of(tmp_path / "deep" / "a.rolodex") == place.Place("synced", program)


def test_what_a_program_keeps_in_the_home_of_the_user_marks_no_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / ".dropbox").mkdir()
    assert place.of(tmp_path / "a.rolodex").kind == "own"


def mounted(monkeypatch: pytest.MonkeyPatch, folder: Path, line: str) -> None:
    """Make the folder a file system of its own, as a line of /proc/self/mounts says."""
    found = mounts.of_linux([line % str(folder).replace(" ", "\\040")])
    monkeypatch.setattr(mounts, "of", lambda asked: mounts._nearest(asked, found))


@pytest.mark.parametrize(
    "line",
    [
        "server:/export %s nfs4 rw 0 0",
        "//server/share %s cifs rw 0 0",
        "ana@server:/ %s fuse.sshfs rw 0 0",
        "gvfsd-fuse %s fuse.gvfsd-fuse rw 0 0",
        "C: %s 9p rw 0 0",
    ],
)
def test_a_folder_of_another_computer_is_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    folder = tmp_path / "on the net"
    folder.mkdir()
    mounted(monkeypatch, folder, line)
    assert place.of(folder / "a.rolodex").kind == "network"
    assert place.of(tmp_path / "a.rolodex").kind == "own"


def test_a_stick_is_known_by_where_the_desktop_shows_it() -> None:
    (found,) = mounts.of_linux(["/dev/sdb1 /run/media/ana/STICK\\0401 vfat rw 0 0"])
    assert found == mounts.Mount("vfat", "/run/media/ana/STICK 1", "/dev/sdb1", removable=True)


def test_the_volumes_of_a_mac_are_read() -> None:
    stick, share, disk = mounts.of_mac(
        [
            "/dev/disk4s1 on /Volumes/STICK 1 (msdos, local, nodev, nosuid)",
            "//ana@server/share on /Volumes/share (smbfs, nodev, nosuid, mounted by ana)",
            "/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)",
        ]
    )
    assert (stick.system, stick.removable) == ("msdos", True)
    assert (share.system, share.place, share.removable) == ("smbfs", "/Volumes/share", False)
    assert (disk.system, disk.removable) == ("apfs", False)


def test_the_file_system_mounted_last_over_a_place_counts(tmp_path: Path) -> None:
    found = mounts.of_linux(["a / ext4 rw 0 0", f"b {tmp_path} nfs rw 0 0", f"c {tmp_path} ext4 rw 0 0"])
    assert mounts._nearest(tmp_path, found).source == "c"


@pytest.mark.parametrize("kind", ["synced", "network", "removable"])
def test_each_bad_place_has_its_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: place.Kind
) -> None:
    monkeypatch.setattr(place, "of", lambda _book: place.Place(kind, "X"))
    assert told(place.warning(tmp_path / "a.rolodex")).startswith("%(file)s lies")


def test_a_book_in_a_folder_that_is_copied_is_one_file_at_any_time(tmp_path: Path) -> None:
    folder = tmp_path / "Dropbox"
    with Book.open(folder / "a.rolodex", create=True) as book:
        with book.reading() as reading, book.housekeeping() as tx:
            tx.connection.execute("INSERT INTO setting(key, value) VALUES ('a', 'b')")
            reading.value("PRAGMA user_version")
            reading.execute("ROLLBACK")
            reading.execute("BEGIN")
        assert [file.name for file in folder.iterdir()] == ["a.rolodex"]
        with book.alone() as connection:
            assert connection.value("PRAGMA journal_mode") == "delete"
            assert connection.value("PRAGMA synchronous") == 3


def test_a_book_that_is_moved_takes_the_way_of_its_new_place(tmp_path: Path) -> None:
    Book.open(tmp_path / "a.rolodex", create=True).close()
    (tmp_path / "Nextcloud").mkdir()
    moved = (tmp_path / "a.rolodex").rename(tmp_path / "Nextcloud" / "a.rolodex")
    with Book.open(moved) as book, book.alone() as connection:
        assert connection.value("PRAGMA journal_mode") == "delete"
    back = moved.rename(tmp_path / "a.rolodex")
    with Book.open(back) as book, book.alone() as connection:
        assert connection.value("PRAGMA journal_mode") == "wal"


def test_a_disk_with_room_for_the_book_three_times_is_fine(tmp_path: Path) -> None:
    (tmp_path / "a.rolodex").write_bytes(b"x" * 1000)
    assert place.room(tmp_path / "a.rolodex") is None


def test_a_disk_that_is_nearly_full_is_told_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book = tmp_path / "a.rolodex"
    book.write_bytes(b"x" * 1000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: ROOM._replace(free=60_000_000))
    assert place.room(book) is None
    said = place.room(book, 20_000_000)
    assert said is not None
    assert dict(said.args) == {"free": 60, "file": "a.rolodex"}


@pytest.mark.parametrize(
    "name",
    [
        "a (Ana's conflicted copy 2026-05-03).rolodex",
        "a (copia en conflicto de Ana 2026-05-03).rolodex",
        "a (conflicted copy 2026-05-03 180201).rolodex",
        "a.sync-conflict-20260503-180201-ABCDEFG.rolodex",
        "a_conflict-20260503-180201.rolodex",
        "a (SFConflict ana@example.org 2026-05-03-18-02-01).rolodex",
        "a [conflicted].rolodex",
        "a (Case Conflict).rolodex",
    ],
)
def test_a_second_state_of_the_book_beside_it_is_found(tmp_path: Path, name: str) -> None:
    book = tmp_path / "a.rolodex"
    for file in (book, tmp_path / name, tmp_path / "about a conflict.rolodex"):
        file.touch()
    assert place.conflicting(book) == (tmp_path / name,)
    assert "what another computer wrote" in told(place.twins(book))


@pytest.mark.parametrize("name", ["a (1).rolodex", "a 2.rolodex", "a-DESKTOP-7F3K.rolodex"])
def test_a_name_that_a_person_may_give_too_counts_only_where_a_program_copies(
    tmp_path: Path, name: str
) -> None:
    folder = tmp_path / "OneDrive"
    folder.mkdir()
    for book in (tmp_path / "a.rolodex", folder / "a.rolodex"):
        book.touch()
        book.with_name(name).touch()
    assert place.conflicting(tmp_path / "a.rolodex") == ()
    assert place.conflicting(folder / "a.rolodex") == (folder / name,)


@pytest.mark.parametrize("other", ["Niñez.rolodex", unicodedata.normalize("NFD", "niñez.rolodex")])
def test_a_file_whose_name_other_computers_take_for_the_same_is_found(tmp_path: Path, other: str) -> None:
    book = tmp_path / "niñez.rolodex"
    book.touch()
    (tmp_path / other).touch()
    if not (tmp_path / other).samefile(book):
        assert place.named_alike(book) == (tmp_path / other,)
        assert "the same name" in told(place.twins(book))


def test_other_files_beside_the_book_are_nothing_to_tell_of(tmp_path: Path) -> None:
    book = tmp_path / "a.rolodex"
    for name in ("a.rolodex", "a.rolodex-wal", "a backups", "ab.rolodex", "a 2025.rolodex"):
        (tmp_path / name).touch()
    assert place.twins(book) is None
