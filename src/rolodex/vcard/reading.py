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
from rolodex.vcard import accounting, values
from rolodex.vcard.charset import Source
from rolodex.vcard.draft import Draft
from rolodex.vcard.groups import LABEL_NAMES, Group, groups_of
from rolodex.vcard.header import BINARY, Header
from rolodex.vcard.limits import FILE, REJECTED_TEXT
from rolodex.vcard.lines import Damage, LineReader, SoftBreaks
from rolodex.vcard.lines import Property as Line
from rolodex.vcard.mapping import take
from rolodex.vcard.property import Property
from rolodex.vcard.splitting import ABOUT_THE_FILE, RawCard, split_cards

NOTHING_IN_IT = message("This card says nothing about anybody")
NO_CARDS = message("There is no card in this file")
FILE_TOO_LARGE = message("This file is larger than a file of cards may be; the rest was not read")
CHARSET_GUESSED = message(
    "Line %(line)d, %(property)s: letters had to be guessed, because the card does not name their charset"
)
CONTROLS_LEFT_OUT = message("Line %(line)d, %(property)s: control characters were left out")
QUOTES_UNPAIRED = message("Line %(line)d, %(property)s: a quotation mark has no pair")
SAME_UID = message("Line %(line)d, %(property)s: another card of this file has the same; both are kept")

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


class _Decoder:
    """Values to text, with notes of what had to be guessed or left out since `begin`."""

    def __init__(self, source: Source, soft_breaks: SoftBreaks) -> None:
        self._source = source
        self._soft_breaks = soft_breaks
        self.notes: list[Message] = []

    def begin(self) -> None:
        """Forget the notes so far."""
        self.notes = []

    def text(self, header: Header, octets: bytes) -> str:
        """The text of a value with its transport undone, still escaped."""
        encoding = header.encoding
        if not encoding and not header.charset:
            try:
                text = octets.decode()
            except UnicodeDecodeError:
                return self._guessed(octets, "", encoded=False)
            return text if text.isprintable() else self._clean(text)
        if encoding == "b64":
            if header.name in BINARY:
                return octets.decode("ascii", "replace")
            text = self._guessed(values.from_base64(octets), header.charset, encoded=True)
            return text.replace("\\", "\\\\")
        if encoding == "qp":
            octets = self._soft_breaks.unfold(octets)
            if header.name in _STRUCTURED:
                octets = values.keep_semicolons(octets)
            octets = values.unquoted(octets)
        return self._guessed(octets, header.charset, encoded=bool(encoding))

    def plain(self, octets: bytes) -> str:
        """Text to show, of lines that are no properties."""
        return values.without_controls(self._source.decode(octets[:REJECTED_TEXT], "")[0])

    def _guessed(self, octets: bytes, declared: str, encoded: bool) -> str:
        text, doubtful = self._source.decode(octets, declared, encoded)
        if doubtful:
            self.notes.append(CHARSET_GUESSED)
        return self._clean(text)

    def _clean(self, text: str) -> str:
        if values.has_controls(text):
            self.notes.append(CONTROLS_LEFT_OUT)
        return values.without_controls(text)


class _CardReader:
    """Turns the raw cards of one file into contacts."""

    def __init__(self, source: Source, soft_breaks: SoftBreaks, file: str) -> None:
        self._decoder = _Decoder(source, soft_breaks)
        self._file = file
        self._uids: set[str] = set()
        self._accounts = accounting.Accounts()

    def read(self, raw: RawCard) -> Iterator[Card | Rejected]:
        """The card, and what of it could not be read."""
        if raw.refused is not None:
            fates = accounting.rejected(raw, raw.refused)
            yield Rejected(self._file, raw.line, self._name(raw), raw.refused, fates=fates)
            return
        draft = Draft()
        fates = self._accounts.of(self._fill(draft, raw.properties))
        contact = draft.contact()
        if contact == _EMPTY:
            fates = accounting.rejected(raw, NOTHING_IN_IT)
            yield Rejected(self._file, raw.line, "", NOTHING_IN_IT, self._text(raw), fates)
        else:
            self._note_uid(draft, contact.uid, raw)
            warnings = _named(draft.warnings, raw) if draft.warnings else ()
            if draft.refused:
                fates = accounting.with_refused(fates, raw, draft.refused)
            blobs = tuple(draft.blobs.values())
            yield Card(contact, _digest(raw), raw.line, blobs, warnings, self._file, fates)
        for damage in raw.damage:
            yield self.rejected(damage, contact.fn, accounting.damaged(damage))
        for order, reason in draft.refused:
            yield Rejected(self._file, raw.properties[order][0], contact.fn, reason)

    def rejected(self, damage: Damage, name: str, fates: accounting.Fates = ()) -> Rejected:
        """What was damaged, as the user is told of it."""
        return Rejected(self._file, damage.line, name, damage.reason, self._decoder.plain(damage.text), fates)

    def _name(self, raw: RawCard) -> str:
        for _, header, octets in raw.properties:
            if header.name == "FN":
                return self._decoder.text(header, octets).strip()
        return ""

    def _text(self, raw: RawCard) -> str:
        """The card between its first and last line, so that it can be mended and read again."""
        lines = [header.source.encode() + b":" + octets for _, header, octets in raw.properties]
        text = self._decoder.plain(b"\n".join(lines))
        return f"BEGIN:VCARD\n{text}\nEND:VCARD" if text else ""

    def _note_uid(self, draft: Draft, uid: str, raw: RawCard) -> None:
        if uid and uid in self._uids:
            places = (place for place, line in enumerate(raw.properties) if line[1].name == "UID")
            draft.warnings.append((next(places, 0), SAME_UID))
        elif uid:
            self._uids.add(uid)

    def _fill(self, draft: Draft, lines: list[Line]) -> list[str]:
        """Puts every property of the card into the draft; tells what became of each."""
        told: list[str] = []
        version = _version(lines)
        old = not version.startswith(("3", "4"))
        groups: dict[str, Group] = {}
        if any(header.group for _, header, _ in lines):
            groups = groups_of(self._groups(lines, old))
        decoder = self._decoder
        decoder.begin()
        for order, (_, header, octets) in enumerate(lines):
            name = header.name
            if name in ABOUT_THE_FILE:
                continue
            item = Property(header, decoder.text(header, octets), octets, order, old, "", header.custom)
            if decoder.notes:
                draft.warnings += [(order, note) for note in decoder.notes]
                decoder.begin()
            if header.params and not item.label and name != "ADR":
                item.label = header.parameter("LABEL")
            if header.group:
                group = groups[header.group.lower()]
                if group.takes(name):
                    told.append(name)
                    continue
                _put_in_group(item, group)
            if header.mended:
                draft.warnings.append((order, QUOTES_UNPAIRED))
            take(draft, item)
            told.append(accounting.kept(name) if draft.last_kept == order else name)
        return told

    def _groups(self, lines: list[Line], old: bool) -> Iterator[tuple[str, str, str]]:
        for _, header, octets in lines:
            if header.group:
                text = ""
                if header.name in LABEL_NAMES or header.name == "X-ABADR":
                    text = Property(header, self._decoder.text(header, octets), octets, 0, old).meaning()
                yield header.group, header.name, text


def _named(warnings: list[tuple[int, Message]], raw: RawCard) -> tuple[Message, ...]:
    """The warnings, each once, with the line and property they are about."""
    named = []
    for place, warning in warnings:
        line, header, _ = raw.properties[place]
        named.append(Message(warning.text, (("line", line), ("property", header.name))))
    return tuple(dict.fromkeys(named))


def _put_in_group(item: Property, group: Group) -> None:
    item.label = group.label or item.label
    item.country = group.country
    if group.is_needed(item.header.group):
        item.group = item.header.group


def _version(lines: list[Line]) -> str:
    for _, header, octets in lines:
        if header.name == "VERSION":
            return octets.decode("ascii", "replace").strip()
    return ""


def _digest(raw: RawCard) -> str:
    """The SHA-256 of what the card says, whatever its folds and ends of line."""
    content: list[bytes] = []
    for _, header, octets in raw.properties:
        if header.name not in ABOUT_THE_FILE:
            content += (header.source.encode("utf-8", "replace"), octets)
    return hashlib.sha256(b"\n".join(content)).hexdigest()
