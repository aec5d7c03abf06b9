"""What time it is where a contact lives."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import cache
from types import MappingProxyType

from rolodex.domain.contact import Adr, Contact

_OFFSET = re.compile(r"(?:UTC|GMT)?\s*([+-])(\d{1,2}):?(\d{2})?", re.IGNORECASE)
_ZONES_OF_REGIONS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "US": MappingProxyType(
            {
                "America/New_York": "CT DC DE GA MA MD ME NC NH NJ NY OH PA RI SC VA VT WV",
                "America/Detroit": "MI",
                "America/Chicago": "AL AR IA IL LA MN MO MS OK WI",
                "America/Denver": "CO MT NM UT WY",
                "America/Phoenix": "AZ",
                "America/Los_Angeles": "CA NV WA",
                "America/Anchorage": "AK",
                "Pacific/Honolulu": "HI",
            }
        ),
        "CA": MappingProxyType(
            {
                "America/Halifax": "NS PE",
                "America/Moncton": "NB",
                "America/Toronto": "ON QC",
                "America/Winnipeg": "MB",
                "America/Regina": "SK",
                "America/Edmonton": "AB",
                "America/Vancouver": "BC",
                "America/Whitehorse": "YT",
            }
        ),
        "AU": MappingProxyType(
            {
                "Australia/Sydney": "NSW ACT",
                "Australia/Melbourne": "VIC",
                "Australia/Brisbane": "QLD",
                "Australia/Adelaide": "SA",
                "Australia/Perth": "WA",
                "Australia/Hobart": "TAS",
                "Australia/Darwin": "NT",
            }
        ),
        "BR": MappingProxyType(
            {
                "America/Sao_Paulo": "DF ES GO MG PR RJ RS SC SP",
                "America/Bahia": "BA",
                "America/Fortaleza": "CE MA PB PI RN",
                "America/Recife": "PE",
                "America/Maceio": "AL SE",
                "America/Campo_Grande": "MS",
                "America/Cuiaba": "MT",
            }
        ),
    }
)
"""Regions that lie in one zone but for a few places at their edge (ISO 3166-2 codes without the country)."""
_ZONES_OF_POSTCODES: Mapping[str, tuple[tuple[str, str], ...]] = MappingProxyType(
    {
        "ES": ((r"35|38", "Atlantic/Canary"), (r"51|52", "Africa/Ceuta"), (r"\d\d", "Europe/Madrid")),
        "PT": (
            (r"9[0-4]", "Atlantic/Madeira"),
            (r"9[5-9]", "Atlantic/Azores"),
            (r"[1-8]\d", "Europe/Lisbon"),
        ),
    }
)


@dataclass(frozen=True, slots=True)
class LocalTime:
    """The earliest and the latest time of day it may be there, as local date-times; mostly they are one."""

    earliest: datetime
    latest: datetime

    @property
    def is_certain(self) -> bool:
        """Whether the place is known well enough for one time."""
        return self.earliest.utcoffset() == self.latest.utcoffset()


def local_time(contact: Contact, country: str, now: datetime) -> LocalTime | None:
    """What time it is for this contact at `now` (aware), or None where nothing tells.

    The time zone of the card (TZ, RFC 6350 6.5.1) counts first, then the address: its region or postal code
    where a country has several zones, else the country. `country` (ISO 3166-1 alpha-2) is where the contact
    is where the card has no address that says so.
    """
    own = _zone(contact.tz)
    if own is not None:
        there = now.astimezone(own)
        return LocalTime(there, there)
    place = next((adr for adr in contact.adr if adr.country_code), None)
    names = _named(place, country)
    moments = [now.astimezone(zone) for zone in map(_zone, names) if zone is not None]
    if not moments:
        return None
    offsets = sorted(moments, key=lambda moment: moment.utcoffset() or timedelta())
    return LocalTime(offsets[0], offsets[-1])


def _named(place: Adr | None, country: str) -> tuple[str, ...]:
    """The names of the time zones (IANA) that the place may lie in."""
    code = place.country_code.upper() if place else country.upper()
    if place is not None:
        region = place.region.strip().upper()
        for zone, regions in _ZONES_OF_REGIONS.get(code, {}).items():
            if region in regions.split():
                return (zone,)
        for beginning, zone in _ZONES_OF_POSTCODES.get(code, ()):
            if re.match(beginning, place.code.strip()):
                return (zone,)
    return _of_countries().get(code, ())


@cache
def _of_countries() -> Mapping[str, tuple[str, ...]]:
    """The time zones of each country, as the time zone database lists them (zone.tab)."""
    # start-up
    from importlib import resources

    found: dict[str, list[str]] = {}
    table = resources.files("tzdata").joinpath("zoneinfo", "zone.tab").read_text(encoding="utf-8")
    for line in table.splitlines():
        if line and not line.startswith("#"):
            code, _place, name, *_rest = line.split("\t")
            found.setdefault(code, []).append(name)
    return {code: tuple(names) for code, names in found.items()}


def _zone(name: str) -> tzinfo | None:
    """The zone of this name or offset, such as Europe/Madrid or -05:00; None where there is none."""
    # start-up
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    offset = _OFFSET.fullmatch(name.strip())
    if offset:
        hours, minutes = int(offset[2]), int(offset[3] or 0)
        if hours > 14 or minutes > 59:
            return None
        span = timedelta(hours=hours, minutes=minutes)
        return timezone(span if offset[1] == "+" else -span)
    if name.strip().upper() in ("Z", "UTC", "GMT"):
        return UTC
    try:
        return ZoneInfo(name.strip()) if "/" in name else None
    except (ZoneInfoNotFoundError, ValueError):
        # what a card names so is no zone that anybody knows
        return None
