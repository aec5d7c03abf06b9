"""Files of cards read beside the program: small ones at once, large ones in a worker process."""

from __future__ import annotations

import copyreg
import io
import multiprocessing
import operator
import pickle
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from rolodex.domain import os_reason
from rolodex.domain.card import Blob, Card, PropertyFate, Rejected
from rolodex.domain.contact import Adr, Consent, Contact, Custom, Date, Foreign, Name, Org, Photo, Value
from rolodex.domain.errors import UserError
from rolodex.domain.message import Message, message
from rolodex.domain.progress import Progress, silent
from rolodex.domain.spawning import deaf_to_ctrl_c
from rolodex.vcard.limits import FILE, MEBIBYTE
from rolodex.vcard.reading import FILE_TOO_LARGE, read_cards

Batch = Sequence[Card | Rejected]

READ_HERE = 256 * 1024
_CARDS_IN_BATCH = 256
_OCTETS_IN_BATCH = 4 * MEBIBYTE
_PATIENCE = 0.1
_SENT = (
    Value,
    Adr,
    Name,
    Org,
    Date,
    Photo,
    Foreign,
    Custom,
    Consent,
    Contact,
    Blob,
    Card,
    Rejected,
    Message,
    PropertyFate,
)


def read_files(paths: Iterable[Path], progress: Progress = silent) -> Iterator[Batch]:
    """The cards of these files in batches; progress counts bytes."""
    found = [(path, _size(path)) for path in paths]
    total = sum(size for _, size in found)
    progress(0, total)
    if total > READ_HERE:
        yield from _from_worker([(str(path), size) for path, size in found], total, progress)
    else:
        for _, batch in _batches([(str(path), size) for path, size in found]):
            yield batch
    progress(total, total)


def _size(path: Path) -> int:
    try:
        size = path.stat().st_size
        with path.open("rb") as stream:
            stream.read(1)
    except OSError as error:
        raise UserError(
            message(
                "%(file)s cannot be read (%(reason)s); nothing was taken in. See whether it is there "
                "and can be opened.",
                file=path.name,
                reason=os_reason.reason(error),
            )
        ) from error
    return size


def _batches(files: Sequence[tuple[str, int]]) -> Iterator[tuple[int, list[Card | Rejected]]]:
    """Batches of all files with the bytes read when each was full."""
    before = 0
    for name, size in files:
        if size > FILE:
            yield before + size, [Rejected(name, 0, "", FILE_TOO_LARGE)]
            before += size
            continue
        batch: list[Card | Rejected] = []
        octets = begun = 0
        with Path(name).open("rb") as stream:
            for item in read_cards(stream, name):
                batch.append(item)
                if isinstance(item, Card):
                    octets += sum(len(blob.data) for blob in item.blobs)
                read = stream.tell() - begun
                if len(batch) >= _CARDS_IN_BATCH or max(octets, read) >= _OCTETS_IN_BATCH:
                    yield before + min(stream.tell(), size), batch
                    batch, octets, begun = [], 0, stream.tell()
        before += size
        yield before, batch


def _from_worker(files: Sequence[tuple[str, int]], total: int, progress: Progress) -> Iterator[Batch]:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    worker = context.Process(target=_work, args=(theirs, list(files)), name="rolodex-cards", daemon=True)
    with deaf_to_ctrl_c():
        worker.start()
    # With our copy closed, the death of the worker ends the pipe, and nobody waits for it.
    theirs.close()
    done = 0
    try:
        while True:
            while not ours.poll(_PATIENCE):
                progress(done, total)
            done, batch = _received(ours, files)
            if batch is None:
                return
            yield batch
            progress(done, total)
    finally:
        ours.close()
        worker.terminate()
        worker.join()
        worker.close()


def _received(ours: Connection, files: Sequence[tuple[str, int]]) -> tuple[int, Batch | None]:
    """The next batch, None at the end; an error of the user's when the worker failed or is gone."""
    try:
        answer = pickle.loads(ours.recv_bytes())
    except (EOFError, OSError) as error:
        raise UserError(
            message(
                "Reading %(file)s stopped before its end, and nothing was taken in; please try again",
                file=Path(files[0][0]).name,
            )
        ) from error
    if isinstance(answer, Message):
        raise UserError(answer)
    done, batch = answer
    return done, batch


def _work(theirs: Connection, files: list[tuple[str, int]]) -> None:
    """Reads in the worker process; the pipe holds it back when its reader is slow."""
    try:
        for batch in _batches(files):
            theirs.send_bytes(_packed(batch))
        theirs.send_bytes(_packed((0, None)))
    except BrokenPipeError:
        # Nobody listens any more.
        return
    except OSError as error:
        reason = os_reason.reason(error)
        theirs.send_bytes(_packed(message("The file cannot be read: %(reason)s", reason=reason)))
    finally:
        theirs.close()


def _packed(answer: object) -> bytes:
    buffer = io.BytesIO()
    _Packer(buffer, pickle.HIGHEST_PROTOCOL).dump(answer)
    return buffer.getvalue()


class _Packer(pickle.Pickler):
    """Pickles our values as calls of their classes, which is three times as fast as dataclasses' own way."""

    dispatch_table = copyreg.dispatch_table.copy()


def _reducer(kind: Any) -> Any:
    parts = operator.attrgetter(*(field.name for field in fields(kind)))
    return lambda value: (kind, parts(value))


_Packer.dispatch_table.update({kind: _reducer(kind) for kind in _SENT})
