"""Whether all contenders found the same, and what was put in."""

from collections.abc import Mapping
from pathlib import Path

from benchmarks.contenders import FRICTIONLESS, LIMIT, OURS_IN_FULL, expected, found

_SHOWN = 3


def disagreements(folder: Path, outputs: Mapping[str, Path]) -> list[str]:
    """Where a contender found something else than was put in, or than the tool found.

    Args:
        folder: The package.
        outputs: What each contender printed, the tool in full among them.
    """
    wrong: list[str] = []
    put_in = expected(folder)
    ours = found(OURS_IN_FULL, outputs[OURS_IN_FULL])
    if put_in is not None:
        wrong += _difference("dossier, with lines", *_with_lines(folder, outputs[OURS_IN_FULL]))
    for contender, output in outputs.items():
        theirs = found(contender, output)
        if contender == FRICTIONLESS:
            known = _known_to_frictionless()
            comparable = [each for each in ours if each.rpartition(" ")[2] in known]
            if len(theirs) >= LIMIT:  # where it stopped, it has not seen the rest
                comparable = [each for each in comparable if each in set(theirs)]
            wrong += _difference(contender, theirs, comparable)
        else:
            wrong += _difference(contender, theirs, ours if put_in is None else put_in)
    return wrong


def _known_to_frictionless() -> set[str]:
    """Rules that frictionless has by the same name; it need not find what only we look for."""
    # Late: whoever measures imports this module, and has to stay small.
    from frictionless_dossier.checking.catalogue import STANDARD

    return {kind.name for kind in STANDARD if kind.name == kind.stock}


def _with_lines(folder: Path, output: Path) -> tuple[list[str], list[str]]:
    return found(OURS_IN_FULL, output, lines=True), expected(folder, lines=True) or []


def _difference(contender: str, theirs: list[str], due: list[str]) -> list[str]:
    if theirs == due:
        return []
    missed, more = sorted(set(due) - set(theirs)), sorted(set(theirs) - set(due))
    return [
        f"{contender} missed {len(missed)} ({'; '.join(missed[:_SHOWN])}) "
        f"and found {len(more)} too many ({'; '.join(more[:_SHOWN])})"
    ]
