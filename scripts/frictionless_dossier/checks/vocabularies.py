"""Every enum that names a vocabulary is a copy of it."""

from collections.abc import Iterator, Mapping

from frictionless_dossier.checking.check import Check, Parameters, Scope
from frictionless_dossier.checking.context import Context
from frictionless_dossier.findings import Finding, Kind, Severity
from frictionless_dossier.package.model import Field, Resource
from frictionless_dossier.package.vocabularies import code_lists

DRIFT = Kind(
    name="vocabulary-drift",
    severity=Severity.ERROR,
    title="An enum differs from its vocabulary",
    description=(
        "The codes of a field stand in the vocabularies, with their meaning; the enum in the Table "
        "Schema is a copy for tools that know no vocabularies. Where they differ, two readers of "
        "the package are told two things."
    ),
    remedy="Run `dossier fix`: it copies the codes from the vocabularies into the schema.",
    example="a code added to the vocabulary `fate` and not to the enum of `people.fate`",
    stock="resource-error",
)

UNKNOWN = Kind(
    name="vocabulary-unknown",
    severity=Severity.ERROR,
    title="A field names a vocabulary that does not exist",
    description="The codes of the field then have no meaning that anybody could look up.",
    remedy="Correct the name, or add the vocabulary.",
    example="`vocabulary: fates`, where the vocabulary is called `fate`",
    stock="resource-error",
)

UNUSED = Kind(
    name="vocabulary-unused",
    severity=Severity.ERROR,
    title="A vocabulary is used by no field",
    description="A list of codes that no field uses misleads those who look codes up.",
    remedy="Name it as the `vocabulary` of the field it is for, or remove it.",
    example="a vocabulary `colour` in a package without colours",
    stock="resource-error",
)


def run(context: Context, parameters: Parameters) -> Iterator[Finding]:
    """Compare each field that names a vocabulary with that vocabulary."""
    resource = context.package.with_role("vocabularies")
    if resource is None or resource.name not in context.documents:
        return
    lists = code_lists(context.package, context.documents)
    used = set()
    for each in context.package.resources:
        for field in each.schema.fields if each.schema else ():
            name = field.vocabulary
            if name is not None:
                used.add(name)
                yield from _field(each, field, name, lists)
    for name in sorted(lists.keys() - used):
        yield Finding(
            UNUSED,
            f"No field uses the vocabulary {name}.",
            UNUSED.remedy,
            resource=resource.name,
            path=resource.path,
        )


def _field(
    resource: Resource, field: Field, name: str, lists: Mapping[str, list[str]]
) -> Iterator[Finding]:
    def told(kind: Kind, message: str, remedy: str) -> Finding:
        path = resource.schema.path if resource.schema else resource.path
        return Finding(kind, message, remedy, resource=resource.name, path=path, field=field.name)

    enum = field.constraints.get("enum")
    if name not in lists:
        known = ", ".join(sorted(lists))
        yield told(
            UNKNOWN,
            f"The field {field.name} names the vocabulary {name}, which does not exist.",
            f"Use one of: {known}.",
        )
    elif enum != lists[name]:
        yield told(DRIFT, _difference(field.name, name, enum, lists[name]), DRIFT.remedy)


def _difference(field: str, name: str, enum: object, codes: list[str]) -> str:
    if not isinstance(enum, list):
        return f"The field {field} has no enum, though it names the vocabulary {name}."
    missing = [code for code in codes if code not in enum]
    surplus = [str(code) for code in enum if code not in codes]
    parts = [
        f"lacks {', '.join(missing)}" if missing else "",
        f"has {', '.join(surplus)} beside" if surplus else "",
        "" if missing or surplus else "has them in another order",
    ]
    told = " and ".join(filter(None, parts))
    return f"The enum of {field} differs from the vocabulary {name}: it {told}."


CHECK = Check(
    name="vocabularies",
    scope=Scope.PACKAGE,
    title="Enums are copies of the vocabularies",
    description=(
        "Each field with the key `vocabulary` must have exactly the codes of that vocabulary as "
        "its enum, in the same order, and each vocabulary must be used by some field."
    ),
    kinds=(DRIFT, UNKNOWN, UNUSED),
    run=run,
    role="vocabularies",
)
