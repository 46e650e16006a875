from __future__ import annotations

import json
from io import BytesIO
from typing import Any

import pytest

import pubmeta
from pubmeta import Article, ReadError
from pubmeta.formats.datacite import FORMAT

ATTRIBUTES: dict[str, Any] = {
    "doi": "10.5555/a",
    "identifiers": [],
    "alternateIdentifiers": [{"alternateIdentifier": "31000000", "alternateIdentifierType": "PMID"}],
    "creators": [
        {"name": "Garcia, Sofia", "nameType": "Personal", "affiliation": ["Arizona State University"]},
        {"name": "Example Lab", "nameType": "Organizational", "affiliation": []},
        {"name": "(:unkn)"},
        {"name": ":unav"},
    ],
    "titles": [
        {"title": "Example", "lang": "en"},
        {"title": "Sub", "titleType": "Subtitle"},
        {"title": "Beispiel", "titleType": "TranslatedTitle", "lang": "de"},
        {"title": "Unter", "titleType": "Subtitle", "lang": "de"},
    ],
    "publisher": "Press",
    "container": {
        "type": "Series",
        "identifier": "1234-5679",
        "identifierType": "ISSN",
        "title": "J",
        "volume": "3",
        "firstPage": "249",
    },
    "publicationYear": 2022,
    "subjects": [{"subject": "water"}, {"subject": "Biology", "subjectScheme": "FOS"}],
    "contributors": [{"name": "Roe, R", "contributorType": "DataCollector"}],
    "dates": [{"date": "2022", "dateType": "Created"}],
    "language": "eng",
    "types": {"ris": "JOUR", "resourceTypeGeneral": "JournalArticle"},
    "relatedIdentifiers": [
        {"relationType": "Cites", "relatedIdentifier": "10.5555/c", "relatedIdentifierType": "DOI"},
        {"relationType": "IsCitedBy", "relatedIdentifier": "10.5555/b", "relatedIdentifierType": "DOI"},
        {"relationType": "HasMetadata", "relatedIdentifier": "10.5555/m", "relatedIdentifierType": "DOI"},
    ],
    "rightsList": [{"rightsIdentifier": "cc-by-4.0", "rightsIdentifierScheme": "SPDX"}],
    "descriptions": [
        {"description": "About it", "descriptionType": "Abstract"},
        {"description": "Done so", "descriptionType": "Methods"},
    ],
    "url": "https://example.org/a",
    "state": "findable",
}
EXPECTED = {
    "title": "Example",
    "subtitle": "Sub",
    "translated_titles": [{"title": "Beispiel", "subtitle": "Unter", "language": "de"}],
    "language": "en",
    "doi": "10.5555/a",
    "pmid": "31000000",
    "contributors": [
        {"family": "Garcia", "given": "Sofia", "affiliations": ["Arizona State University"]},
        {"name": "Example Lab"},
        {"anonymous": True},
        {"family": "Roe", "given": "R", "role": "other"},
    ],
    "abstracts": ["About it"],
    "keywords": ["water"],
    "subjects": [{"term": "Biology", "scheme": "FOS"}],
    "journal": {"title": "J", "publisher": "Press", "issn_linking": "1234-5679"},
    "volume": "3",
    "pages": "249",
    "dates": {"published": "2022"},
    "licenses": [{"spdx": "CC-BY-4.0"}],
    "relations": [{"type": "is-referenced-by", "target": "10.5555/b", "target_type": "doi"}],
    "landing_page": "https://example.org/a",
    "references": [{"key": "ref1", "work": {"doi": "10.5555/c"}}],
}


def test_an_answer_of_the_api_is_read() -> None:
    content = json.dumps({"data": {"id": "10.5555/a", "type": "dois", "attributes": ATTRIBUTES}})
    assert pubmeta.detect(content) == "datacite"
    reading = pubmeta.read(content)
    assert reading.article == Article.model_validate(EXPECTED)
    assert sorted((problem.kind, problem.path) for problem in reading.problems) == [
        ("dropped", "data.attributes.creators[3].name"),
        ("dropped", "data.attributes.dates[0].date"),
        ("dropped", "data.attributes.descriptions[1].description"),
        ("dropped", "data.attributes.relatedIdentifiers[2]"),
        ("guessed", "data.attributes.container.identifier"),
        ("guessed", "data.attributes.contributors[0].contributorType"),
    ]


def test_the_records_of_a_list_are_read_one_by_one() -> None:
    other = {**ATTRIBUTES, "types": {"resourceTypeGeneral": "Dataset"}}
    content = json.dumps({"data": [{"attributes": ATTRIBUTES}, {"attributes": other}, "x", {"attributes": {}}]})
    assert FORMAT.read_many
    records = list(FORMAT.read_many(BytesIO(content.encode())))
    assert [record.article is not None for record in records] == [True, False, False, False]
    kinds = [[problem.kind for problem in record.problems if problem.is_error] for record in records]
    assert kinds == [[], ["invalid"], ["malformed"], ["invalid"]]


@pytest.mark.parametrize(
    ("general", "words", "kind", "is_doubtful"),
    [
        ("Preprint", None, "preprint", False),
        ("JournalArticle", "Review", "review-article", False),
        ("JournalArticle", "Whatever", None, False),
        ("DataPaper", None, "data-paper", False),
        ("Text", None, None, True),
        ("Text", "blog post", "blog-post", False),
    ],
)
def test_types(general: str, words: str | None, kind: str | None, *, is_doubtful: bool) -> None:
    types = {"resourceTypeGeneral": general, **({"resourceType": words} if words else {})}
    reading = pubmeta.read(json.dumps({"types": types, "titles": [{"title": "A"}]}), "datacite")
    assert reading.article.type == kind
    assert any(problem.kind == "guessed" for problem in reading.problems) is is_doubtful


def test_a_dataset_is_not_an_article() -> None:
    with pytest.raises(ReadError, match="a data set"):
        pubmeta.read('{"types": {"resourceTypeGeneral": "Dataset"}, "titles": [{"title": "A"}]}', "datacite")


def test_what_the_xml_has_besides_is_reported() -> None:
    text = """<resource xmlns="http://datacite.org/schema/kernel-4">
<identifier identifierType="DOI">10.5555/a</identifier>
<creators><creator><creatorName>Roe, R</creatorName></creator></creators><titles><title>A</title></titles>
<resourceType resourceTypeGeneral="Preprint"/><sizes><size>1</size></sizes><other a="b"/>
<descriptions><description descriptionType="Abstract">One.<br/><br/>Two.</description></descriptions></resource>"""
    reading = pubmeta.read(text)
    assert reading.format == "datacite-xml"
    assert [str(text) for text in reading.article.abstracts[0].sections[0].paragraphs] == ["One.", "Two."]
    assert [problem.path for problem in reading.problems] == ["/resource/other"]


def record_of(**attributes: Any) -> str:
    known = {"types": {"resourceTypeGeneral": "JournalArticle"}, "schemaVersion": "http://datacite.org/schema/kernel-4"}
    return json.dumps({"doi": "10.5555/a", "creators": [], "titles": [{"title": "T"}], **known, **attributes})


def test_codes_for_what_is_absent_are_not_values() -> None:
    with pytest.raises(ReadError, match="has no title"):
        pubmeta.read(record_of(titles=[{"title": "(:tba)"}]))
    container = {"type": "Journal", "title": "J"}
    for publisher in (":unav", {"name": "(:unkn)"}):
        reading = pubmeta.read(record_of(publisher=publisher, container=container))
        assert reading.article.journal is not None
        assert reading.article.journal.publisher is None
        assert [problem.message.partition(";")[0] for problem in reading.problems] == ["says that there is no value"]


def test_a_list_of_names_in_one_creator_is_several() -> None:
    reading = pubmeta.read(record_of(creators=[{"name": "Lark, M.; Roe, R."}, {"name": "Barnes and Noble, Inc."}]))
    assert [
        each.model_dump(exclude_defaults=True, include={"family", "name"}) for each in reading.article.contributors
    ] == [{"family": "Lark"}, {"family": "Roe"}, {"name": "Barnes and Noble, Inc."}]
    assert {problem.kind.value for problem in reading.problems} == {"guessed"}


def test_who_may_read_and_whose_it_is_are_not_licences() -> None:
    by = "https://creativecommons.org/licenses/by/4.0/legalcode"
    reading = pubmeta.read(
        record_of(
            rightsList=[
                {"rights": "Open Access", "rightsUri": "info:eu-repo/semantics/openAccess"},
                {"rights": "embargoed access", "rightsUri": "http://purl.org/coar/access_right/c_f1cf"},
                {"rights": "info:eu-repo/semantics/closedAccess"},
                {"rights": "Open access under CC BY", "rightsUri": by},
                {"rights": "© 2024 A. Lark"},
                {"rights": "Free for schools"},
            ]
        )
    )
    article = reading.article
    assert [(each.name, each.url) for each in article.licenses] == [
        ("Open access under CC BY", by),
        ("Free for schools", None),
    ]
    assert article.free_to_read is not None
    assert article.copyright is not None
    assert article.copyright.statement == "© 2024 A. Lark"
    assert [(problem.kind.value, problem.path) for problem in reading.problems] == [
        ("dropped", "rightsList[1]"),
        ("dropped", "rightsList[2]"),
    ]


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        ([], {"posted": "2024"}),
        ([{"date": "2024-05", "dateType": "Issued"}], {"posted": "2024-05"}),
        (
            [{"date": "2024-05", "dateType": "Issued"}, {"date": "2024-04", "dateType": "Available",
              "dateInformation": "posted"}],
            {"posted": "2024-04", "published": "2024-05"},
        ),
    ],
)  # fmt: skip
def test_the_date_of_a_preprint_is_that_on_which_it_was_posted(dates: list[Any], expected: dict[str, str]) -> None:
    reading = pubmeta.read(record_of(types={"resourceTypeGeneral": "Preprint"}, dates=dates, publicationYear=2024))
    assert reading.article.dates.model_dump(mode="json", exclude_defaults=True) == expected


def test_what_only_an_institution_can_be_is_a_group() -> None:
    reading = pubmeta.read(
        record_of(
            contributors=[
                {"name": "CERN", "contributorType": "HostingInstitution"},
                {"name": "Lark, Mary", "nameType": "Personal", "contributorType": "Sponsor"},
                {"name": "Roe", "contributorType": "Supervisor"},
            ]
        )
    )
    assert [each.model_dump(mode="json", exclude_defaults=True) for each in reading.article.contributors] == [
        {"name": "CERN", "role": "other"},
        {"family": "Lark", "given": "Mary", "role": "other"},
        {"family": "Roe", "role": "other"},
    ]
