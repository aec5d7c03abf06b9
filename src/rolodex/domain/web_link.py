"""Links that came with data: which of them are opened, and where they truly lead."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlsplit

from rolodex.domain.message import Message, message

LONGEST = 100_000
"""Characters of a link, as long as a message to be written may be; the web's are far shorter."""

_FORBIDDEN = re.compile(
    r"[\x00-\x20\x7f-\xa0\\<>\"\u061c\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufff9-\ufffc]"
)
"""Blanks, controls and marks of direction: with them a link reads otherwise than it is followed."""
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_WEB = ("http", "https")
_TEL = re.compile(r"[0-9+*#().\-%]+")
_MAIL_FIELDS = frozenset({"to", "cc", "bcc", "subject", "body"})
"""What a link may fill in of a message; some mail programs would attach files of the user's, too."""

OTHER_KIND = message(
    "Only web pages, e-mail and telephone numbers are opened from here; copy it if you trust it."
)
MISLEADING = message("This link is written so that it hides where it leads, so it is not opened.")


def scheme(text: str) -> str:
    """What kind of link a text is, in lower case; "" where it is none."""
    found = _SCHEME.match(text.strip())
    return found[1].lower() if found else ""


def refusal(text: str) -> Message | None:
    """Why a link is not opened; None where it is."""
    link = text.strip()
    kind = scheme(link)
    if kind in _WEB:
        return None if _is_plain_web(link) else MISLEADING
    if kind == "mailto":
        return None if _is_plain_mail(link) else MISLEADING
    if kind == "tel":
        return None if not _FORBIDDEN.search(link) and _TEL.fullmatch(link[4:]) else MISLEADING
    return OTHER_KIND


def is_safe(text: str) -> bool:
    """Whether a link is of a kind that is opened, and leads where it says."""
    return refusal(text) is None


def host(text: str) -> str:
    """The computer that a link of the web leads to, as the network spells it; "" where it leads to none."""
    try:
        found = urlsplit(text.strip()).hostname or ""
        return found if found.isascii() else found.encode("idna").decode()
    except ValueError:  # UnicodeError is one
        return ""


def _is_plain_web(link: str) -> bool:
    if len(link) > LONGEST or _FORBIDDEN.search(link):
        return False
    try:
        parts = urlsplit(link)
        named = parts.port is None or parts.port > 0
    except ValueError:
        return False
    # "https://bank.example@elsewhere.example" leads elsewhere
    return named and "@" not in parts.netloc and "%" not in parts.netloc and bool(host(link))


def _is_plain_mail(link: str) -> bool:
    if len(link) > LONGEST or _FORBIDDEN.search(link):
        return False
    _, _, query = link.partition("?")
    return all(name.lower() in _MAIL_FIELDS for name, _value in parse_qsl(query, keep_blank_values=True))
