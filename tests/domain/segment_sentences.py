"""A book that sentences name, and rules written short enough for a table."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from rolodex.domain.folding import tokens
from rolodex.domain.segment import Clause, Condition, Span
from rolodex.domain.segment_grammar import Known, OwnField, Understood, understand

TODAY = date(2026, 11, 22)


def lookup(*names: str) -> Callable[[str], str]:
    """Knows these names; of two parted by "=" the first is how the book writes it."""
    known: dict[str, str] = {}
    for name in names:
        written, _, other = name.partition("=")
        for one in (written, other):
            if one:
                known[" ".join(tokens(one))] = written
    return lambda text: known.get(text, "")


BOOK = Known(
    names={
        "city": lookup(
            *"Bilbao Getxo Basauri León Nice Reading Palma Berlin Madrid Barcelona Vitoria=Gasteiz".split(),
            "San Sebastián",
            "New York",
            "May",
        ),
        "region": lookup("Bizkaia=Vizcaya", "Madrid", "Bavaria"),
        "country": lookup("Germany=Alemania", "Spain=España", "France=Francia", "United Kingdom", "Portugal"),
        "group": lookup("Chamber of Commerce", "Friends", "Amigos", "Cámara de Comercio"),
        "tag": lookup("wholesale", "mayoristas", "press", "prensa", "Navidad", "Zona norte"),
        "category": lookup("Furniture", "Muebles"),
        "product": lookup("Chair", "Oak table", "Silla", "Mesa de roble", "Lamp"),
        "campaign": lookup("Christmas 2025", "Navidad 2025", "Spring", "Primavera"),
        "company": lookup("Acme", "Bodegas Ruiz"),
        "reason": lookup("damaged", "rotura", "wrong size"),
    },
    own=(
        OwnField("own:1", "Sector", lookup=lookup("hostelería", "retail")),
        OwnField("own:2", "Employees", "number"),
        OwnField("own:3", "Empleados", "number"),
        OwnField("own:4", "Channel", "choice", ("web", "shop")),
        OwnField("own:5", "Boletín", "yesno"),
    ),
)


def read(text: str, language: str = "en", book: Known = BOOK, today: date = TODAY) -> Understood:
    """What a sentence says in this book."""
    return understand(text, today, language, book)


def written(rule: Clause) -> str:
    """A rule in short."""
    sign = " & " if rule.join == "all" else " | "
    inner = sign.join(
        _condition(part) if isinstance(part, Condition) else f"({written(part)})" for part in rule.parts
    )
    return f"!({inner})" if rule.without else inner


def doubted(text: str, found: Understood) -> list[str]:
    """The stretches that are not certain, as typed."""
    return [text[doubt.start : doubt.end] for doubt in found.doubtful]


def strange(text: str, found: Understood) -> list[str]:
    """The stretches that are not known, as typed."""
    return [text[start:end] for start, end in found.unknown]


def _condition(one: Condition) -> str:
    sign = "!" if one.without else ""
    values = "/".join(one.values)
    of = f"{{{one.of}}}" if one.of else ""
    span = _span(one.span)
    name = f"{sign}{one.field}"
    valued = f"{name}={values}" if values else name
    written = {
        "is": valued,
        "within": f"{valued}{of}{span}",
        "never": f"{sign}-{one.field}{'=' + values if values else ''}{of}{span}",
        "least": f"{valued}{of}>={one.low}{one.currency}{span}",
        "most": f"{valued}{of}<={one.high}{one.currency}{span}",
        "between": f"{valued}{of}={one.low}..{one.high}{one.currency}{span}",
        "in": f"{name} in{span}",
        "more_than_ago": f"{name}>{one.span.days}d",
    }
    return written[one.op]


def _span(span: Span) -> str:
    if span.days:
        return f"[{span.days}d]"
    return f"[{span.first}..{span.last}]" if span.first or span.last else ""
