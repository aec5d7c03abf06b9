"""What was chosen for labels last time, and what there is to choose from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from rolodex.domain.audience import AddressChoice
from rolodex.domain.drawer import PartSheet, PrinterProfile
from rolodex.domain.label import Capitals, LabelJob
from rolodex.domain.label_layout import LabelTemplate
from rolodex.domain.stock import Stock
from rolodex.i18n import language
from rolodex.services import addresses
from rolodex.services.labels import RETURN_ADDRESS
from rolodex.services.opening import Services
from rolodex.services.settings import Settings

LETTER = frozenset({"US", "CA", "MX", "PH", "CO", "CL", "VE"})
"""Countries whose printers hold Letter paper, so that their first stock is an American one."""
OFF = "-"
"""What the settings hold for a choice that was taken away: nothing would mean the usual."""

Order = Literal["name", "code", "listed"]
ORDERS: tuple[Order, ...] = ("code", "name", "listed")
ADDRESSES: tuple[AddressChoice, ...] = ("preferred", "work", "home")


@dataclass(frozen=True, slots=True)
class Kept:
    """What the book holds for labels of one stock."""

    sheets: tuple[PartSheet, ...] = ()
    own: tuple[Stock, ...] = ()
    templates: tuple[LabelTemplate, ...] = ()
    printers: tuple[PrinterProfile, ...] = ()


@dataclass(frozen=True, slots=True)
class Remembered:
    """The choices that are kept with the book, and what the form offers."""

    stock: Stock
    order: Order = "name"
    home: str = ""
    countries: tuple[tuple[str, str], ...] = ()
    has_sender: bool = False
    sender: bool = True
    address: AddressChoice = "preferred"
    households: bool = True
    leaves_out_refused: bool = True
    capitals: Capitals = "postal"
    outlines: bool = False
    printer: str = ""
    template: int = 0
    kept: Kept = field(default_factory=Kept)


def drawer(services: Services, stock: Stock) -> Kept:
    """What the book holds by now."""
    own = services.own_stocks.all()
    # a stock of the user's own may have been deleted meanwhile, and its sheets with it
    sheets = services.drawer.sheets(stock.name) if services.own_stocks.known(stock.name) else ()
    return Kept(sheets, own, services.label_templates.all(), services.printers.all())


def recall(services: Services) -> Remembered:
    """The choices of last time; the first time, those that are usual in the user's country."""
    settings = services.settings
    usual = settings.get("country")
    kept = settings.get("labels.home")
    home = kept.strip(OFF) if kept else usual
    first = "avery-5160" if home in LETTER else "avery-l7160"
    stock = services.own_stocks.known(settings.get("labels.stock")) or services.own_stocks.get(first)
    order, address = settings.get("labels.order"), settings.get("labels.address")
    template, printer = settings.get("labels.template"), settings.get("labels.printer")
    kept_now = drawer(services, stock)
    # by its number, which stays when it is called otherwise; earlier versions kept the name
    names = (one.name for one in kept_now.printers if printer in (str(one.id), one.name))
    return Remembered(
        stock,
        next((known for known in ORDERS if known == order), "name"),
        home,
        _countries(),
        has_sender=bool(settings.get(RETURN_ADDRESS).strip()),
        sender=settings.get("labels.sender") != OFF,
        address=next((known for known in ADDRESSES if known == address), "preferred"),
        households=settings.get("labels.households") != OFF,
        leaves_out_refused=settings.get("labels.refused") != OFF,
        capitals="typed" if settings.get("labels.capitals") == "typed" else "postal",
        outlines=settings.get("labels.outlines") == "yes",
        printer=next(names, ""),
        template=int(template) if template.isdecimal() else 0,
        kept=kept_now,
    )


def chosen(job: LabelJob, template: int, *, leaves_out_refused: bool) -> dict[str, str]:
    """What the settings keep of a job."""
    return {
        "labels.stock": job.stock,
        "labels.order": job.order,
        "labels.home": job.home or OFF,
        "labels.sender": "yes" if job.sender else OFF,
        "labels.address": job.address,
        "labels.households": "yes" if job.households else OFF,
        "labels.refused": "yes" if leaves_out_refused else OFF,
        "labels.capitals": job.capitals,
        "labels.outlines": "yes" if job.outlines else OFF,
        "labels.printer": str(job.printer.id) if job.printer else "",
        "labels.template": str(template),
    }


def keep(settings: Settings, values: Mapping[str, str]) -> None:
    """Keep what was chosen with the book."""
    for key, value in values.items():
        settings.set(key, value)


def _countries() -> tuple[tuple[str, str], ...]:
    rules = addresses.rules()
    names = [(code, rules.countries.name(code, language())) for code in rules.rules]
    return tuple(sorted((pair for pair in names if pair[1]), key=lambda pair: pair[1].casefold()))
