"""Audiences as JSON: what is kept is read again, and what is not known is not guessed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolodex.domain.audience import Audience
from rolodex.domain.audience_json import audience, text
from rolodex.domain.errors import UserError
from rolodex.domain.segment import Clause, Condition

IDS = st.lists(st.integers(-20, 10**9), max_size=4).map(tuple)
RULES = st.none() | st.just(
    Clause((Condition("place", values=("Leeds",)), Clause((Condition("has", without=True),), "any")))
)
AUDIENCES = st.builds(
    Audience,
    segment_id=st.integers(-20, 10**9),
    rule=RULES,
    contact_ids=IDS,
    without=IDS,
    without_campaigns=IDS,
    excluded=IDS,
    included=IDS,
    sample=st.integers(0, 10**6),
    households=st.booleans(),
    leave_out_refused=st.booleans(),
    address=st.sampled_from(["preferred", "work", "home"]),
    style=st.sampled_from(["formal", "familiar"]),
)


@given(AUDIENCES)
def test_what_is_kept_is_read_again(one: Audience) -> None:
    assert audience(text(one)) == one


def test_the_usual_audience_is_short() -> None:
    assert text(Audience()) == '{"version":1}'
    assert audience("") == Audience()


@pytest.mark.parametrize(
    "kept",
    [
        "{",
        "[]",
        "{}",
        '{"version":2}',
        '{"version":1,"colour":"red"}',
        '{"version":1,"sample":"ten"}',
        '{"version":1,"contact_ids":7}',
        '{"version":1,"contact_ids":["7"]}',
        '{"version":1,"households":"no"}',
        '{"version":1,"style":"rude"}',
        '{"version":1,"rule":"Leeds"}',
        '{"version":1,"rule":{"version":9,"all":[]}}',
    ],
)
def test_what_a_newer_version_wrote_is_refused_and_not_guessed(kept: str) -> None:
    with pytest.raises(UserError):
        audience(kept)
