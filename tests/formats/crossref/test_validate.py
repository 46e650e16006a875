from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from pubmeta.checks import xsd
from pubmeta.formats.crossref import FORMAT, CrossrefOptions, recognise, validate
from pubmeta.formats.crossref.validate import conforms
from pubmeta.problems import Kind
from tests.conftest import ROOT

Write = Callable[..., Any]
DOCUMENTS = ROOT / "tests" / "documents" / "crossref"


@pytest.mark.parametrize("version", ["5.5.0", "5.4.0", "5.3.1"])
def test_the_document_says_its_version(written: Write, version: str) -> None:
    content = written(options={"version": version}).content
    assert list(validate(content)) == []
    assert list(validate(content, CrossrefOptions.model_validate({"version": version}))) == []


def test_another_version_than_asked_for_is_a_problem(written: Write) -> None:
    (problem,) = validate(written().content, CrossrefOptions(version="5.3.1"))
    assert problem.kind is Kind.INVALID
    assert problem.message == "is a deposit of schema version 5.5.0, not 5.3.1, as the option version says"


def test_a_version_of_very_many_digits_is_not_a_known_one() -> None:
    problems = validate(f'<doi_batch xmlns="http://www.crossref.org/schema/{"9" * 5_000}"/>'.encode())
    assert [problem.kind for problem in problems] == [Kind.INVALID]


@pytest.mark.parametrize("name", ["minimal", "rich_abstract", "content_mathml"])
def test_a_deposit_conforms_with_elements_that_pubmeta_does_not_write_too(name: str) -> None:
    content = (DOCUMENTS / f"{name}_5.5.0.xml").read_bytes()
    assert xsd.accepts(etree.fromstring(content), "crossref/5.5.0/written") == (name == "minimal")
    assert conforms(content, "5.5.0")
    assert not conforms(content.replace(b"<head>", b"<head><head/>"), "5.5.0")


def test_a_version_without_schema_is_a_problem_and_its_content_is_checked(written: Write) -> None:
    content = written().content.replace(b"5.5.0", b"4.4.2").replace(b"2345-6787", b"2345-6788")
    first, second = validate(content)
    assert first.message == "is a deposit of schema version 4.4.2; pubmeta has the schemas of 5.5.0, 5.4.0, 5.3.1 only"
    assert second.code == "crossref.issn"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is not well-formed XML"),
        (b"\x00\x01", "is not well-formed XML"),
        (b"<doi_batch/>", "is not a Crossref deposit: <doi_batch> has no namespace, not that of a Crossref schema"),
        (b'<doi_batch xmlns="x:y"/>', "is not a Crossref deposit: <doi_batch> has the namespace x:y, not that"),
        (b"<html/>", "is not a Crossref deposit: the root is <html>"),
        (
            b'<journal xmlns="http://www.crossref.org/schema/5.5.0"/>',
            "is not a Crossref deposit: the root is <journal>",
        ),
        (b"<doi_batch_diagnostic/>", "is the result of a deposit"),
        (b'<doi_batch xmlns="http://www.crossref.org/doi_resources_schema/4.4.2"/>', "is a resource-only deposit"),
        (b"<doi_batch>Water & ice</doi_batch>", "is not well-formed XML: an & is not part of a character reference"),
        (b"<doi_batch>p < 0.05</doi_batch>", "is not well-formed XML: a < does not begin an element"),
        (b"<doi_batch>a&nbsp;b</doi_batch>", "is not well-formed XML: the entity nbsp is not defined"),
    ],
)
def test_what_is_no_deposit_says_so(content: bytes, reason: str) -> None:
    (problem,) = validate(content)
    assert problem.kind is Kind.MALFORMED
    assert problem.message.startswith(reason)


@pytest.mark.parametrize(
    ("content", "remedy"),
    [
        (b"<doi_batch/>", 'write xmlns="http://www.crossref.org/schema/5.5.0" in <doi_batch>'),
        (b'<doi_batch version="5.3.1"/>', 'write xmlns="http://www.crossref.org/schema/5.3.1" in <doi_batch>'),
        (b"<doi_batch>Water & ice</doi_batch>", "write it as &amp;"),
        (b"<doi_batch>p < 0.05</doi_batch>", "write it as &lt;"),
        (b"<doi_batch>a&nbsp;b</doi_batch>", "write the character that it means"),
        (b"<html/>", None),
    ],
)
def test_what_is_to_be_done_about_it(content: bytes, remedy: str | None) -> None:
    (problem,) = validate(content)
    assert problem.remedy == remedy


def test_a_breach_of_the_schema_has_its_place(written: Write) -> None:
    content = written().content.replace(b"<year>2024", b"<year>24")
    problems = list(validate(content))
    assert {problem.path for problem in problems} == {"/doi_batch/body/journal/journal_article/publication_date/year"}
    assert all(problem.line for problem in problems)


@pytest.mark.parametrize(
    "head",
    [
        b'<?xml version="1.0"?>\n<doi_batch xmlns="http://www.crossref.org/schema/5.5.0">',
        b'<cr:doi_batch xmlns:cr="http://www.crossref.org/schema/5.3.1">',
        b'<doi_batch_diagnostic status="completed">',
    ],
)
def test_a_deposit_is_recognised_by_its_root(head: bytes) -> None:
    assert recognise(head)


@pytest.mark.parametrize(
    "head",
    [
        b"<article>",
        b'{"doi_batch": 1}',
    ],
)
def test_others_are_not(head: bytes) -> None:
    assert not recognise(head)


def test_the_format_is_whole() -> None:
    assert FORMAT.name == "crossref"
    assert FORMAT.suffix == ".crossref.xml"
    assert FORMAT.schema is not None
    assert FORMAT.schema(CrossrefOptions(version="5.4.0")) == "crossref/5.4.0"
    assert FORMAT.read is not None
    assert FORMAT.read_many is not None


@pytest.mark.corpus
def test_real_deposits_have_no_problem_that_they_do_not_have(shared: Path) -> None:
    """Deposits of eLife as they were sent; what is invalid in two of them is sample data and an empty head."""
    invalid: dict[str, set[str | None]] = {}
    for path in sorted((shared / "corpus" / "crossref_xml").glob("0[4-7]*.xml")):
        content = path.read_bytes()
        if b"<doi_batch " in content:
            codes = {problem.code for problem in validate(content) if problem.is_error}
            if codes:
                invalid[path.name[:3]] = codes
    assert invalid == {"048": {None}, "070": {"crossref.orcid", "crossref.ror", "crossref.relation-doi"}}
