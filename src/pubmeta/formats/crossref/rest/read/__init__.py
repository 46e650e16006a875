"""Works of the Crossref REST API to articles."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from pubmeta.formats.crossref.asserted import Asserted
from pubmeta.formats.crossref.rest.read.assertions import assertions
from pubmeta.formats.crossref.rest.read.conference import event, proceedings
from pubmeta.formats.crossref.rest.read.containers import institutions, journal
from pubmeta.formats.crossref.rest.read.contributors import contributors
from pubmeta.formats.crossref.rest.read.funding import awards
from pubmeta.formats.crossref.rest.read.history import dates, status
from pubmeta.formats.crossref.rest.read.links import (
    free_to_read,
    full_texts,
    licenses,
    relations,
    trials,
    updated_by,
    updates,
)
from pubmeta.formats.crossref.rest.read.lost import report_lost
from pubmeta.formats.crossref.rest.read.references import references
from pubmeta.formats.crossref.rest.read.review import review
from pubmeta.formats.crossref.rest.read.values import line, lines, text
from pubmeta.formats.crossref.rest.terms import ARTICLES, IGNORED, OF_CSL, OTHERS, POSTED
from pubmeta.model import (
    Abstract,
    Article,
    ArticleType,
    Dates,
    Doi,
    IdType,
    Language,
    OtherId,
    Subject,
    TranslatedTitle,
    Url,
    Version,
)
from pubmeta.problems import Log
from pubmeta.reading import UNDETERMINED, JsonObject, article_of, page_fields, quoted, report_other_work, text_of
from pubmeta.reading.json.articles import each_article, only_article
from pubmeta.reading.json.records import JsonRecord, Wrapping
from pubmeta.registry import Record

_KINDS = {"peer-review": ArticleType.PEER_REVIEW, "proceedings-article": ArticleType.CONFERENCE_PAPER}
_WITH_OWN_LANGUAGE = frozenset({"peer-review", "posted-content"})
"""The types of works that are in no container, so that the language of the record is theirs."""
_WRAPPING = Wrapping(object="message", arrays=frozenset({"items"}))
"""The API's answer with one work, and that with a list."""


def read(content: bytes, log: Log) -> Article | None:
    """The article of an answer with one work, or of a work alone."""
    return only_article(content, _WRAPPING, _article, log)


def read_many(stream: BinaryIO) -> Iterator[Record]:
    """The article of each work, in constant memory."""
    for article, problems in each_article(stream, _WRAPPING, _article):
        yield Record(article=article, problems=problems)


def _article(record: JsonRecord, log: Log) -> Article | None:
    record.report_repeated(log)
    value, path = record.value, record.path
    if not isinstance(value, dict):
        log.malformed("is not a work, which is a JSON object", path)
        return None
    if not path and "message" in value:
        log.malformed(f"is an answer without works: {quoted(value['message'])}", "message")
        return None
    work = JsonObject(value, log, path)
    named = work.text("type")
    kind = OF_CSL.get(named, named) if named else None
    if kind and kind not in ARTICLES:
        what = OTHERS.get(kind, "not an article")
        report_other_work(log, work.at("type"), f"{quoted(named)} is {what}")
        return None
    subtype = work.text("subtype")
    if kind == "posted-content" and subtype == "dissertation":
        report_other_work(log, work.at("subtype"), f"{quoted(subtype)} is a thesis")
        return None
    fields = _fields(work, kind)
    work.report_rest(IGNORED)
    report_lost(value, log, path)
    return article_of(log, fields, path=work.at("title"))


def _fields(work: JsonObject, kind: str | None) -> dict[str, Any]:
    days, doi = dates(work, kind), work.taken(Doi, "DOI")
    said = Asserted(days, contributors(work, kind), licenses(work))
    said.add(assertions(work))
    language, type_, related = _language(work, kind), _type(work, kind), relations(work)
    if kind == "peer-review":
        reviewed, interest = review(work, related)
        if interest:
            said.statements.setdefault("conflict_of_interest", interest)
    return {
        "type": type_,
        **_titles(work),
        "doi": doi,
        "other_ids": _other_ids(work),
        "contributors": tuple(said.contributors),
        "abstracts": _abstracts(work),
        "section": line(work, "group-title"),
        "subjects": tuple(Subject(term=field.text) for field in lines(work, "subject")),
        "language": language,
        **_container(work, type_, None if kind in _WITH_OWN_LANGUAGE else language),
        "event": event(work),
        **_place(work),
        "dates": work.part(Dates, said.dates),
        "copyright": said.copyright,
        "statements": said.made_statements(),
        "licenses": tuple(said.licenses),
        "free_to_read": free_to_read(work),
        "awards": awards(work),
        "relations": related,
        "updates": updates(work),
        "updated_by": said.notices(updated_by(work)),
        "review": reviewed if kind == "peer-review" else None,
        "status": status(work),
        "trials": trials(work),
        "landing_page": _landing_page(work),
        "full_texts": full_texts(work),
        "version": _version(work),
        "archives": tuple(field.text for field in lines(work, "archive")),
        "references": references(work),
    }


def _type(work: JsonObject, kind: str | None) -> ArticleType | None:
    """A journal article may be of any type; posted content says which."""
    subtype = work.text("subtype")
    if kind in _KINDS:
        return _KINDS[kind]
    if kind != "posted-content" or subtype is None:
        return None
    if subtype not in POSTED:
        work.guessed(f"{quoted(subtype)} is not a known type of article; kept as other", at="subtype")
    return POSTED.get(subtype, ArticleType.OTHER)


def _titles(work: JsonObject) -> dict[str, Any]:
    """The first of each kind of title; Crossref says no language of the others, and the model wants one."""
    found: dict[str, Any] = {}
    keys = {"title": "title", "subtitle": "subtitle", "short-title": "short_title"}
    for key, field in keys.items():
        texts = work.texts(key)
        if texts:
            first = texts.pop(0)
            found[field] = text_of(first.log, first.path, first.text)
        for other in texts:
            other.unplaced("is in a language that the record does not name, which a translated title needs")
    return {**found, "original_title": _original_title(work, found.get("title"))}


def _original_title(work: JsonObject, title: object) -> TranslatedTitle | None:
    """The title of the work that this one is a translation of, in a language that the record does not name."""
    found: TranslatedTitle | None = None
    for field in work.texts("original-title"):
        text = text_of(field.log, field.path, field.text)
        if text is None or text == title:
            continue
        if found:
            field.unplaced("a translation has one original title")
            continue
        field.guessed(f"the language of this title is not given; kept as {UNDETERMINED}, undetermined")
        found = field.part(TranslatedTitle, {"title": text, "language": UNDETERMINED})
    return found


def _abstracts(work: JsonObject) -> tuple[Abstract, ...]:
    field = work.one("abstract")
    abstract = field.as_abstract() if field else None
    return (abstract,) if abstract else ()


def _language(work: JsonObject, kind: str | None) -> Language | None:
    """The language; of what has a container Crossref has that of the container."""
    language = work.taken(Language, "language")
    if language is None:
        source = work.object("review") if kind == "peer-review" else None
        return source.taken(Language, "language") if source else None
    if kind not in _WITH_OWN_LANGUAGE:
        whose = "the proceedings'" if kind == "proceedings-article" else "the journal's"
        work.guessed(f"{language} is {whose} language; read as the article's too", at="language")
    return language


def _container(work: JsonObject, kind: ArticleType | None, language: Language | None) -> dict[str, Any]:
    """The proceedings of a conference paper; of anything else the journal or server, and the institutions."""
    behind, server = institutions(work, has_server=kind is ArticleType.PREPRINT and "container-title" not in work)
    if kind is ArticleType.CONFERENCE_PAPER:
        return {"proceedings": proceedings(work, language), "institutions": behind}
    return {"journal": journal(work, language, server, behind), "institutions": behind}


def _place(work: JsonObject) -> dict[str, Any]:
    """Where in the journal it is."""
    issue = work.object("journal-issue") or JsonObject({}, work.log)
    of_issue = {key: line(issue, key) for key in ("volume", "issue")}
    return {
        "volume": line(work, "volume") or of_issue["volume"],
        "issue": line(work, "issue") or of_issue["issue"],
        "issue_title": text(issue, "title"),
        **page_fields(work.log, work.at("page"), line(work, "page")),
        **({"article_number": number} if (number := line(work, "article-number")) else {}),
    }


def _other_ids(work: JsonObject) -> tuple[OtherId, ...]:
    own = (work.text("DOI") or "").casefold()
    found = (
        each.part(OtherId, {"type": IdType.OTHER, "value": each.text})
        for each in lines(work, "alternative-id")
        if each.text.casefold() != own
    )
    return tuple(dict.fromkeys(filter(None, found)))


def _landing_page(work: JsonObject) -> Url | None:
    resource = work.object("resource")
    primary = resource and resource.object("primary")
    return primary.taken(Url, "URL") if primary else None


def _version(work: JsonObject) -> Version | None:
    version = work.object("version")
    if version is None:
        return None
    fields = {"label": line(version, "version"), "description": line(version, "version-description")}
    return version.part(Version, fields)
