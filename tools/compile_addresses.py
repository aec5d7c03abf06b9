"""Compiles the table of address rules and country names: `compile_addresses.py ADDRESS_RULES.json OUT.tsv`.

The order of lines comes from the rules given, the names of countries from CLDR by way of Babel.
"""

from __future__ import annotations

import argparse
import json
import re
import unicodedata
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.languages import get_official_languages

HEAD = """\
# How addresses are written in 252 territories, and what the territories are called.
#
# Facts of Google's address data (chromium-i18n), licence Creative Commons Attribution 4.0, in our own form,
# with corrections of ours (Japan's city, the capitals of the United States).
# Names of territories: Unicode CLDR, Unicode licence v3.
#
# layout: lines parted by "|", parts in braces; native: the same for addresses in the country's own letters,
#   "^" where firm and name come last. capitals, required: parts. code: pattern of a postal code.
# aliases: other names that people write, parted by "|".
"""
COLUMNS = (
    *("territory", "layout", "native", "capitals", "required", "code"),
    *("en", "es", "aliases"),
)
PARTS = {"A": "street", "C": "city", "S": "region", "Z": "code", "N": "name", "O": "firm"}
DEFAULT_FORMAT = "%N%n%O%n%A%n%C %Z%n%S"
DEFAULT_REQUIRED = "AC"
CORRECTIONS = {
    # USPS Publication 28: everything in capitals, no punctuation.
    "US": {"fmt": "%N%n%O%n%A%n%C %S %Z", "upper": "ACNOS"},
    # Between prefecture and street stands the city.
    "JP": {"fmt": "〒%Z%n%S%C%n%A%n%O%n%N", "lfmt": "%N%n%O%n%A%n%C, %S%n%Z", "upper": "CS"},
    "MO": {"fmt": "%C%n%A%n%O%n%N", "lfmt": "%N%n%O%n%A%n%C"},
}
SHORT_NAMES = {
    "HK": ("Hong Kong", "Hong Kong"),
    "MO": ("Macao", "Macao"),
    "PS": ("Palestine", "Palestina"),
    "MM": ("Myanmar", "Myanmar"),
    "CD": ("Democratic Republic of the Congo", "República Democrática del Congo"),
    "CG": ("Republic of the Congo", "República del Congo"),
}
"""What stands on an envelope where CLDR's name explains more than it names."""
NAME_LANGUAGES = ("en", "es", "fr", "de", "it", "pt", "nl", "ca", "gl", "eu", "pl", "sv", "da")
NICKNAMES = {
    "GB": [
        "UK",
        "England",
        "Scotland",
        "Wales",
        "Northern Ireland",
        "Great Britain",
        "Inglaterra",
        "Escocia",
    ],
    "US": ["USA", "United States of America", "EE.UU.", "EEUU", "Estados Unidos de América"],
    "NL": ["Holland", "Holanda", "The Netherlands"],
    "IE": ["Republic of Ireland", "Eire"],
    "CZ": ["Czech Republic", "República Checa", "Česko"],
    "KR": ["Korea", "South Korea", "Republic of Korea", "Corea"],
    "RU": ["Russian Federation"],
    "TR": ["Turkey", "Turquía"],
    "AE": ["UAE", "EAU"],
    "DE": ["BRD", "Deutschland"],
    "CN": ["PRC", "P.R. China"],
    "TW": ["R.O.C."],
    "VN": ["Vietnam"],
    "MK": ["Macedonia"],
}


def layout(form: str) -> str:
    """The lines between the names and the country, in our own form."""
    form = re.sub(r",? ?%D|%X", "", form.replace("%D, ", "").replace("%D ", "")).replace("%n%n", "%n")
    lines = [line for line in form.split("%n") if re.sub("%N|%O", "", line).strip()]
    own = [re.sub(r"%([A-Z])", lambda part: "{" + PARTS[part[1]] + "}", line).strip() for line in lines]
    reverse = form.endswith("%O%n%N") or form.endswith("%O%n%N%n%Z")
    return ("^" if reverse else "") + "|".join(own)


def names(territory: str) -> dict[str, str]:
    """What the territory is called in English, in Spanish, and otherwise."""
    known = {language: Locale(language).territories.get(territory, "") for language in NAME_LANGUAGES}
    other = [*known.values(), *NICKNAMES.get(territory, []), *codes(territory)]
    for language in get_official_languages(territory, regional=True, de_facto=True):
        try:
            other.append(Locale.parse(language).territories.get(territory, ""))
        except (ValueError, UnknownLocaleError):
            continue
    known["en"], known["es"] = SHORT_NAMES.get(territory, (known["en"], known["es"]))
    aliases: dict[str, str] = {}
    for name in other:
        aliases.setdefault(plain(name), name)
    for taken in ("", plain(known["en"]), plain(known["es"])):
        aliases.pop(taken, None)
    return {"en": known["en"], "es": known["es"], "aliases": "|".join(aliases.values())}


def codes(territory: str) -> list[str]:
    """The three-letter code of ISO 3166."""
    table = get_global("territory_aliases")
    return [code for code, now in table.items() if now == [territory] and code.isalpha() and len(code) == 3]


def plain(name: str) -> str:
    """A name without case and accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if c.isalnum())


def row(territory: str, rule: dict[str, Any]) -> list[str]:
    """One line of the table."""
    rule = {**rule, **CORRECTIONS.get(territory, {})}
    form = rule.get("fmt", DEFAULT_FORMAT)
    latin = rule.get("lfmt", form)
    cells = {
        "territory": territory,
        "layout": layout(latin).removeprefix("^").replace("}{", "} {"),
        "native": layout(form) if layout(form) != layout(latin) else "",
        "capitals": " ".join(PARTS[part] for part in rule.get("upper", "") if part in PARTS),
        "required": " ".join(PARTS[part] for part in rule.get("require", DEFAULT_REQUIRED)),
        "code": rule.get("zip", ""),
        **names(territory),
    }
    return [cells[column] for column in COLUMNS]


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", type=Path)
    parser.add_argument("out", type=Path)
    given = parser.parse_args()
    rules = json.loads(given.source.read_text(encoding="utf-8"))
    rows = ["\t".join(COLUMNS), *("\t".join(row(code, rules[code])) for code in sorted(rules))]
    given.out.write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")
    print(f"{len(rules)} territories")


if __name__ == "__main__":
    main()
