"""Regular expressions of the constraint `pattern`, compiled in one place."""

from frictionless_dossier.bounded import Matcher, Patience
from frictionless_dossier.package.patterns import in_python


def compile_pattern(text: str, patience: Patience | None = None) -> Matcher:
    """Compile the expression of a `pattern` constraint; it is matched with the whole text.

    Table Schema, `pattern`: values "MUST conform to the standard XML Schema regular expression
    syntax". There an expression always speaks of the whole text (XML Schema Part 2, appendix F), so
    a top-level `a|b` needs no brackets. The anchors `^` and `$`, which XML Schema does not know but
    Table Schema uses in its own example, mean what Python says.

    Raises:
        re.error: It is no regular expression of XML Schema or Python.
    """
    return Matcher(in_python(text), patience)
