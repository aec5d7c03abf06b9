"""Conditions on what is still to be done with contacts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta

from rolodex.domain.segment import Condition
from rolodex.store import following
from rolodex.store.conditions.asking import NONE, Asking, Found
from rolodex.store.following import ITEM
from rolodex.store.standing import CURRENT, SHOWN, awake

_ROWS = (
    "SELECT r.contact_id FROM reminder r WHERE r.status = 'NEEDS-ACTION' AND r.contact_id IS NOT NULL{such} "
    f"AND {CURRENT} AND {awake(':today')}"
)
_RULED = (
    f"SELECT contact_id FROM ({following.WITH}, item({ITEM}) AS ({following.arms()}) "
    "SELECT contact_id FROM item WHERE {such})"
)


def follow_up(asking: Asking, condition: Condition) -> Found:
    """Whether something is planned or due by a rule, and whether it is late."""
    values = set(condition.values)
    if "none" in values:
        return (
            Found(_planned(asking, late=False), without=True)
            if values == {"none"}
            else _mixed(asking, values)
        )
    return Found(_planned(asking, late="open" not in values))


def _mixed(asking: Asking, values: set[str]) -> Found:
    """None, or also others: with what is open that is everybody."""
    if "open" in values:
        return Found(NONE, without=True)
    late, planned = _planned(asking, late=True), _planned(asking, late=False)
    return Found(f"SELECT contact_id FROM ({planned}) WHERE contact_id NOT IN ({late})", without=True)


def _planned(asking: Asking, late: bool) -> str:
    """Who has a follow-up at all, or one that is late."""
    tomorrow = asking.today + timedelta(days=1)
    asking.values |= following.asked(asking.connection, asking.today, tomorrow)
    rows = _ROWS.format(such=f" AND {SHOWN} <> '' AND {SHOWN} < :today" if late else "")
    ruled = _RULED.format(such="day < :today_day" if late else "1")
    return f"{rows}{asking.only('r.contact_id')} UNION ALL {ruled} WHERE contact_id > 0{asking.only()}"


FAMILY: Mapping[str, Callable[[Asking, Condition], Found]] = {"follow_up": follow_up}
