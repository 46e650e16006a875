"""Works of the Crossref REST API to articles."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any, BinaryIO

from pubmeta.formats.crossref.asserted import Asserted
from pubmeta.formats.crossref.rest.read.assertions import assertions
from pubmeta.formats.crossref.rest.read.contributors import contributors
from pubmeta.formats.crossref.rest.read.funding import awards
from pubmeta.formats.crossref.rest.read.history import dates
from pubmeta.formats.crossref.rest.read.links import free_to_read, full_texts, licenses, relations, trials, updates
from pubmeta.formats.crossref.rest.read.lost import report_lost
from pubmeta.formats.crossref.rest.read.references import references
from pubmeta.formats.crossref.rest.read.values import line, lines, text
from pubmeta.formats.crossref.rest.terms import ARTICLES, IGNORED
from pubmeta.formats.crossref.terms import POSTED_TYPES
from pubmeta.model import (
    Abstract,
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
    Field,
    FoundIssn,
    JsonObject,
    article_of,
    issn_fields,
    journal_of,
    page_fields,
    quoted,
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
    record.report_repeated(log)
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
        log.invalid(work.at("type"), f"is {quoted(kind)}, which is not an article; pubmeta reads only articles")
        return None
    days, doi = dates(work, is_posted=kind == "posted-content"), work.taken(Doi, "DOI")
    said = Asserted(days, contributors(work), licenses(work))
    said.add(assertions(work))
    languages = _languages(work, kind)
    fields = {
        "type": _type(work, kind),
        **_titles(work),
        "doi": doi,
        "other_ids": _other_ids(work),
        "contributors": tuple(said.contributors),
        "abstracts": _abstracts(work),
        "section": line(work, "group-title"),
        "subjects": tuple(Subject(term=field.text) for field in lines(work, "subject")),
        "language": languages.get("article"),
        "journal": _journal(work, kind, languages.get("journal")),
        **_place(work),
        "dates": work.part(Dates, said.dates),
        "copyright": said.copyright,
        "statements": said.made_statements(),
        "licenses": tuple(said.licenses),
        "free_to_read": free_to_read(work),
        "awards": awards(work),
        "relations": relations(work),
        "updates": updates(work),
        "trials": trials(work),
        "landing_page": _landing_page(work),
        "full_texts": full_texts(work),
        "version": _version(work),
        "archives": tuple(field.text for field in lines(work, "archive")),
        "references": references(work),
    }
    work.report_rest(IGNORED)
    report_lost(value, log, path)
    return article_of(log, fields, path=work.at("title"))


def _type(work: JsonObject, kind: str | None) -> ArticleType | None:
    """A journal article may be of any type; posted content says which."""
    subtype = work.text("subtype")
    if kind == "proceedings-article":
        return ArticleType.CONFERENCE_PAPER
    if kind != "posted-content" or subtype is None:
        return None
    if subtype not in POSTED_TYPES:
        work.guessed(f"{quoted(subtype)} is not a known type of article; kept as other", at="subtype")
    return POSTED_TYPES.get(subtype, ArticleType.OTHER)


def _titles(work: JsonObject) -> dict[str, Any]:
    """The first of each kind of title; Crossref says no language of the others, and the model wants one."""
    found = {}
    keys = {"title": "title", "subtitle": "subtitle", "short-title": "short_title", "original-title": None}
    for key, field in keys.items():
        texts = work.texts(key)
        if field and texts:
            first = texts.pop(0)
            found[field] = text_of(first.log, first.path, first.text)
        for other in texts:
            other.unplaced("is in a language that the record does not name, which a translated title needs")
    return found


def _abstracts(work: JsonObject) -> tuple[Abstract, ...]:
    field = work.one("abstract")
    abstract = field.as_abstract() if field else None
    return (abstract,) if abstract else ()


def _languages(work: JsonObject, kind: str | None) -> dict[str, Language]:
    """The language of the article and of its journal; Crossref has the journal's, if there is one."""
    language = work.taken(Language, "language")
    if language is None:
        return {}
    if kind == "posted-content":
        return {"article": language}
    work.guessed(f"{language} is the journal's language; read as the article's too", at="language")
    return {"article": language, "journal": language}


def _journal(work: JsonObject, kind: str | None, language: Language | None) -> Journal | None:
    """The journal; of a conference paper the proceedings, of posted content the server."""
    titles = lines(work, "container-title")
    if not titles and kind == "posted-content":
        titles = _servers(work)
    name, place = line(work, "publisher"), line(work, "publisher-location")
    publisher = work.part(Publisher, {"name": name, "place": place}, at="publisher")
    issns = issn_fields(work.log, _issns(work))
    places = {"issn": work.at("ISSN"), "publisher": work.at("publisher")}
    fields: dict[str, object] = {"publisher": publisher, "language": language, **issns}
    if not titles:
        return journal_of(work.log, work.path, fields, places)
    title, *others = titles
    if kind == "proceedings-article":
        title.guessed(f"the proceedings {quoted(title.text)} are kept as the journal")
    for other in others:
        other.unplaced(f"a journal has one title, {quoted(title.text)}")
    short = lines(work, "short-container-title")
    fields |= {"title": title.text, "abbreviations": tuple(each.text for each in short if each.text != title.text)}
    return journal_of(work.log, title.path, fields, places)


def _servers(work: JsonObject) -> list[Field]:
    servers = []
    for institution in work.objects("institution"):
        for name in lines(institution, "name"):
            name.guessed(f"{quoted(name.text)} is read as the server on which it was posted")
            servers.append(name)
    return servers


def _issns(work: JsonObject) -> Iterator[FoundIssn]:
    typed = set()
    for entry in work.objects("issn-type"):
        medium = entry.text("type")
        typed.add(entry.text("value"))
        if issn := entry.taken(Issn, "value"):
            yield FoundIssn(entry.at("value"), issn, medium if medium in {"print", "electronic"} else None)
    for field in work.texts("ISSN"):
        if field.text not in typed and (issn := field.taken(Issn)):
            yield FoundIssn(field.path, issn)


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
    values = dict.fromkeys(each.text for each in lines(work, "alternative-id") if each.text.casefold() != own)
    return tuple(OtherId(type=IdType.OTHER, value=value) for value in values)


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
