"""The document as a whole: DOCTYPE, root, journal, and what the Publishing tag set asks for."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import etree

from pubmeta.formats.jats import JatsOptions
from pubmeta.formats.jats.terms import DOCTYPES
from pubmeta.formats.jats.write import write
from pubmeta.model import Article, Journal
from pubmeta.problems import Kind, Log
from tests.formats.jats.conftest import Written

JOURNAL: dict[str, Any] = {"title": "J", "publisher_id": "j", "issn_electronic": "2164-005X"}


def bytes_of(fields: dict[str, Any], log: Log, **options: Any) -> bytes:
    return write(Article.model_validate({"title": "T", **fields}), JatsOptions.model_validate(options), log)


@pytest.mark.parametrize("version", ["1.4", "1.3"])
@pytest.mark.parametrize("tag_set", ["publishing", "archiving"])
def test_the_doctype_is_the_public_identifier_of_version_and_tag_set(version: str, tag_set: str, log: Log) -> None:
    content = bytes_of({"journal": JOURNAL, "dates": {"published": "2013"}}, log, version=version, tag_set=tag_set)
    root = etree.fromstring(content, etree.XMLParser(load_dtd=False, no_network=True))
    info: Any = root.getroottree().docinfo
    assert (info.public_id, info.system_url) == DOCTYPES[version, tag_set]
    assert f"v{version} " in (info.public_id or "")
    assert info.root_name == "article"
    assert f'dtd-version="{version}"'.encode() in content


def test_versions_and_tag_sets_differ_in_doctype_and_version_alone(log: Log) -> None:
    fields = {"journal": JOURNAL, "dates": {"published": "2013"}}
    contents = {
        bytes_of(fields, log, version=version, tag_set=tag_set).split(b">", 2)[2].replace(version.encode(), b"?", 1)
        for version, tag_set in DOCTYPES
    }
    assert len(contents) == 1


def test_a_type_and_language_that_are_not_known_are_said_to_be_unknown(written: Written) -> None:
    root = written()
    assert root.get("article-type") == "unknown"
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "und"


def test_type_and_language(written: Written) -> None:
    root = written(type="commentary", language="pt-BR")
    assert root.get("article-type") == "article-commentary"
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "pt-BR"


@pytest.mark.parametrize(
    ("fields", "paths"),
    [
        ({}, ["journal", "dates.published"]),
        ({"journal": {"title": "J"}}, ["journal.publisher_id", "journal.issn_electronic", "dates.published"]),
        ({"journal": JOURNAL}, ["dates.published"]),
        ({"journal": JOURNAL, "dates": {"received": "2013", "posted": "2012"}}, ["dates.published"]),
        ({"journal": {"title": "J", "doi": "10.1234/j"}, "dates": {"issue": "2013"}}, ["journal.issn_electronic"]),
    ],
)
def test_publishing_says_what_it_lacks_and_both_ways_out(fields: dict[str, Any], paths: list[str], log: Log) -> None:
    bytes_of(fields, log)
    assert [problem.path for problem in log] == paths
    assert {problem.kind for problem in log} == {Kind.MISSING}
    assert all('tag_set = "archiving"' in (problem.remedy or "") for problem in log)


def test_archiving_lacks_nothing(log: Log) -> None:
    content = bytes_of({}, log, tag_set="archiving")
    assert not log.problems
    assert b"journal-meta" not in content


@pytest.mark.parametrize("field", ["nlm_ta", "publisher_id", "doi"])
@pytest.mark.parametrize("issn", ["issn_print", "issn_electronic", "issn_linking"])
def test_any_journal_id_and_issn_and_a_year_are_enough(field: str, issn: str, log: Log) -> None:
    journal = Journal.model_validate({"title": "J", field: "10.1234/j", issn: "2164-005X"})
    content = bytes_of({"journal": journal, "dates": {"published": "2013"}}, log)
    assert not log.problems
    assert b"<issn" in content


def test_the_date_of_a_posted_preprint_is_enough(log: Log) -> None:
    bytes_of({"type": "preprint", "journal": JOURNAL, "dates": {"posted": "2013"}}, log)
    assert not log.problems


def test_journal(written: Written, log: Log) -> None:
    meta = written(
        journal={
            **JOURNAL,
            "nlm_ta": "J",
            "abbreviations": ["Jl"],
            "issn_print": "2163-9914",
            "issn_linking": "2163-9914",
            "publisher": {"name": "P & Q", "place": "Oslo"},
            "language": "en",
        }
    ).find("front/journal-meta")
    assert [(each.get("journal-id-type"), each.text) for each in meta.findall("journal-id")] == [
        ("nlm-ta", "J"),
        ("publisher-id", "j"),
    ]
    assert meta.findtext("journal-title-group/abbrev-journal-title") == "Jl"
    assert [(each.get("publication-format"), each.text) for each in meta.findall("issn")] == [
        ("print", "2163-9914"),
        ("electronic", "2164-005X"),
    ]
    assert meta.findtext("issn-l") == "2163-9914"
    assert meta.findtext("publisher/publisher-name") == "P & Q"
    assert meta.findtext("publisher/publisher-loc") == "Oslo"
    assert [problem.path for problem in log] == ["journal.language"]


def test_a_linking_issn_alone_is_an_issn_of_unknown_medium(written: Written) -> None:
    meta = written(journal={"title": "J", "issn_linking": "2163-9914"}).find("front/journal-meta")
    assert [each.attrib for each in meta.findall("issn")] == [{}]
    assert meta.findtext("issn") == meta.findtext("issn-l") == "2163-9914"


def test_what_jats_has_no_place_for_is_reported(written: Written, log: Log) -> None:
    written(
        archives=["CLOCKSS"],
        contributors=[{"family": "Beethoven", "particle": "van"}],
        statements={"funding": {"paragraphs": ["None."], "heading": "Funding"}},
    )
    assert {problem.path for problem in log} == {
        "archives",
        "contributors[0].particle",
        "statements.funding.heading",
    }
    assert {problem.kind for problem in log} == {Kind.DROPPED}


def test_nothing_is_escaped_twice_or_not_at_all(written: Written) -> None:
    text = "A & B <i> \"'>"
    root = written(title=text, copyright={"holder": text}, keywords=[{"keywords": [text]}], volume=text)
    for path in ("front//article-title", "front//copyright-holder", "front//kwd", "front//volume"):
        assert root.findtext(path) == text
