from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from pubmeta.model import WorkType
from pubmeta.problems import Kind

Write = Callable[..., Any]


def test_a_reference_keeps_its_fields_and_its_text_together(written: Write) -> None:
    reference = {
        "key": "ref1",
        "label": "1",
        "raw": {"markup": "Plotz P, Dalakas M. <i>Myopathies</i>. Ann Intern Med 1989;111:143-57."},
        "work": {
            "type": "journal-article",
            "authors": [{"family": "Plotz", "given": "P."}, {"family": "Dalakas", "given": "M."}],
            "et_al": True,
            "title": {"markup": "<i>Myopathies</i>"},
            "container_title": "Annals of Internal Medicine",
            "volume": "111",
            "issue": "2",
            "pages": {"first": "143", "last": "157"},
            "date": "1989-07",
            "doi": "10.7326/0003-4819-111-2-143",
            "issn": "0003-4819",
            "pmid": "2660645",
        },
    }
    made = written(references=[reference])
    assert made.xml("//citation_list") == (
        '<citation_list><citation key="ref1" type="journal_article"><issn>0003-4819</issn>'
        "<journal_title>Annals of Internal Medicine</journal_title><author>Plotz</author><volume>111</volume>"
        "<issue>2</issue><first_page>143</first_page><cYear>1989</cYear><doi>10.7326/0003-4819-111-2-143</doi>"
        "<article_title>Myopathies</article_title><unstructured_citation>Plotz P, Dalakas M. <i>Myopathies</i>. "
        "Ann Intern Med 1989;111:143-57.</unstructured_citation></citation></citation_list>"
    )
    assert sorted(made.paths()) == [
        "references[0].label",
        "references[0].work.authors",
        "references[0].work.date",
        "references[0].work.et_al",
        "references[0].work.pages.last",
        "references[0].work.pmid",
        "references[0].work.title",
    ]


BOTH = {"title": "Title", "container_title": "Container", "series_title": "Series"}


@pytest.mark.parametrize(
    ("kind", "term", "elements"),
    [
        ("journal-article", "journal_article", {"article_title": "Title", "journal_title": "Container"}),
        ("preprint", "preprint", {"article_title": "Title", "journal_title": "Container"}),
        (None, None, {"article_title": "Title", "journal_title": "Container"}),
        ("chapter", "book_chapter", {"article_title": "Title", "volume_title": "Container"}),
        ("proceedings-article", "conference_paper", {"article_title": "Title", "volume_title": "Container"}),
        ("web-page", "web_resource", {"article_title": "Title", "volume_title": "Container"}),
        ("dataset", "dataset", {"article_title": "Title", "volume_title": "Container"}),
        ("software", "software", {"article_title": "Title", "volume_title": "Container"}),
        ("patent", "patent", {"article_title": "Title", "volume_title": "Container"}),
        ("book", "book", {"article_title": "Title", "volume_title": "Container"}),
        ("thesis", "dissertation", {"article_title": "Title", "volume_title": "Container"}),
        ("report", "report", {"article_title": "Title", "volume_title": "Container"}),
        ("standard", "standard", {"article_title": "Title", "volume_title": "Container"}),
    ],
)
def test_titles_stand_where_the_kind_of_work_puts_them(
    written: Write, kind: str | None, term: str | None, elements: Mapping[str, str]
) -> None:
    made = written(references=[{"key": "r", "work": {**BOTH, **({"type": kind} if kind else {})}}])
    (citation,) = made.all("//citation")
    assert citation.get("type") == term
    found = {child.tag.rpartition("}")[2]: child.text for child in citation}
    assert found == {"series_title": "Series", **elements}
    assert made.paths() == []


def test_every_kind_of_work_was_among_these() -> None:
    assert len(WorkType) == 12


def test_the_container_of_a_whole_work_without_title_is_the_volume(written: Write) -> None:
    made = written(references=[{"key": "r", "work": {"type": "book", "container_title": "Handbook"}}])
    assert made.texts("//volume_title") == ["Handbook"]


def test_the_oldest_version_has_no_types_of_works(written: Write) -> None:
    references = [{"key": "r", "work": {"type": "book", "title": "Title"}}]
    made = written(references=references, options={"version": "5.3.1"})
    assert made.all("//citation")[0].get("type") is None
    assert made.paths() == ["references[0].work.type"]


@pytest.mark.parametrize(
    ("work", "element", "text"),
    [
        ({"authors": [{"family": "van Engelen"}]}, "author", "van Engelen"),
        ({"article_number": "e0042"}, "elocation_id", "e0042"),
        ({"isbn": "0-306-40615-2"}, "isbn", "0306406152"),
        ({"pages": {"first": "e17"}}, "first_page", "e17"),
        ({"type": "standard", "number": "ISO 9999:2022"}, "std_designator", "ISO 9999:2022"),
        ({"edition": "2"}, "edition_number", "2"),
        ({"edition": "IV"}, "edition_number", "IV"),
        ({"date": "1989"}, "cYear", "1989"),
    ],
)
def test_a_field_has_its_element_and_nothing_is_lost(
    written: Write, work: dict[str, Any], element: str, text: str
) -> None:
    made = written(references=[{"key": "r", "work": work}])
    assert made.texts(f"//citation/{element}") == [text]
    assert {problem.code for problem in made.problems} <= {"crossref.citation-journal"}


@pytest.mark.parametrize(
    ("work", "element", "text", "path"),
    [
        ({"authors": [{"family": "Engelen", "particle": "van"}]}, "author", "van Engelen", "authors"),
        ({"authors": [{"name": "World Water Office"}]}, "author", "World Water Office", "authors"),
        ({"edition": "2nd ed."}, "edition_number", "2", "edition"),
        ({"edition": "3rd revised edition"}, "edition_number", "3", "edition"),
        ({"edition": "12."}, "edition_number", "12", "edition"),
    ],
)
def test_what_a_field_loses_on_the_way_is_reported(
    written: Write, work: dict[str, Any], element: str, text: str, path: str
) -> None:
    made = written(references=[{"key": "r", "work": work}])
    assert made.texts(f"//citation/{element}") == [text]
    assert made.paths() == [f"references[0].work.{path}"]


@pytest.mark.parametrize(
    ("work", "paths"),
    [
        ({"authors": [{"family": "Ito", "given": "K."}]}, ["authors"]),
        ({"authors": [{"name": "A"}, {"name": "B"}]}, ["authors"]),
        ({"editors": [{"family": "Olsen"}]}, ["editors"]),
        ({"publisher": "P", "publisher_place": "L"}, ["publisher", "publisher_place"]),
        ({"version": "2", "url": "https://x.example", "accessed": "2024"}, ["version", "url", "accessed"]),
        ({"pmid": "1", "pmcid": "PMC1", "arxiv": "2301.00001"}, ["pmid", "pmcid", "arxiv"]),
        ({"type": "report", "number": "7"}, ["number"]),
        ({"pages": {"range": "12-15, 18"}}, ["pages"]),
        ({"volume": "v" * 33, "issue": "i" * 33}, ["volume", "issue"]),
        ({"pages": {"first": "p" * 33}}, ["pages.first"]),
        ({"edition": "the second enlarged one"}, ["edition"]),
        ({"doi": "10.5555.6/x"}, ["doi"]),
    ],
)
def test_what_a_citation_has_no_place_for_is_reported(written: Write, work: dict[str, Any], paths: list[str]) -> None:
    made = written(references=[{"key": "r", "raw": "As printed.", "work": work}])
    assert sorted(made.paths()) == sorted(f"references[0].work.{path}" for path in paths)


@pytest.mark.parametrize(
    ("work", "path", "kind"),
    [
        ({"pages": {"range": "e17"}}, "pages", Kind.GUESSED),
        ({"type": "book", "container_title": "Waters"}, "title", Kind.ASSUMED),
    ],
)
def test_what_a_citation_makes_of_a_value_is_reported(
    written: Write, work: dict[str, Any], path: str, kind: Kind
) -> None:
    made = written(references=[{"key": "r", "work": work}])
    assert made.paths(kind) == [f"references[0].work.{path}"]


def test_a_citation_that_would_be_empty_is_left_out_and_reported(written: Write) -> None:
    made = written(references=[{"key": "r", "work": {"url": "https://www.example.org/x"}}])
    assert made.all("//citation_list") == []
    assert made.paths() == ["references[0].work.url", "references[0]"]


def test_a_cited_doi_may_have_characters_that_are_no_longer_registered(written: Write) -> None:
    doi = "10.1002/(SICI)1521-3951(199911)216:1<135::AID-PSSB135>3.0.CO;2-#"
    made = written(references=[{"key": "r", "work": {"doi": doi}}])
    assert made.texts("//citation/doi") == [doi]
    assert made.problems == ()


@pytest.mark.parametrize(
    ("arxiv", "doi"),
    [("2301.00001v2", "10.48550/arXiv.2301.00001"), ("hep-th/9901001", "10.48550/arXiv.hep-th/9901001")],
)
def test_a_work_at_arxiv_has_the_doi_that_arxiv_gives_it(written: Write, arxiv: str, doi: str) -> None:
    made = written(references=[{"key": "r1", "work": {"type": "preprint", "title": "Ice", "arxiv": arxiv}}])
    assert made.texts("//citation/doi") == [doi]
    assert made.paths(Kind.ASSUMED) == ["references[0].work.doi"]
    own = {"title": "Ice", "arxiv": arxiv, "doi": "10.5555/ice"}
    assert written(references=[{"key": "r1", "work": own}]).texts("//citation/doi") == ["10.5555/ice"]


@pytest.mark.parametrize(
    ("work", "text"),
    [
        (
            {
                "type": "web-page",
                "authors": [{"family": "Roe", "given": "Ann"}, {"name": "Fen"}],
                "et_al": True,
                "title": {"markup": "<i>Otters</i> &amp; us?"},
                "container_title": "Fen News",
                "date": "2020-05",
                "url": "https://www.example.org/",
                "accessed": "2021-02-03",
            },
            "Ann Roe, Fen et al. (2020-05). Otters &amp; us? Fen News. https://www.example.org/ (accessed 2021-02-03)",
        ),
        (
            {"type": "software", "title": "otter", "version": "1.2", "url": "https://www.example.org/s"},
            "otter. Version 1.2. https://www.example.org/s",
        ),
    ],
)
def test_of_a_work_on_the_web_the_url_is_written_in_a_text_made_of_the_fields(
    written: Write, work: dict[str, Any], text: str
) -> None:
    made = written(references=[{"key": "r", "work": work}])
    assert f"<unstructured_citation>{text}</unstructured_citation>" in made.xml("//citation")
    assert made.paths(Kind.ASSUMED) == ["references[0].raw"]


@pytest.mark.parametrize(
    "reference",
    [
        {"raw": "Otters. https://www.example.org/o", "work": {"type": "web-page", "url": "https://www.example.org/o"}},
        {"work": {"type": "dataset", "title": "T", "doi": "10.1234/d", "url": "https://www.example.org/o"}},
        {"work": {"type": "journal-article", "title": "T", "url": "https://www.example.org/o"}},
        {"work": {"type": "web-page", "title": "T"}},
    ],
)
def test_no_text_is_made_beside_one_or_without_need(written: Write, reference: dict[str, Any]) -> None:
    made = written(references=[{"key": "r", **reference}])
    assert made.paths(Kind.ASSUMED) == []
