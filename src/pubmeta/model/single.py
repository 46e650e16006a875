"""Of what an article has several of, the one that formats with a single place for it take."""

from __future__ import annotations

from pubmeta.model.article import POSTED, Article, ArticleType
from pubmeta.model.conference import Series
from pubmeta.model.content import Abstract
from pubmeta.model.contributors import Anonymous, Contributor, ContributorRole, Group, Person
from pubmeta.model.dates import PartialDate
from pubmeta.model.identifiers import Issn
from pubmeta.model.journal import Journal, Keywords
from pubmeta.problems import Log, Place


def main_abstract(article: Article) -> int | None:
    """The number of the plain abstract, in the article's language if there is one; None where there is none."""
    plain = [index for index, abstract in enumerate(article.abstracts) if abstract.kind is None]
    own = [index for index in plain if article.abstracts[index].language in (None, article.language)]
    return next(iter(own or plain), None)


def by_its_reviewers(article: Article, log: Log, format_title: str, *, has_anonymous: bool = False) -> Article:
    """The article as it is, but a peer review without an author by its reviewers, who wrote it.

    For a format that lists authors and has no reviewers; that they are read as authors is reported. has_anonymous:
    the format has authors without a name, too.
    """
    roles = {contributor.role for contributor in article.contributors}
    if article.type is not ArticleType.PEER_REVIEW or ContributorRole.AUTHOR in roles:
        return article
    made = []
    for at, each in log.each("contributors", article.contributors):
        if each.role is ContributorRole.REVIEWER and (has_anonymous or not isinstance(each, Anonymous)):
            at.guessed("role", f"{format_title} has no reviewers; this one is written as the author of the review")
            made.append(each.model_copy(update={"role": ContributorRole.AUTHOR}))
        else:
            made.append(each)
    return article.model_copy(update={"contributors": tuple(made)})


def only_abstract(article: Article, log: Log, format_title: str) -> tuple[Abstract, Place] | None:
    """The plain abstract and its place, for a format that has one abstract, without heading and language.

    The other abstracts, its heading, and its language where it is not the article's are reported.
    """
    main = main_abstract(article)
    for index in range(len(article.abstracts)):
        if index != main:
            log.dropped(f"abstracts[{index}]", f"{format_title} has one abstract")
    if main is None:
        return None
    known, at = article.abstracts[main], log.at("abstracts", main)
    if known.title:
        at.dropped("title", f"{format_title} has no heading of an abstract")
    if known.language not in (None, article.language):
        at.dropped("language", f"{format_title} has no language of an abstract")
    return known, at


def only_keywords(article: Article, log: Log, format_title: str) -> tuple[Keywords, Place] | None:
    """The first group of keywords and its place, for a format that has one list of keywords and nothing else of it."""
    for index in range(1, len(article.keywords)):
        log.dropped(f"keywords[{index}]", f"{format_title} has one list of keywords")
    if not article.keywords:
        return None
    group, at = article.keywords[0], log.at("keywords", 0)
    for name in ("kind", "title"):
        if getattr(group, name):
            at.dropped(name, f"{format_title} has no {name} of a list of keywords")
    if group.language not in (None, article.language):
        at.dropped("language", f"{format_title} has no language of a list of keywords")
    return group, at


def cited_date(article: Article, log: Place, format_title: str) -> PartialDate | None:
    """The date by which the work is cited, for a format that has one date of publication and does not say of what.

    Of what is posted it is the day on which that was. Each date that is not written as it is is reported, all of them
    at their own paths.
    """
    written = article.dates.formally_published
    meant, other = ("posted", "published") if article.type in POSTED else ("published", "posted")
    if written and getattr(article.dates, meant) != written:
        log.assumed(f"dates.{meant}", f"{format_title} has one date of publication; {written} is written")
    for name in ("published_online", "published_print", other, "issue"):
        date = getattr(article.dates, name)
        if date == written and date:
            log.dropped(f"dates.{name}", f"is written as the date of publication, of which {format_title} has one")
        elif date:
            log.dropped(f"dates.{name}", f"{format_title} has one date of publication, {written}; this one is {date}")
    return written


CITED_DATES = frozenset(
    f"dates.{name}" for name in ("published", "published_online", "published_print", "posted", "issue")
)
"""The paths of the dates that `cited_date` takes or reports."""


def only_issn(journal: Journal | Series, at: Place, format_title: str) -> Issn | None:
    """The ISSN for a format that has one and does not say of which medium: the electronic one before the others.

    Each that is not written as it is is reported at the place of the journal or the series.
    """
    written = next(iter(journal.issns), None)
    for name in ("issn_electronic", "issn_print"):
        if getattr(journal, name):
            at.dropped(name, f"{format_title} has one ISSN, {written}, and does not say of which medium it is")
    if written != journal.issn_linking:
        at.assumed("issn_linking", f"{format_title} has one ISSN; {written} is written")
    return written


def report_read_name(at: Place, wanted: Person | Group, read: Contributor | None, format_title: str) -> None:
    """Report, field by field, what of a contributor's name is read otherwise than it is."""
    if type(read) is not type(wanted):
        known = wanted.name if isinstance(wanted, Group) else wanted.display
        at.log.guessed("contributors", f"the name {known!r} is read from {format_title} as that of another kind")
        return
    for name in ("family", "given", "suffix", "prefix", "degrees", "name"):
        found = getattr(read, name, None)
        if found != getattr(wanted, name, None):
            at.guessed(name, f"is read from {format_title} as {found!r}" if found else f"{format_title} loses it")
