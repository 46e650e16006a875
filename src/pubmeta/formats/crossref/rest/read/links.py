"""What a work is linked with: licences, full texts, other works, notices, trials."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from pubmeta.formats.crossref.rest.read.values import line
from pubmeta.formats.crossref.rest.terms import PURPOSES, SCOPES, TARGETS, VERSIONS
from pubmeta.formats.crossref.terms import update_type_of
from pubmeta.model import (
    ClinicalTrial,
    Doi,
    FreeToRead,
    FullText,
    License,
    LinkPurpose,
    Relation,
    RelationType,
    TrialStage,
    Update,
    Url,
)
from pubmeta.reading import JsonObject, quoted, taken
from pubmeta.reading.json.dates import date_at

T = TypeVar("T")


def licenses(work: JsonObject) -> tuple[License, ...]:
    """The licences, each for one version of the work, from a day on."""
    return tuple(dict.fromkeys(_licenses(work)))


def _licenses(work: JsonObject) -> Iterator[License]:
    for source in work.objects("license"):
        fields = {
            "url": source.taken(Url, "URL"),
            "applies_to": _term(source, "content-version", SCOPES),
            "start_date": date_at(source, "start"),
        }
        if license_ := source.part(License, fields):
            yield license_


def free_to_read(work: JsonObject) -> FreeToRead | None:
    """From when and until when the work may be read without payment."""
    source = work.object("free-to-read")
    if source is None:
        return None
    return FreeToRead(start_date=date_at(source, "start-date"), end_date=date_at(source, "end-date"))


def full_texts(work: JsonObject) -> tuple[FullText, ...]:
    """The links to the full text."""
    found = []
    for source in work.objects("link"):
        media_type = source.text("content-type")
        fields: dict[str, Any] = {
            "url": source.taken(Url, "URL"),
            "media_type": media_type if media_type != "unspecified" else None,
            "version": _term(source, "content-version", VERSIONS),
            "purpose": _term(source, "intended-application", PURPOSES) or LinkPurpose.READING,
        }
        if fields["url"] and (link := source.part(FullText, fields)):
            found.append(link)
    return tuple(dict.fromkeys(found))


def relations(work: JsonObject) -> tuple[Relation, ...]:
    """The relations to other works, whichever side asserted them; one that both asserted is one."""
    container = work.object("relation")
    if container is None:
        return ()
    sources = ((kind, source) for kind in container.keys() for source in container.objects(kind))  # noqa: SIM118
    return tuple(dict.fromkeys(found for kind, source in sources if (found := _relation(source, kind))))


def _relation(source: JsonObject, kind: str) -> Relation | None:
    target, id_type, by = source.text("id"), source.text("id-type"), source.text("asserted-by")
    try:
        relation, target_type = RelationType(kind), TARGETS[id_type or ""]
    except (ValueError, KeyError):
        message = f"{kind} to a {id_type} is not a relation that an article has; left out: {target}"
        source.dropped(message)
        return None
    if by == "object":
        source.guessed(f"the other work, {target}, asserts this relation; kept as this work's own")
    return source.part(Relation, {"type": relation, "target": target, "target_type": target_type})


def updates(work: JsonObject) -> tuple[Update, ...]:
    """The works that this one, a notice, updates."""
    return tuple(_updates(work, "update-to"))


def updated_by(work: JsonObject) -> tuple[Update, ...]:
    """The notices that update this work."""
    return tuple(_updates(work, "updated-by"))


def _updates(work: JsonObject, key: str) -> Iterator[Update]:
    for source in work.objects(key):
        fields = {
            "type": taken(work.log, source.at("type"), update_type_of, source.text("type")),
            "doi": source.taken(Doi, "DOI"),
            "date": date_at(source, "updated"),
        }
        if update := source.part(Update, fields):
            yield update


def trials(work: JsonObject) -> tuple[ClinicalTrial, ...]:
    """The clinical trials that the work reports on."""
    return tuple(_trials(work))


def _trials(work: JsonObject) -> Iterator[ClinicalTrial]:
    stages = {stage.value.replace("-", ""): stage for stage in TrialStage}
    for source in work.objects("clinical-trial-number"):
        stage = (source.text("type") or "").replace("-", "").casefold()
        if stage and stage not in stages:
            source.dropped(f"is not a known stage of a trial; left out: {quoted(stage)}", at="type")
        fields = {
            "number": line(source, "clinical-trial-number"),
            "registry": source.taken(Doi, "registry"),
            "stage": stages.get(stage),
        }
        if trial := source.part(ClinicalTrial, fields):
            yield trial


def _term(source: JsonObject, key: str, terms: Mapping[str, T]) -> T | None:
    value = source.text(key)
    if value is None or value in terms:
        return terms[value] if value else None
    source.dropped(f"is not one of {', '.join(terms)}; left out: {quoted(value)}", at=key)
    return None
