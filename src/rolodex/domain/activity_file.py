"""What was said and done with people as a table: one row a call, meeting, visit, note, e-mail or message."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType

from rolodex.domain import due
from rolodex.domain.activity import KINDS, Activity, ActivityKind, Direction
from rolodex.domain.asked import key
from rolodex.domain.card import Rejected
from rolodex.domain.message import Message, message
from rolodex.domain.purchase_file import Whose
from rolodex.domain.table_dates import Order, date_of
from rolodex.domain.table_text import Row
from rolodex.domain.typed_value import typed_time

COLUMNS: Mapping[str, str] = MappingProxyType(
    {
        "date": "fecha|day|día|when|cuándo|start|inicio|start date|date and time|fecha y hora|activity date",
        "time": "hora|start time|hora de inicio",
        "uid": "",
        "email": "correo|e-mail|correo electrónico|email address|contact email",
        "customer": "name|nombre|contact|contacto|cliente|person|persona|with|con|company|empresa|who",
        "kind": "type|tipo|clase|activity|actividad|activity type|tipo de actividad",
        "direction": "dirección|sentido|in out",
        "minutes": "minutos|duration|duración|min",
        "outcome": "result|resultado",
        "subject": "asunto|title|título|regarding|tema",
        "body": "note|notes|nota|notas|details|detalles|text|texto|description|descripción|comment",
        "author": "autor|by|por|user|usuario|record manager|made by",
    }
)
"""The columns and their other names; `date` and one of `uid`, `email` and `customer` are needed."""
LABELS: Mapping[str, Message] = MappingProxyType(
    {
        "date": message("Date"),
        "time": message("Time"),
        "uid": message("Number of the card"),
        "email": message("Email of the person"),
        "customer": message("Name of the person"),
        "kind": message("What it was (call, meeting, note ...)"),
        "direction": message("Who began (in or out)"),
        "minutes": message("Minutes"),
        "outcome": message("Outcome"),
        "subject": message("Subject"),
        "body": message("Text"),
        "author": message("Who wrote it"),
    }
)
_NAMES = {key(one): name for name, others in COLUMNS.items() for one in (name, *others.split("|")) if one}
_KINDS: Mapping[str, ActivityKind] = MappingProxyType(
    {
        **{kind: kind for kind in KINDS},
        "llamada": "call",
        "phone": "call",
        "phonecall": "call",
        "telefono": "call",
        "reunion": "meeting",
        "appointment": "meeting",
        "cita": "meeting",
        "visita": "visit",
        "nota": "note",
        "todo": "note",
        "tarea": "note",
        "mail": "email",
        "correo": "email",
        "correoelectronico": "email",
        "carta": "letter",
        "fax": "letter",
        "mensaje": "message",
        "sms": "message",
        "chat": "message",
        "whatsapp": "message",
    }
)
_DIRECTIONS: Mapping[str, Direction] = MappingProxyType(
    {
        "": "",
        **dict.fromkeys(("in", "incoming", "inbound", "received", "entrante", "recibida", "recibido"), "in"),
        **dict.fromkeys(("out", "outgoing", "outbound", "sent", "saliente", "enviada", "enviado"), "out"),
    }
)
_OUTCOMES: Mapping[str, str] = MappingProxyType(
    {
        "localizado": "reached",
        "completed": "reached",
        "realizada": "reached",
        "sinrespuesta": "no answer",
        "nocontesta": "no answer",
        "noanswer": "no answer",
        "comunica": "busy",
        "ocupado": "busy",
        "leftmessage": "voicemail",
        "buzondevoz": "voicemail",
        "wrongnumber": "wrong number",
        "numeroequivocado": "wrong number",
        "notinterested": "not interested",
        "nointeresado": "not interested",
    }
)
_LENGTH = re.compile(r"(?:(?P<hours>\d{1,3})[:h])?\s*(?P<minutes>\d{1,5})?(?:[.,]0+)?\s*(?:min\w*|m|')?\.?")
_STAMP = re.compile(
    r"(?P<day>.+?)(?:T|\s+)(?P<time>\d{1,2}[:.]\d\d(?::\d\d)?(?:\s*[ap]\.?m\.?)?)", re.IGNORECASE
)
NO_PERSON = message("It names nobody.")


@dataclass(frozen=True, slots=True)
class FileActivity:
    """One row that was read: whose it is and what happened; `activity.contact_id` is open."""

    line: int
    whose: Whose
    activity: Activity
    text: str = ""


class _Wrong(Exception):  # noqa: N818 - told as the reason of a rejected row
    """A row that cannot be taken, and why."""

    def __init__(self, reason: Message) -> None:
        super().__init__(reason)
        self.reason = reason


def column_of(name: str) -> str:
    """Which column a name of a header means, "" for none."""
    return _NAMES.get(key(name), "")


def read(
    rows: Iterable[Row], header: Sequence[str], columns: Mapping[int, str], file: str, order: Order = "dmy"
) -> Iterator[FileActivity | Rejected]:
    """The activities of a table, row by row, or why a row is none.

    `columns` are the names of `COLUMNS` by the place they stand in; "keep" puts a column into the text.
    """
    for row in rows:
        if row.reason is not None:
            yield Rejected(file, row.line, "", row.reason, row.text)
            continue
        named: dict[str, str] = {}
        kept = []
        for place, cell in enumerate(row.cells):
            column, text = columns.get(place, ""), cell.strip()
            if column == "keep" and text:
                kept.append(f"{header[place].strip() or place + 1}: {text}")
            elif column and text:
                named.setdefault(column, text)
        whose = Whose(named.get("uid", ""), named.get("email", ""), named.get("customer", ""))
        try:
            yield FileActivity(row.line, whose, _activity(whose, named, kept, order), row.text)
        except _Wrong as wrong:
            told = whose.name or whose.email or whose.uid
            yield Rejected(file, row.line, told, wrong.reason, row.text)


def _activity(whose: Whose, named: Mapping[str, str], kept: Sequence[str], order: Order) -> Activity:
    if whose == Whose():
        raise _Wrong(NO_PERSON)
    said = named.get("kind", "")
    kind = _KINDS.get(key(said)) if said else "note"
    if kind is None:
        raise _Wrong(
            message("“%(given)s” is no call, meeting, visit, note, e-mail, letter or message.", given=said)
        )
    outcome = named.get("outcome", "")
    return Activity(
        kind=kind,
        direction=_DIRECTIONS.get(key(named.get("direction", "")), ""),
        at=_stamp(named.get("date", ""), named.get("time", ""), order),
        minutes=_minutes(named.get("minutes", "")),
        outcome=_OUTCOMES.get(key(outcome), outcome.lower()),
        subject=" ".join(named.get("subject", "").split()),
        body="\n".join(filter(None, (named.get("body", ""), *kept))),
        author=named.get("author", ""),
    )


def _stamp(text: str, time: str, order: Order) -> str:
    """When it was, as a UTC stamp; noon where no time is told."""
    if not text:
        raise _Wrong(message("It has no date."))
    whole = _STAMP.fullmatch(text)
    day = date_of(whole["day"].rstrip(",") if whole else text, order)
    if day is None or not (day.year and day.month and day.day):
        raise _Wrong(message("“%(given)s” is no date such as 2026-05-03.", given=text))
    clock = typed_time(_short(time or (whole["time"] if whole else ""))) or "12:00"
    # The stamp of the first or last day of the calendar has no place in every zone.
    if not date.min.year < day.year < date.max.year:
        raise _Wrong(message("“%(given)s” is no date such as 2026-05-03.", given=text))
    return due.stamp(datetime.fromisoformat(f"{day.iso()}T{clock}:00"))


def _short(time: str) -> str:
    """A time of day without its seconds."""
    return re.sub(r"(\d[:.]\d\d):\d\d", r"\1", time)


def _minutes(text: str) -> int:
    found = _LENGTH.fullmatch(text.strip())
    if not found:
        raise _Wrong(message("“%(given)s” is no number of minutes.", given=text))
    return int(found["hours"] or 0) * 60 + int(found["minutes"] or 0)
