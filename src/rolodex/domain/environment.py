"""What the computer says of its user's language, country and time."""

from __future__ import annotations

import locale
import os
from collections.abc import Iterator
from datetime import datetime

_COUNTRY = ("LC_ALL", "LC_ADDRESS", "LC_TELEPHONE", "LANG")
_LANGUAGE = ("LC_ALL", "LC_MESSAGES", "LANG")


def languages() -> Iterator[str]:
    """The languages asked for, the first first (ISO 639-1); LANGUAGE may list several, the rest name one."""
    named = os.environ.get("LANGUAGE", "").split(":")
    for tag in (*named, _first(_LANGUAGE)):
        if tag:
            yield tag.replace("-", "_").split("_")[0].split(".")[0].lower()


def country() -> str:
    """Where the computer is said to stand (ISO 3166-1 alpha-2); "" where nothing says it."""
    _, _, rest = _first(_COUNTRY).replace("-", "_").partition("_")
    code = rest.split(".")[0].split("@")[0].upper()
    return code if len(code) == 2 and code.isascii() and code.isalpha() else ""


def now() -> datetime:
    """What the clock on the wall says."""
    return datetime.now().astimezone().replace(tzinfo=None)


def _first(variables: tuple[str, ...]) -> str:
    settled = next(filter(None, map(os.environ.get, variables)), "")
    return settled or locale.getlocale()[0] or ""
