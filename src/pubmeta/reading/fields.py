"""Records of fields without structure: BibTeX entries, RIS records, the meta elements of a page."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable
from typing import TypeVar

from pubmeta.model import Language, Markup, PartialDate
from pubmeta.problems import Log
from pubmeta.reading.field import Field, first_of

T = TypeVar("T")


class FieldReader:
    """Reads the fields of one record by name; `report_rest` reports what nobody asked for.

    Names are as the format spells them, in one case. A blank field is as good as absent.
    """

    __slots__ = ("_fields", "log")

    def __init__(self, fields: Iterable[Field], log: Log) -> None:
        self.log = log
        self._fields: dict[str, list[Field]] = {}
        for field in fields:
            if field.text.strip():
                self._fields.setdefault(field.path, []).append(field)

    def __contains__(self, name: str) -> bool:
        return name in self._fields

    def all(self, *names: str) -> list[Field]:
        """Every field of these names, in the order of the names."""
        return [field for name in names for field in self._fields.pop(name, ())]

    def one(self, *names: str) -> Field | None:
        """The first field of the first of these names that there is; one that differs from it is reported."""
        return first_of(self.all(*names))

    def part(self, name: str, take: Callable[[Field], str | None]) -> None:
        """Give `take` each field of this name; the text that it gives back stays for whoever asks next."""
        kept = [field.with_text(rest) for field in self._fields.get(name, ()) if (rest := take(field))]
        if kept:
            self._fields[name] = kept
        else:
            self._fields.pop(name, None)

    def line(self, *names: str) -> str | None:
        """The field that `one` gives, as literal text on one line."""
        field = self.one(*names)
        return field.as_line() if field else None

    def text(self, *names: str) -> str | Markup | None:
        """The field that `one` gives, as text with its inline markup."""
        field = self.one(*names)
        return field.as_text() if field else None

    def date(self, *names: str) -> PartialDate | None:
        """The date that the field that `one` gives spells."""
        field = self.one(*names)
        return field.as_date() if field else None

    def language(self, *names: str) -> Language | None:
        """The language that the field that `one` gives names."""
        field = self.one(*names)
        return field.as_language() if field else None

    def taken(self, kind: Callable[[str], T], *names: str) -> T | None:
        """``kind(text)`` of the field that `one` gives; None where it is refused."""
        field = self.one(*names)
        return field.taken(kind) if field else None

    def report_rest(self, ignored: Container[str]) -> None:
        """Report every field that nobody asked for, except those of the names in the table."""
        for fields in self._fields.values():
            for field in fields:
                if field.path not in ignored:
                    field.unplaced()
