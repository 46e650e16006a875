"""What a repository may say of itself, and offer."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from pubmeta import UnknownFormatError, UnsupportedError, get_format
from pubmeta.formats.jats import JatsOptions
from pubmeta.formats.oai_dc import OaiDcOptions

from .rain import repository


def test_dublin_core_is_always_offered_and_prefixes_are_words() -> None:
    assert list(repository(formats={}).offers) == ["oai_dc"]
    offers = repository(formats={"jats": JatsOptions(version="1.3"), "oai-dc": {"abstracts": False}}).offers
    assert sorted(offers) == ["jats", "oai_dc"]
    assert offers["oai_dc"].options == OaiDcOptions(abstracts=False)
    assert offers["jats"].namespace.uri == "https://jats.nlm.nih.gov/ns/publishing/1.3/"


def test_the_xml_of_a_format_has_the_name_of_the_format() -> None:
    offers = repository(formats={"datacite-xml": {}}).offers
    assert offers["datacite"].namespace.uri == "http://datacite.org/schema/kernel-4"


def test_two_repositories_that_say_the_same_are_equal() -> None:
    assert repository() == repository()
    assert repository() != repository(page_size=3)


@pytest.mark.parametrize(
    ("changes", "error", "said"),
    [
        ({"base_url": "rain.example/oai"}, ValueError, "rain.example/oai"),
        ({"name": " "}, ValueError, "the name ' ' is blank"),
        ({"name": "a\x02"}, ValueError, "U\\+0002 at position 1 is not allowed in XML"),
        ({"admin_emails": ()}, ValueError, "admin_emails has no e-mail address"),
        ({"admin_emails": ("rain",)}, ValueError, "admin_emails has no e-mail address"),
        ({"page_size": 0}, ValueError, "page_size is 0"),
        ({"deleted_records": "yes"}, ValueError, "deleted_records is 'yes'; it is one of no, transient, persistent"),
        ({"granularity": "day"}, ValueError, "granularity is 'day'"),
        ({"formats": {"docx": {}}}, UnknownFormatError, "docx"),
        ({"formats": {"csl": {}}}, UnsupportedError, "csl cannot be offered"),
        ({"formats": {"html": {}}}, UnsupportedError, "html cannot be offered"),
        ({"formats": {"jats": {"version": "9"}}}, ValidationError, "version"),
        ({"formats": {"jats": OaiDcOptions()}}, TypeError, "options for jats are JatsOptions, not OaiDcOptions"),
    ],
)
def test_what_a_repository_cannot_say(changes: dict[str, Any], error: type[Exception], said: str) -> None:
    with pytest.raises(error, match=said):
        repository(**changes)


def test_each_format_that_may_be_offered_names_its_schema() -> None:
    for name in ("crossref", "datacite-xml", "jats", "oai-dc"):
        found = get_format(name)
        assert found.namespace
        uri, schema = found.namespace(found.options())
        assert uri.startswith("http")
        assert schema.endswith(".xsd")
