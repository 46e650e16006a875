"""Characters that were lost before the record was made: U+FFFD is written for each of them."""

from __future__ import annotations

from typing import Any

from pubmeta.formats.crossref.terms import LOST, LOST_MESSAGE, LOST_REMEDY
from pubmeta.problems import Log


def report_lost(value: Any, log: Log, path: str) -> None:
    """Report each text of a work in which a character is lost."""
    if not _is_lost_in(value):
        return
    if isinstance(value, dict):
        for key, inner in value.items():
            report_lost(inner, log, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            report_lost(inner, log, f"{path}[{index}]")
    else:
        log.discouraged(path, LOST_MESSAGE, remedy=LOST_REMEDY)


def _is_lost_in(value: Any) -> bool:
    if isinstance(value, str):
        return LOST in value
    if isinstance(value, dict):
        return any(map(_is_lost_in, value.values()))
    return isinstance(value, list) and any(map(_is_lost_in, value))
