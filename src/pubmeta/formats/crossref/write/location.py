"""Where the work is: its pages and numbers, its archives, its DOI and what it leads to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pubmeta.formats.crossref.page_numbers import page_numbers, pages_from
from pubmeta.formats.crossref.terms import (
    COLLECTIONS,
    IDENTIFIERS,
    ITEM_NUMBERS,
    LENGTHS,
    MOST_IDENTIFIERS,
    MOST_ITEM_NUMBERS,
    OWN_IDS,
    schema_values,
)
from pubmeta.formats.crossref.write.deposit import Deposit
from pubmeta.model import Article, FullText, LinkPurpose
from pubmeta.problems import Place
from pubmeta.xml.build import Element, attribute, attributes_of, block, element, empty, text_element


def pages(article: Article, deposit: Deposit) -> Element | None:
    """The pages; an article number is none of them."""
    if article.pages is None:
        return None
    first, last, other = page_numbers(article.pages)
    if first is None:
        deposit.log.dropped("pages.range", "Crossref needs a first page, and this range does not show one")
        return None
    if pages_from(first, last, other) != article.pages:
        deposit.log.guessed(
            "pages", "Crossref has no place for a range as printed; it is divided into first, last and other pages"
        )
    return element(
        "pages",
        deposit.text("first_page", first, deposit.log, "pages"),
        deposit.text("last_page", last, deposit.log, "pages"),
        deposit.text("other_pages", other, deposit.log, "pages.range", needed=False),
    )


def publisher_item(article: Article, deposit: Deposit) -> Element | None:
    """The article number and every other id."""
    numbers, ids = _numbers(article, deposit.log)
    return element("publisher_item", _item_numbers(numbers, deposit), _identifiers(ids, deposit))


def item_numbers(article: Article, deposit: Deposit) -> list[Element | None]:
    """The article number and the publisher's ids, for records that take no others; those are reported."""
    numbers, ids = _numbers(article, deposit.log)
    for known in ids:
        if known.is_other:
            known.at.dropped("", "Crossref has no place for it in a record of this kind")
    return _item_numbers(numbers, deposit)


class _Id(NamedTuple):
    """An identifier of the article: Crossref's type, the value, where it is, and whether it is one of the other ids.

    loses_type: whether the type is written for want of its own.
    """

    type: str
    value: str
    at: Place
    is_other: bool = False
    loses_type: bool = False


def _numbers(article: Article, log: Place) -> tuple[list[_Id], list[_Id]]:
    """What goes into item numbers, and what into identifiers."""
    numbers: list[_Id] = []
    ids: list[_Id] = []
    if article.article_number:
        numbers.append(_Id("article_number", article.article_number, log.at("article_number")))
    if article.pmid:
        ids.append(_Id("pmid", article.pmid, log.at("pmid")))
    if article.pmcid:
        ids.append(_Id("other", article.pmcid, log.at("pmcid")))
    if article.arxiv:
        ids.append(_Id("other", f"arXiv:{article.arxiv}", log.at("arxiv")))
    for at, other in log.each("other_ids", article.other_ids):
        kind = ITEM_NUMBERS.get(other.type)
        if kind and len(other.value) <= LENGTHS["item_number"][-1] and len(numbers) < MOST_ITEM_NUMBERS:
            numbers.append(_Id(kind, other.value, at, is_other=True))
            continue
        term = IDENTIFIERS.get(other.type)
        written = term or "other"
        for name, form in OWN_IDS.items() if written == "other" else ():
            if getattr(article, name) is None and re.match(form, other.value):
                at.guessed("", f"has the form of another id, and is read from Crossref as {name}")
                log.guessed(name, f"is absent; {other.value} is read from Crossref as one")
        ids.append(_Id(written, other.value, at, is_other=True, loses_type=term is None))
    return numbers, ids


def _item_numbers(numbers: list[_Id], deposit: Deposit) -> list[Element | None]:
    return [
        text_element("item_number", known.value, {"item_number_type": known.type})
        for known in numbers
        if deposit.fits("item_number", known.value, known.at)
    ]


def _identifiers(ids: list[_Id], deposit: Deposit) -> Iterator[Element | None]:
    for number, (kind, value, at, _, loses_type) in enumerate(ids):
        if number >= MOST_IDENTIFIERS:
            at.dropped("", f"Crossref has room for {MOST_IDENTIFIERS} identifiers")
        elif deposit.fits("identifier", value, at, needed=False):
            if loses_type:
                at.dropped("type", "Crossref has no such type of identifier; written as 'other'")
            yield element("identifier", {"id_type": kind}, value)


def archive_locations(article: Article, deposit: Deposit) -> Element | None:
    """Where the work is preserved, as far as Crossref knows the archive."""
    if not article.archives:
        return None
    known = {name.casefold(): name for name in deposit.edition.archives}
    names: dict[str, None] = {}
    for at, archive in deposit.log.each("archives", article.archives):
        name = known.get(archive.casefold())
        if name:
            names[name] = None
        else:
            at.dropped(
                "",
                f"the schema {deposit.edition.version} knows only these archives: {', '.join(sorted(known.values()))}",
            )
    return block("archive_locations", [empty("archive", {"name": name}) for name in names])


def doi_data(article: Article, deposit: Deposit) -> Element | None:
    """The DOI, the page that it leads to, and where the full text is for readers and machines."""
    doi, page, first = article.doi, article.landing_page, article.dates.first_published
    if doi is None:
        deposit.log.missing("doi", "Crossref registers a DOI, and the article has none", remedy="add the article's DOI")
    if page is None:
        deposit.log.missing(
            "landing_page",
            "Crossref needs the URL of the page to which the DOI leads",
            remedy="add landing_page to the article, or to [journal] in the configuration",
        )
    lines = [
        deposit.registered_doi(doi, deposit.log, year=first.year if first else None) if doi else None,
        deposit.resource(page, deposit.log, "landing_page") if page else None,
        *_collections(article, deposit),
    ]
    return block("doi_data", lines)


def _collections(article: Article, deposit: Deposit) -> Iterator[Element | None]:
    texts = [*deposit.log.each("full_texts", article.full_texts)]
    for purpose, kind in COLLECTIONS.items():
        chosen = [(at, text) for at, text in texts if text.purpose is purpose]
        crawler = None
        if purpose is LinkPurpose.SIMILARITY_CHECK:
            crawler = deposit.edition.crawler
            chosen = _only_one(chosen)
        if chosen:
            attributes = attributes_of({"crawler": crawler})
            items = [block("item", [_full_text(text, at, deposit)], attributes) for at, text in chosen]
            yield block("collection", items, attribute("property", kind))


def _only_one(texts: list[tuple[Place, FullText]]) -> list[tuple[Place, FullText]]:
    """The text for Similarity Check, a PDF if there is one: of several, Crossref keeps the last."""
    pdfs = [chosen for chosen in texts if chosen[1].media_type == "application/pdf"]
    kept = (pdfs or texts)[:1]
    for at, _ in texts:
        if at is not kept[0][0]:
            at.dropped("", f"Similarity Check reads one full text; {kept[0][0].path()} is written")
    return kept


def _full_text(text: FullText, at: Place, deposit: Deposit) -> Element | None:
    media_type = text.media_type
    if media_type and media_type not in schema_values(deposit.edition.version, "mime_type"):
        at.dropped("media_type", f"the schema {deposit.edition.version} does not know the media type {media_type!r}")
        media_type = None
    attributes = {"mime_type": media_type, "content_version": text.version}
    return deposit.resource(text.url, at, "url", attributes, needed=False)
