"""CSL-JSON to articles; `pubmeta.formats.csl` says how `custom` is laid out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, BinaryIO, TypeVar

from pubmeta.formats.csl.read import custom
from pubmeta.formats.csl.read.conference import OF_EVENT, OF_PROCEEDINGS, event, proceedings
from pubmeta.formats.csl.read.containers import OF_JOURNAL, institutions, journal
from pubmeta.formats.csl.read.identifiers import identified
from pubmeta.formats.csl.read.item import Item
from pubmeta.formats.csl.read.kinds import article_type, refusal, status
from pubmeta.formats.csl.read.references import references
from pubmeta.formats.csl.read.rich_text import abstract_in, text_in
from pubmeta.formats.csl.read.variables import contributors, places, text
from pubmeta.formats.csl.terms import CONFERENCE, IGNORED, NUMBERED, ROLES
from pubmeta.model import (
    POSTED,
    Abstract,
    Article,
    ArticleType,
    Contributor,
    Dates,
    Doi,
    IdType,
    Keywords,
    License,
    OtherId,
    Subject,
    TranslatedTitle,
    Url,
    Version,
)
from pubmeta.problems import Log, Problem
from pubmeta.reading import (
    UNDETERMINED,
    Field,
    JsonObject,
    agreed_doi,
    article_of,
    keyword_group,
    keywords_in,
    part,
    quoted,
    report_other_work,
    taken,
)
from pubmeta.reading.formulas import read_formulas
from pubmeta.reading.json.dates import date_at
from pubmeta.reading.json.lines import on_line
from pubmeta.reading.json.records import JsonRecord, Wrapping, json_records
from pubmeta.reading.links import page_in
from pubmeta.reading.streams import only_record
from pubmeta.registry import Record
from pubmeta.vocabularies.dois import is_doi_link

T = TypeVar("T")

_WRAPPING = Wrapping(arrays=frozenset({"items", "references"}))
"""Where programs put their items: Zotero's API, pandoc's metadata."""
_PAPERS = frozenset({CONFERENCE, "proceedings-article"})
"""The types of what is in proceedings."""
_WEB = re.compile(r"(?i)https?://")
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
    group = only_record(_groups(json_records(content, _WRAPPING)), log)
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
    if what := refusal(item, kind):
        report_other_work(log, item.at("type"), f"{kind!r} is {what}", remedy="leave the item out")
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
            found.append(record)
        else:
            path = f"{item.at('custom')}.references[{index}]"
            item.log.dropped(path, f"names {quoted(cited_id)}, which is not an item after this one")
    return references(Item(record.value, item.log, record.path) for record in found)  # not all at once


def _variables(item: JsonObject, kind: str, own: dict[str, Any]) -> dict[str, Any]:
    """The article as far as variables say it; of what `custom` has instead, they are but shorter."""

    def unless(name: str, made: Callable[..., T], *variables: str) -> T | None:
        if name not in own:
            return made(item, *variables)
        for variable in variables:
            item.value(variable)
        return None

    ids = identified(item)
    doi, landing_page = _links(item, own, ids)
    place = places(item, own)
    type_ = _type(item, kind, place, own)
    is_paper = kind in _PAPERS and "journal" not in own
    roles = ROLES if not (is_paper or "proceedings" in own) else [role for role in ROLES if role != "editor"]
    return {
        "type": type_,
        "title": unless("title", text, "title"),
        "subtitle": unless("subtitle", text, "subtitle"),
        "short_title": unless("short_title", text, "title-short", "shortTitle", "short-title"),
        **ids,
        "doi": doi,
        "contributors": unless("contributors", _contributors, *roles),
        "abstracts": unless("abstracts", _abstracts, "abstract"),
        "keywords": unless("keywords", _keywords, "keyword"),
        "subjects": unless("subjects", _subjects, "categories"),
        "language": unless("language", JsonObject.language, "language"),
        "section": unless("section", JsonObject.line, "section"),
        **_container(item, own, type_, is_paper=is_paper),
        "event": unless("event", event, *OF_EVENT),
        "volume": item.line("volume", "collection-number") if is_paper or "proceedings" in own else item.line("volume"),
        "issue": item.line("issue"),
        "arxiv": place.get("arxiv"),
        "pages": place.get("pages"),
        **_numbers(item, place, own, type_),
        "dates": unless("dates", partial(_dates, is_posted=type_ in POSTED), *_DATES),
        "licenses": unless("licenses", _licenses, "license"),
        "landing_page": landing_page,
        "version": unless("version", _version, "version"),
        "original_title": unless("original_title", _original_title, "original-title"),
        "status": status(item, own),
    }


def _numbers(item: JsonObject, place: dict[str, Any], own: dict[str, Any], kind: ArticleType | None) -> dict[str, Any]:
    """The article number; of a report the number is the institution's own."""
    number = place.get("number")
    if kind not in NUMBERED or number is None:
        return {"article_number": place.get("article_number") or number}
    fields = {"article_number": place.get("article_number")}
    if "other_ids" in own:
        return fields
    found = item.part(OtherId, {"type": IdType.PUBLISHER, "value": number}, at="number")
    return {**fields, "other_ids": (found,) if found else ()}


def _type(item: JsonObject, kind: str, place: dict[str, Any], own: dict[str, Any]) -> ArticleType | None:
    if "type" not in own:
        return article_type(item, kind, place)
    item.value("genre")
    known: ArticleType | None = own["type"]
    return known


def _container(item: JsonObject, own: dict[str, Any], kind: ArticleType | None, *, is_paper: bool) -> dict[str, Any]:
    """The journal or the proceedings, and the institutions; `custom` has of these all or nothing."""
    if "journal" in own or "proceedings" in own:
        for variable in (*OF_JOURNAL, *(OF_PROCEEDINGS if "proceedings" in own else ())):
            item.value(variable)
        return {}
    if is_paper:
        return {"proceedings": proceedings(item)}
    known = own.get("institutions")
    behind, server = institutions(item, kind) if known is None else (known, None)
    return {"journal": journal(item, kind, server, behind), "institutions": behind}


def _original_title(item: JsonObject, variable: str) -> TranslatedTitle | None:
    """The title of what the article is a translation of; CSL has no language for it."""
    title = text(item, variable)
    if title is None:
        return None
    item.guessed(f"the language of this title is not given; kept as {UNDETERMINED}, undetermined", at=variable)
    return item.part(TranslatedTitle, {"title": title, "language": UNDETERMINED}, at=variable)


def _links(item: JsonObject, own: dict[str, Any], ids: dict[str, Any]) -> tuple[Doi | None, Url | None]:
    """DOI and landing page; the URL that resolves the DOI says no more than the DOI.

    ids: those that are known, to which a link to PubMed may add one.
    """
    doi, url = ids.get("doi"), item.one("URL")
    if "landing_page" in own or (url is None and "custom" in item):
        return doi, None
    if url is None:
        key = item.text("id") or ""
        if doi is None and is_doi_link(key):
            item.guessed(f"{quoted(key)} is read as the DOI", at="id")
            doi = taken(item.log, item.at("id"), Doi, key)
        return doi, None
    return (agreed_doi(doi, url), None) if is_doi_link(url.text) else (doi, page_in(url, ids))


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


def _dates(item: JsonObject, *_: str, is_posted: bool) -> Dates | None:
    """`issued` is the formal date, often the issue's: another date unless one of a known medium is the same.

    Of what is posted it is the day on which that was.
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
    name = "posted" if is_posted else "published"
    known = [known for field, known in fields.items() if known and field.startswith(("published", "posted"))]
    for date in (issued, published):
        if date and not any(each == date or each.refines(date) for each in known):
            fields[name] = fields.get(name) or date
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
