"""Which version of the work a document is, and what came before it: `article-version`, `history`, `pub-history`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from pubmeta.formats.jats import terms
from pubmeta.formats.jats.read import vocabulary
from pubmeta.formats.jats.read.dates import ReadDates, date_in_element, word_of
from pubmeta.formats.jats.read.element import JatsElement
from pubmeta.formats.jats.read.relations import link_target
from pubmeta.model import (
    Relation,
    RelationType,
    Status,
    StatusType,
    TargetType,
    Update,
    UpdateType,
    Version,
    VersionStage,
)
from pubmeta.reading import quoted
from pubmeta.vocabularies.dois import doi_of_uri

_STATUSES = {
    "pending": StatusType.PENDING,
    "removal": StatusType.REMOVED,
    "removed": StatusType.REMOVED,
    "withdrawal": StatusType.WITHDRAWN,
    "withdrawn": StatusType.WITHDRAWN,
}
"""`@event-type` of the events by which a work has a status."""
_NOTICES = {**vocabulary.NOTICES, "corrected": UpdateType.CORRECTION, "retracted": UpdateType.RETRACTION}
"""`@event-type` and `@date-type` of the events by which a notice updated the work."""
_VERSION_NUMBER = re.compile(r"(?i)(?:v|ver|version)?[.\s]?\d+(?:\.\d+)*")


def version_of(elements: list[JatsElement]) -> Version | None:
    """Stage, label and description of one version; of two texts that are not a stage, the number is the label."""
    fields: dict[str, Any] = {}
    others: list[tuple[JatsElement, str]] = []

    def keep(field: str, value: object, element: JatsElement) -> None:
        if value and fields.setdefault(field, value) != value:
            element.unplaced(f"there is one already, {fields[field]}, which is kept")

    for element in (one for outer in elements for one in (outer, *outer.all("article-version"))):
        if element.name == "article-version-alternatives":
            continue
        kind = (element.attribute("article-version-type") or "").casefold()
        text, designator = element.line(), element.attribute("designator")
        said = None if kind in (terms.VERSION_LABEL, terms.VERSION_DESCRIPTION) else text
        if designator:
            keep("label", designator, element)
            text = None if text and re.search(rf"\b{re.escape(designator)}\b", text) else text
        if stage := _stage(kind, element.attribute("vocab-term"), said):
            keep("stage", stage, element)
            if text and _VERSION_NUMBER.fullmatch(text):
                keep("label", text, element)
        elif kind == terms.VERSION_DESCRIPTION:
            keep("description", text, element)
        elif text and (kind in vocabulary.VERSION_NUMBERS or _VERSION_NUMBER.fullmatch(text)):
            keep("label", text, element)
        elif text:
            others.append((element, text))
    for element, text in others:
        keep("description" if fields.get("label") else "label", text, element)
    return elements[0].part(Version, fields) if elements else None


def _stage(*words: str | None) -> VersionStage | None:
    stages = vocabulary.VERSION_STAGES
    return next((stage for word in words if word and (stage := stages.get(vocabulary.folded(word)))), None)


class History(NamedTuple):
    """The dates, what `pub-history` names of the work, and its status, if there is one.

    preprints: those of the work. updated_by: its notices, by their links. related: each `related-article` and
    `related-object` of an event.
    """

    dates: ReadDates
    preprints: list[Relation]
    updated_by: list[Update]
    related: list[JatsElement]
    status: Status | None


def history_of(children: JatsElement, notice: UpdateType | None = None) -> History:
    """What an `article-meta` says of the dates of the work, and of what became of it.

    notice: what kind of notice the work is itself.
    """
    dates = ReadDates()
    for element in children.all("pub-date"):
        dates.publication(element)
    for element in children.all("history"):
        dates.history(element)
    events = [event for history in children.all("pub-history") for event in history.all()]
    statuses = [event for event in events if word_of(event.attribute("event-type")) in _STATUSES]
    named = [found for event in events if event not in statuses for found in _event(event, dates, notice)]
    for earlier in statuses[:-1]:
        earlier.unplaced("a work has one status, the last one")
    return History(
        dates,
        preprints=[found for found in named if isinstance(found, Relation)],
        updated_by=[found for found in named if isinstance(found, Update)],
        related=[found for event in events for found in event.all("related-article", "related-object")],
        status=_status(statuses[-1]) if statuses else None,
    )


def _status(element: JatsElement) -> Status | None:
    """The status of an event; a note is for a reason with markup."""
    dated, notes = element.one("date"), element.one("notes")
    marked = notes.one("p") if notes else None
    reason = marked.text() if marked else element.line("event-desc")
    fields = {
        "type": _STATUSES[word_of(element.attribute("event-type"))],
        "date": date_in_element(dated) if dated else None,
        "reason": reason,
    }
    if dated:
        dated.attribute("date-type")
    return element.part(Status, fields)


def _event(element: JatsElement, dates: ReadDates, notice: UpdateType | None) -> Iterator[Relation | Update]:
    """The dates of an `event`, and the preprint or the notice to which it leads."""
    kind = word_of(element.attribute("event-type"))
    kinds = {kind}
    dated = element.all("date")
    for date in dated:
        kinds.add(word_of(date.attribute("date-type")))
        dates.event_of(date, kind)
    update = next((_NOTICES[word] for word in sorted(kinds) if word in _NOTICES), None) if notice is None else None
    links = element.all("self-uri", "ext-link", "uri", "article-id", "pub-id")
    for description in element.all("event-desc"):
        links += description.within("self-uri", "ext-link", "uri")
        description.ignore_rest()  # the event in words
    found: set[str] = set()
    for link in links:
        link_type = link.attribute("ext-link-type") or link.attribute("pub-id-type")
        target, value = link_target(link_type, doi_of_uri(link.attribute("href") or "") or link.characters())
        link.ignore()
        if value in found:
            continue
        found.add(value)
        if update and target is TargetType.DOI:
            said = {"type": update, "doi": value, "date": date_in_element(dated[0]) if dated else None}
            if made := link.part(Update, said):
                link.guessed(f"{value} is read as the notice of the {update}")
                yield made
            continue
        is_preprint = vocabulary.PREPRINTS & {*kinds, word_of(link.attribute("content-type"))}
        if not is_preprint or target not in (TargetType.DOI, TargetType.ARXIV, TargetType.URL):
            link.dropped(f"an article has no place for it; left out: {quoted(value)}")
            continue
        fields = {"type": RelationType.HAS_PREPRINT, "target": value, "target_type": target}
        if relation := link.part(Relation, fields):
            yield relation
