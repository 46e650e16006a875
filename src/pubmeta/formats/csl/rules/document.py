"""The parts of a document that may break a rule: its array, its items, their names, dates and texts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pubmeta.checks.content_rules import JsonBreaches
from pubmeta.checks.json_text import Location
from pubmeta.formats.csl.rules import dates, identifiers, ids, items, names, texts


def breaches(array: list[Any]) -> Iterator[tuple[Location, JsonBreaches]]:
    """Where a value may break a rule, and what it breaks."""
    yield (), ids.breaches(array)
    for index, item in enumerate(array):
        if isinstance(item, dict):
            yield from _in_item(item, (index,))


def _in_item(item: dict[str, Any], at: Location) -> Iterator[tuple[Location, JsonBreaches]]:
    yield at, items.breaches(item)
    yield at, identifiers.breaches(item)
    for variable, value in item.items():
        if isinstance(value, str):
            if not texts.is_sound(value):
                yield (*at, variable), texts.breaches(variable, value)
        elif isinstance(value, list):
            if variable in names.NAME_VARIABLES:
                yield from _in_names(value, (*at, variable))
        elif isinstance(value, dict) and variable in dates.DATE_VARIABLES:
            yield (*at, variable), dates.breaches(value)


def _in_names(listed: list[Any], at: Location) -> Iterator[tuple[Location, JsonBreaches]]:
    for index, name in enumerate(listed):
        if isinstance(name, dict):
            yield (*at, index), names.breaches(name)
            for part, value in name.items():
                if isinstance(value, str) and not texts.is_sound(value):
                    yield (*at, index, part), texts.breaches(part, value)
