"""`python -m frictionless_dossier` is the command `dossier`."""

from frictionless_dossier.cli import process

if __name__ == "__main__":
    process()
