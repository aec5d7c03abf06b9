"""Where Rolodex keeps its files, and where its own resources lie; every place can be overridden."""

from __future__ import annotations

import os
import sys
import warnings
from pathlib import Path

APPLICATION = "rolodex"


def resources() -> Path:
    """The folder of fonts, icons, translations and tables: in a bundle, a wheel or the source tree."""
    bundle = getattr(sys, "_MEIPASS", None)
    if bundle is not None:
        return Path(bundle) / "resources"
    package = Path(__file__).parent
    installed = package / "resources"
    return installed if installed.is_dir() else package.parents[1] / "resources"


def data() -> Path:
    """The folder of the user's books; `ROLODEX_DATA` overrides it."""
    return _user_folder("ROLODEX_DATA", "user_data_dir")


def config() -> Path:
    """The folder of window state and choices of this machine; `ROLODEX_CONFIG` overrides it."""
    return _user_folder("ROLODEX_CONFIG", "user_config_dir")


def cache() -> Path:
    """The folder of spool files and other things that can be made again; `ROLODEX_CACHE` overrides it."""
    return _user_folder("ROLODEX_CACHE", "user_cache_dir")


def runtime() -> Path:
    """The folder of what is of use while the user is logged in; `ROLODEX_RUNTIME` overrides it."""
    return _user_folder("ROLODEX_RUNTIME", "user_runtime_dir")


def logs() -> Path:
    """The folder where what went wrong is written down; `ROLODEX_LOGS` overrides it."""
    return _user_folder("ROLODEX_LOGS", "user_log_dir")


def default_book() -> Path:
    """The book that opens when none is named; `ROLODEX_BOOK` overrides it."""
    named = os.environ.get("ROLODEX_BOOK")
    return Path(named) if named else data() / "contacts.rolodex"


def sample_book() -> Path:
    """The sample book of the tour, in a folder of its own."""
    return data() / "sample" / "sample.rolodex"


def backups(book: Path) -> Path:
    """The folder of a book's backups, beside the book."""
    return book.with_name(book.stem + " backups")


def _user_folder(variable: str, function: str) -> Path:
    named = os.environ.get(variable)
    if named:
        return Path(named)
    import platformdirs

    with warnings.catch_warnings():
        # where nobody is logged in on a screen, another folder is as good, and nothing is amiss
        warnings.simplefilter("ignore")
        return Path(getattr(platformdirs, function)(APPLICATION, appauthor=False))
