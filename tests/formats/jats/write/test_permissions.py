"""Permissions and funding."""

from __future__ import annotations

from typing import Any

import pytest

from pubmeta import export
from pubmeta.model import Article, Copyright, LicenseScope, Markup
from pubmeta.problems import Kind, Log
from tests.formats.jats.conftest import Written

ALI = "{http://www.niso.org/schemas/ali/1.0/}"
HREF = "{http://www.w3.org/1999/xlink}href"
BY = "https://creativecommons.org/licenses/by/4.0/"


def permissions_of(written: Written, **fields: Any) -> Any:
    return written(**fields).find("front/article-meta/permissions")


def test_copyright_and_free_to_read(written: Written, log: Log) -> None:
    permissions = permissions_of(
        written,
        copyright={"statement": {"markup": "© 2023 <i>P</i>"}, "year": 2023, "holder": "P"},
        free_to_read={"start_date": "2024-01-02", "end_date": "2025-01-02"},
    )
    assert [child.tag for child in permissions] == [
        "copyright-statement",
        "copyright-year",
        "copyright-holder",
        f"{ALI}free_to_read",
    ]
    assert permissions.findtext("copyright-statement/italic") == "P"
    assert permissions.findtext("copyright-year") == "2023"
    assert dict(permissions[-1].attrib) == {"start_date": "2024-01-02", "end_date": "2025-01-02"}
    assert not log.problems


def test_free_to_read_without_dates_is_said(written: Written) -> None:
    assert [child.tag for child in permissions_of(written, free_to_read={})] == [f"{ALI}free_to_read"]


def test_a_licence_with_everything(written: Written, log: Log) -> None:
    license_ = permissions_of(
        written,
        licenses=[
            {
                "url": BY,
                "spdx": "CC-BY-4.0",
                "name": "CC BY 4.0",
                "statement": {"markup": "Licensed under <i>CC BY</i>."},
                "start_date": "2024-01-02",
                "applies_to": "vor",
            }
        ],
    ).find("license")
    assert dict(license_.attrib) == {"license-type": "open-access", "specific-use": "vor"}
    reference, name, statement = license_
    assert (reference.tag, reference.text) == (f"{ALI}license_ref", BY)
    assert dict(reference.attrib) == {"start_date": "2024-01-02", "content-type": "CC-BY-4.0"}
    assert (name.get("content-type"), name.text) == ("license-name", "CC BY 4.0")
    assert (statement.get("content-type"), statement.findtext("italic")) == (None, "CC BY")
    assert not log.problems


def test_a_licence_without_url_says_what_is_known(written: Written) -> None:
    license_ = permissions_of(written, licenses=[{"spdx": "MIT"}]).find("license")
    assert [(each.tag, each.get("content-type"), each.text) for each in license_] == [("license-p", "spdx", "MIT")]
    assert not license_.attrib


def test_a_licence_of_creative_commons_has_its_url(written: Written, log: Log) -> None:
    license_ = permissions_of(written, licenses=[{"spdx": "CC-BY-4.0"}]).find("license")
    assert license_.findtext(f"{ALI}license_ref") == BY
    assert [(problem.kind.value, problem.path) for problem in log.problems] == [("assumed", "licenses[0].url")]


@pytest.mark.parametrize(("scope", "word"), [("vor", "vor"), ("am", "am"), ("tdm", "textmining")])
def test_every_scope_of_a_licence(written: Written, scope: str, word: str) -> None:
    assert scope in set(LicenseScope)
    license_ = permissions_of(written, licenses=[{"url": "https://www.example.org/l", "applies_to": scope}]).find(
        "license"
    )
    assert dict(license_.attrib) == {"specific-use": word}


def test_a_start_date_without_day_or_url_is_reported(written: Written, log: Log) -> None:
    permissions = permissions_of(
        written,
        licenses=[{"url": BY, "start_date": "2024-01"}, {"name": "L", "start_date": "2024-01-02"}],
        free_to_read={"start_date": "2024"},
    )
    assert b"start_date" not in b"".join(str(dict(each.attrib)).encode() for each in permissions.iter())
    assert {(problem.kind, problem.path) for problem in log} == {
        (Kind.DROPPED, "licenses[0].start_date"),
        (Kind.DROPPED, "licenses[1].start_date"),
        (Kind.DROPPED, "free_to_read.start_date"),
    }


def test_awards(written: Written, log: Log) -> None:
    group = written(
        awards=[
            {
                "funder": {"name": "NSF", "ror": "021nxhr62", "funder_id": "100000001", "country_code": "US"},
                "numbers": ["1", "2"],
                "title": "Water",
                "grant_doi": "10.1234/g",
                "url": "https://www.example.org/g",
                "recipients": [{"family": "A", "given": "B"}, {"name": "G"}],
            },
            {"funder": {"ror": "021nxhr62"}},
        ],
        statements={"funding": {"paragraphs": ["NSF paid.", {"markup": "<i>Thanks</i> <math><mi>x</mi></math>"}]}},
    ).find("front/article-meta/funding-group")
    first, second = group.findall("award-group")
    assert first.get(HREF) == "https://www.example.org/g"
    assert first.find("funding-source").get("country") == "US"
    ids = first.findall("funding-source/institution-wrap/institution-id")
    assert [(each.get("institution-id-type"), each.get("vocab-identifier"), each.text) for each in ids] == [
        ("doi", "10.13039/open_funder_registry", "10.13039/100000001"),
        ("ror", None, "https://ror.org/021nxhr62"),
    ]
    assert [(each.get("award-id-type"), each.text) for each in first.findall("award-id")] == [
        ("award-number", "1"),
        ("award-number", "2"),
        ("doi", "10.1234/g"),
    ]
    assert first.findtext("award-name") == "Water"
    assert [each[0].tag for each in first.findall("principal-award-recipient")] == ["name", "institution"]
    assert second.findtext("funding-source/institution-wrap/institution-id") == "https://ror.org/021nxhr62"
    assert [each.findtext("italic") for each in group.findall("funding-statement")] == [None, "Thanks"]
    assert [problem.path for problem in log] == ["statements.funding.paragraphs[1]"]


@pytest.mark.parametrize("version", ["1.4", "1.3"])
@pytest.mark.parametrize("tag_set", ["publishing", "archiving"])
def test_a_funding_statement_has_the_markup_that_its_dtd_allows(version: str, tag_set: str) -> None:
    text = Markup(markup="<i>x</i> H<sub>2<b>3</b></sub>O, <b>y<sup>2</sup></b>")
    article = Article(
        title="T",
        journal={"title": "J", "publisher_id": "j", "issn_electronic": "2345-6787"},
        dates={"published": "2024"},
        statements={"funding": {"paragraphs": [text]}},
    )
    document = export(article, "jats", {"version": version, "tag_set": tag_set}, verify=True)
    lost = [problem.path for problem in document.problems if problem.kind is Kind.DROPPED]
    is_kept = (version, tag_set) != ("1.4", "publishing")
    assert lost == ([] if is_kept else ["statements.funding.paragraphs[0]"])
    assert (b"<sub>2<bold>3</bold></sub>" if is_kept else b"H2<bold>3</bold>O") in document.content
    assert b"<bold>y<sup>2</sup></bold>" in document.content


def test_nothing_known_leaves_nothing_empty(written: Written) -> None:
    meta = written().find("front/article-meta")
    assert [child.tag for child in meta] == ["title-group"]


def test_the_missing_part_of_a_copyright_is_reported_once() -> None:
    article = Article(title="T", copyright=Copyright(year=2021))
    found = [
        one for one in export(article, "jats", {"tag_set": "archiving"}).problems if "copyright" in (one.code or "")
    ]
    assert [(one.path, one.code) for one in found] == [("copyright.holder", "jats.copyright-complete")]
