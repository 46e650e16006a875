"""Papers of conferences in JSON-LD of other programs."""

from __future__ import annotations

from typing import Any

import pytest

from tests.formats.schemaorg.read.test_read import fields, read_node, reported

BOOK: dict[str, Any] = {"@type": "Book", "name": "Proceedings"}
EVENT: dict[str, Any] = {"@type": "Event", "name": "Meeting"}


def test_a_book_in_a_series() -> None:
    found = fields(
        isPartOf={
            **BOOK,
            "@id": "https://doi.org/10.5555/mom",
            "alternativeHeadline": "Rain",
            "about": "Metadata",
            "editor": [{"@type": "Person", "name": "Jan Steen", "givenName": "Jan", "familyName": "Steen"}],
            "isbn": ["978-1-86197-271-2", "9780306406157"],
            "identifier": [
                {"@type": "PropertyValue", "propertyID": "isbn", "value": "9780306406157", "name": "print ISBN"},
                "https://doi.org/10.5555/mom",
            ],
            "publisher": {"@type": "Organization", "name": "Press", "location": "Bern"},
            "inLanguage": "en",
            "isPartOf": {
                "@type": "PublicationVolume",
                "volumeNumber": "41",
                "isPartOf": {"@type": "BookSeries", "name": "Lecture Notes", "issn": "1234-5679 (print)"},
            },
        }
    )
    assert found == {
        "volume": "41",
        "proceedings": {
            "title": "Proceedings",
            "subtitle": "Rain",
            "subject": "Metadata",
            "editors": [{"family": "Steen", "given": "Jan"}],
            "isbns": [{"isbn": "9780306406157", "medium": "print"}, {"isbn": "9781861972712"}],
            "series": {"title": "Lecture Notes", "issn_print": "1234-5679"},
            "publisher": {"name": "Press", "place": "Bern"},
            "doi": "10.5555/mom",
            "language": "en",
        },
    }


@pytest.mark.parametrize(
    ("container", "found", "problems"),
    [
        (BOOK, {"proceedings": {"title": "Proceedings"}}, []),
        ({"@type": "CreativeWorkSeries", "name": "S"}, {"proceedings": {"series": {"title": "S"}}}, []),
        (
            [BOOK, {"@type": "BookSeries", "name": "S"}],
            {"proceedings": {"title": "Proceedings", "series": {"title": "S"}}},
            [],
        ),
        (
            [BOOK, {**BOOK, "name": "Others"}, *({"@type": "BookSeries", "name": name} for name in "ST")],
            {"proceedings": {"title": "Proceedings", "series": {"title": "S"}}},
            ["dropped isPartOf[1]", "dropped isPartOf[3]"],
        ),
        (
            {"@type": "Book", "isbn": "9780306406157", "isPartOf": {"@type": "PublicationVolume", "volumeNumber": "2"}},
            {"volume": "2"},
            ["dropped "],
        ),
        (
            {"@type": "Book", "@id": "https://doi.org/10.5555/mom"},
            {"relations": [{"type": "is-part-of", "target": "10.5555/mom", "target_type": "doi"}]},
            [],
        ),
        (
            [{"@type": "Periodical", "name": "J"}, BOOK],
            {"journal": {"title": "J"}},
            ["dropped name"],
        ),
    ],
)  # fmt: skip
def test_proceedings(container: Any, found: dict[str, Any], problems: list[str]) -> None:
    assert read_node(isPartOf=container) == (found, problems)


def test_the_publisher_of_a_paper_is_that_of_the_proceedings() -> None:
    assert fields(isPartOf=BOOK, publisher="Press")["proceedings"] == {
        "title": "Proceedings",
        "publisher": {"name": "Press"},
    }
    assert reported(isPartOf={**BOOK, "publisher": "Press"}, publisher="Others") == ["dropped publisher"]


@pytest.mark.parametrize(
    "properties",
    [
        {"@reverse": {"workFeatured": EVENT}},
        {"@reverse": {"workPerformed": [EVENT]}},
        {"@reverse": {"https://schema.org/workFeatured": EVENT}},
        {"recordedAt": EVENT},
        {"subjectOf": {**EVENT, "@type": "EducationEvent"}},
        {"subjectOf": {**EVENT, "@type": "ConferenceEvent"}},
    ],
)
def test_an_event_however_it_is_led_to(properties: dict[str, Any]) -> None:
    assert fields(**properties) == {"event": {"name": "Meeting"}}


def test_an_event_with_all_its_properties() -> None:
    event = {
        **EVENT,
        "alternateName": "MOM 2024",
        "identifier": {"@type": "PropertyValue", "propertyID": "number", "value": "13"},
        "description": "Rain",
        "startDate": "2024-06-03",
        "endDate": "2024-06-05",
        "sponsor": "Example Society",
        "organizer": [{"@type": "Organization", "name": "Example Bank"}],
        "location": {
            "@type": "Place",
            "name": "Hall",
            "address": {"@type": "PostalAddress", "addressLocality": "Lund", "addressCountry": "Sweden"},
        },
        "url": "https://example.org/mom",
    }
    found, problems = read_node(recordedAt=event)
    assert found["event"] == {
        "name": "Meeting",
        "acronym": "MOM 2024",
        "number": "13",
        "theme": "Rain",
        "sponsors": ["Example Society", "Example Bank"],
        "place": "Lund, Sweden",
        "start": "2024-06-03",
        "end": "2024-06-05",
        "url": "https://example.org/mom",
    }
    assert problems == ["dropped recordedAt.location.name"]


@pytest.mark.parametrize(
    ("location", "place"),
    [
        ("Lund, Sweden", "Lund, Sweden"),
        ({"@type": "Place", "name": "Lund"}, "Lund"),
        ({"@type": "Place", "address": "Lund, Sweden"}, "Lund, Sweden"),
        ({"@type": "VirtualLocation", "url": "https://example.org/room"}, "https://example.org/room"),
    ],
)
def test_places_of_events(location: Any, place: str) -> None:
    assert fields(recordedAt={**EVENT, "location": location})["event"] == {"name": "Meeting", "place": place}


def test_what_is_no_event_and_a_second_one_are_reported() -> None:
    others = [{"@type": "CreativeWork", "name": "A talk"}, "A film", EVENT, {**EVENT, "name": "Another"}]
    found, problems = read_node(subjectOf=others)
    assert found == {"event": {"name": "Meeting"}}
    assert problems == ["dropped subjectOf[0]", "dropped subjectOf[1]", "dropped "]
