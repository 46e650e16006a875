"""The head of an article's page: meta elements, JSON-LD and links, of which each says the same of one article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pydantic import ValidationError

from pubmeta.api import Document, advice_on, export_advised
from pubmeta.errors import ProblemError, WriteError
from pubmeta.model import Article, Contributor, Group, Person, Url
from pubmeta.model.problems import validation_problems
from pubmeta.pages.links import Link, as_header, as_html, links_of
from pubmeta.problems import Kind, Log, Problem
from pubmeta.registry import Options, get_format, options_from

MOST_AUTHORS = 50
"""How many authors a page links to; of more, those links are in the linkset alone."""
LONGEST_HEADER = 8_000
"""How many bytes the header may have: servers and proxies refuse a response with longer ones."""

_META, _JSON_LD, _LINKS = "highwire", "schemaorg", "linkset"
_ESCAPED = {"<": r"\u003c", ">": r"\u003e", "&": r"\u0026", "\u2028": r"\u2028", "\u2029": r"\u2029"}
"""What ends a script, begins a comment or ends a line, whatever program reads the page; in JSON it is only in texts."""
_BREAK = re.compile(r"\n *")
_PART = re.compile(r"(?=[.\[])")

FormatOptions = Options | Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What a platform puts into an article's page and sends with it.

    html: elements for the page's head. link_header: the value of the HTTP header `Link`, empty where there is none.
    linkset: the document of the media type ``application/linkset+json``. problems: warnings only.
    """

    html: str
    link_header: str
    linkset: bytes
    problems: tuple[Problem, ...] = ()


def head(
    article: Article,
    *,
    page: str,
    documents: Mapping[str, str] | None = None,
    options: Mapping[str, FormatOptions] | None = None,
    most_authors: int = MOST_AUTHORS,
) -> Head:
    """The head of an article's page: Highwire meta elements, JSON-LD of schema.org, and the links of FAIR Signposting.

    page: the address of the page. documents: the addresses of documents that describe the article, by the names of
    their formats; that of the linkset is named in the others. options: of the formats ``highwire``, ``schemaorg`` and
    ``linkset``, by their names. most_authors: how many authors the page and the header link to; of more, those links
    are in the linkset alone.

    The JSON-LD has the authors' e-mail addresses only if the meta elements have them, and the cited works only if the
    option `references` of ``schemaorg`` is true: they are most of it. What neither of the two has a place for is
    reported as dropped.

    Raises WriteError with every problem: for what Google Scholar takes no page without, and for an address that is not
    a whole URL. Raises UnknownFormatError for the name of a format that is not installed.
    """
    given = {name: _mapping(each) for name, each in (options or {}).items()}
    for name in (*given, *(documents or {})):
        get_format(name)
    addresses, log = _addresses(page, documents or {})
    shown = _of_page(article, addresses[""], log) if not log.has_errors else article
    described = {name: url for name, url in addresses.items() if name not in ("", _LINKS)}
    chosen = {
        _META: _options(_META, {**given.get(_META, {}), "page": None}, log),
        _JSON_LD: _options(_JSON_LD, {"references": False, **given.get(_JSON_LD, {})}, log),
        _LINKS: _options(_LINKS, {"documents": described, **given.get(_LINKS, {}), "page": None}, log),
    }
    advice = advice_on(shown)
    is_private = not getattr(chosen[_META], "emails", False)
    articles = {_JSON_LD: _without_emails(shown, log)} if is_private else {}
    parts = {name: (articles.get(name, shown), made) for name, made in chosen.items() if made is not None}
    written = _exported(parts, advice, log)
    linkset = written[_LINKS].content
    links = _links_of_page(links_of(linkset), addresses.get(_LINKS), most_authors, log)
    header = _header(links, log)
    return Head(
        html=written[_META].text + as_html(links) + _script(written[_JSON_LD].text),
        link_header=header,
        linkset=linkset,
        problems=(*advice, *log, *_reported(written)),
    )


def _mapping(options: FormatOptions) -> Mapping[str, Any]:
    return options.model_dump(exclude_unset=True) if isinstance(options, Options) else options


def _options(name: str, values: Mapping[str, Any], log: Log) -> Options | None:
    """The options of a format; None, and reported, where it refuses a value."""
    target = get_format(name)
    try:
        options: Options = options_from(target, values)
    except ValidationError as error:
        log.extend(validation_problems(error, f"options.{name}", target.options))
        return None
    return options


def _addresses(page: str, documents: Mapping[str, str]) -> tuple[dict[str, Url], Log]:
    """The address of the page, under no name, and those of the documents; what is not a URL is reported."""
    found, log = {}, Log()
    for name, address in {"": page, **documents}.items():
        try:
            found[name] = Url(address)
        except ValueError as error:
            path = f"documents.{name}" if name else "page"
            log.invalid(path, str(error), remedy="give the whole address, with https:// before it")
    return found, log


def _of_page(article: Article, page: Url, log: Log) -> Article:
    """The article with this page as its own."""
    if article.landing_page == page:
        return article
    if article.landing_page:
        log.guessed("landing_page", f"is {article.landing_page}; {page}, the page that the head is for, is written")
    return article.model_copy(update={"landing_page": page})


def _without_emails(article: Article, log: Log) -> Article:
    """The article without e-mail addresses, which are reported."""
    if not any(isinstance(each, Person | Group) and each.email for each in article.contributors):
        return article
    contributors: list[Contributor] = []
    for at, each in log.each("contributors", article.contributors):
        if isinstance(each, Person | Group) and each.email:
            at.dropped(
                "email",
                "is left out, for address collectors read the head of a page",
                remedy="set emails under [highwire] to true if the address may be public",
            )
            contributors.append(each.model_copy(update={"email": None}))
        else:
            contributors.append(each)
    return article.model_copy(update={"contributors": tuple(contributors)})


def _exported(
    parts: Mapping[str, tuple[Article, Options]], advice: tuple[Problem, ...], log: Log
) -> dict[str, Document]:
    """The documents; raises WriteError with what keeps any of them from being made."""
    written: dict[str, Document] = {}
    found = [*advice, *log]
    for name, (article, options) in parts.items():
        try:
            written[name] = export_advised(article, name, options, advice)
        except ProblemError as error:
            found += error.problems
    if any(problem.is_error for problem in found):
        raise WriteError("head", dict.fromkeys(found))
    return written


def _links_of_page(links: list[Link], linkset: Url | None, most_authors: int, log: Log) -> list[Link]:
    """The links that the page and the header have: where the linkset is, and not too many authors."""
    authors = sum(link.relation == "author" for link in links)
    if authors > most_authors:
        links = [link for link in links if link.relation != "author"]
        log.dropped("contributors", f"links to {authors} authors are in the linkset only, not in the page")
    if linkset:
        links.append(Link("linkset", linkset, get_format(_LINKS).media_type))
    return links


def _header(links: list[Link], log: Log) -> str:
    """The header; where it would be too long, one that leads to the linkset."""
    header = as_header(links)
    if len(header) <= LONGEST_HEADER:
        return header
    short = as_header(link for link in links if link.relation == "linkset")
    log.guessed(
        "",
        f"the header Link would have {len(header)} bytes, more than servers pass on; it leads to the linkset alone",
        remedy=None if short else "publish the linkset, and give its address among the documents",
    )
    return short


def _script(json_ld: str) -> str:
    """The JSON-LD on one line; only between its values are there line breaks."""
    for character, escaped in _ESCAPED.items():
        json_ld = json_ld.replace(character, escaped)
    return f'<script type="application/ld+json">{_BREAK.sub("", json_ld)}</script>\n'


def _reported(written: Mapping[str, Document]) -> Iterator[Problem]:
    """What the formats reported, each once; of what was dropped, that for which neither has a place."""
    unplaced = {problem.path for problem in written[_META].problems if problem.kind is Kind.DROPPED}
    above = {each for path in unplaced for each in _wholes(path)}
    told: set[tuple[Kind, str, str | None]] = set()
    for name in (_META, _JSON_LD, _LINKS):
        for problem in written[name].problems:
            if problem.kind is Kind.DROPPED:
                is_lost = problem.path in above or not unplaced.isdisjoint(_wholes(problem.path))
                if name == _JSON_LD and is_lost:
                    yield problem
            elif (key := (problem.kind, problem.path, problem.code)) not in told:
                told.add(key)
                yield problem


@lru_cache(maxsize=4096)
def _wholes(path: str) -> tuple[str, ...]:
    """The path, and those of all that it is a part of: ``a[0].b``, ``a[0]``, ``a``."""
    parts = _PART.split(path)
    return tuple("".join(parts[:count]) for count in range(len(parts), 0, -1))
