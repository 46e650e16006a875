"""An article as a record of DOAJ's XML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pubmeta.formats.doaj.write import record
from pubmeta.formats.doaj.write.kinds import is_taken
from pubmeta.formats.doaj.write.record import PLACED, REASONS, TITLE, Author
from pubmeta.formats.doaj.xml.terms import HOST
from pubmeta.model import Article
from pubmeta.model.paths import model_paths
from pubmeta.model.unmarked import unmarked, unmarked_abstract
from pubmeta.model.unplaced import report_unplaced
from pubmeta.problems import Log
from pubmeta.vocabularies.titles import joined
from pubmeta.xml.build import Element, document, element, text_element

if TYPE_CHECKING:
    from pubmeta.formats.doaj.options import DoajOptions

NAME: Final = "doaj-xml"
"""Before the codes of rules."""
_PLACED = PLACED | model_paths({"": "type", "translated_titles[]": "title subtitle language"})
"""The XML has places besides: for the type, and for titles in other languages."""


def write(article: Article, options: DoajOptions, log: Log) -> bytes:
    """The file with one record."""
    if not is_taken(article, log):
        return b""
    report_unplaced(article, _PLACED, log, REASONS, otherwise=f"{TITLE} has no place for it")
    _require(article, log)
    link = record.link(article, options, log)
    if link is None and article.doi:
        message = f"is absent, and DOAJ's XML needs a link; that of the DOI is written: {article.doi.url}"
        log.assumed("landing_page", message)
        link = record.Link(article.doi.url, None, "doi")
    if link is None:
        log.missing(
            "landing_page",
            "DOAJ's XML needs the link to the full text",
            code="doaj-xml.doi-or-link",
            remedy="add landing_page, in the article or in the profile of the journal",
        )
    elif not HOST.match(link.url):
        message = f"{link.url} has a host that DOAJ's schema refuses"
        remedy = "write the address at which readers find the article"
        log.invalid(link.path, message, code="doaj-xml.url-host", remedy=remedy)
    journal, date = article.journal, record.date(article, log)
    first, last = record.pages(article, log)
    authors = record.authors(article.contributors, log)
    numbers = _numbered(authors)
    root = element(
        "records",
        element(
            "record",
            text_element("language", record.language(article.language, log)),
            text_element("publisher", journal.publisher.name if journal and journal.publisher else None),
            text_element("journalTitle", journal.title if journal else None),
            text_element("issn", journal.issn_print if journal else None),
            text_element("eissn", journal.issn_electronic if journal else None),
            text_element("publicationDate", str(date) if date else None),
            text_element("volume", article.volume),
            text_element("issue", article.issue),
            text_element("startPage", first),
            text_element("endPage", last),
            text_element("doi", article.doi),
            text_element("publisherRecordId", record.record_id(article, options, log)),
            text_element("documentType", article.type),
            _titles(article, log),
            element("authors", [_author(author, numbers) for author in authors]),
            element(
                "affiliationsList",
                [
                    text_element("affiliationName", name, {"affiliationId": f"{number}"})
                    for name, number in numbers.items()
                ],
            ),
            _abstracts(article, log),
            text_element("fullTextUrl", link.url, {"format": _format(link.content_type)}) if link else None,
            _keywords(article, options, log),
        ),
    )
    content = document(root) if root else b""
    record.report_scripts(article, content.decode().replace("&lt;", "<"), log, NAME)
    return content


def _format(content_type: str | None) -> str | None:
    """The format of the link in the word of the XML, which has them in lower case."""
    return content_type.lower() if content_type else None


def _require(article: Article, log: Log) -> None:
    record.require_issn(article, log, NAME)
    if article.journal is None:
        log.missing(
            "journal",
            "DOAJ's XML needs the title of the journal",
            remedy="add journal, in the article or in the profile of the journal",
        )
    if article.dates.first_published is None:
        log.missing("dates.published", "DOAJ's XML needs the date of publication", remedy="add it, at least the year")


def _numbered(authors: list[Author]) -> dict[str, int]:
    """The affiliations, each once, with their numbers in the record."""
    names = dict.fromkeys(author.affiliation for author in authors if author.affiliation)
    return {name: number for number, name in enumerate(names, 1)}


def _author(author: Author, numbers: dict[str, int]) -> Element | None:
    return element(
        "author",
        text_element("name", author.name),
        text_element("affiliationId", f"{numbers[author.affiliation]}" if author.affiliation else None),
        text_element("orcid_id", author.orcid),
    )


def _titles(article: Article, log: Log) -> list[Element | None]:
    """The title, then those in other languages."""
    language = record.language(article.language, Log())  # reported where the language of the record is written
    titles = [text_element("title", record.title(article, log), {"language": language})]
    for at, each in log.each("translated_titles", article.translated_titles):
        text = unmarked(each.title, at, "title", TITLE)
        if each.subtitle:
            text = joined(text, unmarked(each.subtitle, at, "subtitle", TITLE))
        titles.append(text_element("title", text, {"language": record.language(each.language, at)}))
    return titles


def _abstracts(article: Article, log: Log) -> list[Element | None]:
    """The plain abstracts in all languages; those of other kinds are reported."""
    written = []
    for at, each in log.each("abstracts", article.abstracts):
        if each.kind:
            at.dropped("", f"{TITLE} has no abstracts but the plain one")
            continue
        if each.title:
            at.dropped("title", f"{TITLE} has no heading of an abstract")
        text = record.abstract_text(unmarked_abstract(each, at, TITLE), at, NAME, between=" ")
        tag = each.language or article.language
        language = record.language(tag, at if each.language else Log())
        written.append(text_element("abstract", text, {"language": language}))
    return written


def _keywords(article: Article, options: DoajOptions, log: Log) -> list[Element | None]:
    """Each group in its language."""
    groups, left = [], options.most_keywords
    for at, group in log.each("keywords", article.keywords):
        words = []
        for here, keyword in at.each("keywords", group.keywords):
            if left is not None and left <= 0:
                here.dropped("", f"is more than most_keywords, which is {options.most_keywords}")
            else:
                words.append(text_element("keyword", unmarked(keyword, here, "", TITLE)))
                left = None if left is None else left - 1
        language = record.language(group.language or article.language, at if group.language else Log())
        groups.append(element("keywords", {"language": language}, words) if words else None)
    return groups
