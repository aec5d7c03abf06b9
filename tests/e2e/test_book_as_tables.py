"""A book as tables: what was written comes back, into the same book and into a new one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.blank import new_book

from rolodex import i18n
from rolodex.domain.contact import Contact
from rolodex.domain.exporting import Target
from rolodex.services.demo import Demo
from rolodex.services.opening import Services, open_services
from rolodex.store import contacts as store

EXACT = [("exact", "a.csv"), ("exact", "a.xlsx")]
PEOPLE = [("csv", "a.csv"), ("xlsx", "a.xlsx")]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    """A sample book of a hundred people and firms."""
    services = open_services(new_book(tmp_path_factory.mktemp("tables") / "book.rolodex"))
    Demo(services.book).fill(contacts=100, purchases=20, today=date(2026, 11, 21))
    yield services
    services.close()


@pytest.fixture(params=["en", "es"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    """The language of the heads."""
    i18n.use(request.param)
    yield request.param
    i18n.use("en")


def said(services: Services) -> list[Contact]:
    """What all cards say, without the numbers of rows of their book."""
    found = everybody(services)
    return [
        replace(
            one,
            id=0,
            org=tuple(replace(job, company_id=0) for job in one.org),
            adr=tuple(replace(adr, shared=0) for adr in one.adr),
            photo=(),
        )
        for one in found
    ]


def everybody(services: Services) -> list[Contact]:
    with services.book.reading() as connection:
        return list(store.get_many(connection, store.all_ids(connection)))


def jobs(services: Services) -> set[tuple[str, int, str]]:
    """Who works at a firm with a card of its own: (UID, place of the job, UID of the firm)."""
    found = everybody(services)
    uids = {one.id: one.uid for one in found}
    return {
        (one.uid, place, uids[job.company_id])
        for one in found
        for place, job in enumerate(one.org)
        if job.company_id
    }


@pytest.mark.parametrize(("target", "name"), EXACT)
def test_an_exact_copy_makes_a_book_that_says_the_same(
    sample: Services, tmp_path: Path, target: Target, name: str
) -> None:
    sample.exporting.write(target, tmp_path / name, word=i18n.word)
    with sample.tables_in.plan(tmp_path / name) as plan:
        assert (plan.counts.unchanged, plan.counts.cards) == (len(said(sample)),) * 2
    with closing(open_services(new_book(tmp_path / "new.rolodex"))) as new:
        with new.tables_in.plan(tmp_path / name) as plan:
            new.importing.apply(plan)
        assert said(new) == said(sample)
        assert jobs(new) == jobs(sample) != set()


@pytest.mark.parametrize(("target", "name"), PEOPLE)
def test_a_table_for_people_that_comes_in_again_doubles_nobody(
    sample: Services, tmp_path: Path, language: str, target: Target, name: str
) -> None:
    sample.exporting.write(target, tmp_path / name, word=i18n.word, locale=language)
    with sample.tables_in.plan(tmp_path / name) as plan:
        counts = plan.counts
        # What is preferred has no column, so those few cards are taken as changed.
        assert (counts.cards, counts.new, counts.alike, counts.rejected) == (len(said(sample)), 0, 0, 0)
        assert counts.unchanged >= 0.9 * counts.cards
        fates = {fate.name: fate.fate for row in plan.rows() for fate in row.fates}
    assert {name: fate for name, fate in fates.items() if fate != "mapped"} == {}
