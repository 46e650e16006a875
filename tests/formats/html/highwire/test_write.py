"""The meta elements that are written of an article."""

from __future__ import annotations

import re
from typing import Any

import pytest

import pubmeta
from pubmeta import Article, Kind, WriteError

ARTICLE: dict[str, Any] = {
    "title": "Rain & roots",
    "doi": "10.5555/rain.1",
    "language": "en",
    "contributors": [
        {
            "family": "Berg",
            "particle": "van den",
            "given": "Anna",
            "suffix": "Jr.",
            "orcid": "0000-0002-1825-0097",
            "email": "anna@example.org",
            "affiliations": [{"name": "University A", "departments": ["Botany"]}, {"name": "Institute B"}],
        },
        {"name": "The Rain Group"},
        {"family": "Doe", "given": "Jo", "role": "editor"},
    ],
    "journal": {"title": "Rain", "issn_electronic": "2049-3630", "issn_print": "1234-5679", "publisher": "Press"},
    "volume": "3",
    "issue": "2",
    "pages": {"first": "10", "last": "19"},
    "dates": {"published_online": "2024-02-09"},
    "landing_page": "https://rain.example/1",
    "full_texts": [{"url": "https://rain.example/1.pdf", "media_type": "application/pdf"}],
}


def written(options: dict[str, Any] | None = None, **changes: Any) -> tuple[list[tuple[str, str]], pubmeta.Document]:
    """The names and contents of the elements, as they are in the HTML, and the document."""
    document = pubmeta.export(Article.model_validate({**ARTICLE, **changes}), "highwire", options)
    return re.findall(r'<meta name="([^"]+)"(?: lang="[^"]*")? content="([^"]*)">', document.text), document


def contents(name: str, *, options: dict[str, Any] | None = None, **changes: Any) -> list[str]:
    return [content for found, content in written(options, **changes)[0] if found == name]


def test_what_is_said_of_an_author_follows_the_author() -> None:
    elements, _ = written({"emails": True})
    start = elements.index(("citation_author", "van den Berg, Anna, Jr."))
    assert elements[start + 1 : start + 6] == [
        ("citation_author_institution", "University A"),
        ("citation_author_institution", "Institute B"),
        ("citation_author_orcid", "https://orcid.org/0000-0002-1825-0097"),
        ("citation_author_email", "anna@example.org"),
        ("citation_author", "The Rain Group"),
    ]
    assert contents("citation_author") == ["van den Berg, Anna, Jr.", "The Rain Group"]


def test_the_elements_of_the_article_its_journal_and_its_places() -> None:
    elements, document = written()
    assert ("citation_title", "Rain &amp; roots") in elements
    assert [each for each in elements if each[0] in ("citation_issn", "citation_eissn", "citation_pissn")] == [
        ("citation_issn", "2049-3630"),
        ("citation_issn", "1234-5679"),
        ("citation_eissn", "2049-3630"),
        ("citation_pissn", "1234-5679"),
    ]
    assert (
        dict(elements).items()
        >= {
            "citation_journal_title": "Rain",
            "citation_publisher": "Press",
            "citation_volume": "3",
            "citation_issue": "2",
            "citation_firstpage": "10",
            "citation_lastpage": "19",
            "citation_doi": "10.5555/rain.1",
            "citation_language": "en",
            "citation_abstract_html_url": "https://rain.example/1",
            "citation_pdf_url": "https://rain.example/1.pdf",
        }.items()
    )
    assert all(line.startswith("<meta ") for line in document.text.splitlines())
    assert not any(content == "" for _, content in elements)


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        ({"published": "2024"}, "2024"),
        ({"published_print": "2024-03"}, "2024/03"),
        ({"published_online": "2024-02-09", "published_print": "2024-03"}, "2024/02/09"),
    ],
)
def test_a_date_is_written_as_far_as_it_is_known(dates: dict[str, str], expected: str) -> None:
    assert contents("citation_publication_date", dates=dates) == [expected]


def test_a_page_that_is_the_article_number_as_well_is_told() -> None:
    article = Article.model_validate({**ARTICLE, "pages": {"first": "104512"}, "article_number": "104512"})
    document = pubmeta.export(article, "highwire", verify=True)
    assert [
        problem.path for problem in document.problems if problem.kind is Kind.DROPPED and "again" in problem.message
    ] == ["pages"]


def test_an_article_number_is_the_first_page_as_well_and_is_not_read_as_pages() -> None:
    elements, document = written(pages=None, article_number="e17")
    assert ("citation_firstpage", "e17") in elements
    assert ("citation_article_number", "e17") in elements
    article = pubmeta.read(document.content).article
    assert (article.pages, article.article_number) == (None, "e17")


def test_of_an_irregular_range_the_first_page_is_written_and_the_rest_reported() -> None:
    elements, document = written(pages={"range": "12-15, 18"})
    assert dict(elements)["citation_firstpage"] == "12"
    assert "citation_lastpage" not in dict(elements)
    assert any(problem.path == "pages" and problem.kind is Kind.DROPPED for problem in document.problems)


def test_a_paper_names_its_proceedings_and_its_meeting() -> None:
    paper: dict[str, Any] = {"type": "conference-paper", "journal": None, "event": "Meeting"}
    paper["proceedings"] = {
        "title": "Proc",
        "subtitle": "Sub",
        "editors": [{"family": "Roe", "given": "Jo"}, {"name": "The Rain Society"}],
        "isbns": ["9781861972712"],
        "series": {"title": "Notes", "issn_electronic": "2345-6787"},
        "publisher": "Press",
    }
    assert contents("citation_conference_title", **paper) == ["Proc: Sub"]
    assert contents("citation_conference", **paper) == ["Meeting"]
    assert contents("citation_editor", **paper) == ["Roe, Jo", "The Rain Society"]
    assert contents("citation_series_title", **paper) == ["Notes"]
    assert contents("citation_isbn", **paper) == ["9781861972712"]
    assert contents("citation_article_type", **paper) == []


@pytest.mark.parametrize("kind", ["preprint", "peer-review", "blog-post", "conference-paper"])
def test_works_beside_the_journal_article_say_what_they_are(kind: str) -> None:
    _, document = written(type=kind)
    assert f'<meta name="citation_article_type" content="{kind}">' in document.text
    assert pubmeta.read(document.content).article.type == kind


def test_a_report_names_its_institution_and_its_number() -> None:
    report: dict[str, Any] = {
        "type": "working-paper",
        "institutions": ["The Bank", "Another"],
        "other_ids": [{"type": "publisher-id", "value": "WP 7"}],
    }
    assert contents("citation_technical_report_institution", **report) == ["The Bank"]
    assert contents("citation_technical_report_number", **report) == ["WP 7"]
    _, document = written(**report)
    assert pubmeta.read(document.content).article.type == "working-paper"
    assert [each.path for each in document.problems if each.path.startswith("inst")] == ["institutions[1]"]


def test_keywords_in_another_language_say_so() -> None:
    keywords = [{"keywords": ["rain", "roots"]}, {"keywords": ["regn"], "language": "no"}]
    _, document = written(keywords=keywords)
    assert '<meta name="citation_keywords" content="roots">' in document.text
    assert '<meta name="citation_keywords" lang="no" content="regn">' in document.text
    assert [str(group.language) for group in pubmeta.read(document.content).article.keywords] == ["None", "no"]


def test_options_add_the_address_of_the_page_the_abstract_and_dublin_core() -> None:
    options = {"page": "https://rain.example/other", "abstract": True, "dublin_core": True}
    elements, document = written(options, abstracts=["It rained."])
    assert (
        dict(elements).items()
        >= {
            "citation_abstract": "It rained.",
            "citation_abstract_html_url": "https://rain.example/other",
            "DC.title": "Rain &amp; roots",
            "DC.date": "2024-02-09",
            "DC.identifier": "https://doi.org/10.5555/rain.1",
        }.items()
    )
    assert '<link rel="schema.DC" href="http://purl.org/dc/elements/1.1/">' in document.text
    assert contents("DC.creator", options=options) == ["van den Berg, Anna, Jr.", "The Rain Group"]


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"contributors": []}, "contributors"),
        ({"contributors": [{"anonymous": True}]}, "contributors"),
        ({"contributors": [{"family": "Doe", "role": "editor"}]}, "contributors"),
        ({"dates": {"accepted": "2024-01-01"}}, "dates"),
    ],
)
def test_what_google_scholar_requires_is_missing_where_it_is_absent(changes: dict[str, Any], path: str) -> None:
    with pytest.raises(WriteError) as raised:
        written(**changes)
    (problem,) = [each for each in raised.value.problems if each.is_error]
    assert (problem.kind, problem.path) == (Kind.MISSING, path)
    assert problem.remedy


def test_a_link_for_similarity_checking_is_not_published() -> None:
    full_texts = [
        {"url": "https://rain.example/check.pdf", "media_type": "application/pdf", "purpose": "similarity-check"}
    ]
    elements, document = written(full_texts=full_texts)
    assert "citation_pdf_url" not in dict(elements)
    assert any(problem.path == "full_texts[0]" for problem in document.problems)


def test_a_pdf_on_another_host_is_discouraged() -> None:
    full_texts = [{"url": "https://elsewhere.example/1.pdf", "media_type": "application/pdf"}]
    _, document = written(full_texts=full_texts)
    assert [problem.code for problem in document.problems if problem.code] == ["highwire.pdf-host"]


def test_authors_whom_programs_will_read_otherwise_are_reported() -> None:
    _, document = written(contributors=[{"family": "Smith; Jones"}])
    assert ("guessed", "contributors") in [(each.kind, each.path) for each in document.problems]
    _, document = written(contributors=[{"name": "Panel\xa0on Food and Sources added to Food"}])
    assert ("guessed", "contributors[0]") in [(each.kind, each.path) for each in document.problems]


def test_the_cited_works_are_written_if_they_are_asked_for() -> None:
    work = {
        "type": "journal-article",
        "title": "Sun; and rain",
        "authors": [{"family": "Roe", "given": "Mary"}, {"name": "The Sun Group"}],
        "container_title": "Suns",
        "volume": "3",
        "date": "1999-05",
        "pages": {"first": "1", "last": "9"},
        "doi": "10.5555/sun.1",
    }
    cited = [{"key": "a", "work": work}, {"key": "b", "raw": "Doe, J. Moon. 2000."}]
    texts = contents("citation_reference", options={"references": True}, references=cited)
    assert texts == [
        (
            "citation_title=Sun, and rain; citation_author=Roe, Mary; citation_author=The Sun Group; "
            "citation_journal_title=Suns; citation_publication_date=1999/05; citation_volume=3; citation_firstpage=1; "
            "citation_lastpage=9; citation_doi=10.5555/sun.1"
        ),
        "Doe, J. Moon. 2000.",
    ]
    assert contents("citation_reference", references=cited) == []
    _, document = written({"references": True}, references=cited)
    first, second = pubmeta.read(document.content).article.references
    assert first.work is not None
    assert (str(first.work.pages), first.work.doi, len(first.work.authors)) == ("1-9", "10.5555/sun.1", 2)
    assert second.raw == "Doe, J. Moon. 2000."


def test_a_semicolon_in_a_cited_work_is_told_and_no_doi_is_made_another() -> None:
    dois = ("10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O", "10.5555/sun.1")
    cited = [{"key": str(key), "work": {"title": "Sun", "doi": doi}} for key, doi in enumerate(dois)]
    texts = contents("citation_reference", options={"references": True}, references=cited)
    assert texts == ["citation_title=Sun", "citation_title=Sun; citation_doi=10.5555/sun.1"]
    _, document = written({"references": True}, references=[*cited, {"key": "c", "work": {"title": "Sun; rain"}}])
    assert [(each.kind, each.path) for each in document.problems if each.path.startswith("references[")] == [
        ("dropped", "references[0].work.doi"),
        ("guessed", "references[2].work"),
    ]


def test_the_spaces_of_an_abbreviation_are_kept() -> None:
    journal = {"title": "Sun", "abbreviations": ["S.\u00a0R.", "S R"]}
    _, document = written(journal=journal)
    found = pubmeta.read(document.content).article.journal
    assert found is not None
    assert found.abbreviations == ("S.\u00a0R.", "S R")
