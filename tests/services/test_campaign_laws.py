"""Whatever is planned, sent, answered and brought back: what holds of the pieces of a campaign."""

from __future__ import annotations

import tempfile
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.blank import new_book
from tests.builders import person

from rolodex.domain.audience import Addressee
from rolodex.domain.campaign import Campaign, Member
from rolodex.domain.contact import Adr
from rolodex.domain.errors import UserError
from rolodex.services.opening import Services, open_services

NOW = datetime.fromisoformat("2026-05-03T10:00")
PEOPLE = 6
WHO = st.integers(0, PEOPLE - 1)
PIECES = st.lists(st.lists(WHO, min_size=1, max_size=3, unique=True), max_size=4)
DEEDS = st.lists(
    st.one_of(
        st.tuples(st.just("plan"), PIECES),
        st.tuples(st.sampled_from(["send", "answer", "returned", "bought", "sent", "planned"]), WHO),
    ),
    max_size=8,
)


@contextmanager
def a_book() -> Iterator[Services]:
    with tempfile.TemporaryDirectory() as folder:
        services = open_services(new_book(Path(folder) / "book.rolodex"))
        for number in range(PEOPLE):
            services.contacts.save(person(f"P{number}"))
        services.campaigns.save(Campaign(name="Spring", currency="EUR"))
        yield services
        services.close()


def do(services: Services, deed: tuple[str, object]) -> None:
    """Do it, where there is anything to do it with."""
    name, what = deed
    if name == "plan":
        assert isinstance(what, list)
        pieces = [Addressee(tuple(one + 1 for one in those), (), Adr(), "mark") for those in what]
        services.campaigns.plan(1, pieces, NOW)
        return
    assert isinstance(what, int)
    everybody = {one.id: one for one in services.campaigns.members(1)}
    found = [one for one in everybody.values() if one.contact_id == what + 1]
    code = next((everybody[one.lead_id or one.id] for one in found), None)
    try:
        if name == "send":
            services.campaigns.send(1, [one.id for one in found], NOW)
        elif code is None:
            return
        elif name == "answer":
            services.campaigns.answer(code.code, "", NOW)
        elif name == "returned":
            services.campaigns.returned(code.code, "", NOW)
        elif name in ("bought", "sent", "planned"):
            services.campaigns.mark([code.id], name, NOW)  # type: ignore[arg-type]
    except UserError:
        return


def check(before: tuple[Member, ...], after: tuple[Member, ...], deed: str) -> None:
    pieces: dict[int, list[Member]] = defaultdict(list)
    for one in after:
        pieces[one.lead_id or one.id].append(one)
    for lead, people in pieces.items():
        assert [one.id for one in people if one.code] == [lead]
        assert len({(one.state, one.sent_at == "", one.address) for one in people}) == 1
    assert len({one.contact_id for one in after}) == len(after)
    codes = [one.code for one in after if one.code]
    assert len(set(codes)) == len(codes)
    assert all((one.state == "planned") == (one.sent_at == "") for one in after)
    if deed == "plan":
        assert {one for one in before if one.state != "planned"} <= set(after)
        known = {one.id: one.code for one in before if one.code}
        assert all(one.code in ("", known.get(one.id, one.code)) for one in after)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(DEEDS)
def test_a_piece_has_one_code_one_state_and_nobody_gets_two(deeds: list[tuple[str, object]]) -> None:
    with a_book() as services:
        for deed in deeds:
            before = services.campaigns.members(1)
            do(services, deed)
            check(before, services.campaigns.members(1), deed[0])
