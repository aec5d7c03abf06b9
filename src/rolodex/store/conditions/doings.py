"""Conditions on what was said, done, asked for and sent."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import partial

from rolodex.domain.activity import KINDS, MISSED, TALKS
from rolodex.domain.segment import ALWAYS, Condition
from rolodex.store.conditions.asking import LAST, NONE, Asking, Found, iso
from rolodex.store.conditions.counting import event, grouped
from rolodex.store.conditions.matched import matched
from rolodex.store.days import local_day
from rolodex.store.reports import crowds

_MISSED = ", ".join(f"'{outcome}'" for outcome in MISSED)
_SENT = "'sent', 'returned', 'answered', 'bought'"
_WHEN = {"returned": "returned_at", "answered": "answered_at"}


def activity(kinds: tuple[str, ...], reached: bool, asking: Asking, condition: Condition) -> Found:
    """Entries of the timeline, of any outcome or of one."""
    first, last = asking.past(condition)
    more = ""
    if reached and not condition.of and last == LAST and condition.op in ("within", "never"):
        later = f"SELECT contact_id FROM last_contact WHERE day >= {asking.bind(first)}{asking.only()}"
        return Found(later, condition.op == "never", once=True)
    if kinds != KINDS:
        more += f" AND kind IN ({', '.join(asking.bind(kind) for kind in kinds)})"
    if reached or condition.of == "reached":
        more += f" AND outcome NOT IN ({_MISSED})"
    if condition.of and condition.of != "reached":
        more += f" AND outcome = {asking.bind(condition.of)}"
    rows = (
        f"SELECT contact_id FROM activity WHERE day BETWEEN {asking.bind(first)} AND {asking.bind(last)}"
        f"{more}{asking.only()}"
    )
    return event(asking, condition, rows, grouped(rows))


def campaign(asking: Asking, condition: Condition) -> Found:
    """Pieces of campaigns, of all or of those of a name, in any state or in one.

    What was returned or answered was sent before. It happened on the day that is written down for the state,
    else on that of the campaign.
    """
    such = []
    if condition.of == "sent":
        such.append(f"state IN ({_SENT})")
    elif condition.of:
        such.append(f"state = {asking.bind(condition.of)}")
    if any(value.strip() for value in condition.values):
        named = matched(asking.connection, "SELECT id, name FROM campaign", condition.values)
        such.append(f"campaign_id IN ({', '.join(map(str, named))})")
    if condition.span != ALWAYS:
        such.append(_dated(asking, condition))
    rows = f"SELECT contact_id FROM campaign_member WHERE {' AND '.join(such) or '1'}{asking.only()}"
    return event(asking, condition, rows, grouped(rows))


def _dated(asking: Asking, condition: Condition) -> str:
    """The SQL that says whether a piece was sent, returned or answered in the time of a condition."""
    first, last = (iso(day) for day in asking.past(condition))
    campaigns = [
        campaign_id
        for campaign_id, date in asking.connection.execute("SELECT id, date FROM campaign")
        if date and first <= date[:10] <= last
    ]
    column = _WHEN.get(condition.of, "sent_at")
    between = f"{local_day(column)} BETWEEN {asking.bind(first)} AND {asking.bind(last)}"
    dated = f"campaign_id IN ({', '.join(map(str, campaigns))})"
    return f"CASE {column} WHEN '' THEN {dated} ELSE {between} END"


def deal(asking: Asking, condition: Condition) -> Found:
    """Deals that are open, won or lost."""
    states = ", ".join(asking.bind(value) for value in condition.values)
    return Found(f"SELECT contact_id FROM deal WHERE status IN ({states}){asking.only()}")


def ticket(asking: Asking, condition: Condition) -> Found:
    """Tickets that are closed, or not yet."""
    closed = {"closed": "status = 'closed'", "open": "status <> 'closed'"}
    states = " OR ".join(closed[value] for value in condition.values if value in closed) or "0"
    return Found(f"SELECT contact_id FROM ticket WHERE ({states}){asking.only()}")


def paused(asking: Asking, _: Condition) -> Found:
    """Who is left alone until a later day."""
    today = asking.bind(asking.today.isoformat())
    return Found(f"SELECT contact_id FROM pause WHERE until > {today}{asking.only()}")


def mail(asking: Asking, condition: Condition) -> Found:
    """Who refuses letters, or what else `of` names; all others may be written to. The last word counts."""
    channel = asking.bind(condition.of or "letter")
    later = (
        f"SELECT 1 FROM consent x WHERE x.contact_id = c.contact_id AND x.channel = {channel} "
        "AND (x.position, x.id) > (c.position, c.id)"
    )
    refused = Found(
        f"SELECT contact_id FROM consent c WHERE channel = {channel} AND NOT granted "
        f"AND NOT EXISTS ({later}){asking.only()}"
    )
    if set(condition.values) == {"refused"}:
        return refused
    return refused.turned() if set(condition.values) == {"allowed"} else Found(NONE, True)


def source(asking: Asking, condition: Condition) -> Found:
    """Where somebody came from: as a field of the user's own says, an import, or what a consent came with."""
    own = f"FROM custom_value WHERE field_id IN ({', '.join(map(str, crowds.fields(asking.connection)))})"
    places = (
        ("SELECT contact_id FROM source WHERE import_id", "SELECT id, label FROM import_batch"),
        ("SELECT contact_id FROM consent WHERE source", "SELECT DISTINCT source, source FROM consent"),
        (f"SELECT contact_id {own} AND value", f"SELECT DISTINCT value, value {own}"),
    )
    found = []
    for rows, names in places:
        meant = asking.bind(json.dumps(matched(asking.connection, names, condition.values)))
        found.append(f"{rows} IN (SELECT value FROM json_each({meant})){asking.only()}")
    return Found(" UNION ALL ".join(found))


FAMILY: Mapping[str, Callable[[Asking, Condition], Found]] = {
    "talk": partial(activity, TALKS, True),
    "call": partial(activity, ("call",), False),
    "meeting": partial(activity, ("meeting",), False),
    "visit": partial(activity, ("visit",), False),
    "sent_email": partial(activity, ("email",), False),
    "letter": partial(activity, ("letter",), False),
    "message": partial(activity, ("message",), False),
    "activity": partial(activity, KINDS, False),
    "campaign": campaign,
    "deal": deal,
    "ticket": ticket,
    "paused": paused,
    "mail": mail,
    "source": source,
}
