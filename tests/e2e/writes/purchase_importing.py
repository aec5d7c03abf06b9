"""Orders from a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from rolodex.services.opening import Services

Write = Callable[[Services, Any], object]

ROWS = """number,date,customer,uid,description,quantity,price,status,reason
Z-1,2026-05-03,Eva,,Chair,2,89.90,paid,
Z-1,2026-05-03,Eva,,Chair,-1,89.90,,broken
Z-2,2026-05-04,Eva,,Lamp,1,30,open,
"""


def take(services: Services, sample: Any) -> object:
    """Two orders of one contact, one of them with a return."""
    eva = services.contacts.get(sample.eva)
    assert eva is not None
    made = sample.folder / "orders.csv"
    made.write_text(ROWS.replace("Eva,,", f",{eva.uid},"), encoding="utf-8")
    plan = services.purchase_importing.plan(made)
    assert not plan.rejected
    return services.purchase_importing.apply(plan)


WRITES: Mapping[tuple[str, str], Mapping[str, Write]] = {
    ("purchase_importing", "apply"): {"two orders": take}
}
