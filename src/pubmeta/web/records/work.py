"""What is done in a child process with a record: its document in a format."""

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
from pubmeta.web.records.representations import Representation, representations

_LINKSET: Final = "linkset"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A record, as it is kept, and what is wanted of it, the best first. address: of the record."""

    content: str
    representations: tuple[Representation, ...]
    address: str

    def address_of(self, name: str) -> str:
        """The address of the document in a format."""
        return f"{self.address}?to={name}"


def represented(config: Config, wanted: Wanted) -> tuple[Representation, Answer] | Answer:
    """The first of the documents that there is, and which it is; a refusal where there is none of them."""
    problems: list[Problem] = []
    try:
        article = config.completed(article_of(wanted.content), Log())
    except ProblemError as error:
        return _refusal("the article of the record cannot be read", error.problems)
    for each in wanted.representations:
        made = _document(config, article, each, wanted)
        if isinstance(made, Answer):
            return each, made
        problems += made
    names = ", ".join(dict.fromkeys(get_format(each.name).title for each in wanted.representations))
    return _refusal(f"there is no valid document of the record as {names}", problems)


def _document(config: Config, article: Article, wished: Representation, wanted: Wanted) -> Answer | tuple[Problem, ...]:
    """The document; the errors, where there is none."""
    page = article.landing_page or wanted.address
    if wished.name == _LINKSET:
        addresses = {name: wanted.address_of(name) for name in _written(config, article)}
        options = {**config.tables.get(_LINKSET, {}), "page": page, "documents": addresses}
        config = config.with_options({_LINKSET: options})
    (document,) = _exported(config, article, (wished.name,))
    if document.content is None:
        return tuple(problem for problem in document.problems if problem.is_error)
    links = [Link("describes", page), Link("linkset", wanted.address_of(_LINKSET), get_format(_LINKSET).media_type)]
    return Answer(content=document.content, media_type=wished.media_type, headers={"link": as_header(links)})


def _written(config: Config, article: Article) -> tuple[str, ...]:
    """The formats of which there is a document; no link leads to another."""
    names = dict.fromkeys(each.name for each in representations() if each.name != _LINKSET)
    return tuple(each.format for each in _exported(config, article, tuple(names)) if each.content is not None)


def _exported(config: Config, article: Article, formats: tuple[str, ...]) -> tuple[JobDocument, ...]:
    """The article in these formats; what keeps it from all of them is among the problems of each."""
    record = Job(formats=formats, config=config).record(Reading(format="article", article=article))
    return tuple(replace(each, problems=(*record.problems, *each.problems)) for each in record.documents)


def _refusal(detail: str, problems: Iterable[Problem]) -> Answer:
    return Refused(Refusal.NOT_ACCEPTABLE, f"{detail[0].upper()}{detail[1:]}.", dict.fromkeys(problems)).answer
