"""What may be done with the work: `permissions`, or its parts in `article-meta` itself (NLM 2.0)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from pubmeta.formats.jats import terms
from pubmeta.formats.jats.read import vocabulary
from pubmeta.formats.jats.read.dates import iso_date
from pubmeta.formats.jats.read.marked import Text, joined, text_of
from pubmeta.model import Copyright, FreeToRead, License, LicenseScope, PartialDate, Url
from pubmeta.reading import part, quoted, taken
from pubmeta.vocabularies.licences import LICENCE_URL
from pubmeta.xml.paths import local_name
from pubmeta.xml.source import Children, XmlSource, text_in

if TYPE_CHECKING:
    from lxml.etree import _Element

_LICENSE_URL = re.compile(rf"{LICENCE_URL}[^\s<>()\[\]\"']+", re.IGNORECASE)
_YEAR = re.compile(r"\d{4}")
_SPDX = re.compile(r"[A-Za-z0-9][A-Za-z0-9.+-]*")
_OPEN = frozenset({"open-access", "openaccess", "open access", "open", "free", "public-domain", ""})
"""`@license-type` that names no licence."""
_NAMED = {terms.LICENSE_NAME: "name", terms.LICENSE_SPDX: "spdx"}


def permissions(source: XmlSource, children: Children) -> dict[str, Any]:
    """Copyright, free to read and licences from the children of an `article-meta`."""
    groups = [Children(source, element) for element in children.all("permissions")]
    parts = (*groups, children)
    found = {
        "copyright": _copyright(source, parts),
        "free_to_read": _free_to_read(source, parts),
        "licenses": tuple(
            license_ for group in parts for element in group.all("license") for license_ in _licenses(source, element)
        ),
    }
    for group in groups:
        group.report_rest()
    return found


def _copyright(source: XmlSource, parts: tuple[Children, ...]) -> Copyright | None:
    found: dict[str, Any] = {}
    names = {"copyright-statement": "statement", "copyright-year": "year", "copyright-holder": "holder"}
    first = None
    for group in parts:
        for element in group.all(*names):
            field = names[local_name(element)]
            value: Any
            if field == "statement":
                value = text_of(source, element)
            elif field == "year":
                value = _copyright_year(source, element)
            else:
                value = source.line(element)
            if value is None:
                continue
            if field not in found:
                found[field] = value
                first = element if first is None else first
            elif found[field] != value:
                source.unplaced(element, f"there is one already, {quoted(str(found[field]))}, which is kept")
    return None if first is None else part(source.at(first), "", Copyright, found)


def _copyright_year(source: XmlSource, element: _Element) -> int | None:
    text = text_in(element).strip()
    found = _YEAR.search(text)
    if found is None:
        if text:
            source.unplaced(element, "is no year")
        return None
    if found[0] != text:
        source.at(element).guessed("", f"{quoted(text)} is more than a year; kept as {found[0]}")
    return int(found[0])


def _free_to_read(source: XmlSource, parts: tuple[Children, ...]) -> FreeToRead | None:
    found = [element for group in parts for element in group.all("free_to_read")]
    if not found:
        return None
    for other in found[1:]:
        source.unplaced(other, "there is one already, which is kept")
    dates = {name: _day(source, found[0], name) for name in ("start_date", "end_date")}
    return part(source.at(found[0]), "", FreeToRead, dates) or FreeToRead()


def _day(source: XmlSource, element: _Element, name: str) -> PartialDate | None:
    text = element.get(name)
    return iso_date(source.at(element), text) if text else None


def _licenses(source: XmlSource, element: _Element) -> Iterator[License]:
    """A `license`: each `ali:license_ref` is one, else `@xlink:href`, a link in the text, or the text alone."""
    children = Children(source, element)
    refs = children.all("license_ref")
    fields = _paragraphs(source, children.all("license-p", "p"))
    children.report_rest({"graphic"})
    if not len(element):
        fields["statement"] = source.line(element)
    urls = {url: ref for ref in refs if (url := _url(source, ref, text_in(ref)))}
    linked = _linked(source, element, fields.get("statement"))
    if linked and not urls:
        urls = {linked: element}
    license_type = (element.get("license-type") or "").strip()
    if not urls and "name" not in fields and license_type.casefold() not in _OPEN:
        fields["name"] = license_type
    scope = _scope(element)
    for url, ref in urls.items():
        of_ref = {
            "url": url,
            "spdx": _spdx(ref.get("content-type")) or fields.get("spdx"),
            "start_date": _day(source, ref, "start_date"),
            "applies_to": scope or _scope(ref),
        }
        if made := part(source.at(ref), "", License, {**fields, **of_ref}):
            yield made
        fields = {}  # the text is that of the first
    if not urls and (made := part(source.at(element), "", License, {**fields, "applies_to": scope})):
        yield made
    _report_other_links(source, element, {_bare(url) for url in urls})


def _paragraphs(source: XmlSource, elements: list[_Element]) -> dict[str, Any]:
    """Name, SPDX id and statement; several paragraphs are one statement."""
    fields: dict[str, Any] = {}
    texts: list[Text] = []
    for element in elements:
        field = _NAMED.get(element.get("content-type") or "")
        if field:
            fields[field] = source.line(element)
        elif text := text_of(source, element, report_lost=False):
            texts.append(text)
    fields["statement"] = joined(texts)
    return fields


def _linked(source: XmlSource, element: _Element, statement: Text | None) -> Url | None:
    """The URL that `@xlink:href` gives, else the first of a licence in the links of the text, or in its words."""
    if (href := element.get(vocabulary.HREF)) and (url := _url(source, element, href)):
        return url
    links = (child.get(vocabulary.HREF) or "" for child in element.iterdescendants("*"))
    found = next(filter(_LICENSE_URL.match, links), None)
    if found is None and (spelled := _LICENSE_URL.search(str(statement or ""))):
        found = spelled[0].rstrip(".,;")
    return _url(source, element, found) if found else None


def _report_other_links(source: XmlSource, element: _Element, urls: set[str]) -> None:
    """A link that is none of the licence's URLs, and that the text does not spell, is lost."""
    for linking in (element, *element.iterdescendants("ext-link", "uri")):
        link = linking.get(vocabulary.HREF)
        if link and _bare(link) not in urls and _bare(link) not in text_in(linking).casefold():
            source.at(linking).dropped("", f"the licence is kept without its link to {link}")


def _bare(url: str) -> str:
    return url.strip().partition("//")[2].removeprefix("www.").rstrip("/").casefold()


def _url(source: XmlSource, element: _Element, text: str) -> Url | None:
    return taken(source.at(element), "", Url, text.strip() or None)


def _scope(element: _Element) -> LicenseScope | None:
    return vocabulary.LICENSE_SCOPES.get((element.get("specific-use") or "").casefold())


def _spdx(text: str | None) -> str | None:
    """`@content-type` of a `license_ref` that is an SPDX id; other words for the licence say no more than its URL."""
    return text if text and any(character.isupper() for character in text) and _SPDX.fullmatch(text) else None
