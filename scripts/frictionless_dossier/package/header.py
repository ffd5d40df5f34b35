"""Labels of a file against the fields of its schema: which column is which field.

One fault of a header is one finding, and its consequences are none: a column that stands elsewhere
or is spelt otherwise is still taken for its field, and a label at fault on the place of a field
that has no other column accounts for that field too.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from frictionless_dossier.findings import Kind
from frictionless_dossier.package.kinds import (
    BLANK_LABEL,
    DUPLICATE_LABEL,
    EXTRA_LABEL,
    INCORRECT_LABEL,
    MISSING_LABEL,
)

_LIKENESS = 0.75
"""From which ratio of `difflib` on a label counts as a misspelling of a name."""

_LONGEST = 200
"""Characters of a label up to which it is compared, as that takes more than linear time."""

_SHOWN = 20
"""Names of fields that a remedy lists."""


class LabelFault(NamedTuple):
    """What is wrong with a label.

    Attributes:
        kind: Kind of finding.
        message: What is wrong.
        remedy: What to do.
        field: Name of the field concerned, or the label where it belongs to none.
        label: The label; None where there is none.
    """

    kind: Kind
    message: str
    remedy: str
    field: str
    label: str | None = None


class Header(NamedTuple):
    """Which column is which field.

    Attributes:
        labels: The labels as they stand in the file.
        columns: For each field that has a column, its position in the file; by name of field, in
            the order of the schema.
        faults: What is wrong.
    """

    labels: Sequence[str]
    columns: Mapping[str, int]
    faults: Sequence[LabelFault] = ()


def match_header(labels: Sequence[str], names: Sequence[str], mode: str) -> Header:
    """Match the labels of a file with the names of the fields.

    Args:
        labels: The labels, in the order of the columns.
        names: The names of the fields, in the order of the schema.
        mode: How they must match: `fieldsMatch` of the schema.
    """
    if list(labels) == list(names):
        return Header(labels, by_position(names))
    return _Matcher(labels, names, mode).match()


def by_position(names: Sequence[str]) -> dict[str, int]:
    """Columns of a file whose columns stand in the order of the fields."""
    return {name: position for position, name in enumerate(names)}


class _Matcher:
    """One header while it is matched."""

    def __init__(self, labels: Sequence[str], names: Sequence[str], mode: str) -> None:
        self.labels = labels
        self.names = names
        self.mode = mode
        self.columns: dict[str, int] = {}
        self.explained: set[str] = set()
        # Without a schema no column is a field, and every label is looked at for itself.
        self.may_have_more = mode in ("subset", "partial") and bool(names)

    def match(self) -> Header:
        names = set(self.names)
        for position, label in enumerate(self.labels):
            if label in names:
                self.columns.setdefault(label, position)
        faults = [*self._label_faults(), *self._order_faults()]
        faults.extend(self._missing())
        columns = {name: self.columns[name] for name in self.names if name in self.columns}
        return Header(self.labels, columns, faults)

    def _label_faults(self) -> Iterator[LabelFault]:
        """Labels that are blank, doubled or no name of a field.

        Where the file "MAY have more" fields than the schema, a further column may have any label.
        """
        seen: set[str] = set()
        for position, label in enumerate(self.labels):
            if self.may_have_more and label not in self.columns:
                if self.mode == "subset":
                    yield from self._unknown(position, label)
            elif not label.strip():
                yield self._blank(position, label)
            elif label in seen:
                yield self._duplicate(position, label)
            elif label not in self.columns:
                yield from self._unknown(position, label)
            seen.add(label)

    def _blank(self, position: int, label: str) -> LabelFault:
        name = self._explain(position)
        remedy = f'Write "{name}" there.' if name else BLANK_LABEL.remedy
        message = f"The label of column {position + 1} is blank."
        return LabelFault(BLANK_LABEL, message, remedy, name or "", label)

    def _duplicate(self, position: int, label: str) -> LabelFault:
        name = self._explain(position)
        remedy = DUPLICATE_LABEL.remedy
        if name:
            remedy = f'Write "{name}" there, if that is meant, or remove the column.'
        first = self._firsts[label] + 1
        message = (
            f'The label "{label}" stands in column {first} and again in column {position + 1}.'
        )
        return LabelFault(DUPLICATE_LABEL, message, remedy, name or label, label)

    def _unknown(self, position: int, label: str) -> Iterator[LabelFault]:
        name = self._misspelt(position, label)
        if name:
            self.columns[name] = position
        elif self.mode == "exact" and len(self.labels) == len(self.names):
            name = self._explain(position)
        if name:
            message = f'The label "{label}" of column {position + 1} is not the name "{name}".'
            remedy = f'Write "{name}" there.'
            if label.lstrip(" ") == name:
                remedy += ' Or declare `"skipInitialSpace": true` in the dialect.'
            yield LabelFault(INCORRECT_LABEL, message, remedy, name, label)
        elif self.mode not in ("subset", "partial"):
            message = f'The label "{label}" of column {position + 1} is no field of the schema.'
            yield LabelFault(EXTRA_LABEL, message, EXTRA_LABEL.remedy, label, label)

    def _misspelt(self, position: int, label: str) -> str | None:
        """The field whose name the label misspells; None where there is none without a column."""
        plain = _plain(label)
        for name in self._by_plain.get(plain, ()):
            if self._is_free(name):
                return name
        if self.mode != "exact":
            return None
        expected = self._expected(position)
        if expected is None or not self._is_free(expected):
            return None
        if max(len(plain), len(expected)) > _LONGEST:
            return None
        from difflib import SequenceMatcher  # late: most headers are as declared

        like = SequenceMatcher(None, plain, _plain(expected)).ratio() >= _LIKENESS
        return expected if like else None

    def _is_free(self, name: str) -> bool:
        return name not in self.columns and name not in self.explained

    @cached_property
    def _firsts(self) -> Mapping[str, int]:
        """The first column of each label."""
        last_first = reversed(range(len(self.labels)))
        return {self.labels[position]: position for position in last_first}

    @cached_property
    def _by_plain(self) -> Mapping[str, Sequence[str]]:
        """The names of the fields by what is left of them without spelling."""
        found: dict[str, list[str]] = {}
        for name in self.names:
            found.setdefault(_plain(name), []).append(name)
        return found

    def _order_faults(self) -> Iterator[LabelFault]:
        """Columns that stand in another order than their fields, where the order is demanded."""
        if self.mode != "exact":
            return
        found = sorted(self.columns, key=self.columns.__getitem__)
        expected = [name for name in self.names if name in self.columns]
        shown = ", ".join(self.names[:_SHOWN]) + (", …" if len(self.names) > _SHOWN else "")
        for name, should in zip(found, expected, strict=True):
            label = self.labels[self.columns[name]]
            if name != should and label == name:
                message = f'The label "{label}" stands where "{should}" is expected.'
                remedy = f"Put the columns in the order of the fields: {shown}."
                yield LabelFault(INCORRECT_LABEL, message, remedy, should, label)

    def _missing(self) -> Iterator[LabelFault]:
        """Fields without a column, where one is demanded."""
        if self.mode == "superset":
            return
        if self.mode == "partial":
            if not self.columns:
                message = "No label is the name of a field of the schema."
                yield LabelFault(MISSING_LABEL, message, MISSING_LABEL.remedy, "")
            return
        for name in self.names:
            if name not in self.columns and name not in self.explained:
                message = f'The field "{name}" has no column.'
                yield LabelFault(MISSING_LABEL, message, MISSING_LABEL.remedy, name)

    def _expected(self, position: int) -> str | None:
        return self.names[position] if position < len(self.names) else None

    def _explain(self, position: int) -> str | None:
        """The field that a label at fault stands for: that of its place, if it has no other column.

        Its lack of a column is then explained, and not reported once more.
        """
        name = self._expected(position)
        if self.mode != "exact" or name is None or name in self.columns:
            return None
        self.explained.add(name)
        return name


def _plain(text: str) -> str:
    """A label without case, outer blanks and the difference of blank, hyphen and underscore."""
    return text.strip().casefold().replace(" ", "_").replace("-", "_")
