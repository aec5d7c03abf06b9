"""Files kept with what was said and done: how large they may be, what they are, which could run."""

from __future__ import annotations

from pathlib import PurePath

LARGEST = 25_000_000
"""Bytes of one file that a book takes."""

PROGRAMS = frozenset(
    {
        *("app", "appimage", "application", "bat", "chm", "cmd", "com", "command", "cpl", "desktop", "exe"),
        *("gadget", "hta", "inf", "ins", "isp", "jar", "jnlp", "job", "js", "jse", "lnk", "msc", "msi"),
        *("msp", "mst", "pif", "pkg", "ps1", "psm1", "py", "pyc", "pyw", "rb", "reg", "run", "scf", "scr"),
        *("action", "applescript", "appref-ms", "appx", "bash", "csh", "deb", "diagcab", "dmg", "flatpakref"),
        *(
            "img",
            "iso",
            "ksh",
            "msix",
            "php",
            "pl",
            "rpm",
            "scpt",
            "scptd",
            "settingcontent-ms",
            "vhd",
            "vhdx",
        ),
        *("webloc", "wsb", "xbap", "xll", "zsh", "docm", "dotm", "pptm", "xlam", "xlsm", "xltm"),
        *("sh", "sys", "terminal", "url", "vb", "vbe", "vbs", "workflow", "ws", "wsc", "wsf", "wsh"),
    }
)
"""Ends of names of what a desktop may run instead of showing it."""

_TYPES = {
    "csv": "text/csv",
    "doc": "application/msword",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "eml": "message/rfc822",
    "gif": "image/gif",
    "ics": "text/calendar",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "md": "text/markdown",
    "mp3": "audio/mpeg",
    "mp4": "video/mp4",
    "odp": "application/vnd.oasis.opendocument.presentation",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odt": "application/vnd.oasis.opendocument.text",
    "pdf": "application/pdf",
    "png": "image/png",
    "svg": "image/svg+xml",
    "txt": "text/plain",
    "webp": "image/webp",
    "xls": "application/vnd.ms-excel",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
}


def media_type(name: str) -> str:
    """What a file is by its name; the system's own table would make it another on every computer."""
    return _TYPES.get(_end(name), "application/octet-stream")


def may_run(name: str) -> bool:
    """Whether opening a file of this name might run it."""
    return _end(name) in PROGRAMS


def _end(name: str) -> str:
    # Windows takes away blanks and dots at the end before it looks
    return PurePath(name.rstrip(" .")).suffix[1:].lower()
