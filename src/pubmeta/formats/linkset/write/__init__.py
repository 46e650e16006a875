"""An article as a linkset: one page, and under each relation what it links to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic_core import to_json

from pubmeta.errors import FormatError
from pubmeta.formats.linkset.terms import (
    ARTICLE,
    AUTHOR,
    CITE_AS,
    DESCRIBED_BY,
    ITEM,
    KINDS,
    LICENSE,
    PAGE,
    RELATED,
    TYPE,
)
from pubmeta.formats.linkset.write.placed import PLACED
from pubmeta.model import Article, ContributorRole, LicenseScope, Person
from pubmeta.model.public import public_full_texts
from pubmeta.model.unplaced import report_unplaced
from pubmeta.problems import Log
from pubmeta.registry import get_format

if TYPE_CHECKING:
    from pubmeta.formats.linkset.options import LinksetOptions

Target = dict[str, str]


def write(article: Article, options: LinksetOptions, log: Log) -> bytes:
    """The linkset; a relation without a target is absent."""
    report_unplaced(article, PLACED, log, otherwise="there is no link for it")
    page = options.page or article.landing_page
    if page is None:
        log.missing(
            "landing_page",
            "there is no page from which the links start",
            remedy="set landing_page, for the article or in the configuration, or page under [linkset]",
        )
        return b""
    if article.landing_page and article.landing_page != page:
        log.guessed("landing_page", f"is {article.landing_page}; the links start from {page}")
    cited = options.cite_as or (article.doi.url if article.doi else None)
    links: dict[str, list[Target]] = {
        CITE_AS: [{"href": cited}] if cited else [],
        TYPE: [{"href": PAGE}, {"href": KINDS.get(article.type, ARTICLE) if article.type else ARTICLE}],
        AUTHOR: _authors(article, log),
        LICENSE: _license(article, log),
        ITEM: _items(article, log),
        DESCRIBED_BY: _documents(options, log),
        RELATED: [{"href": article.doi.url}] if article.doi and cited != article.doi.url else [],
    }
    context = {"anchor": page, **{relation: targets for relation, targets in links.items() if targets}}
    return to_json({"linkset": [context]}, indent=2) + b"\n"


def _authors(article: Article, log: Log) -> list[Target]:
    """The ORCID iDs of the authors, each once."""
    found: dict[str, Target] = {}
    for at, person in log.each("contributors", article.contributors):
        if not isinstance(person, Person) or not person.orcid:
            continue
        if person.role is not ContributorRole.AUTHOR:
            at.dropped("orcid", f"there are links to authors only, not to a contributor in the role {person.role}")
        elif person.orcid.url in found:
            at.dropped("orcid", "is linked to already")
        else:
            found[person.orcid.url] = {"href": person.orcid.url}
    return list(found.values())


def _license(article: Article, log: Log) -> list[Target]:
    """The first licence of the version of record that has a URL: a page links to one at most."""
    chosen: list[Target] = []
    for at, license_ in log.each("licenses", article.licenses):
        if license_.url is None:
            continue
        if license_.applies_to not in (None, LicenseScope.VERSION_OF_RECORD):
            at.dropped(
                "url", f"the link is to the licence of the article as published, not to one for {license_.applies_to}"
            )
        elif chosen:
            at.dropped("url", f"there is one link to a licence, to {chosen[0]['href']}")
        else:
            chosen.append({"href": license_.url})
    return chosen


def _items(article: Article, log: Log) -> list[Target]:
    """The full texts that are public, each once."""
    found: dict[str, Target] = {}
    for at, full_text in public_full_texts(article, log):
        if full_text.url in found:
            at.dropped("", f"the same URL is there already: {full_text.url}")
        else:
            found[full_text.url] = {"href": full_text.url}
            if full_text.media_type:
                found[full_text.url]["type"] = full_text.media_type
    return list(found.values())


def _documents(options: LinksetOptions, log: Log) -> list[Target]:
    """The documents that describe the article, with the media types of their formats."""
    found = []
    for name, url in options.documents.items():
        try:
            found.append({"href": url, "type": get_format(name).media_type})
        except FormatError as error:
            log.invalid(f"options.documents.{name}", str(error), remedy="name an installed format")
    return found
