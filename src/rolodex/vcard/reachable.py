"""How a person is reached: numbers, addresses, links, and through whom."""

from __future__ import annotations

from dataclasses import replace

from rolodex.domain.contact import Adr, Params, Value
from rolodex.vcard import values
from rolodex.vcard.draft import Draft
from rolodex.vcard.header import in_order
from rolodex.vcard.property import Property
from rolodex.vcard.words import APPLE_RELATIONS, IM_SERVICES, RELATIONS

MORE_PARTS = "X-MORE-PARTS"
"""Under this name N and ADR keep the parts they have no field for; never written so."""

COUNTRY = "X-CC"
"""The parameter for the code of an address' country in 2.1, which has neither groups nor CC."""

_ADR_PARTS = 7


def telephone(draft: Draft, item: Property) -> None:
    """A number, plain also where it came as `tel:`."""
    value = item.meaning().strip()
    draft.add_value("tel", item, value[4:] if value[:4].lower() == "tel:" else value)


def email(draft: Draft, item: Property) -> None:
    """An e-mail address, plain also where it came as `mailto:`."""
    value = item.meaning().strip()
    draft.add_value("email", item, value[7:] if value[:7].lower() == "mailto:" else value)


def url(draft: Draft, item: Property) -> None:
    """A link."""
    draft.add_value("url", item, _uri_or_text(item))


def _uri_or_text(item: Property) -> str:
    if item.header.value_type == "text" and not item.old:
        return item.meaning().strip()
    return values.uri(item.text)


def messenger(draft: Draft, item: Property) -> None:
    """An address of any messenger."""
    draft.add_value("impp", item, _uri_or_text(item))


def one_messenger(draft: Draft, item: Property) -> None:
    """An address under the name of one messenger, as the URI it stands for."""
    service, scheme = IM_SERVICES[item.header.name]
    value = values.uri(item.text)
    if value:
        address = value if value.lower().startswith(scheme + ":") else f"{scheme}:{value}"
        draft.add_value("impp", item, address)
        made = draft.lists["impp"][-1]
        draft.lists["impp"][-1] = replace(made, params=in_order((("X-SERVICE-TYPE", service), *made.params)))


def related(draft: Draft, item: Property) -> None:
    """Another person, with the relation among the types where the card tells it."""
    if item.header.name == "RELATED" and item.header.value_type != "text":
        value = values.uri(item.text)
    else:
        value = item.meaning().strip()
    draft.add_value("related", item, value)
    kind = RELATIONS.get(item.header.name, "")
    if value:
        made = draft.lists["related"][-1]
        draft.lists["related"][-1] = _with_relation(made, kind)


def _with_relation(made: Value, kind: str) -> Value:
    """The relation with its kind among its types, where label or name of the property tell it."""
    told = made.label.lower()
    if told in APPLE_RELATIONS:
        others = tuple(word for word in made.types if word != told)
        return replace(made, types=(told, *others), label="")
    if kind and kind not in made.types and not made.label:
        return replace(made, types=(kind, *made.types))
    return made


def address(draft: Draft, item: Property) -> None:
    """A postal address with its country and the parts beyond the seventh."""
    parts = item.parts()
    if not any(parts):
        return
    header = item.header
    params = header.params
    country = item.country
    code = header.parameter("CC") or header.parameter(COUNTRY)
    if len(code) == 2 and code.isalpha() and code.isascii() and not country:
        country = code.upper()
        params = tuple(pair for pair in params if pair[0] not in ("CC", COUNTRY))
    if any(parts[_ADR_PARTS:]):
        params = (*params, *_more_parts(parts[_ADR_PARTS:], bool(header.parameter("LABEL"))))
    box, ext, street, city, region, postcode, land = (parts + [""] * _ADR_PARTS)[:_ADR_PARTS]
    draft.adr.append(
        Adr(
            box,
            ext,
            street,
            city,
            region,
            postcode,
            land,
            country,
            header.types,
            header.pref,
            item.label,
            item.group,
            in_order(params),
        )
    )


def _more_parts(parts: list[str], labelled: bool) -> Params:
    """Google's eighth part is the address as one text, for which there is LABEL; others are kept in order."""
    if len(parts) == 1 and not labelled:
        return (("LABEL", parts[0]),)
    return tuple((MORE_PARTS, part) for part in parts)
