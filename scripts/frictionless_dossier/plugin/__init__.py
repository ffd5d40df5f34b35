"""The plugin that frictionless finds: rules of tables as checks of its checklists.

It imports frictionless, and only it does; `frictionless_dossier` resolves it when it is asked for.
"""

from frictionless_dossier.plugin.plugin import DossierPlugin

__all__ = ["DossierPlugin"]
