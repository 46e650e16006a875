"""When an entry was published: ``date`` in biblatex, ``year``, ``month`` and ``day`` in BibTeX."""

from __future__ import annotations

from pubmeta.formats.bibtex.read import latex
from pubmeta.model import PartialDate
from pubmeta.reading import FieldReader, date_of


def published(fields: FieldReader) -> PartialDate | None:
    """The date, as far as the entry has it; ``date`` counts before the other fields."""
    date = fields.one("date")
    year, month, day = (fields.one(name) for name in ("year", "month", "day"))
    if date:
        found = date.with_text(latex.line(date) or "").as_date()
        if found and year and f"{found.year:04d}" not in year.text:
            year.dropped(f"differs from date, {found}; left out: {year.text}")
        if found:
            return found
    if year is None:
        for field in (month, day):
            if field:
                field.dropped(f"is a date without a year; left out: {field.text}")
        return None
    texts = [latex.line(field) or "" for field in (year, month, day)]
    if texts[1].isdigit() and texts[0].isdigit():
        return date_of(fields.log, "month", texts[0], texts[1], texts[2] or None, line=year.line)
    return year.with_text(" ".join(reversed(texts)).strip()).as_date()
