"""Documents that are no JSON, and what tells JSON-LD of schema.org from its neighbours."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import pubmeta
from pubmeta.formats.schemaorg import FORMAT, recognise


@pytest.mark.parametrize("content", [b"", b"{", b"\xff{}", b'{"copyrightYear": Infinity}', b'{"a": "\\ud800"}'])
def test_what_is_no_json_is_malformed(content: bytes) -> None:
    (problem,) = pubmeta.validate(content, "schemaorg").problems
    assert problem.kind == "malformed"


def test_a_repeated_key_is_invalid() -> None:
    article = {"@context": "https://schema.org", "@type": "ScholarlyArticle", "headline": "Rain", "name": "Rain"}
    content = json.dumps(article)[:-1] + ', "name": "Snow"}'
    messages = [problem.message for problem in pubmeta.validate(content, "schemaorg").problems if problem.is_error]
    assert messages == ["an object has the key 'name' more than once"]


@pytest.mark.parametrize(
    ("content", "is_schemaorg"),
    [
        ('{"@context": "https://schema.org"}', True),
        ('\ufeff\n[{"@type": "Person", "@context": {"@vocab": "http://schema.org/"}}]', True),
        ('{"title": "Rain", "landing_page": "https://schema.org"}', False),
        ('[{"id": "a", "type": "webpage", "URL": "https://schema.org"}]', False),
        ('{"@context": "https://www.w3.org/ns/activitystreams"}', False),
        ('<script type="application/ld+json">{"@context": "https://schema.org"}</script>', False),
        ("", False),
    ],
)
def test_recognise(content: str, *, is_schemaorg: bool) -> None:
    assert recognise(content.encode()) is is_schemaorg


@pytest.mark.corpus
def test_real_files_are_recognised_and_judged_without_a_crash(shared: Path) -> None:
    assert FORMAT.validate
    paths = sorted((shared / "corpus" / "schemaorg").glob("*.json"))
    assert paths
    for path in paths:
        content = path.read_bytes()
        assert recognise(content), path.name
        assert list(FORMAT.validate(content, None)), path.name  # none of them is written to our profile


BASE = {"@context": "https://schema.org", "@type": "ScholarlyArticle", "headline": "Rain", "name": "Rain"}
REVIEW = {**BASE, "@type": ["ScholarlyArticle", "Review"]}
EVENT = {"@type": "Event", "name": "Meeting", "startDate": "2024-06-03"}
REVIEWED = {"@type": "ScholarlyArticle", "@id": "https://doi.org/10.5555/a"}


@pytest.mark.parametrize(
    ("document", "paths"),
    [
        ({**BASE, "@reverse": {"workFeatured": [EVENT]}}, []),
        ({**BASE, "@reverse": {"workFeatured": EVENT}}, ["$['@reverse'].workFeatured"]),
        ({**BASE, "@reverse": {"about": [EVENT]}}, ["$['@reverse'].about"]),
        ({**BASE, "@reverse": {}}, ["$['@reverse']"]),
        (
            {**BASE, "@reverse": {"workFeatured": [{**EVENT, "endDate": "June"}]}},
            ["$['@reverse'].workFeatured[0].endDate"],
        ),
        ({**BASE, "isPartOf": {"@type": "Book", "isbn": ["9781861972712", "9780306406157"]}}, []),
        ({**BASE, "isPartOf": {"@type": "Book", "issn": ["1234-5679"]}}, ["$.isPartOf.issn"]),
        ({**REVIEW, "itemReviewed": REVIEWED}, []),
        (REVIEW, []),
        ({**BASE, "itemReviewed": REVIEWED}, ["$['@type']"]),
        ({**BASE, "@type": ["Review", "ScholarlyArticle"]}, ["$['@type']"]),
        ({**BASE, "sourceOrganization": [{"@type": "Organization", "name": "Lab"}]}, []),
        ({**BASE, "sourceOrganization": [{"@type": "Person", "name": "Lab"}]}, ["$.sourceOrganization[0]['@type']"]),
    ],
)
def test_the_profile_of_works_beside_the_journal_article(document: dict[str, Any], paths: list[str]) -> None:
    found = pubmeta.validate(json.dumps(document).encode(), "schemaorg").problems
    assert [problem.path for problem in found if problem.kind == "invalid"] == paths
