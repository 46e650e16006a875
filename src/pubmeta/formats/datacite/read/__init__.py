"""DataCite records to articles: the JSON of its schema, and what its REST API answers, with one record or a list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from pubmeta.formats.datacite.read.container import container
from pubmeta.formats.datacite.read.people import contributors
from pubmeta.formats.datacite.read.related import references, relations, review
from pubmeta.formats.datacite.read.texts import abstracts, keywords, subjects, titles
from pubmeta.formats.datacite.read.values import awards, dates, identifiers, rights, status
from pubmeta.formats.datacite.terms import ARTICLES, DOUBTFUL, IGNORED, OTHERS
from pubmeta.model import POSTED, Article, ArticleType, Doi, Url, Version
from pubmeta.problems import Log
from pubmeta.reading import JsonObject, article_of, article_type_in, other_kind_in, quoted, report_other_work
from pubmeta.reading.json.articles import each_article, only_article
from pubmeta.reading.json.records import JsonRecord, Wrapping
from pubmeta.registry import Record

_WRAPPING = Wrapping(object="data", arrays=frozenset({"data"}))
"""The API's answer with one record, and that with a list."""


def read(content: bytes, log: Log) -> Article | None:
    """The article of one record."""
    return only_article(content, _WRAPPING, _article, log)


def read_many(stream: BinaryIO) -> Iterator[Record]:
    """The article of each record, in constant memory."""
    for article, problems in each_article(stream, _WRAPPING, _article):
        yield Record(article=article, problems=problems)


def _article(record: JsonRecord, log: Log) -> Article | None:
    record.report_repeated(log)
    value, path = record.value, record.path
    if isinstance(value, dict) and isinstance(value.get("attributes"), dict):
        value, path = value["attributes"], f"{path}.attributes".strip(".")
    if not isinstance(value, dict):
        log.malformed("is not a record, which is a JSON object", path)
        return None
    return article_in(JsonObject(value, log, path))


def article_in(record: JsonObject) -> Article | None:
    """The article of a record; None, and reported, where it is none."""
    kind = record.object("types")
    if kind is None or not _is_article(kind):
        if kind is None:
            record.log.invalid(record.at("types"), "is absent, so nothing says that this is an article")
        return None
    type_ = _type(kind)
    found: dict[str, Any] = {
        "type": type_,
        "language": record.language("language"),
        "doi": record.taken(Doi, "doi"),
        "contributors": contributors(record),
        **identifiers(record),
        "subjects": subjects(record),
        **container(record, type_),
        "dates": dates(record, is_posted=type_ in POSTED),
        "status": status(record),
        "review": review(record) if type_ is ArticleType.PEER_REVIEW else None,
        **rights(record),
        "awards": awards(record),
        "relations": relations(record),
        "landing_page": record.taken(Url, "url"),
        "references": references(record),
    }
    if label := record.line("version"):
        found["version"] = record.part(Version, {"label": label}, at="version")
    found |= titles(record, found["language"])
    found["abstracts"] = abstracts(record, found["language"])
    found["keywords"] = keywords(record, found["language"])
    record.report_rest(IGNORED)
    return article_of(record.log, found, path=record.at("titles"))


def _is_article(kind: JsonObject) -> bool:
    general, named = kind.text("resourceTypeGeneral"), kind.one("resourceType")
    if general in ARTICLES:
        return True
    if general in DOUBTFUL or general is None:
        if named and (other := other_kind_in(named.text)):
            report_other_work(kind.log, kind.at("resourceType"), f"is {quoted(named.text)}, which is {other}")
            return False
        what = DOUBTFUL.get(general or "", "not said")
        if named is None or article_type_in(Log(), "", named.text) is None:
            kind.guessed(f"the type is {what}; read as an article", at="resourceTypeGeneral")
        return True
    what = OTHERS.get(general, "which is not an article")
    report_other_work(kind.log, kind.at("resourceTypeGeneral"), f"is {quoted(general)}, {what}")
    return False


def _type(kind: JsonObject) -> ArticleType | None:
    """What the words of the type name, else what the general type is, which they do not contradict."""
    named, general = kind.one("resourceType"), kind.text("resourceTypeGeneral")
    found = article_type_in(Log(), "", named.text) if named else None
    known = ARTICLES.get(general or "")
    finer = _FINER.get(known) if known else None
    return known if finer is not None and found not in finer else found or known


_FINER: Mapping[ArticleType, frozenset[ArticleType]] = {
    ArticleType.PEER_REVIEW: frozenset(),
    ArticleType.CONFERENCE_PAPER: frozenset({ArticleType.ABSTRACT, ArticleType.POSTER}),
    **dict.fromkeys(POSTED, POSTED),
}
"""What the words may say of a general type; of others they may say anything."""
