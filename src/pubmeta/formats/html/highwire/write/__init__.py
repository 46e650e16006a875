"""An article as the meta elements of its landing page's head."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from pubmeta.formats.html.highwire.terms import DUBLIN_CORE
from pubmeta.formats.html.highwire.write.authors import authors
from pubmeta.formats.html.highwire.write.container import container
from pubmeta.formats.html.highwire.write.placed import report
from pubmeta.formats.html.highwire.write.places import full_texts, landing_page, place_in_journal
from pubmeta.formats.html.highwire.write.references import references
from pubmeta.formats.html.highwire.write.texts import abstract, keywords, title
from pubmeta.model import Article, PartialDate
from pubmeta.model.single import by_its_reviewers
from pubmeta.problems import Log
from pubmeta.reading.dois import report_ending

if TYPE_CHECKING:
    from pubmeta.formats.html.highwire.options import HighwireOptions


class Meta(NamedTuple):
    """A meta element; `language` is that of its content where it is not the article's."""

    name: str
    content: str
    language: str | None = None


def write(article: Article, options: HighwireOptions, log: Log) -> bytes:
    """The elements, one a line, none of them empty; those that say something of an author follow that author's."""
    article = by_its_reviewers(article, log, "the head of a page")
    report(article, options, log)
    named = list(authors(article, options, log))
    if not named:
        log.missing(
            "contributors",
            "there is no author, and Google Scholar takes no article without one",
            remedy="add the authors; a group can be one",
        )
    if not article.dates.first_published:
        log.missing(
            "dates",
            "there is no date of publication, and Google Scholar takes no article without its year",
            remedy="set dates.published, or the date in a medium; the year alone will do",
        )
    metas = [
        Meta("citation_title", title(article, log)),
        *(Meta(*each) for each in named),
        *_dates(article, log),
        *(Meta(*each) for each in container(article, log)),
        *(Meta(*each) for each in place_in_journal(article, log)),
        *_identifiers(article, log),
        *(Meta(*each) for each in keywords(article, log)),
        *(Meta("citation_abstract", text) for text in abstract(article, options, log)),
        *(Meta("citation_abstract_html_url", url) for url in landing_page(article, options, log)),
        *(Meta(*each) for each in full_texts(article, options, log)),
        *(Meta("citation_reference", text) for text in references(article, options, log)),
    ]
    lines = list(map(_element, metas))
    if options.dublin_core:
        lines += [f'<link rel="schema.DC" href="{DUBLIN_CORE}">', *map(_element, _dublin_core(article, metas))]
    return "".join(f"{line}\n" for line in lines).encode()


def _element(meta: Meta) -> str:
    """The one place where text becomes HTML."""
    language = f' lang="{escape(meta.language)}"' if meta.language else ""
    return f'<meta name="{meta.name}"{language} content="{escape(meta.content)}">'


def _dates(article: Article, log: Log) -> Iterator[Meta]:
    """The date of publication as far as it is known, and that of the first day online."""
    dates = article.dates
    published = dates.first_published
    if published is None:
        return
    yield Meta("citation_publication_date", _slashed(published))
    if dates.published_online:
        yield Meta("citation_online_date", _slashed(dates.published_online))
    for name in ("posted", "published_print", "published", "issue"):
        date = getattr(dates, name)
        if date and date != published:
            log.dropped(f"dates.{name}", f"there is one date of publication, {published}; this one is {date}")
        elif date and name != "published":
            log.dropped(f"dates.{name}", "is written as the date of publication; there is no element for its kind")
    if not dates.published:
        log.guessed("dates.published", f"is absent; {published} is written as the date of publication")


def _slashed(date: PartialDate) -> str:
    return str(date).replace("-", "/")


def _identifiers(article: Article, log: Log) -> Iterator[Meta]:
    report_ending(article.doi, log)
    for name, value in (
        ("citation_doi", article.doi),
        ("citation_pmid", article.pmid),
        ("citation_language", article.language),
    ):
        if value:
            yield Meta(name, value)


def _dublin_core(article: Article, metas: list[Meta]) -> Iterator[Meta]:
    """What Dublin Core has an element for, in the same words."""
    names = {
        "citation_title": "DC.title",
        "citation_author": "DC.creator",
        "citation_publisher": "DC.publisher",
        "citation_language": "DC.language",
        "citation_keywords": "DC.subject",
        "citation_abstract": "DC.description",
    }
    for meta in metas:
        if meta.name in names:
            yield meta._replace(name=names[meta.name])
        elif meta.name == "citation_publication_date":
            yield Meta("DC.date", meta.content.replace("/", "-"))
        elif meta.name == "citation_doi":
            yield Meta("DC.identifier", article.doi.url if article.doi else meta.content)
