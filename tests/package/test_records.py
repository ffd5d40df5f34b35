import csv
import io
from typing import Any

import pytest
from frictionless_dossier.package import records
from frictionless_dossier.package.dialect import Dialect
from frictionless_dossier.package.records import Block, split_records
from hypothesis import example, given
from hypothesis import strategies as st

CELLS = st.text(st.sampled_from("ab ,;\"\n\r'\\é\x00\x0b\x1c\u2028"), max_size=6)
TABLES = st.lists(st.lists(CELLS, min_size=1, max_size=4), max_size=12)
# Lines that open, close, double and stray, in all orders.
LINES = st.sampled_from(
    ['"a', 'a"', '"', '""', 'x,"', '",x', '"a"b', 'x","y', 'a"b,"c', ",", "", "a"]
)
HOSTILE = st.lists(LINES, max_size=40).map("\n".join) | st.text('a",\n\r', max_size=60)


def _dialect(
    delimiter: str,
    quote: str | None,
    double_quote: bool,
    escape: str | None,
    skip_space: bool,
    comment: str | None,
) -> Dialect:
    return Dialect(delimiter, quote, double_quote, escape, skip_space, comment=comment)


DIALECTS = st.builds(
    _dialect,
    st.sampled_from([",", ";", "\t", "::"]),
    st.sampled_from(['"', "'", None]),
    st.booleans(),
    st.sampled_from([None, "\\"]),
    st.booleans(),
    st.sampled_from([None, "#", "a"]),
)
"""All that decides how a text is cut; `builds` would choose the rest of a dialect, too."""


def blocks(text: str, dialect: Dialect | None = None) -> list[Block]:
    return list(split_records(text, dialect or Dialect()))


def rows(found: list[Block]) -> list[list[str | None]]:
    return [list(row) for block in found for row in block.rows]


def one_line_end(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def written(table: list[list[str]], **form: Any) -> str:
    stream = io.StringIO(newline="")
    csv.writer(stream, **form).writerows(table)
    return stream.getvalue()


@given(TABLES, st.sampled_from(["\n", "\r\n", "\r", "minimal"]))
def test_what_csv_writes_is_read_as_it_was(table: list[list[str]], form: str) -> None:
    # csv quotes a line end only if it is in its own: so what is quoted minimally ends in both.
    if form == "minimal":
        text = written(table, lineterminator="\r\n", quoting=csv.QUOTE_MINIMAL)
    else:
        text = written(table, lineterminator=form, quoting=csv.QUOTE_ALL)
    found = blocks(text)
    assert rows(found) == table
    assert [number for block in found for number in block.records] == list(range(1, len(table) + 1))
    assert [each for block in found for each in block.malformed] == []


@given(TABLES)
def test_what_csv_reads_with_other_quotes_and_escapes_is_read_so(table: list[list[str]]) -> None:
    form: dict[str, Any] = {"delimiter": ";", "quotechar": "'", "lineterminator": "\n"}
    text = written(table, **form, doublequote=False, escapechar="\\", quoting=csv.QUOTE_ALL)
    dialect = Dialect(delimiter=";", quote="'", double_quote=False, escape="\\")
    assert rows(blocks(text, dialect)) == table


@given(TABLES)
def test_lines_are_where_the_records_begin(table: list[list[str]]) -> None:
    text = written(table, lineterminator="\n", quoting=csv.QUOTE_ALL)
    expected, line = [], 1
    for row in table:
        expected.append(line)
        line += 1 + sum(one_line_end(cell).count("\n") for cell in row)
    assert [number for block in blocks(text) for number in block.lines] == expected


@given(HOSTILE, DIALECTS)
@example('"a', Dialect(comment_rows=frozenset({1})))
def test_any_text_is_read_and_no_record_is_unaccounted_for(text: str, dialect: Dialect) -> None:
    found = blocks(text, dialect)
    numbers = [number for block in found for number in block.records]
    lost = [each.record for block in found for each in block.malformed]
    comments = found[-1].after - 1 - len(numbers) - len(lost) if found else 0
    assert len(set(numbers + lost)) == len(numbers) + len(lost)
    assert comments == 0 or dialect.comment is not None or dialect.comment_rows
    lines = [number for block in found for number in block.lines]
    assert sorted(set(lines)) == lines
    physical = one_line_end(text).split("\n")
    starts = lines + [each.line for block in found for each in block.malformed]
    assert all(1 <= line <= len(physical) for line in starts)


@given(HOSTILE)
@example('"a\n"b"\n')
@example('a"b,"c\nd"\n')
def test_the_fast_ways_and_the_exact_way_agree(text: str) -> None:
    fast = blocks(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(records._Splitter, "plain", lambda splitter, index, record: None)
        exact = blocks(text)
    assert rows(fast) == rows(exact)
    assert [list(each.lines) for each in fast if each.rows] == [
        list(each.lines) for each in exact if each.rows
    ]
    assert [list(each.malformed) for each in fast] == [list(each.malformed) for each in exact]


@given(HOSTILE)
def test_a_malformed_record_costs_only_its_own_line(text: str) -> None:
    for block in blocks(text):
        lost = {each.line for each in block.malformed}
        covered = lost | set(block.lines)
        # Reading resumes on the next line: it begins a record, unless the text ends.
        last = len(one_line_end(text).removesuffix("\n").split("\n"))
        end = max(covered, default=0)
        assert all(line + 1 in covered for line in lost if line < min(last, end))


HOSTILE_FILES = {
    "one opening quote": '"a' + "\nb" * 20_000,
    "opening quotes": '"a\n' * 20_000,
    "doubled quotes after an opening one": '"a\n' + 'x""y\n' * 20_000,
    "closing and opening": '",a,"\n' * 20_000,
    "stray before opening": 'x",a"b,"\n' * 20_000,
    "only quotes": '"\n' * 20_000,
    "odd quotes": '"""\n' * 20_000,
    "one line of quotes": '"' * 40_001,
    "one line of cells": '"a",' * 20_000 + '"',
    "text after quotes": '"a"b\n' * 20_000,
}


@pytest.mark.parametrize("text", HOSTILE_FILES.values(), ids=HOSTILE_FILES.keys())
def test_no_text_is_scanned_more_than_twice(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    scanned = 0
    quoted, unquoted = records._Splitter._quoted, records._Splitter._unquoted

    def count_quoted(splitter: records._Splitter, line: str, at: int) -> tuple[str, int | None]:
        nonlocal scanned
        result = quoted(splitter, line, at)
        scanned += 1 + (len(line) if result[1] is None else result[1]) - at
        return result

    def count_unquoted(splitter: records._Splitter, line: str, at: int) -> tuple[str, int]:
        nonlocal scanned
        result = unquoted(splitter, line, at)
        scanned += 1 + result[1] - at
        return result

    monkeypatch.setattr(records._Splitter, "_quoted", count_quoted)
    monkeypatch.setattr(records._Splitter, "_unquoted", count_unquoted)
    monkeypatch.setattr(records._Splitter, "plain", lambda splitter, index, record: None)
    assert sum(len(block.rows) + len(block.malformed) for block in split_records(text, Dialect()))
    # Besides twice its characters, an empty cell or line costs one step each time.
    assert scanned <= 2 * (len(text) + text.count(",") + text.count("\n") + 2)


def test_a_chunk_is_cut_where_a_record_ends() -> None:
    long = "\n".join(["a,b"] * (records.CHUNK - 1) + ['"c', 'd",e', "f,g"])
    found = blocks(long)
    assert rows(found)[-2:] == [["c\nd", "e"], ["f", "g"]]
    assert [block.lines[-1] for block in found][-1] == records.CHUNK + 2
