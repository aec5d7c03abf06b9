"""Rows of lists as they are told: texts of others in them neither steer nor turn round what follows."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt

from rolodex.domain.tamed import tamed

Index = QModelIndex | QPersistentModelIndex
Model = TypeVar("Model", bound=QAbstractItemModel)


def tamed_rows(data: Callable[[Model, Index, int], object]) -> Callable[..., object]:
    """For the `data` of a model: every text is tame but the one that is edited, which stays as it is kept."""

    @wraps(data)
    def tame(model: Model, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        said = data(model, index, role)
        return tamed(said) if isinstance(said, str) and role != Qt.ItemDataRole.EditRole else said

    return tame
