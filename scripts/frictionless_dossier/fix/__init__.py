"""Canonical form: defined once as "what the writer writes", for the checker and the fixer alike."""
