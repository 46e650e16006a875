from __future__ import annotations

import json
from typing import Any

import pytest

import pubmeta
from pubmeta.formats.schemaorg.read.identifiers import Identifier, keep
from pubmeta.model import Doi
from pubmeta.problems import Log
from pubmeta.reading import Field


def test_the_first_identifier_that_is_one_is_kept_and_one_that_differs_is_reported() -> None:
    log = Log()
    found: dict[str, Any] = {}
    for path, text in (("refused", "x"), ("kept", "10.1234/x"), ("same", "10.1234/X"), ("other", "10.1234/y")):
        keep(found, "doi", Identifier("doi", Field(path, text, log)), Doi)
    assert found == {"doi": "10.1234/x"}
    assert [problem.path for problem in log] == ["refused", "other"]


@pytest.mark.parametrize("value", ["https://doi.org/10.5555/x.1", "doi:10.5555/x.1", "10.5555/x.1"])
def test_a_value_without_a_property_id_is_of_the_registry_that_it_is_called_after(value: str) -> None:
    node = {"identifier": {"@type": "PropertyValue", "name": "DOI", "value": value}}
    work = {"@context": "https://schema.org", "@type": "ScholarlyArticle", "name": "T", **node}
    article = pubmeta.read(json.dumps(work)).article
    assert (article.doi, article.other_ids) == ("10.5555/x.1", ())


def test_the_issn_that_a_journal_is_identified_by() -> None:
    journal = {"@type": "Periodical", "name": "J", "@id": "issn:2049-3630"}
    work = {"@context": "https://schema.org", "@type": "ScholarlyArticle", "name": "T", "isPartOf": journal}
    found = pubmeta.read(json.dumps(work)).article.journal
    assert found is not None
    assert found.issn_linking == "2049-3630"
