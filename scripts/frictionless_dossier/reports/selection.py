"""Some of the findings, where a form has no room for all of them."""

from collections.abc import Callable, Hashable, Iterator
from itertools import islice
from typing import TypeVar

from frictionless_dossier.findings import Finding, Severity
from frictionless_dossier.findings.store import Findings, Group, group_of

Key = TypeVar("Key", bound=Hashable)


def by_severity(findings: Findings, most: int | None = None) -> Iterator[Finding]:
    """The findings, the most severe first, else in their order.

    Args:
        findings: All of them.
        most: How many of each severity at most; None for all.
    """
    for severity in Severity:
        count = findings.count(severity)
        wanted = count if most is None else min(count, most)
        if wanted:  # Nobody need look beyond the last one that is wanted.
            yield from islice((each for each in findings if each.severity is severity), wanted)


def first_of_each(
    findings: Findings, key: Callable[[Group], Key], most: int
) -> dict[Key, tuple[list[Finding], int]]:
    """The first findings of each of some sets, and how many there are in each.

    They come without the cells of their rows: nobody shows them, and wide rows would be many.

    Args:
        findings: All of them.
        key: In which set the findings of a group are.
        most: How many of each set are given.
    """
    keys = {group: key(group) for group in findings.groups}
    counts: dict[Key, int] = {}
    for group, count in findings.groups.items():
        counts[keys[group]] = counts.get(keys[group], 0) + count
    first: dict[Key, list[Finding]] = {name: [] for name in counts}
    wanted = sum(min(count, most) for count in counts.values())
    for finding in findings.first(most) if wanted else ():
        found = first[keys[group_of(finding)]]
        if len(found) < most:
            found.append(finding._replace(cells=()))
            wanted -= 1
            if not wanted:
                break
    return {name: (first[name], counts[name]) for name in counts}
