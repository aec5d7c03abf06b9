"""The file system a folder lies on, as far as each system tells."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

MEDIA = ("/media", "/run/media", "/mnt/usb", "/Volumes")
"""Where desktops show what was plugged in."""
ESCAPE = re.compile(r"\\([0-7]{3})")
OF_MAC = re.compile(r"(?P<source>.+?) on (?P<place>/.*) \((?P<system>[\w.]+)(?P<options>[^)]*)\)")
DRIVE_REMOVABLE, DRIVE_REMOTE, DRIVE_CDROM = 2, 4, 5


@dataclass(frozen=True, slots=True)
class Mount:
    """A file system: its kind, where it hangs, what holds it, and whether it is far away or can be pulled."""

    system: str = ""
    place: str = "/"
    source: str = ""
    remote: bool = False
    removable: bool = False


if sys.platform == "win32":

    def of(folder: Path) -> Mount:
        """The drive of this folder."""
        import ctypes

        if str(folder).startswith("\\\\"):
            return Mount("network share", folder.anchor, remote=True)
        kind = ctypes.windll.kernel32.GetDriveTypeW(folder.anchor)
        return Mount(
            "",
            folder.anchor,
            remote=kind == DRIVE_REMOTE,
            removable=kind in (DRIVE_REMOVABLE, DRIVE_CDROM),
        )

elif sys.platform == "darwin":

    def of(folder: Path) -> Mount:
        """The volume of this folder."""
        import subprocess  # start-up: a Mac alone needs it

        listed = subprocess.run(["/sbin/mount"], check=False, capture_output=True, text=True)
        return _nearest(folder, of_mac(listed.stdout.splitlines()))

else:

    def of(folder: Path) -> Mount:
        """The file system this folder hangs in."""
        try:
            lines = Path("/proc/self/mounts").read_text(encoding="utf-8", errors="surrogateescape")
        except OSError:
            return Mount()
        found = _nearest(folder, of_linux(lines.splitlines()))
        removable = found.removable or _can_be_pulled(found.source)
        return Mount(found.system, found.place, found.source, removable=removable)


def of_linux(lines: Iterable[str]) -> list[Mount]:
    """The file systems listed in /proc/self/mounts, with spaces in their names."""
    found: list[Mount] = []
    for line in lines:
        source, place, system = ([_plain(word) for word in line.split(" ")[:3]] + ["", "", ""])[:3]
        found.append(Mount(system, place, source, removable=_in_media(place)))
    return found


def of_mac(lines: Iterable[str]) -> list[Mount]:
    """The file systems that `mount` lists on a Mac."""
    matches = (OF_MAC.fullmatch(line) for line in lines)
    return [
        Mount(
            match["system"],
            match["place"],
            match["source"],
            removable=_in_media(match["place"]) and match["source"].startswith("/dev/"),
        )
        for match in matches
        if match
    ]


def _nearest(folder: Path, found: Iterable[Mount]) -> Mount:
    """The one that hangs deepest above the folder; of two in one place the later covers the other."""
    try:
        there = PurePosixPath(folder.resolve())
    except OSError:
        there = PurePosixPath(folder)
    best = Mount()
    for mount in found:
        if len(mount.place) >= len(best.place) and there.is_relative_to(mount.place):
            best = mount
    return best


def _plain(word: str) -> str:
    return ESCAPE.sub(lambda found: chr(int(found[1], 8)), word)


def _in_media(place: str) -> bool:
    return place.startswith(tuple(f"{media}/" for media in MEDIA))


def _can_be_pulled(source: str) -> bool:
    """Whether the kernel says so of the disk a partition is on."""
    if not source.startswith("/dev/"):
        return False
    block = Path("/sys/class/block") / os.path.basename(source)  # noqa: PTH119 - a name, not a path of ours
    for disk in (block, block.resolve().parent):
        try:
            return (disk / "removable").read_text().strip() == "1"
        except OSError:
            continue
    return False
