"""What DOAJ takes of an article, as JSON and XML alike have it; what they have no place for is reported here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from pubmeta.formats.doaj.options import DoajOptions
from pubmeta.model import (
    Affiliation,
    Anonymous,
    Article,
    Contributor,
    ContributorRole,
    FullText,
    IdType,
    Language,
    LinkPurpose,
    Orcid,
    PartialDate,
    Person,
)
from pubmeta.model.paths import model_paths
from pubmeta.model.unmarked import unmarked
from pubmeta.model.values import values
from pubmeta.problems import Log, Place
from pubmeta.vocabularies.languages import bibliographic_code
from pubmeta.vocabularies.titles import joined

TITLE: Final = "DOAJ"
MOST_ABSTRACT: Final = 30_000
"""How many characters of an abstract DOAJ takes."""
CONTENT_TYPES: Final[Mapping[str, str]] = {
    "application/pdf": "PDF",
    "text/html": "HTML",
    "application/xhtml+xml": "HTML",
    "application/epub+zip": "ePUB",
    "application/xml": "XML",
    "text/xml": "XML",
}
"""DOAJ's word for each media type; it has no others."""

PLACED: Final = model_paths(
    {
        "": "title subtitle language doi volume issue article_number landing_page",
        "contributors[]": "family given particle suffix name role orcid anonymous",
        "contributors[].affiliations[]": "name departments[] city region postal_code country country_code",
        "abstracts[]": "language kind title",
        "abstracts[].sections[]": "paragraphs[] title",
        "keywords[]": "keywords[] language",
        "journal": "title issn_print issn_electronic",
        "journal.publisher": "name",
        "pages": "first last range",
        "dates": "posted published_online published_print published issue",
        "full_texts[]": "url media_type purpose",
        "other_ids[]": "type value",
    }
)
"""What is written; every other field is reported as dropped, those too that the model will have one day."""

REASONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "licenses": "DOAJ holds the licences of a journal, not of an article",
        "contributors[].email": "DOAJ publishes what it takes, and no addresses",
    }
)


@dataclass(frozen=True, slots=True)
class Author:
    """A name as it is printed, the one affiliation that DOAJ shows, and the iD as a link."""

    name: str
    affiliation: str | None
    orcid: str | None


@dataclass(frozen=True, slots=True)
class Link:
    """Where the full text is, in DOAJ's word what it is, and where the article has it."""

    url: str
    content_type: str | None
    path: str


def title(article: Article, log: Log) -> str:
    """The title with the subtitle after it, which DOAJ has no place for."""
    found = unmarked(article.title, log, "title", TITLE)
    return joined(found, unmarked(article.subtitle, log, "subtitle", TITLE)) if article.subtitle else found


def language(tag: Language | None, at: Place, field: str = "language") -> str | None:
    """The code of ISO 639-2/B of a language; what of its tag has no place is reported."""
    if tag is None:
        return None
    code = bibliographic_code(tag.base)
    if code is None:
        at.dropped(field, f"{TITLE} has codes of ISO 639-2/B for languages, and {tag} has none")
    elif tag != tag.base:
        at.dropped(field, f"{TITLE} has no place for the script and region of a language; {tag} is written as {code}")
    return code


def require_issn(article: Article, log: Log, name: str) -> None:
    """Report an article of whose journal DOAJ would not know which it is."""
    journal = article.journal
    if journal is None or not (journal.issn_print or journal.issn_electronic):
        known = "; its linking ISSN does not say of which edition it is" if journal and journal.issn_linking else ""
        log.missing(
            "journal.issn_electronic",
            f"DOAJ finds the journal by the ISSN of its online or print edition{known}",
            code=f"{name}.issn",
            remedy="add issn_electronic or issn_print, in the article or in the profile of the journal",
        )


def date(article: Article, log: Log) -> PartialDate | None:
    """The first date of publication; the others are reported."""
    first = article.dates.first_published
    for name in ("posted", "published_online", "published_print", "published", "issue"):
        known = getattr(article.dates, name)
        if known and known != first:
            log.dropped(f"dates.{name}", f"{TITLE} has one date of publication, {first}; this one is {known}")
    return first


def authors(contributors: tuple[Contributor, ...], log: Log) -> list[Author]:
    """The authors; everybody else is reported."""
    found = []
    for at, each in log.each("contributors", contributors):
        if isinstance(each, Anonymous):
            at.dropped("", f"{TITLE} has no anonymous authors")
        elif each.role is not ContributorRole.AUTHOR:
            at.dropped("", f"{TITLE} lists the authors only")
        else:
            name = each.display if isinstance(each, Person) else each.name
            iD = each.orcid if isinstance(each, Person) else None  # noqa: N806 (as ORCID writes it)
            found.append(Author(name, _affiliation(each.affiliations, at), iD and Orcid(iD).url))
    return found


def _affiliation(affiliations: tuple[Affiliation, ...], at: Place) -> str | None:
    for index in range(1, len(affiliations)):
        at.dropped(f"affiliations[{index}]", f"{TITLE} shows one affiliation of an author, the first")
    if not affiliations:
        return None
    if affiliations[0].country and affiliations[0].country_code:
        at.dropped("affiliations[0].country_code", f"{TITLE} shows the name of the country")
    if not affiliations[0].display:
        at.dropped("affiliations[0]", f"{TITLE} has no identifiers of institutions")
    return affiliations[0].display or None


def pages(article: Article, log: Log) -> tuple[str | None, str | None]:
    """First and last page; an article number is where the first page would be."""
    known, number = article.pages, article.article_number
    if known and number:
        log.dropped("article_number", f"{TITLE} has one place for pages and the article number")
    if known is None:
        if number:
            log.guessed("article_number", f"{TITLE} has no article number; it is written as the first page")
        return number, None
    if known.range and known.first:
        log.dropped("pages.range", f"{TITLE} has only a first and a last page; the first one is written")
    return known.first or known.range, known.last


def link(article: Article, options: DoajOptions, log: Log) -> Link | None:
    """The one link to the full text; the others are reported."""
    page = article.landing_page
    known: list[tuple[str, str, str | None]] = [("landing_page", page, "HTML")] if page else []
    for index, each in enumerate(article.full_texts):
        path = f"full_texts[{index}]"
        if each.purpose is not LinkPurpose.READING:
            log.dropped(path, f"{TITLE} has the link for readers only")
        else:
            known.append((path, each.url, _content_type(each, path, log)))
    for path, url, _ in [each for each in known if not _is_taken(each[1])]:
        log.dropped(path, f"{TITLE} takes links of http and https only: {url}")
    known = [each for each in known if _is_taken(each[1])]
    wanted = "PDF" if options.fulltext == "pdf" else "HTML"
    chosen = next((each for each in known if each[2] == wanted), known[0] if known else None)
    for other in known:
        if other is not chosen:
            log.dropped(other[0], f"{TITLE} has one link to the full text, {chosen[1] if chosen else ''}")
    return Link(chosen[1], chosen[2], chosen[0]) if chosen else None


def _is_taken(url: str) -> bool:
    return url.lower().startswith(("http://", "https://"))


def _content_type(text: FullText, path: str, log: Log) -> str | None:
    found = CONTENT_TYPES.get(text.media_type or "")
    if text.media_type and found is None:
        log.dropped(f"{path}.media_type", f"{TITLE} has no word for {text.media_type}")
    return found


def record_id(article: Article, options: DoajOptions, log: Log) -> str | None:
    """The platform's own id, where it is asked for; other ids are reported."""
    chosen = None
    for at, each in log.each("other_ids", article.other_ids):
        if options.publisher_record_id and chosen is None and each.type is IdType.PUBLISHER:
            chosen = each.value
        else:
            at.dropped("", f"{TITLE} has no place for it")
    return chosen


def report_scripts(article: Article, written: str, log: Log, name: str) -> None:
    """Report the texts for which DOAJ refuses a whole record: those in which it finds a script."""
    if _SCRIPT not in written.lower():
        return
    for path, value in values(article):
        if _SCRIPT in str(value).lower():
            log.invalid(path, f"contains {_SCRIPT}", code=f"{name}.script", remedy="remove the tag")


_SCRIPT = "<script"


def abstract_text(paragraphs: list[str], at: Place, name: str, *, between: str = "\n") -> str:
    """The abstract as one text, with a line break or a space between its paragraphs."""
    text = between.join(paragraphs)
    if len(text) > MOST_ABSTRACT:
        at.invalid(
            "",
            f"has {len(text):,} characters, and DOAJ takes {MOST_ABSTRACT:,}",
            code=f"{name}.abstract-length",
            remedy="shorten the abstract",
        )
    return text
