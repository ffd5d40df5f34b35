"""Rules as a package declares them: which can run, and what is wrong with the others."""

from collections.abc import Collection, Iterator, Mapping, Set
from functools import cache
from typing import Any

from frictionless_dossier.checking import registry
from frictionless_dossier.checking.check import Check, Parameter, Scope
from frictionless_dossier.findings import Finding, Kind, Severity
from frictionless_dossier.json_schema import Validator
from frictionless_dossier.judge import Column
from frictionless_dossier.likeness import suggest
from frictionless_dossier.package.filelines import FileLines
from frictionless_dossier.package.jsonplaces import escape
from frictionless_dossier.package.model import Field, Package, Rule

RULE_DECLARATION = Kind(
    name="rule-declaration",
    severity=Severity.ERROR,
    title="A rule is declared wrongly",
    description=(
        "A rule with a misspelt name or parameter, about a field that does not exist, for rows "
        "with a code that their field cannot have, or about a role that no resource has, checks "
        "nothing while seeming to. It does not run until its declaration is mended."
    ),
    remedy="Mend the declaration; the rule catalogue lists every rule with its parameters.",
    example='`{"type": "overlapp"}`, or a rule about a field that the table does not have',
    stock="check-error",
)

Fault = tuple[str, str, str]
"""What is wrong, what to do, and the JSON Pointer from the declaration to the place."""


class Declared:
    """The rules that a package declares, examined once for all who ask.

    Attributes:
        rules: Those that can run: those of the package, then those of the tables, as declared.
            Rules that others rely on come before all, rules that look at what others used come
            after all.
    """

    def __init__(self, package: Package) -> None:
        self._package = package
        self._examined = list(_examined(package))
        sound = [rule for rule, faults in self._examined if not faults]
        self.rules = tuple(sorted(sound, key=lambda rule: _turn(registry.find(rule.type))))

    def findings(self) -> Iterator[Finding]:
        """What is wrong with the declarations of the others."""
        lines = FileLines(self._package.base)
        for rule, faults in self._examined:
            for message, remedy, place in faults:
                pointer = rule.pointer + place
                yield Finding(
                    RULE_DECLARATION,
                    message,
                    remedy,
                    resource=rule.resource,
                    path=rule.path,
                    line=lines.line(rule.path, pointer),
                    details={"pointer": pointer},
                )


def _turn(check: Check) -> int:
    return check.last - check.first


def _examined(package: Package) -> Iterator[tuple[Rule, list[Fault]]]:
    """Every rule with its faults, in the order of declaration."""
    before: dict[tuple[str, str | None], list[Mapping[str, Any]]] = {}
    for rule in package.every_rule:
        faults = list(rule_faults(package, rule))
        alike = before.setdefault((rule.type, rule.resource), [])
        if rule.parameters in alike:
            message = f"The rule {rule.type} is declared twice with the same parameters."
            faults.append((message, "Remove one of the two declarations.", ""))
        alike.append(rule.parameters)
        yield rule, faults


def rule_faults(package: Package, rule: Rule) -> Iterator[Fault]:
    """What is wrong with the declaration of one rule, whatever the others declare."""
    if rule.type not in registry.names():
        message = f'There is no rule "{rule.type}".'
        yield message, suggest(rule.type, registry.names()), "/type"
        return
    check = registry.find(rule.type)
    scope = Scope.PACKAGE if rule.resource is None else Scope.TABLE
    if scope is not check.scope:
        yield (*_misplaced(check), "/type")
        return
    if check.role is not None and package.with_role(check.role) is None:
        message = f'No resource has the role "{check.role}", so the rule {rule.type} finds nothing.'
        yield message, "Give a resource that role, or remove the rule.", "/type"
    yield from _parameter_faults(check, rule)
    wrong: set[str] = set()
    for problem in _validator(check.name).problems(rule.parameters):
        name = problem.pointer.split("/")[1] if problem.pointer else ""
        wrong.add(name)
        message = f"The parameter {name} of the rule {rule.type} is wrong: {problem.message}."
        parameter = next(each for each in check.parameters if escape(each.name) == name)
        yield message, f"Write what it is for: {parameter.description}", problem.pointer
    for parameter in check.parameters:
        if parameter.name in rule.parameters and escape(parameter.name) not in wrong:
            yield from _unknown_names(package, rule, parameter)
            yield from _unmeetable(package, rule, parameter)
    yield from _unknown_codes(package, rule, check, wrong)


def _misplaced(check: Check) -> tuple[str, str]:
    if check.scope is Scope.PACKAGE:
        message = f"The rule {check.name} is for the whole package, not for one table."
        return message, "Move it to `rules` of the descriptor."
    message = f"The rule {check.name} is for one table, not for the whole package."
    return message, "Move it to `rules` of the Table Schema of that table."


def _parameter_faults(check: Check, rule: Rule) -> Iterator[Fault]:
    known = [each.name for each in check.parameters]
    for name in rule.parameters:
        if name not in known:
            message = f'The rule {rule.type} has no parameter "{name}".'
            yield message, suggest(name, known), f"/{escape(name)}"
    for parameter in check.parameters:
        if parameter.required and parameter.name not in rule.parameters:
            message = f"The rule {rule.type} lacks its parameter {parameter.name}."
            yield message, f"Add it: {parameter.description}", ""


@cache
def _validator(name: str) -> Validator:
    """One schema for all parameters of a check; each of its problems lies in one of them."""
    parameters = registry.find(name).parameters
    return Validator({"properties": {each.name: each.schema for each in parameters}})


def _unknown_names(package: Package, rule: Rule, parameter: Parameter) -> Iterator[Fault]:
    """The fields or resources that a parameter names and that do not exist."""
    value = rule.parameters[parameter.name]
    named: list[tuple[str, str, str | None]] = []  # name, place, resource of the field if it is one
    if parameter.names == "resource":
        named = [(name, place, None) for name, place in _named(value)]
    elif parameter.names in ("field", "date") or (
        parameter.names == "lookup" and isinstance(value, str)
    ):
        named = [(name, place, rule.resource) for name, place in _named(value)]
    elif parameter.names == "fields":
        for resource, fields in value.items():
            named.append((resource, f"/{escape(resource)}", None))
            if resource in package.by_name:
                places = enumerate(fields)
                named += [(name, f"/{escape(resource)}/{at}", resource) for at, name in places]
    elif parameter.names == "lookup" and isinstance(value, Mapping):
        named = [(value["field"], "/field", rule.resource), (value["resource"], "/resource", None)]
        if value["resource"] in package.by_name:
            named.append((value["value"], "/value", value["resource"]))
    for name, place, resource in named:
        known, what = _known(package, resource)
        if name not in known:
            message = f'The rule {rule.type} names "{name}" in {parameter.name}: no such {what}.'
            yield message, suggest(name, known), f"/{escape(parameter.name)}{place}"


def _unmeetable(package: Package, rule: Rule, parameter: Parameter) -> Iterator[Fault]:
    """What a condition wants of a field that no cell of it can have, so that no row meets it."""
    condition = rule.parameters[parameter.name]
    if parameter.names != "field" or not isinstance(condition, Mapping):
        return
    for name, wanted in condition.items():
        field = _field(package, rule, name)
        place = f"/{escape(parameter.name)}/{escape(name)}"
        if field is None or wanted is True:
            continue
        if wanted is False:
            if field.constraints.get("required") is True:
                message = f"The rule {rule.type} is for rows without {name}, which is required."
                yield message, f"Remove {name} from {parameter.name}.", place
            continue
        for at, text in enumerate(wanted):
            for what, remedy in _impossible(field, text):
                message = f"The rule {rule.type} names a value of {name} in {parameter.name} that "
                yield f"{message}no cell can have: {what}", remedy, f"{place}/{at}"


def _unknown_codes(package: Package, rule: Rule, check: Check, wrong: Set[str]) -> Iterator[Fault]:
    """The codes that parameters name, or that count by default, and their field cannot have."""
    values = check.completed(rule.parameters)
    for parameter in check.parameters:
        of = parameter.code_of
        if of is None or wrong & {escape(parameter.name), escape(of)}:
            continue
        field = _field(package, rule, values[of])
        if field is None:
            continue
        for what, remedy in _impossible(field, values[parameter.name]):
            message = f"The rule {rule.type} has a {parameter.name} that no cell of {field.name} "
            place = f"/{escape(parameter.name)}" if parameter.name in rule.parameters else ""
            yield f"{message}can have: {what}", remedy, place


def _field(package: Package, rule: Rule, name: str | None) -> Field | None:
    """A field of the table of a rule; None where there is none of that name, which is told."""
    schema = package.by_name[rule.resource].schema if rule.resource else None
    return schema.by_name.get(name) if schema and name else None


def _impossible(field: Field, text: str) -> Iterator[tuple[str, str]]:
    """Why no cell of a field can have a text, by type and listed values, and what to do."""
    if text in field.missing_values:
        yield f'"{text}" means that there is no value.', "Remove it."
        return
    listed = {key: value for key, value in field.constraints.items() if key == "enum"}
    for fault in Column(field.with_constraints(listed)).faults(text):
        yield fault.message, fault.remedy


def _known(package: Package, resource: str | None) -> tuple[Collection[str], str]:
    """The names of all fields of a resource, or of all resources; and what they are."""
    if resource is None:
        return package.by_name, "resource"
    schema = package.by_name[resource].schema
    return schema.by_name if schema else (), f"field of {resource}"


def _named(value: Any) -> Iterator[tuple[str, str]]:
    """The names in a text, a list of texts or the keys of an object, each with its place."""
    if isinstance(value, str):
        yield value, ""
    elif isinstance(value, Mapping):
        yield from ((name, f"/{escape(name)}") for name in value)
    else:
        yield from ((name, f"/{position}") for position, name in enumerate(value))
