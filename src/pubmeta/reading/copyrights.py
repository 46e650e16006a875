"""Copyright statements: the year and the holder that a record has no field for, where the statement spells them out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from pubmeta.reading.values import quoted
from pubmeta.vocabularies.copyrights import copyright_line


class _Reporting(Protocol):
    def dropped(self, message: str) -> None: ...

    def guessed(self, message: str) -> None: ...


def spelled_out(found: Mapping[str, object], statement: _Reporting) -> dict[str, int | str]:
    """The `year` and the `holder` of a `Copyright` that only its statement has, reported as guessed.

    found: the fields that are known, with the `statement`. statement: where that is, and what is read from it reported.
    """
    said = copyright_line(str(found["statement"])) if not {"year", "holder"} <= found.keys() else None
    if said is None:
        return {}
    if said.span and "year" not in found:
        statement.dropped(f"the year of a copyright is one, and the statement has {said.span}")
    values: dict[str, int | str | None] = {"year": said.year, "holder": said.holder}
    read = {name: value for name, value in values.items() if value and name not in found}
    if read:
        names = " and ".join(f"{name} {quoted(value)}" for name, value in read.items())
        statement.guessed(f"read from the statement: {names}")
    return read
