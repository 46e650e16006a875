"""When an entry was published: ``date`` in biblatex, ``year``, ``month`` and ``day`` in BibTeX."""

from __future__ import annotations

from pubmeta.formats.bibtex.read import latex
from pubmeta.model import PartialDate
from pubmeta.reading import Fields, date_in, date_of


def published(fields: Fields) -> PartialDate | None:
    """The date, as far as the entry tells it; ``date`` counts before the other fields."""
    log = fields.log
    date = fields.one("date")
    year, month, day = (fields.one(name) for name in ("year", "month", "day"))
    if date:
        found = date_in(log, "date", latex.line(log, date), line=date.line)
        if found and year and f"{found.year:04d}" not in year.text:
            log.dropped("year", f"differs from date, {found}; left out: {year.text}", line=year.line)
        if found:
            return found
    if year is None:
        for field in (month, day):
            if field:
                log.dropped(field.name, f"says nothing without a year; left out: {field.text}", line=field.line)
        return None
    texts = [latex.line(log, field) or "" for field in (year, month, day)]
    if texts[1].isdigit() and texts[0].isdigit():
        return date_of(log, "month", texts[0], texts[1], texts[2] or None, line=year.line)
    return date_in(log, "year", " ".join(reversed(texts)).strip(), line=year.line)
