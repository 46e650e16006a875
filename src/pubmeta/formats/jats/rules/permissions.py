"""The checks on permissions: copyright and licence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pubmeta.checks.content_rules import XmlBreaches, XmlChecks
from pubmeta.checks.wording import shortened
from pubmeta.formats.jats.rules.document import HREF, JatsDocument
from pubmeta.model import PartialDate
from pubmeta.vocabularies import licences
from pubmeta.xml.build import ALI
from pubmeta.xml.text import characters, text_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_LICENSE_REF = f"{{{ALI}}}license_ref"
_LICENSE_REF_SINCE = 1.1
"""The first version with `ali:license_ref`."""


def _permissions(permissions: _Element, _: JatsDocument) -> XmlBreaches:
    statement, year, holder = (permissions.find(f"copyright-{part}") for part in ("statement", "year", "holder"))
    if any(part is not None for part in (statement, year, holder)):
        said = f"; the statement says “{shortened(text_of(statement))}”" if statement is not None else ""
        for name, part in (("year", year), ("holder", holder)):
            if part is None:
                yield "copyright-complete", f"the copyright has no <copyright-{name}>{said}"
    if statement is not None:
        said = text_of(statement).lower()
        if any(text_of(part).lower() not in said for part in (year, holder)):
            yield "copyright-statement", ""


def _copyright_year(year: _Element, _: JatsDocument) -> XmlBreaches:
    if not re.fullmatch("[1-9][0-9]{3}", characters(year)):
        yield "copyright-year", f"{text_of(year)!r} is not a year of four digits"


def _license(license_: _Element, document: JatsDocument) -> XmlBreaches:
    references = license_.findall(_LICENSE_REF)
    url = text_of(references[0]) if references else license_.get(HREF) or ""
    if licences.DOMAIN in url and not _is_usual(url):
        yield "creative-commons-url", f"{url!r} is not the usual URL of a Creative Commons licence: https, a last slash"
    if not url or (not references and document.version >= _LICENSE_REF_SINCE):
        yield "license-url", ""
    if references and license_.get(HREF, url) != url:
        yield "license-href", ""
    if len(references) > 1 and any(not reference.get("start_date") for reference in references):
        yield "license-start", ""
    for link in license_.iterfind("license-p/ext-link"):
        if url and link.get(HREF) != url:
            yield "license-link", f"the link in <license-p> is {link.get(HREF)}, the licence's URL {url}"


def _is_usual(url: str) -> bool:
    """Whether a URL of Creative Commons is that of a licence, or of a page below it, such as the legal code."""
    licence = licences.creative_commons(url)
    return licence is not None and licence.url is not None and url.startswith(licence.url)


def _days(element: _Element, _: JatsDocument) -> XmlBreaches:
    days = []
    for attribute in ("start_date", "end_date"):
        value = element.get(attribute)
        if value is not None:
            try:
                day = PartialDate(value)
            except ValueError as error:
                yield "ali-dates", f"@{attribute}: {error}"
            else:
                days.append(day)
                if day.day is None:
                    yield "ali-dates", (f"@{attribute} is {value}, which is not a full day", "add the day")
    if days != sorted(days):
        yield "ali-dates", "@end_date is before @start_date"


CHECKS: XmlChecks[JatsDocument] = {
    "permissions": (_permissions,),
    "copyright-year": (_copyright_year,),
    "license": (_license,),
    _LICENSE_REF: (_days,),
    f"{{{ALI}}}free_to_read": (_days,),
}
