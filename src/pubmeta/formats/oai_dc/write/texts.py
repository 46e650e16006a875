"""Titles, names, subjects, abstracts and the place in the journal, as plain text."""

from __future__ import annotations

from collections.abc import Iterator

from pubmeta.model import Anonymous, Article, Contributor, ContributorRole, Event, Group, Markup, Person
from pubmeta.model.unmarked import unmarked, unmarked_abstract
from pubmeta.problems import Log, Place
from pubmeta.vocabularies.titles import joined

_TITLE = "Dublin Core"


def titles(article: Article, log: Log) -> Iterator[tuple[str, str | None]]:
    """The title, then those in other languages, each with its subtitle after it."""
    yield _with_subtitle(article.title, article.subtitle, log), None
    for at, each in log.each("translated_titles", article.translated_titles):
        yield _with_subtitle(each.title, each.subtitle, at), each.language
    if original := article.original_title:
        log.dropped("original_title", "is written as a title, but not that it is the one of the original")
        yield _with_subtitle(original.title, original.subtitle, log.at("original_title")), original.language


def _with_subtitle(title: str | Markup, subtitle: str | Markup | None, at: Place) -> str:
    text = unmarked(title, at, "title", _TITLE)
    if not subtitle:
        return text
    at.dropped("subtitle", "is written after the title, in the same element")
    return joined(text, unmarked(subtitle, at, "subtitle", _TITLE))


def is_named_author(contributor: Contributor) -> bool:
    """Whether the contributor is an author who has a name."""
    return contributor.role is ContributorRole.AUTHOR and not isinstance(contributor, Anonymous)


def names(article: Article, log: Log, *, of_authors: bool) -> Iterator[str]:
    """The names of the authors, or of all others; a person's with the family name first, as harvesters sort them."""
    written = set()
    for at, each in log.each("contributors", article.contributors):
        if (each.role is ContributorRole.AUTHOR) is not of_authors:
            continue
        if isinstance(each, Anonymous):
            at.dropped("", "a contributor who is not named has no element")
            continue
        if not of_authors:
            at.dropped("role", f"there is no element for the role {each.role}")
        name = _name(each, at)
        if name in written:
            at.dropped("", f"a name is written once: {name}")
        written.add(name)
        yield name


def _name(contributor: Person | Group, at: Place) -> str:
    if isinstance(contributor, Group):
        return contributor.name
    for field in ("particle", "suffix"):
        if getattr(contributor, field):
            at.dropped(field, "is written in the name; its parts have no elements of their own")
    return contributor.inverted


def subjects(article: Article, log: Log) -> Iterator[tuple[str, str | None]]:
    """The keywords with the languages of their groups, then the terms of classifications."""
    for at, group in log.each("keywords", article.keywords):
        for here, keyword in at.each("keywords", group.keywords):
            yield unmarked(keyword, here, "", _TITLE), group.language
    for subject in article.subjects:
        yield subject.term, None


def descriptions(article: Article, log: Log) -> Iterator[tuple[str, str | None]]:
    """Each abstract, a line for each paragraph."""
    for at, abstract in log.each("abstracts", article.abstracts):
        if abstract.title:
            at.dropped("title", f"{_TITLE} has no heading of an abstract")
        if any(section.title for section in abstract.sections) or len(abstract.sections) > 1:
            at.dropped("sections", "are written as one text, with their headings in it")
        yield "\n".join(unmarked_abstract(abstract, at, _TITLE)), abstract.language


def publishers(article: Article, log: Log) -> Iterator[str]:
    """Who publishes the work: the publisher, and the institutions behind what is posted or a review."""
    if article.publisher:
        yield article.publisher.name
    for at, each in log.each("institutions", article.institutions):
        if each.name:
            at.dropped("name", f"is written as that of a publisher: {each.name}")
            yield each.name
        else:
            at.dropped("", f"an institution without a name has no element: {each.display}")


def source(article: Article, log: Log) -> Iterator[str]:
    """Where the article is: a line to be read by people, then each ISSN and ISBN, to be found by programs."""
    numbers = [f"Vol. {article.volume}"] if article.volume else []
    numbers += [f"No. {article.issue}"] if article.issue else []
    pages = article.pages
    if pages and pages.range and pages.first:
        log.dropped("pages", f"are written as they are printed, {pages.range}; first and last page have no elements")
    container = article.journal.title if article.journal else None
    series = article.proceedings.series if article.proceedings else None
    if article.proceedings and article.proceedings.title:
        container = _with_subtitle(article.proceedings.title, article.proceedings.subtitle, log.at("proceedings"))
    parts = (container, series and series.title, ", ".join(numbers), article.article_number, str(pages or ""))
    if line := "; ".join(part for part in parts if part):
        yield line
    if event := article.event:
        said = (event.name, event.acronym, event.place, event.dates_as_printed or _days(event))
        if meeting := "; ".join(part for part in said if part):
            log.dropped("event", "is written as a line of the source, and its parts have no elements")
            yield meeting
    yield from article.journal.issns if article.journal else series.issns if series else ()
    if article.proceedings:
        yield from (f"urn:isbn:{each.isbn}" for each in article.proceedings.isbns)


def _days(event: Event) -> str | None:
    return f"{event.start}/{event.end}" if event.end else str(event.start) if event.start else None
