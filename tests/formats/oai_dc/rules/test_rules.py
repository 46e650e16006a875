"""Records of Dublin Core, whoever wrote them."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

import pubmeta
from pubmeta.formats.oai_dc import FORMAT, recognise
from pubmeta.formats.oai_dc.terms import ELEMENTS, NAMESPACE

GOOD = {
    "title": "Rain",
    "creator": "Berg, Ada",
    "date": "2024-05",
    "type": "info:eu-repo/semantics/article",
    "identifier": "https://doi.org/10.5555/rain.1",
    "rights": "info:eu-repo/semantics/openAccess",
}


def record(elements: Mapping[str, str | None], more: str = "") -> bytes:
    body = "".join(f"<dc:{name}>{text}</dc:{name}>" for name, text in elements.items() if text is not None)
    return f'<r:dc xmlns:r="{NAMESPACE}" xmlns:dc="{ELEMENTS}">{body}{more}</r:dc>'.encode()


def problems(content: bytes) -> list[tuple[str, str | None]]:
    report = pubmeta.validate(content)
    assert (report.format, report.schema) == ("oai-dc", "oai-dc")
    return [(problem.path, problem.code) for problem in report.problems]


def test_a_good_record_has_no_problem() -> None:
    assert problems(record(GOOD, '<dc:title xml:lang="de">Regen</dc:title><dc:coverage>Oslo</dc:coverage>')) == []


FAULTS = [
    ({"title": None}, "/r:dc", "mandatory"),
    ({"type": "info:eu-repo/semantics/publishedVersion"}, "/r:dc", "mandatory"),
    ({"rights": "© 2024"}, "/r:dc", "access"),
    ({"rights": None}, "/r:dc", "access"),
    ({"date": "May 2024"}, "/r:dc/dc:date", "date"),
    ({"identifier": "10.5555/rain.1"}, "/r:dc", "identifier"),
    ({"creator": " "}, "/r:dc/dc:creator", "empty"),
    ({"date": ""}, "/r:dc/dc:date", "empty"),
    ({"author": "Berg"}, "/r:dc/dc:author", None),
]
"""What to change in the good record, the place where it is then wrong, and the rule; none where it is the schema."""


@pytest.mark.parametrize(("changes", "path", "code"), FAULTS)
def test_each_fault_is_found_where_it_is(changes: Mapping[str, str | None], path: str, code: str | None) -> None:
    assert problems(record({**GOOD, **changes})) == [(path, code and f"oai-dc.{code}")]


def test_every_rule_has_a_sample() -> None:
    assert {rule.code for rule in FORMAT.rules} == {f"oai-dc.{code}" for _, _, code in FAULTS if code}


def test_the_message_names_what_is_absent() -> None:
    [problem] = pubmeta.validate(record({**GOOD, "date": None, "creator": None})).problems
    assert problem.message == "there is no dc:creator and no dc:date"


def test_only_the_fifteen_elements_are_allowed() -> None:
    report = pubmeta.validate(record(GOOD, "<dcterms xmlns='http://purl.org/dc/terms/'/>"))
    assert not report.valid


def test_what_is_another_document_is_named() -> None:
    [problem] = pubmeta.validate("<dc xmlns='http://purl.org/dc/terms/'/>", "oai-dc").problems
    assert "the root is <dc>, not <dc> of http://www.openarchives.org/" in problem.message
    [problem] = pubmeta.validate("<dc", "oai-dc").problems
    assert problem.kind == "malformed"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (record(GOOD), True),
        (b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- <a> -->\n" + record(GOOD), True),
        (record(GOOD).decode().encode("utf-16"), True),
        (b"<record>" + record(GOOD) + b"</record>", False),
        (b"<dc xmlns='http://purl.org/dc/elements/1.1/'/>", False),
    ],
)
def test_the_root_is_the_signature(content: bytes, *, expected: bool) -> None:
    assert recognise(content) is expected
