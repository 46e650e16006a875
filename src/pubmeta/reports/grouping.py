"""Problems put together that say the same thing in many places."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable
from dataclasses import dataclass, field

from pubmeta.problems import Kind, Problem, fails

_INDEX = re.compile(r"\[([0-9]{1,9})\]")
"""A longer number is none of ours, but in a key of somebody's JSON."""
_MOST_RUNS = 4

Found = tuple[str, str, Problem]
"""Input, format and problem."""


@dataclass(slots=True)
class Group:
    """One message and its remedy: of what kind, about which format, at which places of which inputs.

    fails: it is an error, or a warning that is to fail like one.
    """

    format: str
    kind: Kind
    message: str
    code: str | None
    remedy: str | None
    fails: bool
    places: dict[str, None] = field(default_factory=dict)
    inputs: dict[str, None] = field(default_factory=dict)

    @property
    def paths(self) -> list[str]:
        """The places, with those that differ in an index made one: ``contributors[0..41].email``."""
        return collapsed(self.places)


def grouped(found: Iterable[Found], strict: Container[str] = ()) -> list[Group]:
    """The problems by message: what fails, warnings with a remedy, doubts, what has no place; else in the order met.

    strict: the kinds of warnings and the codes of rules that fail.
    """
    groups: dict[tuple[str, Kind, str, str | None, str | None], Group] = {}
    for source, format_name, problem in found:
        key = (format_name, problem.kind, problem.message, problem.code, problem.remedy)
        group = groups.setdefault(key, Group(*key, fails(problem, strict)))
        if place := _place(problem):
            group.places[place] = None
        group.inputs[source] = None
    return sorted(groups.values(), key=_rank)


def without_place(found: Iterable[Found], strict: Container[str] = ()) -> tuple[list[Found], Counter[str]]:
    """The problems without those that only say that a value has no place, and the number of these in each format."""
    others: list[Found] = []
    counts: Counter[str] = Counter()
    for source, format_name, problem in found:
        if problem.kind is Kind.DROPPED and problem.remedy is None and not fails(problem, strict):
            counts[format_name] += 1
        else:
            others.append((source, format_name, problem))
    return others, counts


def collapsed(paths: Iterable[str]) -> list[str]:
    """The paths, those that differ in no more than their indexes made one, in the order met.

    Where one index differs its values are told (``references[0..3,7].raw``), else the number of the paths.
    """
    by_pattern: dict[str, list[tuple[int, ...]]] = {}
    for path in paths:
        pattern = _INDEX.sub("[]", path)
        by_pattern.setdefault(pattern, []).append(tuple(map(int, _INDEX.findall(path))))
    return [_spelled(pattern, indexes) for pattern, indexes in by_pattern.items()]


def _rank(group: Group) -> tuple[bool, bool, bool]:
    return not group.fails, group.remedy is None, group.kind is Kind.DROPPED


def _spelled(pattern: str, indexes: list[tuple[int, ...]]) -> str:
    columns = [sorted(set(column)) for column in zip(*indexes, strict=True)]
    runs = [_runs(column) for column in columns]
    if sum(len(column) > 1 for column in columns) > 1 or any(len(run) > _MOST_RUNS for run in runs):
        return f"{pattern} ({len(indexes)} places)"
    parts = pattern.split("[]")
    return "".join(f"{part}[{','.join(run)}]" for part, run in zip(parts, runs, strict=False)) + parts[-1]


def _runs(numbers: list[int]) -> list[str]:
    """Sorted numbers as ``0..3`` and ``7``."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and runs[-1][1] == number - 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return [str(first) if first == last else f"{first}..{last}" for first, last in runs]


def _place(problem: Problem) -> str:
    line = f"line {problem.line}" if problem.line else ""
    return f"{problem.path} ({line})" if problem.path and line else problem.path or line
