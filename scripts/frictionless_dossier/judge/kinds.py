"""The kinds of finding that Table Schema alone leads to, named as frictionless names them."""

from frictionless_dossier.findings import Kind, Severity

TYPE_ERROR = Kind(
    name="type-error",
    severity=Severity.ERROR,
    title="A cell is no value of its type",
    description=(
        "The text of a cell does not have the form that Table Schema gives to the type and format "
        "of its field, so programs that read the column by its schema fail or guess."
    ),
    remedy="Write the value in the form of its type, or declare another type for the field.",
    example="2020-1-1 in a field of type date: expected 2020-01-01",
    stock="type-error",
)

CONSTRAINT_ERROR = Kind(
    name="constraint-error",
    severity=Severity.ERROR,
    title="A cell breaks a constraint of its field",
    description=(
        "The field declares a constraint (required, pattern, enum, categories, a bound, a length "
        "or a JSON Schema) that the cell does not meet. Each broken constraint is a finding."
    ),
    remedy="Correct the value, or the constraint if it is too narrow.",
    example="120 in a field with maximum 100",
    stock="constraint-error",
)

UNIQUE_ERROR = Kind(
    name="unique-error",
    severity=Severity.ERROR,
    title="A value stands twice in a unique field",
    description=(
        "The field declares the constraint unique, but an earlier row has the same value. Values "
        "are compared as their type reads them: the integers 1 and 01 are equal. Empty cells are "
        "not compared."
    ),
    remedy="Correct one of the two values, or remove the row that is there twice.",
    example="the same ISBN in two rows",
    stock="unique-error",
)

PRIMARY_KEY = Kind(
    name="primary-key",
    severity=Severity.ERROR,
    title="A primary key is empty or stands twice",
    description=(
        "The primary key names each row. No part of it may be empty, and no two rows may have the "
        "same; otherwise a reference does not tell which row it means."
    ),
    remedy="Give the row a key of its own, or remove the row that is there twice.",
    example="two rows with the id mars-probe",
    stock="primary-key",
)

UNIQUE_KEY = Kind(
    name="unique-key",
    severity=Severity.ERROR,
    title="Values of a unique key stand together twice",
    description=(
        "The schema declares under uniqueKeys that these fields together have different values in "
        "each row, but an earlier row has the same. Rows with an empty part are not compared."
    ),
    remedy="Correct one of the two rows, or remove the one that is there twice.",
    example="two rows with the same city and street, declared unique together",
    stock="row-error",
)

FOREIGN_KEY = Kind(
    name="foreign-key",
    severity=Severity.ERROR,
    title="A reference leads nowhere",
    description=(
        "The value of a foreign key is not among the values of the field it refers to. A key of "
        "several fields is followed unless all its cells are empty."
    ),
    remedy="Correct the reference, or add the row that it means.",
    example="city lodon, where the table of cities has only london",
    stock="foreign-key",
)

DOCUMENT_ERROR = Kind(
    name="document-error",
    severity=Severity.ERROR,
    title="A JSON document does not fit its JSON Schema",
    description=(
        "The resource declares a JSON Schema under `jsonSchema`. What does not fit it will fail, "
        "or be passed over in silence, in the programs that were written for it."
    ),
    remedy="Correct the document at the place named, or the schema if it is too narrow.",
    example="a code without a definition, where the schema requires one",
    stock="resource-error",
)

KINDS = (
    TYPE_ERROR,
    CONSTRAINT_ERROR,
    UNIQUE_ERROR,
    PRIMARY_KEY,
    UNIQUE_KEY,
    FOREIGN_KEY,
    DOCUMENT_ERROR,
)
