"""Licence, copyright and funding."""

from __future__ import annotations

import re
from typing import Any

from pydantic import ValidationError

from pubmeta.formats.frontmatter import terms
from pubmeta.model import Award, Copyright, FreeToRead, Funder, License, Statement, Statements, Url
from pubmeta.reading import Field, JsonObject

_YEAR = re.compile(r"[1-9][0-9]{3}")


def rights(source: JsonObject) -> dict[str, Any]:
    """Licences, the copyright line, and whether all may read the text."""
    free = source.text("open_access")
    return {
        "licenses": _licenses(source),
        "copyright": _copyright(source),
        "free_to_read": FreeToRead() if (free or "").strip().casefold() in terms.TRUE else None,
        "statements": _statements(source),
    }


def _licenses(source: JsonObject) -> tuple[License, ...]:
    """Those of a text or an object; of MyST the one of the content, not that of the code."""
    found: list[License | None] = []
    for entry in source.all("license"):
        if isinstance(entry, Field):
            found.append(_license(entry))
            continue
        if code := entry.one("code"):
            code.unplaced("is the licence of the code, not of the article")
        url, text = entry.taken(Url, "url"), entry.one("content", "id", "text", "name")
        made = _license(text) if text else None
        entry.value("type")
        if made and url and not made.url:
            made = made.model_copy(update={"url": url})
        found.append(made or (License(url=url) if url else None))
    return tuple(license_ for license_ in found if license_)


def _license(field: Field) -> License | None:
    """The licence that a URL, an SPDX id or a name is."""
    text = field.as_line()
    try:
        return License.model_validate(text) if text else None
    except ValidationError:
        return field.part(License, {"name": text})


def _copyright(source: JsonObject) -> Copyright | None:
    """A line as printed, or its parts."""
    given = source.value("copyright")
    if not isinstance(given, dict):
        line = source.one("copyright")
        return line.part(Copyright, {"statement": line.as_text()}) if line else None
    parts = source.object("copyright")
    if parts is None:
        return None
    year, statement = parts.one("year"), parts.one("statement")
    is_year = year is not None and _YEAR.fullmatch(year.text.strip()) is not None
    if year and not is_year:
        year.unplaced("is not one year")
    return parts.part(
        Copyright,
        {
            "statement": statement.as_text() if statement else None,
            "year": int(year.text) if year and is_year else None,
            "holder": parts.line("holder"),
        },
    )


def _statements(source: JsonObject) -> Statements | None:
    """The statements that are fields or parts of their own, and the one on funding."""
    parts = source.object_if_any("parts")
    found: dict[str, Statement | None] = {}
    for name, keys in (
        ("data_availability", ("data_availability", "data-availability")),
        ("acknowledgements", ("acknowledgments", "acknowledgements")),
        ("conflict_of_interest", ("competing_interests", "conflict_of_interest")),
    ):
        field = source.one(*keys) or (parts.one(*keys) if parts else None)
        text = field.as_text() if field else None
        found[name] = Statement(paragraphs=(text,)) if text else None
    statements = [text for entry in source.all("funding") if (text := _statement(entry))]
    found["funding"] = Statement(paragraphs=tuple(statements)) if statements else None
    return source.part(Statements, found) if any(found.values()) else None


def _statement(entry: JsonObject | Field) -> Any:
    field = entry if isinstance(entry, Field) else entry.one("statement")
    return field.as_text() if field else None


def awards(source: JsonObject) -> tuple[Award, ...]:
    """Awards with their numbers and sources: an object of its own, or a list of them under `awards` (MyST)."""
    found: list[Award | None] = []
    for entry in source.all("funding"):
        for award in (entry, *entry.objects("awards")) if isinstance(entry, JsonObject) else ():
            numbers = tuple(filter(None, (each.as_line() for each in award.texts("award", "id", "award-id"))))
            title = award.one("name", "title")
            sources = [_funder(each) for each in award.all("source", "sources")]
            funders = [funder for funder in sources if funder]
            if not (numbers or funders):
                continue
            for funder in (*funders, *(() if funders else (None,))):
                fields = {"funder": funder, "numbers": numbers, "title": title.as_text() if title else None}
                found.append(award.part(Award, fields))
    return tuple(award for award in found if award)


def _funder(entry: JsonObject | Field) -> Funder | None:
    field = entry if isinstance(entry, Field) else entry.one("name", "text")
    return field.part(Funder, {"name": field.as_line()}) if field else None
