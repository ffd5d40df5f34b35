"""The report as JUnit XML, in the dialect of the schema of the xUnit plugin of Jenkins.

A resource is a test suite. Its test cases are what is declared for it: its structure, each of its
fields, each of its rules; the package is a suite of its own, with the rules that are declared for
all of it. So the cases have the same names in each run, whatever is found, and whoever keeps a
history sees when one of them broke.
"""

import re
from collections.abc import Iterator
from typing import TextIO
from xml.etree import ElementTree as xml

from frictionless_dossier.checking.general import RULE_CRASH
from frictionless_dossier.findings import Finding, Severity
from frictionless_dossier.findings.store import Group
from frictionless_dossier.report import Report
from frictionless_dossier.reports.display import escaped
from frictionless_dossier.reports.selection import first_of_each
from frictionless_dossier.reports.words import place, verdict

SHOWN = 20
"""How many findings of a test case are told, errors and others apart; the rest is counted."""

_PACKAGE = "(package)"
"""A name that no resource can have."""

_STRUCTURE = "structure"
_Case = tuple[str, str]
"""Name of the suite and of the case."""

_COUNTS = (("tests", "testcase"), ("failures", "failure"), ("errors", "error"))

_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot hold, not even escaped."""


def write(report: Report, stream: TextIO, *, strict: bool = False) -> None:
    """Write the report as one XML document."""
    root = _suites(report, strict)
    xml.indent(root)
    stream.write('<?xml version="1.0" encoding="utf-8"?>\n')
    text = xml.tostring(root, encoding="unicode")
    stream.write(escaped(text, lambda character: f"&#{ord(character)};"))
    stream.write("\n")


def _suites(report: Report, strict: bool) -> xml.Element:
    cases = dict.fromkeys(_cases(report))
    rules = {(each.resource, each.type) for each in report.rules}
    resources = {each.name for each in report.tables}
    unread = {each.name for each in report.tables if each.fields and each.rows is None}
    failing = {Severity.ERROR} | ({Severity.WARNING} if strict else set())

    def key(group: Group) -> tuple[_Case, bool, bool]:
        case = _case(group, rules, resources)
        return case, group.kind.severity in failing, group.kind is RULE_CRASH

    found = first_of_each(report.findings, key, SHOWN)
    cases |= dict.fromkeys(case for case, _, _ in found)
    root = xml.Element("testsuites", name=_sound(report.package))
    elements: dict[str, xml.Element] = {}
    turns = {each.name: turn for turn, each in enumerate(report.tables)}
    # The package first, then the resources in their order.
    for name, case in sorted(cases, key=lambda each: turns.get(each[0], -1)):
        if name not in elements:
            elements[name] = xml.SubElement(root, "testsuite", name=_sound(name))
        element = xml.SubElement(
            elements[name],
            "testcase",
            classname=_sound(f"{report.package}.{name}"),
            name=_sound(case),
        )
        if name in unread and case != _STRUCTURE:
            xml.SubElement(element, "skipped", message="The table could not be read.")
        _tell(element, "error", found.get(((name, case), True, True)))
        _tell(element, "failure", found.get(((name, case), True, False)))
        _tell(element, "system-out", found.get(((name, case), False, False)))
    if report.interrupted:
        case_ = xml.SubElement(elements[_PACKAGE], "testcase", classname=_PACKAGE, name="complete")
        xml.SubElement(case_, "error", type="interrupted", message=verdict(report, strict))
    for element in (*elements.values(), root):
        for attribute, tag in _COUNTS:
            element.set(attribute, str(sum(1 for _ in element.iter(tag))))
    for element in elements.values():
        element.set("skipped", str(sum(1 for _ in element.iter("skipped"))))
    return root


def _cases(report: Report) -> Iterator[_Case]:
    """What is declared, in the order in which it is told."""
    yield _PACKAGE, _STRUCTURE
    for table in report.tables:
        yield table.name, _STRUCTURE
        for field in table.fields:
            yield table.name, f"field {field}"
    for rule in report.rules:
        yield rule.resource or _PACKAGE, f"rule {rule.type}"


def _case(group: Group, rules: set[tuple[str | None, str]], resources: set[str]) -> _Case:
    """The case of a group: of its rule, where that is declared; else of its field."""
    resource = group.resource if group.resource in resources else None
    if group.check is not None:
        declared = resource if (resource, group.check) in rules else None
        return declared or _PACKAGE, f"rule {group.check}"
    if resource is None or not group.field:
        return resource or _PACKAGE, _STRUCTURE
    return resource, f"field {group.field}"


def _tell(element: xml.Element, tag: str, found: tuple[list[Finding], int] | None) -> None:
    """Put the findings of one case into an element of their own."""
    if found is None:
        return
    first, count = found
    texts = [f"{each.rule}: {place(each)}: {each.message} {each.remedy}" for each in first]
    if count > len(first):
        texts.append(f"… and {count - len(first):,} more")
    child = xml.SubElement(element, tag)
    child.text = _sound("\n".join(texts))
    if tag != "system-out":
        kinds = {each.rule: each.kind for each in first}
        titles = "; ".join(kinds[rule].title for rule in sorted(kinds))
        child.set("type", " ".join(sorted(kinds)))
        child.set("message", f"{count:,} × {titles}")


def _sound(text: str) -> str:
    """A text that XML can hold."""
    return _NO_XML.sub("\N{REPLACEMENT CHARACTER}", text)
