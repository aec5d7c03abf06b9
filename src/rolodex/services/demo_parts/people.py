"""People and firms of a sample book, drawn a batch at a time."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from rolodex.domain.contact import Adr, Contact, Date, Name, Org, Value
from rolodex.services.demo_parts.cast import Role, roles
from rolodex.services.demo_parts.lists import City, Country, Draw, Lists, Word, pick, slug

COMPANY_SHARE = 0.15
FIRMS_KEPT = 400
"""Firms of each country that newcomers may still be hired by; keeps memory flat."""


@dataclass(frozen=True, slots=True)
class Firm:
    """What a person takes over from the firm that employs them."""

    name: str
    domain: str
    adr: Adr
    tel: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """A contact before the book gave it an id; `role` where it is one of the cast.

    `household` joins those who live together: it is the family's name, the same object for each.
    """

    contact: Contact
    country: Country
    role: Role | None = None
    household: str = ""


@dataclass(frozen=True, slots=True)
class Kin:
    """What a person shares with those at home: country, script, surname by its place in the list."""

    country: Country
    native: bool
    surname: int
    partner: Contact | None = None
    home: Adr | None = None


class Crowd:
    """Draws the contacts of one sample book: the same for the same seed and day."""

    def __init__(self, lists: Lists, seed: int, today: date) -> None:
        self._lists = lists
        chance = Random(f"{seed}/people")
        self._draw: Draw = chance.random
        self._bits = chance.getrandbits
        self._wheel = [country for country in lists.countries for _ in range(country.weight)]
        self._firms: dict[str, deque[Firm]] = {
            country.code: deque(maxlen=FIRMS_KEPT) for country in lists.countries
        }
        self._titles = {
            language: [_both(title) for title in titles]
            for language, titles in lists.business["titles"].items()
        }
        self._prefixes = {
            language: [_both(prefix) for prefix in prefixes]
            for language, prefixes in lists.business["prefixes"].items()
        }
        self._days = [(today - timedelta(days=days)).isoformat() for days in range(900)]
        self._year = today.year
        self._mails: dict[str, int] = {}
        self._roles = roles(lists, today)

    def batch(self, count: int) -> list[Drawn]:
        """The next contacts: the cast and its firms first, then firms, then people."""
        companies = round(count * COMPANY_SHARE)
        people = count - companies
        cast, self._roles = self._roles[:people], self._roles[people:]
        drawn = [self._cast_firm(role) for role in cast if role.firm][:companies]
        drawn += [self._company() for _ in range(companies - len(drawn))]
        folk = list(self._of_cast(cast, people))
        while len(folk) < people:
            folk += self._people(people - len(folk))
        return drawn + folk

    def uid(self) -> str:
        """A UID of the usual shape."""
        digits = f"{self._bits(128):032x}"
        return f"{digits[:8]}-{digits[8:12]}-4{digits[13:16]}-a{digits[17:20]}-{digits[20:]}"

    def _of_cast(self, cast: list[Role], room: int) -> Iterator[Drawn]:
        for role in cast:
            person = replace(role.contact, uid=self.uid(), rev=self._rev())
            yield Drawn(person, role.country, role, role.household)
            room -= 1
        for role in cast:
            if role.spouse is not None and room > 0:
                spouse = replace(role.spouse, uid=self.uid(), rev=self._rev())
                yield Drawn(spouse, role.country, None, role.household)
                room -= 1

    def _cast_firm(self, role: Role) -> Drawn:
        contact = replace(role.firm or Contact(), uid=self.uid(), rev=self._rev())
        return Drawn(contact, role.country)

    def _company(self) -> Drawn:
        draw, country = self._draw, pick(self._draw, self._wheel)
        native = draw() < country.native
        city = pick(draw, country.cities)
        words = {
            "f": pick(draw, country.family),
            "g": pick(draw, country.family),
            "c": city.name,
            "trade": pick(draw, country.trades),
        }
        pattern = pick(draw, country.firms)
        latin = pattern.latin.format(**{key: word.latin for key, word in words.items()})
        name = latin
        if native:
            name = pattern.native.format(**{key: word.native for key, word in words.items()})
        domain = _domain(latin) + ".example"
        tel = (city.tel or pick(draw, country.mobile)).fill(draw)
        adr = self._adr(country, native, "work", city)
        firm = Firm(name, domain, adr, tel)
        self._firms[country.code].append(firm)
        contact = Contact(
            uid=self.uid(),
            kind="org",
            fn=name,
            org=(Org(name=name),),
            tel=(Value(tel, ("work",)),),
            email=(Value("info@" + domain, ("work",)),),
            adr=(adr,),
            url=(Value("https://www." + domain, ("work",)),) if draw() < 0.8 else (),
            categories=self._tags(),
            note=self._note(country),
            rev=self._rev(),
        )
        return Drawn(contact, country)

    def _people(self, room: int) -> list[Drawn]:
        """One person, or a couple that shares a home where there is room for it."""
        draw, country = self._draw, pick(self._draw, self._wheel)
        native = draw() < country.native
        woman = draw() < 0.5
        surname = int(draw() * len(country.family))
        first = self._person(Kin(country, native, surname), woman)
        homes = [adr for adr in first.adr if adr.types == ("home",)]
        if room < 2 or not homes or draw() >= 0.1:
            return [Drawn(first, country)]
        if country.two_surnames:
            surname = int(draw() * len(country.family))
        second = self._person(Kin(country, native, surname, first, homes[0]), not woman)
        pattern = self._lists.business["households"].get(country.language, "%s")
        household = pattern % first.n.family
        return [Drawn(first, country, None, household), Drawn(second, country, None, household)]

    def _person(self, kin: Kin, woman: bool) -> Contact:
        draw, country, native, partner = self._draw, kin.country, kin.native, kin.partner
        given = pick(draw, country.women if woman else country.men)
        family = (country.family_of_women if woman else country.family)[kin.surname]
        firms = self._firms[country.code]
        firm = pick(draw, firms) if firms and draw() < 0.7 else None
        home = kin.home or self._home(country, native, firm is None)
        n = self._name(country, native, woman, given, family)
        mail = self._mail(f"{given.slug or 'info'}.{family.slug or 'x'}")
        return Contact(
            uid=self.uid(),
            fn=_spoken(n, country.family_first and native),
            n=n,
            nickname=(Value(given.written(native)[:4]),) if draw() < 0.04 else (),
            org=self._job(country, woman, firm),
            tel=self._tels(country, firm),
            email=self._emails(mail, firm),
            adr=((firm.adr,) if firm and draw() < 0.75 else ()) + ((home,) if home else ()),
            impp=(Value("xmpp:" + mail + "@chat.example"),) if draw() < 0.03 else (),
            related=(Value(partner.fn, ("spouse",)),) if partner else (),
            lang=(Value(country.language),) if draw() < 0.1 else (),
            dates=self._dates(),
            note=self._note(country),
            categories=self._tags(),
            gender="F" if woman else "M",
            rev=self._rev(),
        )

    def _name(self, country: Country, native: bool, woman: bool, given: Word, family: Word) -> Name:
        draw = self._draw
        second = pick(draw, country.family).written(native) if country.two_surnames and draw() < 0.85 else ""
        prefixes = self._prefixes[country.language]
        prefix = pick(draw, prefixes)[woman] if draw() < 0.06 else ""
        additional = ""
        if draw() < 0.1 and not native and not country.family_first:
            additional = pick(draw, country.women if woman else country.men).latin
        sounds = native and bool(family.sound)
        return Name(
            family=family.written(native),
            given=given.written(native),
            additional=additional if additional != given.latin else "",
            prefix=prefix if native or prefix.isascii() or country.native == 0 else "",
            family2=second,
            phonetic_family=family.sound if sounds else "",
            phonetic_given=given.sound if sounds else "",
        )

    def _job(self, country: Country, woman: bool, firm: Firm | None) -> tuple[Org, ...]:
        if firm is None:
            return ()
        title = pick(self._draw, self._titles[country.language])[woman] if self._draw() < 0.85 else ""
        return (Org(name=firm.name, title=title),)

    def _tels(self, country: Country, firm: Firm | None) -> tuple[Value, ...]:
        draw = self._draw
        mobile = Value(pick(draw, country.mobile).fill(draw), ("cell",), 1 if draw() < 0.2 else 0)
        chance = draw()
        if firm is None:
            return (mobile,) if chance < 0.94 else ()
        work = Value(firm.tel, ("work",))
        if chance < 0.4:
            return (mobile, work)
        return (mobile,) if chance < 0.85 else (work,)

    def _mail(self, name: str) -> str:
        """What stands before the @: namesakes are told apart by a number, as mail servers do."""
        before = self._mails.get(name, 0)
        self._mails[name] = before + 1
        return f"{name}.{before + 1}" if before else name

    def _emails(self, mail: str, firm: Firm | None) -> tuple[Value, ...]:
        draw = self._draw
        own = Value(f"{mail}{int(draw() * 99)}@{pick(draw, self._lists.business['mail_hosts'])}", ("home",))
        if firm is None:
            return (own,) if draw() < 0.85 else ()
        work = Value(f"{mail}@{firm.domain}", ("work",))
        return (work, own) if draw() < 0.2 else (work,)

    def _home(self, country: Country, native: bool, likely: bool) -> Adr | None:
        draw = self._draw
        if draw() >= (0.85 if likely else 0.25):
            return None
        return self._adr(country, native, "home", pick(draw, country.cities))

    def _adr(self, country: Country, native: bool, kind: str, city: City) -> Adr:
        draw = self._draw
        street = country.address.written(native).format(
            s=pick(draw, country.streets).written(native),
            n=1 + int(draw() * draw() * 98),
            m=100 + int(draw() * 1900),
            b=1 + int(draw() * 9),
            flat=pick(draw, country.flats) if country.flats and draw() < 0.5 else "",
        )
        return Adr(
            street=street,
            city=city.name.written(native),
            region=city.region.written(native),
            code=city.code.fill(draw),
            country=country.name.written(native),
            country_code=country.code,
            types=(kind,),
        )

    def _dates(self) -> tuple[Date, ...]:
        draw = self._draw
        if draw() >= 0.45:
            return ()
        month, day = 1 + int(draw() * 12), 1 + int(draw() * 28)
        if draw() < 0.25:
            return (Date("bday", f"--{month:02d}-{day:02d}", 0, month, day),)
        year = self._year - 22 - int(draw() * 55)
        birthday = Date("bday", f"{year:04d}-{month:02d}-{day:02d}", year, month, day)
        if draw() >= 0.12:
            return (birthday,)
        since = year + 22 + int(draw() * max(1, self._year - year - 22))
        wed = day % 12 + 1
        return (birthday, Date("anniversary", f"{since:04d}-{wed:02d}-{day:02d}", since, wed, day))

    def _note(self, country: Country) -> tuple[Value, ...]:
        if self._draw() >= 0.18:
            return ()
        notes = self._lists.business["notes"]
        return (Value(pick(self._draw, notes["es" if country.language == "es" else "en"])),)

    def _tags(self) -> tuple[str, ...]:
        if self._draw() >= 0.5:
            return ()
        return tuple(tag for tag, share in self._lists.business["tags"] if self._draw() < 2 * share)

    def _rev(self) -> str:
        draw = self._draw
        second = int(draw() * 36000)
        hour, minute = divmod(second // 60, 60)
        return f"{pick(draw, self._days)}T{hour + 8:02d}:{minute:02d}:{second % 60:02d}Z"


def _both(text: str) -> tuple[str, str]:
    """`man|woman` as a pair; one word serves both."""
    man, _, woman = text.partition("|")
    return man, woman or man


def _spoken(n: Name, family_first: bool) -> str:
    parts = (n.family, n.given) if family_first else (n.given, n.additional, n.family, n.family2)
    return " ".join(part for part in parts if part)


def _domain(firm: str) -> str:
    """The first two telling words of a firm's name as an internet name."""
    words = [slug(word) for word in firm.partition(",")[0].split()]
    telling = [word for word in words if len(word) > 1 and word not in {"the", "of", "de", "der", "and"}]
    return "".join(telling[:2]) or "firm"
