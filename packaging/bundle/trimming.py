"""What of a bundle is kept: no part that nothing can reach, and nothing that the system itself has."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

import unicode_tables
from PyInstaller.depend.bindepend import get_imports

Entry = tuple[str, str, str]
"""Where a file comes to lie in the bundle, where it is now (of a link: what it names), and its kind."""

# Files of Qt that come along with its plugins, though nothing of ours can reach them. The theme of GTK is
# left out because it would bring GTK itself; the portal theme asks the desktop for its dialogs.
UNUSED = re.compile(
    r"plugins/(platforminputcontexts/libqtvirtualkeyboard|platformthemes/libqgtk3|sqldrivers|tls"
    r"|networkinformation|egldeviceintegrations|generic|qmltooling|designer)"
    r"|plugins/platforms/libq(eglfs|linuxfb|vnc|vkkhrdisplay|minimalegl|minimal)"
    r"|plugins/imageformats/libq(icns|tga|tiff|wbmp|pdf)"
    r"|Qt/translations/(?!qtbase_es\.qm)"
    r"|rapidfuzz/.*_avx2\."  # the plain ones are there too
    r"|\.dist-info/sboms/|PIL/_(avif|imagingft|imagingcms|imagingtk)\."
    r"|(^|/)(numpy|scipy|pyqtgraph)/(.*/)?(tests|examples)/"
)
LIBRARY = re.compile(r"(^|/)[^/]+\.libs/|PySide6/Qt/lib/|^[^/]+\.so(\.|$)")
"""A library that is there for another file of the bundle alone."""
WHOLE = re.compile(r"(^|/)[^/]+\.libs/")
"""Libraries that their wheel has moved together: strip would break them, so they come as data."""
SYSTEM = ("/lib/", "/lib64/", "/usr/lib/", "/usr/lib64/")
FIGURES = (
    "import sys; from scipy.optimize import minimize; from scipy.special import gammaln; import pyqtgraph;"
    "print('\\n'.join(str(getattr(m, '__file__', '')) for m in list(sys.modules.values())))"
)
"""Loads what the forecast and the charts load, and tells the files of it."""


def kept(entries: Iterable[Entry], folder: Path) -> list[Entry]:
    """The files of a bundle that something in it needs; what is made smaller for it lies in `folder`."""
    wanted = [entry for entry in entries if not UNUSED.search(_plain(entry[0]))]
    if sys.platform == "linux":
        wanted = [entry for entry in wanted if not _of_the_system(entry)]
        wanted = _without_idle_figures(wanted)
        wanted = [_prepared(entry, folder) for entry in _reached(wanted)]
    return _without_dead_links(wanted)


def _plain(path: str) -> str:
    return path.replace("\\", "/")


def _prepared(entry: Entry, folder: Path) -> Entry:
    """The file as it enters the bundle."""
    name, source, kind = entry
    if kind == "BINARY" and WHOLE.search(name):
        return name, source, "DATA"
    if kind == "BINARY" and PurePosixPath(name).name.startswith("libicudata."):
        return name, str(unicode_tables.smaller(Path(source), folder)), "DATA"
    return entry


def _of_the_system(entry: Entry) -> bool:
    """Whether this is a library of the system, asked for by name and mended there."""
    return entry[2] == "BINARY" and os.path.realpath(entry[1]).startswith(SYSTEM)


def _without_idle_figures(entries: list[Entry]) -> list[Entry]:
    """Of the compiled parts of numpy and SciPy, those that are loaded by what we use of them."""
    told = subprocess.run([sys.executable, "-c", FIGURES], check=True, capture_output=True, text=True).stdout
    loaded = {os.path.realpath(line) for line in told.splitlines() if line}
    return [
        (name, source, kind)
        for name, source, kind in entries
        if kind != "EXTENSION"
        or PurePosixPath(name).parts[0] not in {"numpy", "scipy"}
        or os.path.realpath(source) in loaded
    ]


def _reached(entries: list[Entry]) -> list[Entry]:
    """The entries without libraries that no module and no plugin is linked with."""
    needed: set[str] = set()
    for name, source, kind in entries:
        if kind in {"BINARY", "EXTENSION"} and not LIBRARY.search(name):
            needed |= {PurePosixPath(found).name for found, _path in get_imports(source)}
    return [
        entry
        for entry in entries
        if entry[2] != "BINARY"
        or not LIBRARY.search(entry[0])
        or PurePosixPath(entry[0]).name in needed
        or PurePosixPath(entry[0]).name.startswith("libpython")
    ]


def _without_dead_links(entries: list[Entry]) -> list[Entry]:
    there = {os.path.normpath(name) for name, _source, kind in entries if kind != "SYMLINK"}
    return [
        entry
        for entry in entries
        if entry[2] != "SYMLINK" or os.path.normpath(PurePosixPath(entry[0]).parent / entry[1]) in there
    ]
