"""How many planted look-alikes of a large book are found, what is wrongly proposed, and what it costs."""

from __future__ import annotations

import random
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import costs
import planting

from rolodex.domain.contact import Contact
from rolodex.domain.likeness import Pair
from rolodex.domain.message import message
from rolodex.services.look_alikes import LookAlikes, like_many
from rolodex.store import contacts as store
from rolodex.store.book import Book

CONTACTS = 100_000
DUPLICATES = 5_000
TRAPS = 1_000
SEEDS = (1, 2, 3)
TYPED = 300
IMPORTED = 5_000


def main() -> None:
    """Print `name | measured | baseline | ratio | budget` for each seed, and what kinds were missed."""
    contacts = int(sys.argv[1]) if len(sys.argv) > 1 else CONTACTS
    seeds = [int(seed) for seed in sys.argv[2:]] or list(SEEDS)
    with tempfile.TemporaryDirectory() as folder:
        plain = costs.demo_book(Path(folder), contacts)
        for place, seed in enumerate(seeds):
            path = Path(folder) / f"planted{seed}.rolodex"
            path.write_bytes(plain.read_bytes())
            unseen = place == len(seeds) - 1
            with Book.open(path) as book:
                measure(book, seed, contacts, planting.UNSEEN if unseen else planting.DUPLICATES, unseen)
            path.unlink()


def measure(book: Book, seed: int, contacts: int, kinds: dict[str, planting.Make], unseen: bool) -> None:
    """The figures of one seed."""
    draw = random.Random(seed)
    share = contacts / CONTACTS
    with book.reading() as connection:
        begun = time.process_time()
        people = [
            one for one in store.get_many(connection, store.all_ids(connection)) if one.kind == "individual"
        ]
        baseline = time.process_time() - begun
    same = planting.duplicates(draw, people, kinds, round(DUPLICATES * share))
    traps = planting.traps(draw, people, round(TRAPS * share))
    same_ids, trap_ids = planted(book, same), planted(book, traps)
    begun = time.process_time()
    pairs = LookAlikes(book).pairs()
    taken = time.process_time() - begun
    what = f"seed {seed}{', kinds not tuned on' if unseen else ''}"
    costs.row(f"look-alikes of {contacts:,} ({what}), baseline reading all cards", taken, baseline, "<= 15 s")
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    costs.row("memory held at the most, with all cards of this benchmark", held, 0, "", "MB")
    told(pairs, people, (same, same_ids), (traps, trap_ids))
    del pairs
    typing(book, draw, same)


def planted(book: Book, cards: Sequence[planting.Planted]) -> list[int]:
    """The ids of cards put into the book."""
    with book.change(message("Planted")) as tx:
        return store.insert(tx, [card.contact for card in cards])


def told(
    pairs: Sequence[Pair],
    people: Sequence[Contact],
    same: tuple[Sequence[planting.Planted], Sequence[int]],
    traps: tuple[Sequence[planting.Planted], Sequence[int]],
) -> None:
    """Precision and recall of what is proposed, and what became of the traps."""
    truth = {(people[card.origin].id, number): card.kind for card, number in zip(*same, strict=True)}
    trapped = {(people[card.origin].id, number): card.kind for card, number in zip(*traps, strict=True)}
    proposed = [pair for pair in pairs if pair.likeness.level != "possible"]
    keys = [(pair.one, pair.other) for pair in proposed]
    right = sum(key in truth for key in keys)
    mine = [key for key in keys if key in truth or key in trapped]
    costs.row("recall of proposals", right / len(truth), 0, ">= 0.95", "")
    costs.row(
        f"precision, {len(keys) - len(mine)} pairs of the sample counted wrong",
        right / len(keys),
        0,
        ">= 0.99",
        "",
    )
    costs.row("precision among planted cards", right / len(mine), 0, ">= 0.99", "")
    certain = {(pair.one, pair.other) for pair in pairs if pair.likeness.level == "certain"}
    costs.row("traps called certain", len(certain & trapped.keys()), 0, "0", "")
    costs.row("traps proposed", len(trapped.keys() & set(keys)), 0, "", "")
    costs.row("wrong pairs called certain", len(certain - truth.keys()), 0, "0", "")
    print("  missed:", dict(Counter(truth[key] for key in truth.keys() - set(keys))))
    print("  traps proposed:", dict(Counter(trapped[key] for key in trapped.keys() & set(keys))))
    print("  levels:", dict(Counter(pair.likeness.level for pair in pairs)), flush=True)


def typing(book: Book, draw: random.Random, same: Sequence[planting.Planted]) -> None:
    """What it takes to know somebody while typing, and to compare many cards of a file."""
    look_alikes = LookAlikes(book)
    times = []
    for card in draw.sample(list(same), min(TYPED, len(same))):
        begun = time.thread_time()
        look_alikes.like(replace(card.contact, id=0, uid=""))
        times.append(1000 * (time.thread_time() - begun))
    times.sort()
    costs.row("while typing, half of the cards within", times[len(times) // 2], 0, "<= 20 ms", "ms")
    costs.row("while typing, 95 % of the cards within", times[len(times) * 95 // 100], 0, "<= 20 ms", "ms")
    costs.row("while typing, slowest", times[-1], 0, "", "ms")
    cards = [replace(card.contact, uid="") for card in same[:IMPORTED]]
    with book.reading() as connection:
        begun = time.process_time()
        found = like_many(connection, cards)
        taken = time.process_time() - begun
    known = sum(any(one.likeness.level != "possible" for one in alike) for alike in found)
    costs.row(f"{len(cards):,} cards of a file against the book ({known:,} known)", taken, 0, "")


if __name__ == "__main__":
    main()
