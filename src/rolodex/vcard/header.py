"""What stands before the colon of a card's line: group, name and parameters."""

from __future__ import annotations

import operator
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from rolodex.domain.contact import Params

Encoding = Literal["", "qp", "b64"]

BINARY = frozenset(
    {"PHOTO", "LOGO", "SOUND", "KEY", "X-MS-CARDPICTURE", "X-MS-CERTIFICATE", "X-WAB-DIGITAL-ID"}
)
PICTURES = frozenset({"PHOTO", "LOGO", "X-MS-CARDPICTURE"})

_NAME = re.compile(r"\s*((?:[A-Za-z0-9_/+-]+\.)*)([A-Za-z0-9_/+-]+)\s*\Z")
_SAMSUNG = re.compile(r"X-CUSTOM\(([^)]*)\)", re.IGNORECASE)
_QUOTED_OCTET = re.compile(rb"=([0-9A-Fa-f]{2})")
_CONTROLS = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")
_NOT_IN_NAMES = re.compile(r"[^A-Z0-9/+-]")
_CARET = re.compile(r"\^([nN'^])")
_CARETS = {"n": "\n", "N": "\n", "'": '"', "^": "^"}
_ESCAPED_COMMA = re.compile(r"\\?,")
_ENCODINGS: dict[str, Encoding] = {
    "QUOTED-PRINTABLE": "qp",
    "Q": "qp",
    "BASE64": "b64",
    "B": "b64",
    "7BIT": "",
    "8BIT": "",
    "BINARY": "",
}
WAS = "X-WAS"
"""This parameter tells the name of a property that a version lacks and that is written there with X-."""

_PICTURE_VALUES = frozenset({"URL", "URI", "INLINE", "CID", "CONTENT-ID"})
_PREF_MOST = 100


@dataclass(frozen=True, slots=True)
class Header:
    """A scanned header; `params` is what no field holds, `verbatim` all but transport."""

    name: str
    group: str = ""
    types: tuple[str, ...] = ()
    pref: int = 0
    custom: str = ""
    encoding: Encoding = ""
    charset: str = ""
    value_type: str = ""
    params: Params = ()
    verbatim: Params = ()
    source: str = ""
    mended: bool = False
    renamed: bool = False

    def parameter(self, name: str) -> str:
        """The first value of a parameter no field holds; empty where it is not given."""
        return next((value for key, value in self.params if key == name), "")


def end_of_header(line: bytes) -> tuple[int, bool]:
    """Where the colon after the header stands (-1: nowhere), and whether the quotes before it are paired."""
    colon = line.find(b":")
    if colon < 0 or line.count(b'"', 0, colon) % 2 == 0:
        return colon, True
    quoted = False
    for place in re.finditer(rb'[":]', line):
        if place.group() == b'"':
            quoted = not quoted
        elif not quoted:
            return place.start(), True
    return colon, False


def scan_header(head: bytes) -> Header | None:
    """The header in these bytes, or None where they name no property."""
    try:
        text = head.decode()
    except UnicodeDecodeError:
        text = head.decode("cp1252", "replace")
    source = text
    if not text.isprintable():
        text = _CONTROLS.sub("", text)
    custom = ""
    if "X-CUSTOM(" in text.upper():
        custom = _samsung_label(text)
        text = _SAMSUNG.sub("", text)
    first, *rest = _split(text, ";")
    named = _NAME.match(first)
    if named is None:
        return None
    scan = _Scan(named.group(2).upper())
    for parameter in rest:
        scan.take(parameter.strip())
    return scan.header(named.group(1).rstrip("."), custom, source, text.count('"') % 2 == 1)


class _Scan:
    """Gathers the parameters of one header."""

    def __init__(self, name: str) -> None:
        self.name = name.replace("_", "-")
        self.types: list[str] = []
        self.pref = 0
        self.encoding: Encoding = ""
        self.charset = ""
        self.value_type = ""
        self.params: list[tuple[str, str]] = []
        self.verbatim: list[tuple[str, str]] = []

    def take(self, parameter: str) -> None:
        """Adds one parameter, as `NAME=a,"b"` or bare as in 2.1."""
        if not parameter:
            return
        key, equals, value = parameter.partition("=")
        if equals:
            key = _NOT_IN_NAMES.sub("-", key.strip().upper()) or "X-"
            for part in _split(value.strip(), ","):
                self._named(key, _plain(part))
        else:
            self._bare(parameter.strip('"'))

    def _bare(self, word: str) -> None:
        upper = word.upper()
        if upper in _ENCODINGS:
            self.encoding = _ENCODINGS[upper]
        elif upper in _PICTURE_VALUES and self.name in BINARY:
            self._named("VALUE", word)
        else:
            self._named("TYPE", word)

    def _named(self, key: str, value: str) -> None:
        if key == "ENCODING":
            self.encoding = _ENCODINGS.get(value.upper(), self.encoding)
        elif key == "CHARSET":
            self.charset = self.charset or value
        elif key == "TYPE":
            for word in _ESCAPED_COMMA.split(value):
                self._type(word.strip().rstrip("\\"))
        elif key == "VALUE":
            self.value_type = value.lower()
            self.verbatim.append((key, value))
        else:
            self.verbatim.append((key, value))
            if key == "PREF" and value.isascii() and value.isdigit() and 1 <= int(value[:4]) <= _PREF_MOST:
                self.pref = int(value)
            else:
                self.params.append((key, value))

    def _type(self, word: str) -> None:
        if not word:
            return
        self.verbatim.append(("TYPE", word))
        lower = word.lower()
        if lower == "pref":
            self.pref = self.pref or 1
        elif lower not in self.types:
            self.types.append(lower)

    def header(self, group: str, custom: str, source: str, mended: bool) -> Header:
        """What was gathered, for good."""
        was = [value for key, value in self.params if key == WAS]
        renamed = self.name.startswith("X-") and self.name[2:] in was
        if renamed:
            self.name = self.name[2:]
        if was:
            self.params = [pair for pair in self.params if pair[0] != WAS]
            self.verbatim = [pair for pair in self.verbatim if pair[0] != WAS]
        return Header(
            name=self.name,
            group=group,
            types=tuple(self.types),
            pref=self.pref,
            custom=custom,
            encoding=self.encoding,
            charset=self.charset,
            value_type=self.value_type,
            params=in_order(self.params),
            verbatim=in_order(self.verbatim),
            source=source,
            mended=mended,
            renamed=renamed,
        )


def in_order(params: Iterable[tuple[str, str]]) -> Params:
    """Parameters by name, which is how they are written; the values of one name keep their order."""
    return tuple(sorted(params, key=operator.itemgetter(0)))


def _split(text: str, separator: str) -> list[str]:
    """Parts of a header between separators that stand outside quotes, found in one pass."""
    if '"' not in text:
        return text.split(separator)
    parts: list[str] = []
    start = 0
    quoted = False
    for place, character in enumerate(text):
        if character == '"':
            quoted = not quoted
        elif character == separator and not quoted:
            parts.append(text[start:place])
            start = place + 1
    parts.append(text[start:])
    return parts


def _plain(value: str) -> str:
    value = value.replace('"', "").strip()
    return _CARET.sub(lambda found: _CARETS[found.group(1)], value) if "^" in value else value


def _samsung_label(text: str) -> str:
    """The user's own label in Samsung's `X-CUSTOM(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,=4D=C3)`."""
    found = _SAMSUNG.search(text)
    if found is None:
        return ""
    inside = found.group(1)
    label = inside.rpartition(",")[2]
    if "QUOTED-PRINTABLE" not in inside.upper():
        return label
    charset = re.search(r"CHARSET=([\w-]+)", inside, re.IGNORECASE)
    octets = _QUOTED_OCTET.sub(lambda octet: bytes([int(octet.group(1), 16)]), label.encode())
    try:
        return octets.decode(charset.group(1) if charset else "utf-8", "replace")
    except LookupError:
        return octets.decode("utf-8", "replace")
