"""A CITATION.cff to an article."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from pubmeta.formats.cff.read.people import contributors
from pubmeta.formats.cff.read.works import container, pages, references, released
from pubmeta.formats.cff.terms import ARTICLES, IGNORED, OTHERS
from pubmeta.model import (
    Article,
    ArticleType,
    Dates,
    Doi,
    IdType,
    License,
    OtherId,
    Relation,
    RelationType,
    TargetType,
    Url,
)
from pubmeta.problems import Log
from pubmeta.reading import (
    JsonObject,
    agreed_doi,
    article_of,
    keyword_group,
    lines_of,
    quoted,
    report_other_work,
    unplaced,
)
from pubmeta.reading.formulas import read_formulas
from pubmeta.reading.yaml import article_in

_TARGETS = {"doi": TargetType.DOI, "url": TargetType.URL}


def read(content: bytes, log: Log) -> Article | None:
    """The preferred citation if it is an article, or else an article about what the file describes."""
    return article_in(lines_of(BytesIO(content), log.add), log, _article)


def _article(source: JsonObject, log: Log) -> Article | None:
    preferred = source.object("preferred-citation")
    if preferred is None:
        kind = source.text("type") or "software"
        log.guessed("type", f"the file describes {kind} and names no article; it is read as one about the {kind}")
        work, fields = source, _of_described(source)
    elif (kind := preferred.text("type") or "generic") in ARTICLES:
        work, fields = preferred, {**_of_article(preferred, ARTICLES[kind]), "type": ARTICLES[kind]}
        fields |= _of_software(source, fields)
    else:
        what = f", which is {OTHERS[kind]}" if kind in OTHERS else ""
        remedy = "give preferred-citation the type article, or leave it out"
        report_other_work(log, "preferred-citation.type", f"is {quoted(kind)}{what}", remedy=remedy)
        return None
    fields["references"] = references(source)
    source.report_rest({**IGNORED, **{f"preferred-citation.{key}": reason for key, reason in IGNORED.items()}})
    read_formulas(log, fields)
    return article_of(log, fields, path=work.at("title"))


def _of_any(work: JsonObject) -> dict[str, Any]:
    """What the article and the software have in common."""
    title = work.one("title")
    abstract = work.one("abstract")
    keywords = work.texts("keywords")
    return {
        "title": title.as_text() if title else None,
        "contributors": contributors(work),
        "abstracts": tuple(filter(None, [abstract.as_abstract() if abstract else None])),
        "keywords": keyword_group(keyword.as_text() for keyword in keywords),
        "doi": _doi(work),
        "licenses": _licenses(work),
    }


def _of_article(work: JsonObject, kind: ArticleType | None) -> dict[str, Any]:
    """The article, where it appeared and when."""
    languages = [language for field in work.texts("languages") if (language := field.as_language())]
    for other in languages[1:]:
        work.dropped(f"an article has one language, {languages[0]}; left out: {other}", at="languages")
    return {
        **_of_any(work),
        "language": next(iter(languages), None),
        **container(work, kind),
        "volume": work.line("volume"),
        "issue": work.line("issue"),
        **pages(work),
        "dates": work.part(Dates, {"published": released(work)}),
        "landing_page": work.taken(Url, "url"),
        "other_ids": tuple(filter(None, (*_report_number(work, kind), *map(_other_id, work.objects("identifiers"))))),
    }


def _of_described(source: JsonObject) -> dict[str, Any]:
    """An article about software: its DOI and its day of release are the software's, and become a relation."""
    fields = _of_any(source)
    doi = fields.pop("doi")
    version = source.one("version")
    if version:
        version.unplaced("is of the software, not of an article about it")
    if day := source.one("date-released"):
        day.unplaced("is when the software was released, not when an article about it was published")
    relation = _documented(source, doi)
    return {**fields, "relations": relation}


def _of_software(source: JsonObject, article: dict[str, Any]) -> dict[str, Any]:
    """What the file says of the software beside the article: the article documents it."""
    for key in ("title", "abstract", "authors", "contact", "version", "date-released", "keywords", "license"):
        if value := source.value(key):
            unplaced(source.log, source.at(key), value, "is of the software, and the article is the preferred citation")
    doi = _doi(source)
    return {"relations": _documented(source, None if doi == article["doi"] else doi)}


def _documented(source: JsonObject, doi: Doi | None) -> tuple[Relation, ...]:
    """The software that the article is about."""
    found: dict[str, TargetType] = {doi: TargetType.DOI} if doi else {}
    for key in ("repository-code", "repository", "repository-artifact", "url"):
        if url := source.taken(Url, key):
            found[url] = TargetType.URL
    for entry in source.objects("identifiers"):
        kind = entry.text("type") or ""
        value = entry.one("value")
        entry.value("description")
        if value and kind in _TARGETS:
            if taken := value.taken(Doi if kind == "doi" else Url):
                found[taken] = _TARGETS[kind]
        elif value:
            value.unplaced(f"is an identifier of the kind {kind or 'unknown'}")
    return tuple(
        Relation(type=RelationType.DOCUMENTS, target=target, target_type=kind) for target, kind in found.items()
    )


def _doi(work: JsonObject) -> Doi | None:
    doi: Doi | None = None
    for field in work.texts("doi"):
        doi = agreed_doi(doi, field)
    return doi


def _licenses(work: JsonObject) -> tuple[License, ...]:
    """Licences by their SPDX ids; several are a choice."""
    url = work.taken(Url, "license-url")
    found = [work.part(License, {"spdx": field.text.strip()}, at="license") for field in work.texts("license")]
    known = [license_ for license_ in found if license_]
    if url and len(known) == 1:
        return (known[0].model_copy(update={"url": url}),)
    return (*known, *([License(url=url)] if url else ()))


def _report_number(work: JsonObject, kind: ArticleType | None) -> tuple[OtherId | None, ...]:
    """The number that an institution gave its report."""
    value = work.line("number") if kind is ArticleType.REPORT else None
    return (work.part(OtherId, {"type": IdType.PUBLISHER, "value": value}, at="number"),) if value else ()


def _other_id(entry: JsonObject) -> OtherId | None:
    kind, value = entry.text("type"), entry.line("value")
    entry.value("description")
    return entry.part(OtherId, {"type": IdType.OTHER, "value": value}) if kind and value else None
