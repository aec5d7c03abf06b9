"""E-mails as they lie in .eml files (RFC 5322). Nothing in them is fetched or run."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC
from email import message_from_bytes, policy
from email.errors import HeaderParseError
from email.header import decode_header
from email.utils import getaddresses, parsedate_to_datetime
from typing import Any

from rolodex.domain.activity import Attachment, Direction
from rolodex.domain.attached import media_type
from rolodex.domain.card import Blob
from rolodex.domain.due import stamp
from rolodex.domain.errors import UserError
from rolodex.domain.message import message
from rolodex.domain.plain_text import text_of_html

LARGEST = 60_000_000
"""Bytes of an e-mail: files of 25 MB grow by a third on their way."""


@dataclass(frozen=True, slots=True)
class Mail:
    """An e-mail. `at` is a UTC stamp, "" where it has no date; `uid` is its Message-ID, else its digest."""

    uid: str
    subject: str = ""
    text: str = ""
    at: str = ""
    senders: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    blobs: tuple[Blob, ...] = ()

    def direction(self, addresses: Iterable[str]) -> Direction:
        """Whether it came from one of these addresses or went to one; "" where it did neither."""
        theirs = {address.strip().casefold() for address in addresses}
        if theirs.intersection(self.senders):
            return "in"
        return "out" if theirs.intersection(self.recipients) else ""


def read_mail(data: bytes) -> Mail:
    """The e-mail in these bytes. Raises UserError where they are none."""
    try:
        found = message_from_bytes(data, policy=policy.compat32)
        parts = list(_leaves(found))
    except RecursionError as error:
        raise _unreadable() from error
    if not any(found.get(name) for name in ("From", "To", "Subject", "Date", "Message-ID")):
        raise _unreadable()
    plain, rich, files = _sorted(parts)
    attachments, blobs = _kept(files)
    return Mail(
        uid=_header(found, "Message-ID").strip() or f"sha256:{hashlib.sha256(data).hexdigest()}",
        subject=" ".join(_header(found, "Subject").split()),
        text=_tidy(plain if plain.strip() else text_of_html(rich)),
        at=date_of(_header(found, "Date")),
        senders=_addresses(found, "From", "Sender"),
        recipients=_addresses(found, "To", "Cc", "Bcc"),
        attachments=attachments,
        blobs=blobs,
    )


def _unreadable() -> UserError:
    return UserError(message("This file is no e-mail that can be read; nothing was logged."))


def _leaves(part: Any) -> Iterator[Any]:
    """The parts that have a content of their own; an e-mail within the e-mail is one."""
    if part.get_content_maintype() == "multipart" and isinstance(part.get_payload(), list):
        for inner in part.get_payload():
            yield from _leaves(inner)
    else:
        yield part


def _sorted(parts: Iterable[Any]) -> tuple[str, str, list[Any]]:
    """What is written as plain text and as HTML, and what are files."""
    plain: list[str] = []
    rich: list[str] = []
    files = []
    for part in parts:
        kind = part.get_content_type()
        is_file = part.get_content_disposition() == "attachment" or part.get_filename()
        if kind == "text/plain" and not is_file:
            plain.append(_text(part))
        elif kind == "text/html" and not is_file:
            rich.append(_text(part))
        else:
            files.append(part)
    return "\n\n".join(plain), "\n".join(rich), files


def _text(part: Any) -> str:
    data = _bytes(part)
    for charset in (part.get_content_charset("utf-8"), "utf-8"):
        try:
            return data.decode(charset)
        except (LookupError, UnicodeDecodeError, ValueError):
            continue
    return data.decode("cp1252", "replace")


def _bytes(part: Any) -> bytes:
    if part.get_content_type() == "message/rfc822" and isinstance(part.get_payload(), list):
        return b"".join(inner.as_bytes() for inner in part.get_payload())
    found = part.get_payload(decode=True)
    return found if isinstance(found, bytes) else b""


def _kept(files: Iterable[Any]) -> tuple[tuple[Attachment, ...], tuple[Blob, ...]]:
    attachments, blobs = [], []
    for place, part in enumerate(files, 1):
        data, kind = _bytes(part), part.get_content_type()
        if not data:
            continue
        name = _plain(part.get_filename() or "") or _nameless(part, kind, place)
        name = re.split(r"[/\\\\]", name)[-1].strip() or _nameless(part, kind, place)
        digest = hashlib.sha256(data).hexdigest()
        known = media_type(name) if kind == "application/octet-stream" else kind
        attachments.append(Attachment(name, known, len(data), digest))
        blobs.append(Blob(digest, known, data))
    return tuple(attachments), tuple(blobs)


def _nameless(part: Any, kind: str, place: int) -> str:
    """A name for a file that brings none."""
    if kind == "message/rfc822" and isinstance(part.get_payload(), list) and part.get_payload():
        subject = " ".join(_header(part.get_payload()[0], "Subject").split())
        return f"{subject or place}.eml"
    end = re.sub(r"[^a-z0-9]", "", kind.rpartition("/")[2].lower())
    return f"{place}.{end or 'bin'}"


def _header(found: Any, name: str) -> str:
    return next(iter(_headers(found, name)), "")


def _headers(found: Any, *names: str) -> list[str]:
    """The headers of these names; written as bytes against the rules they come as they were meant."""
    wanted = {name.lower() for name in names}
    return [_plain(_whole(value)) for name, value in found.raw_items() if name.lower() in wanted]


def _plain(text: str) -> str:
    """A header with its encoded words read."""
    try:
        pieces = decode_header(re.sub(r"[\r\n]+", "", text))
    except (HeaderParseError, ValueError):
        return text
    return "".join(_piece(data, charset) for data, charset in pieces)


def _piece(data: bytes | str, charset: str | None) -> str:
    if isinstance(data, str):
        return data
    for name in (charset or "utf-8", "utf-8"):
        try:
            return data.decode(name)
        except (LookupError, UnicodeDecodeError, ValueError):
            continue
    return data.decode("cp1252", "replace")


def _whole(text: str) -> str:
    data = text.encode("utf-8", "surrogateescape")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _addresses(found: Any, *names: str) -> tuple[str, ...]:
    pairs = getaddresses(_headers(found, *names))
    return tuple(dict.fromkeys(address.casefold() for _, address in pairs if "@" in address))


def date_of(text: str) -> str:
    """The date of an e-mail as a UTC stamp; "" where the text is none."""
    try:
        found = parsedate_to_datetime(text)
        return stamp(found if found.tzinfo else found.replace(tzinfo=UTC))
    except (TypeError, ValueError, IndexError, OverflowError):
        return ""


def _tidy(text: str) -> str:
    """The text with plain line ends, and no more than one empty line between two others."""
    lines = [line.rstrip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
