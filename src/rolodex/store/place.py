"""Where a book lies: on this computer, in a folder that a program copies, on another computer, on a stick."""

from __future__ import annotations

import os
import re
import shutil
import sys
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Literal

from rolodex.domain.message import Message, message, plural_message
from rolodex.store import mounts

Kind = Literal["own", "synced", "network", "removable"]

SYNCED_NAMES: tuple[tuple[str, str], ...] = (
    ("dropbox", "Dropbox"),
    ("onedrive", "OneDrive"),
    ("skydrive", "OneDrive"),
    ("google drive", "Google Drive"),
    ("googledrive", "Google Drive"),
    ("my drive", "Google Drive"),
    ("mi unidad", "Google Drive"),
    ("insync", "Google Drive"),
    ("icloud drive", "iCloud Drive"),
    ("iclouddrive", "iCloud Drive"),
    ("com~apple~clouddocs", "iCloud Drive"),
    ("mobile documents", "iCloud Drive"),
    ("nextcloud", "Nextcloud"),
    ("owncloud", "ownCloud"),
    ("syncthing", "Syncthing"),
    ("mega drive", "MEGA"),
    ("megasync", "MEGA"),
    ("pcloud", "pCloud"),
    ("pclouddrive", "pCloud"),
    ("pcloudsync", "pCloud"),
    ("box sync", "Box"),
    ("box-box", "Box"),
    ("seafile", "Seafile"),
    ("seadrive", "Seafile"),
    ("proton drive", "Proton Drive"),
    ("protondrive", "Proton Drive"),
    ("tresorit", "Tresorit"),
    ("yandex.disk", "Yandex Disk"),
)
"""Folders as such programs call them; they add more: "OneDrive - Acme", "Dropbox (Personal)"."""
IN_HOME_ONLY = {"mega": "MEGA", "box": "Box"}
"""Names that mean such a folder only right in the user's own."""
MARKERS: Mapping[str, str] = {
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".stfolder": "Syncthing",
    ".stversions": "Syncthing",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
    ".tmp.drivedownload": "Google Drive",
    ".tmp.driveupload": "Google Drive",
    ".megaignore": "MEGA",
    ".pcloud": "pCloud",
    ".seafile-data": "Seafile",
}
"""What such programs leave in the folder they copy, or above it."""
NEXTCLOUD_INDEX = re.compile(r"\._?sync_\w+\.db")
LOOKED_AT = 2000
"""As many names of one folder are looked at; who copies a folder of more is known by its name at best."""

NETWORK_SYSTEMS = frozenset(
    """nfs nfs4 cifs smb smb2 smb3 smbfs 9p afs afpfs ncpfs davfs webdav ceph lustre beegfs gpfs vboxsf prl_fs
    glusterfs sshfs rclone gvfsd-fuse davfs2 s3fs vmhgfs-fuse google-drive-ocamlfuse onedriver""".split()
)
"""Names of file systems of other computers; those in user space stand behind "fuse."."""

SPARE = 3
"""The least room on the disk, in sizes of the book: a step, a copy and the log of both."""
LEAST = 50_000_000

ONEDRIVE_TWIN = re.compile(r"-[A-Z0-9][A-Z0-9-]{2,14}")
NUMBERED_TWIN = re.compile(r" ?\(\d{1,2}\)| \d{1,2}")


@dataclass(frozen=True, slots=True)
class Place:
    """What kind of place a file lies in, and what it is called: a program, or a file system."""

    kind: Kind
    name: str = ""


def of(book: Path) -> Place:
    """Where this book lies."""
    folder = book.absolute().parent
    program = _program(folder)
    if program:
        return Place("synced", program)
    mount = mounts.of(folder)
    if mount.remote or mount.system.removeprefix("fuse.") in NETWORK_SYSTEMS:
        return Place("network", mount.system)
    return Place("removable", mount.system) if mount.removable else Place("own", mount.system)


def keeps_log(book: Path) -> bool:
    """Whether SQLite may keep a log beside the book there: not where others copy, or share, single files."""
    return of(book).kind in ("own", "removable")


def warning(book: Path) -> Message | None:
    """What to know about where the book lies; nothing where it lies well."""
    found, file = of(book), book.name
    if found.kind == "synced":
        return message(
            "%(file)s lies in a folder that %(program)s copies to other computers, and is kept as a single "
            "file for that. Open it on one computer at a time, and let %(program)s finish in between.",
            file=file,
            program=found.name,
        )
    if found.kind == "network":
        return message(
            "%(file)s lies on another computer, so it is written in a slower and safer way. Best keep the "
            "book in a folder of this computer, and copies of it over there.",
            file=file,
        )
    if found.kind == "removable":
        return message(
            "%(file)s lies on a stick or disk that can be taken out, and its copies beside it. Close Rolodex "
            "before you take it out, and choose a second folder for copies on this computer.",
            file=file,
        )
    return None


def room(book: Path, more: int = 0) -> Message | None:
    """What to know where the disk is nearly full: less is free than three times the book and `more` bytes."""
    try:
        size = sum(file.stat().st_size for file in (book, _log(book)) if file.exists())
        free = shutil.disk_usage(book.absolute().parent).free
    except OSError:
        return None  # opening says it better
    if free >= max(SPARE * (size + more), LEAST):
        return None
    return message(
        "Only %(free)d MB are free on the disk of %(file)s. Nothing is lost when it is full, but what does "
        "not fit is not written or copied: free some space.",
        free=free // 1_000_000,
        file=book.name,
    )


def twins(book: Path) -> Message | None:
    """What to know where files beside the book may hold another state of it."""
    other = conflicting(book)
    if other:
        return plural_message(
            "Beside %(file)s lies “%(other)s”, which holds what another computer wrote at the same time. "
            "Nothing of either is lost: open the other to see what is only there.",
            "Beside %(file)s lie %(count)d files such as “%(other)s”, which hold what other computers wrote "
            "at the same time. Nothing of any is lost: open the others to see what is only there.",
            len(other),
            file=book.name,
            other=other[0].name,
        )
    alike = named_alike(book)
    if alike:
        return message(
            "“%(other)s” beside %(file)s has the same name but for capitals or accents. Other computers take "
            "them for one file and keep one of them only: give one another name.",
            other=alike[0].name,
            file=book.name,
        )
    return None


def conflicting(book: Path) -> tuple[Path, ...]:
    """Files beside the book that a program which copies folders made of a second state of it."""
    found = of(book)
    return tuple(
        file for file in _beside(book) if _is_twin(file.stem[len(book.stem) :], found) and file != book
    )


def named_alike(book: Path) -> tuple[Path, ...]:
    """Files beside the book whose names differ in capitals or in the spelling of accents only."""
    same = _folded(book.name)
    return tuple(file for file in _siblings(book) if file.name != book.name and _folded(file.name) == same)


def _is_twin(added: str, found: Place) -> bool:
    """Whether what is added to the book's name means a conflict, in the words of the program there."""
    # conflicted copy, sync-conflict-…, (SFConflict …), copia en conflicto
    if added[0] in " ._-([" and "conflict" in added.casefold():
        return True
    if found.kind != "synced":
        return False
    if found.name == "OneDrive" and ONEDRIVE_TWIN.fullmatch(added):
        return True
    return bool(NUMBERED_TWIN.fullmatch(added))


def _beside(book: Path) -> Iterator[Path]:
    return (
        file
        for file in _siblings(book)
        if file.suffix == book.suffix and file.stem.startswith(book.stem) and file.stem != book.stem
    )


def _siblings(book: Path) -> list[Path]:
    try:
        return sorted(book.absolute().parent.iterdir())
    except OSError:
        return []


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def _log(book: Path) -> Path:
    return book.with_name(book.name + "-wal")


def _program(folder: Path) -> str:
    """The program that copies this folder, or ""."""
    for above in (folder, *folder.parents):
        name = _named_after(above) or _marked_by(above)
        if name:
            return name
    if sys.platform == "win32":
        for variable in ("OneDrive", "OneDriveConsumer", "OneDriveCommercial"):
            root = os.environ.get(variable)
            if root and folder.is_relative_to(root):
                return "OneDrive"
    return ""


def _named_after(folder: Path) -> str:
    name = unicodedata.normalize("NFC", folder.name).casefold()
    for word, program in SYNCED_NAMES:
        if name.startswith(word) and name[len(word) : len(word) + 1] in ("", " ", "-", "(", "["):
            return program
    return IN_HOME_ONLY.get(name, "") if folder.parent == Path.home() else ""


def _marked_by(folder: Path) -> str:
    if folder in (Path.home(), folder.parent):
        return ""  # ~/.dropbox is where the program itself keeps its things
    try:
        with os.scandir(folder) as entries:
            names = [entry.name for entry in islice(entries, LOOKED_AT)]
    except OSError:
        return ""
    for name in names:
        if name in MARKERS:
            return MARKERS[name]
        if NEXTCLOUD_INDEX.fullmatch(name):
            return "Nextcloud"
    return ""
