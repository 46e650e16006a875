"""What the content rules have against an article: what search engines and harvesters do without or misread."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, pairwise

from pubmeta.checks.content_rules import ArticleBreaches, ArticleCheck, article_problems, by_code
from pubmeta.formats.schemaorg.dates import date_published
from pubmeta.formats.schemaorg.rules import RULES
from pubmeta.formats.schemaorg.rules.ids import conflicts
from pubmeta.formats.schemaorg.rules.persons import name_breaches
from pubmeta.formats.schemaorg.rules.values import page_breaches
from pubmeta.formats.schemaorg.terms import ANY_WORK, RELATIONS, WITH_PAGES, WORK_TYPES
from pubmeta.formats.schemaorg.write.relations import target_url
from pubmeta.model import Article, Doi, Group, Identifier, Name, Pages, Person, PersonName, Work
from pubmeta.problems import Log
from pubmeta.vocabularies import dois

_RULE = by_code(RULES)
_IN_LISTS = (";", " & ", " and ", " et ", " et. ", " other")
"""Of these, every name that looks like several people has one: in small letters, and with space around it."""

_TO_FIRST = "correct or add first"


def advise(article: Article, log: Log) -> None:
    """Report to the log what Google, Bioschemas and processors of JSON-LD complain about."""
    for problem in article_problems(article, _CHECKS, _RULE):
        log.add(problem)


def _recommended(article: Article) -> ArticleBreaches:
    ids = (article.doi, article.pmid, article.pmcid, article.arxiv, article.other_ids, article.article_number)
    if not any(ids):
        yield "recommended", "the article has no identifier", "doi", "add doi"
    if not article.contributors:
        yield "author", "the article has no author", "contributors", "add contributors"
    if not date_published(article):
        yield "recommended", "the article has no date of publication", "dates.published", "add it"


def _dates(article: Article) -> ArticleBreaches:
    dates = article.dates
    published, corrected = date_published(article), max(dates.corrected, default=None)
    places = {f"dates.{name}": date for name, date in dates if date is published} if published else {}
    known = [
        ("dates.received", dates.received),
        (next(iter(places), ""), published),
        (f"dates.corrected[{dates.corrected.index(corrected)}]" if corrected else "", corrected),
    ]
    for (path, date), (later_path, later) in pairwise((path, str(date)) for path, date in known if date):
        if later < date[: len(later)]:
            yield "date-order", f"{later} is before {path.removeprefix('dates.')}, {date}", later_path


def _pages(article: Article) -> ArticleBreaches:
    """Last pages that are before the first, beside a range as printed; of others the rule on the article says so."""
    if article.pages and article.pages.range:
        yield from _page_breaches(article.pages, "pages.last")
    for index, reference in enumerate(article.references):
        work = reference.__dict__["work"]  # without the detour over attributes
        if work and (pages := work.__dict__["pages"]) and pages.range and _kind(work) in WITH_PAGES:
            yield from _page_breaches(pages, f"references[{index}].work.pages.last")


def _page_breaches(pages: Pages, path: str) -> ArticleBreaches:
    if pages.last:
        for code, message in page_breaches(pages.first, pages.last):
            yield code, message, path, _TO_FIRST


def _names(article: Article) -> ArticleBreaches:
    if not _may_be_several(article):
        return
    for path, name in _every_name(article):
        if isinstance(name, PersonName):
            for code, message in name_breaches(name.display):
                yield code, message, path


def _may_be_several(article: Article) -> bool:
    """Whether one of the names has what looks like several people; one look at all spares making the whole names."""
    lists: list[Iterable[object]] = [article.contributors]
    lists += [each.members for each in article.contributors if type(each) is Group]
    lists += [award.recipients for award in article.awards]
    if article.proceedings:
        lists.append(article.proceedings.editors)
    for reference in article.references:
        if work := reference.__dict__["work"]:  # which costs a fraction of what pydantic's attributes do
            fields = work.__dict__
            lists += fields["authors"], fields["editors"]
    parts: list[str | None] = []
    for name in chain.from_iterable(lists):
        fields = name.__dict__
        if type(name) is PersonName:  # of which all fields are parts
            parts += fields.values()
        elif isinstance(name, PersonName):
            parts += fields["given"], fields["particle"], fields["family"], fields["suffix"]
    text = f" {' '.join(filter(None, parts))} ".lower()
    return any(mark in text for mark in _IN_LISTS) or not text.isprintable()  # which spaces of other kinds are not


def _every_name(article: Article) -> Iterator[tuple[str, object]]:
    for index, contributor in enumerate(article.contributors):
        path = f"contributors[{index}]"
        yield path, contributor
        if isinstance(contributor, Group):
            yield from _listed(contributor.members, f"{path}.members")
    if article.proceedings:
        yield from _listed(article.proceedings.editors, "proceedings.editors")
    for index, award in enumerate(article.awards):
        yield from _listed(award.recipients, f"awards[{index}].recipients")
    for index, reference in enumerate(article.references):
        if work := reference.work:
            yield from _listed(work.authors, f"references[{index}].work.authors")
            yield from _listed(work.editors, f"references[{index}].work.editors")


def _listed(names: Iterable[Name | Person], path: str) -> Iterator[tuple[str, object]]:
    return ((f"{path}[{index}]", name) for index, name in enumerate(names))


def _addresses(article: Article) -> ArticleBreaches:
    """The addresses of DOIs that are not those of what they are given for."""
    for doi, url, path in _given_with_url(article):
        named = _doi_in(url)
        if named and named.key != doi.key:
            yield "url-agreement", f"names the DOI {named}, but the DOI given is {doi}", path


def _given_with_url(article: Article) -> Iterator[tuple[Doi, str, str]]:
    if article.doi and article.landing_page:
        yield article.doi, article.landing_page, "landing_page"
    for index, award in enumerate(article.awards):
        if award.grant_doi and award.url:
            yield award.grant_doi, award.url, f"awards[{index}].url"
    for index, reference in enumerate(article.references):
        work = reference.__dict__["work"]
        if work and (url := work.__dict__["url"]) and work.doi:
            yield work.doi, url, f"references[{index}].work.url"


def _doi_in(url: str) -> Doi | None:
    try:
        return Doi(url) if dois.is_doi_link(url) else None
    except ValueError:
        return None


def _ids(article: Article) -> ArticleBreaches:
    """Where two things have one @id, which makes them one."""
    known = [each for each in _identified(article) if each[1]]
    different = {identifier for _, identifier, _, _ in known}
    if len(different) == len(known) and str not in map(type, different):  # a link may be that of an identifier
        return
    nodes = [
        (path, {"@id": getattr(identifier, "url", identifier), "@type": kind, "name": name})
        for path, identifier, kind, name in known
    ]
    paths = {id(node): path for path, node in nodes}
    for code, message, node in conflicts([node for _, node in nodes]):
        yield code, message, paths[id(node)]


def _identified(article: Article) -> Iterator[tuple[str, Identifier | str | None, str, str | None]]:
    """What is written with an @id: its path, the identifier or link that becomes it, its type, a person's name."""
    known = next((one for one in (article.doi, article.pmcid, article.pmid, article.arxiv) if one), None)
    yield "doi", known, "ScholarlyArticle", None
    if article.proceedings:
        yield "proceedings.doi", article.proceedings.doi, "Book", None
    if article.review:
        yield "review.of", article.review.of, "ScholarlyArticle", None
    for index, contributor in enumerate(article.contributors):
        people = contributor.members if isinstance(contributor, Group) else (contributor,)
        for person in people:
            if isinstance(person, Person) and person.orcid:
                yield f"contributors[{index}]", person.orcid, "Person", person.display
    for index, award in enumerate(article.awards):
        yield f"awards[{index}].funder", award.funder.ror or award.funder.funder_id, "Organization", None
        yield f"awards[{index}]", award.grant_doi, "Grant", award.title
    for index, relation in enumerate(article.relations):
        if RELATIONS.get(relation.type) == "funding":
            yield f"relations[{index}]", target_url(relation), "Grant", None
    for index, reference in enumerate(article.references):
        work = reference.__dict__["work"]
        if work and (doi := work.__dict__["doi"]):
            yield f"references[{index}].work.doi", doi, _kind(work), None


def _kind(work: Work) -> str:
    return WORK_TYPES[work.type] if work.type else ANY_WORK


_CHECKS: tuple[ArticleCheck, ...] = (_recommended, _dates, _pages, _names, _addresses, _ids)
