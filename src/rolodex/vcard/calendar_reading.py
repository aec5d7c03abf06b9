"""Events and tasks of an .ics file, one at a time, so that a bad one costs no other.

Lines are scanned by the same scanner as those of cards and handed on clean: vobject's own takes exponential
time over some that are not. Only the properties that are used pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, tzinfo
from io import StringIO
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import vobject
from dateutil.tz import tzical
from vobject.base import VObjectError
from vobject.icalendar import stringToDurations

from rolodex.domain.due import written
from rolodex.domain.errors import UserError
from rolodex.domain.event import Event, Rejected
from rolodex.domain.message import message
from rolodex.vcard.header import end_of_header, scan_header

LARGEST = 10_000_000
"""Bytes of a calendar that are read."""
MOST = 5000
"""Events of a calendar that are read."""
_LONGEST = 100_000
_DEEPEST = 10
_USED = frozenset(
    "UID SUMMARY DESCRIPTION LOCATION DTSTART DTEND DUE DURATION RRULE EXDATE RECURRENCE-ID STATUS COMPLETED "
    "TZID TZOFFSETFROM TZOFFSETTO RDATE".split()
)
_ITEMS = frozenset(("VEVENT", "VTODO"))
_KEPT = frozenset(("TZID", "VALUE"))
_FOLD = re.compile(r"\r*\n[ \t]")
_END = re.compile(r"\r*\n|\r")
_ENDS = re.compile("[\\x00-\\x08\\x0a-\\x1f\\x7f-\\x9f\\u2028\\u2029]")
"""Whatever some program takes for the end of a line."""
_TIME = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?(Z?))?")
_BROKEN = (VObjectError, ValueError, ArithmeticError, LookupError, TypeError, AttributeError)
"""What vobject raises about what it cannot read, beside its own errors."""


@dataclass(slots=True)
class _Block:
    """The clean lines of one component, those of its own parts included."""

    name: str
    lines: list[str] = field(default_factory=list)


def read_calendar(data: bytes) -> Iterator[Event | Rejected]:
    """The events and tasks, and those that cannot be read. Raises UserError where it is no calendar."""
    if len(data) > LARGEST:
        raise UserError(message("This calendar is larger than 10 MB; nothing was taken in."))
    blocks = list(_blocks(_decoded(data)))
    zones: dict[str, tzinfo] = {}
    for block in blocks:
        if block.name == "VTIMEZONE":
            zones |= _zones(block)
    items = [block for block in blocks if block.name in _ITEMS]
    for block in items[:MOST]:
        yield _event(block, zones)
    if len(items) > MOST:
        yield Rejected("", message("Only the first %(count)d events of a calendar are read.", count=MOST))


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _blocks(text: str) -> Iterator[_Block]:
    """The components that count, wherever they stand. Raises UserError where there is no calendar."""
    depth: list[str] = []
    block: _Block | None = None
    is_calendar = False
    for line in _END.split(_FOLD.sub("", text)):
        name, _, value = line.partition(":")
        name, value = name.strip().upper(), value.strip().upper()
        if name == "BEGIN":
            is_calendar = is_calendar or value == "VCALENDAR"
            if len(depth) >= _DEEPEST:
                raise _no_calendar()
            depth.append(value)
            if block is None and (value in _ITEMS or value == "VTIMEZONE"):
                block = _Block(value)
        elif name == "END" and depth:
            depth.pop()
        elif block is not None and depth[-1:] in ([block.name], ["STANDARD"], ["DAYLIGHT"]):
            block.lines += filter(None, [_clean(line)])
        if block is not None and name in ("BEGIN", "END"):
            if value in ("STANDARD", "DAYLIGHT", block.name):
                block.lines.append(f"{name}:{value}")
            if name == "END" and value == block.name:
                yield block
                block = None
    if not is_calendar:
        raise _no_calendar()


def _clean(line: str) -> str:
    """A line that is used, as nobody can misread it; "" for any other."""
    data = line[:_LONGEST].encode("utf-8", "replace")
    colon, _ = end_of_header(data)
    header = scan_header(data[:colon]) if colon > 0 else None
    if header is None or header.name not in _USED:
        return ""
    params = [(name, _plain(value)) for name, value in header.params if name in _KEPT]
    if header.value_type:
        params.append(("VALUE", header.value_type))
    said = "".join(f';{name}="{value}"' for name, value in params)
    return f"{header.name}{said}:{_ENDS.sub(' ', data[colon + 1 :].decode('utf-8', 'replace'))}"


def _plain(value: str) -> str:
    """A parameter's value that cannot end the quotes it stands in."""
    return _ENDS.sub(" ", value.replace('"', ""))


def _parsed(block: _Block) -> Any:
    """The component as vobject has it, its values as they stand in the file."""
    text = "\r\n".join(("BEGIN:VCALENDAR", "VERSION:2.0", *block.lines, "END:VCALENDAR", ""))
    calendar = next(vobject.readComponents(text, transform=False))
    return calendar.contents[block.name.lower()][0]


def _zones(block: _Block) -> Mapping[str, tzinfo]:
    try:
        found = tzical(StringIO("\r\n".join((*block.lines, ""))))
        names = list(found.keys())
        return {name: zone for name in names if (zone := found.get(name)) is not None}
    except _BROKEN:
        # Most zones are known by their names; times of any other are taken as local ones.
        return {}


def _event(block: _Block, zones: Mapping[str, tzinfo]) -> Event | Rejected:
    summary = ""
    try:
        item = _parsed(block)
        summary = _text(item, "summary")
        return _read(item, summary, block.name == "VTODO", zones)
    except (*_BROKEN, StopIteration):
        return Rejected(summary, message("Its dates could not be read"))


def _read(item: Any, summary: str, is_task: bool, zones: Mapping[str, tzinfo]) -> Event:
    start = _when(_line(item, "due" if is_task and _line(item, "due") else "dtstart"), zones)
    if not start and not is_task:
        raise ValueError("an event without a start")
    status = _text(item, "status").upper()
    done = is_task and (status == "COMPLETED" or _line(item, "completed") is not None)
    return Event(
        uid=_text(item, "uid"),
        summary=summary,
        description=_text(item, "description"),
        location=_text(item, "location"),
        start=start or _when(_line(item, "completed"), zones),
        minutes=_minutes(item, zones),
        rrule=_rule(_text(item, "rrule")),
        left_out=tuple(_left_out(item, zones)),
        slot=_when(_line(item, "recurrence_id"), zones),
        status="CANCELLED" if status == "CANCELLED" else "COMPLETED" if done else "",
        is_task=is_task,
    )


def _line(item: Any, name: str) -> Any:
    return getattr(item, name, None)


def _text(item: Any, name: str) -> str:
    line = _line(item, name)
    return str(line.value).replace("\0", "").strip() if line is not None else ""


def _when(line: Any, zones: Mapping[str, tzinfo]) -> str:
    """The local date or date-time of a property, "" where it is not there."""
    return _local(str(line.value), _zone(line, zones)) if line is not None else ""


def _zone(line: Any, zones: Mapping[str, tzinfo]) -> tzinfo | None:
    name = next(iter(line.params.get("TZID", ())), "")
    if not name or name in zones:
        return zones.get(name)
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def _local(text: str, zone: tzinfo | None) -> str:
    found = _TIME.fullmatch(text.strip().upper())
    if found is None:
        raise ValueError(text)
    year, month, day, hour, minute, _, utc = found.groups()
    if hour is None:
        return date(int(year), int(month), int(day)).isoformat()
    at = datetime.fromisoformat(f"{year}-{month}-{day}T{hour}:{minute}")
    zone = UTC if utc else zone
    local = at.replace(tzinfo=zone).astimezone().replace(tzinfo=None) if zone else at
    return written(local, with_time=True)


def _minutes(item: Any, zones: Mapping[str, tzinfo]) -> int:
    start, end = _when(_line(item, "dtstart"), zones), _when(_line(item, "dtend"), zones)
    length = timedelta()
    if _line(item, "duration") is not None:
        (length,) = stringToDurations(_text(item, "duration"))
    elif "T" in start and "T" in end:
        length = datetime.fromisoformat(end) - datetime.fromisoformat(start)
    return max(0, int(length.total_seconds()) // 60)


def _rule(text: str) -> str:
    """A rule with its end in local time, as all times are here."""
    parts = []
    for part in filter(None, text.upper().split(";")):
        name, _, value = part.partition("=")
        if name == "UNTIL" and value.endswith("Z"):
            local = _local(value, None)
            part = f"UNTIL={local.replace('-', '').replace(':', '')}{'00' if 'T' in local else ''}"
        parts.append(part)
    return ";".join(parts)


def _left_out(item: Any, zones: Mapping[str, tzinfo]) -> Iterator[str]:
    for line in getattr(item, "exdate_list", ()):
        zone = _zone(line, zones)
        yield from (_local(text, zone) for text in str(line.value).split(",") if text.strip())


def _no_calendar() -> UserError:
    return UserError(
        message(
            "This file is no calendar that can be read; nothing was taken in. "
            "Export it again as iCalendar (.ics)."
        )
    )
