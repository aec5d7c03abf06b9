"""Label stocks of the user's own: kept in the book, found with all others, checked before they are."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.builders import JARS

from rolodex.domain import stock_check
from rolodex.domain.errors import UserError
from rolodex.i18n import word
from rolodex.services import stocks
from rolodex.services.opening import Services


def test_a_stock_of_ones_own_is_found_with_all_others(services: Services) -> None:
    saved = services.own_stocks.save(JARS).id
    kept = replace(JARS, name=f"own-{saved}")
    assert services.own_stocks.all() == (kept,)
    for spelling in ("jam jars", "JAM-JARS", kept.name):
        assert services.own_stocks.get(spelling) == kept == services.own_stocks.known(spelling)
    assert services.own_stocks.find("lids") == (kept,)
    assert services.own_stocks.get("L7160").name == "avery-l7160"
    assert len(services.own_stocks.catalogue().stocks) == 908
    assert len(stocks.catalogue().stocks) == 907


def test_own_stocks_come_first_but_for_the_very_number_typed(services: Services) -> None:
    services.own_stocks.save(replace(JARS, title="like L7160"))
    assert services.own_stocks.find("")[0].part == "Jam jars"
    assert [stock.part for stock in services.own_stocks.find("7160")[:2]] == ["L7160", "Jam jars"]


def test_an_own_stock_may_have_the_number_of_another_and_wins(services: Services) -> None:
    services.own_stocks.save(replace(JARS, part="5160"))
    assert services.own_stocks.get("5160").is_own
    assert services.own_stocks.get("avery 5160").name == "avery-5160"


def test_another_name_leaves_what_points_to_the_stock_as_it_is(services: Services) -> None:
    saved = services.own_stocks.save(JARS).id
    (kept,) = services.own_stocks.all()
    services.own_stocks.save(replace(kept, part="Honey", width=58.125))
    (renamed,) = services.own_stocks.all()
    assert (renamed.name, renamed.part, renamed.width) == (f"own-{saved}", "Honey", 58.125)


def test_a_deleted_stock_is_not_found_until_that_is_undone(services: Services) -> None:
    services.own_stocks.save(JARS)
    (kept,) = services.own_stocks.all()
    services.own_stocks.delete(kept.name)
    assert services.own_stocks.known(kept.name) is None
    with pytest.raises(UserError):
        services.own_stocks.get(kept.name)
    with pytest.raises(UserError):
        services.own_stocks.save(kept)
    with pytest.raises(UserError):
        services.own_stocks.delete(kept.name)
    services.history.undo()
    assert services.own_stocks.known(kept.name) == kept


def test_a_stock_that_cannot_be_is_not_kept(services: Services) -> None:
    for wrong, said in (({"part": "  "}, "needs a name"), ({"width": 66.0}, "overlap by 1 mm")):
        with pytest.raises(UserError) as caught:
            services.own_stocks.save(replace(JARS, **wrong))
        assert said in word(caught.value.message)
    assert services.own_stocks.all() == ()


def test_what_is_odd_but_possible_is_said_and_kept(services: Services) -> None:
    odd = replace(JARS, top=2)
    assert ["where many printers leave white" in word(one) for one in stock_check.remarks(odd)] == [True]
    services.own_stocks.save(odd)


def test_two_own_stocks_are_not_called_alike(services: Services) -> None:
    services.own_stocks.save(JARS)
    with pytest.raises(UserError):
        services.own_stocks.save(replace(JARS, part="JAM-jars"))
    (kept,) = services.own_stocks.all()
    services.own_stocks.save(replace(kept, part="Jam-Jars"))
