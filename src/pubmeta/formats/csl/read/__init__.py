"""CSL-JSON to articles; `pubmeta.formats.csl` says how `custom` is laid out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any, BinaryIO, TypeVar

from pubmeta.formats.csl.read import custom
from pubmeta.formats.csl.read.identifiers import identified
from pubmeta.formats.csl.read.item import Item
from pubmeta.formats.csl.read.references import references
from pubmeta.formats.csl.read.rich_text import abstract_in, text_in
from pubmeta.formats.csl.read.variables import contributors, places, plain, text
from pubmeta.formats.csl.terms import (
    ARTICLES,
    CONFERENCE,
    DOUBTFUL,
    GENRES,
    IGNORED,
    OTHERS,
    POSTED,
    PREPRINT,
    ROLES,
)
from pubmeta.model import (
    Abstract,
    Article,
    ArticleType,
    Contributor,
    Dates,
    Doi,
    Journal,
    Keywords,
    License,
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
    agreed_doi,
    article_of,
    issn_fields,
    issns_in,
    journal_of,
    keyword_group,
    keywords_in,
    part,
    quoted,
    taken,
)
from pubmeta.reading.formulas import read_formulas
from pubmeta.reading.json.dates import date_at
from pubmeta.reading.json.lines import on_line
from pubmeta.reading.json.records import JsonRecord, Wrapping, json_records
from pubmeta.reading.streams import only_record
from pubmeta.registry import Record
from pubmeta.vocabularies.dois import is_doi_link

T = TypeVar("T")

_WRAPPING = Wrapping(arrays=frozenset({"items", "references"}))
"""Where programs put their items: Zotero's API, pandoc's metadata."""
_WEB = re.compile(r"(?i)https?://")
_OF_JOURNAL = (
    "container-title",
    "institution",
    "container-title-short",
    "journalAbbreviation",
    "ISSN",
    "publisher",
    "publisher-place",
)
_DATES = (
    "issued",
    "available-date",
    "submitted",
    "published-online",
    "published-print",
    "published",
    "accepted",
    "posted",
)


def read(content: bytes, log: Log) -> Article | None:
    """The article of a file with one, perhaps with the works that it cites after it."""
    group = only_record(_groups(json_records(BytesIO(content), _WRAPPING)), log)
    return _article(*group, log) if group else None


def read_many(stream: BinaryIO) -> Iterator[Record]:
    """The article of each item, in constant memory; works that its `custom` says it cites belong to it."""
    for found in _groups(json_records(stream, _WRAPPING)):
        log = Log()
        if isinstance(found, Problem):
            log.add(found)
            yield Record(article=None, problems=log.problems)
        else:
            first, cited = found
            article = _article(first, cited, log)
            yield Record(article=article, problems=on_line(log, first.line))


def _groups(found: Iterator[JsonRecord | Problem]) -> Iterator[tuple[JsonRecord, list[JsonRecord]] | Problem]:
    """Each article with the items after it that its `custom` names as cited."""
    first: JsonRecord | None = None
    cited: list[JsonRecord] = []
    awaited: set[str] = set()
    for record in found:
        if first and isinstance(record, JsonRecord) and (identifier := _id(record.value)) in awaited:
            awaited.discard(identifier)
            cited.append(record)
            continue
        if first:
            yield first, cited
        first, cited, awaited = None, [], set()
        if isinstance(record, Problem):
            yield record
        else:
            first, awaited = record, set(_cited_ids(record.value))
    if first:
        yield first, cited


def _id(value: Any) -> str:
    return str(value.get("id", "")) if isinstance(value, dict) else ""


def _cited_ids(value: Any) -> list[str]:
    """The ids of the works that an item's `custom` says it cites."""
    known = value.get("custom") if isinstance(value, dict) else None
    ids = known.get("references") if isinstance(known, dict) else None
    return [str(each) for each in ids if isinstance(each, str | int)] if isinstance(ids, list) else []


def _article(record: JsonRecord, cited: list[JsonRecord], log: Log) -> Article | None:
    record.report_repeated(log)
    if not isinstance(record.value, dict):
        log.malformed("is not an item, which is a JSON object", record.path)
        return None
    item = Item(record.value, log, record.path)
    kind = (item.text("type") or "").casefold()
    if kind and kind not in ARTICLES and kind not in DOUBTFUL and kind != CONFERENCE:
        what = OTHERS.get(kind, "not a type of CSL that is an article")
        log.invalid(item.at("type"), f"{kind!r} is {what}; pubmeta reads only articles")
        return None
    own = custom.article_fields(item)
    fields = {**_variables(item, kind, own), **own, "references": _references(item, cited)}
    item.report_rest(IGNORED)
    read_formulas(log, fields)
    return article_of(log, fields, path=item.at("title"))


def _references(item: JsonObject, cited: list[JsonRecord]) -> Any:
    """The works in the order in which `custom` names them."""
    works = {_id(record.value): record for record in cited}
    found = []
    for index, cited_id in enumerate(_cited_ids({"custom": custom.values(item)})):
        if record := works.get(cited_id):
            found.append(Item(record.value, item.log, record.path))
        else:
            path = f"{item.at('custom')}.references[{index}]"
            item.log.dropped(path, f"names {quoted(cited_id)}, which is not an item after this one")
    return references(found)


def _variables(item: JsonObject, kind: str, own: dict[str, Any]) -> dict[str, Any]:
    """The article as far as variables say it; of what `custom` has instead, they are but shorter."""

    def unless(name: str, made: Callable[..., T], *variables: str) -> T | None:
        if name not in own:
            return made(item, *variables)
        for variable in variables:
            item.value(variable)
        return None

    ids = identified(item)
    doi, landing_page = _links(item, own, ids.get("doi"))
    place = places(item, own)
    return {
        "type": _type(item, kind, place),
        "title": unless("title", text, "title"),
        "subtitle": unless("subtitle", text, "subtitle"),
        "short_title": unless("short_title", text, "title-short", "shortTitle", "short-title"),
        **ids,
        "doi": doi,
        "contributors": unless("contributors", _contributors, *ROLES),
        "abstracts": unless("abstracts", _abstracts, "abstract"),
        "keywords": unless("keywords", _keywords, "keyword"),
        "subjects": unless("subjects", _subjects, "categories"),
        "language": unless("language", JsonObject.language, "language"),
        "section": unless("section", JsonObject.line, "section"),
        "journal": unless("journal", _journal, *_OF_JOURNAL),
        "volume": item.line("volume"),
        "issue": item.line("issue"),
        "arxiv": place.get("arxiv"),
        "pages": place.get("pages"),
        "article_number": place.get("article_number") or place.get("number"),
        "dates": unless("dates", _dates, *_DATES),
        "licenses": unless("licenses", _licenses, "license"),
        "landing_page": landing_page,
        "version": unless("version", _version, "version"),
    }


def _type(item: JsonObject, kind: str, place: dict[str, Any]) -> ArticleType | None:
    """What the type and the genre say."""
    found = ARTICLES.get(kind)
    genre = item.one("genre")
    of_genre = {word: kind for kind, word in GENRES.items()}.get(genre.text.casefold()) if genre else None
    if kind in DOUBTFUL:
        found, what = DOUBTFUL[kind]
        read_as = "a preprint" if found is ArticleType.PREPRINT else "an article"
        item.guessed(f"{kind!r} is {what}; read as {read_as}", at="type")
    elif not kind:
        item.guessed("the type is absent; read as an article", at="type")
    elif kind == PREPRINT and (of_genre or "arxiv" in place):
        return of_genre or ArticleType.PREPRINT
    elif kind == PREPRINT:
        found = None
        item.guessed(f"{kind!r} is not a work in a journal; read as an article", at="type")
    named = genre.as_article_type() if genre else None
    return found or named


def _links(item: JsonObject, own: dict[str, Any], doi: Doi | None) -> tuple[Doi | None, Url | None]:
    """DOI and landing page; the URL that resolves the DOI says no more than the DOI."""
    url = item.one("URL")
    if "landing_page" in own or (url is None and "custom" in item):
        return doi, None
    if url is None:
        key = item.text("id") or ""
        if doi is None and is_doi_link(key):
            item.guessed(f"{quoted(key)} is read as the DOI", at="id")
            doi = taken(item.log, item.at("id"), Doi, key)
        return doi, None
    return (agreed_doi(doi, url), None) if is_doi_link(url.text) else (doi, url.taken(Url))


def _contributors(item: JsonObject, *variables: str) -> tuple[Contributor, ...]:
    """All contributors, each role in the order of its variable."""
    return tuple(each for variable in variables for each in contributors(item, variable, ROLES[variable]))


def _abstracts(item: JsonObject, variable: str) -> tuple[Abstract, ...]:
    field = item.one(variable)
    abstract = abstract_in(field) if field else None
    return (abstract,) if abstract else ()


def _keywords(item: JsonObject, variable: str) -> tuple[Keywords, ...]:
    """The keywords in one text, or in an array."""
    given = item.texts(variable)
    return keyword_group(map(text_in, keywords_in(given[0]) if len(given) == 1 else given))


def _subjects(item: JsonObject, variable: str) -> tuple[Subject, ...]:
    terms = (field.as_line() for field in item.texts(variable))
    return tuple(Subject(term=term) for term in terms if term)


def _journal(item: JsonObject, *_: str) -> Journal | None:
    """What holds the article; of a conference paper the proceedings."""
    title = plain(item, "container-title")
    place = plain(item, "publisher-place")
    publisher = item.part(Publisher, {"name": _publisher(item), "place": place}, at="publisher")
    issns = issn_fields(item.log, _issns(item))
    short = plain(item, "container-title-short", "journalAbbreviation")
    if title is None and _is_posted(item):
        title = _server(item)
    if title is None and short:
        item.guessed(f"{quoted(short)} is read as the journal's title", at="container-title-short")
        title, short = short, None
    elif title and item.text("type") == CONFERENCE:
        item.guessed(f"the proceedings {quoted(title)} are kept as the journal", at="container-title")
    fields = {"title": title, "abbreviations": (short,) if short else (), **issns, "publisher": publisher}
    places = {"issn": item.at("ISSN"), "publisher": item.at("publisher")}
    return journal_of(item.log, item.at("container-title"), fields, places)


def _is_posted(item: JsonObject) -> bool:
    """Whether the type is Crossref's or another's word for a preprint, and so may be the rest of the item."""
    return (item.text("type") or "").casefold() in POSTED


def _server(item: JsonObject) -> str | None:
    """The server on which posted content is, which Crossref has as its institution."""
    for institution in item.all("institution"):
        name = institution.line("name") if isinstance(institution, JsonObject) else institution.as_line()
        if name:
            item.guessed(f"{quoted(name)} is read as the server on which it was posted", at="institution")
            return name
    return None


def _publisher(item: JsonObject) -> str | None:
    """The publisher's name, which is in an object in some programs' files."""
    for entry in item.all("publisher"):
        if isinstance(entry, JsonObject):
            entry.guessed("is an object, not a text; its name is read")
            return entry.line("name")
    return plain(item, "publisher")


def _issns(item: JsonObject) -> Iterator[FoundIssn]:
    for field in item.texts("ISSN"):
        yield from issns_in(field)


def _dates(item: JsonObject, *_: str) -> Dates | None:
    """`issued` is the formal date, often the issue's: another date unless one of a known medium is the same.

    `available-date` is when the article was first available, online (CSL 1.0.2, appendix IV).
    """
    fields = {
        "received": date_at(item, "submitted"),
        "accepted": date_at(item, "accepted"),
        "published_online": date_at(item, "available-date") or date_at(item, "published-online"),
        "published_print": date_at(item, "published-print"),
        "posted": date_at(item, "posted"),
    }
    issued, published = date_at(item, "issued"), date_at(item, "published")
    if _is_posted(item) and not fields["posted"]:
        fields["posted"] = issued
    known = [known for name, known in fields.items() if known and name.startswith(("published", "posted"))]
    for date in (issued, published):
        if date and not any(each == date or each.refines(date) for each in known):
            fields.setdefault("published", date)
    return item.part(Dates, fields, at="issued")


def _licenses(item: JsonObject, variable: str) -> tuple[License, ...]:
    """By URL or name, here or in `custom`; Crossref says more of each."""
    found: list[License | None] = []
    path, url = f"{item.at('custom')}.license", custom.values(item).get("license")
    if url is not None:
        found.append(part(item.log, path, License, {"url": url}))
    for entry in item.all(variable):
        if isinstance(entry, Field):
            field = "url" if _WEB.match(entry.text.strip()) else "name"
            found.append(entry.part(License, {field: entry.text.strip()}))
            continue
        scope = entry.line("content-version")
        fields = {
            "url": entry.text("URL"),
            "start_date": date_at(entry, "start"),
            "applies_to": None if scope == "unspecified" else scope,
        }
        entry.value("delay-in-days")
        found.append(entry.part(License, fields))
    return tuple(each for each in found if each)


def _version(item: JsonObject, variable: str) -> Version | None:
    label = item.line(variable)
    return Version(label=label) if label else None
