"""Whether something leads to something else, over however many others."""

from collections.abc import Callable, Iterable


def reaches(names: Iterable[str], target: str, following: Callable[[str], Iterable[str]]) -> bool:
    """Whether a name is among others, or among those to which they lead.

    Args:
        names: Where to begin.
        target: The name that is looked for.
        following: The names to which one leads directly; none for one that is not known.
    """
    ahead, seen = list(names), set[str]()
    while ahead:
        name = ahead.pop()
        if name == target:
            return True
        if name not in seen:
            seen.add(name)
            ahead.extend(following(name))
    return False
