"""What a finding may be called: the kinds that need no declaration, the checks, and their kinds."""

from collections.abc import Collection

from frictionless_dossier.checking import registry
from frictionless_dossier.checking.declared import RULE_DECLARATION
from frictionless_dossier.checking.general import NOTHING_TO_CHECK, PROFILE_UNREAD, RULE_CRASH
from frictionless_dossier.checking.unread import DATE_UNREAD
from frictionless_dossier.errors import OptionError
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


def demand_known(names: Collection[str]) -> None:
    """Refuse names that are neither of a check nor of a kind of finding.

    Raises:
        OptionError: There is such a name among them.
    """
    known = {kind.name for kind in STANDARD} | set(registry.names())
    if known.issuperset(names):
        return  # The usual case needs no module of a check.
    known |= {kind.name for check in registry.every() for kind in check.kinds}
    unknown = sorted(set(names) - known)
    if unknown:
        having = [
            check.name
            for check in registry.every()
            if unknown[0] in {each.name for each in check.parameters}
        ]
        if having:
            raise OptionError(
                f"There is no rule {unknown[0]!r}; it is a parameter of {', '.join(having)}.",
                f"`dossier explain {having[0]}` tells what it is for.",
            )
        from difflib import get_close_matches  # late: most names are known

        near = get_close_matches(unknown[0], sorted(known), n=3)
        raise OptionError(
            f"There is no rule {unknown[0]!r}.",
            f"Did you mean {' or '.join(near)}?" if near else "`dossier rules` lists all rules.",
        )
