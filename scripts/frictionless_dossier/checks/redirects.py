"""A retired identifier stays retired, and leads to what took its place."""

from collections.abc import Iterator, Mapping
from functools import partial

from frictionless_dossier.checking.check import Check, Parameters, Scope
from frictionless_dossier.checking.context import Context
from frictionless_dossier.checks._reaching import reaches
from frictionless_dossier.checks._redirects import Redirect, redirects
from frictionless_dossier.checks._versions import present_version, version
from frictionless_dossier.findings import Finding, Kind, RowId, Severity

REUSED = Kind(
    name="redirect-reused",
    severity=Severity.ERROR,
    title="A retired identifier is in use again",
    description=(
        "An identifier is for ever. Whoever cited it must not be led to another thing than the one "
        "that was meant."
    ),
    remedy="Give the row an identifier that was never used, or remove the redirect.",
    example="`karl-y` retired in `redirects`, and a row of `people`",
    stock="row-error",
)

SUCCESSOR = Kind(
    name="redirect-successor",
    severity=Severity.ERROR,
    title="A redirect leads nowhere",
    description="Each path of successors ends at a row that exists or at a bare tombstone.",
    remedy="Name the row that took its place.",
    example="`karl-y` redirected to `karl-x`, which is neither a row nor retired",
    stock="row-error",
)

SHAPE = Kind(
    name="redirect-shape",
    severity=Severity.ERROR,
    title="A redirect has not the successors that its kind has",
    description=(
        "What was merged or renamed has one successor, what was split has several. A tombstone has "
        "none and gives no reason: nothing more is said."
    ),
    remedy="Correct the kind, the successors or the reason.",
    example="a tombstone that says why the row was removed",
    stock="row-error",
)

VERSION = Kind(
    name="redirect-version",
    severity=Severity.ERROR,
    title="A redirect bears a version that is not out yet",
    description="An identifier is retired in a version of the data, up to the present one.",
    remedy="Correct the version, or raise the version of the package.",
    example="version 0.3.0 in a package of version 0.2.0",
    stock="row-error",
)

USED = Kind(
    name="redirect-used",
    severity=Severity.ERROR,
    title="A row refers to a retired identifier",
    description="What the reference says belongs to the successor, or goes with the retired row.",
    remedy="Name the successor, or remove the reference.",
    example="a tenure held by `karl-y`, who was merged into `karl-x`",
    stock="row-error",
)


def run(context: Context, parameters: Parameters) -> Iterator[Finding]:
    """Look at each redirect, then at each reference to what it retired."""
    found = redirects(context)
    retired = {each.retired: each for each in found}
    for each in found:
        yield from _shape(each)
        yield from _version(context, each)
        target = context.tables.get(each.retired.resource)
        if target is None:
            continue
        if each.retired.id in target.ids:
            yield each.source.finding(
                REUSED,
                f"{each.retired} is retired, but the row exists.",
                index=each.at,
                field="id",
                rows=(each.retired,),
            )
        for successor in each.successors:
            row = RowId(target.name, successor)
            if successor not in target.ids and row not in retired:
                yield _astray(each, f"is followed by {successor}, which does not exist")
        following = partial(_followed_by, retired, each.retired.resource)
        if reaches(each.successors, each.retired.id, following):
            yield _astray(each, "is followed by itself")
    yield from _references(context, retired)


def _shape(each: Redirect) -> Iterator[Finding]:
    count = len(each.successors)
    counted = "1 successor" if count == 1 else f"{count} successors"
    fits = {"tombstone": count == 0, "split": count >= 2}.get(each.kind, count == 1)
    if not fits:
        yield each.source.finding(
            SHAPE,
            f"{each.retired} ({each.kind}) has {counted}.",
            index=each.at,
            field="successors",
        )
    if each.kind == "tombstone" and each.reason is not None:
        yield each.source.finding(
            SHAPE,
            f"{each.retired} is a tombstone, but a reason is given.",
            index=each.at,
            field="reason",
        )


def _version(context: Context, each: Redirect) -> Iterator[Finding]:
    text = each.source.cell(each.at, "version") if "version" in each.source else None
    told, present = version(text or ""), present_version(context)
    if told is not None and present is not None and told > present:
        yield each.source.finding(
            VERSION,
            f"{each.retired} is retired in version {text}, but the package is of version "
            f"{context.package.descriptor['version']}.",
            index=each.at,
            field="version",
        )


def _astray(each: Redirect, what: str) -> Finding:
    return each.source.finding(
        SUCCESSOR, f"{each.retired} {what}.", index=each.at, field="successors"
    )


def _followed_by(retired: Mapping[RowId, Redirect], resource: str, name: str) -> tuple[str, ...]:
    redirect = retired.get(RowId(resource, name))
    return redirect.successors if redirect is not None else ()


def _references(context: Context, retired: Mapping[RowId, Redirect]) -> Iterator[Finding]:
    names = {row.resource for row in retired}
    for table in context.tables.values():
        for key in table.schema.foreign_keys:
            target, column = key.resource or table.name, key.fields[0]
            if target not in names or len(key.fields) > 1 or column not in table:
                continue
            for index, text in enumerate(table.column(column)):
                redirect = retired.get(RowId(target, text)) if text is not None else None
                if redirect is not None and text not in context.tables[target].ids:
                    yield table.finding(
                        USED,
                        f"{redirect.retired} is retired{redirect.followed_by}.",
                        index=index,
                        field=column,
                        remedy=redirect.remedy,
                    )


CHECK = Check(
    name="redirects",
    scope=Scope.PACKAGE,
    title="Retired identifiers lead to their successors",
    description=(
        "An identifier of the table of role `redirects` is no row any more and no target of a "
        "foreign key. Its successors exist or are retired themselves, and no path of successors "
        "returns. Merged and renamed rows have one successor, split ones several, tombstones none "
        "and no reason. No version is above that of the package. References through columns for "
        "table and row are the business of the rule `row-reference`."
    ),
    kinds=(REUSED, SUCCESSOR, SHAPE, VERSION, USED),
    run=run,
    role="redirects",
)
