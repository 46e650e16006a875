"""Where the work is: its pages and numbers, its archives, its DOI and what it leads to."""

from __future__ import annotations

from collections.abc import Iterator

from pubmeta.formats.crossref.page_numbers import page_numbers, pages_from
from pubmeta.formats.crossref.terms import (
    COLLECTIONS,
    IDENTIFIERS,
    ITEM_NUMBERS,
    LENGTHS,
    MOST_IDENTIFIERS,
    MOST_ITEM_NUMBERS,
    schema_values,
)
from pubmeta.formats.crossref.write.deposit import Deposit
from pubmeta.model import Article, FullText, LinkPurpose
from pubmeta.xml.build import Element, element, empty


def pages(article: Article, deposit: Deposit) -> Element | None:
    """The pages; an article number is none of them."""
    if article.pages is None:
        return None
    first, last, other = page_numbers(article.pages)
    if first is None:
        deposit.log.dropped("pages.range", "Crossref needs a first page, which is not plain from this range")
        return None
    if pages_from(first, last, other) != article.pages:
        deposit.log.guessed(
            "pages", "Crossref takes no range as printed; it is divided into first, last and other pages"
        )
    return element(
        "pages",
        deposit.text("first_page", first, "pages"),
        deposit.text("last_page", last, "pages"),
        deposit.text("other_pages", other, "pages.range", needed=False),
    )


def publisher_item(article: Article, deposit: Deposit) -> Element | None:
    """The article number and every other id."""
    numbers, ids = _numbers(article)
    return element("publisher_item", _item_numbers(numbers, deposit), _identifiers(ids, deposit))


def item_numbers(article: Article, deposit: Deposit) -> list[Element | None]:
    """The article number and the publisher's ids, for records that take no others; those are reported."""
    numbers, ids = _numbers(article)
    for _, _, path in ids:
        if path.startswith("other_ids"):
            deposit.log.dropped(path, "a preprint's record at Crossref has no place for it")
    return _item_numbers(numbers, deposit)


_Id = tuple[str, str, str]
"""Type, value, model path."""


def _numbers(article: Article) -> tuple[list[_Id], list[_Id]]:
    """What goes into item numbers, and what into identifiers."""
    numbers: list[_Id] = []
    ids: list[_Id] = []
    if article.article_number:
        numbers.append(("article_number", article.article_number, "article_number"))
    if article.pmid:
        ids.append(("pmid", article.pmid, "pmid"))
    if article.pmcid:
        ids.append(("other", article.pmcid, "pmcid"))
    if article.arxiv:
        ids.append(("other", f"arXiv:{article.arxiv}", "arxiv"))
    for index, other in enumerate(article.other_ids):
        path = f"other_ids[{index}]"
        kind = ITEM_NUMBERS.get(other.type)
        if kind and len(other.value) <= LENGTHS["item_number"] and len(numbers) < MOST_ITEM_NUMBERS:
            numbers.append((kind, other.value, path))
        else:
            ids.append((IDENTIFIERS.get(other.type, "other"), other.value, path))
    return numbers, ids


def _item_numbers(numbers: list[_Id], deposit: Deposit) -> list[Element | None]:
    return [
        element("item_number", {"item_number_type": kind}, value)
        for kind, value, path in numbers
        if deposit.fits("item_number", value, path)
    ]


def _identifiers(ids: list[_Id], deposit: Deposit) -> Iterator[Element | None]:
    for number, (kind, value, path) in enumerate(ids):
        if number >= MOST_IDENTIFIERS:
            deposit.log.dropped(path, f"Crossref takes {MOST_IDENTIFIERS} identifiers")
        elif deposit.fits("identifier", value, path, needed=False):
            if kind == "other" and path.startswith("other_ids"):
                deposit.log.dropped(f"{path}.type", "Crossref has no such type of identifier; written as 'other'")
            yield element("identifier", {"id_type": kind}, value)


def archive_locations(article: Article, deposit: Deposit) -> Element | None:
    """Where the work is preserved, as far as Crossref knows the archive."""
    known = {name.casefold(): name for name in deposit.edition.archives}
    names: dict[str, None] = {}
    for index, archive in enumerate(article.archives):
        name = known.get(archive.casefold())
        if name:
            names[name] = None
        else:
            deposit.log.dropped(
                f"archives[{index}]",
                f"the schema {deposit.edition.version} knows other archives only: {', '.join(sorted(known.values()))}",
            )
    return element("archive_locations", (empty("archive", {"name": name}) for name in names))


def doi_data(article: Article, deposit: Deposit) -> Element | None:
    """The DOI, the page that it leads to, and where the full text is for readers and machines."""
    if article.doi is None:
        deposit.log.missing("doi", "Crossref registers DOIs; give the article's")
    if article.landing_page is None:
        deposit.log.missing("landing_page", "Crossref needs the page that the DOI leads to; give its URL")
    return element(
        "doi_data",
        article.doi and deposit.registered_doi(article.doi, "doi"),
        article.landing_page and deposit.resource(article.landing_page, "landing_page"),
        _collections(article, deposit),
    )


def _collections(article: Article, deposit: Deposit) -> Iterator[Element | None]:
    texts = [(text, f"full_texts[{index}]") for index, text in enumerate(article.full_texts)]
    for purpose, kind in COLLECTIONS.items():
        chosen = [(text, path) for text, path in texts if text.purpose is purpose]
        crawler = None
        if purpose is LinkPurpose.SIMILARITY_CHECK:
            crawler = deposit.edition.crawler
            chosen = _only_one(chosen, deposit)
        items = (element("item", {"crawler": crawler}, _full_text(text, path, deposit)) for text, path in chosen)
        yield element("collection", {"property": kind}, items)


def _only_one(texts: list[tuple[FullText, str]], deposit: Deposit) -> list[tuple[FullText, str]]:
    """The text for Similarity Check, a PDF if there is one: of several, Crossref keeps the last."""
    pdfs = [chosen for chosen in texts if chosen[0].media_type == "application/pdf"]
    kept = (pdfs or texts)[:1]
    for _, path in texts:
        if path != kept[0][1]:
            deposit.log.dropped(path, f"Similarity Check reads one full text; {kept[0][1]} is kept")
    return kept


def _full_text(text: FullText, path: str, deposit: Deposit) -> Element | None:
    media_type = text.media_type
    if media_type and media_type not in schema_values(deposit.edition.version, "mime_type"):
        deposit.log.dropped(
            f"{path}.media_type", f"the schema {deposit.edition.version} does not know the media type {media_type!r}"
        )
        media_type = None
    attributes = {"mime_type": media_type, "content_version": text.version}
    return deposit.resource(text.url, f"{path}.url", attributes, needed=False)
