"""Opening a book and putting its services together."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from rolodex.services.addresses import AddressFormats
from rolodex.services.agenda import Agenda
from rolodex.services.alarms import Alarms
from rolodex.services.audiences import Audiences
from rolodex.services.beginning import Beginning, begin
from rolodex.services.bulk_editing import BulkEditing
from rolodex.services.calendars import Calendars
from rolodex.services.calls import Calls
from rolodex.services.campaign_results import CampaignResults
from rolodex.services.campaigns import Campaigns
from rolodex.services.custom_fields import CustomFields
from rolodex.services.customers import Customers
from rolodex.services.deals import Deals
from rolodex.services.diagnosing import Diagnosing
from rolodex.services.directories import Directories
from rolodex.services.drawer import Drawer
from rolodex.services.drips import Drips
from rolodex.services.erasing import Erasing
from rolodex.services.expectations import Expectations
from rolodex.services.exporting import Exporting
from rolodex.services.households import Households
from rolodex.services.importing import Importing
from rolodex.services.imports import Imports
from rolodex.services.label_templates import LabelTemplates
from rolodex.services.labels import Labels
from rolodex.services.ledgers import Ledgers
from rolodex.services.letters import Letters
from rolodex.services.lines import Lines
from rolodex.services.look_alikes import LookAlikes
from rolodex.services.loyalty import LoyaltyPoints
from rolodex.services.mailings import Mailings
from rolodex.services.merging import Merging
from rolodex.services.offers import Offers
from rolodex.services.own_stocks import OwnStocks
from rolodex.services.pasting import Pasting
from rolodex.services.personal_data import PersonalData
from rolodex.services.planner import Planner
from rolodex.services.printers import Printers
from rolodex.services.products import Products
from rolodex.services.protecting import Protecting
from rolodex.services.purchase_importing import PurchaseImporting
from rolodex.services.purchases import Purchases
from rolodex.services.reminders import Reminders
from rolodex.services.reports import Reports
from rolodex.services.sending import Sending
from rolodex.services.series import SeriesPlans
from rolodex.services.suggestions import Suggestions
from rolodex.services.tables_in import TablesIn
from rolodex.services.tidying import Tidying
from rolodex.services.whole_book import WholeBook


@dataclass(frozen=True, slots=True)
class Services(Beginning):
    """All that can be done with one open book."""

    custom_fields: CustomFields
    importing: Importing
    exporting: Exporting
    labels: Labels
    pasting: Pasting
    reminders: Reminders
    series: SeriesPlans
    agenda: Agenda
    alarms: Alarms
    lines: Lines
    products: Products
    offers: Offers
    loyalty: LoyaltyPoints
    purchase_importing: PurchaseImporting
    ledgers: Ledgers
    customers: Customers
    expectations: Expectations
    suggestions: Suggestions
    reports: Reports
    purchases: Purchases
    deals: Deals
    calendars: Calendars
    planner: Planner
    calls: Calls
    address_formats: AddressFormats
    audiences: Audiences
    campaigns: Campaigns
    campaign_results: CampaignResults
    drips: Drips
    households: Households
    letters: Letters
    mailings: Mailings
    sending: Sending
    drawer: Drawer
    printers: Printers
    own_stocks: OwnStocks
    label_templates: LabelTemplates
    directories: Directories
    tidying: Tidying
    bulk_editing: BulkEditing
    whole_book: WholeBook
    imports: Imports
    tables_in: TablesIn
    merging: Merging
    look_alikes: LookAlikes
    erasing: Erasing
    personal_data: PersonalData
    protecting: Protecting
    diagnosing: Diagnosing


def open_services(path: Path, create: bool = False) -> Services:
    """The services of the book at `path`. Raises UserError where it cannot be opened."""
    return complete(begin(path, create=create))


def complete(begun: Beginning) -> Services:
    """All services of a book of which the first are there."""
    book = begun.book
    look_alikes = LookAlikes(book)
    importing = Importing(book, begun.backups)
    purchase_importing = PurchaseImporting(book, begun.backups)
    return Services(
        book=book,
        contacts=begun.contacts,
        companies=begun.companies,
        groups=begun.groups,
        custom_fields=CustomFields(book),
        importing=importing,
        exporting=Exporting(book),
        history=begun.history,
        labels=Labels(book),
        backups=begun.backups,
        checking=begun.checking,
        settings=begun.settings,
        drafts=begun.drafts,
        pasting=Pasting(book),
        activities=begun.activities,
        reminders=Reminders(book),
        rules=begun.rules,
        series=SeriesPlans(book),
        pauses=begun.pauses,
        segments=begun.segments,
        agenda=Agenda(book),
        alarms=Alarms(book),
        lines=Lines(book),
        products=Products(book),
        offers=Offers(book),
        loyalty=LoyaltyPoints(book),
        purchase_importing=purchase_importing,
        ledgers=Ledgers(book),
        customers=Customers(book),
        expectations=Expectations(book),
        suggestions=Suggestions(book),
        reports=Reports(book),
        purchases=Purchases(book),
        deals=Deals(book),
        tickets=begun.tickets,
        calendars=Calendars(book),
        planner=Planner(book),
        calls=Calls(book),
        address_formats=AddressFormats(book),
        audiences=Audiences(book),
        campaigns=Campaigns(book),
        campaign_results=CampaignResults(book),
        drips=Drips(book),
        households=Households(book),
        letters=Letters(book),
        mailings=Mailings(book),
        sending=Sending(book),
        drawer=Drawer(book),
        printers=Printers(book),
        own_stocks=OwnStocks(book),
        label_templates=LabelTemplates(book),
        directories=Directories(book),
        tidying=Tidying(book, look_alikes),
        bulk_editing=BulkEditing(book, begun.backups),
        whole_book=WholeBook(book),
        imports=Imports(book),
        tables_in=TablesIn(book, importing, purchase_importing, begun.backups),
        merging=Merging(book, begun.backups),
        look_alikes=look_alikes,
        erasing=Erasing(book),
        personal_data=PersonalData(book),
        protecting=Protecting(book),
        diagnosing=Diagnosing(book),
    )
