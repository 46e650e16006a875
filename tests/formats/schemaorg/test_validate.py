"""Documents that are no JSON, and what tells JSON-LD of schema.org from its neighbours."""

from __future__ import annotations

import json
from pathlib import Path

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
