from __future__ import annotations

import json
from typing import Any

import pytest

import pubmeta
from pubmeta import Article, WriteError

LEAST: dict[str, Any] = {
    "title": "A",
    "doi": "10.5555/a",
    "journal": {"title": "J", "publisher": "Press", "issn_electronic": "1234-5679"},
    "contributors": [{"family": "Gogh", "particle": "van", "given": "Ada"}],
    "dates": {"published": "2020-05"},
}


def record(fields: dict[str, Any], **options: Any) -> dict[str, Any]:
    document = pubmeta.export(Article.model_validate({**LEAST, **fields}), "datacite", options, verify=True)
    found: dict[str, Any] = json.loads(document.content)
    return found


@pytest.mark.parametrize("name", ["datacite", "datacite-xml"])
@pytest.mark.parametrize(
    ("fields", "path", "code"),
    [
        ({"contributors": []}, "contributors", "creator"),
        ({"journal": "J"}, "journal.publisher", "publisher"),
        ({"dates": {}}, "dates.published", "year"),
    ],
)
def test_what_datacite_needs(name: str, fields: dict[str, Any], path: str, code: str) -> None:
    with pytest.raises(WriteError) as raised:
        pubmeta.export(Article.model_validate({**LEAST, **fields}), name)
    errors = [(each.path, each.code, bool(each.remedy)) for each in raised.value.problems if each.is_error]
    assert errors == [(path, f"{name}.{code}", True)]


def test_the_xml_needs_the_doi() -> None:
    article = Article.model_validate({**LEAST, "doi": None})
    assert "doi" not in json.loads(pubmeta.export(article, "datacite").content)
    with pytest.raises(WriteError, match="needs the DOI"):
        pubmeta.export(article, "datacite-xml")


def test_people() -> None:
    people = [
        {"family": "Gogh", "particle": "van", "given": "Ada"},
        {"name": "The Group", "ror": "05gq02987"},
        {"anonymous": True},
        {"family": "Roe", "role": "translator"},
    ]
    found = record({"contributors": people})
    assert [each["name"] for each in found["creators"]] == ["van Gogh, Ada", "The Group", ":unkn"]
    assert [each["contributorType"] for each in found["contributors"]] == ["Other"]
    found = record({"contributors": people}, version="4.6")
    assert [each["contributorType"] for each in found["contributors"]] == ["Translator"]


@pytest.mark.parametrize(
    ("version", "relation", "written"),
    [
        ("4.5", "has-version", ("HasVersion", None)),
        ("4.5", "is-translation-of", None),
        ("4.6", "is-translation-of", ("IsTranslationOf", None)),
        ("4.6", "has-preprint", None),
        ("4.7", "has-preprint", ("Other", "has-preprint")),
        ("4.7", "references", None),
    ],
)
def test_relations_of_each_version(version: str, relation: str, written: tuple[str, str | None] | None) -> None:
    relations = [{"type": relation, "target": "10.5555/b", "target_type": "doi"}]
    found = record({"relations": relations}, version=version).get("relatedIdentifiers", [])
    assert [(each["relationType"], each.get("relationTypeInformation")) for each in found] == (
        [written] if written else []
    )


def test_dates_keep_what_they_are_of() -> None:
    dates = {"received": "2019", "revised": ["2019-02", "2019-03"], "published_online": "2020-01-02", "issue": "2020"}
    found = record({"dates": dates})
    assert found["publicationYear"] == "2020"
    assert [(each["dateType"], each.get("dateInformation")) for each in found["dates"]] == [
        ("Submitted", None),
        ("Submitted", "revised"),
        ("Submitted", "revised"),
        ("Available", None),
        ("Issued", "issue"),
    ]


@pytest.mark.parametrize(
    ("kind", "general"),
    [(None, "JournalArticle"), ("editorial", "JournalArticle"), ("preprint", "Preprint"), ("blog-post", "Text")],
)
def test_types(kind: str | None, general: str) -> None:
    assert record({"type": kind})["types"]["resourceTypeGeneral"] == general


def test_the_subtitle_of_a_second_title_in_a_language_is_told() -> None:
    titles = [{"title": "一", "language": "ja"}, {"title": "二", "language": "ja", "subtitle": "三"}]
    article = Article.model_validate({**LEAST, "translated_titles": titles})
    document = pubmeta.export(article, "datacite", verify=True)
    assert "translated_titles[1].subtitle" in [problem.path for problem in document.problems]


@pytest.mark.parametrize("name", ["datacite", "datacite-xml"])
@pytest.mark.parametrize(
    ("kind", "ror", "is_told"), [("preprint", None, True), ("preprint", "027bh9e22", False), ("blog-post", None, False)]
)
def test_an_institution_that_is_read_as_the_server_of_a_preprint_is_told(
    name: str, kind: str, ror: str | None, *, is_told: bool
) -> None:
    fields = {**LEAST, "journal": None, "type": kind, "institutions": [{"name": "Leiden University", "ror": ror}]}
    document = pubmeta.export(Article.model_validate(fields), name, verify=True)
    told = [problem.path for problem in document.problems if problem.path in {"institutions", "journal.title"}]
    assert told == (["institutions", "journal.title"] if is_told else [])


@pytest.mark.parametrize("name", ["datacite", "datacite-xml"])
def test_what_is_given_twice_is_written_once(name: str) -> None:
    fields = {
        "journal": {**LEAST["journal"], "abbreviations": ["J.", "J.", "Jl"]},
        "translated_titles": [{"title": "B", "language": "de"}] * 2,
        "other_ids": [{"type": "publisher-id", "value": "1"}] * 2,
        "awards": [{"funder": "F", "numbers": ["1", "1"]}] * 2,
        "licenses": ["CC BY 4.0"] * 2,
        "relations": [{"type": "has-version", "target": "10.5555/b", "target_type": "doi"}] * 2,
        "keywords": ["rain", "rain"],
        "abstracts": ["Text.", "Text."],
    }
    assert pubmeta.export(Article.model_validate({**LEAST, **fields}), name, verify=True).content


def test_a_licence_for_something_else_than_the_work_is_not_written() -> None:
    by = "https://creativecommons.org/licenses/by/4.0/"
    others = [
        {"url": f"https://www.example.org/{scope}", "applies_to": scope, "start_date": "2025-01-01"}
        for scope in ("am", "tdm", "stm-asf")
    ]
    article = Article.model_validate({**LEAST, "licenses": [{"url": by, "applies_to": "vor"}, *others]})
    document = pubmeta.export(article, "datacite")
    assert json.loads(document.content)["rightsList"] == [{"rightsUri": by}]
    told = [problem.path for problem in document.problems if problem.path.startswith("licenses")]
    assert told == [
        "licenses[0].applies_to",
        *(f"licenses[{index}]" for index in (1, 2, 3)),
    ]
