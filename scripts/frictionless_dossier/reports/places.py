"""Where a finding is, for programs that look into the files of a repository."""

import os
from dataclasses import dataclass
from pathlib import Path, PurePath

from frictionless_dossier.findings import Finding
from frictionless_dossier.report import Report


@dataclass(frozen=True, slots=True)
class Region:
    """A place in a file.

    Attributes:
        file: Path with forward slashes, relative to the repository where it lies in one.
        line: Physical line, from 1; None where the finding is about the whole file.
        column: First column, from 1; None where it is about the whole line.
        end_column: Column after the last one.
    """

    file: str
    line: int | None = None
    column: int | None = None
    end_column: int | None = None


def region(report: Report, finding: Finding) -> Region:
    """Where a finding is; of one that is in no file, the descriptor."""
    file = _from_root(report, finding.path or report.descriptor)
    excerpt = finding.excerpt
    if excerpt is None or excerpt.column is None:
        return Region(file, finding.line)
    return Region(file, excerpt.line, excerpt.column, excerpt.column + excerpt.width)


def _from_root(report: Report, path: str) -> str:
    """A path of the package as a path of its repository: the checkout, else the working folder."""
    root = os.environ.get("GITHUB_WORKSPACE") or os.getcwd()  # noqa: PTH109 - both are texts
    file = Path(os.path.abspath(PurePath(report.base, path)))  # noqa: PTH100 - links stay links
    return (file.relative_to(root) if file.is_relative_to(root) else file).as_posix()
