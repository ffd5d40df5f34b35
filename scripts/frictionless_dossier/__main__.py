"""`python -m frictionless_dossier` is the command `dossier`."""

import sys

from frictionless_dossier.cli import main

if __name__ == "__main__":
    sys.exit(main())
