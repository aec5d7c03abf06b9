"""Import end to end, import again, undo and redo, against vobject alone reading the same file."""

from __future__ import annotations

import base64
import os
import random
import resource
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from rolodex.services.opening import Services, open_services

CARDS = 10_000
LARGE_CARDS = 80_000
"""About 71 MB."""

GIVEN = ("Ana", "Jens", "Hélène", "Andrea", "Yuki", "Małgorzata", "Íñigo", "Siobhán", "Lucía", "Oliver")
FAMILY = ("García", "Holm", "Dubois", "Moretti", "Tanaka", "Kowalska", "Etxeberria", "Byrne", "Peña", "Smith")
CITIES = ("Madrid", "Berlin", "Lyon", "Milano", "Tokyo", "Kraków", "Bilbao", "Cobh", "A Coruña", "Leeds")


PICTURE = 6_000
"""Octets of a picture as phones keep them; in a file with pictures, every tenth card has one."""


def picture(number: int) -> str:
    """A picture of its own in base64, folded as phones do it."""
    octets = b"\xff\xd8\xff\xe0" + random.Random(number).randbytes(PICTURE)
    text = "PHOTO;ENCODING=b;TYPE=JPEG:" + base64.b64encode(octets).decode("ascii")
    return "\r\n ".join(text[start : start + 74] for start in range(0, len(text), 74))


def card(number: int, pictures: bool = False) -> str:
    """One card as a phone writes it: some 880 bytes."""
    given = GIVEN[number % 10]
    family = f"{FAMILY[number // 10 % 10]} {FAMILY[number // 100 % 10]}"
    city = CITIES[number // 7 % 10]
    lines = [
        "BEGIN:VCARD",
        "VERSION:3.0",
        f"FN:{given} {family} {number}",
        f"N:{family} {number};{given};;;",
        f"UID:{number:08x}-7c31-4e2f-9d55-000000000000",
        f"ORG:Empresa {number % 997}\\, S.L.;Ventas",
        "TITLE:Gerente",
        f"TEL;TYPE=CELL:+34 6{number:08d}",
        f"TEL;TYPE=WORK,VOICE:+34 91{number:07d}",
        f"item1.EMAIL;TYPE=INTERNET;TYPE=pref:{given.lower()}.{number}@empresa{number % 997}.example",
        "item1.X-ABLabel:_$!<Work>!$_",
        f"ADR;TYPE=WORK:;;Calle Mayor {number % 200}\\, 2.º B;{city};{city};{number % 99999:05d};España",
        f"BDAY:19{50 + number % 50}-0{1 + number % 9}-1{number % 9}",
        f"URL:https://empresa{number % 997}.example/personas/{number}",
        f"NOTE:Cliente desde {2000 + number % 26}. Prefiere que se llame por la mañana\\; compra dos veces",
        "  al año y pide siempre muestras antes de decidir. " + "Observaciones largas de la visita. " * 4,
        "CATEGORIES:Clientes,Feria 2026",
        f"X-CRM-ID:{number}",
        "REV:2026-05-03T10:00:00Z",
        *([picture(number)] if pictures and number % 10 == 0 else []),
        "END:VCARD",
        "",
    ]
    return "\r\n".join(lines)


def written(folder: Path, cards: int, pictures: bool = False) -> Path:
    """A file of so many cards."""
    path = folder / f"{cards}{'-pictures' if pictures else ''}.vcf"
    with path.open("w", encoding="utf-8", newline="") as stream:
        stream.writelines(card(number, pictures) for number in range(cards))
    return path


def timed(work: Callable[[], object]) -> float:
    """Seconds of wall time."""
    return cost(work)[0]


def cost(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds of wall time, and of CPU in this process and those it waited for."""
    start, before = time.perf_counter(), os.times()
    work()
    after = os.times()
    return time.perf_counter() - start, sum(after[:4]) - sum(before[:4])


def vobject_alone(path: Path) -> None:
    """What reading the file costs with vobject and nothing else."""
    import vobject

    with path.open(encoding="utf-8", newline="") as stream:
        for _ in vobject.readComponents(stream):
            pass


def imported(services: Services, path: Path) -> None:
    """Read, plan, store, index and journal."""
    with services.importing.plan([path]) as plan:
        services.importing.apply(plan)


def peak() -> float:
    """The most memory this process and the processes it waited for have held, in MB."""
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return max(own, children) / 1024


def main() -> None:
    """Print `name | measured | baseline | ratio | budget` for each figure."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        whole(folder, pictures=False)
        whole(folder, pictures=True)
        before = peak()
        if os.environ.get("BENCH_LARGE"):
            large = written(folder, LARGE_CARDS)
            services = open_services(folder / "large.rolodex", create=True)
            seconds = timed(lambda: imported(services, large))
            services.close()
            name = f"memory, {large.stat().st_size / 1e6:.0f} MB in {seconds:.0f} s / small file"
            print(f"{name} | {peak():.0f} MB | {before:.0f} MB | {peak() / before:.2f} | +150 MB")


def whole(folder: Path, pictures: bool) -> None:
    """Import of a file with or without pictures, and what can be done with it after."""
    kind = "with pictures" if pictures else "without pictures"
    path = written(folder, CARDS, pictures)
    before = cost(lambda: vobject_alone(path))
    services = open_services(folder / f"{path.stem}.rolodex", create=True)
    first, first_cpu = cost(lambda: imported(services, path))
    # Before and after: a machine with other work does not run equally fast all the time.
    after = cost(lambda: vobject_alone(path))
    baseline, baseline_cpu = (before[0] + after[0]) / 2, (before[1] + after[1]) / 2
    again = timed(lambda: imported(services, path))
    undo = timed(services.history.undo)
    redo = timed(services.history.redo)
    services.close()
    row(f"import of 10,000 cards {kind} / vobject alone", first, baseline, "1.25, aim 1.0")
    row("the same, CPU of both processes", first_cpu, baseline_cpu, "-")
    row("the same file again / first import", again, first, "1.0")
    row("undo of the import / import", undo, first, "1.0, aim 0.5")
    row("redo of the import / import", redo, first, "-")


def row(name: str, measured: float, baseline: float, budget: str) -> None:
    """One line of the table."""
    print(f"{name} | {measured:.2f} s | {baseline:.2f} s | {measured / baseline:.2f} | {budget}", flush=True)


if __name__ == "__main__":
    main()
