"""What the content rules have against an article and the works that it cites."""

from __future__ import annotations

from collections.abc import Container, Iterator
from functools import partial
from typing import Any

from pubmeta.checks.content_rules import ArticleBreaches, ArticleCheck, article_problems, by_code
from pubmeta.formats.csl.rules import RULES
from pubmeta.formats.csl.rules.identifiers import number_breaches
from pubmeta.formats.csl.rules.items import PARTS
from pubmeta.formats.csl.rules.names import family_fault, literal_fault
from pubmeta.formats.csl.terms import NAME_VARIABLES, WORK_TYPES
from pubmeta.formats.csl.variables import are_numbers, csl_type, page, work_number
from pubmeta.model import Anonymous, Article, ArticleType, Contributor, Doi, Name, PersonName, Work
from pubmeta.problems import Log
from pubmeta.vocabularies.dois import is_doi_link

_RULE = by_code(RULES)


def advise(article: Article, log: Log) -> None:
    """Report to the log what processors print wrong of an article; of what it cites, that is for the writer to say."""
    for problem in article_problems(article, _CHECKS, _RULE):
        log.add(problem)


def advise_on_references(article: Article, log: Log, with_doubtful_names: Container[int]) -> None:
    """Report to the log what processors print wrong of the works that an article cites.

    with_doubtful_names: the references, by their index, in which there may be names that are none; the names of no
    others are looked at.
    """
    check = partial(_references, with_doubtful_names=with_doubtful_names)
    for problem in article_problems(article, (check,), _RULE):
        log.add(problem)


def _container(article: Article) -> ArticleBreaches:
    event = article.event and (article.event.name or article.event.acronym)
    if article.type and csl_type(article) in PARTS and not (article.journal or article.proceedings or event):
        is_paper = article.type is ArticleType.CONFERENCE_PAPER
        field = "proceedings" if is_paper else "journal"
        yield "container", f"the article has no {field}, and styles print its title alone", field, f"add {field}"


def _names_of_contributors(article: Article) -> ArticleBreaches:
    for index, contributor in enumerate(article.contributors):
        if contributor.role in NAME_VARIABLES:
            yield from _name(contributor, f"contributors[{index}]")
    for index, editor in enumerate(article.proceedings.editors if article.proceedings else ()):
        yield from _name(editor, f"proceedings.editors[{index}]")


def _numbers_of_article(article: Article) -> ArticleBreaches:
    yield from _numbers(article.__dict__)
    if article.landing_page:
        yield from _address(article.doi, article.landing_page, "landing_page", "doi")


def _references(article: Article, with_doubtful_names: Container[int]) -> ArticleBreaches:
    for index, reference in enumerate(article.references):
        fields = reference.__dict__  # without the detour over attributes
        work, key = fields["work"], fields["key"]
        if is_doi_link(key):
            path = f"references[{index}]"
            yield from _address(work.doi if work else None, key, f"{path}.key", f"{path}.work.doi")
        if work is None:
            continue
        known = work.__dict__
        if not (known["title"] or fields["raw"] or _is_printed(work)):
            message = "the cited work has no title, name, container or address, and is printed as nothing"
            yield "says-nothing", message, f"references[{index}].work", "add its title, or remove the reference"
        elif not known["container_title"] and (kind := known["type"]) and WORK_TYPES[kind] in PARTS:
            message = "the cited work has no container_title, and styles print its title alone"
            yield "container", message, f"references[{index}].work", "add container_title"
        if index in with_doubtful_names:
            for field in ("authors", "editors"):
                for place, name in enumerate(known[field]):
                    yield from _name(name, f"references[{index}].work.{field}[{place}]")
        for code, message, field in _numbers(known):
            yield code, message, f"references[{index}].work.{field}"
        if url := known["url"]:
            path = f"references[{index}].work"
            yield from _address(known["doi"], url, f"{path}.url", f"{path}.doi")


def _is_printed(work: Work) -> bool:
    given = (work.title, work.container_title, work.publisher, work.doi, work.url, work.authors, work.editors)
    return any(given) or work_number(work) is not None


def _name(name: Name | Contributor, path: str) -> ArticleBreaches:
    if isinstance(name, PersonName):
        field, fault = "family", family_fault(name.family, has_given=name.given is not None)
    elif isinstance(name, Anonymous):
        return
    else:
        field, fault = "name", literal_fault(name.name)
    if fault:
        message, remedy = (fault, "") if isinstance(fault, str) else fault
        yield "name-form", message, f"{path}.{field}", remedy or "correct it"


def _numbers(known: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """What is wrong with the volume, the issue and the pages of an article or a cited work, given as its fields.

    The paths are below it.
    """
    for field in ("volume", "issue"):
        value = known[field]
        if value and not value.isdecimal():  # as most are, and no number is wrong
            for code, message in number_breaches(value):
                yield code, message, field
    pages = known["pages"]
    if pages and are_numbers(pages):
        return
    value, field = (page(pages), "pages") if pages else (known["article_number"], "article_number")
    if value:
        for code, message in number_breaches(value, is_page=True):
            yield code, message, field


def _address(doi: Doi | None, address: str, path: str, doi_path: str) -> ArticleBreaches:
    """Where the address of a DOI is not that of the work's own."""
    if not is_doi_link(address):
        return
    try:
        named = Doi(address)
    except ValueError:
        return
    if doi is None:
        yield "doi-agreement", f"names the DOI {named}, and no DOI is given", path, f"set {doi_path} to {named}"
    elif doi.key != named.key:
        yield "doi-agreement", f"names the DOI {named}, but the DOI given is {doi}", path


_CHECKS: tuple[ArticleCheck, ...] = (_container, _names_of_contributors, _numbers_of_article)
