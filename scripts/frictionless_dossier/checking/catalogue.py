"""Every kind of finding that needs no declaration, from the rooms that find them."""

from frictionless_dossier.checking.declared import RULE_DECLARATION
from frictionless_dossier.checking.general import NOTHING_TO_CHECK, PROFILE_UNREAD, RULE_CRASH
from frictionless_dossier.checking.unread import DATE_UNREAD
from frictionless_dossier.judge.kinds import KINDS as JUDGE
from frictionless_dossier.package.kinds import KINDS as PACKAGE

STANDARD = (
    *PACKAGE,
    *JUDGE,
    RULE_DECLARATION,
    NOTHING_TO_CHECK,
    PROFILE_UNREAD,
    DATE_UNREAD,
    RULE_CRASH,
)
"""Kinds of the standard, in the order in which a package is read and judged."""
