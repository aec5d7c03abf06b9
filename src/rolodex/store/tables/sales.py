"""What was offered, bought, paid and brought back; amounts in minor units of an ISO 4217 currency."""

from sqlalchemy import Column, Index, Integer, Text, text
from sqlmodel import Field

from rolodex.store.tables.columns import (
    KEYED,
    STRICT,
    Keyed,
    Row,
    by,
    by_link,
    by_text,
    link,
    owner,
    whole,
    words,
)


class Product(Row, table=True):
    """Something that is sold; `tax_rate` in hundredths of a per cent."""

    __tablename__ = "product"
    __table_args__ = (by("product", "code"), STRICT)

    code: str = words()
    name: str = words()
    price: int = whole()
    currency: str = words()
    unit: str = words()
    active: int = whole(1)
    category: str = words()
    tax_rate: int = whole()


class Purchase(Row, table=True):
    """One order; `cancelled` ones do not count; `day` since 1970-01-01, `month` = year * 12 + month - 1.

    `total` is what the customer owes for it, after `discount` and with `tax`; `due` is the date by which it
    is to be paid.
    """

    __tablename__ = "purchase"
    __table_args__ = (
        Index("purchase_by_contact", "contact_id", "currency", "day", "status", "total"),
        by_link("purchase", "campaign_id", "contact_id", "day"),
        by_link("purchase", "offer_id"),
        Index("purchase_by_day", "day", "status", "contact_id"),
        Index("purchase_open", "contact_id", "currency", sqlite_where=text("status = 'open'")),
        by_text("purchase", "number"),
        STRICT,
    )

    contact_id: int = owner("contact")
    number: str = words()
    at: str = words()
    day: int = whole()
    month: int = whole()
    currency: str = words()
    total: int = whole()
    discount: int = whole()
    tax: int = whole()
    status: str = words("paid")
    payment_method: str = words()
    payment_reference: str = words()
    campaign_id: int | None = link("campaign")
    note: str = words()
    due: str = words()
    offer_id: int | None = link("offer")


class PurchaseLine(Row, table=True):
    """One line of an order; `quantity` in thousandths, `tax_rate` in hundredths of a per cent."""

    __tablename__ = "purchase_line"
    __table_args__ = (
        by("purchase_line", "purchase_id"),
        by_link("purchase_line", "product_id", "purchase_id"),
        Index(
            "purchase_line_by_description",
            "description",
            "purchase_id",
            sqlite_where=text("product_id IS NULL"),
        ),
        STRICT,
    )

    purchase_id: int = owner("purchase")
    product_id: int | None = link("product")
    position: int = whole()
    description: str = words()
    quantity: int = whole(1000)
    price: int = whole()
    discount: int = whole()
    total: int = whole()
    tax_rate: int = whole()


class Payment(Row, table=True):
    """Money that came in for an order: how, and under which reference; never a card number."""

    __tablename__ = "payment"
    __table_args__ = (by("payment", "purchase_id"), STRICT)

    purchase_id: int = owner("purchase")
    at: str = words()
    amount: int = whole()
    method: str = words()
    reference: str = words()


class Refund(Row, table=True):
    """Goods or money that went back; `amount` is positive."""

    __tablename__ = "refund"
    __table_args__ = (
        by("refund", "contact_id", "currency", "day"),
        by_link("refund", "purchase_id"),
        by_link("refund", "purchase_line_id"),
        STRICT,
    )

    contact_id: int = owner("contact")
    purchase_id: int | None = link("purchase", vanishes=True)
    purchase_line_id: int | None = link("purchase_line")
    at: str = words()
    day: int = whole()
    month: int = whole()
    currency: str = words()
    amount: int = whole()
    quantity: int = whole()
    reason: str = words()


class Pipeline(Row, table=True):
    """A row of stages that deals move through."""

    __tablename__ = "pipeline"
    __table_args__ = (STRICT,)

    name: str = words()


class Stage(Row, table=True):
    """One stage of a pipeline; `probability` in per cent."""

    __tablename__ = "stage"
    __table_args__ = (by("stage", "pipeline_id"), STRICT)

    pipeline_id: int = owner("pipeline")
    name: str = words()
    position: int = whole()
    probability: int = whole()


class Deal(Row, table=True):
    """Something that may be sold; `status` is open, won or lost, `reason` why it was lost.

    `probability` in per cent, -1 for that of its stage; `position` is its place within the stage.
    """

    __tablename__ = "deal"
    __table_args__ = (
        by("deal", "contact_id"),
        by_link("deal", "stage_id"),
        by("deal", "status", "expected_close"),
        STRICT,
    )

    contact_id: int = owner("contact")
    stage_id: int | None = link("stage")
    title: str = words()
    amount: int = whole()
    currency: str = words()
    expected_close: str = words()
    status: str = words("open")
    created_at: str = words()
    closed_at: str = words()
    reason: str = words()
    probability: int = whole(-1)
    position: int = whole()
    description: str = words()


class Loyalty(Row, table=True):
    """One entry of a customer's points, positive or negative."""

    __tablename__ = "loyalty"
    __table_args__ = (by("loyalty", "contact_id"), by_link("loyalty", "purchase_id"), STRICT)

    contact_id: int = owner("contact")
    at: str = words()
    points: int = whole()
    reason: str = words()
    purchase_id: int | None = link("purchase")


class CustomerTotal(Keyed, table=True):
    """A customer's orders and returns ever, by currency; `net` = purchases - returns; kept by triggers."""

    __tablename__ = "customer_total"
    __table_args__ = (by("customer_total", "currency", "net"), KEYED)

    contact_id: int = Field(sa_column=Column(Integer, primary_key=True, autoincrement=False))
    currency: str = Field(sa_column=Column(Text, primary_key=True))
    orders: int = whole()
    refunds: int = whole()
    net: int = whole()
    first_day: int | None = Field(default=None, sa_column=Column(Integer))
    last_day: int | None = Field(default=None, sa_column=Column(Integer))


class MonthTotal(Keyed, table=True):
    """The orders and returns of a month, by currency; kept by triggers."""

    __tablename__ = "month_total"
    __table_args__ = (KEYED,)

    month: int = Field(sa_column=Column(Integer, primary_key=True, autoincrement=False))
    currency: str = Field(sa_column=Column(Text, primary_key=True))
    orders: int = whole()
    refunds: int = whole()
    net: int = whole()


class CustomerMonthTotal(Keyed, table=True):
    """A customer's orders and returns of a month, by currency; kept by triggers."""

    __tablename__ = "customer_month_total"
    __table_args__ = (
        Index("customer_month_total_by_figures", "currency", "contact_id", "month", "orders", "net"),
        KEYED,
    )

    contact_id: int = Field(sa_column=Column(Integer, primary_key=True, autoincrement=False))
    month: int = Field(sa_column=Column(Integer, primary_key=True, autoincrement=False))
    currency: str = Field(sa_column=Column(Text, primary_key=True))
    orders: int = whole()
    refunds: int = whole()
    net: int = whole()


class Rhythm(Keyed, table=True):
    """How often a customer buys: the median of the days between orders, and the day the next is expected.

    `interval` and `expected_day` are 0 with fewer than three orders; kept by triggers on `purchase`.
    """

    __tablename__ = "rhythm"
    __table_args__ = (by("rhythm", "expected_day"), KEYED)

    contact_id: int = Field(sa_column=Column(Integer, primary_key=True, autoincrement=False))
    orders: int = whole()
    interval: int = whole()
    last_day: int = whole()
    expected_day: int = whole()


class Customer(Keyed, table=True):
    """How a contact who ever ordered stands: counted anew from the totals whenever they change.

    `currency` is the one most orders were made in; amounts, and `window_orders`, are of that one; orders,
    days and `interval` (the median, 0 with a single order) are over all. A window is the running month and
    those before it: `window_` is that of the best customers, `rfm_` that of the scores. Through `new_until`,
    `active_until` and `slipping_until` (days) the contact is new, active and slipping. The address is the
    preferred one.
    """

    __tablename__ = "customer"
    __table_args__ = (
        by("customer", "currency", "window_net"),
        by("customer", "currency", "net"),
        *(
            Index(f"customer_by_{name}", "currency", column, sqlite_where=text("rfm_orders > 0"))
            for name, column in (
                ("recency", "last_day"),
                ("frequency", "rfm_orders"),
                ("monetary", "rfm_net"),
            )
        ),
        KEYED,
    )

    contact_id: int = Field(sa_column=Column(Integer, primary_key=True, autoincrement=False))
    currency: str = words()
    orders: int = whole()
    refunds: int = whole()
    first_day: int = whole()
    last_day: int = whole()
    interval: int = whole()
    net: int = whole()
    window_orders: int = whole()
    window_net: int = whole()
    rfm_orders: int = whole()
    rfm_net: int = whole()
    new_until: int = whole()
    active_until: int = whole()
    slipping_until: int = whole()
    country_code: str = words()
    region: str = words()
    code: str = words()


class CustomerCount(Keyed, table=True):
    """How many customers buy mostly in a currency, and how many of them for more than they returned in the
    window; kept by triggers on `customer`.
    """

    __tablename__ = "customer_count"
    __table_args__ = (KEYED,)

    currency: str = Field(sa_column=Column(Text, primary_key=True))
    customers: int = whole()
    buyers: int = whole()


class ProductTotal(Keyed, table=True):
    """What was sold of a product in a month, by currency, less cancelled orders; kept by triggers.

    `quantity` in thousandths. Lines without a product stand under product 0.
    """

    __tablename__ = "product_total"
    __table_args__ = (KEYED,)

    month: int = Field(sa_column=Column(Integer, primary_key=True, autoincrement=False))
    product_id: int = Field(sa_column=Column(Integer, primary_key=True, autoincrement=False))
    currency: str = Field(sa_column=Column(Text, primary_key=True))
    lines: int = whole()
    quantity: int = whole()
    total: int = whole()


class TalkTotal(Keyed, table=True):
    """A customer's talks of a month, by the currency of their orders; made anew when a step ends.

    `followed` says that an order came soon after the first of them, `bought` that one came in that month.
    """

    __tablename__ = "talk_total"
    __table_args__ = (
        Index("talk_total_by_figures", "currency", "month", "talks", "followed", "bought"),
        KEYED,
    )

    contact_id: int = Field(sa_column=Column(Integer, primary_key=True, autoincrement=False))
    month: int = Field(sa_column=Column(Integer, primary_key=True, autoincrement=False))
    currency: str = Field(sa_column=Column(Text, primary_key=True))
    talks: int = whole()
    followed: int = whole()
    bought: int = whole()


class Expectation(Keyed, table=True):
    """What a customer is expected to buy in the next twelve months by the fitted model; housekeeping.

    `alive` in thousandths, `orders` in thousandths of an order, `average` and `value` in minor units.
    """

    __tablename__ = "expectation"
    __table_args__ = (by("expectation", "currency", "value"), KEYED)

    contact_id: int = Field(sa_column=Column(Integer, primary_key=True, autoincrement=False))
    currency: str = words()
    alive: int = whole()
    orders: int = whole()
    average: int = whole()
    value: int = whole()
