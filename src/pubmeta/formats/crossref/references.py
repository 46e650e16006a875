"""The reference list: each reference as fields, as printed, or both."""

from __future__ import annotations

import re

from pubmeta.formats.crossref.deposit import Deposit
from pubmeta.formats.crossref.page_numbers import page_numbers
from pubmeta.formats.crossref.terms import SERIALS, WHOLE_WORKS, WORKS
from pubmeta.model import Article, GroupName, Markup, Reference, Work, WorkType
from pubmeta.xmlio import Element, element, texts

_EDITION = re.compile(r"(?i)([0-9]+)(?:st|nd|rd|th)?\.?(?:\s+(?:rev(?:ised)?\.?\s+)?(?:edn?|edition)\.?)?")


def citation_list(article: Article, deposit: Deposit) -> Element | None:
    """The references that say something to Crossref; one that would be empty is reported."""
    return element(
        "citation_list",
        [_citation(reference, f"references[{index}]", deposit) for index, reference in enumerate(article.references)],
    )


def _citation(reference: Reference, path: str, deposit: Deposit) -> Element | None:
    attributes: dict[str, str | None] = {"key": reference.key}
    fields = raw = None
    if work := reference.work:
        attributes["type"] = _type(work.type, f"{path}.work.type", deposit)
        fields = texts(_fields(work, f"{path}.work", deposit))
    if reference.raw:
        raw = element("unstructured_citation", deposit.faces(reference.raw, f"{path}.raw"))
    citation = element("citation", attributes, fields, raw)
    if citation is None:
        deposit.log.dropped(path, "nothing of it has a place in a Crossref citation; give the reference as printed too")
    return citation


def _type(kind: WorkType | None, path: str, deposit: Deposit) -> str | None:
    if kind and not deposit.edition.citation_types:
        deposit.log.dropped(path, f"the schema {deposit.edition.version} has no types of cited works")
        return None
    return kind and WORKS[kind]


def _fields(work: Work, path: str, deposit: Deposit) -> dict[str, str | None]:
    """The texts of a citation, by the names of their elements."""
    article_title, volume_title, journal_title = _titles(work, path, deposit)
    return {
        "issn": work.issn,
        "journal_title": journal_title,
        "author": _first_author(work, path, deposit),
        "volume": deposit.fitting("volume", work.volume, f"{path}.volume"),
        "issue": deposit.fitting("issue", work.issue, f"{path}.issue"),
        "first_page": _first_page(work, path, deposit),
        "elocation_id": work.article_number,
        "cYear": _year(work, path, deposit),
        "doi": work.doi and deposit.doi(work.doi, f"{path}.doi", needed=False),
        "isbn": work.isbn,
        "series_title": _plain(work.series_title, f"{path}.series_title", deposit),
        "volume_title": volume_title,
        "edition_number": _edition(work, path, deposit),
        "article_title": article_title,
        "std_designator": _designator(work, path, deposit),
    }


def _titles(work: Work, path: str, deposit: Deposit) -> tuple[str | None, str | None, str | None]:
    """The titles of article, volume and journal, which the kind of work tells apart."""
    title = _plain(work.title, f"{path}.title", deposit)
    container = _plain(work.container_title, f"{path}.container_title", deposit)
    if work.type in SERIALS:
        return title, None, container
    if work.type not in WHOLE_WORKS:
        if container and not title and not deposit.edition.citation_types:
            deposit.log.dropped(f"{path}.container_title", "without a type, Crossref takes it for the work's own title")
            deposit.log.guessed(f"{path}.title", f"is not given; without a type, Crossref takes {container!r} for it")
        return title, container, None
    if title and container:
        deposit.log.dropped(
            f"{path}.container_title", f"Crossref takes one title of a cited {work.type}; its own is kept"
        )
    if container and not title:
        deposit.log.dropped(f"{path}.container_title", f"Crossref takes it for the title of the {work.type} itself")
        deposit.log.guessed(f"{path}.title", f"is not given; Crossref takes {container!r} for it")
    return None, title or container, None


def _plain(title: str | Markup | None, path: str, deposit: Deposit) -> str | None:
    return deposit.plain(title, path) if title else None


def _first_author(work: Work, path: str, deposit: Deposit) -> str | None:
    """The first author's surname, by which Crossref matches references, or the group's name."""
    if not work.authors:
        return None
    first, *others = work.authors
    if isinstance(first, GroupName):
        deposit.log.dropped(
            f"{path}.authors", "Crossref takes the first author's name only, and does not tell groups apart"
        )
        return first.name
    if others or first.given or first.particle or first.suffix or first.prefix:
        deposit.log.dropped(f"{path}.authors", "Crossref takes the first author's surname only")
    return first.whole_family


def _first_page(work: Work, path: str, deposit: Deposit) -> str | None:
    if work.pages is None:
        return None
    first, last, other = page_numbers(work.pages)
    if work.pages.range and (last or other):
        deposit.log.dropped(f"{path}.pages", "Crossref takes the first page only")
    elif work.pages.range:
        deposit.log.guessed(f"{path}.pages", "Crossref takes no range; it is written as the first page")
    return deposit.fitting("first_page", first, f"{path}.pages.first")


def _year(work: Work, path: str, deposit: Deposit) -> str | None:
    if work.date is None:
        return None
    if work.date.month:
        deposit.log.dropped(f"{path}.date", f"Crossref takes the year only; {work.date.year} of {work.date} is kept")
    return str(work.date.year)


def _edition(work: Work, path: str, deposit: Deposit) -> str | None:
    """The number alone where there is one, as Crossref asks: 2 for ``2nd ed.``."""
    if work.edition is None:
        return None
    number = _EDITION.fullmatch(work.edition)
    if number and number[1] != work.edition:
        deposit.log.dropped(f"{path}.edition", "Crossref takes the number of an edition alone")
    return deposit.fitting("edition_number", number[1] if number else work.edition, f"{path}.edition")


def _designator(work: Work, path: str, deposit: Deposit) -> str | None:
    if work.number is None:
        return None
    if work.type is WorkType.STANDARD:
        return deposit.fitting("std_designator", work.number, f"{path}.number")
    deposit.log.dropped(f"{path}.number", "Crossref takes the numbers of standards only")
    return None
