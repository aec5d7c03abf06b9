"""What a list is narrowed to, as a rule."""

from __future__ import annotations

from collections.abc import Mapping

from rolodex.domain.asked import Filter, asked
from rolodex.domain.listing import Query
from rolodex.domain.segment import Clause, Condition
from rolodex.domain.segment_tree import tidy


def of_query(query: Query, segments: Mapping[int, Clause]) -> Clause:
    """The rule that those listed fulfil, as far as fields say it; `segments` are rules by their ids.

    Plain words of a search, the recent ones and the order of a list are no part of a rule.
    """
    parts: list[Condition | Clause] = []
    if query.kind == "org" or (query.kind and not (query.segment or query.rule)):
        parts.append(Condition("kind", values=(query.kind,)))
    if query.segment in segments:
        parts.append(segments[query.segment])
    if query.rule is not None:
        parts.append(query.rule)
    if query.tag:
        parts.append(Condition("tag", values=(query.tag,)))
    if query.within == "favourites":
        parts.append(Condition("favourite", values=("yes",)))
    filters = (*query.filters, *asked(query.text).filters)
    parts += [condition for one in filters if (condition := of_filter(one)) is not None]
    return tidy(Clause(tuple(parts)))


def of_filter(one: Filter) -> Condition | None:
    """A filter of the search as a condition; None where no field of a rule says the same."""
    if one.field in ("has", "missing"):
        return Condition("has", values=(one.value,), without=one.without != (one.field == "missing"))
    if one.field == "is":
        kinds = {"person": "individual", "company": "org"}
        if one.value in kinds:
            return Condition("kind", values=(kinds[one.value],), without=one.without)
        return Condition("favourite", values=("yes",), without=one.without)
    return Condition(one.field, values=(one.value,), without=one.without)
