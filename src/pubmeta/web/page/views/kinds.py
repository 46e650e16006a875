"""What works beside the journal article have of their own: proceedings, a meeting, a review, what became of them."""

from __future__ import annotations

from collections.abc import Iterator

from pubmeta.model import Article, Event, Proceedings, Review, Status, TranslatedTitle, Update
from pubmeta.web.page.views.facts import Fact, fact, of_fields, worded
from pubmeta.web.page.views.people import Place, place_of
from pubmeta.web.page.views.references import names

_SERIES = {
    "title": "Series",
    "issn_electronic": "ISSN (online)",
    "issn_print": "ISSN (print)",
    "issn_linking": "ISSN-L",
    "doi": "Series DOI",
}
_EVENT = {"sponsors": "Sponsor", "dates_as_printed": "Dates as printed", "url": "Page"}


def original_title(title: TranslatedTitle | None) -> Iterator[Fact]:
    """The title of the work that is translated."""
    if title:
        language, path = title.language, "original_title"
        yield from fact(f"Original title ({language})", title.title, path, language=language)
        yield from fact(f"Original subtitle ({language})", title.subtitle, f"{path}.subtitle", language=language)


def status(status: Status | None) -> Iterator[Fact]:
    """What became of the work, when and why."""
    if status:
        since = f"since {status.date}" if status.date else None
        yield from fact("Status", worded(status.type), "status", note=since)
        yield from fact("Reason", status.reason, "status.reason")


def proceedings(volume: Proceedings | None) -> Iterator[Fact]:
    """The volume in which a paper is printed, and its series."""
    if not volume:
        return
    path = "proceedings"
    language = volume.language
    yield from fact("Proceedings", volume.title, path, language=language)
    yield from fact("Subtitle", volume.subtitle, f"{path}.subtitle", language=language)
    yield from fact("Editors", names(volume.editors), f"{path}.editors")
    if publisher := volume.publisher:
        yield from fact("Publisher", publisher.name, f"{path}.publisher", note=publisher.place)
    for index, each in enumerate(volume.isbns):
        yield from fact(f"ISBN ({each.medium})" if each.medium else "ISBN", each.isbn, f"{path}.isbns[{index}]")
    called = {"subject": "Subject", "doi": "Proceedings DOI", "language": "Proceedings language"}
    yield from of_fields(volume, called, path, called)
    if volume.series:
        yield from of_fields(volume.series, _SERIES, f"{path}.series", _SERIES)


def event(event: Event | None) -> Iterator[Fact]:
    """The meeting at which the work was given."""
    if event:
        yield from of_fields(event, type(event).model_fields, "event", _EVENT)


def review(review: Review | None) -> Iterator[Fact]:
    """What is reviewed, and how."""
    if not review:
        return
    yield from fact("Review of", review.of, "review.of")
    for name in ("type", "stage", "recommendation"):
        value = getattr(review, name)
        yield from fact(worded(name), worded(value) if value else None, f"review.{name}")
    yield from of_fields(review, ("round", "label"), "review")


def institutions(article: Article) -> tuple[Place, ...]:
    """The organizations behind the work."""
    return tuple(place_of(each, f"institutions[{index}]") for index, each in enumerate(article.institutions))


def notices(updates: tuple[Update, ...], path: str, said: str) -> Iterator[Fact]:
    """What a notice updates, or the notices that update the work; `said` is the first word of each."""
    for index, update in enumerate(updates):
        date = f"on {update.date}" if update.date else None
        yield from fact(f"{said}: {worded(update.type).lower()}", update.doi, f"{path}[{index}]", note=date)
