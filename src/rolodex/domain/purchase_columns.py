"""The columns of a table of orders: their names in English and Spanish, and what they are called."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from rolodex.domain.asked import key
from rolodex.domain.message import Message, message

COLUMNS: Mapping[str, str] = MappingProxyType(
    {
        "number": "número n.º pedido factura",
        "date": "fecha",
        "uid": "",
        "email": "correo",
        "customer": "name cliente nombre",
        "product": "code producto código",
        "description": "descripción concepto",
        "quantity": "cantidad",
        "price": "precio",
        "discount": "descuento",
        "tax_rate": "impuesto iva",
        "amount": "total importe",
        "currency": "moneda divisa",
        "order_discount": "descuento_pedido",
        "method": "pago",
        "reference": "referencia",
        "status": "estado",
        "due": "vencimiento",
        "reason": "motivo",
        "note": "nota",
    }
)
"""The columns and their other names; `date` and one of `uid`, `email` and `customer` are needed."""

LABELS: Mapping[str, Message] = MappingProxyType(
    {
        "number": message("Number of the order"),
        "date": message("Date"),
        "uid": message("Number of the card"),
        "email": message("Email of the customer"),
        "customer": message("Name of the customer"),
        "product": message("Code of the product"),
        "description": message("Description"),
        "quantity": message("Quantity"),
        "price": message("Price of one"),
        "discount": message("Discount of the line"),
        "tax_rate": message("Tax in per cent"),
        "amount": message("Amount of the line"),
        "currency": message("Currency"),
        "order_discount": message("Discount of the order"),
        "method": message("How it was paid"),
        "reference": message("Reference of the payment"),
        "status": message("Status (open, paid, cancelled)"),
        "due": message("To be paid by"),
        "reason": message("Why it came back"),
        "note": message("Note"),
    }
)
_NAMES = {key(name): column for column, others in COLUMNS.items() for name in (column, *others.split())}


def column_of(name: str) -> str:
    """Which column a name of a header means, "" for none."""
    return _NAMES.get(key(name), "")
