"""The two ways out of the window: links that came with data, and files that Rolodex wrote itself."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from rolodex.domain import web_link
from rolodex.i18n import _, word


def open_link(link: str) -> bool:
    """Let the desktop follow a link, where it is one of the web, of e-mail or a telephone; whether it does.

    Only what was just clicked or chosen by key comes here: nothing is opened by itself.
    """
    if not web_link.is_safe(link):
        return False
    return QDesktopServices.openUrl(QUrl(link.strip(), QUrl.ParsingMode.StrictMode))


def trouble(link: str) -> str:
    """What to say of a link that was not opened."""
    reason = web_link.refusal(link)
    return word(reason) if reason is not None else _("No program here opens this; copy it instead.")


def open_own_file(file: Path) -> bool:
    """Let the desktop show a file or folder that this program wrote."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(file)))
