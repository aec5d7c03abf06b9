"""Postal addresses as lines, in the order and with the capitals that the country of destination wants."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from rolodex.domain.contact import Adr
from rolodex.domain.country import Countries, Country, fold
from rolodex.domain.label import Capitals
from rolodex.domain.message import Message, message

PARTS: Mapping[str, Message] = {
    "street": message("street"),
    "city": message("city"),
    "region": message("region"),
    "code": message("code"),
}
"""The parts a format places, with what they are called in it; post box and floor stand with the street."""

Line = tuple[tuple[str, str], ...]
"""Pieces of a line: what stands before a part, and the part ("" where fixed text ends the line)."""

USPS = frozenset({"US", "AS", "FM", "GU", "MH", "MP", "PR", "PW", "UM", "VI"})
"""Where the United States Postal Service delivers: no full stops and commas on the envelope."""
FRENCH = frozenset({"FR", "BL", "GF", "GP", "MC", "MF", "MQ", "NC", "PF", "PM", "RE", "TF", "WF", "YT"})
FRENCH_WIDTH = 38
"""Characters that La Poste reads on a line."""
BOX_WORDS = {
    **dict.fromkeys(("DE", "AT", "CH", "LI"), "Postfach"),
    **dict.fromkeys(("ES", "MX", "AR", "CL", "CO", "PE", "UY", "PT", "EC", "VE"), "Apartado"),
    **dict.fromkeys(("FR", "BE", "LU", "MC"), "BP"),
    **dict.fromkeys(("NO", "DK"), "Postboks"),
    **dict.fromkeys(("SE", "IS"), "Box"),
    "IT": "Casella Postale",
    "NL": "Postbus",
    "FI": "PL",
    "BR": "Caixa Postal",
}


@dataclass(frozen=True, slots=True)
class Layout:
    """The lines between names and country, and the parts that stand in them."""

    lines: tuple[Line, ...]
    parts: frozenset[str]

    def __bool__(self) -> bool:
        """Whether there are any lines."""
        return bool(self.lines)


@dataclass(frozen=True, slots=True)
class Rule:
    """How one country writes addresses: its lines, and those for its own letters where they differ.

    `reversed` says that in the own letters firm and name come last.
    """

    territory: str
    layout: Layout
    native: Layout
    reversed: bool
    capitals: frozenset[str]
    required: frozenset[str]
    code: str = ""


@dataclass(frozen=True, slots=True)
class AddressRules:
    """The rules of all territories by ISO 3166-1 alpha-2 code, and the names of the territories."""

    rules: Mapping[str, Rule]
    countries: Countries

    def territory(self, adr: Adr) -> str:
        """Where the address lies, by the country's name in any language or by its code; "" if unknown.

        The name is what a person wrote; phones put their owner's country into the code of any address.
        """
        code = adr.country_code.strip().upper()
        return self.countries.find(adr.country) or (code if code in self.rules else "")

    def rule(self, adr: Adr, home: str = "") -> Rule:
        """The rule for this address; where it names no country, that of the sender."""
        code = self.territory(adr)
        if not code and not adr.country.strip():
            code = home
        return self.rules.get(code) or (_AMERICAN if _looks_american(adr) else _USUAL)


def lines(adr: Adr, rules: AddressRules, home: str = "", language: str = "en") -> tuple[str, ...]:
    """The address as typed, in its country's order; the country comes last unless it is the sender's."""
    rule = rules.rule(adr, home)
    return tuple(_joined(_body(adr, rule, home), _country(adr, rules, home, language)))


def postal_lines(
    names: Mapping[str, str],
    adr: Adr,
    rules: AddressRules,
    home: str = "",
    language: str = "en",
    *,
    capitals: Capitals = "postal",
) -> tuple[str, ...]:
    """What stands on an envelope: names, address and country, with the capitals the post asks for.

    With "typed" capitals names and address stay as they were written; the country's line is in capitals
    always, as posts abroad sort by it.
    """
    rule = rules.rule(adr, home)
    if capitals == "typed":
        rule = replace(rule, capitals=_NONE)
        who = [text.strip() for text in names.values() if text.strip()]
        body = _body(adr, rule, home)
    else:
        who = [_postal(text, part, rule) for part, text in names.items() if text.strip()]
        body = _body(_capitalized(adr, rule), rule, home)
    block = [*body, *reversed(who)] if rule.reversed and in_own_letters(adr) else [*who, *body]
    if rule.territory in FRENCH:
        block = [row for line in block for row in _narrow(line)]
    return tuple(_joined(block, [line.upper() for line in _country(adr, rules, home, language)]))


def problems(adr: Adr, rules: AddressRules, home: str = "") -> tuple[Message, ...]:
    """Why nothing can be sent there: parts that the country's post cannot do without."""
    required = rules.rule(adr, home).required
    found = []
    if not _street(adr, ""):
        found.append(message("The address has no street or box"))
    if "city" in required and not adr.city.strip():
        found.append(message("The address has no city"))
    if "code" in required and not adr.code.strip():
        found.append(message("The address has no postal code"))
    return tuple(found)


def code_fits(adr: Adr, rules: AddressRules, home: str = "") -> bool:
    """Whether the postal code can be one of its country; true where none is written or no pattern is known.

    Spaces, hyphens and the country's letters before the code ("D-10115", "〒100-0005") do not count.
    """
    pattern = rules.rule(adr, home).code
    return not pattern or not adr.code.strip() or _is_code(adr.code, pattern)


def with_layouts(rules: AddressRules, layouts: Mapping[str, str]) -> AddressRules:
    """The rules with formats of the user's own by territory, such as "{street}|{code} {city}".

    A format that names no street gets it as its first line; other parts it does not name keep a line of
    their own, so that nothing that is filled vanishes.
    """
    own = {
        territory: replace(rules.rules[territory], layout=_layout(_with_street(layout)), native=_NOWHERE)
        for territory, layout in layouts.items()
        if territory in rules.rules and layout.strip()
    }
    return replace(rules, rules={**rules.rules, **own}) if own else rules


def layout_text(rule: Rule) -> str:
    """The format of a rule as it is written: lines parted by "|", parts in braces."""
    return "|".join(
        "".join(f"{before}{{{part}}}" if part else before for before, part in line)
        for line in rule.layout.lines
    )


def layout_faults(text: str) -> tuple[Message, ...]:
    """Why a format cannot be used: a part nobody knows, one that stands twice, or no part at all."""
    named = re.findall(r"\{([^{}]*)\}", text)
    faults = [
        message("“%(part)s” is no part of an address", part=part)
        for part in dict.fromkeys(named)
        if part not in PARTS
    ]
    faults += [
        message("“%(part)s” stands twice", part=PARTS.get(part, part))
        for part in dict.fromkeys(named)
        if named.count(part) > 1
    ]
    if set(re.sub(r"\{[^{}]*\}", "", text)) & set("{}"):
        faults.append(message("A brace is not closed"))
    if not named:
        faults.append(message("The format names no part of an address"))
    return tuple(faults)


def renamed(text: str, names: Mapping[str, str]) -> str:
    """A format with its parts called otherwise; `names` is by what they are called now, case aside."""
    return re.sub(
        r"\{([^{}]*)\}",
        lambda found: f"{{{names.get(found[1].strip().casefold(), found[1])}}}",
        text,
    )


@lru_cache(maxsize=4096)
def _is_code(written: str, pattern: str) -> bool:
    code = unicodedata.normalize("NFKC", written).strip().strip("〒").upper()
    bare = re.sub(r"^[A-Z]{1,3}[- ]+(?=\d)", "", code)
    forms = {re.sub(r"[\s.-]+", gap, one) for one in (code, bare) for gap in (" ", "-", "")}
    forms |= {form[:cut] + gap + form[cut:] for form in forms for cut in range(1, len(form)) for gap in " -"}
    known = re.compile(pattern, re.IGNORECASE)
    return any(known.fullmatch(form) for form in forms)


def _with_street(layout: str) -> str:
    return layout if "{street}" in layout else "{street}|" + layout


def parse(table: Iterable[str]) -> AddressRules:
    """The rules of a table of ours: tab-separated, `#` begins a comment, first row names the columns."""
    rows = (line.rstrip("\n").split("\t") for line in table if line.strip() and not line.startswith("#"))
    header = next(rows)
    records = [dict(zip(header, row, strict=True)) for row in rows]
    countries = Countries(
        Country(row["territory"], row["en"], row["es"], tuple(filter(None, row["aliases"].split("|"))))
        for row in records
    )
    return AddressRules({row["territory"]: _rule(row) for row in records}, countries)


def _rule(row: Mapping[str, str]) -> Rule:
    return Rule(
        territory=row["territory"],
        layout=_layout(row["layout"]),
        native=_layout(row["native"].removeprefix("^")),
        reversed=row["native"].startswith("^"),
        capitals=frozenset(row["capitals"].split()),
        required=frozenset(row["required"].split()),
        code=row["code"],
    )


def _layout(text: str) -> Layout:
    lines = tuple(
        tuple(piece for piece in re.findall(r"([^{}]*)(?:\{(\w+)\}|$)", line) if any(piece))
        for line in text.split("|")
        if line
    )
    return Layout(lines, frozenset(part for line in lines for _, part in line if part))


_NOWHERE = Layout((), frozenset())
_LEAST = frozenset(("street", "city"))
_NONE: frozenset[str] = frozenset()
_USUAL = Rule("", _layout("{street}|{code} {city}|{region}"), _NOWHERE, False, _NONE, _LEAST)
_AMERICAN = Rule("", _layout("{street}|{city} {region} {code}"), _NOWHERE, False, _NONE, _LEAST)


def _looks_american(adr: Adr) -> bool:
    code = re.fullmatch(r"\d{5}(-\d{4})?|[A-Z]\d[A-Z] ?\d[A-Z]\d", adr.code.strip())
    return bool(code and re.fullmatch("[A-Z]{2}", adr.region.strip()))


def _body(adr: Adr, rule: Rule, home: str) -> list[str]:
    """The lines between names and country; a part the layout has no place for gets a line of its own."""
    street = _street(adr, rule.territory)
    parts = {
        "street": street[-1] if street else "",
        "city": " ".join(adr.city.split()),
        "region": " ".join(adr.region.split()),
        "code": " ".join(adr.code.split()),
    }
    if parts["region"] and fold(parts["region"]) == fold(parts["city"]):
        parts["region"] = ""
    layout = rule.native if rule.native and in_own_letters(adr) else rule.layout
    body: list[str] = []
    for line in layout.lines:
        if any(part == "street" for _, part in line):
            body += street[:-1]
        if text := _line(line, parts, rule.territory == home):
            body.append(text)
    left = [text for part in ("city", "region", "code") if part not in layout.parts and (text := parts[part])]
    if not left:
        return body
    said = {fold(before) for line in layout.lines for before, part in line if parts.get(part, part == "")}
    at = len(body) - 1 if layout.lines[-1] == (("", "code"),) and parts["code"] else len(body)
    return [*body[:at], *(text for text in left if fold(text) not in said), *body[at:]]


def _joined(block: list[str], country: list[str]) -> list[str]:
    """The lines and the country, which is not said twice where a town is a country (Hong Kong)."""
    said = bool(block) and bool(country) and fold(block[-1]) == fold(country[0])
    return [*(block[:-1] if said else block), *country]


def _street(adr: Adr, territory: str) -> list[str]:
    rows = [" ".join(row.split()) for text in (adr.street, adr.ext) if text for row in text.splitlines()]
    box = " ".join(adr.box.split())
    if box.isdigit():
        box = f"{BOX_WORDS.get(territory, 'PO Box')} {box}"
    return [row for row in (*rows, box) if row]


def _line(line: Line, parts: Mapping[str, str], at_home: bool) -> str:
    """A line with the parts that are filled; what parts two of them stands only between two."""
    text = ""
    filled = True
    for before, part in line:
        value = parts.get(part, "")
        if part:
            filled = bool(value)
        # what closes a bracket goes with the part in it
        if not filled:
            continue
        if not before.strip(" ,-/"):
            text += (before if text else before.strip(" ,-/")) + value
            continue
        word = before.strip(" ")
        # Letters before a code are for mail from abroad, unless they were typed with it.
        spoken = value.casefold().startswith(word.rstrip("-").casefold()) or (at_home and word.endswith("-"))
        space = " " if text and before.startswith(" ") else ""
        text += space + (value if spoken and part else (before.lstrip() if part else word) + value)
    return text


def _country(adr: Adr, rules: AddressRules, home: str, language: str) -> list[str]:
    code = rules.territory(adr)
    # Mail to the Åland Islands goes to Finland.
    name = rules.countries.name("FI" if code == "AX" else code, language) or " ".join(adr.country.split())
    return [name] if name and (not code or code != home) else []


def in_own_letters(adr: Adr) -> bool:
    """Whether place and street are written in other than Latin letters."""
    text = adr.street + adr.city + adr.region
    if text.isascii():
        return False
    return any(
        c.isalpha() and not unicodedata.name(c, "").startswith("LATIN") for c in text if ord(c) > 0x24F
    )


def _capitalized(adr: Adr, rule: Rule) -> Adr:
    if not rule.capitals and rule.territory not in USPS:
        return adr
    return Adr(
        box=_postal(adr.box, "street", rule),
        ext=_postal(adr.ext, "street", rule),
        street=_postal(adr.street, "street", rule),
        city=_postal(adr.city, "city", rule),
        region=_postal(adr.region, "region", rule),
        code=_postal(adr.code, "code", rule),
    )


def _postal(text: str, part: str, rule: Rule) -> str:
    if rule.territory in USPS and part != "code":
        # A full stop between figures belongs to the number of the house.
        text = re.sub(r"(?<!\d)[.,]|[.,](?!\d)", "", text) or text
    if part not in rule.capitals:
        return text
    if rule.territory in ("TR", "AZ"):
        text = text.replace("i", "İ")
    return text.upper()


def _narrow(line: str) -> list[str]:
    if len(line) <= FRENCH_WIDTH:
        return [line]
    return textwrap.wrap(line, FRENCH_WIDTH, break_long_words=False, break_on_hyphens=False) or [line]
