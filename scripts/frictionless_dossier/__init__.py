"""Check data packages whose facts carry dates and sources.

`validate(path)` gives a report, `open(path)` the package with its tables. Importing this package
loads nothing heavy: its names are resolved when they are first used (PEP 562), the plugin class
that frictionless looks for among them.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from frictionless_dossier.opening import OpenPackage, open
    from frictionless_dossier.report import Report
    from frictionless_dossier.validation import validate

__version__ = "0.1.0"

_LAZY = {
    "DossierPlugin": "frictionless_dossier.plugin",
    "OpenPackage": "frictionless_dossier.opening",
    "Report": "frictionless_dossier.report",
    "open": "frictionless_dossier.opening",
    "validate": "frictionless_dossier.validation",
}

__all__ = ["OpenPackage", "Report", "__version__", "open", "validate"]


def __getattr__(name: str) -> Any:
    """Resolve a public name on first use."""
    if name in _LAZY:
        return getattr(import_module(_LAZY[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
