"""How many people and pieces of campaigns are in which state."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence

from rolodex.domain.campaign import MemberState
from rolodex.store.engine import AMONG, Connection

States = Mapping[int, Mapping[MemberState, int]]
"""By campaign: how many are in each state that any is in."""


def counted(connection: Connection, ids: Sequence[int]) -> tuple[States, States]:
    """The people of these campaigns, and their pieces, which those of a household share."""
    wanted = (json.dumps(list(ids)),)
    people: dict[int, dict[MemberState, int]] = defaultdict(dict)
    pieces: dict[int, dict[MemberState, int]] = defaultdict(dict)
    for campaign_id, state, count in connection.execute(
        f"SELECT campaign_id, state, count(*) FROM campaign_member WHERE campaign_id {AMONG} "
        "GROUP BY campaign_id, state",
        wanted,
    ):
        people[campaign_id][state] = pieces[campaign_id][state] = count
    # Few share a piece: the index of those who do leads to them.
    for campaign_id, state, count in connection.execute(
        f"SELECT campaign_id, state, count(*) FROM campaign_member WHERE lead_id IS NOT NULL "
        f"AND +campaign_id {AMONG} GROUP BY campaign_id, state",
        wanted,
    ):
        pieces[campaign_id][state] -= count
    return people, pieces
