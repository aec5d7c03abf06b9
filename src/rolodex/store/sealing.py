"""What an erasure needs until it is complete, packed so that no name stands in the book as plain text.

It is no secret: it goes as soon as the copies are made again, and before the bytes are looked through.
"""

from __future__ import annotations

import base64
import json
import zlib
from dataclasses import dataclass

from rolodex.domain.erased_terms import Terms
from rolodex.store.erasing import Done
from rolodex.store.erasing_files import Subject
from rolodex.store.erasing_scan import Needles


@dataclass(frozen=True, slots=True)
class Opened:
    """Who was erased, and whether copies are to be made again."""

    subject: Subject
    copies: bool


def sealed(ids: tuple[int, ...], done: Done, *, keep_orders: bool, copies: bool, nameless: str) -> str:
    """Who was erased and what is to be looked for, as text."""
    told = {
        "ids": ids,
        "heads": done.heads,
        "terms": [done.terms.names, done.terms.emails, done.terms.numbers, done.terms.uids],
        "likes": done.terms.likes,
        "sure": [one.hex() for one in done.needles.sure],
        "likely": [(one.hex(), table) for one, table in done.needles.likely],
        "spared": sorted(done.left),
        "keep_orders": keep_orders,
        "copies": copies,
        "nameless": nameless,
    }
    return base64.b64encode(zlib.compress(json.dumps(told).encode())).decode()


def opened(text: str) -> Opened:
    """What `sealed` wrote."""
    told = json.loads(zlib.decompress(base64.b64decode(text)))
    names, emails, numbers, uids = map(tuple, told["terms"])
    sure = tuple(bytes.fromhex(one) for one in told["sure"])
    likely = tuple((bytes.fromhex(one), table) for one, table in told["likely"])
    subject = Subject(
        tuple(told["ids"]),
        tuple((uid, at) for uid, at in told["heads"]),
        Terms(names, emails, numbers, uids, tuple((term, like) for term, like in told["likes"])),
        Needles(sure, likely),
        told["keep_orders"],
        frozenset((table, row_id) for table, row_id in told["spared"]),
        told["nameless"],
    )
    return Opened(subject, told["copies"])
