"""On which lines the values of a JSON text are, for reports that show a problem beside the text."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator
from contextlib import suppress

from pubmeta.checks.json_text import MAX_DEPTH, json_path
from pubmeta.vocabularies.json_strings import STRING

_TOKEN = re.compile(rf'{STRING}|[{{}}\[\],:]|[^\s{{}}\[\],:"]+')
_STEP = re.compile(r"(?:\.[\w$-]+|\[[^\[\]]*\])\Z")

Step = str | int


def lines_of(text: str, paths: Collection[str]) -> dict[str, int]:
    """The line, from 1, of the value at each of these JSON paths, or of the nearest that it is in.

    The line of a member of an object is that of its key. What follows a fault in the text is not found.
    """
    wanted = set(paths)
    for path in paths:
        while cut := _STEP.search(path):
            path = path[: cut.start()]  # noqa: PLW2901 (each step less)
            wanted.add(path)
    deepest = min(max((path.count(".") + path.count("[") for path in paths), default=0), MAX_DEPTH)
    found: dict[str, int] = {}
    for steps, line in _values(text, deepest):
        if (path := json_path(steps)) in wanted:
            found.setdefault(path, line)
            if len(found) == len(wanted):
                break
    nearest = {path: _nearest(path, found) for path in paths}
    return {path: line for path, line in nearest.items() if line}


def _nearest(path: str, found: dict[str, int]) -> int | None:
    while path not in found:
        cut = _STEP.search(path)
        if cut is None:
            return None
        path = path[: cut.start()]
    return found[path]


def _values(text: str, deepest: int) -> Iterator[tuple[tuple[Step, ...], int]]:
    """The steps to each value, unless they are more than so many, and its line."""
    steps: list[Step] = []
    awaits_key = False
    line, position = 1, 0
    for token in _TOKEN.finditer(text):
        line += text.count("\n", position, token.start())
        position = token.start()
        match token[0]:
            case "}" | "]" | "," if not steps:
                return
            case "}" | "]":
                steps.pop()
                awaits_key = False
            case ",":
                last = steps[-1]
                awaits_key = not isinstance(last, int)
                if isinstance(last, int):
                    steps[-1] = last + 1
            case ":":
                awaits_key = False
            case key if awaits_key:
                with suppress(ValueError):
                    steps[-1] = str(json.loads(key))
                if len(steps) <= deepest:
                    yield tuple(steps), line
            case value:
                if len(steps) <= deepest and (not steps or isinstance(steps[-1], int)):
                    yield tuple(steps), line
                if value in ("{", "["):
                    steps.append("" if value == "{" else 0)
                    awaits_key = value == "{"
