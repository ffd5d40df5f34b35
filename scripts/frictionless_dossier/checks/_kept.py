"""The texts of sources that are kept and at hand."""

from collections.abc import Iterator

from frictionless_dossier.checking.context import Context
from frictionless_dossier.provenance.texts import Text


def kept_texts(context: Context) -> Iterator[tuple[str, int, Text]]:
    """Each source whose text is at hand: its identifier, its row, and the text."""
    sources = context.with_role("sources")
    if sources is None:
        return
    for source, index in sources.ids.items():
        text = context.texts.get((sources.cell(index, "sha256") or "").lower())
        if text is not None:
            yield source, index, text
