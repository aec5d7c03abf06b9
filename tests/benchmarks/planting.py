"""Duplicates and traps for a book: who is the same is known, who only looks so too."""

from __future__ import annotations

import random
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from rolodex.domain.contact import Adr, Contact, Date, Name, Org, Value
from rolodex.domain.identity import digits
from rolodex.domain.likeness_words import variants
from rolodex.domain.naming import full_name

LETTERS = "abcdefghijklmnopqrstuvwxyz"
STREETS = ("Calle Nueva", "Rosenweg", "Church Lane", "Rue du Port", "Via Verdi", "Camino Real")


@dataclass(frozen=True, slots=True)
class Planted:
    """A card that was made from another: what kind it is of, and the place of the one it was made from."""

    kind: str
    origin: int
    contact: Contact


Make = Callable[[random.Random, Contact], Contact | None]


def named(contact: Contact, **parts: Any) -> Contact:
    """The card with another name."""
    name = replace(contact.n, **parts)
    return replace(contact, n=name, fn=full_name(name))


def slip(draw: random.Random, word: str) -> str:
    """The word with one slip: a letter too many, too few, wrong, or two that changed places."""
    place = draw.randrange(len(word))
    kind = draw.randrange(4)
    letter = draw.choice(LETTERS)
    if kind == 0:
        return word[:place] + letter + word[place:]
    if kind == 1 and len(word) > 3:
        return word[:place] + word[place + 1 :]
    if kind == 2 and place + 1 < len(word) and word[place] != word[place + 1]:
        return word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    return word[:place] + letter + word[place + 1 :]


def typing(draw: random.Random, contact: Contact) -> Contact | None:
    """A slip in the first name or the surname."""
    part = draw.choice(("given", "family"))
    word = getattr(contact.n, part)
    return named(contact, **{part: slip(draw, word)}) if len(word) > 3 and word.isalpha() else None


def swapped(draw: random.Random, contact: Contact) -> Contact | None:
    """First name and surname changed places, or only a full name with the surname first."""
    name = contact.n
    if not name.given or not name.family:
        return None
    if draw.random() < 0.5:
        return named(contact, given=name.family, family=name.given)
    family = f"{name.family} {name.family2}".strip()
    return replace(
        contact, n=Name(), fn=f"{family}, {name.given}" if draw.random() < 0.5 else f"{family} {name.given}"
    )


def reformatted(draw: random.Random, contact: Contact) -> Contact | None:
    """All numbers written in another way."""
    return replace(contact, tel=tuple(rewritten(draw, tel) for tel in contact.tel)) if contact.tel else None


def rewritten(draw: random.Random, tel: Value) -> Value:
    """The number as somebody else writes it."""
    number = digits(tel.value)
    code = {"3": 2, "4": 2, "5": 2, "8": 2, "1": 1, "9": 3 if number.startswith("97") else 2}.get(
        number[:1], 2
    )
    national = number[code:]
    forms = (
        f"00{number}",
        f"+{number}",
        f"+{number[:code]} ({national[:2]}) {national[2:]}",
        f"+{number[:code]}-{national[:3]}-{national[3:]}",
        national,
        f"{national[:3]}.{national[3:6]}.{national[6:]}",
    )
    return replace(tel, value=draw.choice(forms), types=tel.types if draw.random() < 0.7 else ())


def nickname(draw: random.Random, contact: Contact) -> Contact | None:
    """The short form of the first name."""
    from rolodex.domain.folding import fold

    names = [name for name in variants(fold(contact.n.given)) if name != fold(contact.n.given)]
    return named(contact, given=draw.choice(names).capitalize()) if names else None


def moved(draw: random.Random, contact: Contact) -> Contact | None:
    """Another home and no word of the old one."""
    if not contact.adr:
        return None
    home = Adr(
        street=f"{draw.choice(STREETS)} {draw.randrange(1, 90)}",
        code=f"{draw.randrange(10000, 60000)}",
        city=draw.choice(("Lugo", "Ulm", "Bath", "Nice", "Pisa")),
        types=("home",),
    )
    return replace(contact, adr=(home,))


def initial(_: random.Random, contact: Contact) -> Contact | None:
    """The first name by its first letter."""
    given = contact.n.given
    return (
        named(contact, given=f"{given[0]}.", additional="") if given.isalpha() and given.isascii() else None
    )


def shorter(_: random.Random, contact: Contact) -> Contact | None:
    """Without the second surname or the middle name."""
    if not contact.n.family2 and not contact.n.additional:
        return None
    return named(contact, family2="", additional="")


def shouting(_: random.Random, contact: Contact) -> Contact | None:
    """In capitals, without accents, with a title."""
    from rolodex.domain.identity import plain

    return named(
        contact, given=plain(contact.n.given).upper(), family=plain(contact.n.family).upper(), prefix="SR."
    )


def other_number(draw: random.Random, contact: Contact) -> Contact | None:
    """A digit of the number is wrong."""
    if not contact.tel or not contact.email:
        return None
    tel = contact.tel[0]
    place = draw.randrange(len(tel.value) - 6, len(tel.value))
    if not tel.value[place].isdigit():
        return None
    digit = str((int(tel.value[place]) + 1 + draw.randrange(9)) % 10)
    return replace(contact, tel=(replace(tel, value=tel.value[:place] + digit + tel.value[place + 1 :]),))


def first_only(_: random.Random, contact: Contact) -> Contact | None:
    """A card of the telephone: first name, number and e-mail."""
    if not contact.tel or not contact.email:
        return None
    return Contact(
        fn=contact.n.given, n=Name(given=contact.n.given), tel=contact.tel[:1], email=contact.email[:1]
    )


def two_slips(draw: random.Random, contact: Contact) -> Contact | None:
    """A slip in the first name and one in the surname."""
    if not (contact.n.given.isalpha() and contact.n.family.isalpha() and len(contact.n.given) > 4):
        return None
    if len(contact.n.family) < 5:
        return None
    return named(contact, given=slip(draw, contact.n.given), family=slip(draw, contact.n.family))


def at_work(draw: random.Random, contact: Contact) -> Contact | None:
    """The same person as the firm's list has them: no private number."""
    if not contact.org or len(contact.email) < 1:
        return None
    work = tuple(tel for tel in contact.tel if "work" in tel.types)
    return replace(contact, tel=work, dates=(), email=contact.email[:1])


DUPLICATES: dict[str, Make] = {
    "typing error": typing,
    "swapped name": swapped,
    "reformatted phone": reformatted,
    "nickname": nickname,
    "moved house": moved,
}
UNSEEN: dict[str, Make] = {
    "initial": initial,
    "shorter name": shorter,
    "capitals": shouting,
    "wrong digit": other_number,
    "first name only": first_only,
    "two slips": two_slips,
    "at work": at_work,
}
"""Kinds that no rule was tuned on."""


def thinned(draw: random.Random, contact: Contact) -> Contact:
    """What a second card of somebody lacks; a number or an e-mail stays."""
    keep = draw.random
    tel, email = contact.tel, contact.email
    if tel and email and keep() < 0.5:
        tel, email = ((), email) if keep() < 0.4 else (tel, ())
    return replace(
        contact,
        id=0,
        uid=str(uuid.UUID(int=draw.getrandbits(128))),
        tel=tel,
        email=email,
        adr=contact.adr if keep() < 0.7 else (),
        org=contact.org if keep() < 0.7 else (),
        dates=contact.dates if keep() < 0.5 else (),
        note=(),
        categories=(),
        impp=(),
        related=(),
    )


def duplicates(
    draw: random.Random, people: Sequence[Contact], kinds: dict[str, Make], count: int
) -> list[Planted]:
    """So many second cards, as many of each kind."""
    found: list[Planted] = []
    places = draw.sample(range(len(people)), len(people))
    for number in range(count):
        kind = list(kinds)[number % len(kinds)]
        while True:
            place = places.pop()
            one = people[place]
            if not one.tel and not one.email:
                continue
            made = kinds[kind](draw, thinned(draw, one) if kind not in _WHOLE else one)
            if made:
                break
        found.append(Planted(kind, place, replace(made, id=0, uid=str(uuid.UUID(int=draw.getrandbits(128))))))
    return found


_WHOLE = frozenset({"wrong digit", "first name only", "at work", "reformatted phone"})


def traps(draw: random.Random, people: Sequence[Contact], count: int) -> list[Planted]:
    """So many cards of others who share much with somebody of the book."""
    found: list[Planted] = []
    places = draw.sample(range(len(people)), len(people))
    makers = list(TRAPS.items())
    for number in range(count):
        kind, make = makers[number % len(makers)]
        while True:
            place = places.pop()
            made = make(draw, people[place])
            if made:
                break
        found.append(Planted(kind, place, replace(made, id=0, uid=str(uuid.UUID(int=draw.getrandbits(128))))))
    return found


def _own(draw: random.Random) -> tuple[Value, ...]:
    return (Value(f"+34 6{draw.randrange(10**8):08d}", ("cell",)),)


def _mail(draw: random.Random, contact: Contact) -> tuple[Value, ...]:
    from rolodex.domain.identity import plain

    local = plain(contact.n.given).replace(" ", "") or "x"
    return (Value(f"{local}{draw.randrange(10**6)}@home.example", ("home",)),)


def _born(draw: random.Random, year: int) -> tuple[Date, ...]:
    month, day = draw.randrange(1, 13), draw.randrange(1, 29)
    return (Date("bday", f"{year:04}-{month:02}-{day:02}", year, month, day),)


def relative(draw: random.Random, contact: Contact) -> Contact | None:
    """Somebody else of the family at the same address, with the number of the home."""
    home = [adr for adr in contact.adr if "home" in adr.types]
    if not home or not contact.n.family:
        return None
    given = draw.choice(
        [name for name in ("Lucía", "Marcos", "Emma", "Hugo", "Clara") if name != contact.n.given]
    )
    tel = (
        _own(draw) if draw.random() < 0.5 else tuple(replace(one, types=("home",)) for one in contact.tel[:1])
    )
    mails = contact.email[:1] if draw.random() < 0.3 else ()
    return Contact(
        fn=f"{given} {contact.n.family}",
        n=replace(contact.n, given=given),
        adr=tuple(home),
        tel=tel,
        email=mails,
    )


def twin(draw: random.Random, contact: Contact) -> Contact | None:
    """A twin: surname, address and birthday are the same, the first name begins the same."""
    if not contact.dates or not contact.n.given.isascii() or not contact.n.family:
        return None
    given = {"M": "Mario", "L": "Luisa", "A": "Ana", "P": "Paula", "J": "Juana", "C": "Carla"}.get(
        contact.n.given[0]
    )
    if given is None or given == contact.n.given:
        return None
    return Contact(
        fn=f"{given} {contact.n.family}",
        n=replace(contact.n, given=given),
        adr=contact.adr,
        dates=contact.dates[:1],
    )


def namesake(draw: random.Random, contact: Contact) -> Contact | None:
    """Another of the same name."""
    if not contact.n.family:
        return None
    dates = _born(draw, draw.randrange(1940, 2000)) if draw.random() < 0.4 else ()
    other = Contact(fn=contact.fn, n=contact.n, tel=_own(draw), dates=dates)
    mail = _mail(draw, contact) if draw.random() < 0.7 else ()
    return replace(moved(draw, replace(other, adr=(Adr(),))) or other, email=mail)


def colleague(draw: random.Random, contact: Contact) -> Contact | None:
    """Another at the same switchboard and firm."""
    work = tuple(tel for tel in contact.tel if "work" in tel.types)
    if not work or not contact.org:
        return None
    given, family = draw.choice(
        (("Marta", "Ibáñez"), ("Oscar", "Lindt"), ("Ann", "Peters"), ("Iván", "Soler"))
    )
    adr = tuple(one for one in contact.adr if "work" in one.types)
    return Contact(
        fn=f"{given} {family}", n=Name(given=given, family=family), tel=work, org=contact.org, adr=adr
    )


def son(draw: random.Random, contact: Contact) -> Contact | None:
    """A son of the same name at the same address."""
    home = tuple(adr for adr in contact.adr if "home" in adr.types)
    if not home or not contact.n.family:
        return None
    landline = tuple(replace(tel, types=("home",)) for tel in contact.tel[:1])
    if draw.random() < 0.5 or not contact.dates or not contact.dates[0].year:
        return replace(
            named(contact, suffix="Jr."), tel=landline, adr=home, email=(), org=(), dates=(), categories=()
        )
    year = contact.dates[0].year + draw.randrange(20, 40)
    return Contact(fn=contact.fn, n=contact.n, tel=landline, adr=home, dates=_born(draw, year))


def same_firm(draw: random.Random, contact: Contact) -> Contact | None:
    """A namesake at the same firm with a number and an e-mail of their own."""
    if not contact.org or not contact.tel or not contact.email or not contact.n.family:
        return None
    org: tuple[Org, ...] = contact.org
    return Contact(fn=contact.fn, n=contact.n, org=org, tel=_own(draw), email=_mail(draw, contact))


TRAPS: dict[str, Make] = {
    "family": relative,
    "namesake": namesake,
    "switchboard": colleague,
    "father and son": son,
    "twin": twin,
    "namesake at one firm": same_firm,
}
