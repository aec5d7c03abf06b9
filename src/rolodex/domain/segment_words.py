"""A rule in words: a condition as a chip says it, and the whole as a sentence that can be read back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import reduce
from types import MappingProxyType

from rolodex.domain.message import Message, message, plural_message, verbatim
from rolodex.domain.segment import FIELDS, REPORTED, Clause, Condition, Op
from rolodex.domain.segment_money import amount, bound
from rolodex.domain.segment_spans import days_ago, when

EVERYBODY = message("everybody")
_NOTHING: Mapping[str, str] = MappingProxyType({})

_TEXTS: Mapping[str, Callable[[str], Message]] = MappingProxyType(
    {
        "name": lambda text: message("named “%(said)s”", said=text),
        "company": lambda text: message("company “%(said)s”", said=text),
        "title": lambda text: message("job “%(said)s”", said=text),
        "email": lambda text: message("email “%(said)s”", said=text),
        "phone": lambda text: message("phone “%(said)s”", said=text),
        "address": lambda text: message("street “%(said)s”", said=text),
        "city": lambda text: message("town “%(said)s”", said=text),
        "region": lambda text: message("region “%(said)s”", said=text),
        "country": lambda text: message("country “%(said)s”", said=text),
        "code": lambda text: message("postcode “%(said)s”", said=text),
        "tag": lambda text: message("tag “%(said)s”", said=text),
        "group": lambda text: message("group “%(said)s”", said=text),
        "note": lambda text: message("note “%(said)s”", said=text),
        "import": lambda text: message("import “%(said)s”", said=text),
        "source": lambda text: message("source “%(said)s”", said=text),
    }
)
_CHOICES: Mapping[tuple[str, str], Message] = MappingProxyType(
    {
        ("kind", "individual"): message("people"),
        ("kind", "org"): message("companies"),
        ("favourite", "yes"): message("favourites"),
        ("mail", "allowed"): message("mailings allowed"),
        ("mail", "refused"): message("mailings refused"),
        ("paused", "yes"): message("not interested"),
        ("lifecycle", "vip"): message("VIP"),
        ("lifecycle", "active"): message("active"),
        ("lifecycle", "new"): message("new"),
        ("lifecycle", "slipping"): message("slipping away"),
        ("lifecycle", "inactive"): message("inactive"),
        ("lifecycle", "prospect"): message("prospects"),
        ("deal", "open"): message("open deals"),
        ("deal", "won"): message("won deals"),
        ("deal", "lost"): message("lost deals"),
        ("ticket", "open"): message("open tickets"),
        ("ticket", "closed"): message("closed tickets"),
        ("follow_up", "open"): message("open follow-ups"),
        ("follow_up", "late"): message("late follow-ups"),
        ("follow_up", "none"): message("without follow-up"),
    }
)
_HAS: Mapping[str, tuple[Message, Message]] = MappingProxyType(
    {
        "tag": (message("with a tag"), message("without a tag")),
        "group": (message("with a group"), message("without a group")),
        "country": (message("with a country"), message("without a country")),
        "city": (message("with a town"), message("without a town")),
        "region": (message("with a region"), message("without a region")),
        "code": (message("with a postcode"), message("without a postcode")),
        "address": (message("with an address"), message("without an address")),
        "company": (message("with a company"), message("without a company")),
        "title": (message("with a job"), message("without a job")),
        "phone": (message("with a phone"), message("without a phone")),
        "email": (message("with an email"), message("without an email")),
        "note": (message("with a note"), message("without a note")),
        "photo": (message("with a photo"), message("without a photo")),
        "birthday": (message("with a birthday"), message("without a birthday")),
        "web": (message("with a website"), message("without a website")),
    }
)
_EVENTS: Mapping[str, tuple[Message, Message]] = MappingProxyType(
    {
        "purchase": (message("bought"), message("not bought")),
        "refund": (message("with returns"), message("without returns")),
        "talk": (message("with contact"), message("without contact")),
        "call": (message("with a call"), message("without a call")),
        "meeting": (message("with a meeting"), message("without a meeting")),
        "visit": (message("with a visit"), message("without a visit")),
        "sent_email": (message("with emails"), message("without emails")),
        "letter": (message("with a letter"), message("without a letter")),
        "message": (message("with a message"), message("without a message")),
        "activity": (message("with an entry"), message("without an entry")),
    }
)
_COUNTED: Mapping[str, Message] = MappingProxyType(
    {
        "purchase": plural_message("%(count)d order", "%(count)d orders", 0),
        "refund": plural_message("%(count)d return", "%(count)d returns", 0),
        "talk": plural_message("%(count)d talk", "%(count)d talks", 0),
        "call": plural_message("%(count)d call", "%(count)d calls", 0),
        "meeting": plural_message("%(count)d meeting", "%(count)d meetings", 0),
        "visit": plural_message("%(count)d visit", "%(count)d visits", 0),
        "sent_email": plural_message("%(count)d email", "%(count)d emails", 0),
        "letter": plural_message("%(count)d letter", "%(count)d letters", 0),
        "message": plural_message("%(count)d message", "%(count)d messages", 0),
        "activity": plural_message("%(count)d entry", "%(count)d entries", 0),
        "campaign": plural_message("%(count)d campaign", "%(count)d campaigns", 0),
    }
)
_CAMPAIGN: Mapping[str, tuple[Message, Message]] = MappingProxyType(
    {
        "": (message("in a campaign"), message("not in a campaign")),
        "sent": (message("received a campaign"), message("not received a campaign")),
        "answered": (message("answered a campaign"), message("not answered a campaign")),
        "returned": (message("mail returned from a campaign"), message("no mail returned from a campaign")),
        "bought": (message("bought through a campaign"), message("not bought through a campaign")),
    }
)
_OUTCOMES: Mapping[str, Message] = MappingProxyType(
    {
        "no answer": message("no answer"),
        "busy": message("busy"),
        "voicemail": message("voicemail"),
        "wrong number": message("wrong number"),
    }
)
_DATES: Mapping[str, Message] = MappingProxyType(
    {
        "created": message("added"),
        "first_order": message("first order"),
        "last_order": message("last order"),
        "next_order": message("next order"),
    }
)
_MEASURES: Mapping[str, Message] = MappingProxyType(
    {
        "net": message("spent"),
        "average": message("average order"),
        "unpaid": message("unpaid orders"),
        "expected_value": message("expected value"),
        "interval": message("days between orders"),
    }
)
_SCORES: Mapping[str, Message] = MappingProxyType(
    {"recency": message("recency"), "frequency": message("frequency"), "monetary": message("monetary")}
)
_MONTHS: tuple[Message, ...] = (
    message("birthday in January"),
    message("birthday in February"),
    message("birthday in March"),
    message("birthday in April"),
    message("birthday in May"),
    message("birthday in June"),
    message("birthday in July"),
    message("birthday in August"),
    message("birthday in September"),
    message("birthday in October"),
    message("birthday in November"),
    message("birthday in December"),
)
_DAYS: tuple[Callable[[int], Message], ...] = (
    lambda day: message("birthday on %(day)d January", day=day),
    lambda day: message("birthday on %(day)d February", day=day),
    lambda day: message("birthday on %(day)d March", day=day),
    lambda day: message("birthday on %(day)d April", day=day),
    lambda day: message("birthday on %(day)d May", day=day),
    lambda day: message("birthday on %(day)d June", day=day),
    lambda day: message("birthday on %(day)d July", day=day),
    lambda day: message("birthday on %(day)d August", day=day),
    lambda day: message("birthday on %(day)d September", day=day),
    lambda day: message("birthday on %(day)d October", day=day),
    lambda day: message("birthday on %(day)d November", day=day),
    lambda day: message("birthday on %(day)d December", day=day),
)


def sentence(rule: Clause, own: Mapping[str, str] = _NOTHING) -> Message:
    """The rule as a sentence; `own` are the names of the user's fields by how a condition calls them."""
    if not rule.parts:
        return _turned(EVERYBODY) if rule.without else EVERYBODY
    said = _joined(rule, own)
    return _turned(_in_brackets(said)) if rule.without else said


def words(condition: Condition, own: Mapping[str, str] = _NOTHING) -> Message:
    """A condition as its chip says it; one without a value yet says what it is about."""
    if condition.field.startswith(REPORTED):
        return _behind(condition)
    if condition.op == "is" and not any(value.strip() for value in condition.values):
        return message("%(field)s: …", field=_label(condition, own))
    if condition.op in ("within", "never") and condition.field in _EVENTS:
        said = _event(condition)
    elif condition.field == "campaign" and condition.op in ("within", "never"):
        said = _campaign(condition)
    elif condition.field in _COUNTED:
        said = _times(condition)
    elif condition.field in _MEASURES:
        said = _measure(condition)
    elif condition.field in _DATES:
        said = _dated(_DATES[condition.field], condition)
    elif condition.field == "has":
        return _has(condition, own)
    else:
        said = _is(condition, own)
    if not condition.without:
        return said
    # "not not interested" would be no sentence
    is_negative = (condition.field, condition.values) in (("paused", ("yes",)), ("follow_up", ("none",)))
    return _turned(_in_brackets(said) if is_negative or condition.op == "never" else said)


def _label(condition: Condition, own: Mapping[str, str]) -> Message:
    """What the field of a condition is called."""
    spec = FIELDS.get(condition.field)
    return spec.label if spec else verbatim(own.get(condition.field, condition.field))


def _joined(rule: Clause, own: Mapping[str, str]) -> Message:
    parts = [words(part, own) if isinstance(part, Condition) else _grouped(part, own) for part in rule.parts]
    if rule.join == "all":
        return reduce(_and, parts)
    # "not this or that" would turn both round
    return either(
        _in_brackets(said) if isinstance(part, Condition) and part.without else said
        for part, said in zip(rule.parts, parts, strict=True)
    )


def _grouped(clause: Clause, own: Mapping[str, str]) -> Message:
    if not clause.parts:
        return sentence(clause, own)
    said = _in_brackets(_joined(clause, own))
    return _turned(said) if clause.without else said


def either(said: Iterable[Message]) -> Message:
    """Any of these."""
    return reduce(lambda one, other: message("%(one)s or %(other)s", one=one, other=other), said)


def _and(one: Message, other: Message) -> Message:
    return message("%(one)s and %(other)s", one=one, other=other)


def _in_brackets(said: Message) -> Message:
    return message("(%(what)s)", what=said)


def _turned(said: Message) -> Message:
    return message("not %(what)s", what=said)


def _timed(said: Message, condition: Condition) -> Message:
    """What is said with its time, where it has one."""
    time = when(condition.span)
    return message("%(what)s %(when)s", what=said, when=time) if time else said


def _event(condition: Condition) -> Message:
    said = _EVENTS[condition.field][condition.op == "never"]
    return _timed(_of(said, condition), condition)


def _of(said: Message, condition: Condition) -> Message:
    """What is said with what it is narrowed by."""
    if not condition.of:
        return said
    if condition.field == "purchase":
        return message("%(what)s of “%(said)s”", what=said, said=condition.of)
    if condition.field == "refund":
        return message("%(what)s because of “%(said)s”", what=said, said=condition.of)
    outcome = _OUTCOMES.get(condition.of) or verbatim(condition.of)
    return message("%(what)s (%(outcome)s)", what=said, outcome=outcome)


def _times(condition: Condition) -> Message:
    """How often something happened."""
    counted = _COUNTED[condition.field]
    if condition.op == "between" and condition.low == condition.high:
        said = message("exactly %(n)s", n=replace(counted, count=condition.low))
    elif condition.op == "between":
        most = replace(counted, count=condition.high)
        said = message("between %(low)d and %(high)s", low=condition.low, high=most)
    elif condition.op == "most":
        said = message("at most %(n)s", n=replace(counted, count=condition.high))
    else:
        said = message("at least %(n)s", n=replace(counted, count=condition.low))
    return _timed(_of(said, condition), condition)


def _campaign(condition: Condition) -> Message:
    said = _CAMPAIGN.get(condition.of, _CAMPAIGN[""])[condition.op == "never"]
    if condition.values:
        said = message("%(what)s %(names)s", what=said, names=either(map(_quoted, condition.values)))
    return _timed(said, condition)


def _behind(condition: Condition) -> Message:
    """What a condition of a report asks for; that on the state of a campaign has its name beside its id."""
    if not (condition.of and condition.values[1:]):
        return message("behind a row of a report")
    op: Op = "never" if condition.of == "sent" else "within"
    of = "answered" if condition.of == "sent" else condition.of
    return _campaign(replace(condition, field="campaign", op=op, of=of, values=condition.values[1:2]))


def _quoted(text: str) -> Message:
    return message("“%(said)s”", said=text)


def _measure(condition: Condition) -> Message:
    said = _MEASURES[condition.field]
    if condition.field == "unpaid" and (condition.op, condition.low) == ("least", 1):
        return said
    if condition.op == "between":
        low, high = amount(condition.low, condition.currency), amount(condition.high, condition.currency)
        compared = message("between %(low)s and %(high)s", low=low, high=high)
    else:
        compared = bound(condition)
    return _timed(message("%(what)s %(amount)s", what=said, amount=compared), condition)


def _dated(said: Message, condition: Condition) -> Message:
    if condition.op == "more_than_ago":
        return message("%(what)s %(when)s", what=said, when=days_ago(condition.span.days))
    time = when(condition.span, ahead=condition.field == "next_order")
    return message("%(what)s %(when)s", what=said, when=time) if time else said


def _has(condition: Condition, own: Mapping[str, str]) -> Message:
    found = [
        _HAS[value][condition.without] if value in _HAS else _having(own.get(value, value), condition)
        for value in condition.values
    ]
    return reduce(_and, found) if condition.without else either(found)


def _having(name: str, condition: Condition) -> Message:
    if condition.without:
        return message("without “%(name)s”", name=name)
    return message("with “%(name)s”", name=name)


def _is(condition: Condition, own: Mapping[str, str]) -> Message:
    """A value of a field, one or any of several."""
    if condition.field == "birthday":
        return _birthday(condition)
    if condition.field.startswith("own:") or condition.op != "is":
        return _own(condition, own.get(condition.field, condition.field))
    if condition.field in _SCORES:
        values = either(map(verbatim, condition.values))
        return message("%(what)s %(values)s", what=_SCORES[condition.field], values=values)
    if condition.field in _TEXTS:
        first, *others = condition.values
        return either([_TEXTS[condition.field](first), *map(_quoted, others)])
    return either(_CHOICES.get((condition.field, value)) or verbatim(value) for value in condition.values)


def _own(condition: Condition, name: str) -> Message:
    """What a field of the user's own says."""
    if condition.op == "is":
        said = either(map(_quoted, condition.values))
    elif condition.op in ("least", "most", "between"):
        said = _number(condition)
    else:
        return _dated(verbatim(name), condition)
    return message("%(field)s: %(value)s", field=name, value=said)


def _number(condition: Condition) -> Message:
    if condition.op == "between":
        return message("between %(low)d and %(high)d", low=condition.low, high=condition.high)
    if condition.op == "most":
        return message("at most %(n)d", n=condition.high)
    return message("at least %(n)d", n=condition.low)


def _birthday(condition: Condition) -> Message:
    if condition.op == "within":
        return plural_message(
            "birthday in the next %(count)d day", "birthday in the next %(count)d days", condition.span.days
        )
    return either(map(_birthday_on, condition.values))


def _birthday_on(value: str) -> Message:
    month, _, day = value.partition("-")
    if not month.isdecimal() or not 1 <= int(month) <= 12 or not (day or "1").isdecimal():
        return verbatim(value)
    place = int(month) - 1
    return _DAYS[place](int(day)) if day else _MONTHS[place]
