"""The pipelines and their stages, in and out of their tables."""

from __future__ import annotations

from rolodex.domain.deal import Stage
from rolodex.store.engine import Connection
from rolodex.store.texts import storable
from rolodex.store.transaction import Transaction


def first_pipeline(connection: Connection) -> int:
    """The pipeline that is shown where none is named; 0 where the book has none."""
    return int(connection.value("SELECT min(id) FROM pipeline") or 0)


def of_pipeline(connection: Connection, pipeline_id: int) -> tuple[Stage, ...]:
    """The stages of a pipeline in their order."""
    rows = connection.execute(
        "SELECT id, name, probability, position FROM stage WHERE pipeline_id = ? ORDER BY position, id",
        (pipeline_id,),
    )
    return tuple(Stage(*row) for row in rows)


def make_pipeline(tx: Transaction) -> int:
    """Make a pipeline and give its id; its stages are still to be written."""
    return tx.connection.insert("INSERT INTO pipeline(name) VALUES ('')")


def insert(tx: Transaction, pipeline_id: int, stage: Stage) -> int:
    """Write a stage down and give its id."""
    ((name,),) = storable([(stage.name,)])
    return tx.connection.insert(
        "INSERT INTO stage(pipeline_id, name, position, probability) VALUES (?, ?, ?, ?)",
        (pipeline_id, name, stage.position, stage.probability),
    )


def replace(tx: Transaction, stage: Stage) -> None:
    """Put this stage in place of the one with its id, where it differs."""
    ((name,),) = storable([(stage.name,)])
    tx.connection.execute(
        "UPDATE stage SET name = ?1, position = ?2, probability = ?3 "
        "WHERE id = ?4 AND (name, position, probability) <> (?1, ?2, ?3)",
        (name, stage.position, stage.probability, stage.id),
    )


def delete(tx: Transaction, stage_id: int, heir: int) -> None:
    """Take a stage away; its deals go to another."""
    tx.connection.execute("UPDATE deal SET stage_id = ? WHERE stage_id = ?", (heir, stage_id))
    tx.connection.execute("DELETE FROM stage WHERE id = ?", (stage_id,))


def exists(connection: Connection, stage_id: int) -> bool:
    """Whether the book has this stage."""
    return bool(connection.value("SELECT EXISTS(SELECT 1 FROM stage WHERE id = ?)", (stage_id,)))
