"""Documents that are no JSON or no CSL-JSON, and what tells CSL-JSON from its neighbours."""

from __future__ import annotations

from pathlib import Path

import pytest

import pubmeta
from pubmeta.formats.csl import FORMAT, recognise

ITEM = '{"id": "a", "type": "book", "title": "Rain"}'


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is not JSON: Expecting value, column 1"),
        (b"[{]", "is not JSON: Expecting property name enclosed in double quotes, column 3"),
        (b"\x89PNG\r\n", "is not UTF-8: byte 0 is 0x89"),
        (b'[{"volume": NaN}]', "is not JSON: NaN is not a JSON number"),
        (b"[" * 5000 + b"]" * 5000, "nests deeper than 100 levels"),
    ],
)
def test_what_is_no_json_is_malformed(content: bytes, message: str) -> None:
    (problem,) = pubmeta.validate(content, "csl").problems
    assert (problem.kind, problem.message) == ("malformed", message)


def test_a_repeated_key_is_invalid() -> None:
    report = pubmeta.validate('[{"id": "a", "id": "b", "type": "book", "title": "Rain"}]', "csl")
    assert [problem.message for problem in report.problems] == ["an object has the key 'id' more than once"]
    assert not report.valid


def test_warnings_leave_a_document_valid() -> None:
    report = pubmeta.validate('[{"id": "a", "type": "book", "title": "Rain &amp; snow"}]', "csl")
    assert [problem.code for problem in report.problems] == ["csl.entity"]
    assert report.valid
    assert report.schema == "csl"


@pytest.mark.parametrize(
    ("content", "is_csl"),
    [
        (f"[{ITEM}]", True),
        (f"\ufeff\n [\n{ITEM}]", True),
        ('{"id": "a", "type": "book", "DOI": "10.5555/a"}', True),
        ('{"title": "Rain", "type": "research-article"}', False),
        ('{"status": "ok", "message": {"DOI": "10.5555/a", "type": "book", "id": 1}}', False),
        ('[{"@context": "https://schema.org", "type": "x", "id": "y"}]', False),
        ('["id", "type"]', False),
        ("<article/>", False),
        ("", False),
    ],
)
def test_recognise(content: str, *, is_csl: bool) -> None:
    assert recognise(content.encode()) is is_csl


@pytest.mark.corpus
def test_real_files_are_recognised_and_judged_without_a_crash(shared: Path) -> None:
    valid = set()
    for path in sorted((shared / "corpus" / "csl").glob("*.json")):
        content = path.read_bytes()
        assert recognise(content) or b'"id"' not in content, path.name
        if not any(problem.is_error for problem in FORMAT.validate(content, None)):  # type: ignore[misc]
            valid.add(path.name[:3])
    assert valid == {"018", "020", "025", "028", "030", "033"}
