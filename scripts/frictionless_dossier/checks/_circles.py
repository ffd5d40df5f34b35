"""Which things lead back to themselves, over however many others."""

from collections.abc import Iterator, Mapping, Sequence


def circles(following: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """The names that lie on a circle, each with all that lead to it and to which it leads.

    These are the strongly connected parts of the graph, but for single names that do not lead to
    themselves. They are found by Tarjan's algorithm, in time linear in names and ties, without
    recursion.

    Args:
        following: The names to which each one leads directly.
    """
    found: dict[str, tuple[str, ...]] = {}
    order: dict[str, int] = {}
    lowest: dict[str, int] = {}
    open_names: list[str] = []
    waiting: set[str] = set()

    def enter(name: str) -> tuple[str, Iterator[str]]:
        order[name] = lowest[name] = len(order)
        open_names.append(name)
        waiting.add(name)
        return name, iter(following.get(name, ()))

    for start in following:
        if start in order:
            continue
        path = [enter(start)]
        while path:
            name, ahead = path[-1]
            following_name = next(ahead, None)
            if following_name is None:
                path.pop()
                if path:
                    before = path[-1][0]
                    lowest[before] = min(lowest[before], lowest[name])
                if lowest[name] == order[name]:
                    part = tuple(_popped(open_names, name))
                    waiting.difference_update(part)
                    if len(part) > 1 or name in following.get(name, ()):
                        found.update(dict.fromkeys(part, part))
            elif following_name not in order:
                path.append(enter(following_name))
            elif following_name in waiting:
                lowest[name] = min(lowest[name], order[following_name])
    return found


def _popped(names: list[str], last: str) -> Iterator[str]:
    """What is taken off the end of a list, up to a name."""
    while True:
        name = names.pop()
        yield name
        if name == last:
            return
