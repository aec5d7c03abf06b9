"""How sure the measures of a stock are, in words."""

from __future__ import annotations

import re
from types import MappingProxyType

from rolodex.domain.message import Length, Message, message, verbatim
from rolodex.domain.stock import Confidence, Stock

_SURE: MappingProxyType[Confidence, Message] = MappingProxyType(
    {
        "own": message("measured by you"),
        "high": message("measures confirmed by several sources"),
        "single": message("measures from one source: print a test sheet first"),
        "disputed": message("sources disagree on the measures: print a test sheet first"),
        "unverified": message("measures not verified: print a test sheet first"),
    }
)
_SHORT: MappingProxyType[Confidence, Message] = MappingProxyType(
    {
        "own": message("your own"),
        "disputed": message("sources disagree"),
        "unverified": message("not verified"),
    }
)
_DIFFERS = re.compile(r"(?P<source>\w+) differs (?:by )?up to (?P<whole>\d+)\.(?P<rest>\d+) mm")
_SOURCES = MappingProxyType({"glabels": "gLabels"})


def confidence(stock: Stock) -> Message:
    """How sure the measures are, and where one source differs from them, by how much."""
    found = _DIFFERS.search(stock.note) if stock.confidence == "disputed" else None
    if found is None:
        return _SURE[stock.confidence]
    differs = int(found["whole"]) * 1000 + int(found["rest"].ljust(3, "0")[:3])
    return message(
        "sources disagree: %(source)s differs by up to %(mm)s mm; print a test sheet first",
        source=_SOURCES.get(found["source"], found["source"]),
        mm=Length(differs),
    )


def doubt(stock: Stock) -> Message | None:
    """A word or two on a stock that is one's own or not sure; None where there is nothing to say."""
    return _SHORT.get(stock.confidence)


def remark(stock: Stock) -> Message | None:
    """What its sources leave to say, in their own words; None where that is nothing."""
    return verbatim(stock.note) if stock.note else None
