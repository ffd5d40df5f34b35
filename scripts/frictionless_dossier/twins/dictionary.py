"""The data dictionary: every table and field, with all that is enforced of it."""

from collections.abc import Iterator, Mapping
from typing import Any

from frictionless_dossier.opening import OpenPackage
from frictionless_dossier.package.model import Field, Package, Resource, Rule, Schema


def files(opened: OpenPackage, path: str) -> Mapping[str, str]:
    """The dictionary as one Markdown file."""
    return {path: "\n".join(_lines(opened.package)) + "\n"}


def _lines(package: Package) -> Iterator[str]:
    yield "<!-- Generated from the descriptor and the schemas by `dossier build`; do not edit. -->"
    yield f"# Data dictionary: {package.descriptor.get('title', package.path)}"
    yield ""
    yield str(package.descriptor.get("description", ""))
    if package.rules:
        yield ""
        yield "## Rules of the whole package"
        yield ""
        yield from (f"- {_rule(rule)}" for rule in package.rules)
    for resource in package.resources:
        yield ""
        yield from _resource(resource)


def _resource(resource: Resource) -> Iterator[str]:
    told = resource.descriptor
    yield f"## `{resource.name}`"
    yield ""
    schema = resource.schema
    yield str((schema.descriptor if schema else told).get("description", ""))
    yield ""
    for name, title in (
        ("inclusion", "Holds"),
        ("absence", "A missing row means"),
        ("emptyAllowed", "May be empty"),
        ("role", "Role"),
        ("jsonSchema", "JSON Schema"),
    ):
        if name in told:
            yield f"- {title}: {told[name]}"
    yield f"- File: {', '.join(f'`{path}`' for path in resource.paths)}"
    if schema is None:
        return
    yield from _keys(schema)
    yield from (f"- Rule: {_rule(rule)}" for rule in schema.rules)
    yield ""
    yield "| field | meaning | form | protected by | elsewhere |"
    yield "|---|---|---|---|---|"
    yield from (_field(field) for field in schema.fields)


def _keys(schema: Schema) -> Iterator[str]:
    if schema.primary_key:
        yield f"- Primary key: {_names(schema.primary_key)}"
    for unique in schema.unique_keys:
        yield f"- Unique: {_names(unique)}"
    for key in schema.foreign_keys:
        target = key.resource or "this table"
        yield f"- {_names(key.fields)} refers to {_names(key.reference)} of {target}"


def _field(field: Field) -> str:
    told = field.descriptor
    example = told.get("example")
    shown = "" if example in (None, "") else f" Example: `{example}`."
    cells = (
        f"`{field.name}`",
        f"**{told.get('title', field.name)}.** {told.get('description', '')}{shown}",
        _form(field),
        ", ".join(told.get("protection", ())),
        "; ".join(f"{name}: {term}" for name, term in told.get("matches", {}).items()),
    )
    return f"| {' | '.join(_cell(text) for text in cells)} |"


def _form(field: Field) -> str:
    kind = "date with precision (EDTF)" if field.is_date else field.type
    parts = [kind if field.format == "default" else f"{kind} ({field.format})"]
    if field.contestable:
        parts.append("contestable")
    if field.vocabulary is not None:
        parts.append(f"vocabulary `{field.vocabulary}`")
    for name, value in field.constraints.items():
        if name == "enum" and field.vocabulary is not None:
            continue
        if name == "pattern" and field.is_date:
            continue
        parts.append(name if value is True else f"{name} `{value}`")
    return ", ".join(parts)


def _rule(rule: Rule) -> str:
    told = ", ".join(f"{name}: `{_value(value)}`" for name, value in rule.parameters.items())
    return f"`{rule.type}`" + (f" ({told})" if told else "")


def _value(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(map(_value, value))
    if isinstance(value, dict):
        return "; ".join(f"{name} {_value(each)}" for name, each in value.items())
    return str(value)


def _names(names: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
