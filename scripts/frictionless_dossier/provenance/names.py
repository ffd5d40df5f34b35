"""Names of the things a package tells of, and where they stand in words."""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from frictionless_dossier.findings import RowId
from frictionless_dossier.package.model import Package, Schema
from frictionless_dossier.package.table import Table, table_with_role
from frictionless_dossier.provenance.words import BARRIER, Piece, find, keys, pieces, stands_at

LABELS = ("label", "name", "title")
"""Fields that name a row, where its schema does not say which by its key `labels`."""


class Named(NamedTuple):
    """A name in text: the words `start` to `stop` (half open) and who is so called."""

    start: int
    stop: int
    row: RowId
    name: str


def label_fields(schema: Schema) -> tuple[str, ...]:
    """The fields that hold the names of a row: those of the schema's `labels`, else of `LABELS`."""
    declared = schema.listed("labels")
    names = LABELS if declared is None else declared
    return tuple(name for name in names if name in schema.by_name)


_Name = tuple[RowId, str, Sequence[Piece]]
"""A name with the row that it belongs to, and its pieces."""


class Names:
    """All names, by row and by what they begin with."""

    def __init__(self, named: Iterable[tuple[RowId, str]]) -> None:
        self._of: dict[RowId, dict[str, Sequence[Piece]]] = defaultdict(dict)
        self._by_key: dict[str, list[_Name]] = defaultdict(list)
        self._beginning: dict[tuple[str | None, str], Sequence[_Name]] = {}
        self._told: dict[tuple[tuple[str, ...], str | None], Sequence[Named]] = {}
        for row, name in named:
            parts = _wanted(name)
            if parts and name not in self._of[row]:
                self._of[row][name] = parts
                self._by_key[parts[0].text.casefold()].append((row, name, parts))

    def of(self, row: RowId) -> tuple[str, ...]:
        """All names of a row; none where it has no name of its own."""
        return tuple(self._of.get(row, ()))

    def any_of(self, resource: str) -> bool:
        """Whether some row of a resource has a name."""
        return any(row.resource == resource for row in self._of)

    def mentions(self, words: Sequence[str], resource: str | None = None) -> Sequence[Named]:
        """Every name that stands in the words, of rows of one resource or of all.

        A name inside a longer one (`Islamic State` in `Islamic State of Iraq`) is not given.
        """
        # Asked again for each statement that rests on the same sentence.
        question = tuple(words), resource
        if question not in self._told:
            self._told[question] = self._mentions(words, resource)
        return self._told[question]

    def _mentions(self, words: Sequence[str], resource: str | None) -> list[Named]:
        parts = pieces(words)
        found: list[Named] = []
        for at, (text, word) in enumerate(parts):
            for row, name, wanted in self._may_begin(text, resource):
                end = at + len(wanted)
                if end <= len(parts) and stands_at(at, wanted, parts):
                    named = Named(word, parts[end - 1].word + 1, row, name)
                    if named not in found:
                        found.append(named)
        return [
            each
            for each in found
            if not any(
                other.start <= each.start
                and each.stop <= other.stop
                and (other.stop - other.start) > (each.stop - each.start)
                for other in found
            )
        ]

    def _may_begin(self, piece: str, resource: str | None) -> Sequence[_Name]:
        """The names of a resource, or of all, that may begin with a piece of a text."""
        question = resource, piece
        if question not in self._beginning:
            self._beginning[question] = [
                each
                for key in keys(piece)
                for each in self._by_key.get(key, ())
                if resource is None or each[0].resource == resource
            ]
        return self._beginning[question]


def find_names(words: Sequence[str], names: Iterable[str]) -> list[tuple[int, int]]:
    """Where one of these names stands in the words, as ranges of words (half open), in order."""
    parts = pieces(words)
    found = {
        (parts[first].word, parts[last].word + 1)
        for name in names
        for first, last in find(_wanted(name), parts)
    }
    return sorted(found)


@lru_cache(maxsize=1 << 13)  # the same subjects are looked for near many statements
def _wanted(name: str) -> Sequence[Piece]:
    return tuple(part for part in pieces(name.split()) if part.text != BARRIER)


def read_names(
    package: Package, tables: Mapping[str, Table], among: Container[str] | None = None
) -> Names:
    """The names of all rows: their labels, and the rows of the table of role `names`.

    Of rows of the resources `among` all only, where such are given.
    """
    named = _named(package, tables)
    return Names(each for each in named if among is None or each[0].resource in among)


def _named(package: Package, tables: Mapping[str, Table]) -> Iterable[tuple[RowId, str]]:
    for table in tables.values():
        for label in label_fields(table.schema):
            for index in range(len(table)):
                text = table.cell(index, label)
                if text:
                    yield table.row_id(index), text
    names = table_with_role(package, tables, "names")
    if names is not None:
        for index in range(len(names)):
            table_name, row, text = (names.cell(index, name) for name in ("table", "row", "text"))
            if table_name and row and text:
                yield RowId(table_name, row), text
