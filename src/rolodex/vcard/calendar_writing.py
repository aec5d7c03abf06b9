"""Events as an .ics file (RFC 5545).

Each is a VEVENT, as the calendars of telephones leave tasks (VTODO) out. Times are floating: nine in the
morning stays nine in the morning wherever the telephone is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rolodex.domain.due import timed
from rolodex.domain.event import Event
from rolodex.vcard.escaping import clean, folded, text

_USUAL_MINUTES = 30


def write_calendar(events: Iterable[Event], name: str, stamp: str) -> Iterator[bytes]:
    """The file in pieces, an event each. `stamp` is the UTC moment at which it is written."""
    head = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Rolodex//Rolodex//EN", "CALSCALE:GREGORIAN")
    yield _bytes((*head, "METHOD:PUBLISH", f"X-WR-CALNAME:{text(name)}"))
    at = stamp.replace("-", "").replace(":", "")
    for event in events:
        yield _bytes(_lines(event, at))
    yield _bytes(("END:VCALENDAR",))


def _lines(event: Event, stamp: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{text(event.uid)}"
    yield f"DTSTAMP:{stamp}"
    if event.slot:
        yield f"RECURRENCE-ID{_time(event.slot)}"
    yield f"DTSTART{_time(event.start)}"
    if timed(event.start):
        yield f"DURATION:PT{event.minutes or _USUAL_MINUTES}M"
    if event.rrule:
        yield f"RRULE:{clean(event.rrule)}"
    for slot in event.left_out:
        yield f"EXDATE{_time(slot)}"
    yield f"SUMMARY:{text(event.summary)}"
    if event.description:
        yield f"DESCRIPTION:{text(event.description)}"
    if event.tags:
        yield f"CATEGORIES:{','.join(map(text, event.tags))}"
    yield f"TRANSP:{'OPAQUE' if event.busy else 'TRANSPARENT'}"
    if event.alarm is not None:
        yield from _alarm(event, event.alarm)
    yield "END:VEVENT"


def _alarm(event: Event, minutes: int) -> Iterator[str]:
    yield "BEGIN:VALARM"
    yield "ACTION:DISPLAY"
    yield f"DESCRIPTION:{text(event.summary)}"
    yield f"TRIGGER:{'-' if minutes < 0 else ''}PT{abs(minutes)}M"
    yield "END:VALARM"


def _time(at: str) -> str:
    """A date or a floating date-time with the parameter that says which it is."""
    plain = at.replace("-", "").replace(":", "")
    return f":{plain}00" if timed(at) else f";VALUE=DATE:{plain}"


def _bytes(lines: Iterable[str]) -> bytes:
    return b"".join(folded(line.encode()) + b"\r\n" for line in lines)
