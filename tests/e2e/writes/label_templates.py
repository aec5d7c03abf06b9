"""Writes of layouts of labels."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from rolodex.domain.label_layout import LabelLayout, LabelTemplate, Part
from rolodex.services.opening import Services

Write = Callable[[Services, Any], object]


def fill(services: Services, sample: Any) -> None:
    """A template."""
    services.label_templates.save(LabelTemplate(name="With code", layout=LabelLayout(parts=(Part("code"),))))


def known(services: Services) -> LabelTemplate:
    """The template that is there."""
    return next(one for one in services.label_templates.all() if one.name == "With code")


WRITES: dict[tuple[str, str], Mapping[str, Write]] = {
    ("label_templates", "save"): {
        "new": lambda services, _: services.label_templates.save(LabelTemplate(name="Plain")),
        "everything changed": lambda services, _: services.label_templates.save(
            LabelTemplate(known(services).id, "Centred", LabelLayout(("{name}",), "center", "NotoSans", 9.0))
        ),
    },
    ("label_templates", "delete"): {
        "one": lambda services, _: services.label_templates.delete([known(services).id]),
    },
}
