"""Customers by where they live, how they came, when they began and how they score."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType

from rolodex.domain.figures import Asked, Cohort, Origin, Place, Score
from rolodex.domain.message import Message, message, plural_message, verbatim
from rolodex.domain.naming import short_name
from rolodex.domain.report import NOTHING, Chart, Column, Report, Row
from rolodex.reports.making import NO_SALES, behind, share, total_of

REGIONS, CODES = 30, 10
"""So many of the regions of a country and of the postcodes of a region are named."""
FIFTHS = range(1, 6)
QUARTERS = 8
"""So many quarters of first orders are compared, the last of them that of the end of the time."""

_CAME: Mapping[str, Message] = MappingProxyType(
    {
        "campaign": message("Campaign: %(name)s"),
        "import": message("Import: %(name)s"),
        "hand": message("Entered by hand"),
    }
)


def areas(asked: Asked, found: Sequence[Place], country: Callable[[str], str]) -> Report:
    """Buyers and net sales by country, region and postcode; `country` names one by its code."""
    net, buyers = sum(one.net for one in found), sum(one.buyers for one in found)
    rows: list[Row] = []

    def add(name: Message, those: Sequence[Place], keys: tuple[str, ...] | None, level: int) -> None:
        count, amount = sum(one.buyers for one in those), sum(one.net for one in those)
        people = behind(asked, "area", *keys) if keys is not None else None
        rows.append(Row((name, count, amount, share(amount, net)), people, level=level))

    for code, those in _parted(found, lambda one: one.country):
        add(verbatim(country(code)) if code else message("No country"), those, (code,), 0)
        regions = [part for part in _parted(those, lambda one: one.region) if part[0]]
        for region, inside in regions[:REGIONS]:
            add(verbatim(region), inside, (code, region), 1)
            codes = [part for part in _parted(inside, lambda one: one.code) if part[0]]
            for postcode, there in codes[:CODES]:
                add(verbatim(postcode), there, (code, region, postcode), 2)
            _rest(add, codes[CODES:], message("Other postcodes"), 2)
        _rest(add, regions[REGIONS:], message("Other regions"), 1)
    return Report(
        "areas",
        message("Areas"),
        (
            Column("area", message("Area")),
            Column("customers", message("Customers"), "count"),
            Column("net", message("Net sales"), "money"),
            Column("share", message("Share"), "percent"),
        ),
        tuple(rows),
        Chart("shares", "area", ("share",)),
        currency=asked.currency,
        others=asked.others,
        period=asked.period,
        sentence=message("Customers who ordered in this time, by their preferred address."),
        silence=NOTHING if rows else NO_SALES,
        total=total_of(buyers, net, share(net, net)) if rows else None,
    )


def _rest(
    add: Callable[[Message, Sequence[Place], tuple[str, ...] | None, int], None],
    parts: Sequence[tuple[str, Sequence[Place]]],
    name: Message,
    level: int,
) -> None:
    """One row for all that is not named."""
    if parts:
        add(name, [one for _key, those in parts for one in those], None, level)


def _parted(found: Iterable[Place], key: Callable[[Place], str]) -> list[tuple[str, Sequence[Place]]]:
    """Places by what they have in common, the highest net sales first; what has no name comes last."""
    parts: dict[str, list[Place]] = {}
    for one in found:
        parts.setdefault(key(one), []).append(one)
    return sorted(parts.items(), key=lambda part: (not part[0], -sum(one.net for one in part[1]), part[0]))


def sources(asked: Asked, found: Sequence[Origin]) -> Report:
    """How new customers came, and what they bought in the time."""
    count = sum(one.customers for one in found)
    rows = tuple(
        Row(
            (_came(one), one.customers, share(one.customers, count), one.net),
            behind(asked, "origin", f"{one.kind}:{one.key}"),
        )
        for one in sorted(found, key=lambda one: (-one.customers, -one.net, one.kind, one.name, one.key))
    )
    return Report(
        "sources",
        message("Where new customers come from"),
        (
            Column("source", message("Source")),
            Column("customers", message("New customers"), "count"),
            Column("share", message("Share"), "percent"),
            Column("net", message("Net sales"), "money"),
        ),
        rows,
        Chart("shares", "source", ("share",)),
        currency=asked.currency,
        others=asked.others,
        period=asked.period,
        sentence=message(
            "Customers whose first order fell in this time: as your field for it says, else the campaign "
            "that order is owed to, else the import that brought the card."
        ),
        silence=NOTHING if rows else message("Nobody ordered for the first time in this time."),
        total=total_of(count, share(count, count), sum(one.net for one in found)) if rows else None,
    )


def _came(one: Origin) -> Message:
    if one.kind == "said":
        return verbatim(one.name)
    words = _CAME[one.kind]
    return words if one.kind == "hand" else Message(words.text, (("name", short_name(one.name)),))


def quarters(asked: Asked) -> tuple[int, int]:
    """The first and the last quarter (year * 4 + quarter - 1) of the cohorts of a time."""
    last = asked.months.last // 3
    return max(4, last - QUARTERS + 1), last


def quarter(number: int) -> Message:
    """A quarter in words."""
    return message("Q%(quarter)d %(year)d", quarter=number % 4 + 1, year=number // 4)


def cohorts(asked: Asked, found: Sequence[Cohort]) -> Report:
    """The share of each quarter's new customers who ordered in each quarter after."""
    rows = []
    for cohort in found:
        for later, bought in enumerate(cohort.again):
            if later:
                words = plural_message("%(count)d quarter later", "%(count)d quarters later", later)
                cells = (
                    quarter(cohort.quarter),
                    words,
                    cohort.customers,
                    bought,
                    share(bought, cohort.customers),
                )
                keys = str(cohort.quarter), str(cohort.quarter + later)
                rows.append(Row(cells, behind(asked, "cohort", *keys)))
    return Report(
        "cohorts",
        message("Who comes back"),
        (
            Column("cohort", message("First order")),
            Column("later", message("Later")),
            Column("customers", message("Customers"), "count"),
            Column("again", message("Bought again"), "count"),
            Column("share", message("Share"), "percent"),
        ),
        tuple(rows),
        Chart("grid", "cohort", ("share",), across="later"),
        currency=asked.currency,
        others=asked.others,
        period=asked.period,
        sentence=message(
            "Of the customers who first ordered in a quarter, the share who ordered in each quarter after it."
        ),
        silence=NOTHING if rows else message("It takes new customers and a quarter after them to say this."),
    )


def rfm(asked: Asked, found: Sequence[Score]) -> Report:
    """Customers by how lately and how often they ordered, each in fifths, with what they bought."""
    known = {(one.recency, one.frequency): one for one in found}
    rows = []
    for recency in reversed(FIFTHS):
        for frequency in FIFTHS:
            one = known.get((recency, frequency), Score(recency, frequency, 0, 0))
            cells = (_lately(recency), _often(frequency), one.customers, one.net)
            rows.append(Row(cells, behind(asked, "scores", str(recency), str(frequency))))
    return Report(
        "rfm",
        message("Recency and frequency"),
        (
            Column("recency", message("Last order")),
            Column("frequency", message("Orders")),
            Column("customers", message("Customers"), "count"),
            Column("monetary", message("Net sales"), "money"),
        ),
        tuple(rows) if found else (),
        Chart("grid", "recency", ("customers",), across="frequency"),
        currency=asked.currency,
        others=asked.others,
        period=asked.period,
        sentence=message(
            "Customers who ordered in the window of the settings, in fifths: 5 is the latest, or the most "
            "orders."
        ),
        silence=NOTHING if found else message("It takes 25 customers who ordered lately to compare them."),
    )


def _lately(score: int) -> Message:
    return message("R%(score)d", score=score)


def _often(score: int) -> Message:
    return message("F%(score)d", score=score)
