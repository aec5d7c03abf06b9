"""ORG, TITLE and ROLE put together into jobs, by their group or else by their order."""

from __future__ import annotations

from dataclasses import dataclass

from rolodex.domain.contact import Org, Params
from rolodex.vcard.header import in_order


@dataclass(slots=True)
class _Job:
    name: str = ""
    units: tuple[str, ...] = ()
    title: str = ""
    role: str = ""
    types: tuple[str, ...] = ()
    pref: int = 0
    group: str = ""
    params: Params = ()
    has_org: bool = False
    pair: str = ""


class Jobs:
    """Jobs in the making."""

    def __init__(self) -> None:
        self._jobs: list[_Job] = []

    def add_org(self, parts: list[str], pair: str, org: Org) -> None:
        """Adds an employer with its units; what stands in one group (`pair`) is one job."""
        while parts and not parts[-1]:
            parts.pop()
        job = next((job for job in self._jobs if not job.has_org and job.pair == pair), None)
        if job is None:
            job = _Job(pair=pair)
            self._jobs.append(job)
        job.name, job.units, job.has_org = parts[0], tuple(parts[1:]), True
        job.types, job.pref, job.group = org.types, org.pref, org.group
        job.params = (*org.params, *job.params)

    def add_word(self, kind: str, value: str, pair: str, group: str, params: Params) -> None:
        """Adds a TITLE or ROLE to the first job of its group that has none yet."""
        field = kind.lower()
        job = next((job for job in self._jobs if not getattr(job, field) and job.pair == pair), None)
        if job is None:
            job = _Job(group=group, pair=pair)
            self._jobs.append(job)
        setattr(job, field, value)
        job.params = (*job.params, *((f"{kind};{key}", word) for key, word in params if key != "VALUE"))

    def orgs(self) -> tuple[Org, ...]:
        """All jobs, in the order in which the card begins them."""
        return tuple(
            Org(
                job.name, job.units, job.title, job.role, job.types, job.pref, job.group, in_order(job.params)
            )
            for job in self._jobs
        )
