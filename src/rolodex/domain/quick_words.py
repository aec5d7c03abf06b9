"""The words of a sale in one line, English and Spanish, as patterns that end or begin the line."""

from __future__ import annotations

import re

NUMBER = r"[0-9]+(?:[.,'’\u00a0\u202f][0-9]{3})*(?:[.,][0-9]{1,3})?"
"""A number as typed, with marks of thousands or without."""

CURRENCIES = {
    "€": "EUR",
    "$": "USD",
    "£": "GBP",
    "¥": "JPY",
    "euro": "EUR",
    "euros": "EUR",
    "dollar": "USD",
    "dollars": "USD",
    "dólar": "USD",
    "dólares": "USD",
    "dolares": "USD",
    "pound": "GBP",
    "pounds": "GBP",
    "libra": "GBP",
    "libras": "GBP",
    "peso": "MXN",
    "pesos": "MXN",
    "yen": "JPY",
    "yenes": "JPY",
}
"""Signs and words of currencies; three capitals stand for themselves."""

METHODS = {
    "card": "card|credit card|debit card|tarjeta|tarjeta de cr[eé]dito|tarjeta de d[eé]bito|visa|mastercard",
    "cash": "cash|contado|efectivo|met[aá]lico|en mano",
    "transfer": "transfer|bank transfer|wire|wire transfer|transferencia|transferencia bancaria|transf",
    "direct debit": "direct debit|domiciliaci[oó]n|domiciliado|recibo domiciliado|recibo",
    "cheque": "cheque|check|tal[oó]n",
    "bizum": "bizum",
    "paypal": "paypal",
}
"""Ways to pay, by the names they are kept under."""
LOOSE = frozenset({"card", "cheque"})
"""Ways to pay that goods are called by too, such as a gift card."""

PAID = "paid|was paid|paid for|has paid|pagado|pagada|pagados|pagadas|cobrado|cobrada|ya pagado|pag[oó]"
OPEN = (
    "unpaid|not paid|not yet paid|pending|on credit|on account|to be paid|to pay|owes|owed|open|"
    "sin pagar|no pagado|no pagada|pendiente|pendiente de pago|pdte|pte|fiado|a cr[eé]dito|por pagar|"
    "por cobrar|debe|lo debe|abierto|abierta"
)
DEPOSIT = "paid|deposit|down payment|on account|pagado|pagada|a cuenta|se[nñ]al|dep[oó]sito|entrega"
OFF = "off|discount|less|menos|dto|dto\\.|descuento|rebaja|de descuento|de dto"
EACH = "each|ea|apiece|per unit|per piece|c/u|cada una|cada uno|la unidad|por unidad|unidad|ud|/u"
AT = "at|a|@|x|×|\\*"
ALTOGETHER = "for a total of|in total|total|for|por|en total|="
SOLD = (
    "sale|sold|bought|buys|buy|order|venta|vendido|vendida|vendidos|vendidas|he vendido|vend[ií]|compra|"
    "compr[oó]|pedido"
)
AND = "and|y|e|&"
COUNTED = {
    **dict.fromkeys(("a", "an", "one", "un", "una", "uno"), 1),
    **dict.fromkeys(("two", "dos"), 2),
    **dict.fromkeys(("three", "tres"), 3),
    **dict.fromkeys(("four", "cuatro"), 4),
    **dict.fromkeys(("five", "cinco"), 5),
    **dict.fromkeys(("six", "seis"), 6),
    **dict.fromkeys(("seven", "siete"), 7),
    **dict.fromkeys(("eight", "ocho"), 8),
    **dict.fromkeys(("nine", "nueve"), 9),
    **dict.fromkeys(("ten", "diez"), 10),
    **dict.fromkeys(("twelve", "doce"), 12),
}
"""Numbers in words that begin what was bought."""

SMALL = frozenset("g gr mg ml cl dl cm mm".split())
"""Units of which a number says how large one piece is, not how many there are."""

WEEKDAYS = (
    "monday|mon|lunes",
    "tuesday|tue|martes",
    "wednesday|wed|mi[eé]rcoles",
    "thursday|thu|jueves",
    "friday|fri|viernes",
    "saturday|sat|s[aá]bado",
    "sunday|sun|domingo",
)
AGO = (
    ("today|hoy", 0),
    ("the day before yesterday|day before yesterday|anteayer|antes de ayer|antier", 2),
    ("yesterday|ayer", 1),
)
"""Days by their names and how long ago they are; longer names first."""


def at_end(words: str) -> re.Pattern[str]:
    """One of these words at the end of a text, nothing of a word before it."""
    return re.compile(rf"(?<![\w@%-])(?P<said>{words})[\s,.;]*\Z", re.IGNORECASE)
