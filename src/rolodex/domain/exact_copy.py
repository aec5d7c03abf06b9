r"""Contacts as rows of a table from which the very same contacts can be read again.

A column for each property. Single texts stand as they are; of a property that may stand several times each
line of the cell is one item: what it says, then its details, as in "600 111 222; types=cell; pref=1". A
backslash stands before a sign that would part texts, \n is a new line. What is longer than a cell of a
spreadsheet goes on in rows that begin with "more".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import MISSING, dataclass, fields
from types import MappingProxyType
from typing import Any, get_args

from rolodex.domain.contact import (
    Adr,
    Channel,
    Consent,
    Contact,
    Custom,
    CustomType,
    Date,
    Foreign,
    Kind,
    Name,
    Org,
    Photo,
    Property,
    Value,
)
from rolodex.domain.exporting import Loss
from rolodex.domain.message import Message, message
from rolodex.domain.table_guard import guarded, unguarded

MARK = "rolodex"
"""The head of the first column, by which such a table is known."""
CARD, MORE = "card", "more"
NO_PICTURE = message("A table holds no pictures, only their checksums")
LONGEST = 16_000
"""Signs of a cell; spreadsheets hold twice as many units of UTF-16."""

_SINGLE = ("uid", "kind", "fn", "tz", "gender", "rev", "favourite")
_LISTS: dict[str, type[Property] | None] = {
    "nickname": Value,
    "org": Org,
    "tel": Value,
    "email": Value,
    "adr": Adr,
    "url": Value,
    "impp": Value,
    "related": Value,
    "lang": Value,
    "dates": Date,
    "note": Value,
    "categories": None,
    "photo": Photo,
    "member": None,
    "custom": Custom,
    "consent": Consent,
    "foreign": Foreign,
}
_NAME = tuple(field.name for field in fields(Name))
FIRMS = "org.company"
"""The head of the column with the UIDs of the cards of the firms, a line for each job."""
COLUMNS = (MARK, "uid", "kind", "fn", *(f"n.{part}" for part in _NAME), *_LISTS, *_SINGLE[3:], FIRMS)
"""The heads of the columns, in order."""

_NO_FIRMS: Mapping[int, str] = MappingProxyType({})
_OF_THE_BOOK = frozenset({"company_id", "shared"})
"""Numbers of rows of one book, which say nothing in another."""
_NUMBERS = frozenset({"pref", "year", "month", "day", "order"})
_WORDS = frozenset({"types", "units"})


def _shape(kind: type[Property]) -> tuple[str, tuple[tuple[str, Any], ...]]:
    """The detail that stands first, and the others with what they are where nothing is said."""
    found = {item.name: item.default for item in fields(kind)}  # type: ignore[arg-type]  # a dataclass
    main = "street" if kind is Adr else next(iter(found))
    return main, tuple(
        (name, default) for name, default in found.items() if name != main and name not in _OF_THE_BOOK
    )


_SHAPES = {kind: _shape(kind) for kind in _LISTS.values() if kind is not None}
_ALLOWED: dict[str, tuple[str, ...]] = {"channel": get_args(Channel), "type": get_args(CustomType)}
_UNSAFE = re.compile(
    "[\\\\\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]|^\\s|\\s\\Z|_(?=x[0-9A-Fa-f]{4}_)"
)
_NAMED = {"\n": "\\n", "\r": "\\r", "\t": "\\t", "\\": "\\\\"}
_ESCAPED = re.compile(r"\\(?:u\{([0-9A-Fa-f]{1,6})\}|(.))", re.DOTALL)
_NAMES = {"n": "\n", "r": "\r", "t": "\t"}
_LAST_CHARACTER = 0x10FFFF
_DIGITS = 9


@dataclass(frozen=True, slots=True)
class Read:
    """A contact of the table, or why its row could not be read; `line` counts the rows below the head.

    `firms` are the UIDs of the cards of its firms, job by job.
    """

    line: int
    contact: Contact | None
    cells: tuple[str, ...]
    reason: Message | None = None
    firms: tuple[str, ...] = ()


class _UnclearError(ValueError):
    """A cell that does not say what its column should."""

    def __init__(self, column: str, text: str) -> None:
        super().__init__(column)
        self.reason = message("The column “%(column)s” cannot be read: %(said)s", column=column, said=text)


def is_header(cells: Sequence[str]) -> bool:
    """Whether a row is the head of an exact copy."""
    found = [cell.strip().lower() for cell in cells]
    return found[:1] == [MARK] and "fn" in found


def rows(contact: Contact, firms: Mapping[int, str] = _NO_FIRMS) -> Iterator[tuple[str, ...]]:
    """The rows of one contact: one, and more where a text is longer than a cell may be.

    `firms` are the UIDs of the cards of firms by their ids.
    """
    cells = row(contact, firms)
    first = CARD
    while True:
        yield (first, *(guarded(cell[:LONGEST]) for cell in cells))
        cells = tuple(cell[LONGEST:] for cell in cells)
        if not any(cells):
            return
        first = MORE


def row(contact: Contact, firms: Mapping[int, str] = _NO_FIRMS) -> tuple[str, ...]:
    """What the columns but the first say of a contact, of any length."""
    name = contact.n
    return (
        _text(contact.uid),
        contact.kind,
        _text(contact.fn),
        *(_detail(part, getattr(name, part)) for part in _NAME),
        *(_cell(getattr(contact, column)) for column in _LISTS),
        _text(contact.tz),
        _text(contact.gender),
        _text(contact.rev),
        "yes" if contact.favourite else "",
        _firms_cell([firms.get(job.company_id, "") for job in contact.org]),
    )


def losses(contact: Contact) -> tuple[Loss, ...]:
    """What the table does not hold of a contact: the bytes of its pictures."""
    return tuple(Loss(photo.name, photo.sha256, NO_PICTURE) for photo in contact.photo if photo.sha256)


def read(header: Sequence[str], table: Iterable[Sequence[str]]) -> Iterator[Read]:
    """The contacts of the rows below a head, one for each row that does not go on the one before."""
    heads = [head.strip() for head in header]
    pending: list[str] = []
    line = began = 0
    for line, cells in enumerate(table, 1):
        texts = [unguarded(cell) for cell in cells]
        if texts[:1] == [MORE] and pending:
            pending = [
                (pending[place] if place < len(pending) else "")
                + (texts[place] if place < len(texts) else "")
                for place in range(max(len(pending), len(texts)))
            ]
            pending[0] = CARD
            continue
        if pending:
            yield _read(heads, pending, began)
        pending, began = (texts, line) if any(texts) else ([], line)
    if pending:
        yield _read(heads, pending, began)


def contact(header: Sequence[str], cells: Sequence[str]) -> Contact:
    """The contact of one row. Raises ValueError where a cell does not say what its column should."""
    values: dict[str, Any] = {}
    name: dict[str, Any] = {}
    own: list[Custom] = []
    for head, cell in zip(header, cells, strict=False):
        column = head.lower()
        if not cell or column in (MARK, FIRMS):
            continue
        part = column.removeprefix("n.")
        if column in _LISTS and column not in values:
            values[column] = _items(column, cell)
        elif column in _SINGLE and column not in values:
            values[column] = _single(column, cell)
        elif column.startswith("n.") and part in _NAME and part not in name:
            name[part] = _read_detail(column, part, cell)
        else:  # a column that somebody added says something too
            own.append(Custom(head, _plain(cell)))
    if own:
        values["custom"] = (*values.get("custom", ()), *own)
    return Contact(n=Name(**name), **values)


def _read(heads: Sequence[str], cells: Sequence[str], line: int) -> Read:
    try:
        return Read(line, contact(heads, cells), tuple(cells), firms=_firms_of(heads, cells))
    except _UnclearError as error:
        return Read(line, None, tuple(cells), error.reason)


def _firms_cell(uids: Sequence[str]) -> str:
    return "\n".join(_text(uid) or ";" for uid in uids) if any(uids) else ""


def _firms_of(heads: Sequence[str], cells: Sequence[str]) -> tuple[str, ...]:
    said = next((cell for head, cell in zip(heads, cells, strict=False) if head.lower() == FIRMS), "")
    return tuple("" if line.strip() == ";" else _plain(line) for line in said.split("\n")) if said else ()


def _single(column: str, cell: str) -> Any:
    text = _plain(cell)
    if column == "favourite":
        return _yes(column, text)
    if column == "kind" and text not in get_args(Kind):
        raise _UnclearError(column, text)
    return text


# Items


def _cell(items: Sequence[Property | str]) -> str:
    return "\n".join((_text(item, ";") if isinstance(item, str) else _item(item)) or ";" for item in items)


def _item(item: Property) -> str:
    main, others = _SHAPES[type(item)]
    said = [_detail(main, getattr(item, main), ";")]
    for name, default in others:
        value = getattr(item, name)
        if value != default:
            said.append(f"{name}={_detail(name, value, ';')}")
    return "; ".join(said)


def _items(column: str, cell: str) -> tuple[Any, ...]:
    kind = _LISTS[column]
    lines = [line for line in cell.split("\n") if line.strip()]
    if kind is None:
        return tuple(_plain("" if line.strip() == ";" else line) for line in lines)
    return tuple(_read_item(column, kind, line) for line in lines)


def _read_item(column: str, kind: type[Property], line: str) -> Property:
    main, others = _SHAPES[kind]
    known = {name for name, _ in others}
    values: dict[str, Any] = {}
    first, *parts = _split(line, ";")
    said = [first.strip()]
    for part in parts:
        name, equals, text = part.strip().partition("=")
        if equals and name in known and name not in values:
            values[name] = _read_detail(column, name, text)
        elif part.strip():  # a semicolon that somebody typed parts nothing
            said.append(part.strip())
    values[main] = _read_detail(column, main, "; ".join(said))
    missing = {name: "" for name, default in others if default is MISSING and name != "granted"}
    if kind is Consent and "granted" not in values:
        raise _UnclearError(column, line)
    return kind(**{**missing, **values})


# Details


def _detail(name: str, value: Any, parting: str = "") -> str:
    if name in _WORDS:
        return ",".join(_text(one, parting + ",") for one in value)
    if name == "params":
        pairs = ((_text(key, parting + ",="), _text(said, parting + ",")) for key, said in value)
        return ",".join(f"{key}={said}" for key, said in pairs)
    if name == "granted":
        return "yes" if value else "no"
    return str(value) if name in _NUMBERS else _text(value, parting)


def _read_detail(column: str, name: str, text: str) -> Any:
    if name in _WORDS:
        return tuple(_plain(one) for one in _split(text, ","))
    if name == "params":
        pairs = (_split(pair, "=", 1) for pair in _split(text, ","))
        return tuple((_plain(key), _plain("".join(said))) for key, *said in pairs)
    if name == "granted":
        return _yes(column, _plain(text))
    plain = _plain(text)
    if name in _NUMBERS:
        if not (plain.isascii() and plain.isdigit() and len(plain) <= _DIGITS):
            raise _UnclearError(column, plain)
        return int(plain)
    if plain not in _ALLOWED.get(name, (plain,)):
        raise _UnclearError(column, plain)
    return plain


def _yes(column: str, text: str) -> bool:
    if text.lower() not in ("yes", "no"):
        raise _UnclearError(column, text)
    return text.lower() == "yes"


# Texts


def _text(text: str, parting: str = "") -> str:
    """The text with a backslash before what would part it or not come back from a spreadsheet."""
    if _UNSAFE.search(text):
        text = _UNSAFE.sub(_escape, text)
    for sign in parting:
        if sign in text:
            text = text.replace(sign, f"\\{sign}")
    return text


def _escape(found: re.Match[str]) -> str:
    sign = found[0]
    return _NAMED.get(sign) or f"\\u{{{ord(sign):X}}}"


def _plain(text: str) -> str:
    """The text that `_text` was given."""
    text = text.strip()
    return _ESCAPED.sub(_unescape, text) if "\\" in text else text


def _unescape(found: re.Match[str]) -> str:
    code, sign = found[1], found[2]
    if code:
        return chr(int(code, 16)) if int(code, 16) <= _LAST_CHARACTER else found[0]
    return _NAMES.get(sign, sign)


def _split(text: str, sign: str, most: int = -1) -> list[str]:
    """The parts between signs that stand behind no backslash."""
    if "\\" not in text:
        return text.split(sign, most)
    parts = [""]
    for piece in re.findall(r"\\.?|[^\\]", text, re.DOTALL):
        if piece == sign and most:
            parts.append("")
            most -= 1
        else:
            parts[-1] += piece
    return parts
