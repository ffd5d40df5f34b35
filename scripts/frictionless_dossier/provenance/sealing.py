"""The seals that the statements of a package deserve: what `dossier verify` writes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from frictionless_dossier.findings import Finding
from frictionless_dossier.package.model import Package
from frictionless_dossier.package.table import Table
from frictionless_dossier.provenance.evidence import evidence_rows
from frictionless_dossier.provenance.hashing import seal_of
from frictionless_dossier.provenance.texts import Text
from frictionless_dossier.provenance.verify import Verifier, refusal_findings


@dataclass(slots=True)
class Sealing:
    """What the column `verified` of one table should say.

    Attributes:
        table: The table of statements, or a claim table.
        seals: By index of row: the seal; the empty text where the row has a seal but deserves
            none, because its text does not bear it out or no text of its source is kept. A row
            whose text is kept but not at hand is absent: it keeps what it has.
        refused: Why statements are not borne out by their text.
        unseen: How many statements rest on a text that is kept, but not at hand.
    """

    table: Table
    seals: dict[int, str] = field(default_factory=dict)
    refused: list[Finding] = field(default_factory=list)
    unseen: int = 0


def seal(
    package: Package, tables: Mapping[str, Table], texts: Mapping[str, Text]
) -> Iterator[Sealing]:
    """Verify every statement whose text is at hand; one result for each table of statements."""
    verifier = Verifier(package, tables)
    found: dict[str, Sealing] = {}
    for each in evidence_rows(package, tables):
        sealing = found.setdefault(each.table.name, Sealing(each.table))
        text = texts.get(each.digest)
        refused = list(refusal_findings(each, verifier.verify(each, text))) if text else []
        sealing.refused.extend(refused)
        sealing.unseen += text is None and bool(each.digest)
        if text is not None and not refused:
            sealing.seals[each.index] = seal_of(each)
        elif each.verified and (refused or not each.digest):
            sealing.seals[each.index] = ""
    yield from found.values()
