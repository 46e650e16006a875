"""The checks on the dates of the article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pubmeta.checks.content_rules import XmlBreaches, XmlChecks
from pubmeta.formats.jats.rules.document import JatsDocument, within
from pubmeta.model import PartialDate
from pubmeta.xml.text import text_of

if TYPE_CHECKING:
    from lxml.etree import _Element


def _date(date: _Element, _: JatsDocument) -> XmlBreaches:
    if within(date, "back", "product", "related-article", "related-object"):
        return
    iso = date.get("iso-8601-date")
    if not iso:
        yield "date-iso", ""
    if date.tag == "pub-date" and (date.get("pub-type") or not date.get("date-type")):
        yield "date-type", ""
    parts: dict[str, str] = {}
    for child in date:
        parts.setdefault(child.tag, text_of(child))
    year, month, day = (parts.get(part, "") for part in ("year", "month", "day"))
    if not year.isdecimal() or not all(part.isdecimal() for part in (month, day) if part):
        return
    said = "-".join(part.zfill(length) for part, length in ((year, 4), (month, 2), (day, 2)) if part)
    try:
        PartialDate(said)
    except ValueError as error:
        yield "date", str(error)
    else:
        if iso and iso.partition("T")[0] != said:
            yield "date", f"@iso-8601-date is {iso}, but the date is {said}"


CHECKS: XmlChecks[JatsDocument] = {"pub-date": (_date,), "date": (_date,)}
