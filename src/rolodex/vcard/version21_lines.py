"""Lines of vCard 2.1: bare types, quoted-printable for what is not ASCII, pictures between blank lines."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable

from rolodex.domain.contact import Params
from rolodex.vcard import escaping
from rolodex.vcard.values import without_controls

WIDTH = 76
"""Octets of a line of quoted-printable or base64."""

_BARE = frozenset(
    "dom intl postal parcel home work pref voice fax msg cell pager bbs modem car isdn video internet aol "
    "applelink attmail cis eworld ibmmail mcimail powershare prodigy tlx x400 gif cgm wmf bmp met pmb dib "
    "pict tiff ps pdf jpeg mpeg mpeg2 avi qtime wave pcm aiff x509 pgp".split()
)
"""Types that 2.1 knows; they stand without `TYPE=`."""
_KEPT = frozenset({"TYPE", "VALUE", "LANGUAGE"})
"""Android's reader of 2.1 lets these pass and what begins with X-, and refuses a card with any other."""
_PARAMETER = re.compile(r"[A-Z0-9-]+")
_SAFE = re.compile(
    r"[!#$%&'()*+./0-9<>?@A-Z\[\]_`a-z{|}~-](?:[ !#$%&'()*+./0-9<>?@A-Z\[\]_`a-z{|}~-]*[^ \s])?"
)
_TELLING = re.compile(r"\\(?=[;,:\\]|\Z)")


def text(name: str, value: str, params: Params = (), group: str = "") -> bytes:
    """A line whose value is one text, in which nothing is escaped."""
    value = escaping.clean(value)
    # A plain backslash would be taken for the escapes of 3.0, which many programs write here.
    return _line(name, value, params, group, quoted="\\" in value)


def uri(name: str, value: str, params: Params = (), group: str = "") -> bytes:
    """A line whose value is an address of the net."""
    return _line(name, _doubled(escaping.clean(value)), params, group)


def parts(name: str, values: Iterable[str], params: Params = (), group: str = "") -> bytes:
    """A line of parts between semicolons."""
    return _line(name, ";".join(_escaped(value, ";") for value in values), params, group)


def listed(name: str, values: Iterable[str], params: Params = (), group: str = "") -> bytes:
    """A line of values between commas."""
    return _line(name, ",".join(_escaped(value, ",") for value in values), params, group)


def verbatim(name: str, value: str, params: Params = (), group: str = "") -> bytes:
    """A line of another program, word for word; quoted-printable would change the escapes in it."""
    value = escaping.verbatim(value)
    charset = "" if value.isascii() else ";CHARSET=UTF-8"
    return f"{_head(name, params, group)}{charset}:{value}\r\n".encode()


def binary(name: str, data: bytes, params: Params = (), group: str = "") -> bytes:
    """A line of base64, which a blank line ends."""
    coded = base64.b64encode(data).decode("ascii")
    rows = "".join(f" {coded[start : start + WIDTH - 2]}\r\n" for start in range(0, len(coded), WIDTH - 2))
    return f"{_head(name, params, group)};ENCODING=BASE64:\r\n{rows}\r\n".encode()


def _escaped(value: str, separator: str) -> str:
    return _doubled(escaping.clean(value)).replace(separator, "\\" + separator)


def _doubled(value: str) -> str:
    """Backslashes doubled where they would be read as the beginning of an escape."""
    return _TELLING.sub(r"\\\\", value) if "\\" in value else value


def _line(name: str, value: str, params: Params, group: str, *, quoted: bool = False) -> bytes:
    value = without_controls(value)
    plain = value.isascii() and value.isprintable() and value == value.strip() and not value.endswith("=")
    head = _head(name, params, group)
    if plain and not quoted:
        return f"{head}:{value}\r\n".encode()
    charset = "" if value.isascii() else ";CHARSET=UTF-8"
    head = f"{head};ENCODING=QUOTED-PRINTABLE{charset}:"
    return head.encode() + _quoted_printable(value, len(head))


def _quoted_printable(value: str, used: int) -> bytes:
    """The value with soft breaks, none of them inside a character.

    Nothing after a break looks like a property, which needs a colon: many readers do not see the break.
    """
    rows: list[str] = []
    row: list[str] = []
    last = len(value) - 1
    for place, character in enumerate(value):
        piece = _piece(character, bare=place not in (0, last) and not (rows and character == ":"))
        if used + len(piece) >= WIDTH:
            rows.append("".join(row) + "=")
            row, used = [], 0
            # A row that began with a blank would be taken for a fold.
            piece = _piece(character, bare=character not in " :")
        row.append(piece)
        used += len(piece)
    rows.append("".join(row))
    return ("\r\n".join(rows) + "\r\n").encode("ascii")


def _piece(character: str, *, bare: bool) -> str:
    """A character as it is where that may be, else its octets; a blank at either end would be lost."""
    if character == "\n":
        return "=0D=0A"
    if (
        character.isascii()
        and character.isprintable()
        and character != "="
        and (bare or character not in " :")
    ):
        return character
    return "".join(f"={octet:02X}" for octet in character.encode())


def _head(name: str, params: Params, group: str) -> str:
    group = escaping.group(group)
    pieces = [f"{group}.{escaping.name(name)}" if group else escaping.name(name)]
    for key, value in params:
        if key == "TYPE" and value.lower() in _BARE:
            pieces.append(value.upper())
        elif _can_say(key, value):
            pieces.append(f"{key}={value}")
    return ";".join(pieces)


def _can_say(key: str, value: str) -> bool:
    known = key in _KEPT or (key.startswith("X-") and _PARAMETER.fullmatch(key) is not None)
    return known and _SAFE.fullmatch(value) is not None
