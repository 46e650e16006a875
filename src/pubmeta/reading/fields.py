"""Records of fields without structure: BibTeX entries, RIS records, the meta elements of a page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from pubmeta.problems import Log
from pubmeta.reading.values import line_of, quoted, taken

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Found:
    """One value as it was found: under which name, what, and on which line of the source."""

    name: str
    text: str
    line: int | None = None


class Fields:
    """The fields of one record, read by name; what nobody asks for is reported in the end.

    Names are as the format spells them, in one case. Blank values are none.
    """

    __slots__ = ("_found", "log")

    def __init__(self, found: Iterable[Found], log: Log) -> None:
        self.log = log
        self._found: dict[str, list[Found]] = {}
        for field in found:
            if field.text.strip():
                self._found.setdefault(field.name, []).append(field)

    def __contains__(self, name: str) -> bool:
        return name in self._found

    def all(self, *names: str) -> list[Found]:
        """Every value of these fields, in the order of the names."""
        return [field for name in names for field in self._found.pop(name, ())]

    def one(self, *names: str) -> Found | None:
        """The first value of the first of these fields that has any; one that differs from it is reported."""
        found = self.all(*names)
        if not found:
            return None
        first, *others = found
        for other in others:
            if _key(other.text) != _key(first.text):
                message = f"{quoted(other.text)} differs from {first.name}, which is kept: {quoted(first.text)}"
                self.log.dropped(other.name, message, line=other.line)
        return first

    def line(self, *names: str) -> str | None:
        """The value that `one` gives, as literal text on one line."""
        field = self.one(*names)
        return line_of(self.log, field.name, field.text, line=field.line) if field else None

    def taken(self, kind: Callable[[str], T], *names: str) -> T | None:
        """``kind(value)`` of the first of these fields that has a value; None where it is refused."""
        field = self.one(*names)
        return taken(self.log, field.name, kind, field.text.strip(), line=field.line) if field else None

    def report_rest(self, ignored: Mapping[str, str]) -> None:
        """Report every value that nobody asked for, save those of the fields that the table names."""
        for fields in self._found.values():
            for field in fields:
                if field.name not in ignored:
                    message = f"an article has no place for it; left out: {quoted(field.text.strip())}"
                    self.log.dropped(field.name, message, line=field.line)


def _key(text: str) -> str:
    return " ".join(text.split()).casefold()
