"""Where this tool and frictionless differ: what was found, held against the list.

`differences.json` lists each difference with the clause of the standard that decides, and under
`where`, by case (or pattern of cases), the findings that only one of the two has: a kind, or for a
table of cells in question the text of the cell.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from tests.conformance.compare import Case, Place, ours, places, theirs

_FILE = Path(__file__).with_name("differences.json")
SIDES = ("dossier", "frictionless")


@dataclass(frozen=True)
class Outcome:
    """What the two found in one case."""

    case: Case
    ours: frozenset[Place]
    theirs: frozenset[Place]

    def tokens(self) -> Iterator[tuple[str, str]]:
        """Each finding that only one has: whose it is, and its kind or the text of its cell."""
        for side, only in zip(
            SIDES, (self.ours - self.theirs, self.theirs - self.ours), strict=True
        ):
            for row, _, kind in sorted(only, key=str):
                yield side, self.case.cells.get(row or 0, kind)


@dataclass(frozen=True)
class Difference:
    """A listed difference; `where`: by case or pattern of cases and side, the findings."""

    id: str
    clause: str
    says: str
    dossier: str
    frictionless: str
    where: Mapping[str, Mapping[str, list[str]]]

    def entries(self, case: str) -> Iterator[tuple[str, str, str]]:
        """What is listed for a case: pattern, side, finding."""
        for pattern, sides in self.where.items():
            if pattern == case or ("*" in pattern and fnmatchcase(case, pattern)):
                yield from ((pattern, side, each) for side in sides for each in sides[side])

    def all_entries(self) -> set[tuple[str, str, str]]:
        """Everything that is listed."""
        return {
            (pattern, side, each)
            for pattern, sides in self.where.items()
            for side in sides
            for each in sides[side]
        }


@dataclass
class Comparison:
    """All cases held against the list.

    Attributes:
        outcomes: What was found, by name of the case.
        differing: The differences that show in each case, by name of the case.
        unlisted: What only one found and no difference lists.
        gone: What a difference lists and neither found alone.
    """

    outcomes: dict[str, Outcome] = field(default_factory=dict)
    differing: dict[str, list[Difference]] = field(default_factory=dict)
    unlisted: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)


def listed() -> list[Difference]:
    """The listed differences."""
    told: list[dict[str, Any]] = json.loads(_FILE.read_text(encoding="utf-8"))
    return [Difference(**each) for each in told]


def judge(case: Case, folder: Path) -> Outcome:
    """Put a case before both; it is written into a new folder of its name's number."""
    folder.mkdir()
    package = case.write(folder)
    return Outcome(
        case, places(ours(package), named=case.named), places(theirs(package), named=case.named)
    )


def compare(cases: Iterable[Case], folder: Path, known: list[Difference]) -> Comparison:
    """Put all cases before both, and hold what differs against the list."""
    result = Comparison()
    unmet = {each.id: each.all_entries() for each in known}
    for number, case in enumerate(cases):
        assert case.name not in result.outcomes, f"two cases are called {case.name!r}"
        outcome = judge(case, folder / str(number))
        result.outcomes[case.name] = outcome
        for side, token in outcome.tokens():
            found = [
                (each, entry)
                for each in known
                for entry in each.entries(case.name)
                if entry[1:] == (side, token)
            ]
            if not found:
                result.unlisted.append(f"{case.name}: only {side} has {token!r}")
            for each, entry in found:
                unmet[each.id].discard(entry)
                shown = result.differing.setdefault(case.name, [])
                if each not in shown:
                    shown.append(each)
    result.gone = [f"{id}: {entry}" for id, entries in unmet.items() for entry in sorted(entries)]
    return result
