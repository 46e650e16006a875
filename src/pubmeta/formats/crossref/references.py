"""The reference list: each reference as fields, as printed, or both."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pubmeta.formats.crossref.deposit import Deposit
from pubmeta.formats.crossref.location import page_numbers
from pubmeta.formats.crossref.terms import SERIALS, WHOLE_WORKS, WORKS
from pubmeta.model import Article, GroupName, Markup, PersonName, Reference, Work, WorkType
from pubmeta.xmlio import Element, element

_EDITION = re.compile(r"(?i)([0-9]+)(?:st|nd|rd|th)?\.?(?:\s+(?:rev(?:ised)?\.?\s+)?(?:edn?|edition)\.?)?")


def citation_list(article: Article, deposit: Deposit) -> Element | None:
    """The references that say something to Crossref; one that would be empty is reported."""
    return element(
        "citation_list",
        (_citation(reference, f"references[{index}]", deposit) for index, reference in enumerate(article.references)),
    )


def _citation(reference: Reference, path: str, deposit: Deposit) -> Element | None:
    attributes: dict[str, str | None] = {"key": reference.key}
    parts: list[Element | None] = []
    if work := reference.work:
        attributes["type"] = _type(work.type, f"{path}.work.type", deposit)
        parts.extend(_fields(work, f"{path}.work", deposit))
    if reference.raw:
        parts.append(element("unstructured_citation", deposit.faces(reference.raw, f"{path}.raw")))
    citation = element("citation", attributes, parts)
    if citation is None:
        deposit.log.dropped(path, "nothing of it has a place in a Crossref citation; give the reference as printed too")
    return citation


def _type(kind: WorkType | None, path: str, deposit: Deposit) -> str | None:
    if kind and not deposit.edition.citation_types:
        deposit.log.dropped(path, f"the schema {deposit.edition.version} has no types of cited works")
        return None
    return kind and WORKS[kind]


def _fields(work: Work, path: str, deposit: Deposit) -> Iterator[Element | None]:
    yield element("issn", work.issn)
    article_title, volume_title, journal_title = _titles(work, path, deposit)
    yield element("journal_title", journal_title)
    yield _first_author(work, path, deposit)
    yield deposit.text("volume", work.volume, f"{path}.volume", needed=False)
    yield deposit.text("issue", work.issue, f"{path}.issue", needed=False)
    yield _first_page(work, path, deposit)
    yield element("elocation_id", work.article_number)
    yield _year(work, path, deposit)
    yield element("doi", deposit.doi(work.doi, f"{path}.doi", needed=False) if work.doi else None)
    yield element("isbn", work.isbn)
    yield element("series_title", _plain(work.series_title, f"{path}.series_title", deposit))
    yield element("volume_title", volume_title)
    yield _edition(work, path, deposit)
    yield element("article_title", article_title)
    yield _designator(work, path, deposit)


def _titles(work: Work, path: str, deposit: Deposit) -> tuple[str | None, str | None, str | None]:
    """The titles of article, volume and journal, which the kind of work tells apart."""
    title = _plain(work.title, f"{path}.title", deposit)
    container = _plain(work.container_title, f"{path}.container_title", deposit)
    if work.type in SERIALS:
        return title, None, container
    if work.type not in WHOLE_WORKS:
        return title, container, None
    if title and container:
        deposit.log.dropped(
            f"{path}.container_title", f"Crossref takes one title of a cited {work.type}; its own is kept"
        )
    return None, title or container, None


def _plain(title: str | Markup | None, path: str, deposit: Deposit) -> str | None:
    return deposit.plain(title, path) if title else None


def _first_author(work: Work, path: str, deposit: Deposit) -> Element | None:
    """The first author's surname, by which Crossref matches references, or the group's name."""
    if not work.authors:
        return None
    first, *others = work.authors
    if isinstance(first, GroupName):
        surname, reason = first.name, "Crossref takes the first author's name only, and does not tell groups apart"
    else:
        surname, reason = first.whole_family, "Crossref takes the first author's surname only"
    if others or first != PersonName(family=surname):
        deposit.log.dropped(f"{path}.authors", reason)
    return element("author", surname)


def _first_page(work: Work, path: str, deposit: Deposit) -> Element | None:
    if work.pages is None:
        return None
    first, last, other = page_numbers(work.pages)
    if work.pages.range and (last or other):
        deposit.log.dropped(f"{path}.pages", "Crossref takes the first page only")
    return deposit.text("first_page", first, f"{path}.pages.first", needed=False)


def _year(work: Work, path: str, deposit: Deposit) -> Element | None:
    if work.date is None:
        return None
    if work.date.month:
        deposit.log.dropped(f"{path}.date", f"Crossref takes the year only; {work.date.year} of {work.date} is kept")
    return element("cYear", str(work.date.year))


def _edition(work: Work, path: str, deposit: Deposit) -> Element | None:
    """The number alone where there is one, as Crossref asks: 2 for ``2nd ed.``."""
    number = _EDITION.fullmatch(work.edition) if work.edition else None
    if number and number[1] != work.edition:
        deposit.log.dropped(f"{path}.edition", "Crossref takes the number of an edition alone")
    return deposit.text("edition_number", number[1] if number else work.edition, f"{path}.edition", needed=False)


def _designator(work: Work, path: str, deposit: Deposit) -> Element | None:
    if work.number is None:
        return None
    if work.type is WorkType.STANDARD:
        return deposit.text("std_designator", work.number, f"{path}.number", needed=False)
    deposit.log.dropped(f"{path}.number", "Crossref takes the numbers of standards only")
    return None
