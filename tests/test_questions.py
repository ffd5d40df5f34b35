"""The analyst's questions are answered by queries that run, and the answers are what they give."""

import importlib.util
import sqlite3
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def questions() -> ModuleType:
    spec = importlib.util.spec_from_file_location("questions", ROOT / "tests/questions.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_each_answer_is_what_its_query_gives(questions: ModuleType) -> None:
    text = questions.DOCUMENT.read_text(encoding="utf-8")
    assert len(questions.BLOCK.findall(text)) > 10
    assert questions.answered(text, ROOT) == text, "run `make fix`"


def test_another_answer_is_noticed(questions: ModuleType) -> None:
    query = "SELECT id FROM offices WHERE id = 'wali-of-khorasan'"
    text = f"```sql\n{query}\n```\n\n```text\nnobody\n```\n"
    assert questions.answered(text, ROOT) == text.replace("nobody", "id\nwali-of-khorasan")


def test_a_query_without_an_answer_is_refused(questions: ModuleType) -> None:
    with pytest.raises(RuntimeError, match="not followed"):
        questions.answered("```sql\nSELECT 1\n```\n", ROOT)


def test_a_query_that_is_none_is_refused(questions: ModuleType) -> None:
    with pytest.raises(sqlite3.Error):
        questions.answered("```sql\nSELECT nothing FROM nowhere\n```\n\n```text\n```\n", ROOT)
