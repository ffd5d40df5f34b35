"""Codes stand beside codes that go with them."""

from collections.abc import Iterator, Mapping, Sequence

from frictionless_dossier.checking.check import Check, Parameter, Parameters, Scope
from frictionless_dossier.checking.context import Context
from frictionless_dossier.checks._lookup import FIELD_OR_LOOKUP, operand
from frictionless_dossier.findings import Finding, Kind, Severity

DISAGREE = Kind(
    name="codes-agree",
    severity=Severity.ERROR,
    title="Two codes do not go together",
    description=(
        "Each of the codes is lawful by itself; together they say what cannot be, such as a sum of "
        "money counted in persons."
    ),
    remedy=(
        "Look both up in the source and correct the one that is wrong; if they do go together, add "
        "the pair to the rule."
    ),
    example="the measure `money` in the unit `persons`",
    stock="row-error",
)


def run(context: Context, parameters: Parameters) -> Iterator[Finding]:
    """Look at each row that has both codes."""
    code, other = parameters["code"], operand(context, parameters["other"])
    pairs: Mapping[str, Sequence[str]] = parameters["pairs"]
    table = context.table
    if code not in table or other is None:
        return
    for index in context.rows(code, other.name):
        one, beside = table.cell(index, code), other.cell(index)
        if one is None or beside is None or beside in pairs.get(one, (beside,)):
            continue
        rows = tuple(filter(None, dict.fromkeys((table.row_id(index), other.row(index)))))
        yield table.finding(
            DISAGREE,
            f"{rows[0]}: {code} is {one}, with which {other.label} {beside} does not go, only "
            f"{' or '.join(pairs[one])}.",
            index=index,
            field=other.name,
            rows=rows,
        )


CHECK = Check(
    name="codes-agree",
    scope=Scope.TABLE,
    title="Codes go together",
    description=(
        "Where a row has a code that `pairs` names, the other value is one of those that `pairs` "
        "gives for it. Rows that lack either, and codes that `pairs` does not name, are passed "
        "over. The other value stands in the row itself, or in a row of another table to which it "
        "refers."
    ),
    kinds=(DISAGREE,),
    run=run,
    example={"code": "measure", "other": "unit", "pairs": {"length": ["m", "ft"]}},
    parameters=(
        Parameter(
            name="code",
            description="The field of the code.",
            schema={"type": "string"},
            required=True,
            names="field",
        ),
        Parameter(
            name="other",
            description=(
                "The field of the other value; or where it stands: the `field` that names a row of "
                "`resource`, and the column `value` there."
            ),
            schema=FIELD_OR_LOOKUP,
            required=True,
            names="lookup",
        ),
        Parameter(
            name="pairs",
            description="For each code the values that go with it.",
            schema={
                "type": "object",
                "minProperties": 1,
                "additionalProperties": {
                    "type": "array",
                    "items": {"type": "string"},
                    "minItems": 1,
                },
            },
            required=True,
        ),
    ),
)
