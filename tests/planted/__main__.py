"""Prints the score: `python -m tests.planted [FOLDER] [FAULTS]`, as `make planted` does."""

import sys
from pathlib import Path

from tests.planted.plants import World
from tests.planted.scoring import score

root = Path(sys.argv[1]) if len(sys.argv) > 1 else Path()
result = score(World(root), each=int(sys.argv[2]) if len(sys.argv) > 2 else 5)
for line in result.lines():
    print(line)
sys.exit(bool(result.missed or result.unknown))
