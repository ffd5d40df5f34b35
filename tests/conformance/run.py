"""The whole comparison, for the tests and for the page."""

from dataclasses import dataclass
from pathlib import Path

from tests.conformance.compare import Case
from tests.conformance.differences import Comparison, Difference, compare, listed
from tests.conformance.features import Feature, every_feature
from tests.conformance.packages import package_cases
from tests.conformance.page import page
from tests.conformance.tables import every_case

PAGE = Path(__file__).parents[2] / "docs" / "conformance.md"
"""Where the generated page is committed."""


@dataclass(frozen=True)
class Run:
    """What was asked, what was found, and what is listed."""

    features: list[Feature]
    tables: list[Case]
    known: list[Difference]
    found: Comparison

    def page(self) -> str:
        """The text that the page must have."""
        return page(self.features, self.tables, self.found, self.known)


def run(folder: Path) -> Run:
    """Ask everything; the packages are written into the folder."""
    features, known = list(every_feature()), listed()
    tables = [*every_case(), *package_cases()]
    cases = [*(case for each in features for case in each.cases), *tables]
    return Run(features, tables, known, compare(cases, folder, known))
