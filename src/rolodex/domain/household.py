"""People who live at one address and get one piece: their names together, and how a letter greets them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from rolodex.domain.audience import Style
from rolodex.domain.kinship import are_kin
from rolodex.domain.recipient import Someone


@dataclass(frozen=True, slots=True)
class Household:
    """People who get one piece; `name`, `salutation` and `style` are empty where rules make them."""

    id: int = 0
    contact_ids: tuple[int, ...] = ()
    name: str = ""
    salutation: str = ""
    style: Style | None = None


@dataclass(frozen=True, slots=True)
class Address:
    """An address of a contact: its mark, in one line, and why and when (ISO) a piece came back from it."""

    mark: str
    line: str
    is_bad: bool = False
    reason: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class Home:
    """A contact at home: with whom they get a piece, and with whom they might.

    `household` lists the contact alone where nobody shares their piece; `others` have the same address and
    get pieces of their own. `names` is what everybody is called.
    """

    contact_id: int
    household: Household
    others: tuple[int, ...] = ()
    names: Mapping[int, str] = field(default_factory=dict)
    addresses: tuple[Address, ...] = ()


def living_together(people: Sequence[Someone], apart: Collection[int] = ()) -> list[list[Someone]]:
    """Those at one address, as groups that get a piece each, in the order given.

    Who was put into a household stays in it; others join those of their surname and their kin. `apart` are
    the households of one, whom nobody joins. Companies get their own.
    """
    groups: list[list[Someone]] = []
    saved: dict[int, list[Someone]] = defaultdict(list)
    for one in people:
        if not one.household_id:
            continue
        if one.household_id not in saved:
            groups.append(saved[one.household_id])
        saved[one.household_id].append(one)
    open_groups = [group for number, group in saved.items() if number not in apart]
    for one in people:
        if one.household_id:
            continue
        if one.kind != "individual":
            groups.append([one])
            continue
        joined = [group for group in open_groups if any(are_kin(one, other) for other in group)]
        groups, open_groups = _joined(one, joined, groups, open_groups)
    place = {one.id: at for at, one in enumerate(people)}
    for group in groups:
        group.sort(key=lambda one: place[one.id])
    return sorted(groups, key=lambda group: place[group[0].id])


def _joined(
    one: Someone, joined: list[list[Someone]], groups: list[list[Someone]], open_groups: list[list[Someone]]
) -> tuple[list[list[Someone]], list[list[Someone]]]:
    """The groups with one more person, who makes one of those joined, but never of two saved households."""
    if not joined:
        new = [one]
        return [*groups, new], [*open_groups, new]
    first = next((group for group in joined if _is_saved(group)), joined[0])
    first.append(one)
    others = [group for group in joined if group is not first and not _is_saved(group)]
    for other in others:
        first.extend(other)
    gone = {id(group) for group in others}
    return [group for group in groups if id(group) not in gone], [
        group for group in open_groups if id(group) not in gone
    ]


def _is_saved(group: Sequence[Someone]) -> bool:
    return any(one.household_id for one in group)


def override(households: Mapping[int, Household], group: Sequence[Someone]) -> Household | None:
    """The saved household that a group is of, None where nobody said anything."""
    return next((households[one.household_id] for one in group if one.household_id in households), None)
