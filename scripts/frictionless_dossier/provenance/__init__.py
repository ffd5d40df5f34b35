"""Statements held against the words of the texts they name: borne out, or refused with a reason."""
