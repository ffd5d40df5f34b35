"""JSON documents against the JSON Schema that their resource declares as `jsonSchema`."""

from collections.abc import Iterator
from typing import Any

from frictionless_dossier.bounded import Patience
from frictionless_dossier.findings import Finding
from frictionless_dossier.json_schema import SchemaError, Validator
from frictionless_dossier.judge.kinds import DOCUMENT_ERROR
from frictionless_dossier.package.documents import DeclaredSchema, DocumentPlaces
from frictionless_dossier.package.kinds import SCHEMA_ERROR
from frictionless_dossier.package.model import Resource


def judge_document(
    resource: Resource,
    document: Any,
    schema: DeclaredSchema,
    places: DocumentPlaces,
    patience: Patience | None = None,
) -> Iterator[Finding]:
    """What in a document does not fit its schema, each fault at its JSON Pointer.

    Args:
        resource: The resource of the document.
        document: What the document means.
        schema: Its schema.
        places: Where the values of the document stand.
        patience: How long the package may keep us waiting.
    """
    try:
        for problem in Validator(schema.value, patience).problems(document):
            yield Finding(
                DOCUMENT_ERROR,
                f"At {problem.pointer or 'the top'}: {problem.message}.",
                DOCUMENT_ERROR.remedy,
                resource=resource.name,
                path=places.path,
                line=places.line(problem.pointer),
                details={"pointer": places.prefix + problem.pointer},
            )
    except SchemaError as error:
        yield Finding(
            SCHEMA_ERROR,
            f"The JSON Schema of {resource.name} cannot be used: {error}.",
            "Mend the schema; it is read as JSON Schema 2020-12 and may not refer to other files.",
            resource=resource.name,
            path=schema.path,
            line=places.lines.line(schema.path, schema.pointer),
            details={"pointer": schema.pointer},
        )
