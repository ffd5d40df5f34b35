"""Write `docs/conformance.md` anew: `python -m tests.conformance`."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.conformance.run import PAGE, run

with TemporaryDirectory() as folder:
    done = run(Path(folder))
for line in done.found.unlisted:
    print(f"not listed: {line}", file=sys.stderr)
for line in done.found.gone:
    print(f"gone: {line}", file=sys.stderr)
PAGE.write_text(done.page(), encoding="utf-8", newline="")
sys.exit(bool(done.found.unlisted or done.found.gone))
