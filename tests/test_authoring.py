"""A format written with the public helpers alone keeps the contract."""

from __future__ import annotations

import json
from collections.abc import Iterator

from pydantic import ValidationError

from pubmeta import Article, Format, Kind, Log, Options, Problem, authoring
from pubmeta.testing import cases, check_format

SCHEMA = authoring.JsonSchema(
    {"type": "object", "required": ["record"], "properties": {"record": {"type": "object", "required": ["title"]}}},
    "record schema",
)
PLACED = {"title": "title", "volume": "volume", "journal.title": "journal"}


def write(article: Article, options: Options, log: Log) -> bytes:
    authoring.report_unplaced(article, PLACED, log)
    found = {PLACED[path]: str(value) for path, value in authoring.values(article) if path in PLACED}
    if not isinstance(article.title, str):
        log.dropped("title", "the words are kept, the markup is not")
    return json.dumps({"record": found}).encode()


def validate(content: bytes, options: Options | None) -> Iterator[Problem]:
    document = authoring.parsed_json(content)
    yield from document.problems
    if document.is_json:
        yield from SCHEMA.problems(document.value)


def read(content: bytes, log: Log) -> Article | None:
    log.extend(validate(content, None))
    if log.has_errors:
        return None
    found = json.loads(content)["record"]
    journal = {"title": found["journal"]} if "journal" in found else None
    try:
        return Article.model_validate({"title": found["title"], "volume": found.get("volume"), "journal": journal})
    except ValidationError as error:
        log.extend(authoring.validation_problems(error))
        return None


def test_a_format_of_the_public_helpers_keeps_the_contract() -> None:
    record = Format(
        name="record",
        title="A record",
        media_type="application/json",
        suffix=".record.json",
        options=Options,
        write=write,
        read=read,
        validate=validate,
        recognise=lambda head: head.lstrip().startswith(b"{") and b'"record"' in head,
    )
    check_format(record, cases())


def test_xml_of_anyone_is_parsed_or_there_is_a_problem() -> None:
    root = authoring.parsed_xml(b"<a>x</a>")
    assert not isinstance(root, Problem)
    assert root.text == "x"
    for content in (b"<a>", b"<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>"):
        problem = authoring.parsed_xml(content)
        assert isinstance(problem, Problem)
        assert problem.kind is Kind.MALFORMED


def test_every_name_is_there() -> None:
    assert all(hasattr(authoring, name) for name in authoring.__all__)
