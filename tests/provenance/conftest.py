"""A small package about a shipping line in memory, with the texts that were written for it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from frictionless_dossier.checking.check import Check
from frictionless_dossier.checking.context import Context
from frictionless_dossier.checking.declared import Declared
from frictionless_dossier.findings import Finding, singly
from frictionless_dossier.package.model import EDTF, Field, ForeignKey, Package, Rule
from frictionless_dossier.package.table import Table
from frictionless_dossier.provenance.texts import Text, Texts, read_text

from tests.memory import make_field, make_package, make_table

TEXTS = Path(__file__).parent / "texts"


def _table(
    name: str,
    fields: list[Field],
    rows: Iterable[Mapping[str, str]],
    keys: Mapping[str, str] | None = None,
    role: str | None = None,
    **more: Any,
) -> Table:
    kept = list(rows)
    columns = {each.name: [row.get(each.name) or None for row in kept] for each in fields}
    references = [ForeignKey((each,), other, ("id",)) for each, other in (keys or {}).items()]
    return make_table(
        name, fields, columns, ["id"], foreign_keys=references, role=role, descriptor=more
    )


def _fields(names: str) -> list[Field]:
    return [make_field(name) for name in names.split()]


@dataclass
class World:
    """The package, its texts, and the rows and rules that a test adds."""

    statements: list[dict[str, str]] = field(default_factory=list)
    passages: list[dict[str, str]] = field(default_factory=list)
    names: list[dict[str, str]] = field(default_factory=list)
    casualties: list[dict[str, str]] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    texts: Texts = field(default_factory=Texts)
    history: Text = field(default_factory=lambda: _read("history.txt"))
    memo: Text = field(default_factory=lambda: _read("memo.txt"))

    def say(self, about: str, name: str, value: str = "", locator: str = "", **more: str) -> None:
        """Add a statement by the history."""
        table, row = about.split(":")
        self.statements.append(
            {
                "id": f"s{len(self.statements) + 1}",
                "table": table,
                "row": row,
                "property": name,
                "value_kind": "value",
                "value": value,
                "source": "history",
                "locator": locator,
                "basis": "context" if "context" in more else "stated",
                **more,
            }
        )

    def tables(self) -> dict[str, Table]:
        """All tables as they stand now."""
        date: dict[str, Any] = {"rdfType": EDTF}
        label = _fields("id label")
        tables = [
            _table(
                "people",
                [*label, make_field("died", **date), make_field("fate", vocabulary="fate")],
                [
                    {"id": "holm", "label": "Edvard Holm"},
                    {"id": "berg", "label": "Astrid Berg-Olsen"},
                    {"id": "dahl", "label": "Nils Dahl"},
                ],
            ),
            _table(
                "companies",
                [
                    *label,
                    make_field("founded", **date),
                    make_field("summary"),
                    make_field("price", type="number"),
                ],
                [
                    {"id": "polar", "label": "Polar Star Line"},
                    {"id": "nordlys", "label": "Nordlys AS"},
                    {"id": "dahl-board", "label": "Dahl board"},
                ],
            ),
            _table("places", label, [{"id": "vardo", "label": "Vardø"}]),
            _table(
                "ships",
                [
                    *label,
                    make_field("home"),
                    make_field("sunk", **date),
                    make_field("crew", type="integer"),
                ],
                [
                    {"id": "fjordkongen", "label": "Fjordkongen", "home": "vardo"},
                    {"id": "havbris", "label": "Havbris"},
                ],
                {"home": "places"},
            ),
            _table(
                "tenures",
                [
                    *_fields("id holder"),
                    make_field("start", **date),
                    make_field("end", **date),
                    make_field("ordinal", type="integer"),
                    make_field("reason", constraints={"enum": ["death", "dismissal"]}),
                ],
                [{"id": "holm-1", "holder": "holm"}, {"id": "berg-1", "holder": "berg"}],
                {"holder": "people"},
                subject=["holder"],
            ),
            _table(
                "casualties",
                [
                    *_fields("id ship outcome source locator context as_said citation basis"),
                    make_field("figure", type="integer"),
                    make_field("verified"),
                ],
                self.casualties,
                {"ship": "ships"},
                subject=["ship"],
                claims=["figure"],
            ),
            _table("names", _fields("id table row text"), self.names, role="names"),
            _table(
                "sources",
                _fields("id title sha256"),
                [
                    {"id": "history", "sha256": self.history.sha256},
                    {"id": "memo", "sha256": self.memo.sha256.upper()},
                    {"id": "website"},
                ],
                role="sources",
            ),
            _table("passages", _fields("id source locator code"), self.passages, role="passages"),
            _table(
                "statements",
                _fields(
                    "id table row property value_kind value as_said source locator context "
                    "citation basis follows_from relies_on verified"
                ),
                self.statements,
                {"source": "sources"},
                role="statements",
            ),
        ]
        return {table.name: table for table in tables}

    def package(self, tables: Mapping[str, Table]) -> Package:
        """What declares these tables."""
        package = make_package(tables.values())
        package.rules = tuple(self.rules)
        return package

    def context(self) -> Context:
        """What a check is given."""
        tables = self.tables()
        package = self.package(tables)
        return Context(
            package=package,
            tables=tables,
            texts=self.texts,
            rules=Declared(package).rules,
        )

    def at_hand(self, *texts: Text) -> None:
        """Put texts into the folder of sources."""
        self.texts = Texts({text.sha256: text for text in texts}, asked=True)

    def findings(self, check: Check, **parameters: Any) -> list[Finding]:
        """What a check finds."""
        return list(self.run(check, **parameters)[0])

    def run(self, check: Check, **parameters: Any) -> tuple[list[Finding], dict[str, Any]]:
        """What a check finds, and the facts it tells."""
        context = self.context()
        given = check.completed(parameters)
        return list(singly(check.run(context, given))), context.facts


def _read(name: str) -> Text:
    return _text(name, (TEXTS / name).read_bytes())


def _text(name: str, content: bytes) -> Text:
    text = read_text(name, content)
    assert text is not None
    return text


@pytest.fixture
def world() -> World:
    made = World()
    made.at_hand(made.history, made.memo)
    return made


@pytest.fixture
def make_text() -> Callable[[str], Text]:
    return lambda content: _text("text.txt", content.encode())
