"""Content rules for the head of a landing page: what Google Scholar, reference managers and harvesters stumble over.

Each check looks at the page and yields the code of the rule, what is wrong, and the element; the page as a whole where
there is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from pubmeta.checks.content_rules import by_code, discouraged, refused
from pubmeta.problems import Problem

if TYPE_CHECKING:
    from pubmeta.formats.html.read.page import Page

_refused, _discouraged = partial(refused, "highwire"), partial(discouraged, "highwire")

_SCHOLAR = "Google Scholar: inclusion guidelines for webmasters"
_ZOTERO = "Zotero: translator Embedded Metadata"
_OWN = "pubmeta: so that a page says one thing"
_PLACES = "the elements go into the head of the page"

RULES = (
    _refused(
        "tags",
        "a page describes its article in meta elements: citation_title and so on",
        _SCHOLAR,
        remedy=f"add the output of `pubmeta head`; {_PLACES}",
    ),
    _refused("title", "a page has citation_title", _SCHOLAR, remedy="add citation_title with the article's title"),
    _refused(
        "author",
        "a page has citation_author, one element for each author",
        _SCHOLAR,
        remedy="add citation_author with the name of the first author, and so on",
    ),
    _refused(
        "date",
        "a page has citation_publication_date with the year of publication",
        _SCHOLAR,
        remedy="add citation_publication_date; the year alone will do",
    ),
    _refused(
        "date-year",
        "a date has a year of four digits",
        _SCHOLAR,
        remedy="write 2024/5/17, or the year alone",
    ),
    _discouraged(
        "date-form",
        "a date is written 2024/5/17, or as the year alone",
        _SCHOLAR,
        remedy="write year/month/day in numbers, as far as they are known",
    ),
    _discouraged(
        "dublin-core",
        "Dublin Core is the last resort: it has no elements for a journal's title, volume, issue and pages",
        _SCHOLAR,
        remedy="add the citation_ elements",
    ),
    _discouraged(
        "journal",
        "an article with a volume, an issue or an ISSN has citation_journal_title or citation_conference_title",
        _SCHOLAR,
        remedy="add citation_journal_title",
    ),
    _discouraged(
        "empty",
        "no element is empty; what is not known has none",
        _ZOTERO,
        remedy="give it a value, or leave the element out",
    ),
    _discouraged(
        "repeated",
        "what an article has one of is there once",
        _ZOTERO,
        remedy="keep the right one",
    ),
    _discouraged(
        "author-list",
        "each author has an element: of a list of names in one element programs make one author",
        _SCHOLAR,
        remedy="write one citation_author for each author",
    ),
    _refused(
        "grouping",
        "what is said of an author follows the citation_author of that author, before the next",
        "read so by Google Scholar and by DSpace's harvesters",
        remedy="move it directly after the citation_author that it belongs to",
    ),
    _discouraged(
        "grouping-last",
        "several institutions do not all follow the last of several authors, as if they were those of all",
        "measured on pages of journals",
        remedy="move each directly after the citation_author that it belongs to",
    ),
    _refused("doi", "citation_doi has a DOI: 10.1234/suffix", "ISO 26324", remedy="correct it"),
    _discouraged(
        "doi-form",
        "citation_doi has the DOI alone, without a resolver or a label",
        _ZOTERO,
        remedy="write 10.1234/suffix",
    ),
    _refused("issn", "an ISSN has the form 1234-5679 and a right check digit", "ISO 3297", remedy="correct it"),
    _refused("isbn", "an ISBN has 10 or 13 digits and a right check digit", "ISO 2108", remedy="correct it"),
    _refused(
        "orcid", "an ORCID iD has the form 0000-0002-1825-0097 and a right check digit", "ORCID", remedy="correct it"
    ),
    _refused(
        "url",
        "a URL is whole: it begins with http:// or https:// and a host",
        _SCHOLAR,
        remedy="write the whole URL",
    ),
    _discouraged(
        "pdf-host",
        "the PDF is on the same host as the page; Google Scholar passes over others",
        _SCHOLAR,
        remedy="serve the PDF from the host of the page",
    ),
    _discouraged(
        "pages",
        "citation_firstpage has one page; the last one is in citation_lastpage",
        _SCHOLAR,
        remedy="divide the range",
    ),
    _discouraged(
        "language", "citation_language has a language tag: en, pt-BR", "BCP 47", remedy="write the tag of the language"
    ),
    _refused(
        "json-ld",
        "a script of the type application/ld+json has JSON",
        "JSON-LD 1.1; search engines pass over what is not",
        remedy="correct it",
    ),
    _refused(
        "doi-agreement",
        "the elements, Dublin Core and the JSON-LD name the same DOI",
        _OWN,
        remedy="correct the wrong one",
    ),
    _discouraged(
        "title-agreement",
        "the elements, Dublin Core and the JSON-LD give the same title",
        _OWN,
        remedy="correct the wrong one",
    ),
    _discouraged(
        "date-agreement",
        "the elements, Dublin Core and the JSON-LD give the same year of publication",
        _OWN,
        remedy="correct the wrong one",
    ),
    _discouraged(
        "author-agreement",
        "the elements, Dublin Core and the JSON-LD name as many authors",
        _OWN,
        remedy="add whoever is missing",
    ),
)

RULE = by_code(RULES)
"""The rules by their codes without the format's name."""


def problems(page: Page) -> Iterator[Problem]:
    """Every breach in a page, in the order of the rules' subjects."""
    from pubmeta.formats.html.highwire.rules import agreement, authors, forms, required

    has_tags = any(meta.text.strip() for meta in page.metas)
    if not has_tags:
        yield RULE["tags"].problem("")
    for subject in (required, authors, forms, agreement) if has_tags else (forms,):
        for code, message, element in subject.breaches(page):
            path, line = (element.path, element.line) if element else ("", None)
            yield RULE[code].problem(path, message, line=line)
