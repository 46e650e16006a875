"""What may be done with the work: `permissions`, or its parts in `article-meta` itself (NLM 2.0)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pubmeta.formats.jats import terms
from pubmeta.formats.jats.read import vocabulary
from pubmeta.formats.jats.read.dates import iso_date
from pubmeta.formats.jats.read.element import JatsElement
from pubmeta.formats.jats.read.marked import Text, joined
from pubmeta.model import Copyright, FreeToRead, License, LicenseScope, PartialDate, Url
from pubmeta.reading import quoted
from pubmeta.reading.copyrights import spelled_out
from pubmeta.vocabularies.licences import LICENCE_URL, creative_commons, is_creative_commons
from pubmeta.xml.text import characters

_LICENSE_URL = re.compile(rf"{LICENCE_URL}[^\s<>()\[\]\"']+", re.IGNORECASE)
_WITHOUT_SCHEME = re.compile(r"^\s*(?://)?(?=(?:www\.)?creativecommons\.org/)", re.IGNORECASE)
_OF_LICENSE = re.compile(r"^[^:]*+://[^/]+/.*(?:licen[cs]|terms|rights|copyright|permission)", re.IGNORECASE)
"""What a URL holds of a licence that is not of Creative Commons."""
_YEAR = re.compile(r"\d{4}")
_SPDX = re.compile(r"[A-Za-z0-9][A-Za-z0-9.+-]*")
_OPEN = frozenset({"open-access", "openaccess", "open access", "open", "free", "public-domain", ""})
"""`@license-type` that names no licence."""
_NAMED = {terms.LICENSE_NAME: "name", terms.LICENSE_SPDX: "spdx"}


def permissions(meta: JatsElement) -> dict[str, Any]:
    """Copyright, free to read and licences in an `article-meta`."""
    parts = (*meta.all("permissions"), meta)
    return {
        "copyright": _copyright(parts),
        "free_to_read": _free_to_read(parts),
        "licenses": tuple(
            license_ for group in parts for element in group.all("license") for license_ in _licenses(element)
        ),
    }


def _copyright(parts: tuple[JatsElement, ...]) -> Copyright | None:
    found: dict[str, Any] = {}
    names = {"copyright-statement": "statement", "copyright-year": "year", "copyright-holder": "holder"}
    first = statement = None
    for group in parts:
        for element in group.all(*names):
            field = names[element.name]
            value: Any
            if field == "statement":
                value = element.text()
            elif field == "year":
                value = _copyright_year(element)
            else:
                value = element.line()
            if value is None:
                continue
            if field not in found:
                found[field] = value
                first = element if first is None else first
                statement = element if field == "statement" else statement
            elif found[field] != value:
                element.unplaced(f"there is one already, {quoted(str(found[field]))}, which is kept")
    if first is None:
        return None
    if statement:
        found |= spelled_out(found, statement)
    return first.part(Copyright, found)


def _copyright_year(element: JatsElement) -> int | None:
    text = element.characters().strip()
    found = _YEAR.search(text)
    if found is None:
        if text:
            element.unplaced("is not a year")
        return None
    if found[0] != text:
        element.guessed(f"{quoted(text)} is more than a year; kept as {found[0]}")
    return int(found[0])


def _free_to_read(parts: tuple[JatsElement, ...]) -> FreeToRead | None:
    found = [element for group in parts for element in group.all("free_to_read")]
    if not found:
        return None
    for other in found[1:]:
        other.unplaced("there is one already, which is kept")
    dates = {name: _day(found[0], name) for name in ("start_date", "end_date")}
    return found[0].part(FreeToRead, dates) or FreeToRead()


def _day(element: JatsElement, name: str) -> PartialDate | None:
    text = element.attribute(name)
    return iso_date(element.log, text) if text else None


def _licenses(element: JatsElement) -> Iterator[License]:
    """A `license`: each `ali:license_ref` is one, else `@xlink:href`, a link in the text, or the text alone."""
    refs = element.all("license_ref")
    fields = _paragraphs(element.all("license-p", "p"))
    if not element.has_children:
        fields["statement"] = element.line()
    urls = {url: ref for ref in refs if (url := _url(ref, ref.characters()))}
    linked = _linked(element, fields.get("statement"))
    if linked and _names_licence(linked) and not any(map(_names_licence, urls)):
        urls[linked] = element
    if any(map(_names_licence, urls)):
        for url in [url for url in urls if is_creative_commons(url) and not _names_licence(url)]:
            urls.pop(url).dropped(f"{url} names no licence, and another URL does; left out")
    elif linked and not urls:
        urls = {linked: element}
    license_type = (element.attribute("license-type") or "").strip()
    if not urls and "name" not in fields and license_type.casefold() not in _OPEN:
        fields["name"] = license_type
    scope = _scope(element)
    for url, ref in urls.items():
        of_ref = {
            "url": url,
            "spdx": _spdx(ref.attribute("content-type")) or fields.get("spdx"),
            "start_date": _day(ref, "start_date"),
            "applies_to": scope or _scope(ref),
        }
        if made := ref.part(License, {**fields, **of_ref}):
            yield made
        fields = {}  # the text is that of the first
    if not urls and (made := element.part(License, {**fields, "applies_to": scope})):
        yield made
    _report_other_links(element, {_bare(url) for url in urls})


def _paragraphs(elements: list[JatsElement]) -> dict[str, Any]:
    """Name, SPDX id and statement; several paragraphs are one statement."""
    fields: dict[str, Any] = {}
    texts: list[Text] = []
    for element in elements:
        field = _NAMED.get(element.attribute("content-type") or "")
        if field:
            fields[field] = element.line()
        elif text := element.text(report_lost=False):
            texts.append(text)
    fields["statement"] = joined(texts)
    return fields


def _linked(element: JatsElement, statement: Text | None) -> Url | None:
    """The first URL that names a licence, of `@xlink:href`, the links in the text and its words; else the first."""
    href = element.attribute("href")
    given = _url(element, href) if href else None
    if given and _names_licence(given):
        return given
    links = (child.get(vocabulary.HREF) or "" for child in element.element.iterdescendants("ext-link", "uri", "{*}a"))
    spelled = (found[0].rstrip(".,;") for found in _LICENSE_URL.finditer(str(statement or "")))
    urls = [*filter(_LICENSE_URL.match, links), *spelled]
    named = next(filter(_names_licence, urls), None)
    if named is None and given:
        return given
    found = named or next(iter(urls), None)
    return _url(element, found) if found else None


def _names_licence(url: str) -> bool:
    """Whether a URL is that of one licence: not of all that Creative Commons has, nor of a site or its policy."""
    return creative_commons(url) is not None or (not is_creative_commons(url) and _OF_LICENSE.search(url) is not None)


def _report_other_links(element: JatsElement, urls: set[str]) -> None:
    """A link that is none of the licence's URLs, and that the text does not spell, is lost."""
    for linking in (element.element, *element.element.iterdescendants("ext-link", "uri")):
        link = linking.get(vocabulary.HREF)
        if link and _bare(link) not in urls and _bare(link) not in characters(linking).casefold():
            element.source.at(linking).dropped("", f"the licence is kept without its link to {link}")


def _bare(url: str) -> str:
    return url.strip().partition("//")[2].removeprefix("www.").rstrip("/").casefold()


def _url(element: JatsElement, text: str) -> Url | None:
    """The URL in a text; one of Creative Commons may be without its scheme."""
    text = _WITHOUT_SCHEME.sub("https://", text)
    return element.given(Url, text.strip() or None)


def _scope(element: JatsElement) -> LicenseScope | None:
    """What the licence is for; `applies_to` is Crossref's name of the attribute."""
    for name in ("specific-use", "applies_to"):
        word = (element.attribute(name) or "").casefold()
        if word in vocabulary.LICENSE_SCOPES:
            return vocabulary.LICENSE_SCOPES[word]
        if word:
            element.dropped(f"a licence has no scope {quoted(word)}; left out")
    return None


def _spdx(text: str | None) -> str | None:
    """`@content-type` of a `license_ref` that is an SPDX id; other words for the licence say no more than its URL."""
    return text if text and any(character.isupper() for character in text) and _SPDX.fullmatch(text) else None
