"""What is found wrong when a statement is held against its text."""

from frictionless_dossier.findings import Kind, Severity

NOT_IN_SOURCE = Kind(
    name="statement-not-in-source",
    severity=Severity.ERROR,
    title="A statement does not stand in its source",
    description=(
        "The words that the locator names must hold the value, hardly anything else, and be about "
        "the subject. Otherwise two dates or figures of one line could be swapped unseen."
    ),
    remedy="Correct the locator, or the value.",
    example="end `2016-07-27`, where the words read “26 July 2016”",
    stock="row-error",
)

LOCATOR = Kind(
    name="locator-error",
    severity=Severity.ERROR,
    title="A locator names no words of its text",
    description=(
        "Into a kept text a locator is `line:first-last` or `line:word`, several separated by one "
        "blank; lines and words between white space are counted from 1."
    ),
    remedy="Write it as in 21:103-108 86:20; dossier locate finds it.",
    example="`21:103-99`, or line 102 of a text of 101 lines",
    stock="row-error",
)
