"""What is done in a child process with a record: its document in a format, or its page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from pubmeta.api import Reading
from pubmeta.config import Config
from pubmeta.errors import ProblemError
from pubmeta.model import Article
from pubmeta.pages.links import Link, as_header
from pubmeta.problems import Log, Problem
from pubmeta.registry import get_format
from pubmeta.run.job import Job, JobDocument
from pubmeta.store.records import article_of
from pubmeta.web.answers import Answer
from pubmeta.web.problems import Refusal, Refused
from pubmeta.web.records.pages import page_of
from pubmeta.web.records.representations import FORMATS, PAGE, Representation

_LINKSET: Final = "linkset"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A record, as it is kept, and what is wanted of it, the best first. address, listing: of it, and of the list.

    root: the path at which others reach the service.
    """

    content: str
    representations: tuple[Representation, ...]
    address: str
    listing: str
    root: str = ""

    def address_of(self, name: str) -> str:
        """The address of the document in a format."""
        return f"{self.address}?to={name}"


def represented(config: Config, wanted: Wanted) -> tuple[Representation, Answer] | Answer:
    """The first of the documents that there is, and which it is; a refusal where there is none of them."""
    problems: list[Problem] = []
    try:
        article = config.completed(article_of(wanted.content), Log())
    except ProblemError as error:
        return _refusal("the article of the record cannot be read or completed", error.problems)
    making = _Making(config, article, wanted)
    for each in wanted.representations:
        if each.name == PAGE:
            return each, making.page()
        made = making.document(each)
        if isinstance(made, Answer):
            return each, made
        problems += made
    names = ", ".join(dict.fromkeys(get_format(each.name).title for each in wanted.representations))
    return _refusal(f"there is no valid document of the record as {names}", problems)


class _Making:
    """Makes the documents of one article."""

    def __init__(self, config: Config, article: Article, wanted: Wanted) -> None:
        self._config = config
        self._article = article
        self._wanted = wanted
        self._page = article.landing_page or wanted.address

    def document(self, wished: Representation) -> Answer | tuple[Problem, ...]:
        """The document; the errors, where there is none."""
        if wished.name == _LINKSET:
            made = self._linkset(self._addresses())
        else:
            (made,) = self._exported((wished.name,), self._config)
        if made.content is None:
            return tuple(problem for problem in made.problems if problem.is_error)
        linkset = Link("linkset", self._wanted.address_of(_LINKSET), get_format(_LINKSET).media_type)
        links = as_header([Link("describes", self._page), linkset])
        return Answer(content=made.content, media_type=wished.media_type, headers={"link": links})

    def page(self) -> Answer:
        """The page of the record."""
        addresses = self._addresses()
        return page_of(
            self._article,
            page=self._page,
            listing=self._wanted.listing,
            root=self._wanted.root,
            documents={**addresses, _LINKSET: self._wanted.address_of(_LINKSET)},
            linkset=self._linkset(addresses).content,
            tables=self._config.tables,
        )

    def _linkset(self, addresses: dict[str, str]) -> JobDocument:
        options = {**self._config.tables.get(_LINKSET, {}), "page": self._page, "documents": addresses}
        (made,) = self._exported((_LINKSET,), self._config.with_options({_LINKSET: options}))
        return made

    def _addresses(self) -> dict[str, str]:
        """Where each document is that there is; no link leads to another."""
        made = self._exported(tuple(name for name in FORMATS if name != _LINKSET), self._config)
        return {each.format: self._wanted.address_of(each.format) for each in made if each.content is not None}

    def _exported(self, formats: tuple[str, ...], config: Config) -> tuple[JobDocument, ...]:
        """The article in these formats; what keeps it from all of them is among the problems of each."""
        record = Job(formats=formats, config=config).record(Reading(format="article", article=self._article))
        return tuple(replace(each, problems=(*record.problems, *each.problems)) for each in record.documents)


def _refusal(detail: str, problems: Iterable[Problem]) -> Answer:
    return Refused(Refusal.NOT_ACCEPTABLE, f"{detail[0].upper()}{detail[1:]}.", dict.fromkeys(problems)).answer
