"""The analyst's questions are answered by queries that run, and the answers are what they give."""

import sqlite3

import pytest

from tests.questions import BLOCK, DOCUMENT, ROOT, answered


def test_each_answer_is_what_its_query_gives() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    assert len(BLOCK.findall(text)) > 10
    assert answered(text, ROOT) == text, "run `make fix`"


def test_another_answer_is_noticed() -> None:
    query = "SELECT id FROM offices WHERE id = 'wali-of-khorasan'"
    text = f"```sql\n{query}\n```\n\n```text\nnobody\n```\n"
    assert answered(text, ROOT) == text.replace("nobody", "id\nwali-of-khorasan")


def test_a_query_without_an_answer_is_refused() -> None:
    with pytest.raises(RuntimeError, match="not followed"):
        answered("```sql\nSELECT 1\n```\n", ROOT)


def test_a_query_that_is_none_is_refused() -> None:
    with pytest.raises(sqlite3.Error):
        answered("```sql\nSELECT nothing FROM nowhere\n```\n\n```text\n```\n", ROOT)
