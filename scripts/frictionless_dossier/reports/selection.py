"""Some of the findings, where a form has no room for all of them."""

from collections.abc import Callable, Hashable, Iterator
from itertools import islice
from typing import TypeVar

from frictionless_dossier.findings import Finding, Severity
from frictionless_dossier.findings.store import Findings

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
    findings: Findings, key: Callable[[Finding], Key], most: int
) -> dict[Key, tuple[list[Finding], int]]:
    """The first findings of each group, and how many the group has.

    Args:
        findings: All of them.
        key: What those of one group have in common.
        most: How many of each group are given.
    """
    groups: dict[Key, tuple[list[Finding], int]] = {}
    for finding in findings:
        name = key(finding)
        first, count = groups.get(name, ([], 0))
        if count < most:
            first.append(finding)
        groups[name] = first, count + 1
    return groups
