"""Excerpts: the very line of the file, and the very characters of the cell."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from frictionless_dossier import validate
from frictionless_dossier.findings import Excerpt, Finding
from frictionless_dossier.package.excerpts import SHOWN
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

Write = Callable[..., Path]
NAMES = ("a", "b", "c")
CELL = st.text("xé東\U0001f600 ,;\"\n\t'", max_size=6)


@pytest.fixture
def found(tmp_path: Path) -> Callable[..., list[Finding]]:
    """Validates one file, all of whose cells are refused but `-`; gives the findings."""

    def find(content: bytes, **resource: Any) -> list[Finding]:
        fields = [{"name": name, "constraints": {"enum": ["-"]}} for name in NAMES]
        described = {"name": "t", "path": "t.csv", "schema": {"fields": fields}, **resource}
        (tmp_path / "t.csv").write_bytes(content)
        (tmp_path / "datapackage.json").write_text(
            json.dumps({"name": "p", "resources": [described]}, indent=1), encoding="utf-8"
        )
        return list(validate(tmp_path).findings)

    return find


def marked(finding: Finding) -> str:
    excerpt = finding.excerpt
    assert excerpt is not None and excerpt.column is not None
    at = excerpt.column - excerpt.first
    return excerpt.text[at : at + excerpt.width]


def written(cell: str, quoted: bool) -> str:
    """A cell as it may be written: quoted where it must be, or where one likes."""
    must = any(each in cell for each in ',"\n')
    return '"' + cell.replace('"', '""') + '"' if quoted or must else cell


@given(
    rows=st.lists(
        st.tuples(*[st.tuples(CELL, st.booleans()) for _ in NAMES]), min_size=1, max_size=4
    ),
    end=st.sampled_from(["\n", "\r\n"]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_marked_characters_are_those_of_the_cell(
    found: Callable[..., list[Finding]],
    rows: list[tuple[tuple[str, bool], ...]],
    end: str,
    encoding: str,
) -> None:
    texts = [[written(*cell) for cell in row] for row in rows]
    lines = [",".join(NAMES), *(",".join(row).replace("\n", end) for row in texts)]
    content = (end.join(lines) + end).encode(encoding)
    physical = (end.join(lines)).replace("\r\n", "\n").split("\n")
    cells = 0
    for finding in found(content, encoding=encoding.removesuffix("-sig")):
        if finding.rule != "constraint-error":
            continue
        assert finding.row is not None and finding.excerpt is not None
        text = texts[finding.row - 2][NAMES.index(str(finding.field))]
        assert marked(finding) == text.split("\n")[0]
        assert finding.excerpt.text == physical[finding.excerpt.line - 1]
        cells += 1
    assert cells == sum(cell != "" for row in rows for cell, _ in row)


def test_the_column_is_that_of_the_label_where_columns_are_reordered(
    found: Callable[..., list[Finding]],
) -> None:
    fields = [{"name": name, "constraints": {"enum": ["-"]}} for name in NAMES]
    schema = {"fields": fields, "fieldsMatch": "subset"}
    (finding,) = found(b"c,extra,a,b\n-,same,same,-\n", schema=schema)
    assert (finding.field, finding.excerpt) == ("a", Excerpt(2, "-,same,same,-", 1, 8, 4))


@pytest.mark.parametrize(
    ("content", "dialect", "rule", "excerpt"),
    [
        (b"a,b,c\n-,-\n", {}, "missing-cell", Excerpt(2, "-,-", 1, 4, 0)),
        (b'a,b,c\n"-\nx",-\n', {}, "missing-cell", Excerpt(3, 'x",-', 1, 5, 0)),
        (b"a,b,c\n-,-,-,-,z\n", {}, "extra-cell", Excerpt(2, "-,-,-,-,z", 1, 7, 1)),
        (b"a,b,c\n-,-,-,z,z\n", {}, "extra-cell", Excerpt(2, "-,-,-,z,z")),
        (b"a,b,b,c\n-,-,-,-\n", {}, "duplicate-label", Excerpt(1, "a,b,b,c", 1, 5, 1)),
        (b"a,b,c\n,,\n-,-,-\n", {}, "blank-row", Excerpt(2, ",,")),
        (b'a,b,c\n-,"x,-\n', {}, "unclosed-quote", Excerpt(2, '-,"x,-', 1, 3, 4)),
        (b'a,b,c\n-,"x"y,-\n', {}, "text-after-quote", Excerpt(2, '-,"x"y,-', 1, 3, 6)),
        (b"a,b,c\n-,\xff,-\n", {}, "encoding-error", Excerpt(2, "-,\ufffd,-", 1, 3, 1)),
        (b"a,x,c\n-,-,-\n", {}, "incorrect-label", Excerpt(1, "a,x,c", 1, 3, 1)),
        (b"#\na;b;c\n-; ?;-\n", {"delimiter": ";", "commentChar": "#", "skipInitialSpace": True},
         "constraint-error", Excerpt(3, "-; ?;-", 1, 4, 1)),
        (b"-|'||'|-\n", {"delimiter": "|", "quoteChar": "'", "header": False},
         "constraint-error", Excerpt(1, "-|'||'|-", 1, 3, 4)),
    ],
)  # fmt: skip
def test_each_fault_has_its_place(
    found: Callable[..., list[Finding]],
    content: bytes,
    dialect: dict[str, Any],
    rule: str,
    excerpt: Excerpt,
) -> None:
    findings = found(content, dialect=dialect)
    assert [each.excerpt for each in findings if each.rule == rule][:1] == [excerpt]


def test_of_a_very_long_line_the_part_around_the_cell_is_kept(
    found: Callable[..., list[Finding]],
) -> None:
    content = b'a,b,c\n-,-,"' + b"x" * 10_000 + b'"\n'
    (finding,) = found(content)
    assert finding.excerpt is not None
    assert (finding.excerpt.column, finding.excerpt.width) == (5, 10_002)
    assert len(finding.excerpt.text) == SHOWN
    (finding,) = found(content.replace(b'-,"', b'"').replace(b'"\n', b'",?\n').replace(b"x", b"-"))[
        1:
    ]
    assert (marked(finding), len(finding.excerpt.text if finding.excerpt else "")) == ("?", 201)


def test_a_file_with_faults_far_apart_is_read_by_steps(
    found: Callable[..., list[Finding]],
) -> None:
    rows = [b"-,-,-"] * 60_000
    faulty = (0, 1, 70, 20_000, 20_001, 59_999)
    for index in faulty:
        rows[index] = b"-,-,?%d" % index
    excerpts = [each.excerpt for each in found(b"a,b,c\n" + b"\n".join(rows))]
    assert [(each.line, each.text) for each in excerpts if each] == [
        (index + 2, f"-,-,?{index}") for index in faulty
    ]


def test_what_a_schema_declares_wrongly_is_marked_at_its_key(
    found: Callable[..., list[Finding]], tmp_path: Path
) -> None:
    (finding,) = found(b"a\n-\n", schema={"fields": [{"name": "a", "type": "nmuber"}]})
    text = (tmp_path / "datapackage.json").read_text(encoding="utf-8").split("\n")
    assert finding.excerpt is not None and finding.line is not None
    assert finding.excerpt.text == text[finding.line - 1]
    assert marked(finding) == '"type"'


def test_a_file_that_is_gone_leaves_the_finding_as_it_is(tmp_path: Path) -> None:
    from frictionless_dossier.package.excerpts import add_excerpts
    from frictionless_dossier.package.kinds import BLANK_ROW
    from frictionless_dossier.package.load import load

    (tmp_path / "datapackage.json").write_text('{"resources": []}', encoding="utf-8")
    finding = Finding(BLANK_ROW, "m", "r", path="t.csv", line=3)
    beyond = Finding(BLANK_ROW, "m", "r", path="datapackage.json", line=9)
    package, _ = load(tmp_path)
    assert list(add_excerpts(package, [finding, beyond])) == [finding, beyond]


def test_each_file_of_a_table_has_its_own_lines(
    found: Callable[..., list[Finding]], tmp_path: Path
) -> None:
    (tmp_path / "more.csv").write_text("a,b,c\n-,-,-\n-,odd,-\n", encoding="utf-8")
    (tmp_path / "last.csv").write_text("-,-,-\nodd,-,-\n", encoding="utf-8")
    findings = found(b"a,b,c\n-,-,?\n", path=["t.csv", "more.csv", "last.csv"])
    assert [(each.path, each.excerpt) for each in findings] == [
        ("last.csv", Excerpt(2, "odd,-,-", 1, 1, 3)),
        ("more.csv", Excerpt(3, "-,odd,-", 1, 3, 3)),
        ("t.csv", Excerpt(2, "-,-,?", 1, 5, 1)),
    ]


def test_of_a_json_table_the_line_is_shown(
    found: Callable[..., list[Finding]], tmp_path: Path
) -> None:
    (tmp_path / "t.json").write_text('[["a"],\n ["-"],\n ["odd"]]\n', encoding="utf-8")
    schema = {"fields": [{"name": "a", "constraints": {"enum": ["-"]}}]}
    (finding,) = found(b"", path="t.json", schema=schema)
    assert finding.excerpt == Excerpt(3, ' ["odd"]]')
