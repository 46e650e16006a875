from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pubmeta.formats.crossref import FORMAT, CrossrefOptions
from pubmeta.model import Article
from pubmeta.problems import Kind, Log

Write = Callable[..., Any]
VERSIONS = ("5.5.0", "5.4.0", "5.3.1")
CROSSMARK = {"crossmark_policy": "10.5555/policy"}


def test_nothing_but_what_is_known_is_written(written: Write) -> None:
    assert written().xml("//journal") == (
        "<journal><journal_metadata><full_title>Journal of Water</full_title>"
        '<issn media_type="electronic">2345-6787</issn></journal_metadata>'
        "<journal_article><titles><title>Water in plants</title></titles>"
        '<publication_date media_type="online"><month>02</month><day>29</day><year>2024</year></publication_date>'
        "<doi_data><doi>10.5555/water.1</doi><resource>https://www.example.org/water/1</resource></doi_data>"
        "</journal_article></journal>"
    )


def test_the_head_is_what_the_options_say(written: Write) -> None:
    assert written().xml("/doi_batch/head") == (
        "<head><doi_batch_id>batch-1</doi_batch_id><timestamp>20240301120000000</timestamp>"
        "<depositor><depositor_name>Example Press</depositor_name>"
        "<email_address>deposits@example.org</email_address></depositor>"
        "<registrant>Example Press</registrant></head>"
    )


@pytest.mark.parametrize("version", VERSIONS)
def test_a_version_has_its_namespace_and_schema_location(written: Write, version: str) -> None:
    root = written(options={"version": version}).root
    namespace = f"http://www.crossref.org/schema/{version}"
    assert root.tag == f"{{{namespace}}}doi_batch"
    assert root.get("version") == version
    location = root.get("{http://www.w3.org/2001/XMLSchema-instance}schemaLocation")
    assert location == f"{namespace} https://www.crossref.org/schemas/crossref{version}.xsd"


def test_each_absent_option_is_missing_with_what_to_give(written: Write) -> None:
    absent = dict.fromkeys(("batch_id", "timestamp", "depositor_name", "depositor_email", "registrant"))
    made = written(options=absent)
    assert made.paths(Kind.MISSING) == [f"options.{name}" for name in absent]
    assert "set batch_id under [crossref] in the configuration" in made.remedy("options.batch_id")


def test_an_article_of_which_only_the_title_is_known_says_all_that_is_missing() -> None:
    log = Log()
    assert FORMAT.write is not None
    FORMAT.write(Article(title="Water"), CrossrefOptions(), log)
    assert [problem.path for problem in log if problem.kind is Kind.MISSING and "options" not in problem.path] == [
        "journal",
        "dates.published_online",
        "doi",
        "landing_page",
    ]


def test_other_than_ascii_characters_are_numeric_references(written: Write) -> None:
    made = written(title="Größe 水")
    assert b"Gr&#246;&#223;e &#27700;" in made.content
    assert made.content.isascii()
    assert made.texts("//title") == ["Größe 水"]


def test_the_parts_of_a_journal_article_stand_in_the_order_of_the_schema(written: Write) -> None:
    made = written(
        contributors=[{"family": "Ito"}],
        abstracts=[{"sections": [{"paragraphs": ["Short."]}]}],
        dates={"published_online": "2024", "accepted": "2023-12"},
        pages={"first": "1"},
        article_number="e1",
        awards=[{"funder": {"name": "Trust"}}],
        licenses=[{"url": "https://creativecommons.org/licenses/by/4.0/"}],
        trials=[{"number": "NCT01", "registry": "10.18810/clinical-trials-gov"}],
        relations=[{"type": "references", "target": "10.5555/x", "target_type": "doi"}],
        archives=["CLOCKSS"],
        version={"label": "2"},
        references=[{"key": "r1", "raw": "Doe. 1999."}],
    )
    assert made.names("//journal_article") == [
        "titles",
        "contributors",
        "abstract",
        "publication_date",
        "acceptance_date",
        "pages",
        "publisher_item",
        "program",
        "program",
        "program",
        "program",
        "archive_locations",
        "version_info",
        "doi_data",
        "citation_list",
    ]


def test_journal_metadata_has_abbreviations_both_issns_and_the_base_language(written: Write) -> None:
    made = written(
        journal={
            "title": "Revista da Água",
            "abbreviations": ["Rev. Água"],
            "issn_print": "1234-5679",
            "issn_electronic": "2345-6787",
            "issn_linking": "1234-5679",
            "language": "pt-BR",
            "nlm_ta": "Rev Agua",
            "publisher_id": "rda",
            "publisher": {"name": "Example Press"},
        },
        language="pt-BR",
    )
    assert made.xml("//journal_metadata") == (
        '<journal_metadata language="pt"><full_title>Revista da Água</full_title><abbrev_title>Rev. Água</abbrev_title>'
        '<issn media_type="electronic">2345-6787</issn><issn media_type="print">1234-5679</issn></journal_metadata>'
    )
    assert made.all("//journal_article")[0].get("language") == "pt"
    assert made.paths() == [
        "journal.issn_linking",
        "journal.nlm_ta",
        "journal.publisher_id",
        "journal.publisher",
        "journal.language",
        "language",
    ]


def test_a_language_that_the_schema_does_not_know_is_left_out(written: Write) -> None:
    assert written(language="yue").all("//journal_article")[0].get("language") == "yue"
    older = written(language="yue", options={"version": "5.3.1"})
    assert older.all("//journal_article")[0].get("language") is None
    assert older.message("language") == "the schema 5.3.1 does not know the language code 'yue'"


def test_an_issn_in_an_unknown_medium_is_asked_about(written: Write) -> None:
    made = written(journal={"title": "Journal of Water", "issn_linking": "1234-5679"})
    assert "whether 1234-5679 is the journal's ISSN in print or online" in made.message("journal.issn_electronic")


def test_a_journal_needs_an_issn_or_a_doi_with_a_page(written: Write) -> None:
    journal = {"title": "Journal of Water", "doi": "10.5555/jw"}
    without_page = written(journal=journal)
    assert without_page.paths(Kind.MISSING) == ["journal.issn_electronic"]
    assert "journal.doi" in without_page.paths()
    with_page = written(journal=journal, options={"journal_page": "https://www.example.org/jw"})
    assert with_page.problems == ()
    assert with_page.xml("//journal_metadata/doi_data") == (
        "<doi_data><doi>10.5555/jw</doi><resource>https://www.example.org/jw</resource></doi_data>"
    )


def test_the_journal_never_has_the_article_s_doi(written: Write) -> None:
    journal = {"title": "Journal of Water", "issn_electronic": "2345-6787", "doi": "10.5555/WATER.1"}
    made = written(journal=journal, options={"journal_page": "https://www.example.org/jw"})
    assert made.paths(Kind.INVALID) == ["journal.doi"]


def test_a_journal_doi_of_another_prefix_cannot_stand_in_the_same_deposit(written: Write) -> None:
    journal = {"title": "Journal of Water", "issn_electronic": "2345-6787", "doi": "10.1234/jw"}
    made = written(journal=journal, options={"journal_page": "https://www.example.org/jw"})
    assert made.paths() == ["journal.doi"]
    assert made.all("//journal_metadata/doi_data") == []


def test_the_most_abbreviations_are_ten(written: Write) -> None:
    abbreviations = [f"J. W. {number}" for number in range(12)]
    made = written(journal={"title": "W", "issn_print": "1234-5679", "abbreviations": abbreviations})
    assert made.texts("//abbrev_title") == abbreviations[:10]
    assert made.paths() == ["journal.abbreviations[10]", "journal.abbreviations[11]"]


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("journal.title", {"journal": {"title": "J" * 256, "issn_print": "1234-5679"}}),
        ("volume", {"volume": "v" * 33, "dates": {"published": "2024"}}),
        ("issue", {"issue": "i" * 33, "dates": {"published": "2024"}}),
        ("pages", {"pages": {"first": "p" * 33}}),
        ("article_number", {"article_number": "e" * 33}),
        ("landing_page", {"landing_page": f"https://www.example.org/{'p' * 2030}"}),
        ("doi", {"doi": f"10.5555/{'x' * 201}"}),
        ("doi", {"doi": "10.5555.1/x"}),
        ("doi", {"doi": "10.5555/a<b"}),
        ("doi", {"doi": "10.5555/a‐b"}),
        ("contributors[0].family", {"contributors": [{"family": "F" * 201}]}),
        ("contributors[0].name", {"contributors": [{"name": "G" * 512}]}),
        ("dates.published_online", {"dates": {"published_online": "1399"}}),
        ("dates.accepted", {"dates": {"published_online": "2024", "accepted": "2201-01"}}),
        ("trials[0].registry", {"trials": [{"number": "1", "registry": "10.18810/ab"}]}),
    ],
)
def test_what_the_schema_has_no_room_for_is_invalid_at_its_model_path(
    written: Write, path: str, fields: dict[str, Any]
) -> None:
    assert set(written(**fields).paths(Kind.INVALID)) == {path}


def test_an_article_type_is_reported_but_that_of_an_abstract_written(written: Write) -> None:
    assert written(type="editorial").paths() == ["type"]
    abstract = written(type="abstract")
    assert abstract.all("//journal_article")[0].get("publication_type") == "abstract_only"
    assert abstract.problems == ()


def test_a_version_is_its_label_or_its_stage(written: Write) -> None:
    both = written(version={"stage": "VoR", "label": "2", "description": "Figure 2 replaced"})
    assert both.xml("//version_info") == (
        "<version_info><version>2</version><description>VoR</description>"
        "<description>Figure 2 replaced</description></version_info>"
    )
    assert (
        written(version={"stage": "AM"}).xml("//version_info") == "<version_info><version>AM</version></version_info>"
    )
    assert written(version={"stage": "AM"}, options={"version": "5.3.1"}).paths() == ["version"]


def test_values_without_a_place_are_reported_at_their_paths(written: Write) -> None:
    made = written(
        short_title="Water",
        keywords=[{"keywords": ["water"]}],
        subjects=[{"term": "Botany"}],
        section="Research",
    )
    assert made.paths() == ["short_title", "keywords[0]", "section", "subjects[0]"]


PREPRINT: dict[str, Any] = {
    "type": "preprint",
    "journal": {"title": "ExampleRxiv"},
    "section": "Botany",
    "dates": {"posted": "2023-08-30", "accepted": "2023-08-29"},
    "contributors": [{"family": "Ito"}],
    "abstracts": [{"sections": [{"paragraphs": ["Short."]}]}],
    "article_number": "r9",
    "awards": [{"funder": {"name": "Trust"}}],
    "licenses": [{"url": "https://creativecommons.org/licenses/by/4.0/"}],
    "trials": [{"number": "NCT01", "registry": "10.18810/clinical-trials-gov"}],
    "relations": [{"type": "is-preprint-of", "target": "10.5555/x", "target_type": "doi"}],
    "archives": ["CLOCKSS"],
    "version": {"label": "2"},
    "references": [{"key": "r1", "raw": "Doe. 1999."}],
}


def test_a_preprint_is_posted_content(written: Write) -> None:
    made = written(**PREPRINT, language="en")
    assert made.names("//posted_content") == [
        "group_title",
        "contributors",
        "titles",
        "posted_date",
        "acceptance_date",
        "institution",
        "item_number",
        "abstract",
        "program",
        "program",
        "program",
        "program",
        "archive_locations",
        "version_info",
        "doi_data",
        "citation_list",
    ]
    assert dict(made.all("//posted_content")[0].attrib) == {"type": "preprint", "language": "en"}
    assert made.texts("//institution_name") == ["ExampleRxiv"]
    assert made.texts("//group_title") == ["Botany"]
    assert made.problems == ()


def test_an_older_version_holds_less_of_a_preprint(written: Write) -> None:
    made = {version: written(**PREPRINT, options={"version": version}) for version in ("5.4.0", "5.3.1")}
    assert made["5.4.0"].paths() == ["trials[0]", "archives[0]"]
    assert made["5.3.1"].paths() == ["trials[0]", "version", "archives[0]"]


def test_a_preprint_has_no_crossmark_and_no_issue(written: Write) -> None:
    fields = {
        **PREPRINT,
        "volume": "1",
        "pages": {"first": "1"},
        "pmid": "12345",
        "other_ids": [{"type": "pii", "value": "S1"}, {"type": "manuscript", "value": "M1"}],
        "translated_titles": [{"title": "Wasser", "language": "de"}],
        "statements": {"ethics": {"paragraphs": ["Approved."]}},
        "updates": [{"type": "correction", "doi": "10.5555/y"}],
        "dates": {"posted": "2023-08-30", "published_online": "2023-08-31", "received": "2023-08-01"},
        "journal": {"title": "ExampleRxiv", "issn_electronic": "2345-6787"},
    }
    made = written(**fields, options=CROSSMARK)
    assert made.all("//crossmark") == []
    assert sorted(made.paths()) == sorted(
        [
            "volume",
            "pages",
            "pmid",
            "other_ids[0]",
            "translated_titles[0]",
            "statements.ethics",
            "updates[0]",
            "dates.received",
            "dates.published_online",
            "journal.issn_electronic",
        ]
    )
    assert made.texts("//item_number") == ["r9", "M1"]


def test_a_conference_paper_is_no_article_of_a_journal(written: Write) -> None:
    made = written(type="conference-paper", without="landing_page")
    assert [problem.path for problem in made.problems] == ["type"]
    assert made.paths(Kind.INVALID) == ["type"]
    assert "conference" in made.message("type")
    assert made.content == b""
