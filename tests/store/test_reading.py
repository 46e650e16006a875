"""Files as records, read in this process."""

from __future__ import annotations

import gzip

import pytest

import pubmeta
from pubmeta.store import Draft
from pubmeta.store.reading import draft_of
from tests.oai.rain import article


@pytest.mark.parametrize("name", ["jats", "csl", "bibtex", "article"])
def test_a_file_of_any_format_is_a_record(name: str) -> None:
    content = pubmeta.export(article(1), name).content
    for each in (content, gzip.compress(content)):
        found = draft_of(("a.txt", each))
        assert isinstance(found, Draft)
        assert (found.id, found.title) == ("10.5555/rain.1", "Rain 1")


@pytest.mark.parametrize(("name", "record_id"), [("a.jats.xml", "a"), ("a b.x.json.gz", "a b.x"), ("ä", "ä")])
def test_without_a_doi_the_name_of_the_file_is_the_id(name: str, record_id: str) -> None:
    found = draft_of((name, article(1, doi=None).model_dump_json(exclude_defaults=True).encode()))
    assert isinstance(found, Draft)
    assert found.id == record_id


@pytest.mark.parametrize("content", [b"", b"hello", b"{", b'{"title": ""}', b"\x1f\x8b\0", b"<article/>"])
def test_what_is_not_a_record_is_errors(content: bytes) -> None:
    found = draft_of(("a", content))
    assert isinstance(found, tuple)
    assert found
    assert all(problem.is_error for problem in found)


def test_a_name_that_cannot_be_an_id_is_an_error() -> None:
    found = draft_of(("a\n.json", article(1, doi=None).model_dump_json(exclude_defaults=True).encode()))
    assert not isinstance(found, Draft)
    (problem,) = found
    assert problem.message == "'a\\n' is not an id"
    assert problem.remedy == "an id has 1 to 1,000 characters, none of them a control character"
