"""What is said of a refused cell, of a type that cannot be used, and which texts are equal."""

from collections.abc import Mapping
from typing import Any

import pytest
from frictionless_dossier.judge import Column

from tests.memory import make_field


@pytest.mark.parametrize(
    ("type", "text", "message", "remedy"),
    [
        (
            "date",
            "2020-1-1",
            '"2020-1-1" is not a date: expected yyyy-mm-dd, such as 2024-01-26.',
            "Write 2020-01-01.",
        ),
        (
            "date",
            "2023-02-29",
            '"2023-02-29" is not a date (day is out of range for month): '
            "expected yyyy-mm-dd, such as 2024-01-26.",
            "Write a date: yyyy-mm-dd, such as 2024-01-26.",
        ),
        (
            "integer",
            " 1_000\t",
            '" 1_000\\t" is not an integer: '
            "expected digits with an optional sign, such as 42 or -7.",
            "Write 1000.",
        ),
        (
            "integer",
            "1,000",
            '"1,000" is not an integer: expected digits with an optional sign, such as 42 or -7.',
            "Write an integer: digits with an optional sign, such as 42 or -7. "
            "Or declare the marks of the column as `groupChar` and `decimalChar`.",
        ),
        (
            "number",
            "45%",
            '"45%" is not a number: expected digits with an optional sign, decimals and exponent, '
            "such as 42, -1.5 or 1.2E6.",
            "Write a number: digits with an optional sign, decimals and exponent, such as 42, -1.5 "
            "or 1.2E6. "
            "Or declare `bareNumber` as false, if signs stand before or after the number.",
        ),
        (
            "date",
            "present",
            '"present" is not a date: expected yyyy-mm-dd, such as 2024-01-26.',
            "Write a date: yyyy-mm-dd, such as 2024-01-26. "
            'If "present" means that there is no value, name it in `missingValues`.',
        ),
        (
            "date",
            "26/01/2024",
            '"26/01/2024" is not a date: expected yyyy-mm-dd, such as 2024-01-26.',
            "Write a date: yyyy-mm-dd, such as 2024-01-26. "
            "Or declare the pattern of the column as its `format`, such as %d/%m/%Y.",
        ),
        (
            "date",
            "2024-01",
            '"2024-01" is not a date: expected yyyy-mm-dd, such as 2024-01-26.',
            "Write a date: yyyy-mm-dd, such as 2024-01-26. Or, for dates that are known to the "
            "month or year only, declare a string whose `rdfType` is "
            "http://id.loc.gov/datatypes/edtf.",
        ),
        (
            "date",
            "2024-01-26T00:00:00",
            '"2024-01-26T00:00:00" is not a date: expected yyyy-mm-dd, such as 2024-01-26.',
            "Write 2024-01-26.",
        ),
        (
            "boolean",
            "yes",
            '"yes" is not a boolean: expected one of true, True, TRUE, 1, false, False, FALSE, 0.',
            "Write a boolean: one of true, True, TRUE, 1, false, False, FALSE, 0. "
            "Or name its words in `trueValues` and `falseValues`.",
        ),
        (
            "boolean",
            "tRUE",
            '"tRUE" is not a boolean: expected one of true, True, TRUE, 1, false, False, FALSE, 0.',
            "Write true.",
        ),
        (
            "datetime",
            "2024-01-26 15:00",
            '"2024-01-26 15:00" is not a date with a time: '
            "expected yyyy-mm-ddThh:mm:ss, with a zone where known, such as 2024-01-26T15:00:00Z.",
            "Write 2024-01-26T15:00:00.",
        ),
    ],
)
def test_wording(type: str, text: str, message: str, remedy: str) -> None:
    (fault,) = Column(make_field("x", type)).faults(text)
    assert (fault.message, fault.remedy) == (message, remedy)


@pytest.mark.parametrize(
    ("type", "text", "remedy"),
    [
        ("integer", "１２", "Write 12."),
        ("integer", "3.0", "Write 3."),
        ("number", "−2.5", "Write -2.5."),
        ("date", "2020/3/4", "Write 2020-03-04."),
        ("time", "9:05", "Write 09:05:00."),
        ("yearmonth", "2024/3", "Write 2024-03."),
        ("year", " 2024", "Write 2024."),
        ("year", " " * 99 + "2024", "Write a year: four digits, such as 2024."),
    ],
)
def test_remedy_tells_the_exact_text(type: str, text: str, remedy: str) -> None:
    (fault,) = Column(make_field("x", type)).faults(text)
    assert fault.remedy == remedy


@pytest.mark.parametrize(
    ("type", "more", "one", "other", "same"),
    [
        ("integer", {}, "1", "01", True),
        ("integer", {}, "1", "2", False),
        ("number", {}, "1", "1.0", True),
        ("number", {}, "1e2", "100", True),
        ("number", {}, "NaN", "nan", True),
        ("number", {}, "INF", "-INF", False),
        ("boolean", {}, "true", "1", True),
        ("string", {}, "a", "A", False),
        ("datetime", {}, "2024-01-26T15:00:00Z", "2024-01-26T16:00:00+01:00", True),
        ("datetime", {}, "2024-01-26T15:00:00Z", "2024-01-26T15:00:00", False),
        ("datetime", {}, "2024-01-26T24:00:00", "2024-01-27T00:00:00.0", True),
        ("year", {}, "2024Z", "2024+00:00", True),
        ("duration", {}, "P1Y", "P12M", True),
        ("duration", {}, "P1M", "P30D", False),
        ("object", {}, '{"a": 1, "b": 2}', '{"b":2,"a":1}', True),
        ("array", {}, "[true]", "[1]", False),
        ("array", {}, '["boolean", 1]', "[true]", False),
        ("list", {"itemType": "integer"}, "1,2", "01,2", True),
        ("geopoint", {}, "1,2", "1.0, 2.0", True),
    ],
)
def test_equality_is_that_of_values(
    type: str,
    more: Mapping[str, Any],
    one: str,
    other: str,
    same: bool,
) -> None:
    keys = Column(make_field("x", type, **more)).keys([one, other, None])
    assert len({keys[0], keys[1]}) == 2 - same
    assert keys[2] is None
