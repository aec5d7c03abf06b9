"""Values as they stand in a card to text, lists, parts, dates and pictures."""

from __future__ import annotations

import binascii
import hashlib
import re
from urllib.parse import unquote_to_bytes

from rolodex.domain.card import Blob

_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_ESCAPES = {"n": "\n", "N": "\n", ",": ",", ";": ";", "\\": "\\", ":": ":", "\n": "\n"}
_STRUCTURED_21 = re.compile(r"\\([;,\\])")
_WINDOWS_PATH = re.compile(r"(?:\A|\W)[A-Za-z]:\\|\\\\[\w.-]+\\")
_URI_ESCAPE = re.compile(r"\\([:;,\\])")
_QUOTED_OCTETS = re.compile(rb"(?:=[0-9A-Fa-f]{2})+")
_ENCODED_SEMICOLON = re.compile(rb"(?:=5[Cc])?=3[Bb]")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,30}:")
_DATA_URI = re.compile(r"data:([^,]{0,200}),", re.IGNORECASE)
_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]")
_BASE64 = re.compile(rb"[A-Za-z0-9+/=\s]+\Z")
_SIGNATURES = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF8", "image/gif"),
    (b"BM", "image/bmp"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
)
_LEAST_BARE_BASE64 = 60


def text_3(text: str) -> str:
    """The meaning of a text value of 3.0 or 4.0."""
    if "\\" not in text:
        return text
    return _ESCAPE.sub(_escaped, text)


def _escaped(found: re.Match[str]) -> str:
    return _ESCAPES.get(found.group(1), found.group())


def text_21(text: str) -> str:
    """The meaning of a text value of 2.1, which knows no escapes, though many programs write those of 3.0."""
    if "\\" not in text or _WINDOWS_PATH.search(text):
        return text
    return text_3(text)


def part_21(text: str) -> str:
    """The meaning of one part of a structured value of 2.1."""
    return _STRUCTURED_21.sub(r"\1", text) if "\\" in text else text


def split(text: str, separator: str) -> list[str]:
    """The parts between separators that are not escaped, still escaped themselves."""
    if "\\" not in text:
        return text.split(separator)
    parts: list[str] = []
    part: list[str] = []
    for piece in text.split(separator):
        part.append(piece)
        # An odd number of backslashes at the end escapes the separator.
        if (len(piece) - len(piece.rstrip("\\"))) % 2 == 0:
            parts.append(separator.join(part))
            part = []
    if part:
        parts.append(separator.join(part))
    return parts


def uri(text: str) -> str:
    """A URI, which is no text: only what programs escape against the rule is put right."""
    text = text.strip()
    return _URI_ESCAPE.sub(r"\1", text) if "\\" in text else text


def has_scheme(text: str) -> bool:
    """Whether this begins as a URI does."""
    return _SCHEME.match(text) is not None


def has_controls(text: str) -> bool:
    """Whether the text holds characters that no card may hold."""
    return _CONTROLS.search(text) is not None


def without_controls(text: str) -> str:
    """The text with line ends as LF and without control characters, which no card may hold."""
    if text.isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n")
    return _CONTROLS.sub("", text)


def unquoted(octets: bytes) -> bytes:
    """The octets that quoted-printable stands for; a stray `=` stays."""
    if b"=" not in octets:
        return octets
    return _QUOTED_OCTETS.sub(_octets, octets)


def _octets(found: re.Match[bytes]) -> bytes:
    return bytes.fromhex(found.group().replace(b"=", b"").decode("ascii"))


def keep_semicolons(octets: bytes) -> bytes:
    """Quoted-printable in which semicolons that were encoded stay apart from those that part components."""
    return _ENCODED_SEMICOLON.sub(rb"\\;", octets) if b"=3" in octets else octets


def from_base64(octets: bytes) -> bytes:
    """The octets of base64, whatever its padding and the junk between."""
    try:
        return binascii.a2b_base64(octets)
    except binascii.Error:
        pass
    core = _NOT_BASE64.sub(b"", octets)
    if len(core) % 4 == 1:
        core = core[:-1]
    return binascii.a2b_base64(core + b"=" * (-len(core) % 4))


def looks_like_base64(octets: bytes) -> bool:
    """Whether a value without declared encoding can be nothing else."""
    return len(octets) > _LEAST_BARE_BASE64 and _BASE64.match(octets) is not None


def data_uri(text: str) -> tuple[bytes, str] | None:
    """The octets and media type of a `data:` URI, also where its comma is escaped; None for anything else."""
    if text[:5].lower() != "data:":
        return None
    head = text[:220].replace("\\", "")
    found = _DATA_URI.match(head)
    if found is None:
        return None
    about = found.group(1)
    body = text.partition(",")[2]
    if ";base64" in about.lower():
        return from_base64(body.encode("ascii", "replace")), about.partition(";")[0].lower()
    return unquote_to_bytes(body.replace("\\", "")), about.partition(";")[0].lower()


def media_type(octets: bytes) -> str:
    """The media type that the first bytes of a picture tell; empty where they tell none."""
    for signature, name in _SIGNATURES:
        if octets.startswith(signature):
            return name
    if octets[:4] == b"RIFF" and octets[8:12] == b"WEBP":
        return "image/webp"
    if octets[4:12] in (b"ftypheic", b"ftypheix", b"ftypmif1"):
        return "image/heic"
    return ""


def blob_of(octets: bytes, declared: str) -> Blob:
    """The picture under its SHA-256, with the media type its bytes tell, else the declared one."""
    return Blob(hashlib.sha256(octets).hexdigest(), media_type(octets) or _media(declared), octets)


def _media(declared: str) -> str:
    word = declared.strip().lower()
    if not word:
        return "application/octet-stream"
    if "/" in word:
        return word
    return "image/jpeg" if word in ("jpg", "jpe") else "image/" + word
