"""The SQL of what follows from rules: who is to be asked, about what, and on which day.

Each arm gives the columns of `ITEM`; days are numbers since 1970-01-01. It asks for `:end_day`, the day
before which something is due, `:today`, `:today_day` and `:kept`, and `:contact` where only one is meant.
"""

from __future__ import annotations

import json
from datetime import date, timedelta

from rolodex.domain import celebrating
from rolodex.store.days import EPOCH, local_day
from rolodex.store.engine import Connection
from rolodex.store.standing import restarted

EXPIRES = 14
"""So many days after it was due nobody asks any more how an order was."""
BELATED = 3
"""So many days after a birthday one may still congratulate."""
INTERVALS = 4
"""After so many intervals without an order no next one is expected."""

ITEM = "origin, rule_id, contact_id, source_id, reminder_id, slot, shown, day"


def day(text: str) -> str:
    """The SQL of the number of an ISO date or stamp."""
    return f"CAST(julianday(substr({text}, 1, 10)) - 2440587.5 AS INTEGER)"


_DUE = "(l.day IS NULL OR l.day + u.days < :end_day)"

WITH = f"""
WITH rule AS MATERIALIZED (
  SELECT id, origin, contact_id, tag_id, segment_id, days, {day("since")} AS since
    FROM follow_up_rule WHERE active),
kept AS MATERIALIZED (
  SELECT json_extract(value, '$[0]') AS month, json_extract(value, '$[1]') AS day,
         json_extract(value, '$[2]') AS number, json_extract(value, '$[3]') AS year FROM json_each(:kept))
"""


def asked(connection: Connection, today: date, end: date, contact_id: int = 0) -> dict[str, object]:
    """The values that the SQL of follow-ups asks for: what is due before the day `end`."""
    return {
        "today": today.isoformat(),
        "end": end.isoformat(),
        "today_day": (today - EPOCH).days,
        "end_day": (end - EPOCH).days,
        "kept": json.dumps(_kept_days(connection, today, end)),
        "contact": contact_id,
    }


def _kept_days(connection: Connection, today: date, end: date) -> list[tuple[int, int, int, int]]:
    """The days that rules for birthdays look at: month, day, the number of the day it is kept, its year."""
    ahead = connection.value(
        "SELECT max(days) FROM follow_up_rule WHERE active AND origin IN ('birthday', 'anniversary')"
    )
    if ahead is None:
        return []
    last = min(end + timedelta(days=ahead - 1), today + timedelta(days=365 - BELATED))
    return [
        (month, number, (kept - EPOCH).days, kept.year)
        for month, number, kept in celebrating.days(today - timedelta(days=BELATED), last)
    ]


def arms(only: bool = False) -> str:
    """All that follows from rules, or what of it is about the contact `:contact`."""
    return " UNION ALL ".join(
        (
            _touch(only),
            _purchase(only),
            _rhythm(only),
            _celebrated("birthday", "bday", only),
            _celebrated("anniversary", "anniversary", only),
            _review(only),
        )
    )


def _meant(column: str, only: bool) -> str:
    return f" AND {column} = :contact" if only else ""


# Whom a rule is for by name has no other; of several tags the one that comes first counts, else of several
# segments, and a rule for everybody is for those no other is for. Of everybody only those are looked at who
# may be due.
def _members(only: bool) -> str:
    own = "SELECT contact_id FROM rule WHERE origin = 'touch' AND contact_id IS NOT NULL"
    tagged = (
        "SELECT t.contact_id FROM rule v JOIN contact_tag t ON t.tag_id = v.tag_id WHERE v.origin = 'touch'"
    )
    kept = (
        "SELECT s.contact_id FROM rule v JOIN segment_member s ON s.segment_id = v.segment_id "
        "WHERE v.origin = 'touch' AND v.segment_id <> 0"
    )
    everybody = (
        "u.origin = 'touch' AND u.contact_id IS NULL AND u.tag_id IS NULL AND u.segment_id = 0 "
        f"AND c.kind <> 'group' AND c.id NOT IN ({own}) AND c.id NOT IN ({tagged}) "
        f"AND c.id NOT IN ({kept}){_meant('c.id', only)}"
    )
    return f"""
SELECT u.id AS rule_id, u.contact_id, u.days, u.since, l.day AS last
  FROM rule u LEFT JOIN last_contact l ON l.contact_id = u.contact_id
 WHERE u.origin = 'touch' AND u.contact_id IS NOT NULL AND {_DUE}{_meant("u.contact_id", only)}
UNION ALL
SELECT u.id, t.contact_id, u.days, u.since, l.day
  FROM rule u CROSS JOIN contact_tag t ON t.tag_id = u.tag_id
  LEFT JOIN last_contact l ON l.contact_id = t.contact_id
 WHERE u.origin = 'touch' AND u.contact_id IS NULL AND {_DUE}
   AND t.contact_id NOT IN ({own}){_meant("t.contact_id", only)}
UNION ALL
SELECT u.id, s.contact_id, u.days, u.since, l.day
  FROM rule u CROSS JOIN segment_member s ON s.segment_id = u.segment_id
  LEFT JOIN last_contact l ON l.contact_id = s.contact_id
 WHERE u.origin = 'touch' AND u.contact_id IS NULL AND u.tag_id IS NULL AND u.segment_id <> 0 AND {_DUE}
   AND s.contact_id NOT IN ({own}) AND s.contact_id NOT IN ({tagged}){_meant("s.contact_id", only)}
UNION ALL
SELECT u.id, c.id, u.days, u.since, l.day
  FROM rule u CROSS JOIN last_contact l ON l.day < :end_day - u.days
 CROSS JOIN contact c ON c.id = l.contact_id
 WHERE {everybody}
UNION ALL
SELECT u.id, c.id, u.days, u.since, NULL
  FROM rule u CROSS JOIN contact c
 WHERE c.id NOT IN (SELECT contact_id FROM last_contact) AND {everybody}
"""


def _touch(only: bool) -> str:
    """Days without contact count from the last talk, though nobody is late before the rule was made.

    They count anew from what was left out or done without a talk, and from the end of a pause.
    """
    begun = day(local_day("c.created_at"))
    created = f"(SELECT coalesce({begun}, 0) FROM contact c WHERE c.id = m.contact_id)"
    paused = f"(SELECT max({day('p.until')}) FROM pause p WHERE p.contact_id = n.contact_id)"
    # Each kept once: SQLite would otherwise work its day out anew wherever that is asked for.
    return f"""
SELECT 'touch', rule_id, contact_id, day - days, 0, '', '', day FROM (
WITH n AS MATERIALIZED (
SELECT m.rule_id, m.contact_id, m.days, coalesce(m.last, -1) AS last,
       CASE WHEN m.last IS NULL THEN max(m.since, {created}) + m.days
            ELSE max(m.last + m.days, m.since) END AS day
  FROM ({_members(only)}) m),
anew AS MATERIALIZED (
SELECT rule_id, contact_id, days,
       max(day, days + coalesce({restarted("n")}, 0),
           CASE WHEN contact_id IN (SELECT contact_id FROM pause) THEN {paused} + days ELSE 0 END) AS day
  FROM n WHERE day < :end_day)
SELECT rule_id, contact_id, days, min(day) AS day FROM anew GROUP BY contact_id HAVING min(day) < :end_day)
"""


def _arm(origin: str, ground: tuple[str, str, str], among: str, only: bool) -> str:
    """What follows from the rules of an origin and was not acted on; `ground` is its row, source and day."""
    row, source, due = ground
    shown = f"max(:today, date(({due}) * 86400, 'unixepoch'))"
    return f"""
SELECT '{origin}', u.id, {row}.contact_id, {source}, 0, '', '', {due}
  FROM rule u CROSS JOIN {among} AND u.origin = '{origin}'{_meant(f"{row}.contact_id", only)}
   AND (u.contact_id IS NULL OR u.contact_id = {row}.contact_id)
   AND (u.tag_id IS NULL OR EXISTS
        (SELECT 1 FROM contact_tag t WHERE t.tag_id = u.tag_id AND t.contact_id = {row}.contact_id))
   AND (u.segment_id = 0 OR EXISTS (SELECT 1 FROM segment_member s
        WHERE s.segment_id = u.segment_id AND s.contact_id = {row}.contact_id))
   AND NOT EXISTS (SELECT 1 FROM reminder r WHERE r.contact_id = {row}.contact_id AND r.rule_id = u.id
                    AND r.source_id = {source})
   AND NOT EXISTS (SELECT 1 FROM pause p WHERE p.contact_id = {row}.contact_id AND p.until > {shown})
"""


def _purchase(only: bool) -> str:
    among = (
        f"purchase o WHERE o.day >= max(u.since, :today_day - {EXPIRES} - u.days) "
        "AND o.day < :end_day - u.days AND o.status <> 'cancelled'"
    )
    return _arm("purchase", ("o", "o.id", "o.day + u.days"), among, only)


def _rhythm(only: bool) -> str:
    among = (
        "rhythm y WHERE y.expected_day >= u.since - u.days AND y.expected_day < :end_day - u.days "
        f"AND y.interval > 0 AND y.last_day + {INTERVALS} * y.interval >= :today_day"
    )
    return _arm("rhythm", ("y", "y.last_day", "y.expected_day + u.days"), among, only)


def _celebrated(origin: str, name: str, only: bool) -> str:
    due = "max(k.number - u.days, u.since)"
    tables = "date d CROSS JOIN kept k" if only else "kept k CROSS JOIN date d"
    among = (
        f"{tables} WHERE d.month = k.month AND d.day = k.day AND d.month > 0 "
        f"AND d.name = '{name}' AND d.year <= k.year AND k.number >= u.since AND {due} < :end_day "
        "AND NOT EXISTS (SELECT 1 FROM date x WHERE x.contact_id = d.contact_id AND x.name = 'deathdate')"
    )
    return _arm(origin, ("d", "k.number", due), among, only)


def _review(only: bool) -> str:
    return f"""
SELECT 'review', 0, p.contact_id, p.id, 0, '', '', {day("p.until")}
  FROM pause p
 WHERE p.until < :end{_meant("p.contact_id", only)}
   AND NOT EXISTS (SELECT 1 FROM pause x WHERE x.contact_id = p.contact_id AND x.id > p.id)
   AND NOT EXISTS (SELECT 1 FROM reminder r WHERE r.contact_id = p.contact_id AND r.origin = 'review'
                    AND r.source_id = p.id)
"""
