"""Label jobs, layouts and printed pieces as text: the same value always gives the same text."""

from __future__ import annotations

import json
from dataclasses import asdict, fields, replace
from typing import Any

from rolodex.domain import kept_json
from rolodex.domain.drawer import PrinterProfile
from rolodex.domain.label import LabelJob, LabelPlan, Printed
from rolodex.domain.label_layout import LabelLayout, Part
from rolodex.domain.stock import Stock


def job_text(job: LabelJob) -> str:
    """A job as JSON."""
    return _text(asdict(job))


def job_of(text: str) -> LabelJob:
    """The job that `job_text` wrote; what it does not say is as usual, what is not known is passed over."""
    try:
        return _job(json.loads(text)) if text else LabelJob((), "")
    except kept_json.BROKEN:
        return LabelJob((), "")


def layout_text(layout: LabelLayout) -> str:
    """A layout as JSON."""
    return _text(asdict(layout))


def layout_of(text: str) -> LabelLayout:
    """The layout that `layout_text` wrote, the usual one where it cannot be read."""
    try:
        return _layout(json.loads(text)) if text else LabelLayout()
    except kept_json.BROKEN:
        return LabelLayout()


def run_text(job: LabelJob, plan: LabelPlan) -> str:
    """All but the pieces of what was printed: the job, the measures of its stock and the return address."""
    assert plan.stock is not None
    job = replace(job, contact_ids=())
    return _text({"job": asdict(job), "sender": plan.sender, "stock": asdict(plan.stock)})


def run_of(text: str) -> tuple[LabelJob, Stock, tuple[str, ...]]:
    """The job, the stock and the lines of the return address that `run_text` wrote; UserError for others."""
    try:
        kept = json.loads(text)
        return _job(kept["job"]), Stock(**_tuples(_known(Stock, kept["stock"]))), tuple(kept["sender"])
    except kept_json.BROKEN as error:
        raise kept_json.unreadable() from error


def piece_text(piece: Printed) -> str:
    """The words of a piece as JSON; what is as usual is left away."""
    usual = asdict(Printed((), ()))
    return _text({key: value for key, value in asdict(piece).items() if value != usual[key]})


def piece_of(text: str) -> Printed:
    """The words that `piece_text` wrote; UserError for others."""
    try:
        kept = _tuples(_known(Printed, json.loads(text)))
        return Printed(tuple(kept.pop("contact_ids", ())), tuple(kept.pop("lines", ())), **kept)
    except kept_json.BROKEN as error:
        raise kept_json.unreadable() from error


def _job(kept: dict[str, Any]) -> LabelJob:
    known = _tuples(_known(LabelJob, kept))
    if "layout" in known:
        known["layout"] = _layout(known["layout"])
    if known.get("printer"):
        known["printer"] = PrinterProfile(**_known(PrinterProfile, known["printer"]))
    return LabelJob(known.pop("contact_ids", ()), known.pop("stock", ""), **known)


def _layout(kept: dict[str, Any]) -> LabelLayout:
    known = _tuples(_known(LabelLayout, kept))
    if "parts" in known:
        known["parts"] = tuple(Part(**_known(Part, part)) for part in known["parts"])
    return LabelLayout(**known)


def _known(kind: type[Any], kept: dict[str, Any]) -> dict[str, Any]:
    names = {field.name for field in fields(kind)}
    return {key: value for key, value in kept.items() if key in names}


def _tuples(kept: dict[str, Any]) -> dict[str, Any]:
    return {key: _tuple(value) for key, value in kept.items()}


def _tuple(value: Any) -> Any:
    return tuple(_tuple(one) for one in value) if isinstance(value, list) else value


def _text(kept: object) -> str:
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
