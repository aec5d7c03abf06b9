"""What the options of `rolodex labels` ask for, looked up in the book."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from rolodex.cli import asked
from rolodex.domain import label_json
from rolodex.domain.audience import Addressee
from rolodex.domain.drawer import PartSheet, PrinterProfile
from rolodex.domain.errors import UserError
from rolodex.domain.label import LabelJob
from rolodex.domain.label_layout import LabelLayout, Part
from rolodex.domain.listing import Query
from rolodex.domain.message import message
from rolodex.domain.stock import Stock
from rolodex.i18n import language
from rolodex.services.opening import Services

Order = Literal["name", "code", "listed"]
_QR, _SMALL_QR = 12.0, 9.0
"""Millimetres along a side, and on labels that are low."""
_LOW = 24.0


@dataclass(frozen=True, slots=True)
class Options:
    """The options as they were typed."""

    stock: str
    query: str
    segment: str
    start: int
    copies: int
    home: str
    sender: bool
    households: bool
    campaign: str
    template: str
    sheets: tuple[int, ...]
    printer: str
    outlines: bool
    order: Order
    code: bool
    qr: bool


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be printed: the job, the pieces of a campaign if it is one, and the sheets of the drawer."""

    job: LabelJob
    stock: Stock
    pieces: tuple[Addressee, ...] | None = None
    campaign_id: int = 0
    sheets: tuple[PartSheet, ...] = ()


def wanted(services: Services, options: Options) -> Wanted:
    """What these options ask for. Raises UserError where one of them names nothing."""
    campaign_id = asked.campaign(services, options.campaign) if options.campaign else 0
    kept = services.campaigns.get(campaign_id) if campaign_id else None
    begun = label_json.job_of(kept.job if kept else "")
    name = options.stock or begun.stock
    if not name:
        raise UserError(message("Name the label stock with --stock; nothing was printed."))
    stock = services.own_stocks.get(name)
    sheets = tuple(_sheet(services, stock, sheet_id) for sheet_id in options.sheets)
    home = (options.home or begun.home or services.settings.get("country")).upper()
    job = replace(
        begun,
        contact_ids=() if campaign_id else _people(services, options),
        stock=stock.name,
        start=options.start,
        copies=options.copies,
        home=home,
        order=options.order,
        outlines=options.outlines or begun.outlines,
        language=language(),
        sender=options.sender,
        households=options.households,
        layout=_layout(services, options, stock, begun.layout),
        sheets=tuple(sheet.free for sheet in sheets),
        printer=_printer(services, options.printer) if options.printer else None,
        campaign_id=campaign_id,
    )
    pieces = services.campaigns.pieces(campaign_id, language=language()) if campaign_id else None
    return Wanted(job, stock, pieces, campaign_id, sheets)


def _people(services: Services, options: Options) -> tuple[int, ...]:
    chosen = asked.people(services, options.query, options.segment) or Query(kind="")
    return tuple(services.contacts.listing(chosen).ids)


def _layout(services: Services, options: Options, stock: Stock, begun: LabelLayout) -> LabelLayout:
    """The layout of the template or the campaign, with the code as it is asked for."""
    layout = services.label_templates.named(options.template).layout if options.template else begun
    low = min(stock.width, stock.height) < _LOW
    more = []
    if options.qr:
        more.append(Part("qr", size=_SMALL_QR if low else _QR))
    if options.code:
        more.append(Part("code"))
    has = {part.kind for part in layout.parts}
    return replace(layout, parts=(*layout.parts, *(part for part in more if part.kind not in has)))


def _sheet(services: Services, stock: Stock, sheet_id: int) -> PartSheet:
    found = next((one for one in services.drawer.sheets(stock.name) if one.id == sheet_id), None)
    if found is None:
        raise UserError(
            message(
                "The drawer has no part-used sheet %(id)d of %(stock)s; nothing was printed.",
                id=sheet_id,
                stock=stock.label,
            )
        )
    return found


def _printer(services: Services, name: str) -> PrinterProfile:
    found = services.printers.get(name)
    if found is None:
        raise UserError(
            message(
                "The printer “%(name)s” was not measured; nothing was printed. "
                "Print a test sheet and measure it in the window first.",
                name=name,
            )
        )
    return found
