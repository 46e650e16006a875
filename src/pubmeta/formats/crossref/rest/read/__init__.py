"""Works of the Crossref REST API to articles."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any, BinaryIO

from pubmeta.formats.crossref.rest.read.assertions import asserted
from pubmeta.formats.crossref.rest.read.contributors import contributors
from pubmeta.formats.crossref.rest.read.funding import awards
from pubmeta.formats.crossref.rest.read.history import dates
from pubmeta.formats.crossref.rest.read.links import free_to_read, full_texts, licenses, relations, trials, updates
from pubmeta.formats.crossref.rest.read.references import references
from pubmeta.formats.crossref.rest.read.values import line, lines
from pubmeta.formats.crossref.rest.terms import ARTICLES, IGNORED, POSTED
from pubmeta.model import (
    Article,
    ArticleType,
    Dates,
    Doi,
    IdType,
    Issn,
    Journal,
    Language,
    OtherId,
    Publisher,
    Subject,
    Url,
    Version,
)
from pubmeta.problems import Log, Problem
from pubmeta.reading import (
    FoundIssn,
    JsonObject,
    abstract_of,
    article_of,
    issn_fields,
    journal_of,
    pages_of,
    part,
    quoted,
    taken,
    text_of,
)
from pubmeta.reading.json.lines import on_line
from pubmeta.reading.json.records import JsonRecord, Wrapping, json_records
from pubmeta.reading.streams import only_record
from pubmeta.registry import Record

_WRAPPING = Wrapping(object="message", arrays=frozenset({"items"}))
"""The API's answer with one work, and that with a list."""


def read(content: bytes, log: Log) -> Article | None:
    """The article of an answer with one work, or of a work alone."""
    record = only_record(json_records(BytesIO(content), _WRAPPING), log)
    return _article(record, log) if record else None


def read_many(stream: BinaryIO) -> Iterator[Record]:
    """The article of each work, in constant memory."""
    for found in json_records(stream, _WRAPPING):
        log = Log()
        if isinstance(found, Problem):
            log.add(found)
            yield Record(article=None, problems=log.problems)
        else:
            article = _article(found, log)
            yield Record(article=article, problems=on_line(log, found.line))


def _article(record: JsonRecord, log: Log) -> Article | None:
    for key in record.repeated:
        log.guessed(key, "stands more than once in its object; the last value is read")
    value, path = record.value, record.path
    if not isinstance(value, dict):
        log.malformed("is not a work, which is a JSON object", path)
        return None
    if not path and "message" in value:
        log.malformed(f"is an answer without works: {quoted(value['message'])}", "message")
        return None
    work = JsonObject(value, log, path)
    kind = work.text("type")
    if kind and kind not in ARTICLES:
        log.invalid(work.at("type"), f"is {quoted(kind)}, which is not an article; pubmeta reads articles alone")
        return None
    said = asserted(work, dates(work))
    languages = _languages(work, kind)
    fields = {
        "type": _type(work, kind),
        **_titles(work),
        "doi": work.taken("DOI", Doi),
        "other_ids": _other_ids(work),
        "contributors": contributors(work),
        "abstracts": _abstracts(work),
        "section": line(work, "group-title"),
        "subjects": tuple(Subject(term=term) for _, term in lines(work, "subject")),
        "language": languages.get("article"),
        "journal": _journal(work, kind, languages.get("journal")),
        **_place(work),
        "dates": part(log, path, Dates, said.dates),
        "copyright": said.copyright,
        "statements": said.statements,
        "licenses": licenses(work),
        "free_to_read": free_to_read(work),
        "awards": awards(work),
        "relations": relations(work),
        "updates": updates(work),
        "trials": trials(work),
        "landing_page": _landing_page(work),
        "full_texts": full_texts(work),
        "version": _version(work),
        "archives": tuple(archive for _, archive in lines(work, "archive")),
        "references": references(work),
    }
    work.report_rest(IGNORED)
    return article_of(log, fields, path=work.at("title"))


def _type(work: JsonObject, kind: str | None) -> ArticleType | None:
    """A journal article may be of any type; posted content says which."""
    subtype = work.text("subtype")
    if kind != "posted-content" or subtype is None:
        return None
    if subtype not in POSTED:
        work.log.guessed(work.at("subtype"), f"{quoted(subtype)} is no type of article; kept as other")
        return ArticleType.OTHER
    if subtype == "blog":
        work.log.guessed(work.at("subtype"), "a blog post is kept as an article of the type other")
    return POSTED[subtype]


def _titles(work: JsonObject) -> dict[str, Any]:
    """The first of each kind of title; Crossref says no language of the others, and the model wants one."""
    found = {}
    keys = {"title": "title", "subtitle": "subtitle", "short-title": "short_title", "original-title": None}
    for key, field in keys.items():
        texts = work.texts(key)
        if field and texts:
            path, text = texts.pop(0)
            found[field] = text_of(work.log, path, text)
        for path, text in texts:
            reason = "is in a language that the record does not name, which a translated title needs; left out"
            work.log.dropped(path, f"{quoted(text)} {reason}")
    return found


def _abstracts(work: JsonObject) -> tuple[Any, ...]:
    abstract = abstract_of(work.log, work.at("abstract"), work.text("abstract"))
    return (abstract,) if abstract else ()


def _languages(work: JsonObject, kind: str | None) -> dict[str, Language]:
    """The language of the article and of its journal; Crossref tells the journal's, if there is one."""
    language = work.taken("language", Language)
    if language is None:
        return {}
    if kind == "posted-content":
        return {"article": language}
    work.log.guessed(work.at("language"), f"{language} is the journal's language; taken for the article's too")
    return {"article": language, "journal": language}


def _journal(work: JsonObject, kind: str | None, language: Language | None) -> Journal | None:
    """The journal; of a conference paper the proceedings, of posted content the server."""
    titles = lines(work, "container-title")
    if not titles and kind == "posted-content":
        titles = _servers(work)
    publisher = part(
        work.log,
        work.at("publisher"),
        Publisher,
        {"name": line(work, "publisher"), "place": line(work, "publisher-location")},
    )
    issns = issn_fields(work.log, _issns(work))
    places = {"issn": work.at("ISSN"), "publisher": work.at("publisher")}
    fields = {"publisher": publisher, "language": language, **issns}
    if not titles:
        return journal_of(work.log, work.path, fields, places)
    (path, title), *others = titles
    if kind == "proceedings-article":
        work.log.guessed(path, f"the proceedings {quoted(title)} are kept as the journal")
    for other, text in others:
        work.log.dropped(other, f"a journal has one title, {quoted(title)}; left out: {quoted(text)}")
    abbreviations = tuple(text for _, text in lines(work, "short-container-title") if text != title)
    return journal_of(work.log, path, {**fields, "title": title, "abbreviations": abbreviations}, places)


def _servers(work: JsonObject) -> list[tuple[str, str]]:
    servers = []
    for institution in work.objects("institution"):
        if name := line(institution, "name"):
            work.log.guessed(institution.at("name"), f"{quoted(name)} is taken for the server that it was posted on")
            servers.append((institution.at("name"), name))
    return servers


def _issns(work: JsonObject) -> Iterator[FoundIssn]:
    typed = set()
    for entry in work.objects("issn-type"):
        value, medium = entry.text("value"), entry.text("type")
        typed.add(value)
        if issn := taken(work.log, entry.at("value"), Issn, value):
            yield FoundIssn(entry.at("value"), issn, medium if medium in {"print", "electronic"} else None)
    for path, value in work.texts("ISSN"):
        if value not in typed and (issn := taken(work.log, path, Issn, value)):
            yield FoundIssn(path, issn)


def _place(work: JsonObject) -> dict[str, Any]:
    """Where in the journal it stands."""
    issue = work.object("journal-issue") or JsonObject({}, work.log)
    of_issue = {key: line(issue, key) for key in ("volume", "issue")}
    return {
        "volume": line(work, "volume") or of_issue["volume"],
        "issue": line(work, "issue") or of_issue["issue"],
        "issue_title": text_of(work.log, issue.at("title"), issue.text("title")),
        "pages": pages_of(line(work, "page")),
        "article_number": line(work, "article-number"),
    }


def _other_ids(work: JsonObject) -> tuple[OtherId, ...]:
    own = (work.text("DOI") or "").casefold()
    values = dict.fromkeys(value for _, value in lines(work, "alternative-id") if value.casefold() != own)
    return tuple(OtherId(type=IdType.OTHER, value=value) for value in values)


def _landing_page(work: JsonObject) -> Url | None:
    resource = work.object("resource")
    primary = resource and resource.object("primary")
    return primary.taken("URL", Url) if primary else None


def _version(work: JsonObject) -> Version | None:
    version = work.object("version")
    if version is None:
        return None
    fields = {"label": line(version, "version"), "description": line(version, "version-description")}
    return part(work.log, version.path, Version, fields)
