"""ORG, TITLE and ROLE put together into jobs, by their group or else by their order."""

from __future__ import annotations

from dataclasses import dataclass, replace

from rolodex.domain.contact import Org, Params
from rolodex.vcard.header import in_order

SINCE, UNTIL = "X-SINCE", "X-UNTIL"
"""Parameters of the first property of a job: from when to when it lasts."""


@dataclass(slots=True)
class _Job:
    org: Org
    title: str = ""
    role: str = ""
    params: Params = ()
    since: str = ""
    until: str = ""

    def last(self, params: Params) -> Params:
        """The parameters without those that say how long the job lasts, which are taken."""
        if not params:
            return params
        for key, value in params:
            if key == SINCE:
                self.since = self.since or value
            elif key == UNTIL:
                self.until = self.until or value
        return tuple(pair for pair in params if pair[0] not in (SINCE, UNTIL))


class Jobs:
    """Jobs in the making; what stands in one group (`pair`) belongs together, the rest goes by order."""

    def __init__(self) -> None:
        self._jobs: list[_Job] = []
        self._pairs: dict[str, list[_Job]] = {}
        self._seen: dict[tuple[str, str], int] = {}

    def add_org(self, parts: list[str], pair: str, org: Org) -> None:
        """Adds an employer with its units to the first job of its group that has none yet."""
        while parts and not parts[-1]:
            parts.pop()
        job = self._next("ORG", pair, org.group)
        job.org = replace(org, name=parts[0], units=tuple(parts[1:]), params=job.last(org.params))

    def add_word(self, kind: str, value: str, pair: str, group: str, params: Params) -> None:
        """Adds a TITLE or ROLE to the first job of its group that has none yet."""
        job = self._next(kind, pair, group)
        if kind == "TITLE":
            job.title = value
        else:
            job.role = value
        kept = job.last(params)
        job.params = (*job.params, *((f"{kind};{key}", word) for key, word in kept if key != "VALUE"))

    def _next(self, kind: str, pair: str, group: str) -> _Job:
        """The first job of the group without this kind: the n-th ORG, TITLE or ROLE is the n-th job's."""
        jobs = self._pairs.setdefault(pair, [])
        place = self._seen.get((kind, pair), 0)
        self._seen[kind, pair] = place + 1
        if place == len(jobs):
            jobs.append(_Job(Org(group=group)))
            self._jobs.append(jobs[-1])
        return jobs[place]

    def orgs(self) -> tuple[Org, ...]:
        """All jobs, in the order in which the card begins them."""
        return tuple(
            replace(
                job.org,
                title=job.title,
                role=job.role,
                params=in_order((*job.org.params, *job.params)),
                since=job.since,
                until=job.until,
            )
            for job in self._jobs
        )
