"""The checks on what is in an element."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from urllib.parse import urlsplit

from pubmeta.formats.html.highwire.rules.breaches import Breaches, first, given
from pubmeta.formats.html.read.linked_data import json_fault
from pubmeta.formats.html.read.page import Page
from pubmeta.formats.html.terms import DATES, FULL_TEXTS, ISSNS, LANDING_PAGE
from pubmeta.model import Doi, Isbn, Issn, Language, Orcid, Url
from pubmeta.model.base import reason_of
from pubmeta.reading import Field, quoted
from pubmeta.vocabularies.dashes import DASHES

_DATE = re.compile(r"\d{4}(?:([/-])\d{1,2}(?:\1\d{1,2})?)?")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_RANGE = re.compile(rf"[^\W\d_]{{0,3}}\d+\s*[-{DASHES}]\s*[^\W\d_]{{0,3}}\d+")
_RESOLVERS = frozenset({"doi.org", "dx.doi.org", "hdl.handle.net"})
"""Hosts that no page is on: they lead to where it is."""
_ONE = frozenset(
    "citation_title citation_doi citation_journal_title citation_volume citation_issue citation_firstpage "
    "citation_lastpage citation_publication_date citation_pmid citation_language citation_abstract_html_url".split()
)
_DATES = frozenset(name for names in DATES.values() for name in names if name.startswith("citation_"))
_URLS = frozenset(name for name in (*FULL_TEXTS, *LANDING_PAGE) if name.startswith("citation_"))
_KINDS: Mapping[str, tuple[str, Callable[[str], str]]] = {
    "citation_doi": ("doi", Doi),
    **{name: ("issn", Issn) for name in ISSNS if name.startswith("citation_")},
    "citation_isbn": ("isbn", Isbn),
    "citation_author_orcid": ("orcid", Orcid),
    **dict.fromkeys(_URLS, ("url", Url)),
    "citation_language": ("language", Language),
}


def is_range(text: str) -> bool:
    """Whether a text that should be one page is a range."""
    return _RANGE.fullmatch(text) is not None


def breaches(page: Page) -> Breaches:
    """Each value that those who read it do not take."""
    seen: dict[str, Field] = {}
    for meta in page.metas:
        if not meta.path.startswith("citation_"):
            continue
        if not meta.text.strip():
            yield "empty", "", meta
            continue
        before = seen.setdefault(meta.path, meta)
        if meta.path in _ONE and before is not meta:
            yield "repeated", f"is there again: {quoted(meta.text)} after {quoted(before.text)}", meta
        yield from _form(meta)
    yield from _pdf_hosts(page)
    for script in page.scripts:
        if fault := json_fault(script):
            yield "json-ld", f"the JSON-LD {fault}", script


def _form(meta: Field) -> Breaches:
    text = meta.text.strip()
    if meta.path in _KINDS:
        code, kind = _KINDS[meta.path]
        try:
            value = kind(text)
        except ValueError as error:
            yield code, reason_of(error), meta
        else:
            if code == "doi" and value != text:
                yield "doi-form", f"{quoted(text)} is more than the DOI", meta
    elif meta.path in _DATES:
        if not _YEAR.search(text):
            yield "date-year", f"{quoted(text)} has no year", meta
        elif not _DATE.fullmatch(text):
            yield "date-form", f"{quoted(text)} is not in the form year/month/day", meta
    elif meta.path == "citation_firstpage" and is_range(text):
        yield "pages", f"has a range of pages: {quoted(text)}", meta


def _pdf_hosts(page: Page) -> Breaches:
    """Each PDF on another host than the page, where the page says where it is."""
    here = first(page, ("citation_abstract_html_url", "citation_public_url")) or page.links.get("canonical")
    for pdf in given(page, "citation_pdf_url") if here else ():
        if here and (fault := other_host(here.text, pdf.text)):
            yield "pdf-host", fault, pdf


def other_host(page: str, pdf: str) -> str | None:
    """What is wrong with where a PDF is; None where it is on the host of the page, or it is not known where that is."""
    here, there = _host(page), _host(pdf)
    if here and there and here not in _RESOLVERS and here != there:
        return f"the PDF is on {there}, the page on {here}"
    return None


def _host(url: str) -> str | None:
    try:
        return (urlsplit(url.strip()).hostname or "").removeprefix("www.") or None
    except ValueError:
        return None
