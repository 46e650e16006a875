"""What becomes of the article in schema.org JSON-LD, field by field."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import html

import pubmeta
from pubmeta import Article
from pubmeta.formats.schemaorg.terms import READ_RELATIONS, RELATIONS, WORK_TYPES
from pubmeta.model import ArticleType, RelationType, WorkType
from pubmeta.testing import articles

REGISTRY = "https://registry.identifiers.org/registry/"


def article(**fields: Any) -> Article:
    return Article.model_validate({"title": "Water", **fields})


def node(*, options: dict[str, Any] | None = None, **fields: Any) -> dict[str, Any]:
    """The node of a valid document."""
    document = pubmeta.export(article(**fields), "schemaorg", options)
    written: dict[str, Any] = json.loads(document.content)
    return written


def dropped(**fields: Any) -> list[str]:
    """The model paths that are reported: dropped, or in the document's own terms not as sure as in the article."""
    document = pubmeta.write(article(**fields), "schemaorg")
    assert {problem.kind for problem in document.problems} <= {"dropped", "guessed"}
    return [problem.path for problem in document.problems]


def cited(**work: Any) -> dict[str, Any]:
    written: dict[str, Any] = node(references=[{"key": "r1", "work": work}])["citation"][0]
    return written


def cited_dropped(**work: Any) -> list[str]:
    return dropped(references=[{"key": "r1", "work": work}])


def test_the_document_is_indented_utf_8_with_a_final_newline() -> None:
    content = pubmeta.write(article(title="Wasser & Überfluss < 3"), "schemaorg").content
    assert content.startswith(b'{\n  "@context": "https://schema.org",\n  "@type": "ScholarlyArticle",\n')
    assert content.endswith(b"\n}\n")
    assert "Wasser & Überfluss < 3".encode() in content


def test_it_can_stand_in_a_page_as_it_is() -> None:
    title = "On </script> and <!-- <script>"
    content = pubmeta.export(article(title=title), "schemaorg").text
    page = html.document_fromstring(f'<script type="application/ld+json">{content}</script><p>Text</p>')
    script = page.findtext(".//script")
    assert script is not None
    assert json.loads(script)["name"] == title
    assert page.findtext(".//p") == "Text"


def test_the_least_article_is_valid_and_has_nothing_invented() -> None:
    assert node() == {
        "@context": "https://schema.org",
        "@type": "ScholarlyArticle",
        "name": "Water",
        "headline": "Water",
    }


def test_identifiers() -> None:
    written = node(
        doi="10.5555/a<b",
        pmid="12",
        pmcid="PMC34",
        arxiv="2401.01234",
        other_ids=[{"type": "pii", "value": "S1"}, {"type": "other", "value": "X1"}],
    )
    assert written["@id"] == "https://doi.org/10.5555/a%3Cb"
    assert written["identifier"] == [
        {
            "@type": "PropertyValue",
            "propertyID": f"{REGISTRY}doi",
            "value": "doi:10.5555/a<b",
            "url": "https://doi.org/10.5555/a%3Cb",
        },
        {
            "@type": "PropertyValue",
            "propertyID": f"{REGISTRY}pubmed",
            "value": "pubmed:12",
            "url": "https://pubmed.ncbi.nlm.nih.gov/12/",
        },
        {
            "@type": "PropertyValue",
            "propertyID": f"{REGISTRY}pmc",
            "value": "pmc:PMC34",
            "url": "https://pmc.ncbi.nlm.nih.gov/articles/PMC34/",
        },
        {
            "@type": "PropertyValue",
            "propertyID": f"{REGISTRY}arxiv",
            "value": "arxiv:2401.01234",
            "url": "https://arxiv.org/abs/2401.01234",
        },
        {"@type": "PropertyValue", "propertyID": "pii", "value": "S1"},
        {"@type": "PropertyValue", "value": "X1"},
    ]
    assert written["sameAs"] == [
        "https://pubmed.ncbi.nlm.nih.gov/12/",
        "https://pmc.ncbi.nlm.nih.gov/articles/PMC34/",
        "https://arxiv.org/abs/2401.01234",
    ]


def test_titles_are_plain_text_and_markup_is_reported() -> None:
    fields: dict[str, Any] = {
        "title": {"markup": "H<sub>2</sub>O &amp; <math><mi>x</mi></math>"},
        "subtitle": "A study",
        "short_title": "Water",
        "translated_titles": [{"title": "Wasser", "subtitle": "Eine Studie", "language": "de"}],
    }
    written = node(**fields)
    assert written["name"] == written["headline"] == "H2O & x"
    assert written["alternativeHeadline"] == ["A study"]
    assert written["alternateName"] == ["Water", {"@value": "Wasser: Eine Studie", "@language": "de"}]
    assert dropped(**fields) == ["title", "translated_titles[0]"]


def test_a_person() -> None:
    person = {
        "family": "Engelen",
        "given": "Anna",
        "particle": "van",
        "suffix": "Jr.",
        "prefix": "Dr.",
        "degrees": ["PhD"],
        "variants": [{"family": "王", "given": "小明", "language": "zh"}],
        "orcid": "0000-0002-1825-0097",
        "email": "anna@example.org",
    }
    (author,) = node(contributors=[person])["author"]
    assert author == {
        "@type": "Person",
        "@id": "https://orcid.org/0000-0002-1825-0097",
        "name": "Anna van Engelen Jr.",
        "honorificPrefix": "Dr.",
        "givenName": "Anna",
        "familyName": "van Engelen",
        "honorificSuffix": ["Jr.", "PhD"],
        "alternateName": [{"@value": "王小明", "@language": "zh"}],
        "email": "anna@example.org",
    }


@pytest.mark.parametrize(
    ("name", "whole"),
    [
        ({"family": "王", "given": "小明"}, "王小明"),
        ({"family": "김", "given": "철수"}, "김철수"),
        ({"family": "さくら", "given": "花"}, "さくら花"),
        ({"family": "スミス", "given": "アンナ"}, "アンナ スミス"),
        ({"family": "الخوارزمي", "given": "محمد"}, "محمد الخوارزمي"),
        ({"family": "Sukarno"}, "Sukarno"),
        ({"family": "王A", "given": "小明"}, "小明 王A"),
    ],
)
def test_names_are_whole_in_the_order_of_their_script(name: dict[str, str], whole: str) -> None:
    (author,) = node(contributors=[name])["author"]
    assert author["name"] == whole
    assert author["familyName"] == name["family"]


def test_affiliations() -> None:
    affiliation = {
        "name": "University",
        "departments": ["Faculty", "Department"],
        "city": "Leiden",
        "country": "Netherlands",
        "country_code": "NL",
        "ror": "027bh9e22",
        "isni": "0000000123121970",
        "grid": "grid.5132.5",
        "wikidata": "Q156598",
    }
    (written,) = node(contributors=[{"family": "Gogh", "affiliations": [affiliation]}])["author"][0]["affiliation"]
    assert written["@id"] == "https://ror.org/027bh9e22"
    assert written["name"] == "University"
    assert [each["value"] for each in written["identifier"]] == [
        "ror:027bh9e22",
        "isni:0000000123121970",
        "grid:grid.5132.5",
        "wikidata:Q156598",
    ]
    assert written["department"] == [
        {
            "@type": "Organization",
            "name": "Faculty",
            "department": [{"@type": "Organization", "name": "Department"}],
        }
    ]
    assert written["address"] == {
        "@type": "PostalAddress",
        "addressLocality": "Leiden",
        "addressCountry": {"@type": "Country", "name": "Netherlands", "identifier": ["NL"]},
    }


@pytest.mark.parametrize(
    ("affiliation", "written"),
    [
        ({"departments": ["Clinic"]}, {"name": "Clinic"}),
        ({"country_code": "NO"}, {"address": {"@type": "PostalAddress", "addressCountry": "NO"}}),
        ({"country": "Norway"}, {"address": {"@type": "PostalAddress", "addressCountry": "Norway"}}),
    ],
)
def test_an_affiliation_of_which_little_is_known(affiliation: dict[str, Any], written: dict[str, Any]) -> None:
    (found,) = node(contributors=[{"family": "Gogh", "affiliations": [affiliation]}])["author"][0]["affiliation"]
    assert found == {"@type": "Organization", **written}


def test_contributors_by_role() -> None:
    contributors = [
        {"name": "Group", "members": [{"family": "Abe"}], "affiliations": [{"name": "Institute"}], "ror": "027bh9e22"},
        {"anonymous": True},
        {"family": "Olsen", "role": "editor"},
        {"name": "Editors", "role": "editor"},
        {"name": "Translators", "role": "translator"},
        {"family": "Weiss", "role": "reviewer"},
    ]
    written = node(contributors=contributors)
    assert written["author"] == [
        {
            "@type": "Organization",
            "@id": "https://ror.org/027bh9e22",
            "name": "Group",
            "member": [{"@type": "Person", "name": "Abe", "familyName": "Abe"}],
            "memberOf": [{"@type": "Organization", "name": "Institute"}],
        },
        {"@type": "Person", "name": "Anonymous"},
    ]
    assert [each["name"] for each in written["editor"]] == ["Olsen"]
    assert [each["name"] for each in written["translator"]] == ["Translators"]
    assert [each["name"] for each in written["contributor"]] == ["Editors", "Weiss"]
    assert dropped(contributors=contributors) == ["contributors[3].role", "contributors[5].role", "contributors"]


def test_what_schema_org_does_not_say_of_people_is_reported() -> None:
    person = {
        "family": "Gogh",
        "orcid": "0000-0002-1825-0097",
        "orcid_authenticated": False,
        "corresponding": True,
        "equal_contribution": True,
        "deceased": True,
        "credit": [{"role": "software", "degree": "lead"}],
    }
    fields = ["credit", "orcid_authenticated", "corresponding", "equal_contribution", "deceased"]
    assert dropped(contributors=[person]) == [f"contributors[0].{field}" for field in fields]
    member = {**person, "role": "editor", "conflict_of_interest": "None."}
    assert dropped(contributors=[{"name": "Group", "members": [member]}]) == [
        f"contributors[0].members[0].{field}" for field in ("role", *fields, "conflict_of_interest")
    ]


def test_authors_may_be_an_ordered_list() -> None:
    contributors = [{"family": "Gogh"}]
    plain = node(contributors=contributors)["author"]
    assert node(contributors=contributors, options={"author_list": "list"})["author"] == {"@list": plain}
    assert "author" not in node(options={"author_list": "list"})


def test_the_article_is_in_an_issue_in_a_volume_in_a_journal() -> None:
    journal = {
        "title": "Water Letters",
        "abbreviations": ["Water Lett."],
        "nlm_ta": "Water Lett",
        "issn_print": "1234-5679",
        "issn_electronic": "2345-6787",
        "doi": "10.5555/wl",
        "publisher": {"name": "Example Press", "place": "London"},
        "language": "en",
    }
    written = node(journal=journal, volume="12", issue="3", issue_title="Rain", dates={"issue": "2013-05"})
    periodical = written["isPartOf"]["isPartOf"].pop("isPartOf")
    assert written["isPartOf"] == {
        "@type": "PublicationIssue",
        "issueNumber": "3",
        "name": "Rain",
        "datePublished": "2013-05",
        "isPartOf": {"@type": "PublicationVolume", "volumeNumber": "12"},
    }
    publisher = {"@type": "Organization", "name": "Example Press", "location": "London"}
    assert written["publisher"] == publisher
    assert {name: value for name, value in periodical.items() if name != "identifier"} == {
        "@type": "Periodical",
        "@id": "https://portal.issn.org/resource/ISSN/2345-6787",
        "name": "Water Letters",
        "alternateName": ["Water Lett."],
        "issn": ["2345-6787", "1234-5679"],
        "inLanguage": "en",
        "publisher": publisher,
    }
    assert [(each.get("name"), each["value"]) for each in periodical["identifier"]] == [
        (None, "doi:10.5555/wl"),
        ("electronic ISSN", "issn:2345-6787"),
        ("print ISSN", "issn:1234-5679"),
        (None, "Water Lett"),
    ]


@pytest.mark.parametrize(
    ("fields", "kinds"),
    [
        ({"issue": "3", "journal": {"title": "J"}}, ["PublicationIssue", "Periodical"]),
        ({"volume": "3", "journal": {"title": "J"}}, ["PublicationVolume", "Periodical"]),
        ({"journal": {"title": "J"}}, ["Periodical"]),
        ({"volume": "3"}, ["PublicationVolume"]),
        ({"journal": {"title": "ExampleRxiv"}, "type": "preprint"}, ["WebSite"]),
    ],
)
def test_absent_levels_are_left_out(fields: dict[str, Any], kinds: list[str]) -> None:
    found, level = [], node(**fields).get("isPartOf")
    while level:
        found.append(level["@type"])
        level = level.get("isPartOf")
    assert found == kinds


def test_pages_and_article_number() -> None:
    pages = node(pages={"first": "101", "last": "119"})
    assert (pages["pageStart"], pages["pageEnd"]) == ("101", "119")
    assert "pagination" not in pages
    assert node(pages={"range": "1, 4-5"})["pagination"] == "1, 4-5"
    number = node(article_number="e42")
    assert (number["pageStart"], number["pagination"]) == ("e42", "e42")
    assert number["identifier"] == [{"@type": "PropertyValue", "propertyID": "article-number", "value": "e42"}]


def test_dates() -> None:
    dates = {
        "received": "2012",
        "revised": ["2012-11"],
        "accepted": "2012-12-31",
        "published_online": "2013-05-17",
        "published_print": "2013-08",
        "issue": "2013-09",
        "corrected": ["2014-01", "2015"],
        "retracted": "2016",
    }
    written = node(dates=dates)
    assert (written["dateCreated"], written["datePublished"], written["dateModified"]) == ("2012", "2013-05-17", "2015")
    assert written["correction"] == [
        {"@type": "CorrectionComment", "datePublished": "2014-01"},
        {"@type": "CorrectionComment", "datePublished": "2015"},
        {"@type": "CorrectionComment", "genre": "retraction", "datePublished": "2016"},
    ]
    assert written["creativeWorkStatus"] == "Retracted"
    assert dropped(dates=dates) == [
        "dates.revised[0]",
        "dates.accepted",
        "dates.published_online",
        "dates.published_print",
        "dates.published",
        "dates.issue",
    ]


@pytest.mark.parametrize("kind", ArticleType)
def test_every_article_type_is_a_genre(kind: ArticleType) -> None:
    assert node(type=kind)["genre"].replace(" ", "-") == kind


def test_version_and_status() -> None:
    version = {"stage": "VoR", "label": "1.1", "description": "Figure 2 replaced"}
    written = node(version=version, dates={"retracted": "2024"})
    assert (written["version"], written["creativeWorkStatus"]) == ("1.1", ["Version of Record", "Retracted"])
    assert dropped(version=version) == ["version.description"]


def test_the_abstract_stands_twice_and_others_are_parts() -> None:
    abstracts = [
        {"sections": [{"paragraphs": ["Zusammenfassung."]}], "language": "de", "title": "Inhalt"},
        {
            "sections": [
                {"paragraphs": ["First.", {"markup": "H<sub>2</sub>O."}], "title": "Background"},
                {"paragraphs": ["Last."], "title": "Results:"},
            ],
            "language": "en",
            "title": "Summary",
        },
        {"sections": [{"paragraphs": ["In short."]}], "kind": "plain-language-summary"},
    ]
    written = node(abstracts=abstracts, language="en")
    assert written["abstract"] == written["description"] == "Background: First.\nH2O.\nResults: Last."
    assert written["hasPart"] == [
        {
            "@type": "WebPageElement",
            "@id": "#abstract-1",
            "genre": "abstract",
            "name": "Inhalt",
            "inLanguage": "de",
            "text": "Zusammenfassung.",
        },
        {
            "@type": "WebPageElement",
            "@id": "#abstract-3",
            "genre": "plain language summary",
            "text": "In short.",
        },
    ]
    assert dropped(abstracts=abstracts, language="en") == [
        "abstracts[1].title",
        "abstracts[1].sections",
        "abstracts[1].sections[0].paragraphs[1]",
    ]


def test_texts_in_another_language_say_so() -> None:
    abstracts = [{"sections": [{"paragraphs": ["Zusammenfassung."]}], "language": "de"}]
    keywords = [{"keywords": ["water"], "language": "en"}, {"keywords": ["Wasser"], "language": "de"}]
    written = node(abstracts=abstracts, keywords=keywords, language="en")
    assert written["abstract"] == {"@value": "Zusammenfassung.", "@language": "de"}
    assert written["description"] == "Zusammenfassung."
    assert written["keywords"] == ["water", {"@value": "Wasser", "@language": "de"}]


def test_statements_are_parts_of_the_page() -> None:
    statements = {
        "conflict_of_interest": {"paragraphs": ["None.", "At all."], "heading": "Competing interests"},
        "data_availability": {"paragraphs": ["On request."]},
    }
    contributors = [{"family": "Gogh", "conflict_of_interest": "Fees from Example Pharma."}]
    assert node(statements=statements, contributors=contributors)["hasPart"] == [
        {
            "@type": "WebPageElement",
            "@id": "#conflict-of-interest",
            "name": "Competing interests",
            "text": "None.\nAt all.",
        },
        {"@type": "WebPageElement", "@id": "#data-availability", "text": "On request."},
        {
            "@type": "WebPageElement",
            "@id": "#conflict-of-interest-1",
            "about": [{"@type": "Person", "name": "Gogh"}],
            "text": "Fees from Example Pharma.",
        },
    ]


def test_a_licence_is_its_url() -> None:
    url = "https://creativecommons.org/licenses/by/4.0/"
    licenses = [
        {"url": url, "spdx": "CC-BY-4.0", "name": "CC BY", "start_date": "2013", "applies_to": "vor"},
        {"url": "https://www.example.org/tdm", "applies_to": "tdm"},
    ]
    assert node(licenses=licenses)["license"] == url
    assert dropped(licenses=licenses) == [
        "licenses[0].applies_to",
        "licenses[0].start_date",
        "licenses[0].spdx",
        "licenses[0].name",
        "licenses[1]",
    ]
    assert node(licenses=[{"name": "Open", "spdx": "MIT", "statement": "Free."}])["license"] == {
        "@type": "CreativeWork",
        "name": "Open",
        "identifier": ["MIT"],
        "text": "Free.",
    }


@pytest.mark.parametrize(
    ("held", "holder", "notice", "lost"),
    [
        ({"statement": "© 2023 Example Press", "holder": "Example Press"}, "Organization", "© 2023 Example Press", []),
        ({"holder": "Ada van Gogh"}, "Person", None, []),
        ({"holder": "Water Group"}, "Organization", None, []),
        (
            {"holder": "The Authors", "year": 2023},
            None,
            "© 2023 The Authors",
            ["copyright.statement", "copyright.holder"],
        ),
        (
            {"holder": "The Authors", "statement": "All rights."},
            None,
            "All rights. © The Authors",
            ["copyright.statement", "copyright.holder"],
        ),
        ({"holder": "The Authors", "statement": "© The Authors"}, None, "© The Authors", ["copyright.holder"]),
        ({"statement": "Public domain"}, None, "Public domain", []),
    ],
)
def test_a_holder_is_named_where_its_kind_is_known(
    held: dict[str, Any], holder: str | None, notice: str | None, lost: list[str]
) -> None:
    fields: dict[str, Any] = {
        "copyright": held,
        "journal": {"title": "J", "publisher": {"name": "Example Press"}},
        "contributors": [{"family": "van Gogh", "given": "Ada"}, {"name": "Water Group"}],
    }
    written = node(**fields)
    assert written.get("copyrightHolder", {}).get("@type") == holder
    assert written.get("copyrightNotice") == notice
    assert written.get("copyrightYear") == held.get("year")
    assert dropped(**fields) == lost


@pytest.mark.parametrize(
    ("free", "published", "written", "lost"),
    [
        ({}, None, True, []),
        ({"start_date": "2013-05-17"}, "2013-05-17", True, ["free_to_read.start_date"]),
        ({"start_date": "2014"}, "2013-05-17", None, ["free_to_read"]),
        ({"start_date": "2014"}, None, None, ["free_to_read"]),
        ({"end_date": "2014"}, "2013", None, ["free_to_read"]),
        (None, "2013", None, []),
    ],
)
def test_free_reading_is_said_only_if_it_has_no_end(
    free: Any,
    published: str | None,
    written: Any,
    lost: list[str],
) -> None:
    fields = {"free_to_read": free, "dates": {"published": published}}
    assert node(**fields).get("isAccessibleForFree") is written
    assert dropped(**fields) == lost


def test_an_open_licence_is_no_statement_on_free_reading() -> None:
    assert "isAccessibleForFree" not in node(licenses=[{"url": "https://creativecommons.org/licenses/by/4.0/"}])


def test_subjects_and_trials() -> None:
    subjects = [
        {"term": "Botany", "code": "QK", "scheme": "https://www.example.org/lcc"},
        {"term": "Soil", "scheme": "Example Thesaurus"},
    ]
    trials = [{"number": "NCT1", "registry": "10.18810/clinical-trials-gov", "stage": "results"}]
    assert node(subjects=subjects, trials=trials)["about"] == [
        {
            "@type": "DefinedTerm",
            "name": "Botany",
            "termCode": "QK",
            "inDefinedTermSet": "https://www.example.org/lcc",
        },
        {
            "@type": "DefinedTerm",
            "name": "Soil",
            "inDefinedTermSet": {"@type": "DefinedTermSet", "name": "Example Thesaurus"},
        },
        {
            "@type": "MedicalTrial",
            "identifier": [
                {
                    "@type": "PropertyValue",
                    "propertyID": "https://doi.org/10.18810/clinical-trials-gov",
                    "value": "NCT1",
                }
            ],
        },
    ]
    assert dropped(trials=trials) == ["trials[0].stage"]


def test_funding() -> None:
    trust = {"name": "Trust", "ror": "021nxhr62", "funder_id": "10.13039/100000001", "country_code": "US"}
    awards = [
        {
            "funder": trust,
            "numbers": ["7", "8"],
            "grant_doi": "10.5555/g7",
            "recipients": [{"family": "Gogh"}, {"name": "Group"}],
        },
        {"funder": trust},
        {"funder": {"name": "Fund"}},
    ]
    written = node(awards=awards)
    assert [each["name"] for each in written["funder"]] == ["Trust", "Fund"]
    assert written["funder"][0]["@id"] == "https://ror.org/021nxhr62"
    assert [each["value"] for each in written["funder"][0]["identifier"]] == ["ror:021nxhr62", "doi:10.13039/100000001"]
    (grant,) = written["funding"]
    assert grant["@id"] == "https://doi.org/10.5555/g7"
    assert grant["identifier"][1:] == ["7", "8"]
    assert grant["funder"] == written["funder"][:1]
    assert [each["@type"] for each in grant["fundedItem"]] == ["Person", "Organization"]


def test_full_texts() -> None:
    full_texts = [
        {"url": "https://www.example.org/1.pdf", "media_type": "application/pdf", "version": "vor"},
        {"url": "https://www.example.org/1.xml", "purpose": "text-mining"},
        {"url": "https://www.example.org/1.pdf", "media_type": "text/html"},
        {"url": "https://www.example.org/c.pdf", "purpose": "similarity-check"},
    ]
    assert node(full_texts=full_texts)["encoding"] == [
        {
            "@type": "MediaObject",
            "contentUrl": "https://www.example.org/1.pdf",
            "encodingFormat": "application/pdf",
            "creativeWorkStatus": "Version of Record",
        },
        {"@type": "MediaObject", "contentUrl": "https://www.example.org/1.xml"},
    ]
    assert dropped(full_texts=full_texts) == ["full_texts[1].purpose", "full_texts[2]", "full_texts[3]"]


@pytest.mark.parametrize("kind", RelationType)
def test_every_relation_is_written_or_reported(kind: RelationType) -> None:
    relations = [{"type": kind, "target": "10.5555/other", "target_type": "doi"}]
    written = node(relations=relations, doi="10.5555/own")
    if kind not in RELATIONS:
        assert dropped(relations=relations) == ["relations[0]"]
        return
    (target,) = written[RELATIONS[kind]]
    assert (target if isinstance(target, str) else target["@id"]) == "https://doi.org/10.5555/other"
    is_told = READ_RELATIONS[RELATIONS[kind]] is kind
    assert dropped(relations=relations, doi="10.5555/own") == ([] if is_told else ["relations[0].type"])


def test_what_may_be_taken_for_an_id_of_the_article_does_not_stand_in_same_as() -> None:
    relations = [{"type": "is-same-as", "target": "10.5555/other", "target_type": "doi"}]
    assert "sameAs" not in node(relations=relations)
    assert dropped(relations=relations) == ["relations[0]"]


def test_relations_in_another_order_than_their_properties_are_reported() -> None:
    relations = [{"type": kind, "target": "10.5555/x", "target_type": "doi"} for kind in ("is-part-of", "has-part")]
    assert dropped(relations=relations) == ["relations"]
    assert dropped(relations=relations[::-1]) == []


@pytest.mark.parametrize(
    ("target_type", "target", "written"),
    [
        ("url", "https://www.example.org/a", {"@id": "https://www.example.org/a", "url": "https://www.example.org/a"}),
        ("pmid", "12", {"@id": "https://pubmed.ncbi.nlm.nih.gov/12/"}),
        ("isbn", "9780306406157", {}),
        ("ark", "ark:/12148/btv1b8449691v", {}),
        ("other", "X1", {}),
    ],
)
def test_what_a_relation_points_to(target_type: str, target: str, written: dict[str, str]) -> None:
    relations = [{"type": "is-based-on", "target": target, "target_type": target_type, "description": "A thing"}]
    (found,) = node(relations=relations)["isBasedOn"]
    values = [each["value"].removeprefix(f"{target_type}:") for each in found.pop("identifier", [])]
    assert values in ([target], [f"pubmed:{target}"], [target.removeprefix("ark:")], [])
    assert found == {"@type": "CreativeWork", **written, "description": "A thing"}


def test_relations_stand_beside_what_is_there() -> None:
    relations = [
        {"type": kind, "target": "10.5555/other", "target_type": "doi"} for kind in ("is-part-of", "documents")
    ]
    written = node(relations=relations, journal={"title": "J"}, subjects=[{"term": "Rain"}])
    assert [each["@type"] for each in written["isPartOf"]] == ["Periodical", "CreativeWork"]
    assert [each["@type"] for each in written["about"]] == ["DefinedTerm", "CreativeWork"]


def test_a_notice_is_based_on_what_it_updates() -> None:
    updates = [{"type": "retraction", "doi": "10.5555/wrong", "date": "2024"}]
    (updated,) = node(updates=updates)["isBasedOn"]
    assert updated["@id"] == "https://doi.org/10.5555/wrong"
    assert updated["description"] == "The work that this retraction is about"
    assert dropped(updates=updates) == ["updates[0].date"]


@pytest.mark.parametrize("kind", WorkType)
def test_a_cited_work_is_typed_by_its_kind(kind: WorkType) -> None:
    assert cited(type=kind, title="Rain")["@type"] == WORK_TYPES[kind]


def test_a_cited_article() -> None:
    work = {
        "type": "journal-article",
        "authors": [{"family": "Plotz", "given": "P. H."}, {"name": "Group"}],
        "title": "Rain",
        "container_title": "Annals",
        "volume": "111",
        "issue": "2",
        "pages": {"first": "143", "last": "157"},
        "date": "1989",
        "doi": "10.5555/rain",
        "issn": "1234-5679",
    }
    references = [{"key": "r1", "label": "1", "raw": "Plotz PH. Rain. 1989.", "work": work}]
    (written,) = node(references=references)["citation"]
    assert written == {
        "@type": "ScholarlyArticle",
        "@id": "https://doi.org/10.5555/rain",
        "position": "1",
        "description": "Plotz PH. Rain. 1989.",
        "name": "Rain",
        "author": [
            {"@type": "Person", "name": "P. H. Plotz", "givenName": "P. H.", "familyName": "Plotz"},
            {"@type": "Organization", "name": "Group"},
        ],
        "datePublished": "1989",
        "isPartOf": {
            "@type": "PublicationIssue",
            "issueNumber": "2",
            "isPartOf": {
                "@type": "PublicationVolume",
                "volumeNumber": "111",
                "isPartOf": {"@type": "Periodical", "name": "Annals", "issn": ["1234-5679"]},
            },
        },
        "pageStart": "143",
        "pageEnd": "157",
        "identifier": [
            {
                "@type": "PropertyValue",
                "propertyID": f"{REGISTRY}doi",
                "value": "doi:10.5555/rain",
                "url": "https://doi.org/10.5555/rain",
            }
        ],
    }
    assert dropped(references=references) == ["references[0].key"]


def test_a_cited_chapter_is_part_of_its_book() -> None:
    work = {
        "type": "chapter",
        "title": "Roots",
        "container_title": "Plants",
        "editors": [{"family": "Olsen"}, {"name": "Society"}],
        "series_title": "Handbooks",
        "volume": "4",
        "edition": "2nd",
        "isbn": "9780306406157",
    }
    assert cited(**work)["isPartOf"] == {
        "@type": "PublicationVolume",
        "volumeNumber": "4",
        "isPartOf": {
            "@type": "Book",
            "name": "Plants",
            "isbn": "9780306406157",
            "bookEdition": "2nd",
            "editor": [{"@type": "Person", "name": "Olsen", "familyName": "Olsen"}],
            "contributor": [{"@type": "Organization", "name": "Society"}],
            "isPartOf": {"@type": "CreativeWorkSeries", "name": "Handbooks"},
        },
    }
    assert cited_dropped(**work) == ["references[0].work.editors[1]"]


@pytest.mark.parametrize(
    ("work", "written"),
    [
        ({"type": "report", "number": "77"}, {"reportNumber": "77"}),
        (
            {"type": "patent", "number": "US1"},
            {
                "genre": "patent",
                "identifier": [{"@type": "PropertyValue", "propertyID": "number", "value": "US1"}],
            },
        ),
        (
            {"type": "book", "publisher": "Press", "publisher_place": "London", "isbn": "9780306406157"},
            {
                "publisher": {"@type": "Organization", "name": "Press", "location": "London"},
                "isbn": "9780306406157",
            },
        ),
        ({"type": "software", "version": "1.4"}, {"version": "1.4"}),
        (
            {"type": "preprint", "container_title": "arXiv"},
            {"genre": "preprint", "isPartOf": {"@type": "WebSite", "name": "arXiv"}},
        ),
    ],
)
def test_what_belongs_to_one_kind_of_work(work: dict[str, Any], written: dict[str, Any]) -> None:
    assert cited(**work) == {"@type": WORK_TYPES[WorkType(work["type"])], "@id": "#r1", **written}
    assert cited_dropped(**work) == []


@pytest.mark.parametrize(
    ("work", "field"),
    [
        ({"type": "book", "pages": {"first": "7"}}, "pages"),
        ({"type": "report", "edition": "2"}, "edition"),
        ({"type": "web-page", "accessed": "2024"}, "accessed"),
        ({"authors": [{"family": "Gogh"}], "et_al": True}, "et_al"),
    ],
)
def test_what_a_kind_of_work_has_no_place_for_is_reported(work: dict[str, Any], field: str) -> None:
    assert cited_dropped(title="Rain", **work) == [f"references[0].work.{field}"]


def test_a_reference_known_as_printed_is_text() -> None:
    references = [{"key": "r1", "label": "1", "raw": {"markup": "Doe, J. <i>Rain</i>. 1999."}}]
    assert node(references=references)["citation"] == ["Doe, J. Rain. 1999."]
    assert dropped(references=references) == ["references[0].key", "references[0].label", "references[0].raw"]


def test_local_ids_are_unlike_each_other() -> None:
    keys = ["conflict-of-interest", "abstract-2", "r 1", "#r", "reference-funding", "funding"]
    references = [{"key": key, "work": {"title": key}} for key in keys]
    statements = {"funding": {"paragraphs": ["None."]}, "conflict_of_interest": {"paragraphs": ["None."]}}
    written = node(references=references, statements=statements)
    ids = [each["@id"] for each in (*written["citation"], *written["hasPart"])]
    assert len(set(ids)) == len(ids) == 8
    assert ids[2:4] == ["#r%201", "#%23r"]


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], deadline=None, max_examples=30)
@given(articles())
def test_every_article_leaves_valid(article: Article) -> None:
    for options in ({}, {"author_list": "list"}):
        assert pubmeta.detect(pubmeta.export(article, "schemaorg", options).content) == "schemaorg"


def test_the_cited_works_are_left_out_where_the_option_says_so() -> None:
    article = Article(title="Rain", references=[{"key": "r1", "raw": "Doe, J. Sun. 1999."}])
    document = pubmeta.export(article, "schemaorg", {"references": False})
    assert "citation" not in json.loads(document.content)
    assert ("dropped", "references") in [(problem.kind, problem.path) for problem in document.problems]
