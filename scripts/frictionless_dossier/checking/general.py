"""Findings of the run itself, whatever the package declares."""

from collections.abc import Iterator, Mapping

from frictionless_dossier.findings import Finding, Kind, Severity
from frictionless_dossier.package.model import Package, Rule
from frictionless_dossier.package.table import Table

NOTHING_TO_CHECK = Kind(
    name="nothing-to-check",
    severity=Severity.ERROR,
    title="There is nothing to check",
    description=(
        "A package without resources, or a table without rows, passes every check without having "
        "been checked. A mistyped path looks the same."
    ),
    remedy="Add rows, or declare on the resource `emptyAllowed` with the reason as its text.",
    example="a table with a header and no rows",
    stock="resource-error",
)

RULE_CRASH = Kind(
    name="rule-crash",
    severity=Severity.ERROR,
    title="A rule crashed",
    description="A rule that could not finish has proved nothing, so its silence is no approval.",
    remedy="This is a fault of the tool, not of the data: report it with the package at hand.",
    example="an unforeseen value that a rule cannot handle",
    stock="check-error",
)

PROFILE_UNREAD = Kind(
    name="profile-unread",
    severity=Severity.INFO,
    title="The package follows a profile that is not read",
    description=(
        "Nothing is read from the network, so what a profile demands beyond the standard is not "
        "checked. The standard itself is, and names may be any text."
    ),
    remedy="Check the descriptor against the JSON Schema at that address.",
    example='`"$schema": "https://example.org/profiles/1.0/datapackage.json"`',
    stock="package-error",
)

_OWN_PROFILES = (
    "https://datapackage.org/profiles/",
    "http://datapackage.org/profiles/",
    "https://specs.frictionlessdata.io/",
)
"""Where the profiles of the standard itself are."""


def profile_unread(package: Package) -> Iterator[Finding]:
    """A finding for a package that follows a profile of somebody else.

    Data Package, `$schema`: a descriptor "MUST be validated" by its profile; that stands on the
    network, from which nothing is read.
    """
    for key in ("$schema", "profile"):
        profile = package.descriptor.get(key)
        if isinstance(profile, str) and "://" in profile and not profile.startswith(_OWN_PROFILES):
            yield Finding(
                PROFILE_UNREAD,
                f'The package follows the profile "{profile}", which is not read here.',
                PROFILE_UNREAD.remedy,
                path=package.path,
                details={"pointer": f"/{key}"},
            )


def nothing_to_check(package: Package, tables: Mapping[str, Table]) -> Iterator[Finding]:
    """Findings for a package without resources and for tables that are empty without leave."""
    if not package.resources:
        yield Finding(
            NOTHING_TO_CHECK,
            "The package has no resource.",
            "List its files under `resources`, or check that this is the descriptor that is meant.",
            path=package.path,
        )
    for table in tables.values():
        if len(table) == 0 and not table.resource.empty_allowed:
            yield table.finding(NOTHING_TO_CHECK, f"The table {table.name} has no rows.")


def rule_crash(rule: Rule, error: Exception) -> Finding:
    """The finding for a rule that raised an exception."""
    return Finding(
        RULE_CRASH,
        f"The rule {rule.type} crashed: {type(error).__name__}: {error}",
        RULE_CRASH.remedy,
        resource=rule.resource,
        path=rule.path,
        check=rule.type,
        details={"pointer": rule.pointer},
    )
