"""A file of cards to contacts: what is good comes in, what is damaged is named with its line."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from typing import BinaryIO

from rolodex.domain.card import Card, Rejected
from rolodex.domain.contact import Contact
from rolodex.domain.message import Message, message
from rolodex.domain.progress import Progress, silent
from rolodex.vcard import values
from rolodex.vcard.charset import Source
from rolodex.vcard.draft import Draft
from rolodex.vcard.groups import LABEL_NAMES, Group, groups_of
from rolodex.vcard.header import BINARY, Header
from rolodex.vcard.limits import FILE, REJECTED_TEXT
from rolodex.vcard.lines import Damage, LineReader, SoftBreaks
from rolodex.vcard.lines import Property as Line
from rolodex.vcard.mapping import take
from rolodex.vcard.property import Property
from rolodex.vcard.splitting import RawCard, split_cards
from rolodex.vcard.words import ONLY_BEFORE_4

NOTHING_IN_IT = message("This card says nothing about anybody")
NO_CARDS = message("There is no card in this file")
FILE_TOO_LARGE = message("This file is larger than a file of cards may be; the rest was not read")
CHARSET_GUESSED = message("Some letters of this card had to be guessed, because it does not name its charset")
SAME_UID = message("Another card of this file has the same UID; both are kept")

_ABOUT_THE_FILE = frozenset({"VERSION", "PRODID"})
_STRUCTURED = frozenset({"N", "ADR", "ORG", "GENDER", "CLIENTPIDMAP", "X-ANDROID-CUSTOM"})
_EMPTY = Contact()


def read_cards(stream: BinaryIO, file: str = "", progress: Progress = silent) -> Iterator[Card | Rejected]:
    """Every card of a stream and everything in it that is none, in the order of the file."""
    total = _size(stream)
    source = Source(stream)
    lines = LineReader(source, total, progress)
    reader = _CardReader(source, lines.soft_breaks, file)
    found = False
    for item in split_cards(lines):
        found = True
        if isinstance(item, Damage):
            yield reader.rejected(item, "")
        else:
            yield from reader.read(item)
    if source.read_so_far > FILE:
        yield Rejected(file, 0, "", FILE_TOO_LARGE)
    elif not found:
        yield Rejected(file, 1, "", NO_CARDS)


def _size(stream: BinaryIO) -> int:
    if not stream.seekable():
        return 0
    here = stream.tell()
    size = stream.seek(0, os.SEEK_END)
    stream.seek(here)
    return size - here


class _CardReader:
    """Turns the raw cards of one file into contacts."""

    def __init__(self, source: Source, soft_breaks: SoftBreaks, file: str) -> None:
        self._source = source
        self._soft_breaks = soft_breaks
        self._file = file
        self._uids: set[str] = set()

    def read(self, raw: RawCard) -> Iterator[Card | Rejected]:
        """The card, and what of it could not be read."""
        if raw.refused is not None:
            yield Rejected(self._file, raw.line, self._name(raw), raw.refused)
            return
        draft = Draft()
        guessed = self._fill(draft, raw.properties)
        contact = draft.contact()
        if contact == _EMPTY:
            yield Rejected(self._file, raw.line, "", NOTHING_IN_IT, self._text(raw))
        else:
            warnings = self._warnings(draft, contact, guessed)
            yield Card(contact, _digest(raw), raw.line, tuple(draft.blobs.values()), warnings)
        for damage in raw.damage:
            yield self.rejected(damage, contact.fn)
        for order, reason in draft.refused:
            yield Rejected(self._file, raw.properties[order][0], contact.fn, reason)

    def rejected(self, damage: Damage, name: str) -> Rejected:
        """What was damaged, as the user is told of it."""
        text = values.without_controls(self._source.decode(damage.text[:REJECTED_TEXT], "")[0])
        return Rejected(self._file, damage.line, name, damage.reason, text)

    def _name(self, raw: RawCard) -> str:
        for _, header, octets in raw.properties:
            if header.name == "FN":
                return self._decoded(header, octets)[0].strip()
        return ""

    def _text(self, raw: RawCard) -> str:
        lines = [header.source.encode() + b":" + octets for _, header, octets in raw.properties]
        return values.without_controls(self._source.decode(b"\n".join(lines)[:REJECTED_TEXT], "")[0])

    def _warnings(self, draft: Draft, contact: Contact, guessed: bool) -> tuple[Message, ...]:
        warnings = draft.warnings
        if guessed:
            warnings.append(CHARSET_GUESSED)
        if contact.uid:
            if contact.uid in self._uids:
                warnings.append(SAME_UID)
            self._uids.add(contact.uid)
        return tuple(dict.fromkeys(warnings)) if warnings else ()

    def _fill(self, draft: Draft, lines: list[Line]) -> bool:
        """Puts every property of the card into the draft; true where letters had to be guessed."""
        version = _version(lines)
        old = not version.startswith(("3", "4"))
        guessed = False
        groups: dict[str, Group] = {}
        if any(header.group for _, header, _ in lines):
            groups = groups_of(self._named(lines, old))
        for order, (_, header, octets) in enumerate(lines):
            name = header.name
            if name in _ABOUT_THE_FILE:
                continue
            text, doubtful = self._decoded(header, octets)
            guessed = guessed or doubtful
            item = Property(header, text, octets, order, old, "", header.custom)
            if header.params and not item.label and name != "ADR":
                item.label = header.parameter("LABEL")
            if header.group:
                group = groups[header.group.lower()]
                if group.takes(name):
                    continue
                item.label = group.label or item.label
                item.country = group.country
                if group.is_needed(header.group):
                    item.group = header.group
            if version.startswith("4") and name[2:] in ONLY_BEFORE_4 and name.startswith("X-"):
                item.header = _renamed(header, name[2:])
            take(draft, item)
        return guessed

    def _named(self, lines: list[Line], old: bool) -> Iterator[tuple[str, str, str]]:
        for _, header, octets in lines:
            if header.group:
                text = ""
                if header.name in LABEL_NAMES or header.name == "X-ABADR":
                    text = Property(header, self._decoded(header, octets)[0], octets, 0, old).meaning()
                yield header.group, header.name, text

    def _decoded(self, header: Header, octets: bytes) -> tuple[str, bool]:
        """The text of a value with its transport undone, still escaped."""
        encoding = header.encoding
        if not encoding and not header.charset:
            try:
                text = octets.decode()
            except UnicodeDecodeError:
                text, _ = self._source.decode(octets, "")
                return values.without_controls(text), True
            return text if text.isprintable() else values.without_controls(text), False
        if encoding == "b64":
            if header.name in BINARY:
                return octets.decode("ascii", "replace"), False
            text, doubtful = self._source.decode(values.from_base64(octets), header.charset, encoded=True)
            return values.without_controls(text).replace("\\", "\\\\"), doubtful
        if encoding == "qp":
            octets = self._soft_breaks.unfold(octets)
            if header.name in _STRUCTURED:
                octets = values.keep_semicolons(octets)
            octets = values.unquoted(octets)
        text, doubtful = self._source.decode(octets, header.charset, encoded=bool(encoding))
        return values.without_controls(text), doubtful


def _version(lines: list[Line]) -> str:
    for _, header, octets in lines:
        if header.name == "VERSION":
            return octets.decode("ascii", "replace").strip()
    return ""


def _renamed(header: Header, name: str) -> Header:
    return Header(
        name,
        header.group,
        header.types,
        header.pref,
        header.custom,
        header.encoding,
        header.charset,
        header.value_type,
        header.params,
        header.verbatim,
        header.source,
        header.mended,
    )


def _digest(raw: RawCard) -> str:
    """The SHA-256 of what the card says, whatever its folds and ends of line."""
    content: list[bytes] = []
    for _, header, octets in raw.properties:
        if header.name not in _ABOUT_THE_FILE:
            content += (header.source.encode("utf-8", "replace"), octets)
    return hashlib.sha256(b"\n".join(content)).hexdigest()
