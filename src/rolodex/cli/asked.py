"""What a word on the command line means: who, which segment, when, how often."""

from __future__ import annotations

import re
from datetime import datetime

from rolodex.domain import environment
from rolodex.domain.errors import UserError
from rolodex.domain.folding import tokens
from rolodex.domain.listing import ContactRow, Query
from rolodex.domain.message import message
from rolodex.i18n import language, word
from rolodex.services.opening import Services

NOBODY = "-"
"""Stands for nobody, where a follow-up is about no contact."""
_NAMED = 6
_LOOKED_AT = 200
_ISO = re.compile(r"\d{4}-\d\d-\d\d([T ]\d\d:\d\d)?")


def now() -> datetime:
    """The local time."""
    return environment.now().replace(second=0, microsecond=0)


def day_first(services: Services) -> bool:
    """Whether 3/4 is the third of April in the country of the book."""
    return services.settings.preferences().day_first


def who(services: Services, name: str) -> int:
    """The contact meant by an id, a UID or a name. Raises UserError where that is nobody or several."""
    words = tokens(name)
    if name.isascii() and name.isdigit():
        return services.contacts.named(name).id
    try:
        return services.contacts.named(name).id
    except UserError:
        if not words:
            raise
    typed = " ".join(words)
    matches = services.contacts.matches(Query(text=f'name:"{typed}"', kind=""), _LOOKED_AT)
    rows = () if matches.mended else matches.rows
    exact = [row for row in rows if tokens(row.fn) == words]
    found = exact or list(rows)
    if len(found) == 1:
        return found[0].id
    if not found:
        raise UserError(
            message(
                "Nobody is called “%(name)s”; nothing was done. “rolodex find” shows who is there.", name=name
            )
        )
    raise UserError(
        message(
            "“%(name)s” may be %(candidates)s; nothing was done. Give the id or more of the name.",
            name=name,
            candidates=_candidates(found, matches.total),
        )
    )


def segment(services: Services, name: str) -> int:
    """The segment meant by an id or a name, in English or as the user calls it.

    Raises UserError where there is none.
    """
    found = services.segments.all(now().date())
    wanted = tokens(name)
    for one in found:
        titles = (one.title.text if one.id < 0 else one.name, word(one.title))
        if name.strip() in (str(one.id), *titles) or (wanted and wanted in map(tokens, titles)):
            return one.id
    raise UserError(
        message("There is no segment “%(name)s”; nothing was done. “rolodex segments” lists them.", name=name)
    )


def campaign(services: Services, name: str) -> int:
    """The campaign meant by an id or a name. Raises UserError where that is none or several."""
    wanted = tokens(name)
    listed = services.campaigns.all()
    found = [one for one in listed if name.strip() == str(one.id)]
    found = found or [one for one in listed if wanted and tokens(one.name) == wanted]
    if len(found) == 1:
        return found[0].id
    if found:
        candidates = ", ".join(
            " ".join(filter(None, (one.name, one.date, f"({one.id})"))) for one in found[:_NAMED]
        )
        raise UserError(
            message(
                "“%(name)s” may be %(candidates)s; nothing was done. Give the id.",
                name=name,
                candidates=candidates,
            )
        )
    raise UserError(
        message(
            "There is no campaign “%(name)s”; nothing was done. “rolodex campaign” lists them.", name=name
        )
    )


def people(services: Services, query: str, among: str) -> Query | None:
    """The contacts that a look-up and a segment ask for, None where neither is named."""
    if not query and not among:
        return None
    if among:
        services.segments.keep_up(now().date())
    return Query(text=query, kind="", segment=segment(services, among) if among else 0)


def when(services: Services, text: str, at: datetime) -> str:
    """The ISO date or date-time a text says: 2026-05-03, “friday 10:00”, «mañana a las 9».

    Raises UserError where it says none for certain.
    """
    from rolodex.domain.grammar import moment

    if _ISO.fullmatch(text.strip()):
        return _iso(text)
    spoken = dict.fromkeys((language(), "en", "es"))
    found = next(filter(None, (moment(text, at, one, day_first(services)) for one in spoken)), "")
    if not found:
        raise UserError(
            message(
                "“%(typed)s” is no date or time that is certain; nothing was done. "
                "Write it as 2026-05-03, 2026-05-03 10:00, “friday 10:00” or “in 3 days”.",
                typed=text,
            )
        )
    return found


def on(services: Services, day: str) -> datetime:
    """The present time of day, on another day where a text names one."""
    at = now()
    if not day:
        return at
    return datetime.combine(datetime.fromisoformat(when(services, day, at)), at.time())


def how_often(text: str) -> str:
    """The rule (RRULE) a text says: “every monday”, «cada 2 semanas», FREQ=WEEKLY."""
    from rolodex.domain.grammar import repeat

    if not text or text.upper().startswith("FREQ="):
        return text.upper()
    found = next(filter(None, (repeat(text, one) for one in dict.fromkeys((language(), "en", "es")))), "")
    if not found:
        raise UserError(
            message(
                "“%(typed)s” does not say how often; nothing was done. Write it as “every monday”.",
                typed=text,
            )
        )
    return found


def key(text: str) -> str:
    """The key of a follow-up: `12` is `reminder:12`."""
    return f"reminder:{text}" if text.isascii() and text.isdigit() else text


def _iso(text: str) -> str:
    try:
        at = datetime.fromisoformat(text.strip())
    except ValueError as error:
        raise UserError(
            message("“%(date)s” is not a date; nothing was changed. Give one such as 2026-05-03.", date=text)
        ) from error
    return f"{at:%Y-%m-%dT%H:%M}" if len(text.strip()) > len("2026-05-03") else f"{at:%Y-%m-%d}"


def _candidates(found: list[ContactRow], total: int) -> str:
    named = [f"{row.fn} ({row.id})" for row in found[:_NAMED]]
    more = max(total, len(found)) - len(named)
    return ", ".join(named) + (f", +{more}" if more > 0 else "")
