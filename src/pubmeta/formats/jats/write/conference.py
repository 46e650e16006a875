"""Papers of conferences: the `conference`, and what `article-meta` holds of the proceedings."""

from __future__ import annotations

from typing import Literal

from pubmeta.formats.jats import terms
from pubmeta.formats.jats.write.marked import unmarked
from pubmeta.model import Event, Proceedings
from pubmeta.problems import Log
from pubmeta.xml.build import Element, element, empty, text_element

_ARCHIVING = 'set tag_set = "archiving" under [jats] in the configuration'


def conference(event: Event | None, tag_set: Literal["publishing", "archiving"], log: Log) -> Element | None:
    """The `conference`. JATS Publishing takes none without its date, and a name or an acronym."""
    if event is None:
        return None
    if tag_set == "publishing":
        lacks = {
            "dates": ("start", event.start or event.dates_as_printed),
            "name": ("name", event.name or event.acronym),
        }
        for what, (field, value) in lacks.items():
            if not value:
                message = f"JATS Publishing takes a conference only with its {what}; the conference is not written"
                log.dropped("event", message, remedy=f"add event.{field}, or {_ARCHIVING}")
                return None
    return element(
        "conference",
        _date(event),
        text_element("conf-name", event.name),
        text_element("conf-acronym", event.acronym),
        text_element("conf-num", event.number),
        text_element("conf-loc", event.place),
        [text_element("conf-sponsor", sponsor) for sponsor in event.sponsors],
        text_element("conf-theme", event.theme),
    )


def conference_link(event: Event | None) -> Element | None:
    """The page of a conference; in `conference` there is no place for it in JATS Publishing."""
    if event is None or event.url is None:
        return None
    return empty("related-object", {"object-type": terms.CONFERENCE, "ext-link-type": "uri", "xlink:href": event.url})


def _date(event: Event) -> Element | None:
    """The first day is in `@iso-8601-date` (Tag Library), both are in the text; beside a printed text, both there."""
    first = str(event.start) if event.start else None
    last = str(event.end) if event.end else None
    if event.dates_as_printed is None:
        span = f"{first} – {last}" if last else first
        return text_element("conf-date", span, {"iso-8601-date": first})
    attributes = {"iso-8601-date": f"{first}/{last}" if last else first, "content-type": terms.AS_PRINTED}
    return text_element("conf-date", event.dates_as_printed, attributes)


def proceedings_subject(proceedings: Proceedings | None) -> Element | None:
    """The subject of the proceedings, as a group of `article-categories`."""
    if proceedings is None:
        return None
    subject = text_element("subject", proceedings.subject)
    return element("subj-group", {"subj-group-type": terms.PROCEEDINGS}, subject)


def proceedings_id(proceedings: Proceedings | None) -> Element | None:
    """The DOI of proceedings in a series."""
    if proceedings is None or proceedings.series is None:
        return None
    return text_element("volume-id", proceedings.doi, {"pub-id-type": "doi"})


def proceedings_title(proceedings: Proceedings | None, log: Log) -> list[Element | None]:
    """Title and ISBNs of proceedings, the title only where the `journal-meta` is that of their series."""
    if proceedings is None:
        return []
    at = log.at("proceedings")
    title, subtitle = proceedings.title, proceedings.subtitle
    if title is None or proceedings.series is None:
        group = None
    else:
        group = element(
            "issue-title-group",
            {"content-type": terms.PROCEEDINGS},
            text_element("issue-title", unmarked(title, at, "title")),
            text_element("issue-subtitle", unmarked(subtitle, at, "subtitle") if subtitle else None),
        )
    return [
        group,
        *(
            text_element("isbn", one.isbn, {"publication-format": one.medium and one.medium.value})
            for one in proceedings.isbns
        ),
    ]
