"""Contacts that become one, with all that belonged to them."""

from __future__ import annotations

from datetime import datetime

from tests.builders import emails, person, phones

from rolodex.services.opening import Services

NOW = datetime.fromisoformat("2026-05-03T10:00")


def test_two_people_become_one_and_undo_takes_that_back(services: Services) -> None:
    ana = services.contacts.save(person(tel=phones("600 123 456"))).id
    other = services.contacts.save(person("Anita", tel=phones("+34600123456"), email=emails("a@x.es"))).id
    plan = services.merging.plan([ana, other])
    before = [services.contacts.get(one) for one in (ana, other)]
    changes = services.merging.merge(plan, {}, NOW)
    merged = services.contacts.get(ana)
    assert merged is not None
    assert services.contacts.get(other) is None
    assert [one.value for one in merged.tel] == ["+34600123456"]
    assert merged == services.merging.merged(plan, {})
    assert changes.of("contact") == {ana, other}
    assert services.merging.became([other]) == {other: ana}
    services.history.undo()
    assert [services.contacts.get(one) for one in (ana, other)] == before
