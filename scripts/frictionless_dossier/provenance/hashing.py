"""The seal of a verified statement: a hash by which any later change of it shows.

It is written into the column `verified` and compared on every validation, also where no text of a
source is at hand. It is the first 16 hex digits of the SHA-256 of this JSON array in UTF-8, written
without blanks and with characters beyond ASCII as they are:

    [version, sha256 of the text, table, row, [[property, value kind, value], ...],
     as said, locator, context, citation, basis, follows from]

All items but the list of claims and the version (the number 1) are texts, empty where a cell is.
JSON quotes each text, so that no two statements have the same array.
"""

from hashlib import sha256
from json import JSONEncoder

from frictionless_dossier.provenance.evidence import Evidence

VERSION = 1
LENGTH = 16
"""Hex digits of a seal: 64 bits, enough against change unseen, which is all it guards against."""

_ENCODE = JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def seal_of(statement: Evidence) -> str:
    """The seal of a statement, as its column `verified` must say."""
    content = _ENCODE(
        [
            VERSION,
            statement.digest,
            *statement.about,
            [list(claim) for claim in statement.claims],
            statement.as_said,
            statement.locator,
            statement.context,
            statement.citation,
            statement.basis,
            statement.follows_from,
        ]
    )
    return sha256(content.encode("utf-8")).hexdigest()[:LENGTH]
