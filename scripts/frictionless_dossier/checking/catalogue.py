"""Every kind of finding that needs no declaration, from the rooms that find them."""

from collections.abc import Iterable

from frictionless_dossier.checking.declared import RULE_DECLARATION
from frictionless_dossier.checking.general import NOTHING_TO_CHECK, PROFILE_UNREAD, RULE_CRASH
from frictionless_dossier.errors import OptionError
from frictionless_dossier.judge.kinds import KINDS as JUDGE
from frictionless_dossier.package.kinds import KINDS as PACKAGE

STANDARD = (*PACKAGE, *JUDGE, RULE_DECLARATION, NOTHING_TO_CHECK, PROFILE_UNREAD, RULE_CRASH)
"""Kinds of the standard, in the order in which a package is read and judged."""


def unknown_rule(name: str, known: Iterable[str]) -> OptionError:
    """What to say of a name that is none of the known ones, of checks and kinds of finding."""
    from difflib import get_close_matches  # late: seldom needed

    near = get_close_matches(name, sorted(known), n=3)
    return OptionError(
        f"There is no rule {name!r}.",
        f"Did you mean {' or '.join(near)}?" if near else "`dossier rules` lists all rules.",
    )
